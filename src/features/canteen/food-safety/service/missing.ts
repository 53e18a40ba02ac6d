/** What is missing today, out of the book, the boards and the meals that were sold. */
import { z } from 'zod'
import { clockAt, dayAt } from '#ground/clock'
import { addDays, daysBetween } from '#ground/days'
import type { ReadCall } from '#desk/rpc/call'
import { readCalendar } from '#work/calendar/store'
import { workingDayKind } from '#work/calendar/rules/index'
import { rowOf, rowsOf } from '#work/rows'
import { serviceToday } from '../../close/service/closed-days'
import { serviceDayAt } from '../../rules/service-day'
import { settingsOf } from '../../settings/service'
import { meals, reviews, type Control, type Meal } from '../../contract/words'
import { endOfControl, missingToday, reviewsSince, sampleKeptUntil, type SafetyBook } from '../rules'
import type { LeftOutDay, MissingRecord } from '../contract'
import { cooksOf } from './cooks'
import { recordsWhere, safetySettingsOf, type KeptRecord } from './rows'
import { keptSamples } from './samples'

type Looking = Pick<ReadCall, 'statement' | 'now' | 'today'>

/** Meals of the day that stand: what is given back today of an earlier day was not cooked today. */
const standingOn = `SELECT m.meal, m.lines FROM canteen_meals m WHERE m.day = :day AND m.kind = 'sale'
  AND NOT EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = m.id)`

const servedRow = z.object({ meal: z.enum(meals), dish: z.number(), name: z.string() })

/** What an offer was made of on a day: what it was before the first change after it, else what it is now. */
const dishesThen = `coalesce((SELECT h.dishes FROM canteen_offer_dishes h WHERE h.offer_id = o.id AND h.until_day > :day
                 ORDER BY h.until_day, h.id LIMIT 1), o.dishes)`

/** Dishes on the boards of meals that were sold that day, and of all that was sold, whether it stands on the board still or stood in for something. */
const servedOn = (call: Looking, day: string) =>
  rowsOf(
    call,
    servedRow,
    `WITH standing AS (${standingOn}),
          sold AS (
       SELECT b.meal, b.position, b.offer_id AS offer FROM canteen_board b
        WHERE b.day = :day AND b.meal IN (SELECT meal FROM standing)
        UNION ALL
       SELECT DISTINCT s.meal, 10, l.value ->> 'offer' FROM standing s JOIN json_each(s.lines) l)
     SELECT s.meal, d.id AS dish, d.name FROM sold s JOIN canteen_offers o ON o.id = s.offer
       JOIN json_each(${dishesThen}) j JOIN canteen_dishes d ON d.id = j.value
      GROUP BY s.meal, d.id ORDER BY s.meal, min(s.position)`,
    { day },
  )

const mealRow = z.object({ meal: z.enum(meals) })
const soldOn = (call: Looking, day: string): readonly Meal[] =>
  rowsOf(call, mealRow, `SELECT DISTINCT meal FROM (${standingOn})`, { day }).map(({ meal }) => meal)

const dayRow = z.object({ day: z.string() })

/** Days for which a control was done, by what was written since one of them. */
const controlledSince = (call: Looking, control: Control, since: string): readonly string[] =>
  rowsOf(
    call,
    dayRow,
    `SELECT coalesce(r.content ->> 'of', r.day) AS day FROM canteen_safety_records r WHERE r.kind = ? AND r.day >= ?
        AND +r.strikes IS NULL AND NOT EXISTS (SELECT 1 FROM canteen_safety_records x WHERE x.strikes = r.id)`,
    control,
    since,
  ).map(({ day }) => day)

/** Days from `since` until `until` that have a board, and those after today that are worked. */
function serviceDaysBetween(call: Looking, since: string, today: string, until: string): readonly string[] {
  const boards = rowsOf(
    call,
    dayRow,
    'SELECT DISTINCT day FROM canteen_board WHERE day BETWEEN ? AND ?',
    since,
    until,
  ).map(({ day }) => day)
  const calendar = readCalendar(call)
  const ahead = Array.from({ length: daysBetween(today, until) }, (_, at) => addDays(today, at + 1))
  return [...boards, ...ahead.filter((day) => workingDayKind(calendar, day).working)]
}

/** Samples whose hours are over, and which wait to be thrown away. */
function samplesToDispose(call: Looking): MissingRecord[] {
  const settings = safetySettingsOf(call)
  return keptSamples(call, 100).flatMap(({ id, label, takenAt }) =>
    sampleKeptUntil(takenAt, settings) <= call.now
      ? [{ code: 'disposal' as const, sample: id, name: label, takenAt }]
      : [],
  )
}

