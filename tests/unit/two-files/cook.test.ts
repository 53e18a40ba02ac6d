/** Whoever opens one slot of the keyring can write all of it. A key that nobody gave is found, put on record, and gets no next one. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Keyring, paperSlot, recoverySlot } from '#vault/keyring/keyring'
import { openFile } from '#vault/store/open'
import { holdersSetting } from '#desk/holders/kept'
import { readSetting, writeSetting } from '#desk/session/settings'
import { addStaff } from '#desk/session/staff'
import { giveKeyTo } from '../../support/committee'
import { cheapDerivation, newSendId, testPassword, type TestDesk } from '../../support/desk'
import { thisMachine } from '../../support/device'
import { noteIn, openTwoFiles, proceduresIn, sealedOf, sealedSqlite } from './sealed-desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTwoFiles()
  await desk.signIn('canteen')
  await desk.signIn('mediator')
  await noteIn(desk.desk, '夫妻争吵')
  await desk.client.session.signOut({})
})
afterEach(() => desk.close())

const open = () => desk.desk.session.requireOpen()
const signIn = (account: string, password = testPassword) => desk.client.session.signIn({ account, password })
const keyringFile = () => join(desk.dataDir, 'keyring.json')

/** The keyring as the cook opens it beside the program, with their own password: they can write it, MAC and all. */
async function asCook() {
  const keyring = Keyring.load(keyringFile(), cheapDerivation, thisMachine) ?? expect.fail()
  const keys = (await keyring.open('canteen', testPassword)) ?? expect.fail()
  keyring.recognise(keys, keyring.memory, { state: 'none' })
  // They have the key of the desk's file as well, and can make it expect what they write.
  keyring.announceTo(({ mac }) => {
    const sqlite = openFile({ file: join(desk.dataDir, 'desk.db'), key: keys['desk'] ?? expect.fail() })
    sqlite
      .prepare("UPDATE settings SET value = ? WHERE key = 'keyring-to-come'")
      .run(JSON.stringify({ state: 'to-come', mac }))
    sqlite.close()
  })
  return { keyring, keys }
}
const heldNow = () => {
  const { slots } = JSON.parse(readFileSync(keyringFile(), 'utf8')) as {
    slots: Record<string, { keys: Record<string, string> }>
  }
  return Object.entries(slots)
    .filter(([, { keys }]) => 'mediation' in keys)
    .map(([id]) => id)
    .toSorted()
}
const holdersOnly = () => [open().keyring.idOf('mediator'), paperSlot('mediation')].toSorted()
const rotate = async () => {
  const steps = await desk.client.holders.changeKey({ sendId: newSendId(), file: 'sealed' })
  while ((await steps.next()).done !== true);
}
const failedIn = (sqlite: ReturnType<typeof sealedSqlite>) =>
  sqlite
    .prepare<[], { procedure: string; subject: string; digest: string }>(
      "SELECT procedure, subject, digest FROM audit WHERE outcome = 'failed'",
    )
    .all()

/** Found by whoever opens the file next: on record in it, in the desk no more than that the keyring was changed, and taken out. */
function expectFound() {
  expect(failedIn(sealedSqlite(desk.desk))).toEqual([
    { procedure: 'holders.check', subject: 'keyring:file', digest: 'holders.altered' },
  ])
  expect(failedIn(open().store.sqlite)).toEqual([
    { procedure: 'keyring.recognise', subject: 'keyring:file', digest: 'keyring.altered' },
  ])
  expect(heldNow()).toEqual(holdersOnly())
}

