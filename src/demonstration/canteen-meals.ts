/**
 * Lunches of three months up to now: most eaten there, some taken; a few paid in cash, and now and then a companion. Each
 * day has its shift and is closed by two; today is still open.
 */
import { clockAt, dayAt } from '#ground/clock'
import { weekdayOf } from '#ground/days'
import { sellPastSitting, type PastMeal } from '#features/canteen/index'
import { opened } from './canteen-calendar'
import { planShift, type Takings } from './canteen-close'
import { planSafety } from './canteen-safety'
import type { Community } from './community'

/** Lunches a day of an ordinary community. */
const ordinaryLunches = 36
/** Old people with a card at most: numbers are drawn beyond them, as cards are looked for that nobody has. */
const cardsGiven = 260
/** As a day's lunch is spread over the clock: minutes after midnight. */
const begins = 10 * 60 + 40
const ends = 12 * 60 + 50

export function planMeals(community: Community): void {
  const { office, time, timeline, random, manager, share } = community
  const chance = random.branch('meals')
  const lunches = Math.round(ordinaryLunches * share)
  const days = time.days.slice(-opened).filter((day) => weekdayOf(day) !== 0)
  planSafety(community, days.slice(-6))
  for (const day of days) {
    const takings: Takings = { cashFen: 0 }
    planShift(community, day, takings)
    const meals: PastMeal[] = []
    for (let at = 0; at < lunches; at += 1) {
      const minute = begins + Math.floor(((ends - begins) * at) / lunches)
      const sold = time.instant(day, minute) + (at % 7) * 6_000
      const who = chance.between(0, cardsGiven - 1)
      const key = chance.pick([1, 1, 1, 2, 2, 3])
      const way = chance.chance(0.25) ? 'taken' : 'eaten'
      const alone = chance.chance(0.06)
      // Before the office opens, today has not begun: what would be at noon is squeezed into the night, where nobody eats.
      if (dayAt(sold) !== day || clockAt(sold) < '10:40' || sold > time.now) continue
      meals.push({ at: sold, way, key, card: alone ? null : `HL${String(100_001 + who)}` })
    }
    const last = meals.at(-1)
    if (last === undefined) continue
    // All of a sitting when it is over, with the minute of each on its row.
    timeline.plan(last.at, () => {
      const callAt = (at: number) => office.callOf(at, manager, 'canteen.till.sell')
      takings.cashFen += sellPastSitting(callAt, { day, meal: 'lunch' }, meals)
    })
  }
}
