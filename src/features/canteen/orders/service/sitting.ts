/** The sitting that a screen of orders opens on. */
import { clockAt } from '#ground/clock'
import type { Reader } from '#desk/rpc/call'
import type { Meal } from '../../contract/words'
import { boardsBetween } from '../../menu/service/rows'
import { mealShown, serviceDayAt, sittingAt } from '../../rules/service-day'
import { settingsOf } from '../../settings/service'

/** What was asked for; else today, and of its meals that of now or the last before it that somebody cooks. */
export function sittingShown(
  call: Reader,
  asked: { readonly day: string | null; readonly meal: Meal | null },
): { readonly day: string; readonly meal: Meal; readonly today: string } {
  const settings = settingsOf(call)
  const clock = clockAt(call.now)
  const today = serviceDayAt(call.today, clock, settings)
  const day = asked.day ?? today
  if (asked.meal !== null) return { day, meal: asked.meal, today }
  const cooked = boardsBetween(call, day, day).map(({ meal }) => meal)
  const now = sittingAt(call.today, clock, null, settings)?.meal ?? 'lunch'
  return { day, meal: mealShown(now, cooked), today }
}
