/** Where a day stands: who has signed, what keeps it from being closed, which days nobody has closed. */
import { z } from 'zod'
import { clockAt } from '#ground/clock'
import { addDays, daysBetween } from '#ground/days'
import type { Reader } from '#desk/rpc/call'
import { rowOf, rowsOf } from '#work/rows'
import { peopleInSight, residentsById } from '#features/residents/index'
import { differenceReasons, meals, type DifferenceReason, type Meal } from '../../contract/words'
import { whyNotClosed, type CloseRefusal } from '../../rules/day-close'
import { openOrdersOf, type KeptOrder } from '../../orders/service/outcomes'
import type { ClosedRow, LeftOpen } from '../contract'
import { isClosed, serviceToday } from './closed-days'
import { openShift, shiftsOf, type KeptShift } from './shifts'
import { holdsCashOf } from './other-days'
import { outsideOf } from './sums'
import { sittingIsOver, startOfServiceDay } from '../../rules/service-day'
import { boardsBetween } from '../../menu/service/rows'
import { settingsOf } from '../../settings/service'

const requestRow = z.object({
  id: z.number(),
  day: z.string(),
  outside: z.enum(differenceReasons).nullable(),
  until_meal: z.number(),
  until_entry: z.number(),
  until_shift: z.number(),
  until_banking: z.number(),
  at: z.number(),
  staff: z.number(),
  by: z.string(),
})
export type CloseRequest = z.infer<typeof requestRow>

const requests = `SELECT r.id, r.day, r.outside_reason AS outside, r.until_meal, r.until_entry, r.until_shift,
       r.until_banking, r.at, r.staff_id AS staff, s.name AS by FROM canteen_close_requests r JOIN staff s ON s.id = r.staff_id`

const newerRow = z.object({ newer: z.number() })

/**
 * The newest first signature of a day; null where there is none, or where more was entered for the day since: a meal, money of an
 * account, a shift with its count and its difference, cash taken to the bank, out of the safe too.
 */
export function standingRequest(call: Reader, day: string): CloseRequest | null {
  const request = rowOf(call, requestRow, `${requests} WHERE r.day = ? ORDER BY r.id DESC LIMIT 1`, day)
  if (request === null) return null
  const since = rowOf(
    call,
    newerRow,
    `SELECT EXISTS (SELECT 1 FROM canteen_meals m WHERE m.day = ? AND m.id > ?)
         OR EXISTS (SELECT 1 FROM canteen_entries e WHERE e.day = ? AND e.id > ?)
         OR EXISTS (SELECT 1 FROM canteen_shifts s WHERE s.day = ? AND s.id > ?)
         OR EXISTS (SELECT 1 FROM canteen_shifts s JOIN canteen_bankings b ON b.shift_id = s.id
                     WHERE s.day = ? AND b.day IS NULL AND b.id > ?)
         OR EXISTS (SELECT 1 FROM canteen_bankings b WHERE b.day = ? AND b.id > ?) AS newer`,
    day,
    request.until_meal,
    day,
    request.until_entry,
    day,
    request.until_shift,
    day,
    request.until_banking,
    day,
    request.until_banking,
  )
  return since?.newer === 1 ? null : request
}

export const requestOf = (call: Reader, id: number): CloseRequest | null =>
  rowOf(call, requestRow, `${requests} WHERE r.id = ?`, id)

const closedRow = z.object({
  number: z.number(),
  day: z.string(),
  closedBy: z.string(),
  witnessedBy: z.string(),
  at: z.number(),
  asked_at: z.number(),
  outside: z.enum(differenceReasons).nullable(),
  differenceFen: z.number(),
})
export type KeptClose = z.infer<typeof closedRow>

/** Closed days; `where` is over `d`. */
export const closedDays = (
  call: Reader,
  where: string,
  parameters: readonly (string | number)[],
  limit: number,
): readonly KeptClose[] =>
  rowsOf(
    call,
    closedRow,
    `SELECT d.id AS number, d.day, c.name AS closedBy, w.name AS witnessedBy, d.at, r.at AS asked_at,
            r.outside_reason AS outside,
            coalesce((SELECT sum(n.counted_fen - n.expected_fen) FROM canteen_shifts s
                        JOIN canteen_counts n ON n.shift_id = s.id WHERE s.day = d.day), 0) AS differenceFen
       FROM canteen_closed_days d JOIN canteen_close_requests r ON r.id = d.request_id
       JOIN staff c ON c.id = d.closed_by JOIN staff w ON w.id = d.witnessed_by
      WHERE ${where} ORDER BY d.day DESC LIMIT ?`,
    ...parameters,
    limit,
  )

export const shownClose = ({ asked_at: _at, outside: _outside, ...row }: KeptClose): ClosedRow => row

interface Draft {
  readonly id: number
  readonly diner: number
  readonly resident: number
  readonly fen: number
}
const draftRow = z.object({ id: z.number(), diner: z.number(), resident: z.number(), fen: z.number() })

