/** A log that was made anew with all keys of today, in every way there is, is found by its seals and by its paper. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { macOf } from '#vault/log/rules/chain'
import { readMac } from '#vault/log/rules/head'
import { paperOf, readPaper } from '#vault/log/rules/paper'
import { firstKey, nextKey, sealOf } from '#vault/log/rules/seals'
import { chainedRowOf, chainedRowsIn } from '#vault/log/rows'
import { keyAtHand, sealRuns } from '#vault/log/seals'
import { sealSecretOf } from '#desk/session/log-sealing'
import { openAtRest } from '#vault/store/open'
import type { Store } from '#vault/store/store'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'
import { finish, register } from '../residents/people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('front-desk')
  await desk.signIn('auditor')
  await work('王桂珍')
  await desk.signIn('auditor')
})
afterEach(() => desk.close())

/** Rows of an ordinary day. */
async function work(name: string) {
  await desk.client.session.signIn({ account: 'manager', password: testPassword })
  await register(desk.client, { name })
  desk.clock.advance(60_000)
}

const store = (): Store => desk.desk.session.requireOpen().store

const verify = async (
  more: { heads?: { sequence: number; mac: string; source: string }[]; paper?: string } = {},
) => finish(desk.client.audit.verify({ sendId: newSendId(), heads: [], ...more }))

/** What an intruder with the files and everyone’s password but the auditors’ can do: change a row and make the chain anew. */
function remakeFrom(sequence: number, seal: (mac: string, sequence: number) => Buffer | null) {
  const log = store()
  for (const table of ['audit', 'seal_runs'])
    for (const way of ['update', 'delete']) log.sqlite.exec(`DROP TRIGGER IF EXISTS ${table}_no_${way}`)
  const rows = log.sqlite
    .prepare(`${chainedRowsIn(log)} WHERE a.sequence >= ? ORDER BY a.sequence`)
    .all(sequence)
    .map(chainedRowOf)
  let before = String(
    log.sqlite
      .prepare('SELECT mac FROM audit WHERE sequence = ?')
      .pluck()
      .get(sequence - 1),
  )
  for (const row of rows) {
    const staffId = row.sequence === sequence ? null : row.staffId
    const mac = macOf({ ...row, staffId }, before, log.auditKey)
    log.sqlite
      .prepare('UPDATE audit SET staff_id = ?, mac = ?, seal = ? WHERE sequence = ?')
      .run(staffId, mac, seal(mac, row.sequence), row.sequence)
    before = mac
  }
}

const begins = (): number => sealRuns(store())[0]?.begins ?? 0
const keyOfToday = (): Buffer => keyAtHand(store())?.key ?? Buffer.alloc(0)

describe('a log that is as it was written', () => {
  it('is sealed from the auditor’s first sign-in on, and every seal is checked', async () => {
    const { check, circumstances } = await verify()
    expect(check.fault).toBeNull()
    expect(circumstances.seals).toEqual({ state: 'checked', from: begins(), loose: 0 })
    expect(begins()).toBeGreaterThan(1)
  })

  it('stays sound over sign-ins, locks and colleagues, one run for all', async () => {
    await desk.client.session.lock({})
    await desk.client.session.signIn({ account: 'front-desk', password: testPassword })
    await desk.client.session.signOut({})
    await desk.signIn('auditor')
    expect((await verify()).circumstances.seals.state).toBe('checked')
    expect(sealRuns(store())).toHaveLength(1)
  })

  it('of a desk that no auditor ever came to is not sealed, and says so', async () => {
    const other = await openTestDesk()
    expect(keyAtHand(other.desk.session.requireOpen().store)).toBeNull()
    other.close()
  })
})

