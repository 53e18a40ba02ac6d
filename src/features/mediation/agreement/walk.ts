/** A good call of each procedure from the first session to the last follow-up, in four cases that end in four ways. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { OpenedCase } from '../cases/contract'
import type { mediationContract } from '../contract'
import { outsider, plainly } from '../intake/walk'
import type { SessionText } from '../sessions/contract'
import type { AgreementText, Hand } from './contract'

type Mediation = ContractRouterClient<typeof mediationContract>
type Walking = Pick<Walker<unknown>, 'say' | 'sendId' | 'picture'>

const day = '2026-11-20'

export interface TwoSided {
  readonly id: number
  readonly applicant: number
  readonly respondent: number
}

/** A case between two people from outside, screened with nothing found, agreed to by both and accepted. */
export async function acceptedCase(
  { cases, parties, screening, intake }: Mediation,
  sendId: () => string,
  opened: OpenedCase,
  on = day,
  names: readonly [string, string] = ['甲', '乙'],
): Promise<TwoSided> {
  const { id } = await cases.open({ sendId: sendId(), opened })
  const add = async (name: string, role: 'applicant' | 'respondent', side: number): Promise<number> => {
    const text = outsider(name, role, side)
    const { id: party } = await parties.add({ sendId: sendId(), case: id, text })
    const words = { mediation: 'consents', mediator: 'accepted', doors: 'closed' } as const
    await parties.consent({ sendId: sendId(), party, words, day: on })
    return party
  }
  const applicant = await add(names[0], 'applicant', 1)
  const respondent = await add(names[1], 'respondent', 2)
  const clean = { corrects: null, reason: '', suspicions: [], offence: 'unlikely', bars: [] } as const
  await screening.screen({
    sendId: sendId(),
    case: id,
    screening: { ...clean, suspicions: [], bars: [], vulnerable: [], danger: [] },
  })
  await intake.step({ sendId: sendId(), case: id, move: 'accept', day: on, reason: '' })
  return { id, applicant, respondent }
}

export const sessionOf = ({ applicant, respondent }: TwoSided, text: string, on = day): SessionText => ({
  on,
  clock: '14:00',
  place: '家事调解室',
  doors: 'closed',
  present: [applicant, respondent].map((party) => ({ party, words: text.slice(0, 4000), readBy: '' })),
  others: [],
  childPresent: false,
  rightsTold: true,
  result: text.slice(0, 4000),
})

/** Money in two parts and something that is no money. */
export const textOf = ({ applicant, respondent }: TwoSided, text: string): AgreementText => ({
  facts: text.slice(0, 6000),
  dispute: text.slice(0, 3000),
  responsibilities: text.slice(0, 3000),
  terms: [{ what: text.slice(0, 600), kind: 'money' }],
  duties: [
    {
      who: respondent,
      toWhom: applicant,
      what: text.slice(0, 300),
      fen: 30_000,
      manner: '转账',
      instalments: [
        { due: '2026-11-21', fen: 10_000 },
        { due: '2026-12-21', fen: 20_000 },
      ],
    },
  ],
  answers: { lawful: true, 'nobody-elses': true, decent: true, free: true },
  readTo: [],
})

/** What was agreed and kept at the table, so that nobody owes anything afterwards. */
export const keptOnSpot = (two: TwoSided, text: string, on = day): AgreementText => ({
  ...textOf(two, text),
  terms: [{ what: text.slice(0, 600), kind: 'money', keptOn: on }],
  duties: [],
})

export const handsOf = ({ applicant, respondent }: TwoSided, on: string | null = day): Hand[] => [
  ...[applicant, respondent].map((party): Hand => ({
    of: 'party',
    party,
    representative: null,
    manner: 'signature',
    day: on,
  })),
  { of: 'mediator', party: null, representative: null, manner: 'signature', day: on },
  { of: 'seal', party: null, representative: null, manner: 'seal', day: on },
]

/** Rights told and a first sitting, so that something can be agreed. */
export async function satDown(
  { sessions, hands }: Mediation,
  sendId: () => string,
  two: TwoSided,
  text: string,
  on = day,
): Promise<number> {
  const parties = [two.applicant, two.respondent]
  await sessions.tellRights({ sendId: sendId(), case: two.id, parties, on })
  const { unanswered } = await sessions.list({ case: two.id })
  for (const { mediator } of unanswered) await hands.unrelated({ sendId: sendId(), case: two.id, mediator })
  const { session } = await sessions.hold({
    sendId: sendId(),
    case: two.id,
    session: sessionOf(two, text, on),
  })
  return session
}