/** Adjustments that were asked for until a service day turned, which is after midnight, and that nobody has decided. */
const draftsOf = (call: Reader, day: string): readonly Draft[] =>
  rowsOf(
    call,
    draftRow,
    `SELECT a.id, d.id AS diner, d.resident_id AS resident, a.fen FROM canteen_adjustments a
       JOIN canteen_accounts o ON o.id = a.account_id JOIN canteen_diners d ON d.id = o.diner_id
      WHERE a.decided_at IS NULL AND a.asked_at < ? AND o.closed_on IS NULL
        AND (${peopleInSight.ofColumn('d.resident_id')}) ORDER BY a.id LIMIT 200`,
    startOfServiceDay(addDays(day, 1), settingsOf(call)),
  )

/** Meals on the board of a day that are not over. What is sold out is over whatever the clock says: nobody comes for it any more. */
function stillServed(call: Reader, day: string): Meal[] {
  const now = { day: call.today, clock: clockAt(call.now) }
  const settings = settingsOf(call)
  const left = boardsBetween(call, day, day).flatMap(({ meal, soldOut }) => (soldOut ? [] : [meal]))
  return meals.filter((meal) => left.includes(meal) && !sittingIsOver({ day, meal }, now, settings))
}

/** The drawer of another day that is open and holds cash of this one: counted later, that count would not be blind any more. */
function openElsewhere(call: Reader, day: string): readonly KeptShift[] {
  const open = openShift(call)
  return open !== null && open.day !== day && holdsCashOf(call, open, day) ? [open] : []
}

export interface Standing {
  readonly refusals: readonly CloseRefusal[]
  readonly drafts: readonly Draft[]
  readonly orders: readonly KeptOrder[]
}

/** What the rules say of a day, for whoever signs first and, with a second, for both. */
export function standingOf(
  call: Reader,
  day: string,
  signed: {
    readonly closedBy: number
    readonly witnessedBy: number | null
    readonly outsideReason: DifferenceReason | null
  },
): Standing {
  const drafts = draftsOf(call, day)
  const orders = openOrdersOf(call, day)
  const refusals = whyNotClosed({
    ...signed,
    closed: isClosed(call, day),
    ahead: day > serviceToday(call),
    stillServed: stillServed(call, day),
    shifts: [...shiftsOf(call, day), ...openElsewhere(call, day)].map(
      ({ id, counted_fen: counted, expected_fen: expected, reason }) => ({
        id,
        differenceFen: counted === null || expected === null ? null : counted - expected,
        reason,
      }),
    ),
    drafts: drafts.map(({ id }) => id),
    openOrders: orders.map(({ person }) => person),
    outsideFen: outsideOf(call, day),
  })
  return { refusals, drafts, orders }
}

/** The same with the names of what is left open. */
export function leftOpenOf(call: Reader, { refusals, drafts, orders }: Standing): LeftOpen[] {
  const people = residentsById(
    call,
    [...drafts, ...orders].map(({ resident }) => resident),
  )
  const nameOf = (resident: number): string => people.get(resident)?.name ?? ''
  return refusals.flatMap((refusal): LeftOpen[] => {
    switch (refusal.code) {
      case 'already-closed':
      case 'in-the-future':
        return [{ code: refusal.code }]
      case 'not-counted':
      case 'difference-unexplained':
        return [{ code: refusal.code, shifts: [...refusal.shifts] }]
      case 'still-served':
        return [{ code: refusal.code, meals: [...refusal.meals] }]
      case 'outside-unexplained':
        return [refusal]
      case 'drafts-left':
        return [
          {
            code: refusal.code,
            drafts: drafts.map(({ diner, resident, fen }) => ({
              diner,
              name: nameOf(resident),
              fen,
            })),
          },
        ]
      case 'orders-left':
        return [
          {
            code: refusal.code,
            orders: orders.map(({ person, resident, meal }) => ({
              diner: person,
              name: nameOf(resident),
              meal,
            })),
          },
        ]
      case 'one-name':
        return []
    }
  })
}

const dayRow = z.object({ day: z.string() })

/** Days before today that have entries and that nobody has closed, the oldest first, as far back as is looked. */
export function unclosedDays(call: Reader): string[] {
  const today = serviceToday(call)
  return unclosedAmong(
    call,
    Array.from({ length: 31 }, (_, at) => addDays(today, at - 31)),
  )
}

/** The same of a span of days, its last included. */
export const unclosedBetween = (call: Reader, from: string, until: string): string[] =>
  unclosedAmong(
    call,
    Array.from({ length: daysBetween(from, until) + 1 }, (_, at) => addDays(from, at)),
  )

function unclosedAmong(call: Reader, days: readonly string[]): string[] {
  return rowsOf(
    call,
    dayRow,
    `SELECT j.value AS day FROM json_each(?) j
      WHERE NOT EXISTS (SELECT 1 FROM canteen_closed_days c WHERE c.day = j.value)
        AND (EXISTS (SELECT 1 FROM canteen_meals m WHERE m.day = j.value)
          OR EXISTS (SELECT 1 FROM canteen_shifts s WHERE s.day = j.value)
          OR EXISTS (SELECT 1 FROM canteen_entries e WHERE e.day = j.value AND e.tender IS NOT NULL))
      ORDER BY j.value`,
    JSON.stringify(days),
  ).map(({ day }) => day)
}
