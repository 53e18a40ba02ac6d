/** A sitting's round: who is brought what, in the order of the stops, and what has come of it. */
import type { Reader } from '#desk/rpc/call'
import { residentsById, shownTo, standingOf } from '#features/residents/index'
import type { Meal } from '../../contract/words'
import { onePerson } from '../../diners/service/one-person'
import { hiddenAmong } from '../../diners/service/hidden'
import { dinersById } from '../../diners/service/rows'
import { ordersBetween } from '../../orders/service/outcomes'
import { kitchenOf, orderRows } from '../../orders/service/shown'
import { sittingShown } from '../../orders/service/sitting'
import type { KeptRoute, StopRow } from '../contract'
import { handingsOn, routesOf, stepsOfPerson, stepsOn, stopsOf, type KeptStop } from './rows'

/** Whether somebody is known to have died by a day. */
function diedBy(call: Reader, resident: number, day: string): boolean {
  const { status, since } = standingOf(call, resident)
  return status === 'deceased' && since !== null && since <= day
}

/** More than there are stops on a round. */
const afterTheRound = 999

/**
 * Rounds in their order, and within each the order of the stops; what is on none last. Between which doors a protected person's
 * lies is not told: they come after their round.
 */
export function runOf(call: Reader, asked: { readonly day: string | null; readonly meal: Meal | null }) {
  const { day, meal, today } = sittingShown(call, asked)
  const orders = ordersBetween(call, { from: day, until: day, withDayOfDeath: true }).filter(
    (order) => order.meal === meal && order.way === 'delivered',
  )
  const { all } = onePerson(call)
  const byDiner = new Map(stopsOf(call).map((stop) => [stop.diner, stop]))
  const placeOf = (diner: number) => all(diner).flatMap((one) => byDiner.get(one) ?? [])[0]
  const handings = handingsOn(call, day)
  const steps = stepsOn(call, day, meal)
  const { text } = shownTo(call.staff.roles)
  const residents = new Map(orders.map(({ person, resident }) => [person, resident]))
  const hidden = hiddenAmong(call, [...residents.values()])
  const isHidden = (diner: number): boolean => hidden.has(residents.get(diner) ?? 0)
  const stops = orderRows(call, kitchenOf(call, day, day), orders).map(({ age: _, ...row }): StopRow => {
    const place = placeOf(row.diner)
    return {
      ...row,
      landmark: isHidden(row.diner) ? '' : text(place?.landmark ?? ''),
      route: place?.route ?? null,
      hasDied: diedBy(call, residents.get(row.diner) ?? 0, day),
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
    if (place === undefined) return Number.MAX_SAFE_INTEGER
    return place.route * 1000 + (isHidden(diner) ? afterTheRound : place.position)
  }
  return {
    day,
    meal,
    today,
    routes: [...routesOf(call)],
    stops: stops.toSorted((one, other) => orderOf(one) - orderOf(other)),
  }
}

/** Every round with its stops; whoever is not in sight is left out and keeps their place, whoever is protected comes last. */
export function shownRoutes(call: Reader): KeptRoute[] {
  const stops = stopsOf(call)
  const diners = new Map(
    dinersById(
      call,
      stops.map(({ diner }) => diner),
    ).map((diner) => [diner.id, diner.resident]),
  )
  const people = residentsById(call, [...diners.values()])
  const hidden = hiddenAmong(call, [...diners.values()])
  const isHiddenStop = ({ diner }: KeptStop): boolean => hidden.has(diners.get(diner) ?? 0)
  const { text } = shownTo(call.staff.roles)
  return routesOf(call).map((route) => ({
    ...route,
    stops: stops
      .filter((stop) => stop.route === route.id)
      .toSorted((one, other) => Number(isHiddenStop(one)) - Number(isHiddenStop(other)))
      .flatMap((stop) => {
        const { diner, landmark, keyNote, band } = stop
        const card = people.get(diners.get(diner) ?? 0)
        const isHidden = isHiddenStop(stop)
        return card === undefined
          ? []
          : [
              {
                diner,
                name: card.name,
                address: card.address,
                landmark: isHidden ? '' : text(landmark),
                keyNote: isHidden ? '' : text(keyNote),
                band: isHidden ? '' : band,
                isHidden,
              },
            ]
      }),
  }))
}
