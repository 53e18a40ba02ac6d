/** A sitting's round: who is brought what, in the order of the stops, and what has come of it. */
import type { Reader } from '#desk/rpc/call'
import { residentsById, shownTo } from '#features/residents/index'
import type { Meal } from '../../contract/words'
import { onePerson } from '../../diners/service/one-person'
import { dinersById } from '../../diners/service/rows'
import { ordersBetween } from '../../orders/service/outcomes'
import { kitchenOf, orderRows } from '../../orders/service/shown'
import { sittingShown } from '../../orders/service/sitting'
import type { KeptRoute, StopRow } from '../contract'
import { handingsOn, routesOf, stepsOfPerson, stepsOn, stopsOf } from './rows'

/** Rounds in their order, and within each the order of the stops; what is on none last. */
export function runOf(call: Reader, asked: { readonly day: string | null; readonly meal: Meal | null }) {
  const { day, meal, today } = sittingShown(call, asked)
  const orders = ordersBetween(call, { from: day, until: day }).filter(
    (order) => order.meal === meal && order.way === 'delivered',
  )
  const { all } = onePerson(call)
  const byDiner = new Map(stopsOf(call).map((stop) => [stop.diner, stop]))
  const placeOf = (diner: number) => all(diner).flatMap((one) => byDiner.get(one) ?? [])[0]
  const handings = handingsOn(call, day)
  const steps = stepsOn(call, day, meal)
  const { text } = shownTo(call.staff.roles)
  const stops = orderRows(call, kitchenOf(call, day, day), orders).map(({ age: _, ...row }): StopRow => {
    const place = placeOf(row.diner)
    return {
      ...row,
      landmark: text(place?.landmark ?? ''),
      route: place?.route ?? null,
      handing: row.had === null ? null : (handings.get(row.had) ?? null),
      steps: stepsOfPerson(steps, all(row.diner)).map(({ step, result, clock: at }) => ({
        step,
        result,
        clock: at,
      })),
    }
  })
  const orderOf = ({ diner }: StopRow): number => {
    const place = placeOf(diner)
    return place === undefined ? Number.MAX_SAFE_INTEGER : place.route * 1000 + place.position
  }
  return {
    day,
    meal,
    today,
    routes: [...routesOf(call)],
    stops: stops.toSorted((one, other) => orderOf(one) - orderOf(other)),
  }
}

/** Every round with its stops; whoever is not in sight is left out and keeps their place. */
export function shownRoutes(call: Reader): KeptRoute[] {
  const stops = stopsOf(call)
  const diners = new Map(
    dinersById(
      call,
      stops.map(({ diner }) => diner),
    ).map((diner) => [diner.id, diner.resident]),
  )
  const people = residentsById(call, [...diners.values()])
  const { text } = shownTo(call.staff.roles)
  return routesOf(call).map((route) => ({
    ...route,
    stops: stops
      .filter((stop) => stop.route === route.id)
      .flatMap(({ diner, landmark, keyNote, band }) => {
        const card = people.get(diners.get(diner) ?? 0)
        return card === undefined
          ? []
          : [
              {
                diner,
                name: card.name,
                address: card.address,
                landmark: text(landmark),
                keyNote: text(keyNote),
                band,
              },
            ]
      }),
  }))
}
