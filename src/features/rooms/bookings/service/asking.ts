/** Puts a question as the rules want it: the house, everybody's bookings around it, the holder's own, who comes. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { rowOf } from '#work/rows'
import { addDays } from '#ground/days'
import { holds } from '#ground/roles/permissions'
import { birthOf, idsOfResident, requireResident } from '#features/residents/index'
import type { Answer, AskedHolder, Said, UnsaidBooking } from '../contract'
import {
  asksOfComers,
  booksAt,
  check,
  dayOfMinute,
  firstOfMonth,
  minuteOfInstant,
  minutesOfDay,
  movesUnapproved,
  nearestFree,
  otherRooms,
  roomOf,
  startOfDay,
  walksPast,
  type Books,
  type Booking,
  type Holder,
  type House,
  type Minute,
  type Request,
  type Span,
  type Taking,
  type Verdict,
} from '../../rules'
import { noticeSaid, saidOf, type Names } from '../rules/said'
import { bookingsOfHolder, bookingsWithin } from '../../service/bookings'
import { ruledHouse } from '../../service/house'
import { hasDied } from '../../service/died'
import { suspendedUntil } from '../../service/no-shows'
import { behindOf, type Behind } from '../../waitlist/service/behind'
import { refuse } from '../../service/refuse'
import { cardsOf, equipmentName, fullRows } from './rows'
import { beforeOf } from './standing'

export interface AskedComer {
  readonly residentId: number | null
  readonly name: string
  readonly birth: string | null
  readonly briefedOn: string | null
  readonly withGuardian: boolean
  readonly fetchedBy: string
  readonly allergens: string
}

export interface Asked {
  readonly house: House
  readonly now: Minute
  readonly request: Request
  readonly books: Books
  /** Everybody's bookings around it, as they are on record. */
  readonly around: readonly Booking[]
  readonly comers: readonly AskedComer[]
  readonly names: Names
  /** A date of a series has its own horizon. */
  readonly inSeries: boolean
  /** The house has turned them out and looks for another place for them. */
  readonly displaced: boolean
  /** Nobody has to approve it: it was granted where it is, or whoever asks grants it. */
  readonly granted: boolean
  /** What the waitlist has to say; null where nobody waits for anything near. In `books` their places are taken. */
  readonly behind: Behind | null
  /** Bookings alone, for what was theirs a moment ago. */
  readonly booked: Books
}

const idRow = z.object({ id: z.number() })

/** The number of a group of this name, or null for one that is new. */
export const groupNamed = (call: Reader, name: string, outside: boolean): number | null =>
  rowOf(call, idRow, 'SELECT id FROM room_groups WHERE name = ? AND outside = ?', name, outside ? 1 : 0)
    ?.id ?? null

interface Known {
  readonly holder: Holder
  /** Every number under which they may have booked. */
  readonly numbers: readonly number[]
}

/** Of whoever asks nothing is known yet; no row has this number. */
const somebody: Known = { holder: { kind: 'resident', id: 0 }, numbers: [] }

function holderOf(call: Reader, asked: AskedHolder | null): Known {
  if (asked === null) return somebody
  switch (asked.kind) {
    case 'resident': {
      const { id } = requireResident(call, asked.residentId)
      return { holder: { kind: 'resident', id }, numbers: idsOfResident(call, id) }
    }
    case 'group':
    case 'outside-group': {
      // A group that is new has nothing yet; no other has the number 0.
      const id = groupNamed(call, asked.name, asked.kind === 'outside-group') ?? 0
      return { holder: { kind: asked.kind, id }, numbers: id === 0 ? [] : [id] }
    }
    case 'centre':
      return { holder: { kind: 'centre', id: 1 }, numbers: [] }
  }
}

const briefedRow = z.object({ day: z.string().nullable() })

/** The last safety talk on record that this person had for the room. */
const lastBriefing = (call: Reader, room: number, residentId: number): string | null =>
  rowOf(
    call,
    briefedRow,
    `SELECT max(c.briefed_on) AS day FROM booking_comers c JOIN bookings b ON b.id = c.booking_id
      WHERE b.room_id = ? AND c.resident_id IN (SELECT value FROM json_each(?))`,
    room,
    JSON.stringify(idsOfResident(call, residentId)),
  )?.day ?? null

const noComer = { birth: null, briefedOn: null, withGuardian: false, fetchedBy: '', allergens: '' }

/** Who comes: those named, or the resident who books, where the room asks something of who comes. */
function comersOf(call: Reader, house: House, { room, holder, comers }: UnsaidBooking): AskedComer[] {
  const alone =
    comers.length === 0 && holder?.kind === 'resident' && asksOfComers(roomOf(house, room).rules)
      ? [{ ...noComer, residentId: holder.residentId, name: null }]
      : []
  return [...comers, ...alone].map((comer) => {
    const { residentId } = comer
    if (residentId === null) return { ...comer, name: comer.name ?? '' }
    const { id, name } = requireResident(call, residentId)
    const briefedOn = comer.briefedOn ?? lastBriefing(call, room, id)
    return { ...comer, residentId: id, name, birth: birthOf(call, id), briefedOn }
  })
}

/** Long enough ago for every limit of a month, a week or a day around the span. */
const ownSince = ({ from }: Span, now: Minute): Minute =>
  Math.min(startOfDay(addDays(firstOfMonth(dayOfMinute(from)), -45)), now)