describe('made anew with the keys of today', () => {
  const ways: readonly (readonly [string, () => (mac: string, sequence: number) => Buffer | null])[] = [
    [
      'the old seals left',
      () => (_mac, at) =>
        store().statement('SELECT seal FROM audit WHERE sequence = ?').pluck().get(at) as Buffer,
    ],
    ['without seals', () => () => null],
    ['sealed with the key of today', () => (mac) => sealOf(mac, keyOfToday())],
    [
      'sealed with keys that follow the one of today',
      () => {
        let key = keyOfToday()
        return (mac) => {
          const seal = sealOf(mac, key)
          key = nextKey(key)
          return seal
        }
      },
    ],
    [
      'sealed with a secret of one’s own',
      () => {
        let key = firstKey(randomBytes(32), randomBytes(16))
        return (mac) => {
          const seal = sealOf(mac, key)
          key = nextKey(key)
          return seal
        }
      },
    ],
  ]
  it.each(ways)('%s', async (_name, way) => {
    const changed = begins() + 2
    remakeFrom(changed, way())
    expect((await verify()).check).toMatchObject({ fault: 'seal-broken', sequence: changed })
  })

  it('its end cut off, and the key put back to where it ends', async () => {
    const last = begins() + 1
    remakeFrom(last + 1, () => null)
    store().sqlite.exec(`DELETE FROM audit WHERE sequence > ${last}; UPDATE seal_key SET sequence = ${last}`)
    expect((await verify()).check.fault).toBe('seal-broken')
  })

  it('all seals and runs taken away: now, and after the auditor signed in again', async () => {
    remakeFrom(begins() + 2, () => null)
    store().sqlite.exec('UPDATE audit SET seal = NULL; DELETE FROM seal_runs; DELETE FROM seal_key')
    expect((await verify()).check.fault).toBe('seal-broken')
    await desk.signIn('auditor')
    const { check, row } = await verify()
    expect(check.fault).toBe('seal-broken')
    expect(row).toMatchObject({ procedure: 'desk.sealLog', outcome: 'failed' })
  })

  it('under a run that somebody else began', async () => {
    const from = begins() + 2
    remakeFrom(from, () => null)
    store()
      .sqlite.prepare('INSERT INTO seal_runs (run, begins, nonce, proof) VALUES (2, ?, ?, ?)')
      .run(from, randomBytes(16), randomBytes(32))
    expect((await verify()).check).toMatchObject({ fault: 'seal-broken', sequence: from })
  })
})

describe('a paper tells it, too', () => {
  it('the sealed paper checks the log when nobody has the secret any more', async () => {
    const { groups, from } = await desk.client.audit.sealedPaper({ sendId: newSendId() })
    expect(groups).toHaveLength(14)
    expect(from).toBe(begins())
    // The secret stands nowhere in the file.
    const answers = store().statement('SELECT answer FROM answered_requests').pluck().all()
    expect(JSON.stringify(answers)).not.toContain(groups[3])
    // A new password by the manager drops the secret; the next sign-in begins a new run.
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    const auditor = (await desk.client.staff.list({})).staff.find(({ account }) => account === 'auditor')
    await desk.client.staff.resetPassword({
      sendId: newSendId(),
      id: auditor?.id ?? 0,
      password: 'another-password-1',
    })
    await desk.client.session.signIn({ account: 'auditor', password: 'another-password-1' })
    await desk.client.session.changePassword({
      sendId: newSendId(),
      password: 'another-password-1',
      newPassword: 'one-of-my-own-22',
    })
    expect(sealRuns(store())).toHaveLength(2)
    const alone = await verify()
    expect(alone.circumstances.seals.from).toBe(sealRuns(store())[1]?.begins)
    const paper = groups.join(' ').toLowerCase()
    expect((await verify({ paper })).circumstances.seals).toMatchObject({ from: begins(), loose: 0 })
    remakeFrom(begins() + 2, () => null)
    expect((await verify({ paper })).check).toMatchObject({ fault: 'seal-broken', sequence: begins() + 2 })
  })

  it('one letter wrong is no paper, and no letter of the right one is lost', () => {
    for (let turn = 0; turn < 200; turn += 1) {
      const secret = randomBytes(32)
      const text = paperOf(secret)
      expect(readPaper(text)).toEqual(secret)
      const wrong = text.replace(/^./, (letter) => (letter === '0' ? '8' : '0'))
      expect(readPaper(wrong)).toBeNull()
    }
  })

  it('a day sheet finds a log that was remade as a whole, seals and all', async () => {
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    const { head } = await desk.client.daySheet.print({ sendId: newSendId(), day: '2026-11-23' })
    await desk.signIn('auditor')
    remakeFrom(3, () => null)
    store().sqlite.exec('UPDATE audit SET seal = NULL; DELETE FROM seal_runs; DELETE FROM seal_key')
    const typed = { sequence: head.sequence, mac: readMac(head.digits) ?? '', source: 'paper' }
    expect((await verify({ heads: [typed] })).check).toMatchObject({ fault: 'recomputed', source: 'paper' })
  })
})

