/** The till's procedures. */
import { z } from 'zod'
import { clockAt } from '#ground/clock'
import { rowId, type PageRequest } from '#ground/contract/fields'
import type { ReadCall } from '#desk/rpc/call'
import { read, search, write } from '#desk/rpc/serve'
import { listOrder } from '#work/pages/order'
import { rowOf, rowsOf } from '#work/rows'
import { isClosed, serviceToday } from '../../close/service/closed-days'
import { openShift } from '../../close/service/shifts'
import type { Meal, TakeBackReason } from '../../contract/words'
import { dinersOfRecords } from '../../diners/service/life'
import { dinerOf, shownDiners } from '../../diners/service/rows'
import { boardOf, dishes, offers } from '../../menu/service/rows'
import { dinersOf, orderedOf } from '../../orders/service/shown'
import { policyAt } from '../../policies/service'
import { servedFor } from '../../rules/menu'
import { takeBackKind } from '../../rules/reversal'
import { sittingAt } from '../../rules/service-day'
import { canteenSlips } from '../../schema/meals'
import { settingsOf } from '../../settings/service'
import { findAtTill } from './find'
import { quoteOf, type Asked, type Quote } from './quote'
import { mealOf, mealsWhere, ownersInSight, shownMeals, snapshotOf, tendersOf } from './rows'
import { sell, type Selling } from './sell'
import { takeBack } from './take-back'

const countsRow = z.object({
  eaten: z.number(),
  taken: z.number(),
  delivered: z.number(),
  others: z.number(),
  subsidised: z.number(),
})

/** Meals of a sitting that stand. A refund given today of a day that is closed is in today's books, and no meal of today's. */
function countsOf(call: ReadCall, day: string, meal: Meal): z.infer<typeof countsRow> {
  const sum = (condition: string): string => `coalesce(sum(${condition}), 0)`
  const diner = "m.eater = 'diner'"
  return (
    rowOf(
      call,
      countsRow,
      `SELECT ${sum(`${diner} AND m.way = 'eaten'`)} AS eaten, ${sum(`${diner} AND m.way = 'taken'`)} AS taken,
              ${sum(`${diner} AND m.way = 'delivered'`)} AS delivered, ${sum(`m.eater <> 'diner'`)} AS others,
              ${sum('m.subsidy_fen + m.delivery_subsidy_fen <> 0')} AS subsidised
         FROM canteen_meals m WHERE m.day = ? AND m.meal = ? AND m.kind = 'sale'
          AND NOT EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = m.id)`,
      day,
      meal,
    ) ?? { eaten: 0, taken: 0, delivered: 0, others: 0, subsidised: 0 }
  )
}

/** What of the choice the diner avoids, and what stands in for it. */
function avoidedOf(call: ReadCall, { diner, board, lines }: Quote) {
  if (diner === null) return []
  // What they must not eat may stand on another card of theirs.
  const avoids =
    diner.standing.ids.length === 1
      ? diner.avoids
      : (dinersOf(call, [{ person: diner.id }]).get(diner.id)?.avoids ?? [])
  if (avoids.length === 0) return []
  const [cooked, sold] = [dishes(call), offers(call)]
  return lines.flatMap(({ offer }) => {
    const entry = board.find((line) => line.offer === offer)
    if (entry === undefined) return []
    const served = servedFor(entry, sold, cooked, avoids)
    if (served.kind === 'as-ordered') return []
    const { standIn } = entry
    return [
      { offer, because: [...served.because], substitute: served.kind === 'substitute' ? standIn : null },
    ]
  })
}

const slipsRow = z.object({ slips: z.number() })
const slipsOf = (call: Pick<ReadCall, 'statement'>, meal: number): number =>
  rowOf(call, slipsRow, 'SELECT count(*) AS slips FROM canteen_slips WHERE meal_id = ?', meal)?.slips ?? 0

const latestFirst = listOrder('canteen.meals', 'falling', z.tuple([rowId]))