/** As names are told to whoever asks: nothing of somebody who is not in sight. */
export function namesFor(call: Reader, house: House, comers: readonly AskedComer[]): Names {
  return {
    room: (id) => house.rooms.get(id)?.name ?? '',
    equipment: (code) => equipmentName(call, code),
    occupant: (by) => {
      if (by.is !== 'booking') return ''
      const [card] = cardsOf(call, fullRows(call, 'b.id = ?', by.booking))
      if (card === undefined) return ''
      return card.title === '' ? (card.holder.name ?? '') : card.title
    },
    comer: (person) => comers[person]?.name ?? '',
  }
}

/** How far beside the wanted time everybody's bookings are read: a week where free times are looked for. */
const daysBeside = 9

/** The books with the places of those who are to be called first. */
export const behindList = ({ held, counted }: Books, behind: Behind | null): Books => ({
  held: [...held, ...(behind?.reserved ?? [])],
  counted,
})

/** @param without bookings that are being moved, which do not stand in their own way */
export function askedOf(call: Reader, text: UnsaidBooking, without: ReadonlySet<number> = new Set()): Asked {
  const house = ruledHouse(call)
  if (!house.rooms.has(text.room)) throw refuse('not-found', 'room-unknown')
  const now = minuteOfInstant(call.now)
  const { room, span, whole, places, equipment, purpose } = text
  const { holder, numbers } = holderOf(call, text.holder)
  const around = bookingsWithin(call, {
    from: span.from - daysBeside * minutesOfDay,
    until: span.until + daysBeside * minutesOfDay,
  })
  const own = bookingsOfHolder(call, holder, numbers, ownSince(span, now))
  const comers = comersOf(call, house, text)
  const booked = {
    held: booksAt(house, around, now, without).held,
    counted: booksAt(house, own, now, without).counted,
  }
  const behind = behindOf(call, house, { holder, spans: [span], around, without, now })
  return {
    house,
    now,
    around,
    comers,
    booked,
    behind,
    books: behindList(booked, behind),
    names: namesFor(call, house, comers),
    inSeries: false,
    displaced: false,
    granted: false,
    request: {
      room,
      span,
      whole,
      places,
      equipment,
      holder,
      purpose,
      comers,
      died: hasDied(call, holder),
      suspendedUntil: suspendedUntil(call, house, room, holder.kind, numbers),
    },
  }
}

/** Without the word of an approval that nobody has to give. */
export const ungranted = (notices: Verdict['notices'], granted: boolean): Verdict['notices'] =>
  granted ? notices.filter(({ code }) => code !== 'needs-approval') : notices

export function verdictOf({
  house,
  request,
  books,
  behind,
  now,
  inSeries,
  displaced,
  granted,
}: Asked): Verdict {
  const asking = { now, inSeries, displaced }
  const besides = behind === null ? books : { ...behind.beside, counted: books.counted }
  const past = behind === null ? null : walksPast(house, request, behind.list, behind.all, now, behind.beside)
  const { reasons, notices } = check(house, request, besides, asking)
  return { reasons: past === null ? reasons : [past, ...reasons], notices: ungranted(notices, granted) }
}

/** The whole answer for a screen: why not, and where else. */
export function answerOf(asked: Asked): Answer {
  const { house, request, books, now, names, inSeries, displaced } = asked
  const { reasons: all, notices } = verdictOf(asked)
  const { kind, id } = request.holder
  const isUnsaid = kind === 'resident' && id === 0
  const reasons = isUnsaid ? all.filter(({ code }) => code !== 'may-not-book') : all
  const asking = { now, inSeries, displaced }
  const stopped = reasons.length > 0
  return {
    reasons: reasons.map((reason) => saidOf(reason, names)),
    notices: notices
      .filter(({ code }) => !isUnsaid || code !== 'unnamed')
      .map((notice) => noticeSaid(notice, names)),
    slots: stopped ? nearestFree(house, request, books, asking) : [],
    elsewhere: stopped ? otherRooms(house, request, books, asking) : [],
  }
}

/** The refusal of a write, with the first reason as it is said on screen. */
export function refusalFor({ code, parameters }: Said) {
  return refuse('conflict', code.replace(/^rooms\./, ''), parameters)
}

/** Throws when it cannot be had; tells whether it has to be approved first, and until when it then holds. */
export function requireFree(asked: Asked): Minute | null {
  const verdict = verdictOf(asked)
  const [first] = verdict.reasons
  if (first !== undefined) throw refusalFor(saidOf(first, asked.names))
  return holdOf(verdict)
}

/** Until when what has to be approved holds its place; null for what simply stands. */
export const holdOf = ({ notices }: Pick<Verdict, 'notices'>): Minute | null =>
  notices.flatMap((notice) => (notice.code === 'needs-approval' ? [notice.holdsUntil] : []))[0] ?? null

const displacedRow = z.object({ before: z.string() })

/** Whether it stands, or stood until the house displaced it: what was granted then was not asked for again. */
function stood(call: Reader, { id, state }: Pick<Booking, 'id' | 'state'>): boolean {
  if (state !== 'displaced') return state === 'confirmed'
  const sql = `SELECT before FROM booking_events WHERE booking_id = ? AND event = 'displace' ORDER BY id DESC LIMIT 1`
  const displaced = rowOf(call, displacedRow, sql, id)
  return displaced !== null && ['confirmed', 'checked-in'].includes(beforeOf(displaced.before).stood.state)
}

/** Whether what is booked can be moved there with nobody's approval. */
export const movesGranted = (call: Reader, house: House, booking: Booking, to: Taking): boolean =>
  stood(call, booking) && (holds(call.staff.roles, 'rooms.approve') || !movesUnapproved(house, booking, to))
