/** Change of staff by PIN: a shortcut inside an open desk, and nothing more. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#ground/roles/permissions'
import { Keyring } from '#vault/keyring/keyring'
import { keysFor, rolesByPin } from '#vault/keyring/role-keys'
import { newPin } from '#desk/pins/contract'
import { pinHoldsFor } from '#desk/session/passwords-given'
import { idleLockAfter } from '#desk/session/session'
import { cheapDerivation, newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'
import { thisMachine } from '../../support/device'

const pin = '4071'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => {
  desk.close()
})

const setPin = (digits = pin) =>
  desk.client.pins.set({ sendId: newSendId(), password: testPassword, pin: digits })
const changeTo = (account: string, digits = pin) => desk.client.pins.changeTo({ account, pin: digits })
const signIn = (account: string) => desk.client.session.signIn({ account, password: testPassword })
const passwordNeeded = { code: 'CONFLICT', data: { code: 'pins.password-needed' } }

/** A colleague with a PIN who has given their password; the manager is signed in again. */
async function withColleague(role: Role = 'front-desk'): Promise<number> {
  const id = await desk.signIn(role)
  await setPin()
  await signIn('manager')
  return id
}

function lastRow(): unknown {
  return desk.desk.session
    .requireOpen()
    .store.statement('SELECT staff_id, procedure, outcome, subject FROM audit ORDER BY sequence DESC LIMIT 1')
    .get()
}

