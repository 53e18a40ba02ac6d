/** Takes a case of the demonstration as far as it has come, step by step, as a mediator would. */
import { randomUUID } from 'node:crypto'
import type { ContractRouterClient } from '@orpc/contract'
import type { DeskContract } from '#centre/contract'
import { startOfDay } from '#ground/clock'
import { addDays, addMonths } from '#work/calendar/rules/index'
import type { Brought, DemonstrationCase, Reached } from './case-list'

type Mediation = ContractRouterClient<DeskContract>['mediation']

interface Course {
  readonly mediation: Mediation
  readonly one: DemonstrationCase
  readonly two: Brought
  /** The day on which it came, and days after it; never after today. */
  readonly day: (after: number) => string
  readonly today: string
}

const sent = () => ({ sendId: randomUUID() })
const sides = ({ applicant, respondent }: Brought): number[] => [applicant, respondent]

async function screen({ mediation, one, two }: Course, discoveredAt: number): Promise<void> {
  const beaten = {
    continues: null,
    name: `${one.respondent}之子`,
    birth: '2017-09-01',
    capacity: null,
    from: 'family',
    forms: ['beating'],
    discoveredAt,
  } as const
  const suspicions = one.reached === 'report-owed' ? [{ ...beaten, forms: [...beaten.forms] }] : []
  const screening = { corrects: null, reason: '', suspicions, offence: 'unlikely', bars: [] } as const
  await mediation.screening.screen({
    ...sent(),
    case: two.id,
    screening: { ...screening, suspicions, bars: [] },
  })
}

async function accept({ mediation, two, day }: Course): Promise<void> {
  const words = { mediation: 'consents', mediator: 'accepted', doors: 'closed' } as const
  for (const party of sides(two)) await mediation.parties.consent({ ...sent(), party, words, day: day(1) })
  await mediation.intake.step({ ...sent(), case: two.id, move: 'accept', day: day(1), reason: '' })
}

async function tellRights({ mediation, two, day }: Course): Promise<void> {
  await mediation.sessions.tellRights({ ...sent(), case: two.id, parties: sides(two), on: day(1) })
}

async function sit({ mediation, one, two, day }: Course): Promise<void> {
  const said = [`${one.applicant}：希望今天把话说开，按道理来。`, `${one.respondent}：愿意谈，数额要合理。`]
  const session = {
    on: day(4),
    clock: '14:30',
    place: '家事调解室',
    doors: 'closed',
    present: sides(two).map((party, at) => ({ party, words: said[at] ?? '', readBy: '' })),
    others: [],
    childPresent: false,
    rightsTold: true,
    result: '双方各自说明了情况，同意继续调解。',
  } as const
  const held = { ...session, present: [...session.present], others: [] }
  const { session: id } = await mediation.sessions.hold({ ...sent(), case: two.id, session: held })
  const initialled = sides(two).map((party) => ({ party, page: 1 }))
  await mediation.sessions.initial({ ...sent(), session: id, pages: 1, initialled })
}

/** What they agreed: money in two parts, half a month and two months after it took effect. */
function textOf({ one, two, day }: Course) {
  const fen = one.moneyFen ?? 0
  const half = Math.floor(fen / 2)
  const money = {
    who: two.respondent,
    toWhom: two.applicant,
    what: '支付约定的款项',
    fen,
    manner: '银行转账',
    instalments: [
      { due: addDays(day(7), 15), fen: half },
      { due: addDays(day(7), 60), fen: fen - half },
    ],
  }
  return {
    facts: one.narrative,
    dispute: '双方对责任和承担方式有分歧。',
    responsibilities: `${one.respondent}承担主要责任。`,
    terms: [
      fen > 0
        ? { what: `${one.respondent}分两期支付约定的款项。`, kind: 'money' as const }
        : { what: `${one.respondent}在十日内改正，双方不再为此事争吵。`, kind: 'act' as const },
    ],
    duties: fen > 0 ? [money] : [],
    answers: { lawful: true, 'nobody-elses': true, decent: true, free: true },
    readTo: [],
  }
}

async function propose(course: Course): Promise<number> {
  const { mediation, two } = course
  const made = await mediation.agreements.propose({ ...sent(), case: two.id, text: textOf(course) })
  return made.agreement
}

async function sign({ mediation, two, day }: Course, agreement: number): Promise<void> {
  const own = { representative: null, manner: 'signature', day: day(7) } as const
  const hands = [
    ...sides(two).map((party) => ({ of: 'party' as const, party, ...own })),
    { of: 'mediator' as const, party: null, ...own },
    { of: 'seal' as const, party: null, ...own, manner: 'seal' as const },
  ]
  await mediation.agreements.sign({ ...sent(), agreement, hands })
}

async function perform({ mediation, two, day }: Course, parts: number): Promise<void> {
  const { duties } = await mediation.performance.get({ case: two.id })
  const due = duties.flatMap(({ instalments }) => instalments)
  for (const { id, fen } of due.slice(0, parts))
    await mediation.performance.keep({ ...sent(), instalment: id, day: day(20), fen, way: 'transfer' })
  if (parts >= due.length) await mediation.performance.perform({ ...sent(), case: two.id })
}

