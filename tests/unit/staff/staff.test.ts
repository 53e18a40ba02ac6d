import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { roles, type Role } from '#ground/roles/permissions'
import { someoneManages, type Member } from '#features/staff/rules'
import { digestOf } from '#vault/log/record'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'

let test: TestDesk
beforeEach(async () => {
  test = await openTestDesk()
})
afterEach(() => test.close())

const newcomer: {
  account: string
  name: string
  roles: Role[]
  password: string
} = { account: 'wang', name: '王建国', roles: ['front-desk'], password: 'first password' }
const add = (change: Partial<typeof newcomer> = {}) =>
  test.client.staff.add({ sendId: newSendId(), ...newcomer, ...change })
const signIn = (account: string, password: string) => test.client.session.signIn({ account, password })
const asManager = () => signIn('manager', testPassword)

describe('a new colleague', () => {
  it('signs in with the account and password given, and holds the roles given', async () => {
    const { id } = await add({ account: 'Wang' })
    const { staff } = await signIn('wang', 'first password')
    expect(staff).toEqual({ id, account: 'wang', name: '王建国', roles: ['front-desk'] })
  })

  it('stands among those one may change to', async () => {
    await add()
    const { staff } = await test.client.session.colleagues({})
    expect(staff.map((one) => one.account).sort()).toEqual(['manager', 'wang'])
  })

  it('is added once, however often the same request comes', async () => {
    const sendId = newSendId()
    const first = await test.client.staff.add({ sendId, ...newcomer })
    expect(await test.client.staff.add({ sendId, ...newcomer })).toEqual(first)
    expect((await test.client.staff.list({})).staff).toHaveLength(2)
  })

  it('never gets an account that someone has had, whose password stays as it was', async () => {
    const { id } = await add()
    await expect(add({ name: '别人', password: 'another password' })).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { code: 'staff.account-taken', fields: [{ path: ['account'], code: 'staff.account-taken' }] },
    })
    await test.client.staff.deactivate({ sendId: newSendId(), id, changeOfKeys: 'later' })
    await expect(add({ name: '别人' })).rejects.toMatchObject({ data: { code: 'staff.account-taken' } })
    await test.client.staff.reactivate({ sendId: newSendId(), id, password: 'back again now' })
    expect((await signIn('wang', 'back again now')).staff.name).toBe('王建国')
  })

  it('needs a role, and a password nobody else knows', async () => {
    await expect(add({ roles: [] })).rejects.toMatchObject({
      data: { fields: [{ path: ['roles'], code: 'staff.role-required' }] },
    })
    await expect(add({ password: 'linli-demo' })).rejects.toMatchObject({
      data: { code: 'session.password-is-public' },
    })
    expect((await test.client.staff.list({})).staff).toHaveLength(1)
  })
})

describe('roles', () => {
  it('of one’s own that are given away are gone at the next call', async () => {
    await add({ account: 'li', roles: ['manager'] })
    const change = (roles: Role[]) =>
      test.client.staff.change({ sendId: newSendId(), id: test.managerId, name: '沈玉', roles })
    await change(['front-desk'])
    await expect(change(['manager'])).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await test.client.session.state({})).toMatchObject({ staff: { roles: ['front-desk'] } })
  })

  it('that are changed hold from the next sign-in', async () => {
    const { id } = await add()
    await test.client.staff.change({ sendId: newSendId(), id, name: '王建军', roles: ['auditor'] })
    expect((await signIn('wang', 'first password')).staff).toMatchObject({
      name: '王建军',
      roles: ['auditor'],
    })
  })

  it('of the last manager cannot be given away', async () => {
    await add()
    const change = () =>
      test.client.staff.change({
        sendId: newSendId(),
        id: test.managerId,
        name: '沈玉',
        roles: ['front-desk'],
      })
    await expect(change()).rejects.toMatchObject({ code: 'CONFLICT', data: { code: 'staff.last-manager' } })
    await add({ account: 'li', roles: ['manager'] })
    await change()
  })
})

describe('a forgotten password', () => {
  it('is replaced by the manager, and the old one opens nothing', async () => {
    const { id } = await add()
    await test.client.staff.resetPassword({ sendId: newSendId(), id, password: 'second password' })
    await expect(signIn('wang', 'first password')).rejects.toMatchObject({ code: 'INVALID' })
    await signIn('wang', 'second password')
  })

  it('of one’s own is not replaced without the old one', async () => {
    const reset = test.client.staff.resetPassword({
      sendId: newSendId(),
      id: test.managerId,
      password: 'second password',
    })
    await expect(reset).rejects.toMatchObject({ data: { code: 'staff.own-account' } })
  })
})

