/** Made-up data is there whole or not at all, and none of it stays behind. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  copyFurnished,
  isFurnished,
  keepFurnished,
  makeDemonstrationFolder,
  markFurnished,
  removeDemonstrationFolder,
  sweepDemonstrationFolders,
} from '#demonstration/folder'
import { requireUsable } from '#demonstration/index'
import type { SessionPosition } from '#desk/session/positions'
import { openBareDesk } from '../../support/desk'

let temporary = ''
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'linli-demonstration-'))
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, temporary)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(temporary, { recursive: true, force: true })
})

describe('a demonstration that was being made when its process died', () => {
  it('is made anew, and one that is all there is not', () => {
    const folder = join(temporary, 'data')
    expect(isFurnished(folder)).toBe(false)
    writeFileSync(join(folder, 'keyring.json'), '{}')
    mkdirSync(join(folder, 'device'))
    expect(isFurnished(folder)).toBe(false)
    expect(readdirSync(folder)).toEqual([])
    markFurnished(folder)
    writeFileSync(join(folder, 'keyring.json'), '{}')
    expect(isFurnished(folder)).toBe(true)
    expect(existsSync(join(folder, 'keyring.json'))).toBe(true)
  })
})

describe('a demonstration that browser tests furnish once', () => {
  it('is copied whole but for the lock of whoever made it, and is furnished then; without one to copy nothing is', () => {
    const [kept, made, copied] = ['kept', 'made', 'copied'].map((name) => join(temporary, name))
    if (kept === undefined || made === undefined || copied === undefined) throw new Error('three folders')
    expect(copyFurnished(copied)).toBe(false)
    vi.stubEnv('LINLI_TEST_DEMONSTRATION', kept)
    expect(copyFurnished(copied)).toBe(false)
    isFurnished(made)
    for (const name of ['keyring.json', 'desk.lock']) writeFileSync(join(made, name), '{}')
    markFurnished(made)
    keepFurnished(made)
    expect(isFurnished(copied)).toBe(false)
    expect(copyFurnished(copied)).toBe(true)
    expect(isFurnished(copied)).toBe(true)
    expect(readdirSync(copied).toSorted()).toEqual(['furnished', 'keyring.json'])
    vi.unstubAllEnvs()
  })
})

describe('the folder of a demonstration', () => {
  it('goes with a process that was killed when the next one begins, and no other does', () => {
    const killed = spawnSync(process.execPath, ['-e', '']).pid
    const ofKilled = `linli-desk-demo-${killed}-aB3xYz`
    const ofRunning = `linli-desk-demo-${process.ppid}-aB3xYz`
    for (const name of [ofKilled, ofRunning, 'somebody-else']) mkdirSync(join(temporary, name))
    const made = makeDemonstrationFolder()
    expect(readdirSync(temporary)).not.toContain(ofKilled)
    mkdirSync(join(temporary, ofKilled))
    sweepDemonstrationFolders()
    removeDemonstrationFolder(made)
    expect(readdirSync(temporary).toSorted()).toEqual([ofRunning, 'somebody-else'])
  })
})

describe('a desk on made-up data', () => {
  it.each<readonly [SessionPosition, string]>([
    [{ state: 'unusable', code: 'store.disk-full', parameters: {} }, 'store.disk-full'],
    [{ state: 'new' }, 'new'],
  ])('that stands at %j opened nothing, and is refused', (position, said) => {
    const { desk } = openBareDesk(join(temporary, 'desk'), { demonstration: true })
    vi.spyOn(desk.session, 'position', 'get').mockReturnValue(position)
    expect(() => {
      requireUsable(desk)
    }).toThrow(said)
    vi.restoreAllMocks()
    desk.close()
  })
})
