/** Serves series: previewing, keeping, changing and cancelling them, and putting dates back. */
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import type { WriteCall } from '#desk/rpc/call'
import { copiedFrom } from '../../bookings/service/copied'
import { refuse } from '../../service/refuse'
import type { SeriesDone, seriesContract } from '../contract'
import { shownPreview } from './asking'
import { askedChange, cancelDates, changeSeries, decideSeries, takeDeedBack } from './change'
import { askedSeries, bookSeries, putBack } from './keep'
import { detailsOf } from './rows'

const done = (call: WriteCall, id: number, takeBack: readonly number[]): SeriesDone => ({
  series: detailsOf(call, id),
  takeBack: [...takeBack],
})

export const seriesHandlers: HandlersOf<typeof seriesContract> = {
  preview: read((call, { series, copyOf }) => {
    const { asked, dates, monthsLeftOut } = askedSeries(call, copiedFrom(call, series, copyOf).text)
    return shownPreview(asked, dates, monthsLeftOut)
  }),

  book: write((call, { series, copyOf }) => {
    const id = bookSeries(call, copiedFrom(call, series, copyOf))
    call.record({ subject: `room-series:${id}`, change: { ...series, copyOf: copyOf ?? null } })
    return done(call, id, [])
  }),

  get: read((call, { id }) => ({ series: detailsOf(call, id) })),

  previewChange: read((call, { change }) => {
    const { asked, dates } = askedChange(call, change)
    return shownPreview(asked, dates, [])
  }),

  change: write((call, { change }) => {
    const events = changeSeries(call, change)
    call.record({ subject: `room-series:${change.id}`, change })
    return done(call, change.id, events)
  }),

  cancel: write((call, { id, date, reach, reason }) => {
    const events = cancelDates(call, { id, date, reach, reason })
    call.record({ subject: `room-series:${id}`, change: { cancel: reach, date, reason } })
    return done(call, id, events)
  }),

  putBack: write((call, { id, date }) => {
    putBack(call, id, date)
    call.record({ subject: `room-series:${id}`, change: { putBack: date } })
    return done(call, id, [])
  }),

  decide: write((call, { id, move, reason }) => {
    if (move === 'refuse' && reason === '') throw refuse('invalid', 'reason-needed')
    const events = decideSeries(call, { id, move, reason })
    call.record({ subject: `room-series:${id}`, change: { move, reason } })
    return done(call, id, events)
  }),

  takeBack: write((call, { id, events }) => {
    takeDeedBack(call, id, events)
    call.record({ subject: `room-series:${id}`, change: { takesBack: events } })
    return done(call, id, [])
  }),
}
