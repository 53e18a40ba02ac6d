/**
 * 民转刑 watch: what speaks for a quarrel to escalate, and by when somebody is in touch again (人民调解法 25: 采取有针对性的
 * 预防措施). And the follow-ups after an end, each with performance, content and danger left.
 */
import { addDays } from '#ground/days'
import type { RiskLevel } from '../../contract/words'

/** 扬言报复、有暴力、有凶器或前科、酗酒或精神障碍、反复激化、涉众、孩子或老人在其中. */
export const riskSigns = [
  'threat-of-revenge',
  'violence',
  'weapon-or-record',
  'alcohol-or-illness',
  'flared-up-again',
  'many-people',
  'child-or-old-person',
] as const
export type RiskSign = (typeof riskSigns)[number]

const grave: ReadonlySet<RiskSign> = new Set<RiskSign>(['threat-of-revenge', 'violence', 'weapon-or-record'])

/** What the signs speak for; whoever knows the people may say more, never less than a grave sign. */
export function leastRisk(signs: readonly RiskSign[]): RiskLevel {
  if (signs.some((sign) => grave.has(sign))) return 'high'
  return signs.length > 0 ? 'watched' : 'low'
}

const order: readonly RiskLevel[] = ['low', 'watched', 'high']

export const riskOf = (signs: readonly RiskSign[], judged: RiskLevel | null): RiskLevel => {
  const least = leastRisk(signs)
  return judged !== null && order.indexOf(judged) > order.indexOf(least) ? judged : least
}

/** Days within which somebody is in touch again, by level; null is not asked for. Settings. */
export type ContactSettings = Readonly<Record<RiskLevel, number | null>>
export const usualContacts: ContactSettings = { low: null, watched: 7, high: 1 }

/** By when the next contact is due: from the last one, or from when the risk was set. */
export function nextContact(
  level: RiskLevel,
  setOn: string,
  contacts: readonly string[],
  settings: ContactSettings,
): string | null {
  const days = settings[level]
  if (days === null) return null
  const last = contacts
    .filter((on) => on >= setOn)
    .toSorted()
    .at(-1)
  return addDays(last ?? setOn, days)
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

/** The follow-ups that are open: one of each round to each party; a later one stands for the rounds before it. */
export function followUpsDue(
  endedOn: string,
  parties: readonly number[],
  done: readonly FollowUp[],
  settings: FollowUpSettings,
  today: string,
): readonly FollowUpDue[] {
  return parties.flatMap((party): readonly FollowUpDue[] => {
    const made = done.filter((one) => one.party === party && one.on >= endedOn).length
    const days = settings.toSorted((left, right) => left - right)[made]
    if (days === undefined) return []
    const due = addDays(endedOn, days)
    return [{ party, due, late: due < today }]
  })
}
