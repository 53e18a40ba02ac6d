/** A check that is asked for looks through every file that is open here, and says which one is damaged. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addStaff } from '#desk/session/staff'
import { setUpFiles } from '../../support/committee'
import { newSendId, testPassword, type TestDesk } from '../../support/desk'
import { sealedDatabase } from '../../support/sealed-file'
import { finish } from '../residents/people'
import { noteIn, openTwoFiles, sealedSqlite } from './sealed-desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTwoFiles()
  const { store, keyring, keys } = desk.desk.session.requireOpen()
  addStaff(store, { account: 'both', name: '钱慧', roles: ['mediator', 'auditor'] }, desk.clock.now())
  await keyring.put('both', testPassword, keys)
  await desk.client.session.signIn({ account: 'both', password: testPassword })
  await setUpFiles(desk.client)
  await noteIn(desk.desk, '夫妻争吵')
})
afterEach(() => desk.close())

const checkNow = (of: TestDesk) => finish(of.client.support.check({ sendId: newSendId() }))
const apartOf = async (of: TestDesk) => {
  const { checks } = await of.client.support.report({})
  return checks.find(({ check }) => check === 'file-apart')?.finding
}

it('that finds nothing in either file calls them sound', async () => {
  expect(await checkNow(desk)).toEqual({ verdict: 'sound' })
  expect(await apartOf(desk)).toBe('sound')
})

it('that finds a page of the sealed file damaged says so, of that file alone', async () => {
  const page = Number(
    sealedSqlite(desk.desk)
      .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'secrets'")
      .pluck()
      .get(),
  )
  desk.desk.close()
  const file = join(desk.dataDir, sealedDatabase)
  const bytes = readFileSync(file)
  const at = (page - 1) * 4096 + 2000
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(file, bytes)

  const again = await desk.reopen()
  await again.client.session.signIn({ account: 'both', password: testPassword })
  expect(await checkNow(again)).toEqual({ verdict: 'damaged' })
  expect(await apartOf(again)).toBe('damaged')
  expect(await again.client.session.state({})).toMatchObject({ health: null })
  again.desk.close()
})

it('of someone without its key says nothing of it', async () => {
  await desk.signIn('auditor')
  expect(await checkNow(desk)).toEqual({ verdict: 'sound' })
  expect(await apartOf(desk)).toBe('not-opened')
})
