/** A closure between the form and the contract. */
import type { ClosureText, ClosureWhen } from '../../contract'
import { hoursOfText, minuteAt, startOfDay } from '../../rules'
import { addDays } from '#ground/days'
import { parseDay } from '#ground/day-input'

export interface ClosureValues {
  readonly kind: ClosureText['kind']
  readonly why: string
  /** Empty: the whole house. */
  readonly rooms: number[]
  readonly by: ClosureWhen['by']
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** One span as `08:00-12:00`; empty is the whole day. */
  readonly hours: string
  readonly weekdays: number[]
  readonly nth: number
  readonly weekday: number
  readonly kinds: ('day-off' | 'statutory-holiday' | 'weekend' | 'bridging-day-off' | 'make-up-working-day')[]
  readonly named: string
  readonly cannotWait: string
}

export const newClosure: ClosureValues = {
  kind: 'repairs',
  why: '',
  rooms: [],
  by: 'once',
  hours: '',
  weekdays: [1],
  nth: 1,
  weekday: 1,
  kinds: ['statutory-holiday'],
  named: '',
  cannotWait: '',
}

const allDay = { from: '00:00', until: '24:00' }

/** Before every minute that a room knows. */
const noDay = -1

function whenOf(values: ClosureValues): ClosureWhen {
  const { by, from = '', until, weekdays, nth, weekday, kinds, named } = values
  const hours = hoursOfText(values.hours)[0] ?? allDay
  const lasting = { starts: from, ends: until ?? null, hours }
  switch (by) {
    case 'once': {
      // Days of one closure with hours are shut from the first clock of the first to the last of the last.
      const first = parseDay(from, from)
      const last = until === undefined ? first : parseDay(until, until)
      // What is no day, or none yet, is refused by the contract at its field.
      if (first === undefined) return { by, span: { from: noDay, until: 0 } }
      if (last === undefined) return { by, span: { from: startOfDay(first), until: noDay } }
      const whole = values.hours.trim() === ''
      return {
        by,
        span: whole
          ? { from: startOfDay(first), until: startOfDay(addDays(last, 1)) }
          : { from: minuteAt(first, hours.from), until: minuteAt(last, hours.until) },
      }
    }
    case 'week':
      return { by, weekdays: weekdays.toSorted((a, b) => a - b), ...lasting }
    case 'month':
      return { by, nth, weekday, ...lasting }
    case 'calendar':
      return { by, kinds, named: named.trim() === '' ? null : named.trim(), ...lasting }
  }
}

export const closureOf = (values: ClosureValues): ClosureText => ({
  rooms: values.rooms.length === 0 ? null : values.rooms,
  kind: values.kind,
  why: values.why,
  when: whenOf(values),
})

/** Which field of the form a fault of the contract belongs to. */
export const closureField = (path: string): string =>
  path
    .replace(/^closure\./, '')
    .replace(/^when\.span\.until$/, 'until')
    .replace(/^when\.span.*$/, 'from')
    .replace(/^when\.starts$/, 'from')
    .replace(/^when\.ends$/, 'until')
    .replace(/^when\.hours.*$/, 'hours')
    .replace(/^when\.(weekdays|nth|weekday|kinds|named).*$/, '$1')
    .replace(/^rooms\..*$/, 'rooms')
