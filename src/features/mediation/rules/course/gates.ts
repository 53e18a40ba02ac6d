/**
 * What each step of a case asks before it is made: the one place where the rules meet the table of states. A step with
 * gates is shown greyed with them; the service refuses it with the same.
 */
import type { CaseState, CourtReferral, MatterBar } from '../../contract/words'
import type { Stop } from '../../agreement/rules/before-signing'
import type { Effect, MissingForEffect } from '../agreement/effect'
import { mayClose, type Closing, type Finding } from '../dossier/self-check'
import { coverGaps, type Cover, type CoverGap } from '../dossier/archive'
import { originFaults, standsInTheWay, type Origin, type OriginFault } from '../intake/acceptance'
import { holds, type Hold, type Now, type Report, type Step } from '../intake/reports'
import { standing, type Screening } from '../intake/screening'
import { consentGaps, refusing, type Consent, type ConsentGap, type Invited } from '../people/consents'
import { endingGaps, type Ending, type EndingGap } from './endings'
import { afterMove, sessionAllowed } from './states'

/** A case as it lies on the table. */
export interface CaseAtHand {
  readonly state: CaseState
  readonly beforeClosing: CaseState | null
  readonly origin: Origin
  readonly screenings: readonly Screening[]
  readonly reports: readonly Report[]
  readonly parties: readonly number[]
  /** How many of all parties lived on the day of the step. */
  readonly living: number
  /** On how many sides they stand. */
  readonly sides: number
  /** Parties who were told of their rights and duties (权利义务告知) by the day of the step. */
  readonly rightsTold: readonly number[]
  readonly consents: readonly Consent[]
  /** What they had said by the day of the step: who sits down goes by that. */
  readonly consentsThen: readonly Consent[]
  /** What they had said by the day on which hands and seal were all there; what they say now while they are not. */
  readonly consentsAtEffect: readonly Consent[]
  readonly invited: readonly Invited[]
  readonly mediators: readonly number[]
  /** Whether all of them may: `mayMediate` of each. */
  readonly mayMediate: boolean
  /** What the check before signing found; null where nobody made it. */
  readonly stops: readonly Stop[] | null
  readonly effect: Effect | null
  readonly ending: Ending | null
  readonly performed: boolean
  readonly findings: readonly Finding[]
  readonly cover: Cover | null
  /** It was closed with something missing, for a reason of the head mediator. */
  readonly closedForReason: boolean
  /** A court was asked to confirm the agreement and has not said, nor was that withdrawn. */
  readonly rulingAwaited: boolean
  /** A court has confirmed it, whole or in part. */
  readonly confirmed: boolean
  readonly by: { readonly head: boolean; readonly reason: string }
  readonly now: Now
}

export type Gate =
  | Hold
  | { readonly code: 'not-from-here'; readonly state: CaseState }
  | { readonly code: 'origin'; readonly faults: readonly OriginFault[] }
  | { readonly code: 'bars'; readonly bars: readonly MatterBar[] }
  | { readonly code: 'refused'; readonly parties: readonly number[] }
  | { readonly code: 'too-few-parties' | 'one-side' }
  | { readonly code: 'no-mediator' | 'mediator-related' }
  | { readonly code: 'rights-not-told'; readonly parties: readonly number[] }
  | { readonly code: 'consents'; readonly gaps: readonly ConsentGap[] }
  | { readonly code: 'another-mediator'; readonly parties: readonly number[] }
  | { readonly code: 'not-checked' }
  | { readonly code: 'check'; readonly stops: readonly Stop[] }
  | { readonly code: 'court-needs-it-written' | 'court-ends-it' | 'not-the-courts' }
  | { readonly code: 'no-effect'; readonly missing: readonly MissingForEffect[] }
  | { readonly code: 'not-performed' }
  | { readonly code: 'ending'; readonly gaps: readonly EndingGap[] }
  | { readonly code: 'closing'; readonly because: Exclude<Closing, { readonly may: true }>['because'] }
  | { readonly code: 'pages' | 'incomplete-since' }
  | { readonly code: 'cover'; readonly gaps: readonly CoverGap[] }
  | { readonly code: 'binds-already' }
  | { readonly code: 'ruling-awaited' | 'asked-of-a-court' | 'confirmed-already' | 'reason-missing' }

type Gates = readonly Gate[]
const none: Gates = []
const when = (stops: boolean, gate: Gate): Gates => (stops ? [gate] : none)

