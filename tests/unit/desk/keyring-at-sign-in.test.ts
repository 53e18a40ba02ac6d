/** A keyring that is not the one the database knows, as people meet it when they sign in. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newRecoveryKey } from '#vault/keyring/recovery-key'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'

let desk: TestDesk
let wangId: number
beforeEach(async () => {
  desk = await openTestDesk()
  const added = await desk.client.staff.add({
    sendId: newSendId(),
    account: 'wang',
    name: '王建国',
    roles: ['front-desk'],
    password: 'first password',
  })
  wangId = added.id
})
afterEach(() => {
  desk.close()
})

const keyringFile = () => join(desk.dataDir, 'keyring.json')
const signIn = (account: string, password: string) => desk.client.session.signIn({ account, password })
const refused = (code: string) => ({ code: 'UNAVAILABLE', data: { code } })

/** Closes the desk, changes the keyring file as someone with the disk in their hands would, and opens the desk again. */
async function changed(change: (text: string) => string): Promise<void> {
  desk.desk.close()
  writeFileSync(keyringFile(), change(readFileSync(keyringFile(), 'utf8')))
  desk = await desk.reopen()
}

/** What is on record about the keyring, newest last. */
function noted(): readonly unknown[] {
  return desk.desk.session
    .requireOpen()
    .store.statement(
      `SELECT staff_id, outcome, subject, digest FROM audit WHERE procedure = 'keyring.recognise' ORDER BY sequence`,
    )
    .all()
}

describe('an old keyring copied over the one that is there', () => {
  it('does not bring an old password back, and says so', async () => {
    const old = readFileSync(keyringFile(), 'utf8')
    await desk.client.staff.resetPassword({
      sendId: newSendId(),
      id: wangId,
      password: 'second password',
    })
    await changed(() => old)
    await expect(signIn('wang', 'first password')).rejects.toMatchObject(refused('keyring.older'))

    // The manager's own slot is what it was: they come in, the file is put right, and it is on record.
    await signIn('manager', testPassword)
    expect(noted()).toEqual([
      { staff_id: wangId, outcome: 'failed', subject: 'keyring:slot', digest: 'keyring.older' },
      { staff_id: desk.managerId, outcome: 'failed', subject: 'keyring:file', digest: 'keyring.older' },
    ])
    await desk.client.staff.resetPassword({
      sendId: newSendId(),
      id: wangId,
      password: 'third password',
    })
    await signIn('wang', 'third password')
    await signIn('manager', testPassword)
    expect(noted()).toHaveLength(2)
  })

  it('does not bring back someone who has left, even where they are back by another password', async () => {
    const old = readFileSync(keyringFile(), 'utf8')
    await desk.client.staff.deactivate({ sendId: newSendId(), id: wangId, changeOfKeys: 'later' })
    await desk.client.staff.reactivate({ sendId: newSendId(), id: wangId, password: 'second password' })
    await changed(() => old)
    await expect(signIn('wang', 'first password')).rejects.toMatchObject(refused('keyring.older'))
  })

  it('does not bring an old recovery key back', async () => {
    const old = readFileSync(keyringFile(), 'utf8')
    await desk.client.session.renewRecoveryKey({ sendId: newSendId(), password: testPassword })
    await changed(() => old)
    const recover = desk.client.session.recover({
      sendId: newSendId(),
      account: 'manager',
      recoveryKey: desk.recoveryKey,
      password: 'a new password',
    })
    await expect(recover).rejects.toMatchObject(refused('keyring.older'))
    // The new paper's slot is gone with the file, so the manager is asked to print another.
    await signIn('manager', testPassword)
    expect(await desk.client.session.state({})).toMatchObject({ recoveryKeyConfirmed: false })
    expect(desk.desk.session.requireOpen().keyring.has('manager')).toBe(true)
  })
})

describe('a damaged slot', () => {
  const damage = (slot: string) =>
    changed((text) => {
      const at = text.indexOf('"sealed"', text.indexOf(slot)) + 12
      return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
    })

  it('is told from a wrong password, and locks nobody else out', async () => {
    await damage(desk.desk.session.requireOpen().keyring.idOf('wang'))
    await expect(signIn('wang', 'first password')).rejects.toMatchObject(refused('keyring.slot-damaged'))
    await signIn('manager', testPassword)
    expect(noted()).toMatchObject([{ subject: 'keyring:file', digest: 'keyring.altered' }])
    await desk.client.staff.resetPassword({
      sendId: newSendId(),
      id: wangId,
      password: 'second password',
    })
    await signIn('wang', 'second password')
  })

  it('of the only manager is opened with the recovery key', async () => {
    await damage(desk.desk.session.requireOpen().keyring.idOf('manager'))
    await expect(signIn('manager', testPassword)).rejects.toMatchObject(refused('keyring.slot-damaged'))
    await desk.client.session.recover({
      sendId: newSendId(),
      account: 'manager',
      recoveryKey: desk.recoveryKey,
      password: 'a new password',
    })
    await signIn('wang', 'first password')
    await signIn('manager', 'a new password')
  })

  it('of the recovery key has the manager print a new one', async () => {
    await damage('"recovery"')
    await signIn('manager', testPassword)
    expect(await desk.client.session.state({})).toMatchObject({ recoveryKeyConfirmed: false })
    const renewed = await desk.client.session.renewRecoveryKey({
      sendId: newSendId(),
      password: testPassword,
    })
    await desk.client.session.signOut({})
    await desk.client.session.recover({
      sendId: newSendId(),
      account: 'manager',
      recoveryKey: renewed.recoveryKey,
      password: 'a new password',
    })
  })
})

