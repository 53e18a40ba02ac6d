/** Periods that figures are asked for: a day, a month, a quarter, a year, each written so that it reads by itself. */
import { z } from 'zod'
import { day } from '#ground/contract/fields'

/** `2026-11-28`, `2026-11`, `2026-Q4`, `2026`. */
export const periodKinds = ['day', 'month', 'quarter', 'year'] as const
export type PeriodKind = (typeof periodKinds)[number]

const monthWritten = String.raw`20\d{2}-(0[1-9]|1[0-2])`

/** How each is written; a day has to be one of the calendar besides. */
export const written: Readonly<Record<PeriodKind, string>> = {
  day: String.raw`${monthWritten}-(0[1-9]|[12]\d|3[01])`,
  month: monthWritten,
  quarter: String.raw`20\d{2}-Q[1-4]`,
  year: String.raw`20\d{2}`,
}

/** A period of one of these kinds. */
export const periodOf = (kinds: readonly PeriodKind[]) =>
  z
    .string()
    .regex(new RegExp(`^(${kinds.map((kind) => written[kind]).join('|')})$`), 'not-a-period')
    .refine((period) => period.length < 10 || day.safeParse(period).success, 'not-a-period')
