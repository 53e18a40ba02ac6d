/** Which service day it is, and whether a day still takes entries. */
import { clockAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { HasStatements } from '#vault/store/store'
import { serviceDayAt, startOfServiceDay } from '../../rules/service-day'
import { settingsOf } from '../../settings/service'

type Looking = HasStatements & { readonly now: number; readonly today: string }

/** The service day of now, which after midnight is still the day before. */
export const serviceToday = (call: Looking): string =>
  serviceDayAt(call.today, clockAt(call.now), settingsOf(call))

/** When the service day of now began, in UTC milliseconds. */
export const beganToday = (call: Looking): number => startOfServiceDay(serviceToday(call), settingsOf(call))

export const isClosed = (call: HasStatements, day: string): boolean =>
  call.statement('SELECT 1 FROM canteen_closed_days WHERE day = ?').get(day) !== undefined

/** What is written down of a day that is closed would change what two people signed. */
export function refuseClosed(call: HasStatements, day: string): void {
  if (isClosed(call, day)) throw new DeskError('conflict', 'canteen.day-closed')
}

/** The service day that money of now belongs to; refuses once that day is closed. */
export function openToday(call: Looking): string {
  const day = serviceToday(call)
  refuseClosed(call, day)
  return day
}
