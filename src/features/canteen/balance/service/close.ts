/** What an account's end pays out, and how it is written: 法释〔2025〕4号 arts. 14, 18–20. */
import type { ClosingReason } from '../../contract/words'
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import type { WriteCall } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import { dayAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
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

/** All that was ever paid in and eaten of an account; an adjustment counts as what it put right. */
function historyOf(call: HasStatements, account: number): Ended {
  const row = rowOf(
    call,
    historyRow,
    `SELECT coalesce(sum(CASE WHEN l.kind = 'principal' AND ${about} <> 'spend' THEN ${signed} END), 0) AS paid,
            coalesce(sum(CASE WHEN l.kind = 'gift' AND ${about} <> 'spend' THEN ${signed} END), 0) AS gift,
            coalesce(-sum(CASE WHEN ${about} = 'spend' THEN ${signed} END), 0) AS eaten,
            min(CASE WHEN e.kind = 'top-up' THEN e.at END) AS first_paid
       FROM canteen_entries e JOIN canteen_lots l ON l.id = e.lot_id WHERE e.account_id = ?`,
    account,
  )
  return {
    paidFen: row?.paid ?? 0,
    giftFen: row?.gift ?? 0,
    consumedAtListFen: row?.eaten ?? 0,
    firstPaid: row?.first_paid ?? null,
  }
}

const earlierRow = z.object({ earlier: z.number() })

/** Why an account may be closed today, with what each would pay out. */
export function refundsOf(
  call: HasStatements & { readonly today: string },
  diner: number,
  account: number,
  died: boolean,
): readonly { readonly reason: ClosingReason; readonly fen: number }[] {
  const history = historyOf(call, account)
  const before =
    rowOf(
      call,
      earlierRow,
      'SELECT count(*) AS earlier FROM canteen_accounts WHERE diner_id = ? AND id < ?',
      diner,
      account,
    )?.earlier ?? 0
  const regret = history.firstPaid !== null && withinRegret(dayAt(history.firstPaid), call.today, before > 0)
  const reasons: readonly ClosingReason[] = died
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