const reason = ({ by }: CaseAtHand): Gates => when(by.reason.trim() === '', { code: 'reason-missing' })

/** 人民调解法 17: nobody is mediated whose counterpart clearly refuses. */
function refusals({ consents }: Pick<CaseAtHand, 'consents'>): Gates {
  const parties = refusing(consents)
  return when(parties.length > 0, { code: 'refused', parties })
}

/** 人民调解法 17, 人民调解工作若干规定 22: what may not be mediated, by the screening that stands, also where it was put right after acceptance. */
function barred({ screenings, origin }: CaseAtHand): Gates {
  const bars = standsInTheWay(standing(screenings)?.bars ?? [], origin)
  return when(bars.length > 0, { code: 'bars', bars })
}

function acceptance(one: CaseAtHand): Gates {
  const faults = originFaults(one.origin)
  return [
    ...when(one.parties.length < 2, { code: 'too-few-parties' }),
    ...when(one.parties.length > 1 && one.sides < 2, { code: 'one-side' }),
    ...when(faults.length > 0, { code: 'origin', faults }),
    ...barred(one),
    ...refusals(one),
  ]
}

/** Who has died neither sits down nor agrees, and nobody does so with themselves (民法典 13, 人民调解法 2). */
const tooFew = ({ living, sides }: CaseAtHand): Gates => [
  ...when(living < 2, { code: 'too-few-parties' }),
  // Those of one side have nothing to settle with each other (民法典 168).
  ...when(living > 1 && sides < 2, { code: 'one-side' }),
]

/** 人民调解法 17, 20, 23: nobody sits down before rights were told, and mediator and guests accepted. */
function session(one: CaseAtHand): Gates {
  const untold = one.parties.filter((party) => !one.rightsTold.includes(party))
  const refused = refusals({ consents: one.consentsThen })
  const gaps = consentGaps(one.parties, one.consentsThen, one.invited)
  const anew = one.consentsThen.flatMap(({ party, mediator, tookAnother }) =>
    tookAnother === true && mediator === null ? [party] : [],
  )
  return [
    ...tooFew(one),
    ...barred(one),
    ...refused,
    ...when(one.mediators.length === 0, { code: 'no-mediator' }),
    ...when(!one.mayMediate, { code: 'mediator-related' }),
    ...when(untold.length > 0, { code: 'rights-not-told', parties: untold }),
    ...when(refused.length === 0 && gaps.length > 0, { code: 'consents', gaps }),
    // Why it is asked again of who has said yes already (人民调解法 23).
    ...when(refused.length === 0 && anew.length > 0, { code: 'another-mediator', parties: anew }),
  ]
}

/** 人民调解法 17, 19, 23: a text is laid before them by whoever may mediate and was refused by none of them. Their own hands say the rest. */
function written(one: CaseAtHand): Gates {
  const gaps = one.consents.flatMap(({ party, mediator }): readonly ConsentGap[] =>
    mediator === 'refuses' ? [{ code: 'mediator', party }] : [],
  )
  return [
    ...tooFew(one),
    ...barred(one),
    ...refusals(one),
    ...when(!one.mayMediate, { code: 'mediator-related' }),
    ...when(gaps.length > 0, { code: 'consents', gaps }),
  ]
}

/** 民诉法解释 358: what a court would reject is not laid before the parties. */
function agreement(one: CaseAtHand, before: Gates): Gates {
  if (one.stops === null) return [...before, { code: 'not-checked' }]
  return [...before, ...when(one.stops.length > 0, { code: 'check', stops: one.stops })]
}

/** 委托: the court has filed the matter, and ends it itself. */
export const isEntrusted = (referral: CourtReferral | null): boolean =>
  referral === 'entrusted-ordinary' || referral === 'entrusted-summary'

const entrusted = ({ origin }: CaseAtHand): boolean => isEntrusted(origin.courtReferral)

/** Whose no keeps a text from taking effect: said by the day of the last hand (人民调解法 17, 29), and not taken back since. */
const refusingAtEffect = ({ consents, consentsAtEffect }: CaseAtHand): readonly number[] => {
  const now = refusing(consents)
  return refusing(consentsAtEffect).filter((party) => now.includes(party))
}

/**
 * 人民调解法 29, 31: what all hands and the seal have made is ended by nobody alone, also while it waits for a report or for somebody to write
 * it down. A no of a later day is none.
 */
