/** The form of a year's calendar as a file: what the desk is seeded with, and what a manager imports. */
import { z } from 'zod'
import { day, line } from '#ground/contract/fields'
import { dayKinds, type Calendar } from './rules'

export const namedDay = z.strictObject({ day, kind: z.enum(dayKinds), name: line(30) })

/** A year's notice holds some forty days; more than a year's days cannot be one. */
export const yearFile = z
  .strictObject({
    year: z.number().int().min(2000).max(2100),
    source: line(120),
    days: z.array(namedDay).min(1).max(366),
  })
  .refine(({ year, days }) => days.every((named) => named.day.startsWith(`${year}-`)), {
    error: 'day-of-another-year',
    path: ['days'],
  })
  .refine(({ days }) => new Set(days.map((named) => named.day)).size === days.length, {
    error: 'day-named-twice',
    path: ['days'],
  })
export type YearFile = z.infer<typeof yearFile>

/** A calendar from several years' files. Throws where a file is not of this form. */
export function calendarFromFiles(files: readonly unknown[]): Calendar {
  const years = files.map((file) => yearFile.parse(file))
  return {
    yearsAnnounced: new Set(years.map(({ year }) => year)),
    days: new Map(years.flatMap(({ days }) => days).map((named) => [named.day, named])),
  }
}