async function walkWritten(mediation: Mediation, { say, sendId, picture }: Walking): Promise<void> {
  const { text, name } = say
  const two = await acceptedCase(mediation, sendId, plainly(text), day, [name, name])
  const one = { case: two.id }
  const first = await satDown(mediation, sendId, two, text)
  const corrected = await mediation.sessions.correct({
    sendId: sendId(),
    session: first,
    reason: text.slice(0, 200),
    text: sessionOf(two, text),
  })
  await mediation.sessions.initial({
    sendId: sendId(),
    session: corrected.session,
    pages: 1,
    initialled: [{ party: two.applicant, page: 1 }],
  })
  await mediation.sessions.list(one)
  await walkNotes(mediation, { say, sendId, picture }, two)
  await mediation.timeLimits.extend({
    sendId: sendId(),
    ...one,
    days: 15,
    wishes: [two.applicant, two.respondent].map((party) => ({ party, on: day })),
  })
  const [extended] = (await mediation.timeLimits.get(one)).extensions
  await mediation.timeLimits.correct({
    sendId: sendId(),
    ...one,
    extension: extended?.id ?? 0,
    days: 10,
    wishes: [two.applicant, two.respondent].map((party) => ({ party, on: day })),
    reason: text.slice(0, 200),
  })
  await mediation.agreements.check({ ...one, text: textOf(two, text) })
  const dropped = { sendId: sendId(), ...one, text: textOf(two, text) }
  await mediation.agreements.propose(dropped)
  await mediation.agreements.setAside({ sendId: sendId(), ...one, reason: text.slice(0, 200) })
  const { agreement } = await mediation.agreements.propose({ ...dropped, sendId: sendId() })
  await mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two) })
  const [hand] = (await mediation.agreements.get(one)).standing?.hands ?? []
  await mediation.agreements.correctHand({
    sendId: sendId(),
    agreement,
    hand: hand?.id ?? 0,
    representative: null,
    manner: 'fingerprint',
    day,
    reason: text.slice(0, 200),
  })
  await mediation.agreements.giveCopy({
    sendId: sendId(),
    agreement,
    party: two.applicant,
    givenOn: day,
    takenBy: name,
  })
  await mediation.agreements.get(one)
  await walkAfter(mediation, { say, sendId, picture }, two)
}

async function walkNotes(
  { notes, evidence }: Mediation,
  { say: { text, name }, sendId, picture }: Walking,
  { id, applicant }: TwoSided,
): Promise<void> {
  const note = { on: day, place: '', asked: name, words: text.slice(0, 6000) }
  const kept = await notes.add({ sendId: sendId(), case: id, note })
  await notes.correct({ sendId: sendId(), note: kept.note, reason: text.slice(0, 200), text: note })
  const words = text.slice(0, 3000)
  await notes.pledge({ sendId: sendId(), case: id, kind: 'pledge', party: applicant, on: null, words })
  await notes.list({ case: id })
  const file = picture(text.slice(0, 200))
  const paper = { kind: 'evidence', party: applicant, title: name, day: null, pages: 1 } as const
  const attach = () => evidence.attach({ sendId: sendId(), case: id, ...paper, file, thumbnail: file })
  const one = await attach()
  await evidence.open({ evidence: one.evidence })
  const other = await attach()
  await evidence.takeAway({ sendId: sendId(), evidence: other.evidence, reason: text.slice(0, 200) })
  await evidence.list({ case: id })
}