export const tillHandlers = {
  state: read((call, asked: { day: string | null; meal: Meal | null }) => {
    const settings = settingsOf(call)
    const clock = clockAt(call.now)
    const today = serviceToday(call)
    const now = sittingAt(call.today, clock, null, settings)
    const day = asked.day ?? today
    const meal = asked.meal ?? now?.meal ?? 'lunch'
    const last = mealsWhere(call, {
      where: `m.day = ? AND m.meal = ? AND ${ownersInSight}`,
      parameters: [day, meal],
      limit: 8,
    })
    return {
      day,
      meal,
      today,
      board: boardOf(call, day, meal),
      counts: countsOf(call, day, meal),
      last: shownMeals(call, last),
      closed: isClosed(call, day),
      drawerOpen: openShift(call) !== null,
    }
  }),

  find: search((call, { query }: { query: string }) => findAtTill(call, query)),

  ordered: read((call, { diner, day, meal }: { diner: number; day: string; meal: Meal }) => ({
    ordered: orderedOf(call, dinerOf(call, diner).id, day, meal),
  })),

  quote: read((call, asked: Asked) => {
    const quote = quoteOf(call, asked)
    const { diner, price, policies, hadAt } = quote
    const theirs = diner === null ? null : dinersOfRecords(diner.standing.ids)
    const today =
      theirs === null
        ? []
        : mealsWhere(call, {
            where: `m.diner_id ${theirs.diners} AND m.day = ? AND m.kind = 'sale'`,
            parameters: [theirs.value, asked.day],
            limit: 20,
          }).filter((meal) => meal.taken_back_by === null)
    return {
      diner: diner === null ? null : (shownDiners(call, [diner])[0] ?? null),
      today: shownMeals(call, today),
      price,
      policies: policies.map(({ policy }) => policy),
      ordered: diner === null ? null : orderedOf(call, diner.id, asked.day, asked.meal),
      hadAt,
      avoided: avoidedOf(call, quote),
    }
  }),

  sell: write((call, selling: Selling) => sell(call, selling)),

  takeBack: write((call, { meal, reason }: { meal: number; reason: TakeBackReason | null }) =>
    takeBack(call, meal, reason),
  ),

  meals: read((call, { day, after, limit }: PageRequest & { day: string | null }) => {
    const { beyond, values } = latestFirst.text(['m.id'], latestFirst.startOf(after))
    const kept = mealsWhere(call, {
      where: `${beyond} AND m.day = ? AND ${ownersInSight}`,
      parameters: [...values, day ?? serviceToday(call)],
      limit: limit + 1,
    })
    const { rows, next } = latestFirst.page(kept, limit, ({ id }) => [id])
    return { rows: shownMeals(call, rows), next }
  }),

  meal: read((call, { id }: { id: number }) => {
    const kept = mealOf(call, id)
    const [meal] = shownMeals(call, [kept])
    const { price, policies } = snapshotOf(call, id)
    if (meal === undefined) throw new Error('a meal is shown')
    const open = kept.kind === 'sale' && kept.taken_back_by === null
    return {
      meal,
      price,
      policies: policies.map((one) => policyAt(call, one.id, one.version)),
      tenders: tendersOf(call, id).map(({ deed: _, ...tender }) => tender),
      reason: kept.reason,
      late: kept.late,
      slips: slipsOf(call, id),
      takeBack: open ? takeBackKind(kept, call.now, isClosed(call, kept.day)) : null,
    }
  }),

  slip: write((call, { meal }: { meal: number }) => {
    mealOf(call, meal)
    call.database.insert(canteenSlips).values({ mealId: meal, at: call.now, staffId: call.staff.id }).run()
    const copy = slipsOf(call, meal)
    call.record({ subject: `canteen-meal:${meal}`, change: { slip: copy } })
    return { copy }
  }),
}

const subjectRow = z.object({ subject: z.string() })

/** Under what the log tells of these people: their meals. */
export const mealSubjects = (
  call: Pick<ReadCall, 'statement'>,
  residentIds: readonly number[],
): readonly string[] =>
  rowsOf(
    call,
    subjectRow,
    `SELECT 'canteen-meal:' || m.id AS subject FROM canteen_meals m JOIN canteen_diners d ON d.id = m.diner_id
      WHERE d.resident_id IN (SELECT value FROM json_each(?)) ORDER BY m.id DESC`,
    JSON.stringify(residentIds),
  ).map(({ subject }) => subject)