const begunRow = z.object({ at: z.number() })

/** The service day on which the first line of the book was written, of whichever day it is; null while there is none. */
function begunOn(call: Looking): string | null {
  const first = rowOf(
    call,
    begunRow,
    'SELECT at FROM canteen_safety_records WHERE id = (SELECT min(id) FROM canteen_safety_records)',
  )
  return first === null ? null : serviceDayAt(dayAt(first.at), clockAt(first.at), settingsOf(call))
}

/** What the book says of a day, and of the weeks and months that its reviews are of. */
function bookOn(call: Looking, records: readonly KeptRecord[], day: string) {
  const served = servedOn(call, day)
  const standing = records.filter(({ struck }) => struck === 0).map(({ content }) => content)
  const begun = begunOn(call)
  const since = reviewsSince(day, begun)
  const [week, month] = [endOfControl('weekly-review', day), endOfControl('monthly-meeting', day)]
  const book: SafetyBook = {
    servedToday: soldOn(call, day).map((meal) => ({
      meal,
      dishes: served.filter((one) => one.meal === meal).map(({ dish }) => dish),
    })),
    samplesToday: standing.flatMap((entry) => (entry.kind === 'sample' ? [entry] : [])),
    cooksToday: cooksOf(call, day).map(({ id }) => id),
    accountedFor: standing.flatMap((entry) =>
      entry.kind === 'morning-check' || entry.kind === 'absence' ? [entry.cook] : [],
    ),
    fridges: safetySettingsOf(call).fridges.map((_, at) => at + 1),
    fridgesReadToday: standing.flatMap((entry) => (entry.kind === 'fridge' ? [entry.fridge] : [])),
    disinfectedMeals: standing.flatMap((entry) => (entry.kind === 'disinfection' ? [entry.meal] : [])),
    begun,
    serviceDays: serviceDaysBetween(call, since, day, week > month ? week : month),
    controlled: {
      'daily-control': controlledSince(call, 'daily-control', since),
      'weekly-review': controlledSince(call, 'weekly-review', since),
      'monthly-meeting': controlledSince(call, 'monthly-meeting', since),
    },
  }
  return { book, dishes: new Map(served.map(({ dish, name }) => [dish, name])) }
}

/** What is missing of a service day; reviews and samples that have to go are owed now, whichever day is looked at. */
export function missingOn(call: Looking, records: readonly KeptRecord[], day: string): MissingRecord[] {
  const isToday = day === serviceToday(call)
  const settings = safetySettingsOf(call)
  const { book, dishes } = bookOn(call, records, day)
  const cooks = new Map(cooksOf(call, day).map((cook) => [cook.id, cook]))
  const shown = missingToday(book, day)
    .filter(({ code }) => isToday || !reviews.some((review) => review === code))
    .map((one): MissingRecord => {
      switch (one.code) {
        case 'sample':
          return { ...one, name: dishes.get(one.dish) ?? '' }
        case 'morning-check': {
          const cook = cooks.get(one.person)
          return { code: one.code, cook: one.person, name: cook?.name ?? '', state: cook?.state ?? 'ended' }
        }
        case 'fridge':
          return { ...one, name: settings.fridges[one.fridge - 1] ?? '' }
        case 'disinfection':
          return one
        case 'daily-control':
        case 'weekly-review':
        case 'monthly-meeting':
          return { ...one, name: settings.named[one.code] }
      }
    })
  return [...shown, ...(isToday ? samplesToDispose(call) : [])].slice(0, 300)
}

/** So many days back what was left out is named; of days before them it is asked for where they are chosen, as of any. */
const daysLookedBack = 31

/** Days of a span that are over, since the book was begun, with something left out, the oldest first. */
export function leftOutBetween(call: Looking, from: string, until: string): LeftOutDay[] {
  const begun = begunOn(call)
  if (begun === null) return []
  const yesterday = addDays(serviceToday(call), -1)
  const [first, last] = [from < begun ? begun : from, until < yesterday ? until : yesterday]
  const served = rowsOf(
    call,
    dayRow,
    'SELECT DISTINCT day FROM canteen_board WHERE day BETWEEN ? AND ? ORDER BY day',
    first,
    last,
  )
  return served.flatMap(({ day }) => {
    const count = missingOn(call, recordsWhere(call, 'r.day = ?', [day], 500), day).length
    return count === 0 ? [] : [{ day, count }]
  })
}

/** The same of the days before today that are looked at. */
export const leftOutLately = (call: Looking): LeftOutDay[] => {
  const today = serviceToday(call)
  return leftOutBetween(call, addDays(today, -daysLookedBack), addDays(today, -1))
}
