/** Reports that the law commands: when one is whole, which are owed, and what waits for them. No note replaces one. */
import type { CaseMove, ReportBody } from '../../contract/words'
import type { Condition } from '../../screening/contract/words'
import type { Article } from '../law'
import {
  isMinor,
  needOfOffence,
  needsOf,
  unasked,
  type Need,
  type Screening,
  type Unasked,
} from './screening'

/** A report as it was made, by the committee or by another body whose receipt is in the file. */
export interface Report {
  /** The suspicion it is about; null for the possible offence of the quarrel itself. */
  readonly suspicion: number | null
  readonly source: 'committee' | 'another-body'
  /** UTC milliseconds; null is empty on the paper, and stays so. */
  readonly discoveredAt: number | null
  readonly toldAt: number | null
  readonly to: ReportBody | null
  readonly by: string
  readonly what: string
  readonly receipt: string
}

export type ReportFault =
  | 'discovered'
  | 'told'
  | 'to'
  | 'by'
  | 'what'
  | 'receipt'
  | 'told-before-discovered'
  | 'told-later-than-now'
  | 'discovered-later-than-now'

/** What a report lacks; one that lacks anything is none. */
export function reportFaults(report: Report, now: number): readonly ReportFault[] {
  const { discoveredAt, toldAt } = report
  const faults: ReportFault[] = []
  if (discoveredAt === null) faults.push('discovered')
  if (toldAt === null) faults.push('told')
  if (report.to === null) faults.push('to')
  if (report.by.trim() === '') faults.push('by')
  if (report.what.trim() === '') faults.push('what')
  if (report.receipt.trim() === '') faults.push('receipt')
  // Another body may have told the police before the committee heard of it.
  const own = report.source === 'committee'
  if (own && discoveredAt !== null && toldAt !== null && toldAt < discoveredAt)
    faults.push('told-before-discovered')
  if (toldAt !== null && toldAt > now) faults.push('told-later-than-now')
  if (discoveredAt !== null && discoveredAt > now) faults.push('discovered-later-than-now')
  return faults
}

/** Minutes from the discovery to the report; null while either is not known. */
export const minutesToReport = ({ discoveredAt, toldAt }: Report): number | null =>
  discoveredAt === null || toldAt === null ? null : Math.floor((toldAt - discoveredAt) / 60_000)

/** A report that is owed: about which suspicion, to whom, by which law. */
export interface Owed extends Need {
  readonly suspicion: number | null
}

/** When the answers are given: the day for ages, the instant for what has been told by now. */
export interface Now {
  readonly day: string
  readonly at: number
}

/** Everything the law commands to be reported. Only the standing screening speaks. */
export function commanded(screening: Screening): readonly Owed[] {
  const bySuspicion = (screening.suspicions ?? []).flatMap((suspicion) =>
    needsOf(suspicion).map((need) => ({ ...need, suspicion: suspicion.id })),
  )
  return screening.offence === 'possible'
    ? [...bySuspicion, { ...needOfOffence, suspicion: null }]
    : bySuspicion
}

/**
 * Whether a report of ours was made before what it would be about was discovered: it was about something else. Who is beaten once more is
 * reported once more (反家庭暴力法 14). Another body may have told before the committee heard of it.
 */
export const isOlderThanFound = (
  { source, toldAt }: Pick<Report, 'source' | 'toldAt'>,
  discoveredAt: number | null,
): boolean => source === 'committee' && discoveredAt !== null && toldAt !== null && toldAt < discoveredAt

const answers = (report: Report, owed: Owed, discoveredAt: number | null, now: number): boolean =>
  report.suspicion === owed.suspicion &&
  report.to !== null &&
  owed.to.includes(report.to) &&
  !isOlderThanFound(report, discoveredAt) &&
  reportFaults(report, now).length === 0

/** What is still owed. */
export function reportsOwed(screening: Screening, reports: readonly Report[], now: Now): readonly Owed[] {
  const foundAt = (suspicion: number | null): number | null =>
    screening.suspicions?.find(({ id }) => id === suspicion)?.discoveredAt ?? null
  return commanded(screening).filter(
    (owed) => !reports.some((report) => answers(report, owed, foundAt(owed.suspicion), now.at)),
  )
}

/** What is done in a case: its moves, and each session. */
export type Step = CaseMove | 'hold-session'

/**
 * What does not wait for a report. A party may refuse or stop at any time (人民调解法 17, 23), and that ends the mediation
 * without ending the duty: the case still has to be closed, which waits. Everything else waits, refusing to accept too,
 * since nobody looks at such a case again.
 */
const neverWaits: ReadonlySet<Step> = new Set<Step>(['refuse', 'withdraw', 'add-leaf', 'send-back'])

export type Hold =
  | { readonly code: 'not-screened' }
  | { readonly code: 'unasked'; readonly questions: readonly Unasked[] }
  | { readonly code: 'report-owed'; readonly owed: readonly Owed[] }

/** Why a step waits; empty where it need not. */
export function holds(
  step: Step,
  screenings: readonly Screening[],
  reports: readonly Report[],
  now: Now,
): readonly Hold[] {
  if (neverWaits.has(step)) return []
  const screening = screenings.at(-1)
  if (screening === undefined) return [{ code: 'not-screened' }]
  const found: Hold[] = []
  const questions = unasked(screening)
  if (questions.length > 0) found.push({ code: 'unasked', questions })
  const owed = reportsOwed(screening, reports, now)
  if (owed.length > 0) found.push({ code: 'report-owed', owed })
  return found
}

/** How a case with violence goes on once it is reported: the violence is not mediated, the child is not in the room. */
export const conditions = (screening: Screening, day: string): readonly Condition[] => {
  const suspicions = screening.suspicions ?? []
  if (suspicions.length === 0) return []
  return suspicions.some(({ victim }) => isMinor(victim, day))
    ? ['violence-not-mediated', 'without-the-child']
    : ['violence-not-mediated']
}

/** The articles of what is owed or was, each once, for the form. */
export const articlesOf = (needs: readonly Need[]): readonly Article[] => [
  ...new Set(needs.flatMap(({ articles }) => articles)),
]
