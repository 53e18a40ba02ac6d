/** What meals come to as it is known now: by the policies of their day, and never more than was given then. */
import { z } from 'zod'
import { clockAt } from '#ground/clock'
import type { Reader } from '#desk/rpc/call'
import type { Pieces } from '#work/pieces'
import { rowsOf } from '#work/rows'
import { nearnessTold } from '../../contract/words'
import { nearBy } from '../../rules/places'
import type { Policy } from '../../contract/index'
import type { MealPrice } from '../../policies/contract/prices'
import { dividedPrice, type EarlierMeal, type FoodLine } from '../../policies/rules/index'
import { dayKindOn } from '../../policies/day-kind'
import { policyAt } from '../../policies/service'
import { versionsOf } from '../../policies/versions'
import { dueOf, standingPrice, type ClaimLine } from '../../rules/claim-lines'
import { settingsOf } from '../../settings/service'
import { earlierOf, mealsOfPeriod } from '../../till/service/earlier'
import { mealOf, snapshotOf, type KeptMeal, type Snapshot } from '../../till/service/rows'
import { partsPaid, usedOf } from '../../till/service/sell'
import { factsOn, knownOf, type Known } from './facts'

const dinerRow = z.object({
  id: z.number(),
  resident: z.number(),
  registered: z.enum(nearnessTold),
  lives: z.enum(nearnessTold),
})
type Diner = z.infer<typeof dinerRow>

const dinersOf = (call: Reader, ids: readonly number[]): ReadonlyMap<number, Diner> =>
  new Map(
    rowsOf(
      call,
      dinerRow,
      `SELECT d.id, d.resident_id AS resident, d.registered, d.lives FROM canteen_diners d
        WHERE d.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    ).map((row) => [row.id, row]),
  )

/** Policies as they were in the versions that meals name: few, and asked for meal by meal. */
function policiesAt(call: Reader): (snapshot: Snapshot) => readonly Policy[] {
  const read = new Map<string, Policy>()
  return ({ policies }) =>
    policies.map(({ id, version }) => {
      const key = `${id} ${version}`
      const found = read.get(key) ?? policyAt(call, id, version)
      read.set(key, found)
      return found
    })
}

const handedRow = z.object({ meal: z.number(), clock: z.string() })

/** A meal that was brought counts at the clock of its handing over, whenever it was entered. */
const clocksHanded = (call: Reader, meals: readonly number[]): ReadonlyMap<number, string> =>
  new Map(
    rowsOf(
      call,
      handedRow,
      `SELECT h.meal_id AS meal, h.clock FROM json_each(?) asked
         CROSS JOIN canteen_handings h ON h.meal_id = asked.value`,
      JSON.stringify(meals),
    ).map(({ meal, clock }) => [meal, clock]),
  )

const mealsAtOnce = 20

/** What was sold when a policy gave to any number of portions goes on as one of whatever was chosen. */
const linesOf = ({ lines }: KeptMeal, { circumstances }: Snapshot): readonly FoodLine[] =>
  circumstances?.byPortion === true ? lines : lines.map(({ count: _all, ...line }) => line)

/** The lines of each of these meals as they stand now. A meal of nobody in the register stands as it was sold. */
export function* linesStanding(
  call: Reader,
  meals: readonly number[],
): Pieces<ReadonlyMap<number, readonly ClaimLine[]>> {
  const kept = meals.map((id) => mealOf(call, id)).toSorted((left, right) => left.id - right.id)
  const diners = dinersOf(
    call,
    kept.flatMap(({ diner_id: diner }) => diner ?? []),
  )
  const known = new Map<number, Known | null>()
  for (const { id, resident } of diners.values()) known.set(id, knownOf(call, resident))
  const handed = clocksHanded(call, meals)
  const policiesOf = policiesAt(call)
  const versions = versionsOf(call)
  const { leapBirthday, place } = settingsOf(call)
  const now = new Map<number, MealPrice>()

  /** Earlier meals of the period as they stand now, those that were looked at before as they came out. */
  const earlierThan = (meal: KeptMeal, person: Known, policies: readonly Policy[]): readonly EarlierMeal[] =>
    mealsOfPeriod(call, person.standing.ids, meal.day, policies)
      .filter(({ id }) => id < meal.id)
      .map((one) => {
        const price = now.get(one.id)
        const known =
          price === undefined
            ? one
            : {
                ...one,
                used: usedOf(price),
                parts: partsPaid(price),
                discount: price.discount?.policy ?? null,
              }
        // Rows are numbered in the order in which they were written.
        const stoodThen = one.taken_back_by === null || one.taken_back_by > meal.id
        return { ...earlierOf(known), stoodThen }
      })

  const priceOf = (meal: KeptMeal): MealPrice => {
    const snapshot = snapshotOf(call, meal.id)
    const diner = meal.diner_id === null ? undefined : diners.get(meal.diner_id)
    const person = diner === undefined ? null : (known.get(diner.id) ?? null)
    if (diner === undefined || person === null) return snapshot.price
    const { kind: dayKind, announced: dayAnnounced } = snapshot.circumstances
      ? { kind: snapshot.circumstances.dayKind, announced: snapshot.circumstances.dayAnnounced }
      : dayKindOn(call, meal.day)
    const policies = policiesOf(snapshot)
    const price = dividedPrice(
      policies,
      factsOn(person, snapshot.circumstances ?? nearBy(diner, person.standing.places, place), meal.day),
      {
        day: meal.day,
        meal: meal.meal,
        way: meal.way,
        eater: meal.eater,
        clock: snapshot.circumstances?.clock ?? handed.get(meal.id) ?? clockAt(meal.at),
        listFen: meal.list_fen,
        lines: linesOf(meal, snapshot),
        deliveryFeeFen: meal.delivery_fee_fen,
        band: snapshot.circumstances?.band ?? '',
        dayKind,
        dayAnnounced,
      },
      earlierThan(meal, person, policies),
      // What others had by then is as it was: what one of them gave back since goes to meals that come after.
      {
        leapBirthday,
        // What the canteen took off was its own money, and is what the diner did not pay, whoever they turn out to be.
        discountHad: snapshot.price.discount,
        totalsLeft: snapshot.circumstances?.totalsLeft ?? [],
        portionsLeft: snapshot.circumstances?.portionsLeft ?? [],
        versionsOf: versions,
      },
    )
    return standingPrice(snapshot.price, price)
  }

  for (const [at, meal] of kept.entries()) {
    if (at % mealsAtOnce === 0) yield
    now.set(meal.id, priceOf(meal))
  }
  return new Map(
    kept.map((meal) => {
      const { id, day, diner_id: person, taken_back_by: takenBackBy } = meal
      const price = now.get(id)
      const lines = price === undefined ? [] : dueOf({ id, day, person, stands: takenBackBy === null, price })
      return [id, lines]
    }),
  )
}
