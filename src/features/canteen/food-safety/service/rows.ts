/** The kitchen's book as it is kept and shown. */
import { z } from 'zod'
import { clockAt, dayAt } from '#ground/clock'
import type { ReadCall } from '#desk/rpc/call'
import { settingRead } from '#desk/session/settings'
import type { HasStatements } from '#vault/store/store'
import { inJson, rowOf, rowsOf } from '#work/rows'
import { shownTo } from '#features/residents/index'
import { meals } from '../../contract/words'
import { serviceDayAt } from '../../rules/service-day'
import { settingsOf } from '../../settings/service'
import { takenAtOf } from './samples'
import {
  safetyEntry,
  safetySettings,
  usualSafety,
  type LastSaid,
  type SafetyRecord,
  type SafetySettings,
} from '../contract'

export const settingKey = 'canteen-safety'

export const safetySettingsOf = settingRead(settingKey, (value): SafetySettings => {
  const kept = safetySettings.safeParse(value)
  return kept.success ? kept.data : usualSafety
})

const recordRow = z.object({
  id: z.number(),
  day: z.string(),
  label: z.string(),
  content: inJson(safetyEntry),
  keptUntil: z.string(),
  by: z.string(),
  at: z.number(),
  struck: z.number(),
  struckAt: z.number().nullable(),
  struckBy: z.string().nullable(),
  /** Of a disposal, the sample it is of. */
  sampleDay: z.string().nullable(),
  sampleAt: z.number().nullable(),
  sampleMeal: z.enum(meals).nullable(),
})

/** Lines of the book but those that only strike another out; `where` is over `r`, and the first `before` are left out. Lines of before cooks were named in them take the name of now. */
export const recordsWhere = (
  call: HasStatements,
  where: string,
  parameters: readonly (string | number)[],
  limit: number,
  before = 0,
) =>
  rowsOf(
    call,
    recordRow,
    `SELECT r.id, r.day, coalesce(nullif(r.label, ''), c.name, '') AS label, r.content, r.kept_until AS keptUntil, s.name AS by, r.at,
            x.id IS NOT NULL AS struck, x.at AS struckAt, xs.name AS struckBy,
            o.day AS sampleDay, o.at AS sampleAt, o.content ->> 'meal' AS sampleMeal
       FROM canteen_safety_records r JOIN staff s ON s.id = r.staff_id LEFT JOIN canteen_cooks c ON c.id = r.cook_id
       LEFT JOIN canteen_safety_records x ON x.strikes = r.id LEFT JOIN staff xs ON xs.id = x.staff_id
       LEFT JOIN canteen_safety_records o ON r.kind = 'disposal' AND o.id = r.about
      WHERE +r.strikes IS NULL AND ${where} ORDER BY r.day, r.id LIMIT ? OFFSET ?`,
    ...parameters,
    limit,
    before,
  )

/** Of how many of the newest lines those are looked for that were written today of days before. */
const newestLooked = 500

/** Lines that were written since an instant (UTC ms) of days before `day`: their day's index would have to be read from its beginning. */
export const writtenLater = (call: HasStatements, since: number, day: string): readonly KeptRecord[] =>
  recordsWhere(
    call,
    'r.id > (SELECT max(n.id) FROM canteen_safety_records n) - ? AND r.at >= ? AND +r.day < ?',
    [newestLooked, since, day],
    newestLooked,
  )
export type KeptRecord = ReturnType<typeof recordsWhere>[number]

const contentRow = z.object({ content: inJson(safetyEntry) })

/** How was disinfected last and where the last sample was put, so that neither is chosen anew every day. */
export function lastSaid(call: HasStatements): LastSaid {
  const last = (kind: 'disinfection' | 'sample') =>
    rowOf(
      call,
      contentRow,
      `SELECT r.content FROM canteen_safety_records r
        WHERE r.kind = ? AND +r.strikes IS NULL AND NOT EXISTS (SELECT 1 FROM canteen_safety_records x WHERE x.strikes = r.id)
        ORDER BY r.day DESC, r.id DESC LIMIT 1`,
      kind,
    )?.content
  const [disinfection, sample] = [last('disinfection'), last('sample')]
  const { fridges } = safetySettingsOf(call)
  const kept = sample?.kind === 'sample' ? sample.fridge : null
  return {
    method: disinfection?.kind === 'disinfection' ? disinfection.method : 'steam',
    fridge: kept !== null && fridges.includes(kept) ? kept : (fridges[0] ?? null),
  }
}

export function shownRecords(
  call: Pick<ReadCall, 'staff' | 'statement'>,
  records: readonly KeptRecord[],
): SafetyRecord[] {
  const shown = shownTo(call.staff.roles)
  const settings = settingsOf(call)
  const entryOf = ({ content, at, sampleDay, sampleAt, sampleMeal }: KeptRecord): SafetyRecord['entry'] => {
    switch (content.kind) {
      case 'control':
        return { ...content, found: shown.text(content.found), mended: shown.text(content.mended) }
      case 'disposal': {
        const takenAt = sampleDay === null || sampleAt === null ? at : takenAtOf(call, sampleDay, sampleAt)
        const minutesKept = Math.floor((at - takenAt) / 60_000)
        return { ...content, meal: sampleMeal ?? 'lunch', takenAt, minutesKept }
      }
      default:
        return content
    }
  }
  return records.map((record) => ({
    id: record.id,
    day: record.day,
    writtenOn: serviceDayAt(dayAt(record.at), clockAt(record.at), settings),
    label: record.label,
    entry: entryOf(record),
    keptUntil: record.keptUntil,
    by: record.by,
    at: record.at,
    struck: record.struck === 1,
    struckBy:
      record.struckBy === null || record.struckAt === null
        ? null
        : { by: record.struckBy, at: record.struckAt },
  }))
}
