/** What a backup takes the place of is damaged, wherever that is: it is brought back all the same, and what can be read is kept. */
import { readFileSync, writeFileSync } from 'node:fs'
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

/** Leaves the desk, and takes one page of its file. */
async function lose(page: number): Promise<void> {
  await desk.client.session.signOut({})
  const file = join(desk.dataDir, 'desk.db')
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.fill(0, (page - 1) * 4096, page * 4096))
}

const rootOf = (name: string): number =>
  Number(
    desk.desk.session
      .requireOpen()
      .store.sqlite.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?')
      .pluck()
      .get(name),
  )

const bringBack = (name: string) =>
  desk.client.restore.restore({
    sendId: newSendId(),
    folder: join(desk.dataDir, 'backups'),
    name,
    by: { with: 'password', account: 'manager', password: testPassword },
  })

describe('a backup is brought back although what is here', () => {
  it.each(['audit', 'erasures'])('has lost a page of its table "%s"', async (table) => {
    await register(desk.client, { name: '王桂珍' })
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    await lose(rootOf(table))
    expect((await bringBack(name)).keptIn).not.toBeNull()
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    expect((await desk.client.residents.list({ limit: 5 })).rows).toHaveLength(1)
  })

  it('has lost the page that says which tables it has', async () => {
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    await lose(2)
    expect((await bringBack(name)).keptIn).not.toBeNull()
  })
})

it('where its log ended is kept although what it erased cannot be read', async () => {
  const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
  await register(desk.client, { name: '周浩' })
  await lose(rootOf('erasures'))
  await bringBack(name)
  await desk.client.session.signIn({ account: 'manager', password: testPassword })
  const { store } = desk.desk.session.requireOpen()
  const [replaced] = store.sqlite
    .prepare<[], string>("SELECT subject FROM audit WHERE procedure = 'restore.replaced'")
    .pluck()
    .all()
  expect(replaced).toMatch(/^replaced:1\/\d+\/[0-9a-f]{16}$/)
})

it.each(['residents_protected', 'audit'])(
  'whoever has left since stays out although "%s" has lost a page',
  async (table) => {
    const gone = await desk.signIn('front-desk')
    await desk.signIn('manager')
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    await desk.client.staff.deactivate({ sendId: newSendId(), id: gone, changeOfKeys: 'later' })
    await lose(rootOf(table))
    await bringBack(name)
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    expect((await desk.client.backups.state({})).toLookAt).toMatchObject({ left: [{ id: gone }] })
  },
)
