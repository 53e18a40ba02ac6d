/** The copy sheet at the desk: what is there is on it, what is not is empty, in the order of the upper system. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestDesk } from '../../../support/desk'
import { insert, newSendId, openCase, openWatchDesk, refusalOf } from './desk'

let desk: TestDesk
let id: number
beforeAll(async () => {
  desk = await openWatchDesk()
  await desk.signIn('mediator')
  id = await openCase(desk, '三楼阳台滴水到二楼')
  const party = { case_id: id, side: 1, kind: 'person' }
  insert(desk, 'mediation_parties', { ...party, role: 'applicant', name: '王桂珍' })
  insert(desk, 'mediation_parties', { ...party, side: 2, role: 'respondent', name: '李建国' })
})
afterAll(() => desk.close())

it('has of a case taken down what was said, and nothing that has not come yet', async () => {
  const { copied } = await desk.client.mediation.copySheet.get({ id })
  expect(copied).toMatchObject({
    number: null,
    acceptedOn: null,
    applicants: ['王桂珍'],
    respondents: ['李建国'],
    facts: '三楼阳台滴水到二楼',
    mediators: ['mediator'],
    ended: null,
    agreementNumber: null,
    agreementTerms: [],
    performed: false,
  })
})

it('has the terms of the agreement, also once somebody had the agreement as a paper', async () => {
  const agreement = insert(desk, 'mediation_agreements', {
    ...{ case_id: id, form: 'written', number_year: 2026, number_sequence: 1, number: '〔2026〕1号' },
    ...{ facts: '', dispute: '', responsibilities: '', at: desk.clock.now(), staff_id: 1 },
  })
  insert(desk, 'mediation_terms', { agreement_id: agreement, place: 1, kind: 'act', what: '三日内修好' })
  const { papers, copySheet } = desk.client.mediation
  await papers.get({ id, paper: 'agreement', about: agreement, for: { is: 'all-parties' } })
  const { copied } = await copySheet.get({ id })
  expect(copied).toMatchObject({ agreementNumber: '〔2026〕1号', agreementTerms: ['三日内修好'] })
})

it('stands in the order that the head mediator set, for everybody', async () => {
  const arrange = () =>
    desk.client.mediation.copySheet.arrange({ sendId: newSendId(), order: ['facts', 'number'] })
  expect(await refusalOf(arrange())).toBe('session.forbidden')
  await desk.signIn('head-mediator')
  await arrange()
  await desk.signIn('mediator')
  expect((await desk.client.mediation.copySheet.get({ id })).order).toEqual(['facts', 'number'])
})

it('is of a case in sight alone', async () => {
  await desk.signIn('head-mediator')
  const own = await openCase(desk, '别人看不到')
  await desk.signIn('mediator')
  expect(await refusalOf(desk.client.mediation.copySheet.get({ id: own }))).toBe('mediation.not-found')
})
