/** A change of keys begins another segment of the log: what was written before is read as it was, and nobody adds to it. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditHead, type AuditedStore } from '#vault/log/record'
import { macOf } from '#vault/log/rules/chain'
import { chainedRowOf, chainedRowsIn } from '#vault/log/rows'
import { sealRuns } from '#vault/log/seals'
import { endedSegments } from '#vault/log/segments'
import { ledgerFileName, writeLedger } from '#vault/erasures/ledger'
import { sealSecretOf } from '#desk/session/log-sealing'
import type { Store } from '#vault/store/store'
import {
  newSendId,
  openBareDesk,
  openTestDesk,
  testPassword,
  type DeskClient,
  type TestDesk,
} from '../../support/desk'
import { finish, register } from '../residents/people'
import { verifyFolder } from '../../../scripts/audit-verify/verify-folder'
import { copyHere } from '../../support/copy-here'
import { thisMachine } from '../../support/device'

let desk: TestDesk
let onStep: (step: string) => void
beforeEach(async () => {
  onStep = () => undefined
  desk = await openTestDesk({ rotation: { onStep: (step) => onStep(step), copy: copyHere } })
  await desk.signIn('auditor')
  await desk.signIn('manager')
  await register(desk.client, { name: '王桂珍' })
})
afterEach(() => desk.close())

const signIn = (account: string) => desk.client.session.signIn({ account, password: testPassword })
const open = () => desk.desk.session.requireOpen()
const store = (): Store => open().store
const auditKey = () => Buffer.from(store().auditKey)

async function rotate(): Promise<void> {
  await signIn('manager')
  const steps = await (createRouterClient(desk.desk.router) as DeskClient).keyRotation.run({
    sendId: newSendId(),
  })
  while ((await steps.next()).done !== true);
}
const verify = async (
  more: { heads?: { sequence: number; mac: string; source: string }[]; paper?: string } = {},
) => {
  await signIn('auditor')
  return finish(desk.client.audit.verify({ sendId: newSendId(), heads: [], ...more }))
}
/** As it stands on a day sheet. */
const printed = (log: AuditedStore = store()) => {
  const { sequence, mac } = auditHead(log)
  return { sequence, mac: mac.slice(0, 16), source: '值班日志' }
}
/** Whoever has this key writes a row anew and all that follow it. */
function remake(from: number, keyOf: (sequence: number) => Buffer, until = Number.POSITIVE_INFINITY) {
  const { sqlite } = store()
  for (const way of ['update', 'delete']) sqlite.exec(`DROP TRIGGER IF EXISTS audit_no_${way}`)
  const rows = sqlite
    .prepare(`${chainedRowsIn(store())} WHERE a.sequence >= ? ORDER BY a.sequence`)
    .all(from - 1)
  let before = ''
  for (const row of rows.map(chainedRowOf)) {
    if (row.sequence >= from && row.sequence <= until) {
      const staffId = row.sequence === from ? null : row.staffId
      const mac = macOf({ ...row, staffId }, before, keyOf(row.sequence))
      sqlite
        .prepare('UPDATE audit SET staff_id = ?, mac = ? WHERE sequence = ?')
        .run(staffId, mac, row.sequence)
      before = mac
    } else before = row.mac
  }
}

