/** What an account's end pays out, and how it is written: 法释〔2025〕4号 arts. 14, 18–20. */
import {
  closingReasons,
  lotKinds,
  refundRules,
  type ClosingReason,
  type RefundRule,
} from '../../contract/words'
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import type { WriteCall } from '#desk/rpc/call'
import { readCalendar } from '#work/calendar/store'
import { rowOf, rowsOf } from '#work/rows'
import { dayAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { Standing } from '#features/residents/index'
import type { Lot } from '../../rules/balance'
import { refundOfAll, refundOn, withinRegret, type Prepayment } from '../../rules/refund-law'
import { settingsOf } from '../../settings/service'
import type { MoneyTender } from '../contract'
import { entriesOfDeed, lotsLeft, putIn, takeOut } from './account'

const signed = `CASE WHEN (e.passage = 'in') = (e.reverses IS NULL) THEN e.fen ELSE -e.fen END`
/** What an entry is about: of a reversal, the entry it takes back. */
const about = `coalesce((SELECT t.kind FROM canteen_entries t WHERE t.id = e.reverses), e.kind)`

const lotRow = z.object({
  lot: z.number(),
  kind: z.enum(lotKinds),
  /** The entry by which it was paid in, with the gift beside it. */
  payment: z.number(),
  put: z.number(),
  eaten: z.number(),
})

interface KeptPrepayment extends Prepayment {
  readonly lots: readonly number[]
}

/**
 * What was ever paid in and eaten of an account, payment by payment: a top-up is its principal with its gift, and an adjustment
 * that puts in is one by itself; one that takes out lessens the lot it took from. What its end paid out counts as nothing.
 * `back`: what of each lot was eaten in meals that are none any more though the account, which is closed, still says so.
 */
function paymentsOf(
  call: HasStatements,
  account: number,
  back: ReadonlyMap<number, number> = new Map(),
): readonly KeptPrepayment[] {
  const payments = new Map<number, KeptPrepayment>()
  for (const { lot, kind, payment, put, eaten: all } of rowsOf(
    call,
    lotRow,
    `SELECT e.lot_id AS lot, l.kind,
            (SELECT coalesce(o.deed, o.id) FROM canteen_entries o
              WHERE o.account_id = e.account_id AND o.lot_id = e.lot_id AND o.passage = 'in' ORDER BY o.id LIMIT 1) AS payment,
            sum(CASE WHEN ${about} <> 'spend' THEN ${signed} ELSE 0 END) AS put,
            -sum(CASE WHEN ${about} = 'spend' THEN ${signed} ELSE 0 END) AS eaten
       FROM canteen_entries e JOIN canteen_lots l ON l.id = e.lot_id
      WHERE e.account_id = ? AND e.kind NOT IN ('refund', 'goodwill', 'forfeited')
      GROUP BY e.lot_id ORDER BY e.lot_id`,
    account,
  )) {
    const eaten = all - (back.get(lot) ?? 0)
    const kept = payments.get(payment)
    const isPrincipal = kind === 'principal'
    payments.set(payment, {
      lots: [...(kept?.lots ?? []), lot],
      paidFen: (kept?.paidFen ?? 0) + (isPrincipal ? put : 0),
      giftFen: (kept?.giftFen ?? 0) + (isPrincipal ? 0 : put),
      consumedAtListFen: (kept?.consumedAtListFen ?? 0) + eaten,
      principalLeftFen: (kept?.principalLeftFen ?? 0) + (isPrincipal ? put - eaten : 0),
    })
  }
  return [...payments.values()]
}

const firstPaidRow = z.object({ at: z.number().nullable() })

/** UTC milliseconds of the first payment that stands; null while nothing was paid. */
const firstPaidAt = (call: HasStatements, account: number): number | null =>
  rowOf(
    call,
    firstPaidRow,
    `SELECT min(e.at) AS at FROM canteen_entries e
      WHERE e.account_id = ? AND e.kind = 'top-up'
        AND NOT EXISTS (SELECT 1 FROM canteen_entries back WHERE back.reverses = e.id)`,
    account,
  )?.at ?? null

const takenRow = z.object({ lot: z.number(), fen: z.number() })
type Taken = z.infer<typeof takenRow>

/** What meals used of each lot that were taken back when their account was closed: its entries stay as they are. */
const takenBackSince = (call: HasStatements, account: number): readonly Taken[] =>
  rowsOf(
    call,
    takenRow,
    `SELECT e.lot_id AS lot, e.fen
       FROM canteen_accounts a JOIN canteen_meals m ON m.diner_id = a.diner_id AND m.kind = 'sale'
       JOIN canteen_meals back ON back.reverses = m.id
       JOIN canteen_tenders t ON t.meal_id = m.id AND t.kind = 'balance'
       JOIN canteen_entries e ON (e.id = t.deed OR e.deed = t.deed) AND e.account_id = a.id
      WHERE a.id = ? AND NOT EXISTS (SELECT 1 FROM canteen_entries r WHERE r.reverses = e.id)`,
    account,
  )

const byLot = (taken: readonly Taken[]): ReadonlyMap<number, number> => {
  const sums = new Map<number, number>()
  for (const { lot, fen } of taken) sums.set(lot, (sums.get(lot) ?? 0) + fen)
  return sums
}

const closedRow = z.object({
  account: z.number(),
  reason: z.enum(closingReasons),
  rule: z.enum(refundRules).nullable(),
})

/**
 * What an account that is closed still owes for a meal that was taken back afterwards: as much as its end would have paid out more,
 * had the meal never been, by the rule it was closed by. `deed`: by which the meal was paid. Null while the account is open.
 */
export function owedAfterClose(call: HasStatements, deed: number): number | null {
  const closed = rowOf(
    call,
    closedRow,
    `SELECT a.id AS account, a.closed_for AS reason, a.closed_by_rule AS rule
       FROM canteen_entries e JOIN canteen_accounts a ON a.id = e.account_id
      WHERE e.id = ? AND a.closed_on IS NOT NULL`,
    deed,
  )
  if (closed === null) return null
  const before = takenBackSince(call, closed.account)
  const now = entriesOfDeed(call, deed)
  const refund = (taken: readonly Taken[]) =>
    refundOfAll(
      closed.reason,
      closed.rule ?? 'interpretation',
      paymentsOf(call, closed.account, byLot(taken)),
    )
  return refund([...before, ...now]) - refund(before)
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
  const payments = paymentsOf(call, account)
  const { refundRule } = settingsOf(call)
  const firstPaid = firstPaidAt(call, account)
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
          'health-changed',
          'canteen-closes',
          'canteen-breaks-terms',
          'force-majeure',
        ]
  return reasons.map((reason) => ({ reason, fen: refundOfAll(reason, refundRule, payments) }))
}

