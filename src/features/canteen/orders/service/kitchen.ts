/** The kitchen's sheet: heads by way, what to cook, who comes unasked by past weeks, and who gets something else. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { addDays } from '#ground/days'
import { rowOf } from '#work/rows'
import { residentsById, shownTo } from '#features/residents/index'
import { meals, ways, type Meal } from '../../contract/words'
import { onePerson } from '../../diners/service/one-person'
import {
  forecastUnordered,
  kitchenCount,
  weeksLooked,
  type OrderedOffer,
  type PastSitting,
} from '../../rules/kitchen'
import type { Order } from '../../rules/orders'
import type { KitchenException } from '../contract'
import { ordersIn, planOf, type Plan } from './plan'
import {
  boardOfSitting,
  dinersOf,
  insteadOf,
  kitchenOf,
  lineOf,
  nameOfOffer,
  servedTo,
  type Kitchen,
} from './shown'

const countRow = z.object({ all: z.number(), unordered: z.number() })

/** Who came to the same weekday's sitting without having ordered; a day on which nobody ate was no service. */
function pastSittings(call: Reader, day: string, meal: Meal): readonly PastSitting[] {
  const { all } = onePerson(call)
  return Array.from({ length: weeksLooked }, (_, week) => addDays(day, -7 * (week + 1))).flatMap((past) => {
    const plan = planOf(call, { from: past, until: past })
    const counted = rowOf(
      call,
      countRow,
      `SELECT count(*) AS "all",
              coalesce(sum(m.way <> 'delivered' AND (m.diner_id IS NULL
                OR m.diner_id NOT IN (SELECT value FROM json_each(?)))), 0) AS unordered
         FROM canteen_meals m WHERE m.day = ? AND m.meal = ? AND m.kind = 'sale'
          AND NOT EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = m.id)`,
      JSON.stringify(ordersIn(plan, past, meal).flatMap(({ person }) => all(person))),
      past,
      meal,
    )
    return counted === null || counted.all === 0 ? [] : [{ day: past, meal, unordered: counted.unordered }]
  })
}

/** Everyone of these orders who does not get what the board says, by day. */
function exceptionsOf(
  call: Reader,
  kitchen: Kitchen,
  orders: readonly Order[],
  plan: Plan,
): KitchenException[] {
  const diners = dinersOf(call, orders)
  const odd = orders.flatMap((order) => {
    const line = lineOf(kitchen, order)
    const diner = diners.get(order.person)
    if (line === null || diner === undefined) return []
    const instead = insteadOf(kitchen, servedTo(kitchen, line, diner))
    return instead === null ? [] : [{ order, line, instead }]
  })
  const people = residentsById(
    call,
    odd.flatMap(({ order }) => plan.residents.get(order.person) ?? []),
  )
  return odd.flatMap(({ order: { day, meal, way, person }, line, instead }) => {
    const card = people.get(plan.residents.get(person) ?? 0)
    return card === undefined
      ? []
      : [{ day, meal, diner: person, name: card.name, way, what: line.name, ...instead }]
  })
}

/** Days ahead for which the kitchen is told who gets something else. */
const daysAhead = 7

export function kitchenSheet(call: Reader, day: string, meal: Meal) {
  const until = addDays(day, daysAhead)
  const plan = planOf(call, { from: day, until })
  const kitchen = kitchenOf(call, day, until)
  const orders = ordersIn(plan, day, meal)
  const diners = dinersOf(call, orders)
  const ordered = orders.map((order): OrderedOffer => ({
    ...order,
    offer: lineOf(kitchen, order)?.offer ?? 0,
  }))
  const count = kitchenCount(
    ordered,
    kitchen.boards.filter((line) => line.day === day),
    kitchen.offers,
    kitchen.dishes,
    [...diners.values()].map(({ id, avoids }) => ({ person: id, avoids })),
    forecastUnordered(day, meal, pastSittings(call, day, meal)),
  )
  const people = residentsById(
    call,
    orders.flatMap(({ person }) => plan.residents.get(person) ?? []),
  )
  const { text } = shownTo(call.staff.roles)
  const board = boardOfSitting(kitchen, day, meal)
  const inBoardOrder = [
    ...board.map(({ offer }) => offer).filter((offer) => count.byOffer.has(offer)),
    ...[...count.byOffer.keys()].filter((offer) => !board.some((line) => line.offer === offer)),
  ]
  const later = Array.from({ length: daysAhead }, (_, at) => addDays(day, at + 1)).flatMap((one) =>
    meals.flatMap((each) => ordersIn(plan, one, each)),
  )
  return {
    hasBoard: board.length > 0,
    byWay: ways.map((way) => ({ way, count: count.byWay.get(way) ?? 0 })),
    byOffer: inBoardOrder.map((offer) => ({
      name: nameOfOffer(kitchen, offer),
      count: count.byOffer.get(offer) ?? 0,
    })),
    forecast: count.forecast,
    diets: orders.flatMap(({ person }) => {
      const diner = diners.get(person)
      const card = people.get(plan.residents.get(person) ?? 0)
      if (diner === undefined || card === undefined || diner.diet === '') return []
      return [{ diner: person, name: card.name, diet: text(diner.diet) }]
    }),
    exceptions: exceptionsOf(call, kitchen, orders, plan),
    ahead: exceptionsOf(call, kitchen, later, plan),
  }
}
