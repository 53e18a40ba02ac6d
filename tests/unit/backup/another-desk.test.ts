/** A backup brings its own passwords along: they are no leave to put another desk in this one's place. */
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId, openTestDesk, testCentre, testPassword, type TestDesk } from '../../support/desk'
import { finish } from '../residents/people'

let here: TestDesk
let other: TestDesk
beforeEach(async () => {
  here = await openTestDesk()
  other = await openTestDesk()
})
afterEach(() => {
  here.close()
  other.close()
})

it('another desk’s backup does not take this one’s place by its own password or its own paper', async () => {
  const own = 'quite another sentence'
  await other.client.session.changePassword({
    sendId: newSendId(),
    password: testPassword,
    newPassword: own,
  })
  const { name } = await finish(other.client.backups.make({ sendId: newSendId() }))
  await here.client.session.signOut({})
  const folder = join(other.dataDir, 'backups')
  const ways = [
    { with: 'password', account: 'manager', password: own },
    { with: 'recovery-key', recoveryKey: other.recoveryKey },
  ] as const
  for (const by of ways) {
    await expect(
      here.client.restore.restore({ sendId: newSendId(), folder, name, by }),
    ).rejects.toMatchObject({ data: { code: 'backups.today-needed' } })
  }
  await here.client.session.signIn({ account: 'manager', password: testPassword })
  expect(await communityOf(here)).toBe(testCentre.community)
})

const communityOf = async ({ client }: TestDesk): Promise<string | null> => {
  const state = await client.session.state({})
  return state.state === 'open' ? state.centre.community : null
}

it('whoever opens this one as well may put another in its place', async () => {
  const centre = { ...testCentre, community: '别的社区' }
  await other.client.session.nameCentre({ sendId: newSendId(), centre })
  const { name } = await finish(other.client.backups.make({ sendId: newSendId() }))
  await here.client.session.signOut({})
  await here.client.restore.restore({
    sendId: newSendId(),
    folder: join(other.dataDir, 'backups'),
    name,
    by: { with: 'password', account: 'manager', password: testPassword },
  })
  await here.client.session.signIn({ account: 'manager', password: testPassword })
  expect(await communityOf(here)).toBe('别的社区')
})