async function walkAfter(
  { performance, followUps, confirmation, agreements }: Mediation,
  { say: { text, name }, sendId }: Walking,
  { id, applicant, respondent }: TwoSided,
): Promise<void> {
  const { duties } = await performance.get({ case: id })
  const parts = duties.flatMap(({ instalments }) => instalments)
  const pay = async (at: number): Promise<number> => {
    const part = parts[at]
    const kept = await performance.keep({
      sendId: sendId(),
      instalment: part?.id ?? 0,
      day,
      fen: part?.fen ?? 0,
      way: 'transfer',
    })
    return kept.performance
  }
  await performance.remind({
    sendId: sendId(),
    instalment: parts[0]?.id ?? 0,
    on: day,
    manner: 'by-phone',
    said: text.slice(0, 300),
  })
  await performance.reverse({ sendId: sendId(), performance: await pay(0) })
  const asked = {
    court: { at: 'committee' as const, homeOf: null },
    courtName: name,
    appliedOn: day,
    applicants: [applicant, respondent],
    papers: ['application' as const],
    touchesProperty: false,
  }
  await confirmation.outlook({ case: id, ...asked })
  await confirmation.restoration({ case: id, goneOn: day })
  await confirmation.decline({ sendId: sendId(), case: id, declined: true })
  const applied = await confirmation.apply({ sendId: sendId(), case: id, ...asked })
  await confirmation.rule({
    sendId: sendId(),
    confirmation: applied.confirmation,
    ruling: 'rejected',
    on: day,
    number: '',
    why: text.slice(0, 500),
  })
  await confirmation.get({ case: id })
  await performance.leaveUnperformed({ sendId: sendId(), case: id, reason: text.slice(0, 200) })
  await pay(0)
  await pay(1)
  await performance.perform({ sendId: sendId(), case: id })
  const followed = {
    case: id,
    on: day,
    manner: 'by-phone' as const,
    performed: 'yes' as const,
    content: 'yes' as const,
    risk: 'low' as const,
    said: text.slice(0, 1000),
  }
  const { followUp } = await followUps.add({ sendId: sendId(), ...followed, party: respondent })
  await followUps.correct({
    sendId: sendId(),
    ...followed,
    party: applicant,
    followUp,
    reason: text.slice(0, 200),
  })
  await followUps.get({ case: id })
  await agreements.get({ case: id })
}

/** Agreed by word of mouth, and put down anew since all want it otherwise. */
async function walkOral(mediation: Mediation, { say: { text }, sendId }: Walking): Promise<void> {
  const two = await acceptedCase(mediation, sendId, plainly(text))
  await satDown(mediation, sendId, two, text)
  const spoken = textOf(two, text)
  await mediation.agreements.speak({ sendId: sendId(), case: two.id, reachedOn: day, text: spoken })
  await mediation.agreements.renegotiate({ sendId: sendId(), case: two.id, reason: text.slice(0, 200) })
}

const fromCourt = (text: string): OpenedCase => ({
  ...plainly(text),
  source: 'referral',
  referrer: 'court',
  courtReferral: 'entrusted-ordinary',
  letter: '（2026）鄂0192民初1号',
  replyDue: '2026-12-05',
  papersSignedForOn: day,
})

/** What a court sent and ends itself; it gets its answer. */
async function walkCourt(mediation: Mediation, { say: { text, name }, sendId }: Walking): Promise<void> {
  const two = await acceptedCase(mediation, sendId, fromCourt(text))
  const one = { case: two.id }
  await satDown(mediation, sendId, two, text)
  await mediation.agreements.propose({ sendId: sendId(), ...one, text: textOf(two, text) })
  await mediation.agreements.settleInCourt({
    sendId: sendId(),
    ...one,
    by: 'court-paper',
    number: '1号',
    on: day,
  })
  await mediation.replies.reply({
    sendId: sendId(),
    ...one,
    on: day,
    said: text.slice(0, 2000),
    papersReceived: 3,
    papersReturned: 3,
    receipt: name,
  })
  await mediation.replies.get(one)
}

async function walkRefusal(mediation: Mediation, { say: { text }, sendId }: Walking): Promise<void> {
  const { id, respondent, applicant } = await acceptedCase(mediation, sendId, plainly(text))
  const how = { on: day, manner: 'by-phone' } as const
  await mediation.endings.end({
    sendId: sendId(),
    case: id,
    move: 'refuse',
    by: respondent,
    ...how,
    told: [],
  })
  const told = [{ party: applicant, routes: ['court' as const] }]
  await mediation.endings.tell({ sendId: sendId(), case: id, told, ...how })
  await mediation.endings.get({ case: id })
}

export async function walkWork(mediation: Mediation, walking: Walking): Promise<void> {
  await walkWritten(mediation, walking)
  await walkOral(mediation, walking)
  await walkCourt(mediation, walking)
  await walkRefusal(mediation, walking)
}