describe('a password that the manager gave', () => {
  const due = { code: 'FORBIDDEN', data: { code: 'session.password-due' } }
  const choose = (password: string, newPassword: string) =>
    test.client.session.changePassword({ sendId: newSendId(), password, newPassword })

  it('lets its owner choose their own and do nothing else', async () => {
    await add()
    await signIn('wang', 'first password')
    expect(await test.client.session.state({})).toMatchObject({ passwordDue: true })
    await expect(test.client.session.colleagues({})).rejects.toMatchObject(due)
    await expect(choose('first password', 'first password')).rejects.toMatchObject({
      code: 'INVALID',
      data: { fields: [{ path: ['newPassword'], code: 'session.password-unchanged' }] },
    })
    await choose('first password', 'my own password')
    expect(await test.client.session.state({})).toMatchObject({ passwordDue: false })
    await test.client.session.colleagues({})
    await signIn('wang', 'my own password')
    await test.client.session.colleagues({})
  })

  it('is one after a reset and after coming back as well, and stays one through a restart', async () => {
    const { id } = await add()
    await signIn('wang', 'first password')
    await choose('first password', 'my own password')
    await asManager()
    await test.client.staff.resetPassword({ sendId: newSendId(), id, password: 'second password' })
    test = await test.reopen()
    await signIn('wang', 'second password')
    await expect(test.client.session.colleagues({})).rejects.toMatchObject(due)
    await choose('second password', 'my own again')
    await asManager()
    await test.client.staff.deactivate({ sendId: newSendId(), id, changeOfKeys: 'later' })
    await test.client.staff.reactivate({ sendId: newSendId(), id, password: 'third password' })
    await signIn('wang', 'third password')
    await expect(test.client.session.colleagues({})).rejects.toMatchObject(due)
  })

  it('is none for whoever has chosen theirs with the recovery key', async () => {
    await add({ account: 'li', roles: ['manager'] })
    await test.client.session.signOut({})
    await test.client.session.recover({
      sendId: newSendId(),
      account: 'li',
      recoveryKey: test.recoveryKey,
      password: 'my own password',
    })
    expect((await test.client.staff.list({})).staff.find(({ account }) => account === 'li')).toMatchObject({
      passwordGiven: false,
    })
  })
})

describe('someone who leaves', () => {
  it('cannot sign in any more, keeps their records, and may come back', async () => {
    const { id } = await add()
    await test.client.staff.deactivate({ sendId: newSendId(), id, changeOfKeys: 'later' })
    await expect(signIn('wang', 'first password')).rejects.toMatchObject({
      code: 'INVALID',
      data: { code: 'session.wrong-password' },
    })
    expect((await test.client.staff.list({})).staff.find((one) => one.id === id)?.active).toBe(false)
    expect((await test.client.session.colleagues({})).staff.map((one) => one.id)).not.toContain(id)
    await expect(
      test.client.staff.resetPassword({ sendId: newSendId(), id, password: 'second password' }),
    ).rejects.toMatchObject({ data: { code: 'staff.not-active' } })
    await test.client.staff.reactivate({ sendId: newSendId(), id, password: 'third password' })
    // Nobody comes back who is here: it would be a way round what guards a reset, of one's own account too.
    for (const here of [id, test.managerId]) {
      await expect(
        test.client.staff.reactivate({ sendId: newSendId(), id: here, password: 'fourth password' }),
      ).rejects.toMatchObject({ code: 'CONFLICT', data: { code: 'staff.already-active' } })
    }
    expect((await signIn('wang', 'third password')).staff.id).toBe(id)
  })

  it('has no slot left where the program died before it was taken, before anyone is given new keys', async () => {
    await add()
    const { store } = test.desk.session.requireOpen()
    store.statement(`UPDATE staff SET active = 0 WHERE account = 'wang'`).run()
    expect(test.desk.session.requireOpen().keyring.has('wang')).toBe(true)
    test = await test.reopen()
    await asManager()
    expect(test.desk.session.requireOpen().keyring.has('wang')).toBe(false)
    test = await test.reopen()
    await asManager()
    expect(await test.client.session.state({})).toMatchObject({ state: 'open', keyringFault: null })
  })

  it('is never the one who is signed in', async () => {
    await expect(
      test.client.staff.deactivate({ sendId: newSendId(), id: test.managerId, changeOfKeys: 'later' }),
    ).rejects.toMatchObject({ data: { code: 'staff.own-account' } })
  })
})

describe('the front desk', () => {
  it('may see who works here and nothing more, and every try is on record', async () => {
    await test.signIn('front-desk')
    await test.client.session.colleagues({})
    await expect(test.client.staff.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(add()).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const refused = test.desk.session
      .requireOpen()
      .store.statement(`SELECT procedure FROM audit WHERE outcome = 'refused' ORDER BY sequence`)
      .all()
    expect(refused).toEqual([{ procedure: 'staff.list' }, { procedure: 'staff.add' }])
  })
})

it('a password is kept nowhere in the desk, not even as a digest of the request', async () => {
  const sendId = newSendId()
  await test.client.staff.add({ sendId, ...newcomer })
  await asManager()
  // The same request with another password is the same request: so the password is no part of what is remembered.
  await test.client.staff.add({ sendId, ...newcomer, password: 'quite another' })
  const { sqlite } = test.desk.session.requireOpen().store
  const tables = sqlite
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all()
  const rows = tables
    .map((table) => JSON.stringify(sqlite.prepare(`SELECT * FROM "${table}"`).all()))
    .join('')
  // The account is there: what is looked through is what the desk holds.
  expect(rows).toContain(newcomer.account)
  for (const way of [newcomer.password, digestOf(newcomer.password), digestOf(newcomer)])
    expect(rows).not.toContain(way)
})

it('someone can manage as long as one active member is a manager', () => {
  const member: fc.Arbitrary<Member> = fc.record({
    id: fc.integer({ min: 1, max: 5 }),
    roles: fc.uniqueArray(fc.constantFrom(...roles)),
    active: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(member, { selector: (one) => one.id, minLength: 1 }),
      member,
      (staff, changed) => {
        const after = [...staff.filter((one) => one.id !== changed.id)]
        if (staff.some((one) => one.id === changed.id)) after.push(changed)
        expect(someoneManages(staff, changed)).toBe(
          after.some((one) => one.active && one.roles.includes('manager')),
        )
      },
    ),
  )
})
