/** A desk at which a mediator sits, and what they do there to bring a case from the door on. */
import { openTestDesk, newSendId, type TestDesk } from '../../support/desk'
import { newcomer } from '../../support/walker'
import { acceptedCase, type TwoSided } from '#features/mediation/agreement/walk'
import { pagesCounted } from '#features/mediation/dossier/walk'
import { otherRoutes } from '#features/mediation/contract/words'
import { outsider, plainly } from '#features/mediation/intake/walk'
import type { SuspicionText } from '#features/mediation/screening/contract'

export const sendId = newSendId

export interface MediatorsDesk {
  readonly desk: TestDesk
  readonly mediation: TestDesk['client']['mediation']
  readonly mediator: number
  close(): void
}

export async function openMediatorsDesk(): Promise<MediatorsDesk> {
  const desk = await openTestDesk()
  const mediator = await desk.signIn('mediator')
  return { desk, mediation: desk.client.mediation, mediator, close: () => desk.close() }
}

/** A resident, registered by the manager; the mediator comes back afterwards. */
export async function registered(desk: TestDesk, name: string): Promise<number> {
  await desk.signIn('manager')
  const { id } = await desk.client.residents.register({
    sendId: sendId(),
    person: newcomer(name),
    relation: '',
    tags: [],
    consent: null,
  })
  await desk.signIn('mediator')
  return id
}

/** A case between two people from outside, not screened. */
export async function caseBetween(
  { mediation }: Pick<MediatorsDesk, 'mediation'>,
  applicant: string,
  respondent: string,
): Promise<{ readonly id: number; readonly applicant: number; readonly respondent: number }> {
  const { id } = await mediation.cases.open({ sendId: sendId(), opened: plainly('楼上漏水') })
  const one = await mediation.parties.add({
    sendId: sendId(),
    case: id,
    text: outsider(applicant, 'applicant', 1),
  })
  const other = await mediation.parties.add({
    sendId: sendId(),
    case: id,
    text: outsider(respondent, 'respondent', 2),
  })
  return { id, applicant: one.id, respondent: other.id }
}

export const nothingFound = {
  corrects: null,
  reason: '',
  suspicions: [],
  offence: 'unlikely' as const,
  bars: [],
  vulnerable: [],
  danger: [],
}

/** 10:20 on the day of the tests was later; this is 08:20 in Asia/Shanghai. */
export const discovered = Date.parse('2026-11-23T00:20:00Z')

export const beatenChild: SuspicionText = {
  continues: null,
  name: '小明',
  birth: '2016-11-02',
  aboutAge: null,
  capacity: null,
  from: 'family',
  forms: ['beating'],
  discoveredAt: discovered,
}

export const toThePolice = {
  suspicion: null,
  source: 'committee' as const,
  discoveredAt: discovered,
  toldAt: discovered + 25 * 60_000,
  to: 'police' as const,
  by: '金花',
  what: '孩子手臂有伤，自己说是被打的',
  receipt: '花山派出所接报回执 0231',
}

export const accept = (id: number) =>
  ({ sendId: sendId(), case: id, move: 'accept', day: '2026-11-23', reason: '' }) as const

/** Refused, closed by the head mediator and bound, to be kept for so many years. */
export async function boundCase(
  mediation: MediatorsDesk['mediation'],
  { keptYears, narrative }: { readonly keptYears: number | null; readonly narrative: string },
): Promise<TwoSided> {
  const day = '2026-11-20'
  const two = await acceptedCase(mediation, sendId, plainly(narrative))
  const { id } = two
  const told = [two.applicant, two.respondent].map((party) => ({ party, routes: [...otherRoutes] }))
  const how = { by: two.respondent, on: day, manner: 'in-person', told } as const
  await mediation.endings.end({ sendId: sendId(), case: id, move: 'refuse', ...how })
  await mediation.dossier.close({ sendId: sendId(), id, day, reason: '当事人钱小凤外迁' })
  const cover = { id, day, title: '钱小凤漏水纠纷', from: day, to: day, keptYears, remark: '' }
  await pagesCounted(mediation, sendId, id)
  await mediation.dossier.archive({ sendId: sendId(), ...cover })
  return two
}
