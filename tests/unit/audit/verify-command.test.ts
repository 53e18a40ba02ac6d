/** `npm run audit:verify` on a folder that nobody runs: says what is the case, and changes nothing. */
import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditHead } from '#vault/log/record'
import { shortMac } from '#vault/log/rules/head'
import { sealed } from '#vault/backup/manifest-file'
import { openFile } from '#vault/store/open'
import { newSendId, openTestDesk, testCentre, testPassword, type TestDesk } from '../../support/desk'
import { asThisMachine } from '../../support/device'

let desk: TestDesk
let key: Buffer
let head: { readonly sequence: number; readonly mac: string }

beforeEach(async () => {
  desk = await openTestDesk()
  for (const community of ['甲社区', '乙社区', '翰林社区']) {
    await desk.client.session.nameCentre({ sendId: newSendId(), centre: { ...testCentre, community } })
  }
  const { store, keys } = desk.desk.session.requireOpen()
  head = auditHead(store)
  key = Buffer.from(keys['desk'] ?? [])
})
afterEach(() => desk.close())

interface Ended {
  readonly code: number | null
  readonly said: string
}

/** Runs the command on the folder, with these lines typed. */
async function verify(typed: readonly string[], ...more: readonly string[]): Promise<Ended> {
  const command = spawn(
    process.execPath,
    ['--import', 'tsx', 'scripts/audit-verify.ts', '--data', desk.dataDir, ...more],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...asThisMachine(desk.dataDir) } },
  )
  let said = ''
  for (const stream of [command.stdout, command.stderr])
    stream.on('data', (part: Buffer) => (said += part.toString()))
  command.stdin.end(typed.map((line) => `${line}\n`).join(''))
  const code = await new Promise<number | null>((resolve) => command.once('close', resolve))
  return { code, said }
}

const asManager = ['manager', testPassword]

/** Names and contents of the folder, but for the lock that everyone takes. */
const contents = () =>
  readdirSync(desk.dataDir)
    .filter((name) => name !== 'desk.lock' && statSync(join(desk.dataDir, name)).isFile())
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(desk.dataDir, name)))
        .digest('hex'),
    ])

/** What someone with the key of the file, but without that of the log, can do to it. */
function tamper(sql: string): void {
  const sqlite = openFile({ file: join(desk.dataDir, 'desk.db'), key })
  sqlite.exec('DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete')
  sqlite.exec(sql)
  sqlite.close()
}

describe('npm run audit:verify', () => {
  it('says that the log is sound, to whoever has a password or the recovery key, and leaves the folder as it was', async () => {
    desk.desk.close()
    const before = contents()
    const ended = await verify(asManager, '--head', `${head.sequence}:${shortMac(head.mac)}`)
    expect(ended.said).toContain('留痕完好')
    expect(ended.said).toContain('The log is sound')
    expect(ended.code).toBe(0)
    expect((await verify(['', desk.recoveryKey])).code).toBe(0)
    expect(contents()).toEqual(before)
  })

  it('names the first bad row, and ends with 1', async () => {
    desk.desk.close()
    tamper("UPDATE audit SET subject = 'staff:9' WHERE sequence = 2")
    const ended = await verify(asManager)
    expect(ended.said).toContain('第 2 条')
    expect(ended.said).toContain('row 2')
    expect(ended.said).toContain('was edited')
    expect(ended.code).toBe(1)
  })

  it('misses a tail that was cut off, by a head that was typed or by one of a backup', async () => {
    desk.desk.close()
    tamper(`DELETE FROM audit WHERE sequence >= ${head.sequence}`)
    expect((await verify(asManager)).code).toBe(0)
    const typed = await verify(asManager, '--head', `${head.sequence}:${head.mac}`)
    expect(typed).toMatchObject({ code: 1 })
    expect(typed.said).toContain('were cut off')

    const backup = join(desk.dataDir, 'backups', '20261123-090000-0a1b2c3d')
    mkdirSync(backup, { recursive: true })
    writeFileSync(join(backup, 'manifest.json'), sealed({ auditHead: head, version: '0.0.0' }))
    const told = await verify(asManager)
    expect(told.code).toBe(1)
    expect(told.said).toContain('backups/20261123-090000-0a1b2c3d')
  })

  it('ends with 2 where it cannot tell: a wrong password, a folder in use, arguments that are none', async () => {
    const inUse = await verify(asManager)
    expect(inUse.code).toBe(2)
    expect(inUse.said).toContain('正被另一个程序使用')
    desk.desk.close()
    expect((await verify(['manager', 'wrong'])).code).toBe(2)
    expect((await verify(['', 'AAAA-BBBB'])).code).toBe(2)
    expect((await verify(asManager, '--head', '12')).code).toBe(2)
    expect((await verify(asManager, '--nothing')).code).toBe(2)
  })
})
