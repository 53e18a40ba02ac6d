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

/** The day in Asia/Shanghai, `YYYY-MM-DD`, at an instant in UTC milliseconds. */
export function dayAt(instant: number): string {
  return new Date(instant + shanghaiOffset).toISOString().slice(0, 10)
}

/** `HH:MM` in Asia/Shanghai at an instant in UTC milliseconds. */
export function clockAt(instant: number): string {
  return new Date(instant + shanghaiOffset).toISOString().slice(11, 16)
}

/** The first instant, in UTC milliseconds, of a day `YYYY-MM-DD` in Asia/Shanghai. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - shanghaiOffset
}
