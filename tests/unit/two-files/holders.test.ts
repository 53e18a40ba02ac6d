/** Who holds the key of a sealed file: given and taken by its holders with their own password, by nobody else and by no column. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addStaff, notePassword } from '#desk/session/staff'
import { giveKeyTo } from '../../support/committee'
import { newSendId, testPassword, type TestDesk } from '../../support/desk'
import { noteIn, openTwoFiles, proceduresIn, sealedOf, sealedSqlite } from './sealed-desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTwoFiles()
  await desk.signIn('mediator')
  await noteIn(desk.desk, '夫妻争吵')
})
afterEach(() => desk.close())

const refusal = (code: string): unknown =>
  expect.objectContaining({ data: expect.objectContaining({ code }) as unknown })
const open = () => desk.desk.session.requireOpen()
const stateOf = () => desk.desk.session.apart.states.get('sealed')?.state
const signIn = (account: string, password = testPassword) => desk.client.session.signIn({ account, password })
const texts = async () => (await sealedOf(desk.desk).list({})).texts
const heldBy = (account: string) => {
  const { keyring } = open()
  return keyring.holds(keyring.idOf(account), 'mediation')
}
const file = 'sealed'
const fileOf = async () => (await desk.client.holders.state({})).files[0]
const waiting = async (name: string) =>
  (await fileOf())?.kept?.waiting.find((one) => one.name === name) ?? expect.fail(`${name} does not wait`)
const idOf = (account: string) =>
  Number(open().store.statement('SELECT id FROM staff WHERE account = ?').pluck().get(account))

/** A second mediator comes, added by the manager. */
async function colleague(account = 'second', name = '帆'): Promise<number> {
  await signIn('manager')
  const { store, keyring, keys } = open()
  const { id } = addStaff(store, { account, name, roles: ['mediator'] }, desk.clock.now())
  await keyring.put(account, testPassword, keys)
  return id
}

describe('a key is given', () => {
  it('to nobody by the role column: whoever has the role sees that it was not given, and who can give it', async () => {
    await colleague()
    await signIn('mediator')
    await signIn('second')
    expect(stateOf()).toBe('key-not-given')
    await expect(sealedOf(desk.desk).list({})).rejects.toEqual(refusal('files.key-not-given'))
    expect(await fileOf()).toMatchObject({ standing: 'no-key', givers: ['mediator'], kept: null })
    expect(heldBy('second')).toBe(false)
  })

  it('by a holder who gives their own password and saw the fingerprint that the receiver sees', async () => {
    const staffId = await colleague()
    await signIn('second')
    const own = (await fileOf())?.ownFingerprint
    expect(own).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4} ){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    await signIn('mediator')
    const { fingerprint } = await waiting('帆')
    expect(fingerprint).toBe(own)
    const give = (over: object) =>
      desk.client.holders.give({
        sendId: newSendId(),
        file,
        staffId,
        fingerprint: fingerprint ?? '',
        password: testPassword,
        ...over,
      })
    await expect(give({ password: 'not their password' })).rejects.toEqual(refusal('session.wrong-password'))
    desk.clock.advance(60_000)
    await expect(give({ fingerprint: '0000 0000 0000 0000' })).rejects.toEqual(
      refusal('holders.slot-changed'),
    )
    expect(heldBy('second')).toBe(false)
    await give({})
    expect(proceduresIn(sealedSqlite(desk.desk))).toContain('holders.give')
    expect(proceduresIn(open().store.sqlite)).toContain('keyring.give')
    await signIn('second')
    expect(await texts()).toEqual(['夫妻争吵'])
  })

  it('to nobody whose password the manager knows', async () => {
    const staffId = await colleague()
    notePassword(open().store, staffId, true)
    await signIn('mediator')
    expect(await waiting('帆')).toMatchObject({ passwordGiven: true })
    await expect(giveKeyTo(desk.client, '帆')).rejects.toEqual(refusal('holders.password-given'))
  })

  it('by nobody without the role, however much else they may', async () => {
    const staffId = await colleague()
    const call = { sendId: newSendId(), file, staffId, fingerprint: '', password: testPassword }
    await expect(desk.client.holders.give(call)).rejects.toEqual(refusal('session.forbidden'))
    await expect(desk.client.holders.state({})).rejects.toEqual(refusal('session.forbidden'))
  })

  it('and stays with whoever chooses another password, as often as they do before the file is opened', async () => {
    await desk.client.session.changePassword({
      sendId: newSendId(),
      password: testPassword,
      newPassword: 'mine and mine alone',
    })
    await desk.client.session.changePassword({
      sendId: newSendId(),
      password: 'mine and mine alone',
      newPassword: 'yet another of mine',
    })
    await signIn('mediator', 'yet another of mine')
    expect(await texts()).toEqual(['夫妻争吵'])
    expect(proceduresIn(sealedSqlite(desk.desk))).toContain('holders.check')
    await signIn('mediator', 'yet another of mine')
    expect(stateOf()).toBe('open')
  })
})

