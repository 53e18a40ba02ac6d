/** The encrypted copy that a database in a read-only folder is read from: gone when it is closed, or with the next reading. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openAsFarAsPossible } from '#vault/store/access'
import { openFile } from '#vault/store/open'

const key = randomBytes(32)
let folder: string
let temporary: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-reading-'))
  temporary = join(folder, 'temporary')
  mkdirSync(temporary)
  // Each system asks another one.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, temporary)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const copyOf = (pid: number) => {
  const name = `linli-desk-reading-${pid}-aB3xYz`
  mkdirSync(join(temporary, name))
  writeFileSync(join(temporary, name, 'desk.db'), 'copy')
  return name
}

it('a reading removes the copies of processes that were killed, and no other', () => {
  const file = join(folder, 'desk.db')
  openFile({ file, key, create: true }).close()
  const killed = spawnSync(process.execPath, ['-e', '']).pid
  copyOf(killed)
  const running = copyOf(process.ppid)
  mkdirSync(join(temporary, 'somebody-else'))

  const opened = openAsFarAsPossible({ file, key, mayWrite: false, now: 0 })
  expect(opened.access).toBe('reading')
  expect(readdirSync(temporary)).toHaveLength(3)
  opened.close()
  expect(readdirSync(temporary)).toEqual([running, 'somebody-else'])
})
