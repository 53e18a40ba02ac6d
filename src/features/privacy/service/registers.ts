/** The registers beside the requests: breaches, files that left the desk, consent. */
import { z } from 'zod'
import { rowId, type PageRequest } from '#ground/contract/fields'
import type { HousedReader, HousedWriter } from './calls'
import { isTakenOut } from '#vault/log/schema'
import { taken } from '#work/exports/rules'
import { listOrder, type Page } from '#work/pages/order'
import { lastConsents, residentsById, shownTo } from '#features/residents/index'
import { breachRow, type BreachRow, type ExportRow } from '../contract'
import { refuse } from './refuse'

export const breachesOf = (call: HousedReader): readonly BreachRow[] =>
  z.array(breachRow).parse(
    call
      .statement(
        `SELECT b.id, b.found, b.what, b.data, b.people, b.cause, b.harm, b.measures, b.authority, b.reported, b.told,
                  b.told_day AS toldDay, b.told_note AS toldNote, s.name AS "by", b.at
             FROM privacy_breaches b JOIN staff s ON s.id = b.staff_id ORDER BY b.found DESC, b.id DESC`,
      )
      .all(),
  )

export type BreachInput = Omit<BreachRow, 'id' | 'by' | 'at'>

/** A new breach, or what has become known of one since. Days must not lie ahead, and nobody is told before it was found. */
export function keepBreach(call: HousedWriter, id: number | undefined, breach: BreachInput): number {
  const days = [breach.found, breach.reported, breach.toldDay].filter((day) => day !== null)
  if (days.some((day) => day > call.today)) throw refuse('invalid', 'breach-in-the-future')
  if (days.some((day) => day < breach.found)) throw refuse('invalid', 'breach-before-found')
  if ((breach.authority === '') !== (breach.reported === null))
    throw refuse('invalid', 'breach-report-incomplete')
  if (breach.told === 'told' && breach.toldDay === null) throw refuse('invalid', 'breach-told-when')
  if (breach.told === 'not-needed' && breach.toldNote === '') throw refuse('invalid', 'breach-not-told-why')
  const values = [
    breach.found,
    breach.what,
    breach.data,
    breach.people,
    breach.cause,
    breach.harm,
    breach.measures,
    breach.authority,
    breach.reported,
    breach.told,
    breach.toldDay,
    breach.toldNote,
    call.now,
    call.staff.id,
  ]
  if (id === undefined) {
    return Number(
      call
        .statement(
          `INSERT INTO privacy_breaches (found, what, data, people, cause, harm, measures, authority, reported, told,
             told_day, told_note, at, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(...values).lastInsertRowid,
    )
  }
  const { changes } = call
    .statement(
      `UPDATE privacy_breaches SET found = ?, what = ?, data = ?, people = ?, cause = ?, harm = ?, measures = ?,
              authority = ?, reported = ?, told = ?, told_day = ?, told_note = ?, at = ?, staff_id = ? WHERE id = ?`,
    )
    .run(...values, id)
  if (changes === 0) throw refuse('not-found', 'breach-unknown')
  return id
}

const exportRowStored = z.object({
  id: z.number(),
  at: z.number(),
  by: z.string(),
  procedure: z.string(),
  fields: z.string().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
})

/** Calls of procedures whose contract says that a file with people in it leaves the desk. */
const isExport = `a.${isTakenOut} AND a.outcome IN ('done', 'disclosed')`

const latestFiles = listOrder('privacy.exports', 'falling', z.tuple([rowId]))

/** The latest first; a number in a purpose that somebody typed is masked. */
export function pageOfExports(call: HousedReader, { after, limit }: PageRequest): Page<ExportRow> {
  const from = latestFiles.text(['a.sequence'], latestFiles.startOf(after))
  const found = z.array(exportRowStored).parse(
    call
      .statement(
        `SELECT a.sequence AS id, a.at, coalesce(s.name, '') AS "by", a.procedure, d.fields, d.reason, d.note
             FROM audit a LEFT JOIN disclosures d ON d.sequence = a.sequence LEFT JOIN staff s ON s.id = a.staff_id
            WHERE ${isExport} AND ${from.beyond} ORDER BY ${from.orderBy} LIMIT ?`,
      )
      .all(...from.values, limit + 1),
  )
  const { rows, next } = latestFiles.page(found, limit, ({ id }) => [id])
  const shown = rows.map((row) => ({
    ...row,
    ...taken((row.fields ?? '').split(',').filter((field) => field !== '')),
    reason: row.reason ?? '',
    note: shownTo(call.staff.roles).text(row.note ?? ''),
  }))
  return { rows: shown, next }
}

const requestRow = z.object({ resident: z.number(), id: z.number(), number: z.string() })

const latestConsents = listOrder('privacy.consents', 'falling', z.tuple([rowId]))

/** A page of the consent register, the latest first. */
export function pageOfConsents(
  call: HousedReader,
  kind: 'given' | 'withdrawn',
  { after, limit }: PageRequest,
) {
  const [before = Number.MAX_SAFE_INTEGER] = latestConsents.startOf(after) ?? []
  const found = lastConsents(call, kind, { before, limit: limit + 1 })
  const { rows, next } = latestConsents.page(found, limit, ({ id }) => [id])
  const ids = rows.map(({ resident }) => resident)
  const people = residentsById(call, ids)
  const open = new Map(
    z
      .array(requestRow)
      .parse(
        call
          .statement(
            `SELECT resident_id AS resident, id, number FROM privacy_requests
              WHERE kind IN ('withdrawal', 'erasure') AND state IN ('received', 'in-progress')
                AND resident_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
          )
          .all(JSON.stringify(ids)),
      )
      .map(({ resident, ...request }) => [resident, request] as const),
  )
  return {
    rows: rows.flatMap(({ id, resident, day, by, noticeVersion }) => {
      const person = people.get(resident)
      if (person === undefined) return []
      return [
        {
          id,
          person: { id: person.id, name: person.name },
          day,
          by,
          noticeVersion,
          request: open.get(resident) ?? null,
        },
      ]
    }),
    next,
  }
}
