/**
 * The dates of a calendar (RFC 5545), by ical.js. Each entry is read for itself, so that a damaged one loses no other;
 * whatever closes nothing is told with the reason.
 *
 * Times without a zone are ours, as are whole days; others are turned into our wall clock by the zone that the file brings.
 */
import ICAL from 'ical.js'
import { z } from 'zod'
import { minuteOfInstant, startOfDay, type Minute, type Span } from '../../rules/minutes'
import type { CalendarDate, Unread, UnreadReason } from '../contract'

export interface ReadCalendar {
  readonly dates: readonly CalendarDate[]
  readonly unread: readonly Unread[]
}

/** An entry that closes nothing. */
class Closes extends Error {
  override readonly name = 'Closes'
  readonly nothing: UnreadReason
  constructor(nothing: UnreadReason) {
    super(nothing)
    this.nothing = nothing
  }
}

/** What other programs call the zone we are in; some bring no description of it. */
const ours = new Set(['asia/shanghai', 'asia/chongqing', 'prc', 'china standard time', 'asia/beijing'])

/** A rule may repeat since long ago, or every second: further than this nobody follows it. */
const mostRepeats = 20_000
const mostWhy = 60

/** The text of each component of a kind, from its begin to its end; one that never ends is what stands before the next. */
function blocksOf(text: string, kind: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/)
  const blocks: string[][] = []
  let open: string[] | undefined
  for (const line of lines) {
    const word = line.trim().toUpperCase()
    if (word === `BEGIN:${kind}`) blocks.push((open = []))
    open?.push(line)
    if (word === `END:${kind}`) open = undefined
  }
  return blocks.map((block) => block.join('\r\n'))
}

const isWhole = (block: string, kind: string): boolean => new RegExp(`^END:${kind}\\s*$`, 'im').test(block)

/** Its own name as far as it can be made out of lines that a library does not take. */
function firstWords(block: string): string {
  const named = /^SUMMARY[^:\r\n]*:(.*)$/im.exec(block)?.[1]
  return (named ?? block.split('\r\n').slice(1, 3).join(' ')).trim().slice(0, mostWhy)
}

function parsed(block: string, kind: string): ICAL.Component | null {
  if (!isWhole(block, kind)) return null
  try {
    return ICAL.Component.fromString(block)
  } catch {
    return null
  }
}

const written = z.tuple([z.string(), z.unknown(), z.string(), z.string()]).rest(z.unknown())

/** A time as it is written, before anything is made of it. */
function writtenOf(event: ICAL.Component, name: string): string | null {
  const property = event.getFirstProperty(name)
  if (property === null) return null
  return written.safeParse(property.toJSON()).data?.[3] ?? ''
}

/** The 31st of April is no day, though a library counts on to the first of May. */
function requireRealDates(event: ICAL.Component): void {
  for (const name of ['dtstart', 'dtend', 'recurrence-id']) {
    const time = writtenOf(event, name)
    if (time === null) continue
    const [year, month, date] = (/^(\d{4})-(\d\d)-(\d\d)/.exec(time) ?? []).slice(1).map(Number)
    if (year === undefined || month === undefined || date === undefined) throw new Closes('no-such-date')
    const day = new Date(Date.UTC(year, month - 1, date))
    if (day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date) throw new Closes('no-such-date')
    const clock = /T(\d\d):(\d\d)/.exec(time)
    if (clock !== null && (Number(clock[1]) > 24 || Number(clock[2]) > 59)) throw new Closes('no-such-date')
  }
}

/** A zone that is named and not described is not guessed, unless it is ours. */
function requireKnownZone(event: ICAL.Component, zones: ReadonlySet<string>): void {
  for (const name of ['dtstart', 'dtend']) {
    const zone = event.getFirstProperty(name)?.getFirstParameter('tzid')
    if (zone === undefined || zone === '') continue
    if (!zones.has(zone) && !ours.has(zone.toLowerCase())) throw new Closes('zone-unknown')
  }
}

const two = (number: number): string => String(number).padStart(2, '0')

function minuteOf(time: ICAL.Time): Minute {
  const { year, month, day, hour, minute } = time
  const midnight = startOfDay(`${year}-${two(month)}-${two(day)}`)
  if (time.isDate) return midnight
  const { tzid } = time.zone
  const isWallClock = tzid === 'floating' || ours.has(tzid.toLowerCase())
  return isWallClock ? midnight + hour * 60 + minute : minuteOfInstant(time.toUnixTime() * 1000)
}

