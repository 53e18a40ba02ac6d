/** What a court ruled about an order stands on its card and its paper, and what was first ordered stays as it was. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AskedOfCourt, OrderMeasure } from '#features/mediation/contract/words'
import { valuesFor } from '#features/mediation/papers/rules/filling'
import { courtAskingFault, standingMeasures } from '#features/mediation/rules/index'
import { caseBetween, openMediatorsDesk, sendId, type MediatorsDesk } from './desk-of-mediators'
import { refusedWith } from './further/desk'
import { inChinese } from './papers/words'

let at: MediatorsDesk
let caseId: number
let order: number
beforeEach(async () => {
  at = await openMediatorsDesk()
  const { id } = await caseBetween(at, '何秀兰', '周建国')
  caseId = id
  const kept = await at.mediation.protection.keepOrder({ sendId: sendId(), id: null, order: first })
  order = kept.id
})
afterEach(() => at.close())

const first = {
  get caseId() {
    return caseId
  },
  court: '洪山区人民法院',
  number: '（2026）鄂0111民保令7号',
  madeOn: '2026-11-01',
  endsOn: '2027-04-30',
  measures: ['no-violence'] as OrderMeasure[],
  protected: { name: '何秀兰', residentId: null },
  against: { name: '周建国', residentId: null },
  askedBy: 'self' as const,
  because: null,
  wished: true,
}

const ask = async (what: AskedOfCourt, byApplicant = true): Promise<number> => {
  const asked = { on: '2026-11-20', byApplicant, reason: '' }
  await at.mediation.protection.ask({ sendId: sendId(), order, what, ...asked })
  return (await at.mediation.protection.order({ id: order })).askings.at(-1)?.id ?? 0
}
const rule = (asking: number, more: { readonly measures?: OrderMeasure[] } = {}) =>
  at.mediation.protection.rule({
    sendId: sendId(),
    asking,
    on: '2026-11-23',
    number: '7号之一',
    granted: true,
    until: null,
    ...more,
  })
const onPaper = async () => {
  const paper = { paper: 'protection-record', about: order, for: { is: 'mediator' } } as const
  const { source } = await at.mediation.papers.get({ id: caseId, ...paper })
  const { fields, lists } = valuesFor('protection-record', source, inChinese)
  return { order: source.order, fields, rulings: lists.rulings }
}

it('反家庭暴力法 30: more time, other measures and the lifting are all asked for by the applicant', async () => {
  const stands = { endsOn: '2027-04-30', liftedOn: null }
  expect(courtAskingFault(stands, { on: '2026-11-20', byApplicant: false })).toBe('not-by-applicant')
  for (const what of ['extend', 'change', 'lift'] as const)
    await expect(ask(what, false)).rejects.toMatchObject(refusedWith('mediation.order-not-by-applicant'))
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  const insert = sqlite.prepare(
    `INSERT INTO mediation_order_askings (order_id, what, on_day, by_applicant, reason, at, staff_id)
     VALUES (?, 'lift', '2026-11-20', 0, '', 1, 1)`,
  )
  expect(() => insert.run(order)).toThrow('mediation.order-not-by-applicant')
})

it('an order that was lifted says so on its paper, and holds until that day', async () => {
  await rule(await ask('lift'))
  const { order: told, fields, rulings } = await onPaper()
  expect(told?.endsOn).toBe('2026-11-23')
  expect(fields.orderEndsOn).toBe('2026年11月23日')
  expect(rulings).toEqual([{ ruledOn: '2026年11月23日', ruledNumber: '7号之一', ruled: '撤销 准许' }])
})

it('other measures take the place of the first on card and paper, and the first stay in the text of the order', async () => {
  const asking = await ask('change')
  await expect(rule(asking)).rejects.toMatchObject(refusedWith('mediation.order-no-measure'))
  await rule(asking, { measures: ['no-violence', 'no-contact'] })
  const { card, text, askings } = await at.mediation.protection.order({ id: order })
  expect(card.measures).toEqual(['no-violence', 'no-contact'])
  expect(text.measures).toEqual(['no-violence'])
  expect(askings.at(-1)?.ruling?.measures).toEqual(['no-violence', 'no-contact'])
  expect((await onPaper()).order?.measures).toEqual(['no-violence', 'no-contact'])
  // Putting right what was first ordered does not touch what stands.
  const put = { ...first, measures: ['no-contact'] as OrderMeasure[] }
  await at.mediation.protection.keepOrder({ sendId: sendId(), id: order, order: put })
  expect((await at.mediation.protection.order({ id: order })).card.measures).toEqual([
    'no-violence',
    'no-contact',
  ])
})

it('measures belong to a change that is granted, and to no other ruling', async () => {
  await expect(rule(await ask('lift'), { measures: ['no-violence'] })).rejects.toMatchObject(
    refusedWith('mediation.order-measures-not-asked'),
  )
  expect(standingMeasures(['no-violence'], [])).toEqual(['no-violence'])
})
