/** A good call of each procedure of pay by case, and its screens. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import { acceptedCase, type TwoSided } from '../agreement/walk'
import type { mediationContract } from '../contract'
import { plainly } from '../intake/walk'

type Mediation = ContractRouterClient<typeof mediationContract>
type Walking = Pick<Walker<{ readonly mediation: Mediation }>, 'client' | 'say' | 'sendId' | 'finish'>

const day = '2026-11-20'
const today = '2026-11-23'

/** Nothing is missing any more in its file, and it is closed without a reason. */
export async function closeWhole(
  { dossier }: Mediation,
  sendId: () => string,
  { id, applicant, respondent }: TwoSided,
  on = today,
): Promise<void> {
  for (const party of [applicant, respondent])
    await dossier.bring({ sendId: sendId(), id, kind: 'identity', party, day, title: '身份证', pages: 1 })
  const { leaves } = await dossier.get({ id })
  const counts = leaves.map(({ key }) => ({ leaf: key, pages: 1 }))
  await dossier.counted({ sendId: sendId(), id, counts })
  await dossier.close({ sendId: sendId(), id, day: on, reason: '' })
}

/** Whoever has a case stands on the roll and draws no salary. */
export async function unsalaried(
  { committee, hands }: Mediation,
  sendId: () => string,
  { id }: Pick<TwoSided, 'id'>,
): Promise<void> {
  const { stays } = await hands.of({ case: id })
  const [first] = stays
  const member = {
    name: first?.staff.name ?? '',
    sex: 'female',
    chosenOn: '2025-06-01',
    chair: false,
    salaried: false,
    studio: '',
    staffId: first?.staff.id ?? 0,
  } as const
  await committee.keep({ sendId: sendId(), id: null, member })
}

/** A case of the head mediator is closed with nothing missing, paid and taken back; the ledger is read and taken out. */
export async function walkPay({ client, say: { text }, sendId, finish }: Walking): Promise<void> {
  const { mediation } = client
  const { pay, sessions, endings } = mediation
  const two = await acceptedCase(mediation, sendId, plainly(text))
  const parties = [two.applicant, two.respondent]
  await sessions.tellRights({ sendId: sendId(), case: two.id, parties, on: day })
  const routes = ['arbitration', 'administration', 'court'] as const
  const told = parties.map((party) => ({ party, routes: [...routes] }))
  const how = { on: day, manner: 'in-person' } as const
  const end = { case: two.id, move: 'refuse', by: two.respondent, ...how, told } as const
  await endings.end({ sendId: sendId(), ...end, told })
  await closeWhole(mediation, sendId, two)
  await unsalaried(mediation, sendId, two)
  const { settings } = await pay.month({ month: '2026-11' })
  const all = { ...settings, onlySuccesses: false, onlyWhenPerformed: false }
  await pay.configure({ sendId: sendId(), settings: all })
  const approval = { caseId: two.id, approvedBy: text.slice(0, 60), approvedOn: today }
  await pay.approve({ sendId: sendId(), ...approval })
  await pay.takeBack({ sendId: sendId(), caseId: two.id, reason: text.slice(0, 200) })
  await pay.ledger({ year: 2026 })
  await finish(pay.export({ sendId: sendId(), year: 2026, purpose: text.slice(0, 100), words: {} }))
}

export const payScreens = {
  '/mediation/pay': { at: '/mediation/pay?month=2026-09', shows: '以案定补' },
  '/mediation/pay/:caseId': { at: '/mediation/pay/1', shows: '批准补贴' },
  '/mediation/pay/settings': { at: '/mediation/pay/settings', shows: '标准与条件' },
  '/mediation/pay/ledger': { at: '/mediation/pay/ledger', shows: '补贴台账' },
} as const