const bindsAlready = (one: CaseAtHand): Gates =>
  when(one.state === 'signing' && one.effect?.by === 'law' && refusingAtEffect(one).length === 0, {
    code: 'binds-already',
  })

/** 人民调解法 17, 29; 特邀调解规定 20. Until it is in effect a party may still say no. */
function effect(one: CaseAtHand): Gates {
  const { effect: reached } = one
  if (reached?.by === 'court') return [{ code: 'court-ends-it' }]
  if (reached?.by !== 'law') return [{ code: 'no-effect', missing: reached?.missing ?? [] }]
  const parties = refusingAtEffect(one)
  return when(parties.length > 0, { code: 'refused', parties })
}

/** Who, when and how are said at once; that the parties are told of their routes (26) is waited for at closing. */
function ending(one: CaseAtHand, move: Ending['move']): Gates {
  const blank: Ending = { move, by: null, on: null, manner: null, told: [] }
  const said = one.ending?.move === move ? one.ending : blank
  const gaps = endingGaps(said, one.parties).filter(({ code }) => code !== 'not-told')
  return [...bindsAlready(one), ...when(gaps.length > 0, { code: 'ending', gaps })]
}

/** What was said to be kept is kept still: a row of it may have been put right since. */
function closing(one: CaseAtHand): Gates {
  const closed = mayClose(one.findings, one.by)
  return [
    ...when(one.state === 'performed' && !one.performed, { code: 'not-performed' }),
    ...(closed.may ? none : [{ code: 'closing', because: closed.because } as const]),
  ]
}

/**
 * What the court says of it is part of the file. It is bound as it was reviewed: complete where it was closed as complete, each leaf of today
 * under its page.
 */
function binding({ cover, rulingAwaited, findings, closedForReason }: CaseAtHand): Gates {
  const gaps: readonly CoverGap[] = cover === null ? ['title', 'number'] : coverGaps(cover)
  const missing = findings.filter(({ code }) => code !== 'pages')
  return [
    ...when(rulingAwaited, { code: 'ruling-awaited' }),
    ...when(missing.length > 0 && !closedForReason, { code: 'incomplete-since' }),
    ...when(missing.length < findings.length, { code: 'pages' }),
    ...when(gaps.length > 0, { code: 'cover', gaps }),
  ]
}

/** What a step asks besides the table of states and the reports that it may have to wait for. */
const asks: Readonly<Record<Step, (one: CaseAtHand) => Gates>> = {
  accept: acceptance,
  'not-accept': reason,
  drop: reason,
  begin: session,
  'hold-session': session,
  'agree-in-writing': (one) => agreement(one, written(one)),
  // 人民调解法 30: in effect the day it was reached, by nobody's hand, it asks what sitting down that day asked; whatever was said since.
  'agree-orally': (one) => [
    ...agreement(one, session(one)),
    ...when(entrusted(one), { code: 'court-needs-it-written' }),
  ],
  'take-effect': effect,
  'settle-in-court': (one) => when(!entrusted(one), { code: 'not-the-courts' }),
  'set-aside': (one) => [...reason(one), ...bindsAlready(one)],
  perform: ({ performed }) => when(!performed, { code: 'not-performed' }),
  'leave-unperformed': reason,
  // 民诉法 206: anew after a rejection. What a court decides on is withdrawn first; what it has confirmed is enforced.
  renegotiate: (one) => [
    ...reason(one),
    ...when(one.rulingAwaited, { code: 'asked-of-a-court' }),
    ...when(one.confirmed, { code: 'confirmed-already' }),
    ...refusals(one),
  ],
  refuse: (one) => ending(one, 'refuse'),
  withdraw: (one) => ending(one, 'withdraw'),
  fail: (one) => ending(one, 'fail'),
  'hand-over': reason,
  join: reason,
  close: closing,
  'send-back': reason,
  archive: binding,
  'add-leaf': () => none,
}

const isThere = ({ state, beforeClosing }: CaseAtHand, step: Step): boolean =>
  step === 'hold-session' ? sessionAllowed(state) : afterMove(state, step, beforeClosing) !== null

/** Why a step cannot be made now; empty where it can. */
export function gatesOf(one: CaseAtHand, step: Step): Gates {
  if (!isThere(one, step)) return [{ code: 'not-from-here', state: one.state }]
  return [...holds(step, one.screenings, one.reports, one.now), ...asks[step](one)]
}
