/**
 * Who has to be looked after, worked out when somebody looks: from the orders, the meals and the reasons of the last days.
 * Nothing runs in the background, so nothing is missed by a program that was off.
 */
import { z } from 'zod'
import { addDays } from '#ground/days'
import { clockAt } from '#ground/clock'
import { rowsOf } from '#work/rows'
import { meals, type AlertReason, type Meal, type NotTakenReason } from '../../contract/words'
import { boardsBetween } from '../../menu/service/rows'
import { reasonsSaidIn, sittingKey } from '../../orders/service/outcomes'
import { ordersIn, planOf, saidByHand, type Plan } from '../../orders/service/plan'
import type { Reader } from '#desk/rpc/call'
import { careAlerts, daysLookedAt, isRegular, tellsWhere, type Expected } from '../../rules/care'
import { isStillMeant } from '../../rules/orders'
import { serviceDayAt } from '../../rules/service-day'
import { settingsOf } from '../../settings/service'
import { whoLiveAlone } from './alone'
import { takenSince } from './taken'

/** Days back for which somebody is still asked after. */
const daysBack = 7
/** Calendar days in which so many days of service lie, weekends and holidays among them. */
const daysAround = (daysOfService: number): number => 2 * daysOfService + 1

const nobodyCame: ReadonlySet<string> = new Set()

const answeredRow = z.object({ diner: z.number(), day: z.string(), meal: z.enum(meals) })

/** Sittings of one day in the order in which they are eaten. */
const placeOf = (day: string, meal: Meal): string => `${day} ${meals.indexOf(meal)}`

/** Up to which sitting somebody has said what became of each diner. */
function answeredUntil(call: Reader, from: string): ReadonlyMap<number, string> {
  const until = new Map<number, string>()
  const rows = rowsOf(
    call,
    answeredRow,
    'SELECT diner_id AS diner, day, meal FROM canteen_care_results WHERE day >= ? ORDER BY day',
    from,
  )
  for (const { diner, day, meal } of rows) {
    const place = placeOf(day, meal)
    if (place > (until.get(diner) ?? '')) until.set(diner, place)
  }
  return until
}

export interface MissedSitting {
  readonly diner: number
  readonly resident: number
  readonly livesAlone: boolean
  readonly day: string
  readonly meal: Meal
  readonly reason: AlertReason
  readonly notTaken: NotTakenReason | null
}

/** They, or somebody for them, said that they do not come: a pause, or a meal taken back by hand. */
function saidNotToCome(plan: Plan, person: number, day: string, meal: Meal): boolean {
  const isPaused = plan.pauses.some(
    (pause) =>
      pause.person === person &&
      (pause.meal === null || pause.meal === meal) &&
      day >= pause.from &&
      (pause.until === null || day <= pause.until),
  )
  return isPaused || saidByHand(plan, day, meal).some((said) => said.person === person && said.cancelled)
}

/** Everyone who missed a meal of the last days and of whom nobody has said since what became of them; newest first. */
export function missedSittings(call: Reader): readonly MissedSitting[] {
  const settings = settingsOf(call)
  const care = { daysLooked: settings.careDaysLooked, daysForRegular: settings.careDaysForRegular }
  const clock = clockAt(call.now)
  const today = serviceDayAt(call.today, clock, settings)
  const from = addDays(today, -daysBack)
  const cooked = boardsBetween(call, from, today)
  if (cooked.length === 0) return []
  const plan = planOf(call, { from, until: today })
  const reasons = reasonsSaidIn(call, { from, until: today })
  const taken = takenSince(call, addDays(from, -daysAround(care.daysLooked)), { from, until: today })
  const answered = answeredUntil(call, from)
  const residentOf = new Map([...plan.residents, ...taken.residents])
  const isOver = (day: string, meal: Meal): boolean =>
    day < today ||
    day < call.today ||
    settings.windows.some((window) => window.meal === meal && clock >= window.until)
  const sittings = [...new Set(cooked.map(({ day, meal }) => placeOf(day, meal)))].toSorted().toReversed()
  const missed = sittings.flatMap((place) => {
    const day = place.slice(0, 10)
    const meal = meals[Number(place.slice(11))]
    if (meal === undefined) return []
    const { daysOf, servedDays } = taken.of(meal)
    const earlier = [...servedDays].filter((one) => one < day)
    const looked = daysLookedAt(earlier, care)
    const ordered = new Map(ordersIn(plan, day, meal).map((order) => [order.person, order]))
    const regulars = servedDays.has(day)
      ? [...daysOf].flatMap(([diner, days]) => (isRegular(days, looked, care) ? [diner] : []))
      : []
    const tookIt = (person: number): boolean => daysOf.get(person)?.has(day) ?? false
    const notTaken = (person: number) => reasons.get(sittingKey(day, meal, person)) ?? null
    const over = isOver(day, meal)
    const people = [...new Set([...ordered.keys(), ...regulars])]
      // Nobody asks after whoever has eaten, and most have.
      .filter((person) => !tookIt(person))
      .filter((person) => over || notTaken(person) !== null)
      .filter((person) => place > (answered.get(person) ?? ''))
    return [{ day, meal, earlier, ordered, daysOf, people, notTaken }]
  })
  const alone = whoLiveAlone(
    call,
    residentOf,
    missed.flatMap(({ people }) => people),
  )
  return missed.flatMap(({ day, meal, earlier, ordered, daysOf, people, notTaken }) => {
    const expected = people.map((person): Expected => {
      const reason = notTaken(person)
      return {
        person,
        livesAlone: alone.has(person),
        ordered: ordered.has(person),
        excused:
          reason === null
            ? saidNotToCome(plan, person, day, meal) && !ordered.has(person)
            : tellsWhere(reason),
        took: false,
        daysTaken: daysOf.get(person) ?? nobodyCame,
      }
    })
    return careAlerts(expected, earlier, care).flatMap(({ person, reason }): readonly MissedSitting[] => {
      const resident = residentOf.get(person)
      if (resident === undefined) return []
      const by = ordered.get(person)?.by ?? 'pattern'
      const life = (plan.residents.has(person) ? plan : taken).lifeOn(person, day)
      if (life !== null && !isStillMeant({ day, by }, life)) return []
      return [
        {
          diner: person,
          resident,
          livesAlone: alone.has(person),
          day,
          meal,
          reason,
          notTaken: notTaken(person),
        },
      ]
    })
  })
}