describe('a PIN', () => {
  it('changes to a colleague who has given their password today, and is on record', async () => {
    const id = await withColleague()
    expect(await desk.client.pins.usable({})).toEqual({ accounts: ['front-desk'] })
    expect((await changeTo('front-desk', '４０７１')).staff.id).toBe(id)
    expect(await desk.client.session.state({})).toMatchObject({ staff: { account: 'front-desk' } })
    expect(lastRow()).toMatchObject({ staff_id: id, procedure: 'pins.changeTo', outcome: 'done' })
    // The colleague may write as ever, and the one before can come back only by their own.
    await desk.client.drafts.keep({ sendId: newSendId(), key: 'a', content: '1' })
    await expect(changeTo('manager')).rejects.toMatchObject(passwordNeeded)
  })

  it('will not do after a lock, by hand or by itself', async () => {
    await withColleague()
    await desk.client.session.lock({})
    await expect(changeTo('front-desk')).rejects.toMatchObject({ code: 'LOCKED' })
    await desk.client.session.unlock({ password: testPassword })
    await expect(changeTo('front-desk')).rejects.toMatchObject(passwordNeeded)
    expect(await desk.client.pins.usable({})).toEqual({ accounts: [] })

    await signIn('front-desk')
    await signIn('manager')
    expect(await desk.client.pins.usable({})).toEqual({ accounts: ['front-desk'] })
    desk.clock.advance(idleLockAfter)
    await desk.client.session.unlock({ password: testPassword })
    await expect(changeTo('front-desk')).rejects.toMatchObject(passwordNeeded)
  })

  it('will not do after a restart, or after signing out', async () => {
    await withColleague()
    await desk.client.session.signOut({})
    await signIn('manager')
    await expect(changeTo('front-desk')).rejects.toMatchObject(passwordNeeded)
    await signIn('front-desk')
    desk = await desk.reopen()
    await expect(changeTo('front-desk')).rejects.toMatchObject({ code: 'LOCKED' })
    await signIn('manager')
    await expect(changeTo('front-desk')).rejects.toMatchObject(passwordNeeded)
  })

  it('will do for twelve hours after the password, and no longer', async () => {
    await withColleague()
    const until = async (milliseconds: number) => {
      for (let passed = 0; passed < milliseconds; passed += 60_000) {
        desk.clock.advance(60_000)
        await desk.client.session.stayAwake({})
      }
    }
    await until(pinHoldsFor - 60_000)
    expect(await desk.client.pins.usable({})).toEqual({ accounts: ['front-desk'] })
    await until(60_000)
    await expect(changeTo('front-desk')).rejects.toMatchObject(passwordNeeded)
  })

  it('will not do after three wrong ones, sent one by one or all at once; each is on record', async () => {
    await withColleague()
    await expect(changeTo('front-desk', '9999')).rejects.toMatchObject({
      code: 'INVALID',
      data: { code: 'pins.wrong-pin', parameters: { left: 2, seconds: 0 } },
    })
    expect(lastRow()).toMatchObject({
      staff_id: desk.managerId,
      procedure: 'pins.changeTo',
      outcome: 'failed',
    })
    const guesses = ['9998', '9997', pin, '9996', '9995'].map((guess) =>
      changeTo('front-desk', guess).then(
        () => 'in',
        () => 'out',
      ),
    )
    expect(await Promise.all(guesses)).toEqual(['out', 'out', 'out', 'out', 'out'])
    await expect(changeTo('front-desk')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    desk.clock.advance(60_000)
    await expect(changeTo('front-desk')).rejects.toMatchObject(passwordNeeded)
  })

  it('makes the password wait as well, so that the two are not guessed side by side', async () => {
    await withColleague()
    for (const guess of ['9999', '9998', '9997']) await changeTo('front-desk', guess).catch(() => undefined)
    await expect(signIn('front-desk')).rejects.toMatchObject({ data: { code: 'session.wait' } })
  })

  it('is set with the password, changed, and removed', async () => {
    expect(await desk.client.pins.mine({})).toEqual({ set: false })
    const wrong = desk.client.pins.set({ sendId: newSendId(), password: 'wrong', pin })
    await expect(wrong).rejects.toMatchObject({ data: { code: 'session.wrong-password' } })
    await setPin()
    expect(await desk.client.pins.mine({})).toEqual({ set: true })
    await setPin('52814')
    await desk.signIn('front-desk')
    await expect(changeTo('manager')).rejects.toMatchObject({ data: { code: 'pins.wrong-pin' } })
    await changeTo('manager', '52814')
    await desk.client.pins.remove({ sendId: newSendId() })
    await desk.signIn('front-desk')
    await expect(changeTo('manager', '52814')).rejects.toMatchObject(passwordNeeded)
  })

  it('stands nowhere in the desk, not even as a digest of the request', async () => {
    const sendId = newSendId()
    await desk.client.pins.set({ sendId, password: testPassword, pin })
    // The same request with another PIN is the same request: so the PIN is no part of what is remembered.
    await desk.client.pins.set({ sendId, password: testPassword, pin: '52814' })
    const { store } = desk.desk.session.requireOpen()
    expect(store.statement('SELECT hash FROM pins').pluck().get()).toBe('')
    store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    for (const name of ['desk.db', 'keyring.json'])
      expect(readFileSync(join(desk.dataDir, name)).includes('$argon2id$')).toBe(false)
  })

  it('is tried by what comes out with its owner’s password, and with nobody else’s', async () => {
    await withColleague()
    const { keyring } = desk.desk.session.requireOpen()
    const load = () => Keyring.load(join(desk.dataDir, 'keyring.json'), cheapDerivation, thisMachine)
    const [theirs, others] = [load(), load()]
    await theirs?.open('front-desk', testPassword)
    await others?.open('manager', testPassword)
    expect(theirs?.pinOf('front-desk')).toMatch(/^\$argon2id\$/)
    expect([others?.pinOf('front-desk'), others?.pinOf('manager')]).toEqual([null, null])
    expect(keyring.holds(keyring.idOf('front-desk'), 'pin')).toBe(true)
  })

  it('stays when its owner chooses another password', async () => {
    await withColleague()
    await signIn('front-desk')
    await desk.client.session.changePassword({
      sendId: newSendId(),
      password: testPassword,
      newPassword: 'another password',
    })
    await desk.client.session.signIn({ account: 'front-desk', password: 'another password' })
    await signIn('manager')
    await changeTo('front-desk')
  })

  it('of before, whose digest stood in the database, is gone and set anew', async () => {
    const id = await withColleague()
    const { store } = desk.desk.session.requireOpen()
    store.statement(`UPDATE pins SET hash = '$argon2id$of before' WHERE staff_id = ?`).run(id)
    desk = await desk.reopen()
    await signIn('front-desk')
    expect(await desk.client.pins.mine({})).toEqual({ set: false })
    await signIn('manager')
    await expect(changeTo('front-desk')).rejects.toMatchObject(passwordNeeded)
  })

  it('does not do for staff, keys, backups, erasure and whole exports: these ask for the password', async () => {
    await setPin()
    await desk.signIn('front-desk')
    await changeTo('manager')
    const refused = { code: 'FORBIDDEN', data: { code: 'session.password-after-pin' } }
    await expect(desk.client.staff.list({})).rejects.toMatchObject(refused)
    await expect(desk.client.keyRotation.state({})).rejects.toMatchObject(refused)
    await expect(desk.client.backups.make({ sendId: newSendId() })).rejects.toMatchObject(refused)
    // Meals by name leave the desk as well, though no permission of theirs is for that alone.
    const { canteen, visits } = desk.client
    const taken = { sendId: newSendId(), purpose: '核对', words: {}, period: '2026-11' }
    await expect(canteen.figures.export(taken)).rejects.toMatchObject(refused)
    await expect(visits.figures.export(taken)).rejects.toMatchObject(refused)
    await signIn('manager')
    await desk.client.staff.list({})
  })

  it('goes when the manager resets the password, and when its owner leaves', async () => {
    const id = await withColleague()
    await desk.client.staff.resetPassword({ sendId: newSendId(), id, password: 'second password' })
    await expect(changeTo('front-desk')).rejects.toMatchObject(passwordNeeded)
    await desk.client.staff.deactivate({ sendId: newSendId(), id, changeOfKeys: 'later' })
    await expect(changeTo('front-desk')).rejects.toMatchObject(passwordNeeded)
  })

  it('never enters a role that carries a key of its own', async () => {
    await withColleague('mediator')
    expect(await desk.client.pins.usable({})).toEqual({ accounts: [] })
    await expect(changeTo('mediator')).rejects.toMatchObject(passwordNeeded)

    // Whoever holds another role besides comes in with that one alone.
    const { store } = desk.desk.session.requireOpen()
    store
      .statement('UPDATE staff SET roles = ? WHERE account = ?')
      .run(JSON.stringify(['front-desk', 'mediator']), 'mediator')
    expect((await changeTo('mediator')).staff.roles).toEqual(['front-desk'])
    expect(await desk.client.session.state({})).toMatchObject({ staff: { roles: ['front-desk'] } })
    await signIn('mediator')
    expect(await desk.client.session.state({})).toMatchObject({
      staff: { roles: ['front-desk', 'mediator'] },
    })
  })
})

describe('which PIN may be chosen', () => {
  const fits = (digits: string) => newPin.safeParse(digits).success

  it('is four to six digits that are not tried first', () => {
    for (const simple of [
      '1111',
      '1234',
      '4321',
      '56789',
      '7890',
      '0987',
      '1212',
      '123123',
      '1985',
      '2026',
    ]) {
      expect(fits(simple), simple).toBe(false)
    }
    for (const other of ['123', '1234567', '12a4', '', '１２３']) expect(fits(other), other).toBe(false)
    for (const good of ['4071', '８３０２', '52814', '907123']) expect(fits(good), good).toBe(true)
  })

  it('leaves most of them', () => {
    const all = Array.from({ length: 10_000 }, (_, number) => String(number).padStart(4, '0'))
    expect(all.filter(fits).length).toBeGreaterThan(9_500)
  })
})

it('a role’s key goes to its holders alone', () => {
  const keys = { desk: Buffer.alloc(1), audit: Buffer.alloc(1), mediation: Buffer.alloc(1) }
  expect(Object.keys(keysFor(keys, ['front-desk', 'manager']))).toEqual(['desk', 'audit'])
  expect(Object.keys(keysFor(keys, ['mediator']))).toEqual(['desk', 'audit', 'mediation'])
  fc.assert(
    fc.property(fc.subarray(['front-desk', 'mediator', 'canteen', 'manager', 'auditor'] as const), (held) => {
      expect(Object.keys(keysFor(keys, rolesByPin(held)))).not.toContain('mediation')
    }),
  )
})
