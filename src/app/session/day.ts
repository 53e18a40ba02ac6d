/** Keeps what the page calls today to the desk's clock, also while nobody reloads it. */
import { dayOf } from '../dates'

/** How often it is looked, in milliseconds: a new day is there this soon, by the clock on the wall. */
export const dayCheck = 5_000

export interface DayWatch {
  /** The desk says what time it is, UTC milliseconds; however often it does, the looks go on in their own time. */
  readonly correct: (now: number) => void
  /** UTC milliseconds by the desk's clock. */
  readonly now: () => number
  readonly stop: () => void
}

/** `onDay` hears each day that is not the one before it: a new one, or an old one again when a clock is put right. */
export function watchDay(deskNow: number, onDay: (day: string) => void): DayWatch {
  let skew = deskNow - Date.now()
  let day = dayOf(deskNow)
  const now = () => Date.now() + skew
  const compare = () => {
    const found = dayOf(now())
    if (found === day) return
    day = found
    onDay(found)
  }
  const timer = setInterval(compare, dayCheck)
  return {
    now,
    correct: (told) => {
      skew = told - Date.now()
      compare()
    },
    stop: () => clearInterval(timer),
  }
}
