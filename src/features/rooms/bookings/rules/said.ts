/** Reasons as they are said: a code of the language files with the clocks, names and numbers that belong into it. */
import type { Said } from '../contract'
import type { Notice, Occupant, Reason, ReasonOf, ShutBecause } from '../../contract'
import { dayOfMinute, textOfMinute, type Minute, type Span } from '../../rules/minutes'

/** What people call what stands in a reason. */
export interface Names {
  readonly room: (id: number) => string
  readonly equipment: (code: string) => string
  /** Who has it: a title or a name; empty where it is not to be told. */
  readonly occupant: (occupant: Occupant) => string
  /** Of those who come, from 0. */
  readonly comer: (person: number) => string
}

const clockOf = (minute: Minute): string => textOfMinute(minute).slice(11)

/** Midnight ends the day it is the end of. */
const endOf = (minute: Minute): string => (clockOf(minute) === '00:00' ? '24:00' : clockOf(minute))

const spanOf = ({ from, until }: Span): string => `${clockOf(from)}–${endOf(until)}`

const stops = (code: string, parameters: Said['parameters'] = {}): Said => ({
  code: `rooms.stops-${code}`,
  parameters,
})

function closedSaid(at: Minute, because: ShutBecause): Said {
  switch (because.kind) {
    case 'closure':
      return stops('closed-for', { at: clockOf(at), why: because.why, day: dayOfMinute(at) })
    case 'special-day':
      return stops('closed-for', { at: clockOf(at), why: because.why, day: because.day })
    case 'hours':
      return because.open.length === 0
        ? stops('closed-all-day', { day: because.day })
        : stops('closed', { at: clockOf(at), open: because.open.map(spanOf).join(' '), day: because.day })
  }
}

function limitSaid({ measure, per, most, reached }: ReasonOf<'limit'>): Said {
  const hours = measure === 'minutes' ? 60 : 1
  const numbers = {
    most: Math.round((most / hours) * 10) / 10,
    reached: Math.round((reached / hours) * 10) / 10,
  }
  return stops(per === null ? `limit-${measure}` : `limit-${measure}-${per}`, numbers)
}

export function saidOf(reason: Reason, names: Names): Said {
  switch (reason.code) {
    case 'out-of-use':
      return stops('out-of-use', { room: names.room(reason.room), why: reason.why })
    case 'mode':
      return stops(reason.modes.includes('whole') ? 'whole-only' : 'places-only', {
        room: names.room(reason.room),
      })
    case 'too-many':
      return stops('too-many', {
        room: names.room(reason.room),
        most: reason.most,
        wanted: reason.wanted,
      })
    case 'closed':
      return closedSaid(reason.at, reason.because)
    case 'taken': {
      const who = names.occupant(reason.by)
      const times = { at: clockOf(reason.at), until: endOf(reason.until), room: names.room(reason.in) }
      if (reason.by.is === 'waiting') return stops('waitlist-holds', times)
      if (reason.by.is === 'date') return stops('taken-by-series', times)
      const kind = reason.pending ? 'taken-pending' : 'taken'
      return who === '' ? stops(`${kind}-unsaid`, times) : stops(kind, { ...times, who })
    }
    case 'buffer':
      return stops('buffer', { at: clockOf(reason.at), needed: reason.needed })
    case 'places':
      return stops('places', { at: clockOf(reason.at), free: reason.free, wanted: reason.wanted })
    case 'equipment': {
      const { at, free, wanted, out } = reason
      const said = { at: clockOf(at), free, wanted, out, name: names.equipment(reason.equipment) }
      return stops(out > 0 ? 'equipment-out' : 'equipment', said)
    }
    case 'no-such-equipment':
      return stops('no-such-equipment', {
        name: names.equipment(reason.equipment),
        room: names.room(reason.room),
      })
    case 'step':
      return stops('step', { step: reason.step })
    case 'too-short':
      return stops('too-short', { least: reason.least })
    case 'too-long':
      return stops(reason.joined.length > 0 ? 'too-long-joined' : 'too-long', {
        most: reason.most / 60,
        asked: reason.asked / 60,
      })
    case 'over':
      return stops('over')
    case 'too-late':
      return stops('too-late', { least: reason.least, day: reason.firstDay })
    case 'too-early':
      return stops('too-early', { most: reason.most, day: reason.lastDay })
    case 'may-not-book':
      return stops(`may-not-book-${reason.holder}`)
    case 'purpose':
      return stops('purpose')
    case 'limit':
      return limitSaid(reason)
    case 'briefing':
      return reason.until === null
        ? stops('briefing', { who: names.comer(reason.person) })
        : stops('briefing-over', { who: names.comer(reason.person), day: reason.until })
    case 'guardian':
      return stops('guardian', { who: names.comer(reason.person), under: reason.under, age: reason.age })
    case 'too-many-comers':
      return stops('too-many-comers', { named: reason.named, places: reason.places })
    case 'named-twice':
      return stops('named-twice', { who: names.comer(reason.person) })
    case 'holder-died':
      return stops('holder-died')
    case 'suspended':
      return stops('suspended', { day: reason.until })
    case 'waitlist':
      return stops('waitlist', { count: reason.waiting.length })
  }
}

export function noticeSaid(notice: Notice, names: Names): Said {
  const notes = (code: string, parameters: Said['parameters']): Said => ({
    code: `rooms.notes-${code}`,
    parameters,
  })
  switch (notice.code) {
    case 'calendar-not-announced':
      return notes('calendar-not-announced', { year: notice.year })
    case 'age-unknown':
      return notes('age-unknown', { who: names.comer(notice.person) })
    case 'equipment-left':
      return notes('equipment-left', {
        name: names.equipment(notice.equipment),
        room: names.room(notice.room),
      })
    case 'unnamed':
      return notes('unnamed', { count: notice.people })
    case 'needs-approval':
      return notice.holds
        ? notes('needs-approval', { at: clockOf(notice.holdsUntil), day: dayOfMinute(notice.holdsUntil) })
        : notes('needs-approval-unheld', {})
  }
}
