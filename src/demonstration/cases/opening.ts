/** From the door to the table: a quarrel is taken down, screened, accepted, talked over. */
import { startOfDay } from '#ground/clock'
import type { Clerk } from '../clerk'
import { addDays, addMonths } from '#work/calendar/rules/index'
import type { CaseAtWork, Course } from './at-work'

/** Who stands in a case: whoever came, and the other side. */
export interface Between {
  readonly id: number
  readonly applicant: number
  readonly respondent: number
  /** Who signs for a firm. */
  readonly agent: number | null
}

export const sides = ({ applicant, respondent }: Between): number[] => [applicant, respondent]

const plainly = {
  source: 'oral-application',
  referrer: null,
  courtReferral: null,
  letter: '',
  replyDue: null,
  papersSignedForOn: null,
  acceptedOnlineOn: null,
  visitId: null,
} as const

const outsider = {
  idNumber: '',
  phone: '',
  address: '',
  birth: '1976-05-12',
  capacity: 'full',
  cannotRead: false,
  readToBy: '',
  workplace: '',
  school: '',
  whereabouts: '',
} as const

/** Of a court: its letter, the papers signed for on the day they came, the day by which it waits. */
function origin({ quarrel: { fromCourt }, on }: CaseAtWork) {
  if (fromCourt === undefined) return plainly
  return {
    ...plainly,
    source: 'referral',
    referrer: 'court',
    courtReferral: fromCourt,
    letter: `（${on.slice(0, 4)}）鄂0192民初412号`,
    replyDue: addDays(on, fromCourt === 'assigned' ? 30 : 20),
    papersSignedForOn: on,
  } as const
}

type PartyText = Parameters<Clerk['mediation']['parties']['add']>[0]['text']

export function takenDown(work: CaseAtWork): Between {
  const { kind, narrative, difficulty = 'ordinary', people = 2, moneyFen = 0 } = work.quarrel
  const opened = { ...origin(work), kind, difficulty, people, moneyFen, narrative }
  const { id } = work.mediation.cases.open({ opened })
  const { applicant, respondent, respondentIs: kindOfOther = 'person' } = work.quarrel
  const add = (text: Pick<PartyText, 'name' | 'role' | 'side' | 'kind'>): number =>
    work.mediation.parties.add({ case: id, text: { ...outsider, ...text } }).id
  const two = {
    id,
    applicant: add({ name: applicant, role: 'applicant', side: 1, kind: 'person' }),
    respondent: add({ name: respondent, role: 'respondent', side: 2, kind: kindOfOther }),
  }
  return { ...two, agent: kindOfOther === 'unit' ? agentOf(work, two.respondent) : null }
}

/** With a letter of authority of the day: nobody signs for a firm without. */
function agentOf(work: CaseAtWork, party: number): number {
  const text = {
    name: '卢经理',
    by: 'letter',
    phone: '',
    letterOn: work.on,
    maySign: true,
    isParty: null,
  } as const
  return work.mediation.parties.saveRepresentative({ party, id: null, text }).id
}

const clean = { corrects: null, reason: '', suspicions: [], offence: 'unlikely', bars: [] } as const

export function* screened(work: CaseAtWork): Course<Between> {
  const between = takenDown(work)
  yield 0
  const screening = { ...clean, suspicions: [], bars: [], vulnerable: [], danger: [] }
  work.mediation.screening.screen({ case: between.id, screening })
  return between
}

const minute = 60_000

/** A child was beaten: it was seen while the parties told their story, and written down when they had. */
export function* found(work: CaseAtWork): Course<Between> {
  const between = takenDown(work)
  yield 0
  const beaten = {
    continues: null,
    name: `${work.quarrel.respondent}之子`,
    birth: '2017-09-01',
    capacity: null,
    from: 'family' as const,
    forms: ['beating' as const],
    discoveredAt: work.now - 40 * minute,
  }
  const screening = { ...clean, suspicions: [beaten], bars: [], vulnerable: [], danger: [] }
  work.mediation.screening.screen({ case: between.id, screening })
  return between
}

export function accept(work: CaseAtWork, between: Between): void {
  const words = { mediation: 'consents', mediator: 'accepted', doors: 'closed' } as const
  for (const party of sides(between)) work.mediation.parties.consent({ party, words, day: work.on })
  work.mediation.intake.step({ case: between.id, move: 'accept', day: work.on, reason: '' })
  work.mediation.sessions.tellRights({ case: between.id, parties: sides(between), on: work.on })
}

export function* accepted(work: CaseAtWork): Course<Between> {
  const between = yield* screened(work)
  yield 1
  accept(work, between)
  return between
}

