/** A keyring that is not the one the database knows, as people meet it when they sign in. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
    await desk.client.staff.deactivate({ sendId: newSendId(), id: wangId })
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

it('a keyring whose change the database has not heard of is taken as ours', async () => {
  const { store } = desk.desk.session.requireOpen()
  const before = store.statement(`SELECT value FROM settings WHERE key = 'keyring'`).pluck().get()
  await desk.client.staff.resetPassword({
    sendId: newSendId(),
    id: wangId,
    password: 'second password',
  })
  store.statement(`UPDATE settings SET value = ? WHERE key = 'keyring'`).run(before)
  desk = await desk.reopen()
  await signIn('wang', 'second password')
  expect(noted()).toEqual([])
})