describe('a cook', () => {
  it('who adds an entry to their own slot is found, and given no key at the next change', async () => {
    const { keyring, keys } = await asCook()
    keyring.give(keyring.idOf('canteen'), { name: 'mediation', key: randomBytes(32) }, keys)
    await signIn('mediator')
    expectFound()
    await rotate()
    expect(heldNow()).toEqual(holdersOnly())
    const after = await asCook()
    expect(Object.keys(after.keys)).not.toContain('mediation')
    await desk.client.session.signOut({})
    await signIn('mediator')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['夫妻争吵'])
  })

  it('who does so while a holder is signed in is given none, though the file has not been opened since', async () => {
    await signIn('mediator')
    const { keyring } = open()
    const id = keyring.idOf('canteen')
    keyring.give(id, { name: 'mediation', key: randomBytes(32) }, open().keys)
    await rotate()
    const after = await asCook()
    expect(Object.keys(after.keys)).not.toContain('mediation')
  })

  it('who puts a slot of their own in a mediator’s place is found, and is no holder by the account', async () => {
    await signIn('manager')
    const { store, keyring: ofManager, keys: ofAll } = open()
    addStaff(store, { account: 'second', name: '帆', roles: ['mediator'] }, desk.clock.now())
    await ofManager.put('second', testPassword, ofAll)
    await signIn('mediator')
    await giveKeyTo(desk.client, '帆')
    await desk.client.session.signOut({})
    const { keyring, keys } = await asCook()
    await keyring.put('second', 'the password of the cook', { ...keys, mediation: randomBytes(32) })
    await signIn('mediator')
    expectFound()
    const kept = (await desk.client.holders.state({})).files[0]?.kept
    expect(kept?.holders.map(({ name }) => name)).toEqual(['mediator'])
    await rotate()
    await signIn('second', 'the password of the cook')
    expect(desk.desk.session.apart.states.get('sealed')?.state).toBe('key-not-given')
  })

  it('who gives the manager’s paper an entry gives it nothing', async () => {
    const { keyring, keys } = await asCook()
    keyring.give(recoverySlot, { name: 'mediation', key: randomBytes(32) }, keys)
    await signIn('mediator')
    expectFound()
  })

  it('who makes themself a mediator by the role column is given nothing either', async () => {
    await signIn('manager')
    open().store.statement(`UPDATE staff SET roles = '["mediator"]' WHERE account = 'canteen'`).run()
    await signIn('mediator')
    await signIn('canteen')
    expect(desk.desk.session.apart.states.get('sealed')?.state).toBe('key-not-given')
    expect(heldNow()).toEqual(holdersOnly())
  })
})

describe('the list in the file', () => {
  it('that was put back as it stood before a holder was taken out is not believed, and that is on record', async () => {
    await signIn('manager')
    const { store, keyring, keys } = open()
    const { id } = addStaff(store, { account: 'second', name: '帆', roles: ['mediator'] }, desk.clock.now())
    await keyring.put('second', testPassword, keys)
    await signIn('mediator')
    await giveKeyTo(desk.client, '帆')
    const sealed = desk.desk.session.storeOf('sealed')
    const before = readSetting(sealed, holdersSetting)
    await desk.client.holders.take({
      sendId: newSendId(),
      file: 'sealed',
      staffId: id,
      password: testPassword,
    })
    writeSetting(sealed, holdersSetting, before)
    await desk.client.session.signOut({})
    await signIn('mediator')
    expect(failedIn(sealedSqlite(desk.desk))).toHaveLength(1)
    const kept = (await desk.client.holders.state({})).files[0]?.kept
    expect(kept?.holders.map(({ name }) => name)).toEqual(['mediator'])
    expect(proceduresIn(sealedSqlite(desk.desk)).at(-1)).toBe('holders.check')
  })

  it('of a file from before there was one begins with whoever opens it; everybody else is given the key anew', async () => {
    await signIn('mediator')
    const sealed = desk.desk.session.storeOf('sealed')
    const { keyring, keys } = open()
    const mediation = keys['mediation'] ?? expect.fail()
    for (const id of [recoverySlot, keyring.idOf('canteen')]) {
      keyring.give(id, { name: 'mediation', key: mediation }, keys)
    }
    // As the program of before left it.
    const trigger = sealed
      .statement("SELECT sql FROM sqlite_schema WHERE name = 'audit_no_delete'")
      .pluck()
      .get()
    sealed.sqlite.exec('DROP TRIGGER audit_no_delete; DELETE FROM audit; DELETE FROM settings')
    sealed.sqlite.exec(String(trigger))
    await desk.client.session.signOut({})
    await signIn('mediator')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['夫妻争吵'])
    expect(heldNow()).toEqual([open().keyring.idOf('mediator')])
    expect(failedIn(sealedSqlite(desk.desk))).toEqual([])
  })
})
