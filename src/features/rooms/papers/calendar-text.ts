/** Bookings as an iCalendar (RFC 5545), by ical.js. Times go out in UTC: no program has to know our zone. */
import ICAL from 'ical.js'
import { instantOfMinute, type Span } from '../rules'

export interface CalendarEvent {
  /** The same for the same booking, so that a calendar read twice has it once. */
  readonly id: number
  readonly span: Span
  readonly summary: string
  readonly location: string
  /** UTC milliseconds of when it was written. */
  readonly now: number
}

const utc = (instant: number): ICAL.Time => ICAL.Time.fromJSDate(new Date(instant), true)

function eventOf({ id, span, summary, location, now }: CalendarEvent): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', `booking-${id}@linli-desk`)
  event.addPropertyWithValue('dtstamp', utc(now))
  event.addPropertyWithValue('dtstart', utc(instantOfMinute(span.from)))
  event.addPropertyWithValue('dtend', utc(instantOfMinute(span.until)))
  event.addPropertyWithValue('summary', summary)
  event.addPropertyWithValue('location', location)
  return event
}

/** The library leaves the blank that continues a line out of its count: with it a line has the 75 bytes of the standard. */
ICAL.foldLength = 74

/** Lines are folded and characters escaped as the standard wants it. */
export function calendarText(events: readonly CalendarEvent[]): string {
  const calendar = new ICAL.Component(['vcalendar', [], []])
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Linli Desk//Rooms//ZH')
  calendar.addPropertyWithValue('method', 'PUBLISH')
  for (const event of events) calendar.addSubcomponent(eventOf(event))
  return `${calendar.toString()}\r\n`
}
