/**
 * Who has to be looked after, worked out when somebody looks: from the orders, the meals and the reasons of the last days.
 * Nothing runs in the background, so nothing is missed by a program that was off.
 */
import { z } from 'zod'
import { addDays } from '#ground/days'
import { clockAt } from '#ground/clock'
import { rowsOf } from '#work/rows'
import { careWords, meals, type AlertReason, type Meal, type NotTakenReason } from '../../contract/words'
import { sittingsCooked } from '../../menu/service/rows'
import { onePerson, type OnePerson } from '../../diners/service/one-person'
import { ofSitting, reasonsSaidIn } from '../../orders/service/outcomes'
import { ordersIn, planOf, saidByHand, type Plan } from '../../orders/service/plan'
import type { Reader } from '#desk/rpc/call'
import { careAlerts, isUnseenTooLong, tellsWhere, type CareSettings, type Expected } from '../../rules/care'
import { isStillMeant, stops, type Order } from '../../rules/orders'
import { serviceDayAt, sittingIsOver } from '../../rules/service-day'
import { settingsOf } from '../../settings/service'
import { whoLiveAlone } from './alone'
import { takenSince, type TakenSince } from './taken'

/** Days on which meals were served, the last ones, for which somebody is asked after also when they came again since. */
const servedBack = 7
/** Days back for which whoever has not been seen since is asked after: nobody is given up because a week went by, or a holiday did. */
export const daysBack = 31
/** Calendar days in which so many days of service lie, weekends and holidays among them. */
const daysAround = (daysOfService: number): number => 2 * daysOfService + 1

const nobodyCame: ReadonlySet<string> = new Set()

const answeredRow = z.object({
  diner: z.number(),
  day: z.string(),
  meal: z.enum(meals),
  result: z.enum(careWords),
})

/** Sittings of one day in the order in which they are eaten. */
const placeOf = (day: string, meal: Meal): string => `${day} ${meals.indexOf(meal)}`

/** Up to which sitting somebody has said what became of each person, and has not taken it back. */
function answeredUntil(call: Reader, { oldest }: OnePerson, from: string): ReadonlyMap<number, string> {
  const rows = rowsOf(
    call,
    answeredRow,
    'SELECT diner_id AS diner, day, meal, result FROM canteen_care_results WHERE day >= ? ORDER BY day, id',
    from,
  )
  const answered = new Map<number, Set<string>>()
  for (const { diner, day, meal, result } of rows) {
    const person = oldest(diner)
    const places = answered.get(person) ?? new Set()
    if (result === 'taken-back') places.delete(placeOf(day, meal))
    else places.add(placeOf(day, meal))
    answered.set(person, places)
  }
  return new Map([...answered].map(([person, places]) => [person, [...places].toSorted().at(-1) ?? '']))
}

export interface MissedSitting {
  /** The oldest that the person is. */
  readonly diner: number
  readonly resident: number
  readonly livesAlone: boolean
  readonly day: string
  readonly meal: Meal
  readonly reason: AlertReason
  readonly notTaken: NotTakenReason | null
}

/** They, or somebody for them, said that they do not come: a pause, or a meal taken back by hand. */
function saidNotToCome(plan: Plan, diners: readonly number[], day: string, meal: Meal): boolean {
  const isPaused = plan.pauses.some((pause) => diners.includes(pause.person) && stops(pause, day, meal))
  return (
    isPaused || saidByHand(plan, day, meal).some((said) => diners.includes(said.person) && said.cancelled)
  )
}

/** What the last days tell, read once for all their sittings. */
interface LastDays {
  readonly onePerson: OnePerson
  readonly care: CareSettings
  readonly taken: TakenSince
  readonly reasonAt: ReturnType<typeof ofSitting<NotTakenReason>>
  readonly answered: ReturnType<typeof answeredUntil>
  readonly isOver: (day: string, meal: Meal) => boolean
  /** From here on everybody is asked after; before it whoever has not come since. */
  readonly everybodyFrom: string
}

const reasonOf = ({ reasonAt }: LastDays, day: string, meal: Meal, person: number): NotTakenReason | null =>
  reasonAt({ day, meal, person }) ?? null

interface Sitting {
  readonly day: string
  readonly meal: Meal
}

/** The last day on which somebody saw them, at a meal or when they were asked after; empty where nobody did. */
const lastSeenOf = ({ taken, answered }: LastDays, person: number): string => {
  const [atMeal, asked] = [taken.lastSeenOf(person), (answered.get(person) ?? '').slice(0, 10)]
  return atMeal > asked ? atMeal : asked
}

/** Whether a meal was not had, or was left where nobody saw them, as for too many days before. */
const isMissed = (last: LastDays, { day, meal }: Sitting, person: number): boolean =>
  last.taken.hasHad(person, day, meal)
    ? !last.taken.wasSeen(person, day, meal) && isUnseenTooLong(lastSeenOf(last, person), day)
    : true

