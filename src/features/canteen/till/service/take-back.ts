/** A meal taken back: its own row, negated, once; each tender gets what it gave, and the entitlement is free again. */
import { DeskError } from '#ground/contract/errors'
import type { WriteCall } from '#desk/rpc/call'
import { reverseDeed } from '../../balance/service/account'
import { owedAfterClose } from '../../balance/service/close'
import { isClosed, openToday } from '../../close/service/closed-days'
import type { MealKind, TakeBackReason, TenderKind } from '../../contract/words'
import { hiddenAmong } from '../../diners/service/hidden'
import { idsOfResident, residentsById } from '#features/residents/index'
import { takeBackKind } from '../../rules/reversal'
import { canteenMeals, canteenTenders } from '../../schema/meals'
import { settingsOf } from '../../settings/service'
import type { WithoutFee } from '../contract'
import { leftWithoutFee } from './delivery-fee'
import { mealOf, snapshotOf, tendersOf, type KeptMeal } from './rows'
import { keepSubsidies, subsidyLines } from './sell'

/** What each tender gets, by kind; of an account that is closed what its end owes is given in cash, and the rest nobody gets. */
function givenBackTo(call: WriteCall, meal: number, day: string): ReadonlyMap<TenderKind, number> {
  const back = new Map<TenderKind, number>()
  const give = (kind: TenderKind, fen: number) => {
    if (fen > 0) back.set(kind, (back.get(kind) ?? 0) + fen)
  }
  // Before the row that takes the meal back is there, so that it is not among those taken back before.
  for (const { kind, fen, deed } of tendersOf(call, meal)) {
    const owed = deed === null ? null : owedAfterClose(call, deed)
    if (owed !== null) {
      give('cash', owed)
      give('free', fen - owed)
    } else {
      if (deed !== null) reverseDeed(call, deed, { day })
      give(kind, fen)
    }
  }
  return back
}

/** Of whom the household's fee was not asked, as the meal that is gone bore it. */
function withoutFeeSince(call: WriteCall, sold: KeptMeal): WithoutFee[] {
  if (sold.delivery_fee_fen === 0 || sold.resident === null) return []
  const { day, meal, resident } = sold
  const left = leftWithoutFee(call, settingsOf(call), { day, meal, records: idsOfResident(call, resident) })
  const residents = left.map((one) => one.resident)
  // Who lives with whom is told of nobody whose door is not.
  const hidden = hiddenAmong(call, [resident, ...residents])
  if (hidden.has(resident)) return []
  const people = residentsById(call, residents)
  return left
    .filter((one) => !hidden.has(one.resident))
    .map((one) => ({ meal: one.id, name: people.get(one.resident)?.name ?? '' }))
}

const minus = (fen: number): number => (fen === 0 ? 0 : -fen)

export function takeBack(
  call: WriteCall,
  id: number,
  reason: TakeBackReason | null,
): { meal: number; kind: MealKind; back: { kind: TenderKind; fen: number }[]; withoutFee: WithoutFee[] } {
  const sold = mealOf(call, id)
  if (sold.kind !== 'sale') throw new DeskError('conflict', 'canteen.not-a-sale')
  if (sold.taken_back_by !== null) throw new DeskError('conflict', 'canteen.meal-taken-back')
  const kind = takeBackKind(sold, call.now, isClosed(call, sold.day))
  if (kind !== 'undo' && reason === null) throw new DeskError('conflict', 'canteen.reason-missing')
  // What was closed stays as it was: the refund belongs to the day on which it is given.
  const day = kind === 'refund' ? openToday(call) : sold.day
  const { price } = snapshotOf(call, id)
  const back = givenBackTo(call, id, day)
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
  for (const [tender, fen] of back) {
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
  return {
    meal,
    kind,
    back: [...back].map(([tender, fen]) => ({ kind: tender, fen })),
    withoutFee: withoutFeeSince(call, sold),
  }
}
