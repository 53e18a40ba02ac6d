/** An archived case does not change: what comes later is a new leaf with its day. How long a file is kept is a setting. */
import { addMonths } from '#ground/days'
import type { CaseState } from '../../contract/words'

/** 封面: 卷名、卷号、调解员、调解日期起止、立卷人、立卷日期、保管期限、备注. */
export interface Cover {
  readonly title: string
  readonly number: string
  /** Those who had the case when it was closed, also where they left since. */
  readonly mediators: readonly string[]
  readonly from: string
  readonly to: string
  readonly filedBy: string
  readonly filedOn: string
  readonly retention: Retention
  readonly remark: string
}

export type CoverGap = 'title' | 'number' | 'mediators' | 'filed-by' | 'dates'

export function coverGaps({
  title,
  number,
  mediators,
  filedBy,
  from,
  to,
  filedOn,
}: Cover): readonly CoverGap[] {
  const gaps: CoverGap[] = []
  if (title.trim() === '') gaps.push('title')
  if (number.trim() === '') gaps.push('number')
  if (mediators.length === 0) gaps.push('mediators')
  if (filedBy.trim() === '') gaps.push('filed-by')
  if (from > to || to > filedOn) gaps.push('dates')
  return gaps
}

/** No national rule: years by kind, or for good. Nothing is deleted by itself. */
export type Retention = { readonly for: 'good' } | { readonly for: 'years'; readonly years: number }

export const usualRetention: Retention = { for: 'good' }

/** The retention of a kind of dispute as the centre set it. */
export const retentionOf = (settings: ReadonlyMap<string, Retention>, kind: string): Retention =>
  settings.get(kind) ?? usualRetention

/** The first day on which a file may be proposed for erasure; null is never. */
export const keptUntil = (retention: Retention, archivedOn: string): string | null =>
  retention.for === 'good' ? null : addMonths(archivedOn, retention.years * 12)

/** Nothing is written to an archived case but leaves that are added, and nothing to one that goes on as part of another. */
export const mayChange = (state: CaseState): boolean => state !== 'archived' && state !== 'joined'

/** What a reviewer has found complete stays so until it is sent back: added to it may be, taken from it nothing. */
export const mayTakeOut = (state: CaseState): boolean => mayChange(state) && state !== 'closed'

/**
 * What a case is about and between whom is what it is reviewed, reported and paid by: it stays as it was closed until it is sent back. Who
 * is hidden, who has died, answers and follow-ups are still written down.
 */
export const mayRewrite = mayTakeOut
