/** Whoever was locked while they stood in the line keeps nobody else waiting: a backup of noon, brought back, has them there again. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockingOfResidents } from '#features/residents/index'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register as registerResident } from '../residents/people'
import { takeNumber } from './visitors'

let desk: TestDesk
let wang: number
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('front-desk')
  wang = await registerResident(desk.client, { name: '王桂珍' })
  await desk.client.visits.register({
    sendId: newSendId(),
    matter: '养老认证',
    residentId: wang,
    then: { kind: 'wait' },
  })
  await takeNumber(desk)
})
afterEach(() => desk.close())

/** As a ledger of erasures does when an older copy is opened; nobody asks there who waits. */
function lock(): void {
  const { store } = desk.desk.session.requireOpen()
  const call = { now: desk.clock.now(), statement: (sql: string) => store.statement(sql) }
  lockingOfResidents.setLocked(call, wang, true)
}
const callNext = () => desk.client.visits.callNext({ sendId: newSendId() })
const stateOfAll = () =>
  desk.desk.session.requireOpen().store.statement('SELECT state FROM visits ORDER BY id').pluck().all()

it('the next one is called in their place', async () => {
  lock()
  expect((await desk.client.visits.slip({ id: 2 })).ahead).toBe(0)
  expect((await callNext()).visit.number).toBe('A002')
  expect((await desk.client.visits.home({})).line).toEqual([])
})

it('the next day begins, and they have left with the others', async () => {
  lock()
  desk.clock.advance(24 * 3_600_000)
  await desk.signIn('front-desk')
  expect((await takeNumber(desk)).number).toBe('A001')
  expect(stateOfAll()).toEqual(['left', 'left', 'waiting'])
})