/** Both rounds: soon after it took effect, and a month later. */
async function followUp({ mediation, two, day }: Course): Promise<void> {
  const said = { manner: 'by-phone', performed: 'yes', content: 'yes', risk: 'low' } as const
  for (const on of [day(14), day(40)])
    for (const party of sides(two)) {
      const asked = { case: two.id, party, on, ...said, said: '按协议办了，没有再争吵。' }
      await mediation.followUps.add({ ...sent(), ...asked })
    }
}

async function end({ mediation, two, day }: Course, move: 'refuse' | 'fail'): Promise<void> {
  const routes = ['arbitration', 'administration', 'court'] as const
  const told = sides(two).map((party) => ({ party, routes: [...routes] }))
  const by = move === 'fail' ? null : two.respondent
  const how = { on: day(6), manner: 'in-person' } as const
  await mediation.endings.end({ ...sent(), case: two.id, move, by, ...how, told })
}

/** Closed with nothing missing, by whoever has it: copies given, papers brought, pages counted. */
async function close({ mediation, two, day, today }: Course): Promise<void> {
  const { id } = two
  for (const party of sides(two)) {
    const leaf = { kind: 'identity', party, day: day(1), title: '身份证复印件', pages: 1 } as const
    await mediation.dossier.bring({ ...sent(), id, ...leaf })
    const { standing } = await mediation.agreements.get({ case: id })
    if (standing !== null)
      await mediation.agreements.giveCopy({
        ...sent(),
        agreement: standing.id,
        party,
        givenOn: day(7),
        takenBy: '本人',
      })
  }
  const { standing } = await mediation.agreements.get({ case: id })
  const own = { party: null, givenOn: day(7), takenBy: '存档' }
  if (standing !== null) await mediation.agreements.giveCopy({ ...sent(), agreement: standing.id, ...own })
  const receipt = { kind: 'performance', party: null, day: day(20), title: '转账凭证', pages: 1 } as const
  await mediation.dossier.bring({ ...sent(), id, ...receipt })
  const { leaves } = await mediation.dossier.get({ id })
  const counts = leaves.map(({ key }) => ({ leaf: key, pages: 1 }))
  await mediation.dossier.counted({ ...sent(), id, counts })
  await mediation.dossier.close({ ...sent(), id, day: today, reason: '' })
}

async function settleInCourt({ mediation, two, day }: Course): Promise<void> {
  const paper = { by: 'court-paper', number: '鄂0192民初412号', on: day(10) } as const
  await mediation.agreements.settleInCourt({ ...sent(), case: two.id, ...paper })
  await mediation.replies.reply({
    ...sent(),
    case: two.id,
    on: day(12),
    said: '双方达成一致，已由法院出具调解书，材料退回。',
    papersReceived: 3,
    papersReturned: 3,
    receipt: '花山法庭收件回执',
  })
}

async function protect({ mediation, one, two, day }: Course): Promise<void> {
  const madeOn = addDays(day(0), -10)
  await mediation.parties.protect({ ...sent(), party: two.applicant, hidden: true, reason: '人身安全保护令' })
  const order = {
    caseId: two.id,
    court: '洪山区人民法院',
    number: `（${madeOn.slice(0, 4)}）鄂0111民保令7号`,
    madeOn,
    endsOn: addMonths(madeOn, 6),
    measures: ['no-violence' as const, 'no-contact' as const],
    protected: { name: one.applicant, residentId: null },
    against: { name: one.respondent, residentId: null },
    askedBy: 'self' as const,
    because: null,
    wished: true,
  }
  await mediation.protection.keepOrder({ ...sent(), id: null, order })
}

/** What brings a case on from the step before. */
type Step = (course: Course) => Promise<unknown>

const accepted: readonly Step[] = [(course) => screen(course, startOfDay(course.day(0))), accept]
const sat: readonly Step[] = [...accepted, tellRights, sit]
const signed: readonly Step[] = [...sat, async (course) => sign(course, await propose(course))]

const courses: Readonly<Record<Reached, readonly Step[]>> = {
  intake: [],
  screened: accepted.slice(0, 1),
  'report-owed': accepted.slice(0, 1),
  accepted,
  mediating: sat,
  signing: [...sat, propose],
  'in-effect': [...signed, (course) => perform(course, 1)],
  performed: [...signed, (course) => perform(course, 2), followUp],
  oral: [
    ...sat,
    async (course) =>
      course.mediation.agreements.speak({
        ...sent(),
        case: course.two.id,
        reachedOn: course.day(7),
        text: { ...textOf(course), duties: [] },
      }),
  ],
  refused: [...accepted, tellRights, (course) => end(course, 'refuse')],
  failed: [...sat, (course) => end(course, 'fail')],
  closed: [...signed, (course) => perform(course, 2), followUp, close],
  'settled-in-court': [...sat, propose, settleInCourt],
  protected: [...accepted, protect],
}

export async function advance(
  mediation: Mediation,
  one: DemonstrationCase,
  two: Brought,
  today: string,
): Promise<void> {
  const day = (after: number): string => addDays(today, Math.min(0, after - one.daysAgo))
  for (const step of courses[one.reached]) await step({ mediation, one, two, day, today })
}
