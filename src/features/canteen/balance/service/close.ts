/** What an account's end pays out, and how it is written: 法释〔2025〕4号 arts. 14, 18–20. */
import { closingReasons, type ClosingReason } from '../../contract/words'
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import type { WriteCall } from '#desk/rpc/call'
import { readCalendar } from '#work/calendar/store'
import { rowOf } from '#work/rows'
import { dayAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { Standing } from '#features/residents/index'
import { refundOn, withinRegret, type AccountHistory } from '../../rules/refund-law'
import type { MoneyTender } from '../contract'
import { lotsLeft, putIn, takeOut } from './account'

const historyRow = z.object({
  paid: z.number(),
  gift: z.number(),
  eaten: z.number(),
  first_paid: z.number().nullable(),
})

const signed = `CASE WHEN (e.passage = 'in') = (e.reverses IS NULL) THEN e.fen ELSE -e.fen END`
/** What an entry is about: of a reversal, the entry it takes back. */
const about = `coalesce((SELECT t.kind FROM canteen_entries t WHERE t.id = e.reverses), e.kind)`

interface Ended extends AccountHistory {
  /** UTC milliseconds; null while nothing was paid. */
  readonly firstPaid: number | null
}

/**
 * All that was ever paid in and eaten of an account; an adjustment counts as what it put right, and what its end paid out as
 * nothing.
 */
function historyOf(call: HasStatements, account: number): Ended {
  const row = rowOf(
    call,
    historyRow,
    `SELECT coalesce(sum(CASE WHEN l.kind = 'principal' AND ${about} <> 'spend' THEN ${signed} END), 0) AS paid,
            coalesce(sum(CASE WHEN l.kind = 'gift' AND ${about} <> 'spend' THEN ${signed} END), 0) AS gift,
            coalesce(-sum(CASE WHEN ${about} = 'spend' THEN ${signed} END), 0) AS eaten,
            min(CASE WHEN e.kind = 'top-up' AND NOT EXISTS (
              SELECT 1 FROM canteen_entries back WHERE back.reverses = e.id) THEN e.at END) AS first_paid
       FROM canteen_entries e JOIN canteen_lots l ON l.id = e.lot_id
      WHERE e.account_id = ? AND e.kind NOT IN ('refund', 'goodwill', 'forfeited')`,
    account,
  )
  return {
    paidFen: row?.paid ?? 0,
    giftFen: row?.gift ?? 0,
    consumedAtListFen: row?.eaten ?? 0,
    firstPaid: row?.first_paid ?? null,
  }
}

const fenRow = z.object({ fen: z.number() })

/** What meals used of an account that were taken back when it was closed: its entries stay as they are. */
const takenBackSince = (call: HasStatements, account: number): number =>
  rowOf(
    call,
    fenRow,
    `SELECT coalesce(sum(t.fen), 0) AS fen
       FROM canteen_accounts a JOIN canteen_meals m ON m.diner_id = a.diner_id AND m.kind = 'sale'
       JOIN canteen_meals back ON back.reverses = m.id
       JOIN canteen_tenders t ON t.meal_id = m.id AND t.kind = 'balance'
       JOIN canteen_entries e ON e.id = t.deed AND e.account_id = a.id
      WHERE a.id = ? AND NOT EXISTS (SELECT 1 FROM canteen_entries r WHERE r.reverses = e.id)`,
    account,
  )?.fen ?? 0

const closedRow = z.object({ reason: z.enum(closingReasons) })

/**
 * What an account that is closed still owes for a meal that was taken back afterwards: as much as its end would have paid out more,
 * had the meal never been. Null while it is open.
 */
export function owedAfterClose(call: HasStatements, account: number, spentFen: number): number | null {
  const closed = rowOf(
    call,
    closedRow,
    'SELECT closed_for AS reason FROM canteen_accounts WHERE id = ? AND closed_on IS NOT NULL',
    account,
  )
  if (closed === null) return null
  const history = historyOf(call, account)
  const eaten = history.consumedAtListFen - takenBackSince(call, account)
  const refund = (consumedAtListFen: number) =>
    refundOn(closed.reason, { ...history, consumedAtListFen }).refundFen
  return refund(eaten - spentFen) - refund(eaten)
}

const earlierRow = z.object({ earlier: z.number() })

/**
 * Whether a person had an account before this one, or a meal before they first paid into it: what was taken back never was. Under
 * whichever of their records, and paid for in whichever way (art. 14).
 */
const hadTheSameBefore = (
  call: HasStatements,
  account: number,
  ids: readonly number[],
  firstPaid: number,
): boolean =>
  rowOf(
    call,
    earlierRow,
    `SELECT EXISTS (SELECT 1 FROM canteen_accounts a WHERE a.diner_id = d.id AND a.id < ?)
         OR EXISTS (SELECT 1 FROM canteen_meals m
                     WHERE m.diner_id = d.id AND m.kind = 'sale' AND (m.at < ? OR m.day < ?)
                       AND NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = m.id)) AS earlier
       FROM canteen_diners d WHERE d.resident_id IN (SELECT value FROM json_each(?))
      ORDER BY earlier DESC LIMIT 1`,
    account,
    firstPaid,
    dayAt(firstPaid),
    JSON.stringify(ids),
  )?.earlier === 1

/** Why an account may be closed today, with what each would pay out. `standing`: of whoever it is, under all of their records. */
export function refundsOf(
  call: HasStatements & { readonly today: string },
  account: number,
  { ids, status }: Pick<Standing, 'ids' | 'status'>,
): readonly { readonly reason: ClosingReason; readonly fen: number }[] {
  const history = historyOf(call, account)
  const { firstPaid } = history
  const regret =
    firstPaid !== null &&
    withinRegret(
      readCalendar(call),
      dayAt(firstPaid),
      call.today,
      hadTheSameBefore(call, account, ids, firstPaid),
    )
  const reasons: readonly ClosingReason[] =
    status === 'deceased'
      ? ['diner-died']
      : [
          ...(regret ? (['within-seven-days'] as const) : []),
          'diner-leaves',
          'canteen-closes',
          'canteen-breaks-terms',
        ]
  return reasons.map((reason) => ({ reason, fen: refundOn(reason, history).refundFen }))
}

/** Empties every lot: what is paid out as a refund, the rest as forfeited gift. The account itself is closed after it. */
export function payOut(
  call: WriteCall,
  account: number,
  refundFen: number,
  tender: MoneyTender,
  day: string,
): void {
  const left = lotsLeft(call, account).reduce((sum, { fen }) => sum + fen, 0)
  // Within seven days all of it is given back, also what was eaten meanwhile: the canteen makes up for that.
  if (refundFen > left) putIn(call, { account, kind: 'goodwill', day }, 'principal', refundFen - left)
  if (refundFen > 0) {
    const paid = takeOut(call, { account, kind: 'refund', day, tender }, refundFen, 'principal-first')
    if (paid === null) throw new DeskError('conflict', 'canteen.balance-too-small')
  }
  const rest = lotsLeft(call, account).reduce((sum, { fen }) => sum + fen, 0)
  if (rest > 0) takeOut(call, { account, kind: 'forfeited', day }, rest, 'principal-first')
}
