/**
 * 司法确认: all parties ask together within thirty days of effect (人民调解法 33; 民事诉讼法 205). The last day is told with a
 * safe day that is in time whatever reading a court takes and whatever a notice may still say.
 */
import { addDays, endOfPeriod, type Calendar } from '#work/calendar/rules/index'
import {
  confirmationPapers,
  type AskingFault,
  type ConfirmationPaper,
  type CourtReferral,
  type Ruling,
  type TermKind,
} from '../../contract/words'
import { law, type Article } from '../law'
import { lastOpenDay, surelyInTime } from '../period'
import type { Agreement, Effect } from './effect'

export const confirmationDays = 30

export interface ConfirmationPeriod {
  readonly thirtiethDay: string
  /** The last day by the period rule. */
  readonly lastDay: string
  /** False where that day rests on a year not announced: the screen says so and shows the safe day. */
  readonly announced: boolean
  readonly safeDay: string
  /** The last day up to the safe one on which the court's counter is open; by post it is in time to the end. */
  readonly counterDay: string
  readonly otherReading: { readonly why: 'last-signature'; readonly lastDay: string } | null
}

/** The last day that is in time under every reading; known before the seal where one reading does not wait for it. */
export function safeDayOf(calendar: Calendar, effect: Effect): string | null {
  const from = effect.otherReading?.on ?? (effect.by === 'law' ? effect.on : null)
  return from === null ? null : surelyInTime(calendar, addDays(from, confirmationDays))
}

/** The period from an effect; null where none runs: no effect yet, or the court's own paper ends the matter. */
export function confirmationPeriod(calendar: Calendar, effect: Effect): ConfirmationPeriod | null {
  const safeDay = safeDayOf(calendar, effect)
  if (effect.by !== 'law' || safeDay === null) return null
  const thirtiethDay = addDays(effect.on, confirmationDays)
  const { day: lastDay, announced } = endOfPeriod(calendar, thirtiethDay)
  const other = effect.otherReading
  return {
    thirtiethDay,
    lastDay,
    announced,
    safeDay,
    counterDay: lastOpenDay(calendar, safeDay).day,
    otherReading:
      other === null
        ? null
        : { why: other.why, lastDay: endOfPeriod(calendar, addDays(other.on, confirmationDays)).day },
  }
}

/** What to say of an oral agreement: a court asks for the agreement and the certificate (解释 354), so write it down; of a written one, whose hand does not count. */
export type ConfirmationWarning =
  'court-wants-agreement-and-proof-of-mediation' | 'not-registered' | 'hand-in-doubt'
export function confirmationWarnings(agreement: Agreement): readonly ConfirmationWarning[] {
  if (agreement.form === 'written')
    return agreement.parties.some(({ signature }) => signature?.isInDoubt === true) ? ['hand-in-doubt'] : []
  const wanted: ConfirmationWarning = 'court-wants-agreement-and-proof-of-mediation'
  return agreement.registeredOn === null ? [wanted, 'not-registered'] : [wanted]
}

export interface Term {
  readonly what: string
  readonly kind: TermKind
  /** The day on which it was kept on the spot; null or left out where it is owed. */
  readonly keptOn?: string | null | undefined
}

const notAccepted = (item: number): Article => ({ ...law.notAccepted[0], item })

/** Why a court does not accept a term (解释 355); null where it does. */
export function refusedTerm({ kind }: Term): Article | null {
  switch (kind) {
    case 'not-for-civil-court':
      return notAccepted(1)
    case 'status':
      return notAccepted(3)
    case 'special-procedure':
      return notAccepted(4)
    case 'title':
      return notAccepted(5)
    case 'money':
    case 'act':
    case 'upbringing':
      return null
  }
}

export type ConfirmationRefusal =
  | { readonly why: Article; readonly term: number }
  | { readonly why: 'not-together'; readonly parties: readonly number[] }
  | { readonly why: 'too-late'; readonly lastDay: string }
  /** 不属于收到申请的人民法院管辖 (355(2)). */
  | { readonly why: 'wrong-court' }
  | { readonly why: 'no-period' }

export interface Application {
  readonly terms: readonly Term[]
  readonly parties: readonly number[]
  readonly applicants: readonly number[]
  readonly appliedOn: string
  readonly rightCourt: boolean
}

export interface Outlook {
  readonly accepted: 'yes' | 'part' | 'no'
  readonly refused: readonly ConfirmationRefusal[]
  /** What is open all the same: to sue on the agreement (人民调解法 32). */
  readonly otherRoute: 'sue' | null
}

/** What the court will most likely say to an application; nothing here decides for it. */
export function outlook(application: Application, period: ConfirmationPeriod | null): Outlook {
  const { terms, parties, applicants, appliedOn, rightCourt } = application
  const whole: ConfirmationRefusal[] = []
  const absent = parties.filter((party) => !applicants.includes(party))
  if (absent.length > 0) whole.push({ why: 'not-together', parties: absent })
  if (period === null) whole.push({ why: 'no-period' })
  else if (appliedOn > period.lastDay) whole.push({ why: 'too-late', lastDay: period.lastDay })
  if (!rightCourt) whole.push({ why: 'wrong-court' })
  const byTerm = terms.flatMap((term, at): readonly ConfirmationRefusal[] => {
    const why = refusedTerm(term)
    return why === null ? [] : [{ why, term: at }]
  })
  const nothingLeft = whole.length > 0 || byTerm.length === terms.length
  const accepted = nothingLeft ? 'no' : byTerm.length > 0 ? 'part' : 'yes'
  return { accepted, refused: [...whole, ...byTerm], otherRoute: accepted === 'yes' ? null : 'sue' }
}

/**
 * Why a court is not asked for this agreement on a day. What it confirmed is confirmed; what it rejected is changed, made anew, or sued on
 * (民事诉讼法 206); an application that it did not take, or that was withdrawn, can be made again.
 */
export function askingFault(
  effectOn: string,
  appliedOn: string,
  earlier: readonly (Ruling | null)[],
): AskingFault | null {
  if (earlier.includes('confirmed') || earlier.includes('part-confirmed')) return 'confirmed-already'
  if (earlier.includes('rejected')) return 'rejected-before'
  if (earlier.includes(null)) return 'asked-already'
  return appliedOn < effectOn ? 'before-effect' : null
}

/** Where to ask: 委派 at the court that invited, else at one of these (民事诉讼法 205), 基层 or 中级 as the matter wants. */
export type CourtToGo =
  | { readonly at: 'inviting-court' }
  | { readonly at: 'home'; readonly party: number }
  | { readonly at: 'object' }
  | { readonly at: 'committee' }

export function courtsToGo(
  referral: CourtReferral | null,
  parties: readonly number[],
  hasObject: boolean,
): readonly CourtToGo[] {
  if (referral === 'assigned') return [{ at: 'inviting-court' }]
  if (referral !== null) return []
  return [
    { at: 'committee' },
    ...parties.map((party) => ({ at: 'home' as const, party })),
    ...(hasObject ? [{ at: 'object' as const }] : []),
  ]
}

/** Papers that are missing; title papers only where property is touched. */
export const papersMissing = (
  present: readonly ConfirmationPaper[],
  touchesProperty: boolean,
): readonly ConfirmationPaper[] =>
  confirmationPapers.filter(
    (paper) => !present.includes(paper) && (paper !== 'title-papers' || touchesProperty),
  )
