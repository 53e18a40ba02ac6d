/** Who comes in to a damaged desk is in or is not: nobody is told that they are not, and leaves it open behind them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => {
  desk.close()
})

async function lose(where: string): Promise<void> {
  const { sqlite } = desk.desk.session.requireOpen().store
  const page = Number(sqlite.prepare(`SELECT rootpage FROM sqlite_schema WHERE ${where}`).pluck().get())
  expect(page).toBeGreaterThan(1)
  await desk.client.session.signOut({})
  const file = join(desk.dataDir, 'desk.db')
  writeFileSync(file, readFileSync(file).fill(0, (page - 1) * 4096, page * 4096))
}

it('a page that tells of restores is lost: whoever signs in is in, and everyone is told of the damage', async () => {
  await lose("tbl_name = 'audit' AND sql LIKE '%family%' AND type = 'index'")
  const { staff } = await desk.client.session.signIn({ account: 'manager', password: testPassword })
  expect(staff.account).toBe('manager')
  expect(await desk.client.session.state({})).toMatchObject({
    state: 'open',
    health: { code: 'store.damaged' },
  })
})

it('a recovery that a damaged desk refuses leaves nobody in, and is on record once something can be written', async () => {
  const { session } = desk.desk
  session.health.found({ code: 'store.damaged', parameters: {} })
  await desk.client.session.signOut({})
  await expect(
    desk.client.session.recover({
      sendId: newSendId(),
      account: 'manager',
      recoveryKey: desk.recoveryKey,
      password: '茶山路口的第九棵银杏树下第二张凳子',
    }),
  ).rejects.toMatchObject({ data: { code: 'store.damaged' } })
  expect(await desk.client.session.state({})).toMatchObject({ state: 'signed-out' })
  session.health.passed()
  await desk.client.session.signIn({ account: 'manager', password: testPassword })
  const rows = session
    .requireOpen()
    .store.sqlite.prepare("SELECT outcome, digest FROM audit WHERE procedure = 'session.recover'")
    .all()
  expect(rows).toEqual([{ outcome: 'failed', digest: 'store.damaged' }])
})
