/**
 * 民转刑 watch: what speaks for a quarrel to escalate, and by when somebody is in touch again (人民调解法 25: 采取有针对性的
 * 预防措施). And the follow-ups after an end, each with performance, content and danger left.
 */
import { addDays } from '#ground/days'
import { riskLevels, type RiskLevel, type RiskSign } from '../../contract/words'
import { isMinor, type Suspicion } from '../intake/screening'

const grave: ReadonlySet<RiskSign> = new Set<RiskSign>(['threat-of-revenge', 'violence', 'weapon-or-record'])

/** What the signs speak for; whoever knows the people may say more, never less than a grave sign. */
export function leastRisk(signs: readonly RiskSign[]): RiskLevel {
  if (signs.some((sign) => grave.has(sign))) return 'high'
  return signs.length > 0 ? 'watched' : 'low'
}

const isHigher = (one: RiskLevel, other: RiskLevel): boolean =>
  riskLevels.indexOf(one) > riskLevels.indexOf(other)

export type JudgementFault = 'below-its-signs' | 'lowered-without-a-word'

/** Whoever lowers it says why: what spoke for it stays on record beside the word. */
export function judgementFault(
  {
    signs,
    level,
    note,
  }: { readonly signs: readonly RiskSign[]; readonly level: RiskLevel; readonly note: string },
  before: RiskLevel,
): JudgementFault | null {
  if (isHigher(leastRisk(signs), level)) return 'below-its-signs'
  return isHigher(before, level) && note.trim() === '' ? 'lowered-without-a-word' : null
}

/** What a screening found speaks for an escalation as it stands: violence, a minor in it. */
export const signsOfSuspicions = (suspicions: readonly Suspicion[], day: string): readonly RiskSign[] =>
  suspicions.length === 0
    ? []
    : [
        'violence',
        ...(suspicions.some(({ victim }) => isMinor(victim, day)) ? ['child-or-old-person' as const] : []),
      ]

/** What was said of the danger in a case, by whom it was weighed or by what was found on the way. */
export interface RiskSaid {
  readonly from: 'judged' | 'screening' | 'follow-up'
  readonly level: RiskLevel
  /** `YYYY-MM-DD` */
  readonly on: string
  /** UTC milliseconds */
  readonly at: number
}

/** What counts: the last that somebody weighed, and what was found since if it is worse. Null while nothing was said. */
export const standingRisk = (said: readonly RiskSaid[]): RiskSaid | null =>
  said
    .toSorted((one, other) => one.at - other.at)
    .reduce<RiskSaid | null>(
      (now, one) => (one.from === 'judged' || isHigher(one.level, now?.level ?? 'low') ? one : now),
      null,
    )

/** Days within which somebody is in touch again, by level; null is not asked for. Settings. */
export type ContactSettings = Readonly<Record<RiskLevel, number | null>>
export const usualContacts: ContactSettings = { low: null, watched: 7, high: 1 }

/** Somebody was in touch, and may have said when they would be again. */
export interface Contact {
  readonly on: string
  readonly next: string | null
}

/**
 * By when the next contact is due: counted from the last one, or from when the risk was set. A day that was agreed on comes
 * earlier than the usual one and never later.
 */
export function nextContact(
  level: RiskLevel,
  setOn: string,
  contacts: readonly Contact[],
  settings: ContactSettings,
): string | null {
  const days = settings[level]
  const last = contacts.toSorted((one, other) => one.on.localeCompare(other.on)).at(-1) ?? null
  const from = last !== null && last.on >= setOn ? last.on : setOn
  const usual = days === null ? null : addDays(from, days)
  const agreed = last?.next ?? null
  if (usual === null || agreed === null) return usual ?? agreed
  return agreed < usual ? agreed : usual
}

export interface FollowUp {
  readonly on: string
  readonly party: number
  readonly performed: 'yes' | 'in-part' | 'no' | 'not-yet-due'
  readonly content: 'yes' | 'no' | null
  readonly risk: RiskLevel
}

/** Days after the end on which each party is asked how it went; settings. */
export type FollowUpSettings = readonly number[]
export const usualFollowUps: FollowUpSettings = [7, 30]

export interface FollowUpDue {
  readonly party: number
  readonly due: string
  readonly late: boolean
}

/**
 * How many rounds were made by those who asked on these days. Asking twice before the day of a round is one round; a late one stands
 * for all whose day it has passed.
 */
const roundsMade = (rounds: readonly string[], asked: readonly string[]): number =>
  asked.toSorted().reduce((made, on) => {
    if (made > 0 && on <= (rounds[made - 1] ?? '')) return made
    return Math.max(made + 1, rounds.filter((day) => day <= on).length)
  }, 0)

/** The follow-ups that are open: of each party the first round that nobody made. */
export function followUpsDue(
  endedOn: string,
  parties: readonly number[],
  done: readonly FollowUp[],
  settings: FollowUpSettings,
  today: string,
): readonly FollowUpDue[] {
  const rounds = settings.toSorted((left, right) => left - right).map((days) => addDays(endedOn, days))
  return parties.flatMap((party): readonly FollowUpDue[] => {
    const asked = done.filter((one) => one.party === party && one.on >= endedOn).map(({ on }) => on)
    const due = rounds[roundsMade(rounds, asked)]
    return due === undefined ? [] : [{ party, due, late: due < today }]
  })
}
