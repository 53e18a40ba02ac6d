/** What was agreed, in writing or by word of mouth, how it is kept, and who asked afterwards. */
import type { CaseAtWork, Course } from './at-work'
import { satDown, sides, type Between } from './opening'

/** Days after it came on which they agree. */
const agreedAfter = 7
/** Days after that on which each part of the money is due, and on which everybody is asked how it went. */
const parts = [15, 60] as const
const rounds = [7, 30] as const

interface Agreed extends Between {
  readonly agreement: number
}

/** Money in two parts, half a month and two months after it took effect; or an apology at the table. */
function textOf(work: CaseAtWork, { applicant, respondent }: Between) {
  const { moneyFen: fen = 0, narrative, respondent: name } = work.quarrel
  const half = Math.floor(fen / 2)
  const money = {
    who: respondent,
    toWhom: applicant,
    what: '支付约定的款项',
    fen,
    manner: '银行转账',
    instalments: [half, fen - half].map((part, at) => ({
      due: work.promised(agreedAfter + (parts[at] ?? 0)),
      fen: part,
    })),
  }
  return {
    facts: narrative,
    dispute: '双方对责任和承担方式有分歧。',
    responsibilities: `${name}承担主要责任。`,
    terms: [
      fen > 0
        ? { what: `${name}分两期支付约定的款项。`, kind: 'money' as const }
        : {
            what: `${name}当场赔礼道歉，双方不再为此事争吵。`,
            kind: 'act' as const,
            keptOn: work.on,
          },
    ],
    duties: fen > 0 ? [money] : [],
    answers: { lawful: true, 'nobody-elses': true, decent: true, free: true },
    readTo: [],
  }
}

export function* proposed(work: CaseAtWork): Course<Agreed> {
  const between = yield* satDown(work)
  yield agreedAfter
  const made = work.mediation.agreements.propose({ case: between.id, text: textOf(work, between) })
  return { ...between, agreement: made.agreement }
}

/** All hands and the seal on one day, and an original for each. */
export function* inEffect(work: CaseAtWork): Course<Agreed> {
  const agreed = yield* proposed(work)
  const { agreement } = agreed
  const own = { party: null, representative: null, manner: 'signature', day: work.on } as const
  const hands = [
    { ...own, of: 'party' as const, party: agreed.applicant },
    { ...own, of: 'party' as const, party: agreed.respondent, representative: agreed.agent },
    { ...own, of: 'mediator' as const },
    { ...own, of: 'seal' as const, manner: 'seal' as const },
  ]
  work.mediation.agreements.sign({ agreement, hands })
  const give = (party: number | null, takenBy: string) =>
    work.mediation.agreements.giveCopy({ agreement, party, givenOn: work.on, takenBy })
  for (const party of sides(agreed)) give(party, '本人')
  give(null, '存档')
  return agreed
}

/** Asks both sides how it went. */
function followUp(work: CaseAtWork, between: Between, isKept: boolean): void {
  const said = isKept ? '按协议办了，没有再争吵。' : '没有再争吵，事情还放在那里。'
  const answers = { performed: isKept ? 'yes' : 'not-yet-due', content: 'yes', risk: 'low' } as const
  for (const party of sides(between)) {
    const asked = { party, on: work.on, manner: 'by-phone' as const, ...answers, said }
    work.mediation.followUps.add({ case: between.id, ...asked })
  }
}

interface Later {
  /** Days after it came. */
  readonly after: number
  readonly happens: () => void
}

/** Each on its day, as far as these have come. */
function* asDaysCome(work: CaseAtWork, later: readonly Later[]): Course {
  for (const { after, happens } of later.toSorted((one, other) => one.after - other.after)) {
    if (!work.hasCome(after)) return
    yield after
    happens()
  }
}

const roundsAfter = (work: CaseAtWork, between: Between, ended: number, isKept: boolean): readonly Later[] =>
  rounds.map((days) => ({ after: ended + days, happens: () => followUp(work, between, isKept) }))