export interface End {
  readonly account: number
  readonly reason: ClosingReason
  readonly rule: RefundRule
  readonly tender: MoneyTender
  readonly day: string
}

/**
 * Empties every lot, payment by payment: of each its refund is paid out, principal first, and the rest is not. The account itself
 * is closed after it. Returns what was paid out, in fen.
 */
export function payOut(call: WriteCall, { account, reason, rule, tender, day }: End): number {
  const left = lotsLeft(call, account)
  const payments = paymentsOf(call, account)
  const refundFen = refundOfAll(reason, rule, payments)
  const isWhole = reason === 'within-seven-days'
  // Within seven days all of it is given back, also what was eaten meanwhile: the canteen makes up for that.
  const lacking = refundFen - left.reduce((sum, { fen }) => sum + fen, 0)
  if (isWhole && lacking > 0) putIn(call, { account, kind: 'goodwill', day }, 'principal', lacking)
  let deed: number | undefined
  const pay = (fen: number, from: readonly Lot[]): void => {
    if (fen === 0) return
    const paid = takeOut(call, { account, kind: 'refund', day, tender, deed }, fen, 'principal-first', from)
    if (paid === null) throw new DeskError('conflict', 'canteen.balance-too-small')
    deed ??= paid
  }
  if (isWhole) pay(refundFen, lotsLeft(call, account))
  else {
    for (const payment of payments) {
      const own = left.filter(({ lot }) => payment.lots.includes(lot))
      pay(refundOn(reason, rule, payment).refundFen, own)
    }
  }
  const rest = lotsLeft(call, account).reduce((sum, { fen }) => sum + fen, 0)
  if (rest > 0) takeOut(call, { account, kind: 'forfeited', day }, rest, 'principal-first')
  return refundFen
}
