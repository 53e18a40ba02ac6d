/** Further worked cases of orders and warnings: who keeps them, who was told, in which order a court ruled. */
import { afterEach, expect, it } from 'vitest'
import { orderAlone } from '#features/mediation/papers/rules/order-alone'
import { plainly } from '#features/mediation/intake/walk'
import type { OrderText } from '#features/mediation/protection/contract'
import { inChinese } from '../papers/words'
import { sendId } from '../desk-of-mediators'
import { named } from './cases'
import { answerOf, openOn, refusedWith, type DeskInTime } from './desk'
import { accepted } from './hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})

const orderText = (more: Partial<OrderText> = {}): OrderText => ({
  caseId: null,
  court: '洪山区人民法院',
  number: '（2026）鄂0111民保令7号',
  madeOn: '2026-11-01',
  endsOn: '2027-04-30',
  measures: ['no-violence'],
  protected: { name: '何秀兰', residentId: null },
  against: { name: '周建国', residentId: null },
  askedBy: 'self',
  because: null,
  wished: false,
  ...more,
})
const keep = async (more: Partial<OrderText>, id: number | null = null) =>
  (await at.mediation.protection.keepOrder({ sendId: sendId(), id, order: orderText(more) })).id
const recordOf = (id: number) => at.mediation.protection.order({ id })
const see = async (order: number, kept: boolean, on: string) => {
  await at.mediation.protection.see({ sendId: sendId(), order, on, kept, what: '在楼下', by: '金花' })
  return (await recordOf(order)).sightings.at(-1)?.id ?? 0
}
const ask = async (order: number, what: 'extend' | 'lift', on: string) => {
  await at.mediation.protection.ask({ sendId: sendId(), order, what, on, byApplicant: true, reason: '' })
  return (await recordOf(order)).askings.at(-1)?.id ?? 0
}
const rule = (asking: number, on: string, until: string | null) =>
  at.mediation.protection.rule({ sendId: sendId(), asking, on, number: '7号之一', granted: true, until })

it(named('N-87'), async () => {
  at = await openOn('2026-11-20')
  await at.desk.signIn('head-mediator')
  const two = await accepted(at, '2026-11-20', plainly('夫妻吵架'))
  const caseNumber = (await at.mediation.cases.get({ id: two.id })).card.number ?? ''
  const id = await keep({ caseId: two.id })
  const paper = () => at.mediation.protection.paper({ id })
  // Whoever sees the case has the paper there.
  expect(await answerOf(paper())).toBe('mediation.order-unknown')
  await at.mediation.protection.handOver({ sendId: sendId(), of: 'order', id, to: at.mediator })
  await at.desk.signIn('mediator')
  await expect(at.mediation.cases.get({ id: two.id })).rejects.toMatchObject(
    refusedWith('mediation.not-found'),
  )
  await see(id, true, '2026-11-20')
  const told = await paper()
  const { order, committee } = told
  expect(order).toMatchObject({
    number: { text: orderText().number },
    observations: [{ what: { text: '在楼下' } }],
  })
  expect(caseNumber).toMatch(/号$/)
  expect(JSON.stringify([told, orderAlone(committee, order, inChinese)])).not.toContain(caseNumber)
  const { card, text } = await recordOf(id)
  expect([card.caseId, text.caseId]).toEqual([null, null])
  expect((await at.mediation.protection.list({ caseId: null })).orders.map((one) => one.caseId)).toEqual([
    null,
  ])
  // They put its text right, and it stays an order of its case.
  await keep({ number: '（2026）鄂0111民保令8号' }, id)
  // Nor does the log say that it became one of no case, or of another that they sent.
  const other = await accepted(at, '2026-11-20', plainly('漏水'))
  await keep({ number: '（2026）鄂0111民保令8号', caseId: other.id }, id)
  const [last, before] = at.desk.desk.session
    .storeOf('mediation')
    .statement(
      `SELECT digest FROM audit WHERE procedure = 'mediation.protection.keepOrder' ORDER BY sequence DESC LIMIT 2`,
    )
    .pluck()
    .all()
  expect(last).toBe(before)
  await at.desk.signIn('head-mediator')
  const { orders } = await at.mediation.protection.list({ caseId: two.id })
  expect(orders.map((one) => [one.id, one.caseId, one.number])).toEqual([
    [id, two.id, '（2026）鄂0111民保令8号'],
  ])
})