/** Both rounds after an end of this day. */
export function* followedUp(work: CaseAtWork, between: Between, ended: number, isKept: boolean): Course {
  yield* asDaysCome(work, roundsAfter(work, between, ended, isKept))
}

const instalmentsOf = (work: CaseAtWork, { id }: Between) =>
  work.mediation.performance.get({ case: id }).duties.flatMap(({ instalments }) => instalments)

/** Of an agreement without money there is no part to pay. */
function pay(work: CaseAtWork, between: Between, at: number): void {
  const part = instalmentsOf(work, between)[at]
  if (part === undefined) return
  work.mediation.performance.keep({ instalment: part.id, day: work.on, fen: part.fen, way: 'transfer' })
}

function remind(work: CaseAtWork, between: Between): void {
  const part = instalmentsOf(work, between)[0]
  if (part === undefined) return
  const said = '打电话提醒，说月底发了工资就付。'
  work.mediation.performance.remind({ instalment: part.id, on: work.on, manner: 'by-phone', said })
}

/** Paid and asked after as the days came. */
function* watched(work: CaseAtWork, agreed: Agreed): Course {
  const paid = parts.map((days, at) => ({ after: agreedAfter + days, happens: () => pay(work, agreed, at) }))
  yield* asDaysCome(work, [...roundsAfter(work, agreed, agreedAfter, true), ...paid])
}

/** In effect, and kept as far as its days have come. */
export function* underWay(work: CaseAtWork): Course {
  yield* watched(work, yield* inEffect(work))
}

/** In effect, and what was due is still open; they were reminded of it. */
export function* inArrears(work: CaseAtWork): Course {
  const agreed = yield* inEffect(work)
  const reminded = { after: agreedAfter + parts[0] + 5, happens: () => remind(work, agreed) }
  yield* asDaysCome(work, [...roundsAfter(work, agreed, agreedAfter, false), reminded])
}

/** 司法确认: both asked the court together within thirty days, and it said yes. */
export function* confirmed(work: CaseAtWork): Course {
  const agreed = yield* inEffect(work)
  yield agreedAfter + 3
  const { confirmation } = work.mediation.confirmation.apply({
    case: agreed.id,
    court: { at: 'committee', homeOf: null },
    courtName: '东湖新技术开发区人民法院',
    appliedOn: work.on,
    applicants: sides(agreed),
    papers: ['application', 'agreement', 'certificate-of-mediation', 'identity', 'contact-details'],
    touchesProperty: false,
  })
  yield agreedAfter + 6
  const number = `（${work.on.slice(0, 4)}）鄂0192民特31号`
  work.mediation.confirmation.rule({ confirmation, ruling: 'confirmed', on: work.on, number, why: '' })
  yield* watched(work, agreed)
}

/** All of it kept, and both asked twice. */
export function* performed(work: CaseAtWork): Course<Between> {
  const agreed = yield* inEffect(work)
  yield* watched(work, agreed)
  work.mediation.performance.perform({ case: agreed.id })
  return agreed
}

/** Not kept: the other side was told that it may sue (人民调解法 32). */
export function* unperformed(work: CaseAtWork): Course<Between> {
  const agreed = yield* inEffect(work)
  yield* followedUp(work, agreed, agreedAfter, false)
  const reason = '说没有钱，不再付；已告知可以起诉。'
  work.mediation.performance.leaveUnperformed({ case: agreed.id, reason })
  return agreed
}

/** 口头协议: in effect the day it was made. */
export function* spoken(work: CaseAtWork): Course<Between> {
  const between = yield* satDown(work)
  yield agreedAfter
  const agreed = textOf(work, between)
  const text = {
    ...agreed,
    terms: agreed.terms.map((term) => ({ ...term, keptOn: work.on })),
    duties: [],
  }
  work.mediation.agreements.speak({ case: between.id, reachedOn: work.on, text })
  yield* followedUp(work, between, agreedAfter, true)
  return between
}

export function* spokenAndKept(work: CaseAtWork): Course<Between> {
  const between = yield* spoken(work)
  work.mediation.performance.perform({ case: between.id })
  return between
}