describe('a change of the keyring that is cut short', () => {
  const settings = ['keyring', 'keyring-to-come'] as const
  const remembered = () =>
    settings.map((key) =>
      desk.desk.session
        .requireOpen()
        .store.sqlite.prepare('SELECT value FROM settings WHERE key = ?')
        .pluck()
        .get(key),
    )
  const putBack = (values: readonly unknown[]) => {
    const { store } = desk.desk.session.requireOpen()
    for (const [at, key] of settings.entries())
      store.statement('UPDATE settings SET value = ? WHERE key = ?').run(values[at], key)
  }
  const reset = () =>
    desk.client.staff.resetPassword({ sendId: newSendId(), id: wangId, password: 'second password' })

  it('after the file was written is told from tampering, and carried on', async () => {
    const before = remembered()
    const { keyring } = desk.desk.session.requireOpen()
    let told: unknown
    const watched = keyring.prepared.bind(keyring)
    keyring.prepared = (work) => {
      const write = watched(work)
      // What the database knows before the file is written: where the program dies, it knows no more.
      told = remembered()[1]
      return write
    }
    await reset()
    expect(told).toContain('to-come')
    putBack([before[0], told])
    desk = await desk.reopen()
    await signIn('wang', 'second password')
    expect(noted()).toEqual([])
  })

  it('before the file was written leaves the old one good', async () => {
    putBack([remembered()[0], JSON.stringify({ state: 'to-come', mac: 'f'.repeat(64) })])
    desk = await desk.reopen()
    await signIn('wang', 'first password')
    await signIn('manager', testPassword)
    expect(noted()).toEqual([])
  })

  it('by a version that told nothing beforehand is carried on once', async () => {
    const before = remembered()
    await reset()
    putBack([before[0], remembered()[1]])
    desk.desk.session
      .requireOpen()
      .store.statement(`DELETE FROM settings WHERE key = 'keyring-to-come'`)
      .run()
    desk = await desk.reopen()
    await signIn('wang', 'second password')
    await signIn('manager', testPassword)
    expect(noted()).toEqual([])
    expect(remembered()[1]).toContain('none')
  })

  it('is no excuse for a file that nobody here wrote', async () => {
    const before = remembered()
    await reset()
    putBack(before)
    desk = await desk.reopen()
    await expect(signIn('wang', 'second password')).rejects.toMatchObject(refused('keyring.altered'))
    await signIn('manager', testPassword)
    expect(noted()).toMatchObject([
      { subject: 'keyring:slot' },
      { subject: 'keyring:file', digest: 'keyring.altered' },
    ])
  })
})

describe('a change whose row is not committed', () => {
  it('is none: whoever was told that their password is the old one signs in with it', async () => {
    const other = '茶山路口的第九棵银杏树下第二张凳子'
    const change = () =>
      desk.client.session.changePassword({
        sendId: newSendId(),
        password: testPassword,
        newPassword: other,
      })
    const { sqlite } = desk.desk.session.requireOpen().store
    sqlite.exec(
      "CREATE TEMP TRIGGER full BEFORE INSERT ON main.answered_requests BEGIN SELECT RAISE(ABORT, 'full'); END",
    )
    await expect(change()).rejects.toThrow()
    sqlite.exec('DROP TRIGGER temp.full')
    desk = await desk.reopen()
    await expect(signIn('manager', other)).rejects.toMatchObject({ data: { code: 'session.wrong-password' } })
    await signIn('manager', testPassword)
    expect(noted()).toEqual([])
    await change()
    await signIn('manager', other)
  })

  it('of the recovery key asks for a new paper where its writer died before the row was kept', async () => {
    await desk.client.session.confirmRecoveryKey({ sendId: newSendId(), recoveryKey: desk.recoveryKey })
    const { store, keyring, keys } = desk.desk.session.requireOpen()
    // The keyring is written and the database has heard of it beforehand; of what was to follow nothing is kept.
    await keyring.replaceRecoveryKey(newRecoveryKey(), keys)
    expect(store.sqlite.inTransaction).toBe(false)
    desk = await desk.reopen()
    await signIn('manager', testPassword)
    expect(await desk.client.session.state({})).toMatchObject({
      recoveryKeyConfirmed: false,
      recoveryKeyRenewalDue: true,
    })
  })
})
