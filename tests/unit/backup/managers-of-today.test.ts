/** A backup gives nobody power over the desk that is here but who has it today; what opened the desk of then is asked for as well. */
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'
import { finish } from '../residents/people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => {
  desk.close()
})

const strong = '茶山路口的第九棵银杏树下第二张凳子'
const own = `${strong}旁边`
const manager = { with: 'password', account: 'manager', password: testPassword } as const
const second = { with: 'password', account: 'second', password: own } as const
type By = Parameters<TestDesk['client']['restore']['restore']>[0]['by']
const refused = (code: string) => ({ data: { code } })

const signIn = ({ account, password }: typeof manager | typeof second) =>
  desk.client.session.signIn({ account, password })

/** A second manager, who chose their own password; the first is signed in afterwards. */
async function addSecond(): Promise<number> {
  const member = { account: 'second', name: '刘强', roles: ['manager' as const], password: strong }
  const { id } = await desk.client.staff.add({ sendId: newSendId(), ...member })
  await desk.client.session.signIn({ account: 'second', password: strong })
  await desk.client.session.changePassword({ sendId: newSendId(), password: strong, newPassword: own })
  await signIn(manager)
  return id
}

const backUp = async () => (await finish(desk.client.backups.make({ sendId: newSendId() }))).name

/** From the sign-in screen. */
async function bringBack(name: string, by: By, today?: By) {
  const { state } = await desk.client.session.state({})
  if (state === 'open') await desk.client.session.signOut({})
  return desk.client.restore.restore({
    sendId: newSendId(),
    folder: join(desk.dataDir, 'backups'),
    name,
    by,
    today,
  })
}

it.each(['later', 'now'] as const)(
  'who left, keys changed %s, replaces nothing, and stays out where a manager of today brings it back by it',
  async (changeOfKeys) => {
    const id = await addSecond()
    const name = await backUp()
    await desk.client.staff.deactivate({ sendId: newSendId(), id, changeOfKeys })
    if (changeOfKeys === 'now') await finish(desk.client.keyRotation.run({ sendId: newSendId() }))
    await expect(bringBack(name, second)).rejects.toMatchObject(refused('backups.today-needed'))
    await bringBack(name, second, manager)
    await expect(signIn(second)).rejects.toMatchObject(refused('session.wrong-password'))
    await signIn(manager)
  },
)

it('who manages no more replaces nothing with the password that they still have', async () => {
  const id = await addSecond()
  const name = await backUp()
  await desk.client.staff.change({ sendId: newSendId(), id, name: '刘强', roles: ['canteen'] })
  await expect(bringBack(name, second)).rejects.toMatchObject(refused('backups.today-needed'))
  await expect(bringBack(name, manager, second)).rejects.toMatchObject(refused('backups.today-managers-only'))
  expect((await signIn(second)).staff.roles).toEqual(['canteen'])
})

it('a recovery key that was renewed replaces nothing; with that of today it opens what it was printed for', async () => {
  const name = await backUp()
  const { recoveryKey } = await desk.client.session.renewRecoveryKey({
    sendId: newSendId(),
    password: testPassword,
  })
  const old = { with: 'recovery-key', recoveryKey: desk.recoveryKey } as const
  await expect(bringBack(name, old)).rejects.toMatchObject(refused('backups.today-needed'))
  await expect(bringBack(name, old, old)).rejects.toMatchObject(refused('backups.today-differs'))
  desk.clock.advance(400_000)
  await bringBack(name, old, { with: 'recovery-key', recoveryKey })
  // That paper was taken from somebody: it opens again, and a new one is asked for.
  await signIn(manager)
  expect(await desk.client.session.state({})).toMatchObject({ recoveryKeyRenewalDue: true })
})

it('a password of then opens the backup and ends no wait for today’s', async () => {
  const name = await backUp()
  await desk.client.session.changePassword({
    sendId: newSendId(),
    password: testPassword,
    newPassword: own,
  })
  await desk.client.session.signOut({})
  for (const _ of [1, 2])
    await expect(signIn(manager)).rejects.toMatchObject(refused('session.wrong-password'))
  await expect(bringBack(name, manager)).rejects.toMatchObject({
    data: { code: 'backups.today-needed', parameters: { seconds: 5 } },
  })
  await expect(desk.client.session.signIn({ account: 'manager', password: own })).rejects.toMatchObject(
    refused('session.wait'),
  )
})