it('N-87: and a 告诫书 likewise (反家庭暴力法 17)', async () => {
  at = await openOn('2026-11-20')
  await at.desk.signIn('head-mediator')
  const two = await accepted(at, '2026-11-20', plainly('夫妻吵架'))
  const warning = {
    caseId: two.id,
    issuer: '花山派出所',
    number: '1号',
    issuedOn: '2026-11-19',
    receivedOn: '2026-11-20',
    offender: { name: '周建国', residentId: null },
    victim: { name: '何秀兰', residentId: null },
    facts: '动手',
  }
  const { id } = await at.mediation.protection.keepWarning({ sendId: sendId(), id: null, warning })
  await at.mediation.protection.handOver({ sendId: sendId(), of: 'warning', id, to: at.mediator })
  await at.desk.signIn('mediator')
  const { card, text } = await at.mediation.protection.warning({ id })
  expect([card.caseId, text.caseId]).toEqual([null, null])
  await at.mediation.protection.keepWarning({
    sendId: sendId(),
    id,
    warning: { ...text, facts: '动手，推搡' },
  })
  await at.desk.signIn('head-mediator')
  const kept = await at.mediation.protection.warning({ id })
  expect([kept.card.caseId, kept.text.facts]).toEqual([two.id, '动手，推搡'])
})

it(named('N-95'), async () => {
  at = await openOn('2026-11-23')
  const id = await keep({})
  const sighting = await see(id, false, '2026-11-20')
  const tell = (to: 'police' | 'court', on: string, receipt: string) =>
    at.mediation.protection.tellBreach({ sendId: sendId(), sighting, to, on, receipt })
  await tell('court', '2026-11-23', '立案庭收条')
  await tell('police', '2026-11-20', '接报回执0231')
  const { order, committee } = await at.mediation.protection.paper({ id })
  const { lists } = orderAlone(committee, order, inChinese)
  expect(lists.observations?.map((line) => line['breachTold'])).toEqual([
    '已报公安机关 2026年11月20日 接报回执0231\n已报人民法院 2026年11月23日 立案庭收条',
  ])
})

it(named('N-99'), async () => {
  at = await openOn('2026-11-20')
  const id = await keep({ madeOn: '2026-05-25', endsOn: '2026-11-25' })
  const first = await ask(id, 'extend', '2026-11-10')
  const second = await ask(id, 'extend', '2026-11-12')
  await rule(second, '2026-11-18', '2027-02-25')
  await rule(first, '2026-11-20', '2027-04-25')
  expect((await recordOf(id)).card.endsOn).toBe('2027-04-25')
  expect((await at.mediation.protection.paper({ id })).order.endsOn).toBe('2027-04-25')
})

it(named('N-106'), async () => {
  at = await openOn('2026-08-31')
  const { id } = await at.mediation.protection.keepWarning({
    sendId: sendId(),
    id: null,
    warning: {
      caseId: null,
      issuer: '花山派出所',
      number: '1号',
      issuedOn: '2026-08-31',
      receivedOn: '2026-08-31',
      offender: { name: '周建国', residentId: null },
      victim: { name: '何秀兰', residentId: null },
      facts: '动手',
    },
  })
  const due = async () =>
    (await at.mediation.protection.warning({ id })).card.due.map((one) => [one.whom, one.due])
  const visit = (on: string) =>
    at.mediation.protection.visit({
      sendId: sendId(),
      warning: id,
      whom: 'offender',
      on,
      found: '在家',
      by: '金花',
    })
  at.goTo('2027-01-29')
  await visit('2027-01-29')
  const victim = ['victim', '2026-09-03']
  // Thirty days from 29 January are 28 February, the last day of the six months: it is still owed.
  expect(await due()).toEqual([['offender', '2027-02-28'], victim])
  at.goTo('2027-01-30')
  await visit('2027-01-30')
  expect(await due()).toEqual([victim])
})

it(named('N-112'), async () => {
  at = await openOn('2026-11-20')
  const id = await keep({ madeOn: '2026-05-25', endsOn: '2026-11-25' })
  const more = await ask(id, 'extend', '2026-11-10')
  const lift = await ask(id, 'lift', '2026-11-12')
  await rule(lift, '2026-11-18', null)
  await rule(more, '2026-11-20', '2027-02-25')
  const { card } = await recordOf(id)
  expect([card.standing, card.due]).toEqual(['lifted', []])
})
