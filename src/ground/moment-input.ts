/** An instant as people write it down: 11-28 10:20, 20261128 1020, or the time alone for today. */
import { startOfDay } from './clock'
import { parseDay } from './day-input'
import { halfWidth } from './text'

const minute = 60_000

/** UTC milliseconds; undefined when it is none. `today` is `YYYY-MM-DD`. */
export function parseMoment(typed: string, today: string): number | undefined {
  const text = halfWidth(typed).trim()
  const clock = /(?:^|[\sT])(\d{1,2})[:：.时]?(\d{2})分?$/.exec(text)
  if (clock === null) return undefined
  const [whole, hours, minutes] = clock
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined
  const before = text.slice(0, text.length - whole.length).trim()
  const day = before === '' ? today : parseDay(before, today)
  if (day === undefined) return undefined
  return startOfDay(day) + (Number(hours) * 60 + Number(minutes)) * minute
}
