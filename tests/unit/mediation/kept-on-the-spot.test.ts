/** What was kept at the table is said so with its day, and is the performance; what is owed says who, what, how much and by when. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keptOnSpot, satDown, textOf, type TwoSided } from '#features/mediation/agreement/walk'
import { valuesFor } from '#features/mediation/papers/rules/filling'
import { sendId } from './desk-of-mediators'
import { openOn, refusedWith, type DeskInTime } from './further/desk'
import { accepted } from './further/hands'
import { inChinese } from './papers/words'

const day = '2026-11-20'

let at: DeskInTime
let two: TwoSided
beforeEach(async () => {
  at = await openOn('2026-11-23')
  two = await accepted(at, day)
  await satDown(at.mediation, sendId, two, '赔偿', day)
})
afterEach(() => at.close())

it('民诉法解释 358 (5): money of which nobody says who owes it by when is neither laid before the parties nor registered', async () => {
  const text = { ...textOf(two, '赔偿'), duties: [] }
  const refused = refusedWith('mediation.gate-check')
  const asked = { case: two.id, text }
  await expect(at.mediation.agreements.propose({ sendId: sendId(), ...asked })).rejects.toMatchObject(refused)
  await expect(
    at.mediation.agreements.speak({ sendId: sendId(), ...asked, reachedOn: day }),
  ).rejects.toMatchObject(refused)
})

it('kept on the spot it is kept, and its paper has the day', async () => {
  const text = keptOnSpot(two, '赔偿三千元', day)
  const { agreement } = await at.mediation.agreements.speak({
    sendId: sendId(),
    case: two.id,
    text,
    reachedOn: day,
  })
  await at.mediation.performance.perform({ sendId: sendId(), case: two.id })
  expect((await at.mediation.agreements.get({ case: two.id })).standing?.terms[0]?.keptOn).toBe(day)
  const paper = { paper: 'oral-agreement', about: agreement, for: { is: 'mediator' } } as const
  const { source } = await at.mediation.papers.get({ id: two.id, ...paper })
  expect(valuesFor('oral-agreement', source, inChinese).lists.terms).toEqual([
    { row: '1', term: '赔偿三千元（当场履行 2026年11月20日）' },
  ])
})

it('nobody keeps anything on the spot tomorrow, nor before the case was accepted', async () => {
  const kept = (on: string) =>
    at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text: keptOnSpot(two, '赔偿', on) })
  await expect(kept('2026-11-24')).rejects.toMatchObject(refusedWith('mediation.day-to-come'))
  await expect(kept('2026-11-19')).rejects.toMatchObject(refusedWith('mediation.before-acceptance'))
})
