/** Time as the desk sees it: instants in UTC milliseconds, days in Asia/Shanghai (no summer time since 1991). */

export interface Clock {
  /** UTC milliseconds. May jump when someone sets the machine's clock. */
  now(): number
  /** Milliseconds that only ever grow, unrelated to the date. */
  monotonic(): number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
}

/** A day in milliseconds: in Shanghai every one is as long as the next. */
export const dayLength = 24 * 60 * 60 * 1000

export const shanghaiOffset = 8 * 60 * 60 * 1000

/** Days since 1970-01-01 of the day that was asked for last, and the day: whoever goes through a month of rows asks for few. */
let [lastNumber, lastDay] = [0, '1970-01-01']

/** The day in Asia/Shanghai, `YYYY-MM-DD`, at an instant in UTC milliseconds. */
export function dayAt(instant: number): string {
  const number = Math.floor((instant + shanghaiOffset) / dayLength)
  if (number !== lastNumber) [lastNumber, lastDay] = [number, dayOfNumber(number)]
  return lastDay
}

const dayOfNumber = (number: number): string => new Date(number * dayLength).toISOString().slice(0, 10)

/** `HH:MM` in Asia/Shanghai at an instant in UTC milliseconds. */
export function clockAt(instant: number): string {
  const minutes = Math.floor((instant + shanghaiOffset) / 60_000) % 1440
  const ofDay = minutes < 0 ? minutes + 1440 : minutes
  const digits = (number: number): string => (number < 10 ? `0${String(number)}` : String(number))
  return `${digits(Math.floor(ofDay / 60))}:${digits(ofDay % 60)}`
}

/** The first instant, in UTC milliseconds, of a day `YYYY-MM-DD` in Asia/Shanghai. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - shanghaiOffset
}
