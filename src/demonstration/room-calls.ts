/** Who waits for a time that is taken, what could not be had, and what the centre needed a room for itself. */
import { addDays } from '#work/calendar/rules/index'
import type { RoomBooking } from '#features/rooms/index'
import { dayOfMinute } from '#features/rooms/rules/index'
import type { Community } from './community'

/** Working days before today, while somebody sat at the counter. */
const daysBefore = 1

const asked = (room: number, span: RoomBooking['span'], residentId: number): RoomBooking => ({
  room,
  span,
  whole: true,
  places: 6,
  equipment: {},
  holder: { kind: 'resident', residentId },
  purpose: 'celebration',
  title: '',
  inCharge: null,
  phone: null,
  comers: [],
})

/** Two families wait for the next rehearsal's hour, a third is told no and counted. */
function planWaiting({ office, time, timeline, frontDesk, people }: Community, at: number): void {
  timeline.plan(at, () => {
    const { bookings, waitlist, unmet } = office.at(at, frontDesk).rooms
    const later = addDays(time.today, 1)
    const taken = bookings
      .list({ tab: 'coming', limit: 100 })
      .rows.find(({ title, span }) => title === '太极练习' && dayOfMinute(span.from) >= later)
    if (taken === undefined) return
    const adults = people.filter(({ person }) => person.gone === null && person.age >= 25 && person.age <= 60)
    const [first, second, third] = adults
    if (first === undefined || second === undefined || third === undefined) return
    for (const { id } of [first, second]) {
      const booking = asked(taken.room, taken.span, id)
      waitlist.join({ booking })
    }
    unmet.note({ booking: asked(taken.room, taken.span, third.id) })
  })
}

/** An assembly of the party members displaces a rehearsal, whose group still has to be called. */
function planOwnUse({ office, time, timeline, manager }: Community, at: number): void {
  timeline.plan(at, () => {
    const { bookings, precedence } = office.at(at, manager).rooms
    const later = addDays(time.today, 1)
    const displaced = bookings
      .list({ tab: 'coming', limit: 100 })
      .rows.find(({ title, span }) => title === '合唱排练' && dayOfMinute(span.from) >= later)
    if (displaced === undefined) return
    const own = {
      room: displaced.room,
      span: displaced.span,
      places: 20,
      use: 'party-organisation' as const,
      title: '党员大会',
    }
    const preview = precedence.preview({ own })
    if (preview.reasons.length > 0) return
    precedence.book({
      own,
      reason: '支部换届，全体党员到会',
      displaces: preview.displaced.map(({ booking }) => booking.id),
    })
  })
}

export function planCalls(community: Community): void {
  const { time } = community
  const day = time.days.at(-1 - daysBefore)
  if (day === undefined) return
  planWaiting(community, time.instant(day, 10 * 60))
  planOwnUse(community, time.instant(day, 15 * 60))
}
