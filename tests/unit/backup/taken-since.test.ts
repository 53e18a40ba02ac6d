/** An older copy that is brought back gives nobody back what was taken from them since, and says what it gave back. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'
import { finish, register } from '../residents/people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => {
  desk.close()
})

const strong = '茶山路口的第九棵银杏树下第二张凳子'
const makeBackup = async () => (await finish(desk.client.backups.make({ sendId: newSendId() }))).name
const signIn = (account: string, password = testPassword) => desk.client.session.signIn({ account, password })

const asManager = { with: 'password', account: 'manager', password: testPassword } as const
type By = Parameters<TestDesk['client']['restore']['restore']>[0]['by']

/** By the manager of the day of the backup; `today` where they are none now. */
async function bringBack(name: string, today?: By): Promise<void> {
  await desk.client.session.signOut({})
  await desk.client.restore.restore({
    sendId: newSendId(),
    folder: join(desk.dataDir, 'backups'),
    name,
    by: asManager,
    today,
  })
}

const protection = {
  basis: 'own-request',
  since: '2026-11-23',
  until: null,
} as const

const lookAt = async () => (await desk.client.backups.state({})).toLookAt

describe('whoever left after the backup', () => {
  it('does not come in again with it, on record, and nobody else is touched', async () => {
    const gone = await desk.signIn('front-desk')
    await desk.signIn('canteen')
    await desk.signIn('manager')
    const name = await makeBackup()
    await desk.client.staff.deactivate({ sendId: newSendId(), id: gone, changeOfKeys: 'later' })
    await bringBack(name)
    await expect(signIn('front-desk')).rejects.toMatchObject({ data: { code: 'session.wrong-password' } })
    await signIn('canteen')
    await signIn('manager')
    const { store, keyring } = desk.desk.session.requireOpen()
    expect(keyring.has('front-desk')).toBe(false)
    const subjects = store.sqlite
      .prepare("SELECT subject FROM audit WHERE procedure = 'restore.deactivate'")
      .pluck()
      .all()
    expect(subjects).toEqual([`staff:${gone}`])
    expect(await lookAt()).toMatchObject({ left: [{ id: gone, name: 'front-desk' }], stayed: [] })
    const { staff } = await desk.client.staff.list({})
    expect(staff.find(({ id }) => id === gone)).toMatchObject({ active: false })
  })

  it('stays where nobody else could sign in as a manager, and is to be looked at', async () => {
    const name = await makeBackup()
    const { id } = await desk.client.staff.add({
      sendId: newSendId(),
      account: 'second',
      name: '刘强',
      roles: ['manager'],
      password: strong,
    })
    await signIn('second', strong)
    await desk.client.session.changePassword({
      sendId: newSendId(),
      password: strong,
      newPassword: `${strong}旁边`,
    })
    await desk.client.staff.deactivate({ sendId: newSendId(), id: desk.managerId, changeOfKeys: 'later' })
    await bringBack(name, { with: 'password', account: 'second', password: `${strong}旁边` })
    await signIn('manager')
    expect(await lookAt()).toMatchObject({ left: [], stayed: [{ id: desk.managerId }] })
    expect(id).not.toBe(desk.managerId)
  })
})

it('other passwords and protections of since are due for the manager until one has looked', async () => {
  const clerk = await desk.signIn('front-desk')
  await desk.signIn('manager')
  const id = await register(desk.client, { name: '王桂珍' })
  const name = await makeBackup()
  await desk.client.staff.resetPassword({ sendId: newSendId(), id: clerk, password: strong })
  await desk.client.residents.protect({ sendId: newSendId(), ...protection, id, version: 1 })
  await bringBack(name)
  await signIn('manager')
  expect(await lookAt()).toEqual({
    left: [],
    stayed: [],
    passwords: [{ id: clerk, name: 'front-desk' }],
    roles: [],
    protections: [id],
  })
  await desk.client.backups.lookedAfterRestore({ sendId: newSendId() })
  expect(await lookAt()).toBeNull()
})

