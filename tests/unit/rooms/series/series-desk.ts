/** Short ways to ask for, keep and change a series, for claims about what the service does. */
import type { DateChoice, SeriesChange, SeriesText } from '#features/rooms/series/contract'
import type { AskedHolder } from '#features/rooms/bookings/contract'
import { dayOfMinute, textOfMinute } from '#features/rooms/rules/index'
import { newSendId } from '../../../support/desk'
import type { RoomsDesk } from '../desk'

/** Every week on the weekday of `starts` (or as the lines say), so many times. */
export const weekly = (
  room: number,
  holder: AskedHolder,
  starts: string,
  times: number,
  more: Partial<SeriesText> & { readonly hours?: string; readonly weekdays?: readonly number[] } = {},
): SeriesText => {
  const { hours = '09:00-11:00', weekdays = [2], ...text } = more
  const [from = '', until = ''] = hours.split('-')
  return {
    room,
    whole: true,
    places: 1,
    equipment: {},
    holder,
    purpose: 'meeting',
    title: '',
    inCharge: null,
    phone: null,
    comers: [],
    pattern: {
      starts,
      lines: weekdays.map((weekday) => ({
        every: 'week' as const,
        weeks: 1,
        weekday,
        hours: { from, until },
      })),
      ends: { by: 'times', times },
    },
    choices: [],
    ...text,
  }
}

export const skip = (date: number): DateChoice => ({ date, choice: 'skip' })

export function seriesOn(desk: RoomsDesk) {
  const { series } = desk.client.rooms
  return {
    preview: (text: SeriesText) => series.preview({ series: text }),
    book: (text: SeriesText) => series.book({ sendId: newSendId(), series: text }),
    get: async (id: number) => (await series.get({ id })).series,
    previewChange: (change: SeriesChange) => series.previewChange({ change }),
    change: (change: SeriesChange) => series.change({ sendId: newSendId(), change }),
    cancel: (id: number, date: number, reach: SeriesChange['reach']) =>
      series.cancel({ sendId: newSendId(), id, date, reach, reason: '不办了' }),
    putBack: (id: number, date: number) => series.putBack({ sendId: newSendId(), id, date }),
    takeBack: (id: number, events: readonly number[]) =>
      series.takeBack({ sendId: newSendId(), id, events: [...events] }),
    decide: (id: number, move: 'approve' | 'refuse', reason = '') =>
      series.decide({ sendId: newSendId(), id, move, reason }),
  }
}

interface Shown {
  readonly span: { readonly from: number }
  readonly plan: string
}
/** `12-08 keep`. */
export const plans = ({ dates }: { readonly dates: readonly Shown[] }): string[] =>
  dates.map(({ span, plan }) => `${dayOfMinute(span.from).slice(5)} ${plan}`)

interface Stood {
  readonly booking: { readonly span: { readonly from: number }; readonly state: string } | null
}
/** `12-08T09:00 confirmed` of each date, in its order. */
export const standsOf = ({ dates }: { readonly dates: readonly Stood[] }): string[] =>
  dates.map(({ booking }) =>
    booking === null ? 'skipped' : `${textOfMinute(booking.span.from).slice(5)} ${booking.state}`,
  )
