/**
 * Lunches of the last weeks up to now: most eaten there, some taken; a few paid in cash, and now and then a companion. Each
 * day has its shift and is closed by two; today is still open.
 */
import { clockAt, dayAt } from '#ground/clock'
import { weekdayOf } from '#ground/days'
import { planShift, type Takings } from './canteen-close'
import type { Community } from './community'

/** Lunches a day of an ordinary community. */
const ordinaryLunches = 36
/** Working days up to today: enough to look at, and soon made, for every demonstration makes them anew. */
const daysEaten = 6
/** As a day's lunch is spread over the clock: minutes after midnight. */
const begins = 10 * 60 + 40
const ends = 12 * 60 + 50

export function planMeals(community: Community): void {
  const { office, time, timeline, random, manager, share } = community
  const chance = random.branch('meals')
  const lunches = Math.round(ordinaryLunches * share)
  const days = time.days.slice(-daysEaten).filter((day) => weekdayOf(day) !== 0)
  for (const day of days) {
    const takings: Takings = { cashFen: 0 }
    planShift(community, day, takings)
    for (let at = 0; at < lunches; at += 1) {
      const minute = begins + Math.floor(((ends - begins) * at) / lunches)
      const sold = time.instant(day, minute) + (at % 7) * 6_000
      const who = chance.between(0, 259)
      const key = chance.pick([1, 1, 1, 2, 2, 3])
      const way = chance.chance(0.25) ? 'taken' : 'eaten'
      const alone = chance.chance(0.06)
      // Before the office opens, today has not begun: what would be at noon is squeezed into the night, where nobody eats.
      if (dayAt(sold) !== day || clockAt(sold) < '10:40' || sold > time.now) continue
      timeline.plan(sold, () => {
        const { till, menu } = office.at(sold, manager).canteen
        const meal = 'lunch'
        const { lines } = menu.week({ from: day })
        const line = lines.find((one) => one.day === day && one.position === key)
        if (line === undefined) return
        const person = alone ? undefined : till.find({ query: `HL${String(100_001 + who)}` })
        const diner = person?.found[0]?.diner ?? null
        const of = {
          day,
          meal,
          way,
          eater: diner === null ? ('companion' as const) : ('diner' as const),
          diner,
          choice: [{ offer: line.offer, count: 1 }],
        } as const
        const asked = { ...of, choice: [...of.choice] }
        const { price, hadAt, diner: shown } = till.quote(asked)
        if (hadAt !== null) return
        const left = shown?.account?.leftFen ?? 0
        const fen = price.ownFen
        if (left < fen) takings.cashFen += fen
        till.sell({
          ...asked,
          tenders:
            left >= fen
              ? [{ kind: 'balance', fen }]
              : [{ kind: 'cash', fen, givenFen: Math.ceil(fen / 1000) * 1000 }],
          expectFen: fen,
          card: person?.card?.id ?? null,
          again: false,
          late: null,
        })
      })
    }
  }
}