describe('roles that were changed after the backup', () => {
  const rolesOf = async (id: number) =>
    (await desk.client.staff.list({})).staff.find((member) => member.id === id)?.roles

  it('are again what they are today, on record, whoever has the copy brought back', async () => {
    const manages = { account: 'second', name: '刘强', roles: ['manager' as const], password: strong }
    const { id } = await desk.client.staff.add({ sendId: newSendId(), ...manages })
    const name = await makeBackup()
    await desk.client.staff.change({ sendId: newSendId(), id, name: '刘强', roles: ['canteen'] })
    await bringBack(name)
    expect((await signIn('second', strong)).staff.roles).toEqual(['canteen'])
    await signIn('manager')
    expect(await lookAt()).toMatchObject({ roles: [{ id }] })
    const { store } = desk.desk.session.requireOpen()
    const row = "SELECT subject FROM audit WHERE procedure = 'restore.changeRoles' AND outcome = 'done'"
    expect(store.sqlite.prepare(row).pluck().all()).toEqual([`staff:${id}`])
    // The same copy once more: what was put back is known from its row.
    await bringBack(name)
    await signIn('manager')
    expect(await rolesOf(id)).toEqual(['canteen'])
  })

  it('stay those of then where nobody of then would manage', async () => {
    const name = await makeBackup()
    const manages = { account: 'second', name: '刘强', roles: ['manager' as const], password: strong }
    await desk.client.staff.add({ sendId: newSendId(), ...manages })
    await signIn('second', strong)
    const password = `${strong}旁边`
    await desk.client.session.changePassword({ sendId: newSendId(), password: strong, newPassword: password })
    const { managerId: id } = desk
    await desk.client.staff.change({ sendId: newSendId(), id, name: '王芳', roles: ['canteen'] })
    await bringBack(name, { with: 'password', account: 'second', password })
    expect((await signIn('manager')).staff.roles).toContain('manager')
    expect(await lookAt()).toMatchObject({ roles: [{ id }] })
  })
})

it('whoever was protected after the backup is protected in it, by whoever set it', async () => {
  const id = await register(desk.client, { name: '王桂珍' })
  const name = await makeBackup()
  await desk.client.residents.protect({ sendId: newSendId(), ...protection, id, version: 1 })
  await bringBack(name)
  await signIn('manager')
  expect((await desk.client.residents.read({ id })).protection).toMatchObject(protection)
  expect(await lookAt()).toMatchObject({ protections: [id] })
})

it('of others only those are named who are the same here: nobody who came after the backup', async () => {
  const name = await makeBackup()
  const { id } = await desk.client.staff.add({
    sendId: newSendId(),
    account: 'late',
    name: '刘强',
    roles: ['front-desk'],
    password: strong,
  })
  await desk.client.staff.resetPassword({ sendId: newSendId(), id, password: `${strong}旁边` })
  const late = await register(desk.client, { name: '周浩' })
  await desk.client.residents.protect({ sendId: newSendId(), ...protection, id: late, version: 1 })
  await bringBack(name)
  await signIn('manager')
  expect(await lookAt()).toBeNull()
})

it('whoever was taken back in since with a new password has the old one again, and is named', async () => {
  const clerk = await desk.signIn('front-desk')
  await desk.signIn('manager')
  const name = await makeBackup()
  await desk.client.staff.deactivate({ sendId: newSendId(), id: clerk, changeOfKeys: 'later' })
  await desk.client.staff.reactivate({ sendId: newSendId(), id: clerk, password: strong })
  await bringBack(name)
  await signIn('manager')
  expect(await lookAt()).toMatchObject({ left: [], passwords: [{ id: clerk }] })
})

it('children who were protected with somebody are named with them', async () => {
  const { code: estate } = await desk.client.dictionaries.add({
    sendId: newSendId(),
    dictionary: 'estate',
    label: '水印桃源',
    tone: 'plain',
    note: '',
  })
  const address = { estate, building: '33', unit: '2', room: '501', grid: 'grid-5' }
  const mother = await register(desk.client, { name: '孙晓燕', address })
  const child = await register(desk.client, { name: '小燕', birth: '2018-05-06', address })
  const name = await makeBackup()
  const { version } = await desk.client.residents.read({ id: mother })
  await desk.client.residents.protect({
    sendId: newSendId(),
    ...protection,
    id: mother,
    version,
    children: [child],
  })
  await bringBack(name)
  await signIn('manager')
  expect(await lookAt()).toMatchObject({ protections: [mother, child] })
})

it('nothing is to be looked at where nothing was taken', async () => {
  const name = await makeBackup()
  await register(desk.client, { name: '周浩' })
  await bringBack(name)
  await signIn('manager')
  expect(await lookAt()).toBeNull()
})
