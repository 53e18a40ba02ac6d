/** Whoever is protected at the counter or by a court is hidden in their case too, whoever said so and when (ef-cms#7214, 反家庭暴力法 32). */
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  accept,
  caseBetween,
  nothingFound,
  openMediatorsDesk,
  registered,
  sendId,
  type MediatorsDesk,
} from './desk-of-mediators'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => at.close())

const place = '花山街道翰林苑9栋2单元301'
const form = { paper: 'intake-form', about: null } as const

/** A case of somebody of the register against somebody from outside, with a paper that was printed for the latter. */
async function printed() {
  const resident = await registered(at.desk, '赵甲')
  const { id, applicant, respondent } = await caseBetween(at, '甲', '乙')
  const { id: party } = await at.mediation.parties.addResident({
    sendId: sendId(),
    case: id,
    residentId: resident,
    role: 'applicant',
    side: 1,
  })
  at.desk.desk.session
    .storeOf('mediation')
    .statement('UPDATE mediation_parties SET address = ? WHERE id = ?')
    .run(place, party)
  await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: nothingFound })
  await at.mediation.intake.step(accept(id))
  const theirs = { id, ...form, for: { is: 'party', party: respondent } } as const
  await at.mediation.papers.printed({ sendId: sendId(), ...theirs, onto: 'paper' })
  const shown = async () => {
    const { source } = await at.mediation.papers.get(theirs)
    const { made } = await at.mediation.papers.list({ id })
    const { parties } = await at.mediation.parties.of({ case: id })
    return {
      isOnPaper: JSON.stringify(source).includes(place),
      reprint: made.map((one) => one.reprint),
      atRisk: parties.filter(({ isAtRisk }) => isAtRisk).map((one) => one.id),
      address: parties.find((one) => one.id === party)?.address,
    }
  }
  return { id, resident, party, applicant, shown }
}

it('who is protected in the register since is on no further paper of the other side, and what was printed is named', async () => {
  const { resident, party, shown } = await printed()
  expect(await shown()).toMatchObject({ isOnPaper: true, reprint: [false], atRisk: [], address: place })
  await at.desk.signIn('manager')
  const { version } = await at.desk.client.residents.read({ id: resident })
  await at.desk.client.residents.protect({
    sendId: sendId(),
    id: resident,
    version,
    basis: 'protection-order',
    since: '2026-11-20',
    until: '2027-04-30',
  })
  await at.desk.signIn('mediator')
  expect(await shown()).toMatchObject({ isOnPaper: false, reprint: [true], atRisk: [party], address: null })
})

it('whom an order of the case protects is hidden from the day it is registered, until it is lifted', async () => {
  const { id, party, resident, shown } = await printed()
  const order = {
    caseId: id,
    court: '洪山区人民法院',
    number: '（2026）鄂0111民保令7号',
    madeOn: '2026-11-01',
    endsOn: '2027-04-30',
    measures: ['no-violence'],
    protected: { name: '赵甲', residentId: resident },
    against: { name: '乙', residentId: null },
    askedBy: 'self',
    because: null,
    wished: true,
  } as const
  const { id: kept } = await at.mediation.protection.keepOrder({
    sendId: sendId(),
    id: null,
    order: { ...order, measures: [...order.measures] },
  })
  expect(await shown()).toMatchObject({ isOnPaper: false, reprint: [true], atRisk: [party] })
  const lift = { what: 'lift', on: '2026-11-22', byApplicant: true, reason: '本人申请撤销' } as const
  await at.mediation.protection.ask({ sendId: sendId(), order: kept, ...lift })
  const [asking] = (await at.mediation.protection.order({ id: kept })).askings
  const ruling = { on: '2026-11-23', number: '（2026）鄂0111民保令7号之一', granted: true, until: null }
  await at.mediation.protection.rule({ sendId: sendId(), asking: asking?.id ?? 0, ...ruling })
  expect(await shown()).toMatchObject({ isOnPaper: true, atRisk: [] })
})