/** 反家庭暴力法 14, 未成年人保护法 11: reported at once, and only then accepted. */
export function* reported(work: CaseAtWork): Course<Between> {
  const between = yield* found(work)
  const { screenings } = work.mediation.screening.of({ case: between.id })
  const told = {
    suspicion: screenings[0]?.suspicions[0]?.id ?? null,
    source: 'committee',
    discoveredAt: work.now - 40 * minute,
    toldAt: work.now - 15 * minute,
    to: 'police',
    by: work.mediator,
    what: '孩子手臂有新伤，说是父亲用皮带打的。',
    receipt: '花山派出所接报登记',
  } as const
  work.mediation.screening.report({ case: between.id, report: told })
  yield 1
  accept(work, between)
  yield 2
  inTouch(work, between, '孩子在外婆家，昨晚没有再动手。')
  yield 3
  work.mediation.risk.judge({
    case: between.id,
    signs: ['child-or-old-person'],
    level: 'watched',
    on: work.on,
    note: '孩子随外婆住，双方先分开，派出所已上门。',
  })
  yield 9
  inTouch(work, between, '外婆说孩子上学正常，父亲来看过一次，没有争吵。')
  return between
}

/** 人民调解法 25: whoever watches a quarrel that may escalate asks how it is, and says what they heard. */
function inTouch(work: CaseAtWork, between: Between, what: string): void {
  const asked = { party: null, on: work.on, manner: 'by-phone', next: null } as const
  work.mediation.risk.contact({ case: between.id, ...asked, what })
}

export function* satDown(work: CaseAtWork): Course<Between> {
  const between = yield* accepted(work)
  yield 4
  for (const { mediator } of work.mediation.sessions.list({ case: between.id }).unanswered)
    work.mediation.hands.unrelated({ case: between.id, mediator })
  const { applicant, respondent } = work.quarrel
  const said = [`${applicant}：希望今天把话说开，按道理来。`, `${respondent}：愿意谈，数额要合理。`]
  const { session } = work.mediation.sessions.hold({
    case: between.id,
    session: {
      on: work.on,
      clock: '14:30',
      place: '家事调解室',
      doors: 'closed',
      present: sides(between).map((party, at) => ({ party, words: said[at] ?? '', readBy: '' })),
      others: [],
      childPresent: false,
      rightsTold: true,
      result: '双方各自说明了情况，同意继续调解。',
    },
  })
  const initialled = sides(between).map((party) => ({ party, page: 1 }))
  work.mediation.sessions.initial({ session, pages: 1, initialled })
  return between
}

/** More time, wished by both before it had passed. */
export function* extended(work: CaseAtWork): Course {
  const between = yield* satDown(work)
  yield 24
  const wishes = sides(between).map((party) => ({ party, on: work.on }))
  work.mediation.timeLimits.extend({ case: between.id, days: 30, wishes })
}

/** 人身安全保护令: on the register, looked after, and whoever it protects is on nothing meant for the other side. */
export function* protection(work: CaseAtWork): Course {
  const between = yield* accepted(work)
  const { applicant, respondent } = work.quarrel
  const madeOn = addDays(work.on, -10)
  const person = (name: string) => ({ name, residentId: null })
  work.mediation.parties.protect({ party: between.applicant, hidden: true, reason: '人身安全保护令' })
  const { id: order } = work.mediation.protection.keepOrder({
    id: null,
    order: {
      caseId: between.id,
      court: '洪山区人民法院',
      number: `（${madeOn.slice(0, 4)}）鄂0111民保令7号`,
      madeOn,
      endsOn: addMonths(madeOn, 6),
      measures: ['no-violence', 'no-contact'],
      protected: person(applicant),
      against: person(respondent),
      askedBy: 'self',
      because: null,
      wished: true,
    },
  })
  const saidAt = startOfDay(work.on) + 9 * 3_600_000
  const words = '他昨晚又在楼下喊，我不敢下楼。'
  const plea = { saidAt, person: applicant, words, handler: work.mediator, addsTo: null }
  work.mediation.screening.plea({ case: between.id, plea })
  // Somebody who wants no case: only that it is written down.
  const others = { ...plea, person: '周梅', words: '婆婆不给我饭吃，我先说一声，不想闹大。' }
  work.mediation.pleas.keep({ plea: others })
  yield 8
  const seen = { on: work.on, kept: true, what: '上门看过，男方没有来过，换了门锁。', by: work.mediator }
  work.mediation.protection.see({ order, ...seen })
}
