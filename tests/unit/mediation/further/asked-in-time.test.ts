/** What stands on the work list because a day for asking a court runs (人民调解法 33; 民事诉讼法 205). */
import { afterEach, expect, it } from 'vitest'
import { handsOf } from '#features/mediation/agreement/walk'
import { sendId } from '../desk-of-mediators'
import { cameFrom, openOn, refusedWith, type DeskInTime } from './desk'
import { effective, proposed } from './hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-20'

const waits = async () =>
  (await at.mediation.waiting.list({ whose: 'mine', limit: 5 })).rows.map(
    ({ waits: { for: what, due, court } }) => [what, due, court],
  )
/** The first part is kept, so that the next is due on 21 December as the safe day is; both parties are asked how it goes before. */
const keepFirst = async (caseId: number) => {
  const { duties } = await at.mediation.performance.get({ case: caseId })
  const [first] = duties.flatMap(({ instalments }) => instalments)
  await at.mediation.performance.keep({
    sendId: sendId(),
    instalment: first?.id ?? 0,
    day,
    fen: first?.fen ?? 0,
    way: 'transfer',
  })
}

it('人民调解法 33: the safe day for asking a court stands on the work list until the parties asked or said that they will not', async () => {
  at = await openOn(day)
  const { two } = await effective(at, day)
  await keepFirst(two.id)
  expect(await waits()).toEqual([['follow-up', '2026-11-27', '2026-12-21']])
  const decline = (declined: boolean) =>
    at.mediation.confirmation.decline({ sendId: sendId(), case: two.id, declined })
  await decline(true)
  expect(await waits()).toEqual([['follow-up', '2026-11-27', null]])
  expect((await at.mediation.confirmation.get({ case: two.id })).declinedOn).toBe(day)
  await decline(false)
  expect(await waits()).toEqual([['follow-up', '2026-11-27', '2026-12-21']])
  await decline(true)
  const { confirmation } = await at.mediation.confirmation.apply({
    sendId: sendId(),
    case: two.id,
    court: { at: 'committee', homeOf: null },
    courtName: '花山法庭',
    appliedOn: day,
    applicants: [two.applicant, two.respondent],
    papers: ['application', 'agreement'],
    touchesProperty: false,
  })
  expect(await waits()).toEqual([['follow-up', '2026-11-27', null]])
  await expect(decline(true)).rejects.toMatchObject(refusedWith('mediation.confirmation-asked-already'))
  // What the court did not take can be asked for again: it is on the list as it was.
  await at.mediation.confirmation.rule({
    sendId: sendId(),
    confirmation,
    ruling: 'not-accepted',
    on: day,
    number: '',
    why: '',
  })
  expect(await waits()).toEqual([['follow-up', '2026-11-27', '2026-12-21']])
  at.goTo('2026-12-22')
  await at.desk.signIn('mediator')
  expect(await waits()).toEqual([['follow-up', '2026-11-27', null]])
})

it('特邀调解规定 24: where all have signed and only the seal lacks, the list says by when a court is asked', async () => {
  at = await openOn(day)
  const court = cameFrom({ referral: 'assigned', signedForOn: day, onlineOn: null })
  const { two, agreement } = await proposed(at, day, court)
  const hands = handsOf(two, day)
  const [unsigned] = await waits()
  expect(unsigned?.[0]).toBe('signatures')
  expect(unsigned?.[2]).toBeNull()
  await at.mediation.agreements.sign({
    sendId: sendId(),
    agreement,
    hands: hands.filter(({ of }) => of !== 'seal'),
  })
  expect(await waits()).toEqual([['signatures', unsigned?.[1], '2026-12-21']])
})