function spanBetween(from: ICAL.Time, until: ICAL.Time): Span {
  const span = { from: minuteOf(from), until: minuteOf(until) }
  // Some programs end a whole day on itself.
  const day = from.isDate && span.until === span.from ? { ...span, until: span.from + 1440 } : span
  if (day.until <= day.from) throw new Closes('no-length')
  return day
}

interface Entry {
  readonly event: ICAL.Component
  readonly exceptions: readonly ICAL.Component[]
}

const isCancelled = (event: ICAL.Component): boolean =>
  String(event.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED'

/** Every time of an entry that ends after `from` and begins before `until`. */
function datesOf({ event, exceptions }: Entry, within: Span): CalendarDate[] {
  const entry = new ICAL.Event(event, { exceptions: [...exceptions] })
  const why = (one: ICAL.Event): string => {
    const name: unknown = one.summary
    const text = typeof name === 'string' ? name.replaceAll(/\s+/g, ' ').trim() : ''
    if (text === '') throw new Closes('no-name')
    return text.slice(0, mostWhy)
  }
  if (!entry.isRecurring()) return [{ why: why(entry), span: spanBetween(entry.startDate, entry.endDate) }]
  const found: CalendarDate[] = []
  const times = entry.iterator()
  for (let count = 0; count < mostRepeats; count += 1) {
    const next = times.next()
    // What comes after the last is no time, whatever the library's types say.
    if (times.complete) return found
    const { item, startDate, endDate } = entry.getOccurrenceDetails(next)
    const span = spanBetween(startDate, endDate)
    if (minuteOf(next) >= within.until) return found
    if (!isCancelled(item.component)) found.push({ why: why(item), span })
  }
  throw new Closes('too-many')
}

function entriesOf(events: readonly ICAL.Component[]): Entry[] {
  const uidOf = (event: ICAL.Component) => event.getFirstPropertyValue('uid')
  const changed = events.filter((event) => event.hasProperty('recurrence-id'))
  const whole = events.filter((event) => !event.hasProperty('recurrence-id'))
  const entries = whole.map((event) => ({
    event,
    exceptions: changed.filter((one) => uidOf(one) !== null && uidOf(one) === uidOf(event)),
  }))
  // A changed time whose rule is not in the file is a time of its own.
  const alone = changed.filter((one) => !entries.some(({ exceptions }) => exceptions.includes(one)))
  return [...entries, ...alone.map((event) => ({ event, exceptions: [] }))]
}

const nameOf = (event: ICAL.Component): string => {
  const name: unknown = event.getFirstPropertyValue('summary')
  return (typeof name === 'string' ? name : '').slice(0, mostWhy)
}

/** Null where the text is no calendar. */
export function calendarDates(text: string, within: Span, most: number): ReadCalendar | null {
  if (!/^BEGIN:VCALENDAR\s*$/im.test(text)) return null
  const root = new ICAL.Component('vcalendar')
  const zones = new Set<string>()
  for (const block of blocksOf(text, 'VTIMEZONE')) {
    const zone = parsed(block, 'VTIMEZONE')
    if (zone === null) continue
    root.addSubcomponent(zone)
    zones.add(String(zone.getFirstPropertyValue('tzid')))
  }
  const unread: Unread[] = []
  const events: ICAL.Component[] = []
  for (const block of blocksOf(text, 'VEVENT')) {
    const event = parsed(block, 'VEVENT')
    if (event === null) unread.push({ what: firstWords(block), because: 'damaged' })
    else {
      root.addSubcomponent(event)
      events.push(event)
    }
  }
  const dates: CalendarDate[] = []
  for (const entry of entriesOf(events)) {
    try {
      dates.push(...currentDatesOf(entry, zones, within))
    } catch (error) {
      const because = error instanceof Closes ? error.nothing : 'damaged'
      unread.push({ what: nameOf(entry.event), because })
    }
  }
  const ordered = dates.toSorted((a, b) => a.span.from - b.span.from || a.span.until - b.span.until)
  for (const { why } of ordered.slice(most)) unread.push({ what: why, because: 'too-many' })
  return { dates: ordered.slice(0, most), unread: unread.slice(0, 500) }
}

function currentDatesOf(entry: Entry, zones: ReadonlySet<string>, within: Span): CalendarDate[] {
  const { event } = entry
  if (isCancelled(event)) throw new Closes('cancelled')
  if (!event.hasProperty('dtstart')) throw new Closes('no-start')
  for (const one of [event, ...entry.exceptions]) {
    requireRealDates(one)
    requireKnownZone(one, zones)
  }
  const dates = datesOf(entry, within).filter(
    ({ span }) => span.until > within.from && span.from < within.until,
  )
  if (dates.length === 0) throw new Closes('over')
  return dates
}
