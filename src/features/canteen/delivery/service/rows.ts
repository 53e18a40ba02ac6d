/** Rounds, stops, signatures and steps as they are kept. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import { onePerson } from '../../diners/service/one-person'
import { doorResults, doorSteps, handedTo, meals, type HandedTo, type Meal } from '../../contract/words'
import type { TriedStep } from '../rules'

const routeRow = z.object({ id: z.number(), name: z.string(), carrier: z.string() })
export type RouteRow = z.infer<typeof routeRow>

export const routesOf = (call: HasStatements): readonly RouteRow[] =>
  rowsOf(call, routeRow, 'SELECT id, name, carrier FROM canteen_routes ORDER BY id')

const stopRow = z.object({
  diner: z.number(),
  route: z.number(),
  position: z.number(),
  landmark: z.string(),
  keyNote: z.string(),
  band: z.string(),
})
export type KeptStop = z.infer<typeof stopRow>

const columns = 'diner_id AS diner, route_id AS route, position, landmark, key_note AS keyNote, band'

export const stopsOf = (call: HasStatements): readonly KeptStop[] =>
  rowsOf(call, stopRow, `SELECT ${columns} FROM canteen_stops ORDER BY route_id, position`)

/** The stop at which somebody is, whichever of their cards is on the round. */
export const stopOf = (call: HasStatements, diner: number): KeptStop | undefined =>
  onePerson(call)
    .all(diner)
    .flatMap(
      (one) => rowOf(call, stopRow, `SELECT ${columns} FROM canteen_stops WHERE diner_id = ?`, one) ?? [],
    )[0]

/** Of that stop; empty where it has none, or they are on no round. */
export const bandOf = (call: HasStatements, diner: number): string => stopOf(call, diner)?.band ?? ''

const handingRow = z.object({ meal: z.number(), to: z.enum(handedTo), clock: z.string() })

/** Who took which meal of a day. */
export const handingsOn = (
  call: HasStatements,
  day: string,
): ReadonlyMap<number, { readonly to: HandedTo; readonly clock: string }> =>
  new Map(
    rowsOf(
      call,
      handingRow,
      `SELECT h.meal_id AS meal, h.handed_to AS "to", h.clock FROM canteen_meals m
         JOIN canteen_handings h ON h.meal_id = m.id WHERE m.day = ?`,
      day,
    ).map(({ meal, to, clock }) => [meal, { to, clock }]),
  )

const triedRow = z.object({
  diner: z.number(),
  meal: z.enum(meals),
  step: z.enum(doorSteps),
  result: z.enum(doorResults),
  clock: z.string(),
})

/** What was tried at the doors of a sitting, in the order in which it was. */
export const stepsOn = (call: HasStatements, day: string, meal: Meal): ReadonlyMap<number, TriedStep[]> =>
  Map.groupBy(
    rowsOf(
      call,
      triedRow,
      `SELECT diner_id AS diner, meal, step, result, clock FROM canteen_door_steps WHERE day = ? AND meal = ? ORDER BY id`,
      day,
      meal,
    ),
    ({ diner }) => diner,
  )

/** At their door, whichever of their cards it was said of; a step that was tried on two of them once. */
export function stepsOfPerson(
  steps: ReadonlyMap<number, readonly TriedStep[]>,
  diners: readonly number[],
): readonly TriedStep[] {
  const tried = diners.flatMap((one) => steps.get(one) ?? [])
  return tried.filter(({ step }, at) => tried.findIndex((one) => one.step === step) === at)
}

/**
 * On which of a person's cards a shut door is written down: on the one on which most was tried, this one before others. Steps are tried in
 * their order, so that it has all of them, also where records were merged in the middle of a round.
 */
export function dinerAtDoor(call: HasStatements, day: string, meal: Meal, diner: number): number {
  const steps = stepsOn(call, day, meal)
  const triedOn = (one: number): number => steps.get(one)?.length ?? 0
  return onePerson(call)
    .all(diner)
    .reduce((most, one) => (triedOn(one) > triedOn(most) ? one : most), diner)
}

export const stepsTried = (
  call: HasStatements,
  day: string,
  meal: Meal,
  diner: number,
): readonly TriedStep[] =>
  stepsOfPerson(stepsOn(call, day, meal), onePerson(call).all(diner)).map(({ step, result, clock }) => ({
    step,
    result,
    clock,
  }))
