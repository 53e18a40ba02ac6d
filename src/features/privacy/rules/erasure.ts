/**
 * What an erasure takes and what it has to leave (个人信息保护法 art. 47): erased is what nothing keeps; what a duty keeps
 * is locked until its day, and nothing is erased while something is still to be done for the person.
 */
import { addMonths } from '#work/calendar/rules/index'
import type { StayingByKind } from './periods'

export interface PersonalRecord {
  readonly kind: string
  readonly id: number
  readonly open: boolean
  /** The day it ended; null while it has not. */
  readonly ended: string | null
}

/** The last day a record has to stay, or null when nothing keeps it any more. What has not ended ends today. */
export function keptUntil(record: PersonalRecord, staying: StayingByKind, today: string): string | null {
  const duty = staying.get(record.kind)
  if (duty === undefined) return null
  const { months } = duty
  // What is still under way and is nobody's hindrance stays until it is over, whatever the period.
  const until = addMonths(
    record.ended ?? today,
    record.ended === null && duty.standsAlone ? months + 1 : months,
  )
  return until > today ? until : null
}

export interface PlannedLine {
  readonly kind: string
  readonly open: number
  readonly erased: number
  readonly kept: number
  readonly until: string | null
}

export interface Plan {
  readonly lines: readonly PlannedLine[]
  /** Something is still to be done: nothing may be erased. */
  readonly blocked: boolean
  /** Ids of the records that stay, by kind; without those of the person. */
  readonly kept: Readonly<Record<string, readonly number[]>>
  readonly keptCount: number
  readonly identityStays: boolean
  /** The last day on which they stay. */
  readonly identityUntil: string | null
}

/** What an erasure would do today to the records of a person. */
export function planErasure(records: readonly PersonalRecord[], staying: StayingByKind, today: string): Plan {
  const judged = records.map((record) => ({ record, until: keptUntil(record, staying, today) }))
  const kept = judged.filter(({ until }) => until !== null)
  const latest = (days: readonly (string | null)[]): string | null =>
    days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null)
  const lines = [...Map.groupBy(judged, ({ record }) => record.kind)].map(([kind, own]): PlannedLine => ({
    kind,
    open: own.filter(({ record }) => record.open).length,
    erased: own.filter(({ record, until }) => until === null && !record.open).length,
    kept: own.filter(({ record, until }) => until !== null && !record.open).length,
    until: latest(own.map(({ until }) => until)),
  }))
  const tied = kept.filter(({ record }) => staying.get(record.kind)?.standsAlone === false)
  return {
    lines,
    blocked: records.some(({ open }) => open),
    kept: Object.fromEntries(
      [...Map.groupBy(kept, ({ record }) => record.kind)].map(([kind, own]) => [
        kind,
        own.map(({ record }) => record.id),
      ]),
    ),
    keptCount: kept.length,
    identityStays: tied.length > 0,
    identityUntil: latest(tied.map(({ until }) => until)),
  }
}

/** The day before which what ended is due after so many months. */
export const dueBefore = (today: string, months: number): string => addMonths(today, -months)