/** Whether somebody may be asked after: nobody saw them take it, and nobody has said since what became of them. */
const isOpen = (last: LastDays, { day, meal }: Sitting, person: number): boolean =>
  isMissed(last, { day, meal }, person) &&
  (last.isOver(day, meal) || reasonOf(last, day, meal, person) !== null) &&
  placeOf(day, meal) > (last.answered.get(person) ?? '') &&
  (day >= last.everybodyFrom || last.taken.lastSeenOf(person) < day)

interface SittingWithRegulars extends Sitting {
  /** Who always comes and may be asked after, in sight or not. */
  readonly regulars: readonly number[]
}

interface SittingMissed extends Sitting {
  readonly ordered: ReadonlyMap<number, Order>
  /** Who ordered it or always comes, and may be asked after. */
  readonly people: readonly number[]
}

function sittingAt(last: LastDays, plan: Plan, { regulars, ...sitting }: SittingWithRegulars): SittingMissed {
  const orders = ordersIn(plan, sitting.day, sitting.meal)
  const ordered = new Map(orders.map((order) => [last.onePerson.oldest(order.person), order]))
  const people = [
    ...[...ordered.keys()].filter((person) => isOpen(last, sitting, person)),
    ...regulars.filter((person) => !ordered.has(person) && plan.residents.has(person)),
  ]
  return { ...sitting, ordered, people }
}

/** Of the people of a sitting, those after whom somebody has to look. */
function missedAt(
  last: LastDays,
  plan: Plan,
  { day, meal, ordered, people }: SittingMissed,
  alone: ReadonlySet<number>,
): readonly MissedSitting[] {
  const { daysOf, servedDays } = last.taken.past(meal)
  const earlier = [...servedDays].filter((one) => one < day)
  const isExcused = (person: number): boolean => {
    const reason = reasonOf(last, day, meal, person)
    if (reason !== null) return tellsWhere(reason)
    return saidNotToCome(plan, last.onePerson.all(person), day, meal) && !ordered.has(person)
  }
  const expected = people.map((person): Expected => ({
    person,
    livesAlone: alone.has(person),
    ordered: ordered.has(person),
    excused: isExcused(person),
    took: false,
    unseen: last.taken.hasHad(person, day, meal),
    daysTaken: daysOf.get(person) ?? nobodyCame,
  }))
  return careAlerts(expected, earlier, last.care).flatMap(({ person, reason }): readonly MissedSitting[] => {
    const resident = plan.residents.get(person)
    if (resident === undefined) return []
    const by = ordered.get(person)?.by ?? 'pattern'
    const life = plan.lifeOn(person, day)
    if (life !== null && !isStillMeant({ day, by }, life)) return []
    const notTaken = reasonOf(last, day, meal, person)
    return [{ diner: person, resident, livesAlone: alone.has(person), day, meal, reason, notTaken }]
  })
}

/** Everyone who missed a meal of the last days and of whom nobody has said since what became of them; newest first. */
export function missedSittings(call: Reader): readonly MissedSitting[] {
  const settings = settingsOf(call)
  const care = { daysLooked: settings.careDaysLooked, daysForRegular: settings.careDaysForRegular }
  const clock = clockAt(call.now)
  const today = serviceDayAt(call.today, clock, settings)
  const from = addDays(today, -daysBack)
  const cooked = sittingsCooked(call, from, today)
  if (cooked.length === 0) return []
  const served = [...new Set(cooked.map(({ day }) => day))].toSorted()
  const weekAgo = addDays(today, -servedBack)
  const everybodyFrom = [served.at(-servedBack) ?? from, weekAgo].toSorted()[0] ?? weekAgo
  const people = onePerson(call)
  const last: LastDays = {
    care,
    onePerson: people,
    everybodyFrom,
    taken: takenSince(call, addDays(from, -daysAround(care.daysLooked)), today, care),
    reasonAt: ofSitting(call, reasonsSaidIn(call, { from, until: today })),
    answered: answeredUntil(call, people, from),
    isOver: (day, meal) => sittingIsOver({ day, meal }, { day: call.today, clock }, settings),
  }
  const asked = cooked
    .toSorted((one, other) => (placeOf(one.day, one.meal) < placeOf(other.day, other.meal) ? 1 : -1))
    .map((sitting): SittingWithRegulars => {
      const absent = last.taken.regularsAbsent(sitting.day, sitting.meal)
      return { ...sitting, regulars: absent.filter((person) => isOpen(last, sitting, person)) }
    })
  const plan = planOf(call, { from, until: today }, [
    ...people.ofSeveral,
    ...asked.flatMap(({ regulars }) => regulars),
  ])
  const sittings = asked.map((sitting) => sittingAt(last, plan, sitting))
  const alone = whoLiveAlone(
    call,
    plan.residents,
    sittings.flatMap(({ people }) => people),
  )
  return sittings.flatMap((sitting) => missedAt(last, plan, sitting, alone))
}