describe('backups', () => {
  let stick: string
  beforeEach(() => {
    stick = mkdtempSync(join(tmpdir(), 'linli-stick-'))
  })
  afterEach(() => rmSync(stick, { recursive: true, force: true }))

  const makeBackup = async () => {
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    return finish(desk.client.backups.make({ sendId: newSendId() }))
  }

  it('hold no key of the seals: an old one lets nobody write anew what came after', async () => {
    const { name } = await makeBackup()
    const key = desk.desk.session.requireOpen().keys['desk'] ?? Buffer.alloc(0)
    const copy = openAtRest(join(desk.dataDir, 'backups', name, 'desk.db'), key)
    expect(copy.prepare('SELECT key FROM seal_key').pluck().get()).toBeNull()
    copy.close()
    expect(keyOfToday()).toHaveLength(32)
    expect(existsSync(join(desk.dataDir, 'backups', name, 'desk.db-wal'))).toBe(false)
  })

  it('a second place finds a log that was remade, when the first was emptied', async () => {
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    await desk.client.backups.chooseSecond({ sendId: newSendId(), folder: stick })
    const { name } = await makeBackup()
    for (const one of readdirSync(join(desk.dataDir, 'backups')))
      rmSync(join(desk.dataDir, 'backups', one), { recursive: true, force: true })
    await desk.signIn('auditor')
    remakeFrom(3, () => null)
    store().sqlite.exec('UPDATE audit SET seal = NULL; DELETE FROM seal_runs; DELETE FROM seal_key')
    const { check } = await verify()
    expect(check.fault).toBe('recomputed')
    expect(check.source).toContain(name)
    expect(check.source).toContain(stick)
  })

  it('a restore ends the run, says what it replaced, and the next auditor begins another', async () => {
    const { name } = await makeBackup()
    await work('周浩')
    const before = store().sqlite.prepare('SELECT max(sequence) FROM audit').pluck().get() as number
    await desk.client.session.signOut({})
    await desk.client.restore.restore({
      sendId: newSendId(),
      folder: join(desk.dataDir, 'backups'),
      name,
      by: { with: 'password', account: 'manager', password: testPassword },
    })
    await work('李芳')
    await desk.signIn('auditor')
    const { check, circumstances } = await verify()
    expect(check.fault).toBeNull()
    expect(circumstances.seals.state).toBe('checked')
    expect(circumstances.seals.loose).toBeGreaterThan(0)
    // The sign-out was a row, too.
    expect(circumstances.replaced).toMatchObject([{ restores: 1, head: { sequence: before + 1 } }])
    expect(sealRuns(store())).toHaveLength(2)
  })
})

it('times that go back are in the verdict', async () => {
  await work('李芳')
  desk.clock.advance(-3 * 60 * 60 * 1000)
  await work('周浩')
  await desk.signIn('auditor')
  const { check, circumstances } = await verify()
  expect(check.fault).toBeNull()
  expect(circumstances.backwards.count).toBe(1)
  expect(circumstances.backwards.most).toBeGreaterThan(2.9 * 60 * 60 * 1000)
})

it('nobody but an auditor has the secret, also of those who were one', async () => {
  await desk.client.session.signIn({ account: 'manager', password: testPassword })
  expect(sealSecretOf(desk.desk.session.requireOpen().keys)).toBeNull()
  const { staff } = await desk.client.staff.list({})
  const auditor = staff.find(({ account }) => account === 'auditor')
  const { keyring } = desk.desk.session.requireOpen()
  expect(keyring.holds(keyring.idOf('auditor'), 'log')).toBe(true)
  expect(keyring.holds('recovery', 'log')).toBe(false)
  await desk.client.staff.change({
    sendId: newSendId(),
    id: auditor?.id ?? 0,
    name: '周敏',
    roles: ['canteen'],
  })
  await desk.client.session.signIn({ account: 'auditor', password: testPassword })
  const now = desk.desk.session.requireOpen()
  expect(sealSecretOf(now.keys)).toBeNull()
  expect(now.keyring.holds(now.keyring.idOf('auditor'), 'log')).toBe(false)
})
