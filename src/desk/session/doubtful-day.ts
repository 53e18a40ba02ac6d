/**
 * Holds the machine's clock against the log when the desk is opened. A PC whose battery is empty stands in 2010 without a word, and meals,
 * visits and acceptances would be of that day for good.
 *
 * What is found stays with the file, not with the process: the row of the sign-in is of the wrong day itself, and the next opening would
 * find nothing.
 */
import { z } from 'zod'
import { dayLength } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import { instant } from '#ground/contract/fields'
import { newestInstant } from '#vault/log/record'
import type { HasStatements } from '#vault/store/store'
import { forgetSetting, readSetting, writeSetting } from './settings'

const key = 'clock-behind'
const kept = z.object({ newest: instant })

/** Less is a clock that was set right, or a row that had to wait: the log is ordered by number and takes no harm. */
const behindAtMost = dayLength

const isBehind = (now: number, newest: number | null): newest is number =>
  newest !== null && newest - now > behindAtMost

const keptIn = (store: HasStatements): number | null =>
  kept.safeParse(readSetting(store, key)).data?.newest ?? null

/** Call it before anything is written of this opening. `now` in UTC milliseconds. */
export function noteDoubtfulDay(store: HasStatements, now: number): void {
  const before = keptIn(store)
  const newest = Math.max(before ?? 0, newestInstant(store) ?? 0)
  if (isBehind(now, newest)) {
    if (before !== newest) writeSetting(store, key, { newest })
  } else if (before !== null) forgetSetting(store, key)
}

/** The newest instant on record where the clock stands more than a day before it and nobody has said that it is right; else null. */
export function doubtfulDay(store: HasStatements, now: number): number | null {
  const newest = keptIn(store)
  return isBehind(now, newest) ? newest : null
}

/** Throws `unavailable` `session.clock-behind` while the day is in doubt. */
export function refuseDoubtfulDay(store: HasStatements, now: number): void {
  if (doubtfulDay(store, now) !== null) throw new DeskError('unavailable', 'session.clock-behind')
}

/** Somebody says that the clock is right: it ran ahead before. What they write from now on is newer than nothing. */
export function acceptDay(store: HasStatements): void {
  forgetSetting(store, key)
}
