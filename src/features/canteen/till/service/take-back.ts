/** A meal taken back: its own row, negated, once; each tender gets what it gave, and the entitlement is free again. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { WriteCall } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import { reverseDeed } from '../../balance/service/account'
import { isClosed, openToday } from '../../close/service/closed-days'
import type { MealKind, TakeBackReason } from '../../contract/words'
import { undoWithin } from '../../rules/reversal'
import { canteenMeals, canteenTenders } from '../../schema/meals'
import { mealOf, snapshotOf, tendersOf, type KeptMeal } from './rows'
import { keepSubsidies, subsidyLines } from './sell'

/** How a meal would be taken back at an instant; a sale of a clock that was set back since is not young. */
export function takeBackKind(
  { at }: Pick<KeptMeal, 'at'>,
  now: number,
  closed: boolean,
): Exclude<MealKind, 'sale'> {
  if (closed) return 'refund'
  return now >= at && now - at <= undoWithin ? 'undo' : 'void'
}

const closedRow = z.object({ closed: z.number() })

function refuseClosedAccount(call: WriteCall, deed: number): void {
  const row = rowOf(
    call,
    closedRow,
    `SELECT a.closed_on IS NOT NULL AS closed FROM canteen_entries e JOIN canteen_accounts a ON a.id = e.account_id
      WHERE e.id = ?`,
    deed,
  )
  if (row?.closed === 1) throw new DeskError('conflict', 'canteen.account-closed')
}

const minus = (fen: number): number => (fen === 0 ? 0 : -fen)

export function takeBack(
  call: WriteCall,
  id: number,
  reason: TakeBackReason | null,
): { meal: number; kind: MealKind } {
  const sold = mealOf(call, id)
  if (sold.kind !== 'sale') throw new DeskError('conflict', 'canteen.not-a-sale')
  if (sold.taken_back_by !== null) throw new DeskError('conflict', 'canteen.meal-taken-back')
  const kind = takeBackKind(sold, call.now, isClosed(call, sold.day))
  if (kind !== 'undo' && reason === null) throw new DeskError('conflict', 'canteen.reason-missing')
  // What was closed stays as it was: the refund belongs to the day on which it is given.
  const day = kind === 'refund' ? openToday(call) : sold.day
  const { price } = snapshotOf(call, id)
  const { lastInsertRowid } = call.database
    .insert(canteenMeals)
    .values({
      kind,
      reverses: id,
      reason,
      day,
      meal: sold.meal,
      way: sold.way,
      eater: sold.eater,
      dinerId: sold.diner_id,
      at: call.now,
      listFen: minus(sold.list_fen),
      priceFen: minus(sold.price_fen),
      subsidyFen: minus(sold.subsidy_fen),
      deliveryFeeFen: minus(sold.delivery_fee_fen),
      deliverySubsidyFen: minus(sold.delivery_subsidy_fen),
      ownFen: minus(sold.own_fen),
      lines: JSON.stringify(
        sold.lines.map((line) => ({ ...line, count: minus(line.count), fen: minus(line.fen) })),
      ),
      price: JSON.stringify(snapshotOf(call, id)),
      used: JSON.stringify({ granted: [], delivery: [], running: [] }),
      staffId: call.staff.id,
    })
    .run()
  const meal = Number(lastInsertRowid)
  for (const { kind: tender, fen, deed } of tendersOf(call, id)) {
    if (deed !== null) {
      refuseClosedAccount(call, deed)
      reverseDeed(call, deed, { day })
    }
    call.database
      .insert(canteenTenders)
      .values({ mealId: meal, kind: tender, fen: minus(fen), givenFen: minus(fen), changeFen: 0, deed: null })
      .run()
  }
  keepSubsidies(
    call,
    meal,
    day,
    subsidyLines(price).map((line) => ({ ...line, fen: minus(line.fen) })),
  )
  call.record({ subject: `canteen-meal:${id}`, change: { takenBackBy: meal, kind, reason } })
  return { meal, kind }
}
