/** What is done in the mediators' file is told in that file alone, also where the disk takes nothing, and where somebody goes through it page by page. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { acceptedCase } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../../support/desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('mediator')
})
afterEach(() => desk.close())

const day = '2026-11-20'
const looksAt = (store: 'desk' | 'mediation', subject: string): number => {
  const { session } = desk.desk
  const { sqlite } = store === 'desk' ? session.requireOpen().store : session.storeOf('mediation')
  return Number(sqlite.prepare('SELECT count(*) FROM audit WHERE subject = ?').pluck().get(subject))
}
const nextDay = () => desk.clock.advance(24 * 60 * 60 * 1000)
const comeBack = () => desk.client.session.signIn({ account: 'mediator', password: testPassword })

it('a look that its file did not take waits for that file, and stands in no other', async () => {
  const { mediation } = desk.client
  const { id } = await acceptedCase(mediation, newSendId, plainly('打人'), day)
  nextDay()
  await comeBack()
  const subject = `mediation-case:${String(id)}`
  const before = looksAt('mediation', subject)
  desk.desk.session.storeOf('mediation').sqlite.pragma('query_only = 1')
  await mediation.cases.get({ id })
  expect(looksAt('mediation', subject)).toBe(before)
  await desk.signIn('manager')
  expect(looksAt('desk', subject)).toBe(0)
  await comeBack()
  expect(looksAt('mediation', subject)).toBe(before + 1)
  expect(looksAt('desk', subject)).toBe(0)
})

it('what is paged through of cases is counted nowhere in the desk', async () => {
  const { mediation } = desk.client
  for (let made = 0; made < 12; made += 1) {
    await mediation.cases.open({ sendId: newSendId(), opened: plainly('打人') })
  }
  const page = (next: Awaited<ReturnType<typeof mediation.cases.list>>['next']) =>
    mediation.cases.list({ tab: 'open', limit: 5, ...(next === null ? {} : { after: next }) })
  for (let { next } = await page(null); next !== null;) ({ next } = await page(next))
  // It is written down right after the answer.
  await new Promise((resolve) => setImmediate(resolve))
  const { sqlite } = desk.desk.session.requireOpen().store
  expect(sqlite.prepare("SELECT key FROM settings WHERE key LIKE 'reading-count%'").all()).toEqual([])
})