describe('a change of keys', () => {
  it('gives the log another key, and its first row under it seals where the old segment ended', async () => {
    const old = auditKey()
    const { keyring } = open()
    const ringMac = keyring.memory.mac
    const head = auditHead(store())
    await rotate()
    expect(auditKey()).not.toEqual(old)
    expect(open().keyring.memory.mac).not.toBe(ringMac)
    expect(endedSegments(store())).toEqual([{ ends: head.sequence + 1, key: old }])
    const first = store().statement('SELECT procedure FROM audit WHERE sequence = ?').pluck()
    expect(first.get(head.sequence + 2)).toBe('keyRotation.run')
    expect((await verify()).check).toMatchObject({ fault: null })
  })

  it('leaves printed heads of the old segment good, also after another change', async () => {
    const before = printed()
    await rotate()
    const between = printed()
    await rotate()
    const { check } = await verify({ heads: [before, between, printed()] })
    expect(check).toMatchObject({ fault: null })
    expect(endedSegments(store())).toHaveLength(2)
    expect((await verify({ heads: [{ ...before, mac: `0000${before.mac.slice(4)}` }] })).check).toMatchObject(
      {
        fault: 'recomputed',
        sequence: before.sequence,
      },
    )
  })

  it('lets whoever has the key of before write nothing anew after it', async () => {
    const old = auditKey()
    await rotate()
    await register(desk.client, { name: '李芳' })
    const ends = endedSegments(store())[0]?.ends ?? 0
    remake(ends + 2, () => old)
    expect((await verify()).check).toMatchObject({ sequence: ends + 2 })
  })

  it('holds the old segment fast: rows made anew under its own key do not end where the next one begins', async () => {
    const old = auditKey()
    await rotate()
    const ends = endedSegments(store())[0]?.ends ?? 0
    remake(3, () => old, ends)
    expect((await verify()).check).toMatchObject({ sequence: ends + 1 })
  })

  it('cannot be given another end, or another key, by whoever writes the table', async () => {
    await rotate()
    const { sqlite } = store()
    sqlite.exec('DROP TRIGGER ended_segments_no_update')
    sqlite.exec('UPDATE ended_segments SET key = randomblob(32)')
    expect((await verify()).check.fault).not.toBeNull()
  })

  it('renews the secret of the seals with the next auditor, who still checks what was sealed before', async () => {
    await signIn('auditor')
    const secret = Buffer.from(sealSecretOf(open().keys) ?? '')
    const begins = sealRuns(store())[0]?.begins
    await rotate()
    await register(desk.client, { name: '李芳' })
    for (let time = 0; time < 2; time += 1) {
      const { check, circumstances } = await verify()
      expect(check.fault).toBeNull()
      expect(circumstances.seals).toEqual({ state: 'checked', from: begins, loose: 0 })
    }
    expect(sealSecretOf(open().keys)).not.toEqual(secret)
    expect(sealRuns(store())).toHaveLength(2)
    await rotate()
    expect((await verify()).circumstances.seals).toEqual({ state: 'checked', from: begins, loose: 0 })
    expect(sealRuns(store())).toHaveLength(3)
  })

  it('finds a row of before that was made anew with every key of today', async () => {
    await signIn('auditor')
    const begins = sealRuns(store())[0]?.begins ?? 0
    await rotate()
    await signIn('auditor')
    const [ended] = endedSegments(store())
    remake(begins + 1, (sequence) =>
      sequence <= (ended?.ends ?? 0) ? (ended?.key ?? Buffer.alloc(0)) : store().auditKey,
    )
    expect((await verify()).check.fault).not.toBeNull()
  })

  it('brings nobody back out of a backup of before who was erased since', async () => {
    const gone = await register(desk.client, { name: '周浩' })
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    await rotate()
    const created = store().statement('SELECT created_at FROM residents WHERE id = ?').pluck().get(gone)
    const entry = {
      action: 'erase',
      id: gone,
      createdAt: Number(created),
      at: desk.clock.now(),
      kept: {},
    } as const
    writeLedger(join(desk.dataDir, ledgerFileName), [{ ...entry, state: 'done' }], store().lastingKey)
    await finish(desk.client.backups.make({ sendId: newSendId() }))
    await desk.client.session.signOut({})
    const folder = join(desk.dataDir, 'backups')
    // The data of now is gone; what was erased is known from the place alone.
    for (const lost of ['desk.db', 'keyring.json', ledgerFileName]) rmSync(join(desk.dataDir, lost))
    desk = await desk.reopen()
    await desk.client.restore.restore({
      sendId: newSendId(),
      folder,
      name,
      by: { with: 'password', account: 'manager', password: testPassword },
    })
    await signIn('manager')
    const known = async (query: string) =>
      (await desk.client.residents.find({ query, limit: 5 })).found.length
    expect(await known('王桂珍')).toBe(1)
    expect(await known('周浩')).toBe(0)
  })

  it('is checked by the command, too, on the desk as it lies there', async () => {
    const before = printed()
    await rotate()
    await signIn('manager')
    const folder = mkdtempSync(join(tmpdir(), 'linli-copied-'))
    await desk.client.session.signOut({})
    cpSync(desk.dataDir, folder, { recursive: true, filter: (name) => !name.endsWith('desk.lock') })
    const found = await verifyFolder({
      dataDir: folder,
      device: thisMachine,
      heads: [before],
      ask: { line: () => Promise.resolve('auditor'), secret: () => Promise.resolve(testPassword) },
    })
    expect(found.logs[0].verdict).toMatchObject({ ok: true, vouched: before.sequence })
    rmSync(folder, { recursive: true })
  })
})

it('a renewal of the secret that is killed at any moment is no fault, and is made the next time', async () => {
  await rotate()
  // The run is begun, and the keyring never got its secret.
  const folder = mkdtempSync(join(tmpdir(), 'linli-killed-'))
  const ring = join(desk.dataDir, 'keyring.json')
  cpSync(ring, join(folder, 'keyring.json'))
  const { store: log } = open()
  const memory = log.statement("SELECT value FROM settings WHERE key = 'keyring'").pluck().get()
  await signIn('auditor')
  store().statement("UPDATE settings SET value = ? WHERE key = 'keyring'").run(memory)
  desk.desk.close()
  cpSync(join(folder, 'keyring.json'), ring)
  const again = openBareDesk(desk.dataDir, { clock: desk.clock })
  await again.client.session.signIn({ account: 'auditor', password: testPassword })
  const { check, circumstances } = await finish(again.client.audit.verify({ sendId: newSendId(), heads: [] }))
  expect(check.fault).toBeNull()
  expect(circumstances.seals.state).toBe('checked')
  again.desk.close()
  rmSync(folder, { recursive: true })
})
