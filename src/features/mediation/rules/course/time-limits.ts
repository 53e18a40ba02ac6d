/**
 * By when a mediation should be over: the committee's usual time from acceptance, or the court's own where a court sent
 * the matter, and what all parties together add to it before it has passed.
 */
import { addDays, addMonths, endOfPeriod, type Calendar } from '#work/calendar/rules/index'
import type { CourtReferral } from '../../contract/words'

/** 30 days and a month are not the same; which is the centre's to say (人民调解工作若干规定 33, [local]). */
export type UsualTime = { readonly unit: 'days'; readonly length: number } | { readonly unit: 'month' }

export interface TimeSettings {
  readonly usual: UsualTime
  /** Whether a last day on a rest day moves; mediation's own limits usually stay. */
  readonly restDays: 'stay' | 'move'
  /** Of what is made anew after an agreement; left out, as long as the first. */
  readonly anew?: UsualTime | undefined
}

export const usualSettings: TimeSettings = { usual: { unit: 'days', length: 30 }, restDays: 'stay' }

/** Days that a court gives: 委派 30, 委托 15 by ordinary and 7 by summary procedure (特邀调解规定 27). */
export const courtDays: Readonly<Record<CourtReferral, number>> = {
  assigned: 30,
  'entrusted-ordinary': 15,
  'entrusted-summary': 7,
}

export interface Beginning {
  readonly acceptedOn: string
  /** The day from which it is mediated anew, after a rejection or since all want it; null where it is mediated once. */
  readonly anewOn?: string | null
  readonly court: {
    readonly referral: CourtReferral
    /** The day somebody signed for the court's papers; null until then. */
    readonly signedForPapersOn: string | null
    /** On the court's platform it runs from acceptance there (在线调解规则 24, 26); null where it came on paper. */
    readonly acceptedOnlineOn: string | null
  } | null
}

/** More time, as each party wished it on record. */
export interface Extension {
  readonly days: number
  readonly wishes: readonly { readonly party: number; readonly on: string }[]
  /** Who was a party when it was taken, put right as well; left out of one that is asked for now. Whoever came later takes nothing from it. */
  readonly between?: readonly number[]
}

export type ExtensionRefusal =
  | { readonly code: 'not-all'; readonly parties: readonly number[] }
  | { readonly code: 'too-late'; readonly due: string; readonly on: string }
  | { readonly code: 'no-days' }

export interface TimeLimit {
  /** The day that is not counted. */
  readonly from: string
  readonly firstDue: string
  /** What the next extension is counted from: never moved by a rest day. */
  readonly unmovedDue: string
  readonly due: string
  /** False where the due day rests on a year whose holidays nobody has announced. */
  readonly announced: boolean
  readonly extensionsTaken: number
  /** In the order in which they were asked for; null is one that was taken. */
  readonly extensions: readonly (ExtensionRefusal | null)[]
}

/** From when the time runs; null while the court's papers have not been signed for. Made anew it runs from that day, whatever passed before. */
export function startOfTime({ acceptedOn, anewOn = null, court }: Beginning): string | null {
  if (anewOn !== null) return anewOn
  if (court === null) return acceptedOn
  return court.acceptedOnlineOn ?? court.signedForPapersOn
}

/** The limit of a case; null while it does not run yet. */
export function timeLimit(
  calendar: Calendar,
  settings: TimeSettings,
  beginning: Beginning,
  parties: readonly number[],
  extensions: readonly Extension[],
): TimeLimit | null {
  const from = startOfTime(beginning)
  if (from === null) return null
  const shown = (day: string): { readonly day: string; readonly announced: boolean } =>
    settings.restDays === 'move' ? endOfPeriod(calendar, day) : { day, announced: true }
  let unmoved = firstUnmoved(settings, beginning, from)
  let due = shown(unmoved)
  const firstDue = due.day
  const answered: (ExtensionRefusal | null)[] = []
  for (const extension of extensions) {
    const refusal = refusalOf(extension, extension.between ?? parties, due.day)
    answered.push(refusal)
    if (refusal !== null) continue
    unmoved = addDays(unmoved, extension.days)
    due = shown(unmoved)
  }
  return {
    from,
    firstDue,
    unmovedDue: unmoved,
    due: due.day,
    announced: due.announced,
    extensionsTaken: answered.filter((refusal) => refusal === null).length,
    extensions: answered,
  }
}

function firstUnmoved(settings: TimeSettings, { anewOn = null, court }: Beginning, from: string): string {
  if (court !== null) return addDays(from, courtDays[court.referral])
  const usual = anewOn === null ? settings.usual : (settings.anew ?? settings.usual)
  return usual.unit === 'month' ? addMonths(from, 1) : addDays(from, usual.length)
}

/** All must have wished it, the last of them before the time had passed; its own last day is not past. */
function refusalOf(
  { days, wishes }: Extension,
  parties: readonly number[],
  due: string,
): ExtensionRefusal | null {
  if (!Number.isSafeInteger(days) || days <= 0) return { code: 'no-days' }
  const silent = parties.filter((party) => !wishes.some((wish) => wish.party === party))
  if (parties.length === 0 || silent.length > 0) return { code: 'not-all', parties: silent }
  // Of each party their first wish counts: said again later it is no later.
  const complete = parties
    .map(
      (party) =>
        wishes
          .filter((wish) => wish.party === party)
          .map(({ on }) => on)
          .toSorted()[0] ?? '',
    )
    .reduce((latest, on) => (on > latest ? on : latest))
  return complete > due ? { code: 'too-late', due, on: complete } : null
}