describe('a key is dropped', () => {
  let staffId: number
  beforeEach(async () => {
    staffId = await colleague()
    await signIn('mediator')
    await giveKeyTo(desk.client, '帆')
    expect(heldBy('second')).toBe(true)
    await signIn('manager')
  })
  const dropped = async (password = testPassword) => {
    expect(heldBy('second')).toBe(false)
    await signIn('mediator')
    expect((await fileOf())?.kept?.holders.map(({ name }) => name)).toEqual(['mediator'])
    await signIn('second', password)
    expect(stateOf()).toBe('key-not-given')
  }

  it('by a new password from the manager, also from one who holds it, and the holders see when and by whom', async () => {
    desk.clock.advance(1000)
    const at = desk.clock.now()
    const password = 'given by the manager'
    await desk.client.staff.resetPassword({ sendId: newSendId(), id: staffId, password })
    await signIn('mediator')
    expect(await waiting('帆')).toMatchObject({ events: [{ what: 'reset', at, by: '沈玉' }] })
    await signIn('manager')
    await dropped(password)
  })

  it('by leaving and by coming back', async () => {
    await desk.client.staff.deactivate({ sendId: newSendId(), id: staffId, changeOfKeys: 'later' })
    await desk.client.staff.reactivate({
      sendId: newSendId(),
      id: staffId,
      password: 'another horse altogether',
    })
    await dropped('another horse altogether')
  })

  it('by losing the role, at once, and does not come back with it', async () => {
    const change = (roles: ('front-desk' | 'mediator')[]) =>
      desk.client.staff.change({ sendId: newSendId(), id: staffId, name: '帆', roles })
    await change(['front-desk'])
    expect(heldBy('second')).toBe(false)
    await change(['mediator'])
    notePassword(open().store, staffId, false)
    await dropped()
  })

  it('by a holder, with their password; whoever was taken out is refused from then on', async () => {
    await signIn('mediator')
    await desk.client.holders.take({ sendId: newSendId(), file, staffId, password: testPassword })
    await dropped()
    const sealed = JSON.parse(readFileSync(join(desk.dataDir, 'leavers-sealed.json'), 'utf8')) as unknown
    expect(sealed).toMatchObject({ left: [expect.any(String)] })
  })
})

describe('the last holder', () => {
  it('is not reset, made inactive, changed, recovered or taken out before the second paper was typed back', async () => {
    const mediator = idOf('mediator')
    await expect(
      desk.client.holders.take({ sendId: newSendId(), file, staffId: mediator, password: testPassword }),
    ).rejects.toEqual(refusal('holders.last'))
    await signIn('manager')
    const { staff } = desk.client
    const sent = () => ({ sendId: newSendId(), id: mediator })
    const attempts = [
      () => staff.resetPassword({ ...sent(), password: 'another horse altogether' }),
      () => staff.deactivate({ ...sent(), changeOfKeys: 'later' }),
      () => staff.change({ ...sent(), name: 'mediator', roles: ['front-desk'] }),
      () =>
        desk.client.session.recover({
          sendId: newSendId(),
          account: 'mediator',
          recoveryKey: desk.recoveryKey,
          password: 'another horse altogether',
        }),
    ]
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toEqual(refusal('holders.last'))
      await signIn('manager')
    }
    await signIn('mediator')
    expect(await texts()).toEqual(['夫妻争吵'])
  })

  it('is no more than a colleague once the key was given to a second', async () => {
    await colleague()
    await signIn('mediator')
    await giveKeyTo(desk.client, '帆')
    await desk.client.holders.take({
      sendId: newSendId(),
      file,
      staffId: idOf('mediator'),
      password: testPassword,
    })
    expect(stateOf()).toBe('key-not-given')
    expect(Object.keys(open().keys)).not.toContain('mediation')
    await expect(texts()).rejects.toEqual(refusal('files.key-not-given'))
  })
})
