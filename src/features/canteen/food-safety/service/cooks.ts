/** Who cooks, since when and until when, and the health certificates of each as they were on a day. */
import { z } from 'zod'
import { addDays, lastDayOfMonth } from '#ground/days'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import { certificateEnds, certificateState, type CertificateState } from '../rules'
import type { Cook, CookOfMonth } from '../contract'
import { safetySettingsOf } from './rows'

const issuedRow = z.object({ issued: z.string() })

/** By when the certificate was issued that is good on a day: of a renewal and a correction the later row counts. Null where there was none yet. */
const issuedBy = (call: HasStatements, cook: number, day: string): string | null =>
  rowOf(
    call,
    issuedRow,
    `SELECT issued_on AS issued FROM canteen_certificates WHERE cook_id = ? AND issued_on <= ? ORDER BY id DESC LIMIT 1`,
    cook,
    day,
  )?.issued ?? null

/** Whether somebody has a certificate on a day; of nobody who has none yet. */
export function certificateOn(call: HasStatements, cook: number, day: string): CertificateState {
  const issued = issuedBy(call, cook, day)
  return issued === null ? 'ended' : certificateState(issued, day, safetySettingsOf(call))
}

const cookRow = z.object({ id: z.number(), name: z.string(), issued_on: z.string() })

/** Who cooks here on a service day, with the certificate as it was then. */
export function cooksOf(call: HasStatements, day: string): Cook[] {
  const rows = rowsOf(
    call,
    cookRow,
    `SELECT c.id, c.name, c.issued_on FROM canteen_cooks c
      WHERE (c.since_day IS NULL OR c.since_day <= ?) AND (c.left_on IS NULL OR c.left_on > ?) ORDER BY c.id`,
    day,
    day,
  )
  return rows.map(({ id, name, issued_on: newest }) => {
    const issuedOn = issuedBy(call, id, day) ?? newest
    return { id, name, issuedOn, ends: certificateEnds(issuedOn), state: certificateOn(call, id, day) }
  })
}

const cookOfMonthRow = z.object({
  id: z.number(),
  name: z.string(),
  since: z.string().nullable(),
  leftOn: z.string().nullable(),
})

/** Who cooked in a month, each with what certificates they had by its end: what an inspector asks for (食安法 45). */
export function cooksOfMonth(call: HasStatements, month: string): CookOfMonth[] {
  const [from, until] = [`${month}-01`, lastDayOfMonth(month)]
  return rowsOf(
    call,
    cookOfMonthRow,
    `SELECT c.id, c.name, c.since_day AS since, c.left_on AS leftOn FROM canteen_cooks c
      WHERE (c.since_day IS NULL OR c.since_day <= ?) AND (c.left_on IS NULL OR c.left_on > ?) ORDER BY c.id`,
    until,
    addDays(from, -1),
  ).map(({ id, ...cook }) => ({
    ...cook,
    certificates: rowsOf(
      call,
      issuedRow,
      'SELECT issued_on AS issued FROM canteen_certificates WHERE cook_id = ? AND issued_on <= ? ORDER BY id',
      id,
      until,
    ).map(({ issued }) => ({ issuedOn: issued, ends: certificateEnds(issued) })),
  }))
}
