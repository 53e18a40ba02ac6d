/** Who used the rooms in the last two months and who has them in the next three weeks: groups, seats, baking, requests. */
import { DeskError } from '#ground/contract/errors'
import { addDays } from '#work/calendar/rules/index'
import type { RoomBooking } from '#features/rooms/index'
import { instantOfMinute, isoWeekdayOf, minuteAt } from '#features/rooms/rules/index'
import type { Community } from './community'
import { planDoor } from './rooms-door'
import type { Random } from './random'

/** What goes on every week, as a door sheet has it. */
interface Weekly {
  readonly room: string
  readonly weekdays: readonly number[]
  readonly hours: readonly [string, string]
  readonly people: number
  readonly whole: boolean
  readonly holder: RoomBooking['holder']
  readonly title: string
  readonly purpose: RoomBooking['purpose']
  readonly equipment?: Readonly<Record<string, number>>
  /** Nobody has come in the last so many days: they are suspended by now. */
  readonly missingFor?: number
}

const group = (name: string) => ({ kind: 'group' as const, name })

const weekly: readonly Weekly[] = [
  {
    room: '社区书房',
    weekdays: [6],
    hours: ['09:00', '11:00'],
    people: 18,
    whole: true,
    holder: group('亲子读书会'),
    title: '亲子读书会',
    purpose: 'reading',
  },
  {
    room: '活动室',
    weekdays: [3, 6],
    hours: ['10:00', '11:30'],
    people: 16,
    whole: true,
    holder: group('夕阳红合唱团'),
    title: '合唱排练',
    purpose: 'rehearsal',
  },
  {
    room: '活动室',
    weekdays: [1, 5],
    hours: ['14:00', '16:00'],
    people: 14,
    whole: true,
    holder: group('翰林太极队'),
    title: '太极练习',
    purpose: 'rehearsal',
  },
  {
    room: '议事厅',
    weekdays: [4, 6],
    hours: ['14:30', '16:30'],
    people: 22,
    whole: true,
    holder: { kind: 'centre' },
    title: '街坊议事会',
    purpose: 'meeting',
    equipment: { 'equipment-3': 1 },
  },
  {
    room: '议事厅',
    weekdays: [2],
    hours: ['09:00', '11:00'],
    people: 12,
    whole: true,
    holder: group('楼组长联络组'),
    title: '楼组长例会',
    purpose: 'meeting',
  },
  {
    room: '烘焙小站',
    weekdays: [3, 6],
    hours: ['11:00', '12:30'],
    people: 8,
    whole: false,
    holder: group('面点班'),
    title: '面点班',
    purpose: 'baking',
    equipment: { 'equipment-1': 1 },
  },
  {
    room: '烘焙小站',
    weekdays: [7],
    hours: ['14:00', '16:00'],
    people: 12,
    whole: false,
    holder: { kind: 'outside-group', name: '阳光幼儿园' },
    title: '亲子饼干',
    purpose: 'baking',
    equipment: { 'equipment-1': 2, 'equipment-2': 1 },
  },
  {
    room: '活动室',
    weekdays: [2],
    hours: ['19:00', '20:30'],
    people: 10,
    whole: true,
    holder: group('摄影兴趣组'),
    title: '摄影交流',
    purpose: 'class',
    missingFor: 24,
  },
  {
    room: '科技馆',
    weekdays: [7],
    hours: ['10:00', '12:00'],
    people: 20,
    whole: true,
    holder: group('小小科学家'),
    title: '动手做机器人',
    purpose: 'class',
  },
]

const daysBack = 60
const daysAhead = 21

/** How long before they are to be used rooms are booked, in days. */
const bookedBefore = 6

type Rooms = ReadonlyMap<string, number>

export function planBookings(community: Community): void {
  const { office, time, timeline, manager } = community
  const first = addDays(time.today, -daysBack)
  for (let day = first; day <= addDays(time.today, daysAhead); day = addDays(day, 1)) {
    const random = community.random.branch(`rooms ${day}`)
    const at = bookedAt(community, random, day)
    timeline.plan(at, () => {
      const rooms = new Map(
        office
          .at(at, manager)
          .rooms.house({})
          .rooms.map(({ name, id }) => [name, id]),
      )
      bookDay(community, random, rooms, at, day)
    })
  }
}

/** Some days before, while somebody sat at the counter; what lies farther ahead was booked by now. */
function bookedAt({ time }: Community, random: Random, day: string): number {
  const wanted = addDays(day, -bookedBefore)
  const working = time.days.findLast((one) => one <= wanted) ?? time.days[0] ?? time.today
  return Math.min(time.now, time.instant(working, random.between(9 * 60, 16 * 60)))
}

function bookDay(community: Community, random: Random, rooms: Rooms, at: number, day: string): void {
  for (const one of weekly) {
    const room = rooms.get(one.room)
    if (room === undefined || !one.weekdays.includes(isoWeekdayOf(day))) continue
    const { people, whole, holder, title, purpose, equipment = {}, hours, missingFor = 0 } = one
    // A group that has met for months is missed now and then.
    if (random.chance(0.06)) continue
    const isMissed = addDays(day, missingFor) > community.time.today && missingFor > 0
    const booking = {
      room,
      span: { from: minuteAt(day, hours[0]), until: minuteAt(day, hours[1]) },
      whole,
      places: people,
      equipment,
      holder,
      purpose,
      title,
      inCharge: holder.kind === 'centre' ? null : random.pick(['周浩', '王磊', '孙丽华', '钱敏']),
      phone: null,
      comers: [],
    }
    bookOne(community, random, at, booking, !isMissed)
  }
  bookSeats(community, random, rooms.get('社区书房'), at, day)
  bookBaking(community, random, rooms.get('烘焙小站'), at, day)
}

function residentFor({ people }: Community, random: Random): number | null {
  for (let tries = 0; tries < 20; tries += 1) {
    const one = people[random.between(0, people.length - 1)]
    if (one !== undefined && one.person.gone === null && one.person.age >= 16 && one.person.age <= 80)
      return one.id
  }
  return null
}

function bookSeats(community: Community, random: Random, room: number | undefined, at: number, day: string) {
  // Nearer than two weeks ahead only: no rule lets anybody book a seat earlier.
  const seats = Math.ceil(random.between(2, 6) * community.share)
  for (let seat = 0; seat < seats && room !== undefined; seat += 1) {
    const residentId = residentFor(community, random)
    if (residentId === null) return
    const hour = random.pick([9, 11, 11, 13, 14, 14, 16, 18])
    const from = minuteAt(day, '00:00') + hour * 60
    bookOne(community, random, at, {
      room,
      span: { from, until: from + random.pick([60, 120, 120, 180]) },
      whole: false,
      places: random.chance(0.8) ? 1 : 2,
      equipment: {},
      holder: { kind: 'resident', residentId },
      purpose: random.chance(0.6) ? 'reading' : 'study',
      title: '',
      inCharge: null,
      phone: null,
      comers: [],
    })
  }
}

function bookBaking(community: Community, random: Random, room: number | undefined, at: number, day: string) {
  if (room === undefined || !random.chance(0.55)) return
  const residentId = residentFor(community, random)
  if (residentId === null) return
  const from = minuteAt(day, random.pick(['09:00', '09:30', '13:30', '16:30']))
  const comer = { residentId, name: null, birth: null, withGuardian: false, fetchedBy: '', allergens: '' }
  bookOne(community, random, at, {
    room,
    span: { from, until: from + 60 },
    whole: false,
    places: random.between(2, 4),
    equipment: { 'equipment-1': 1 },
    holder: { kind: 'resident', residentId },
    purpose: 'baking',
    title: random.pick(['生日蛋糕', '桃酥', '欧包', '蛋挞']),
    inCharge: null,
    phone: null,
    comers: [{ ...comer, briefedOn: addDays(day, -random.between(1, 90)) }],
  })
}

/** Books what can be had, as the counter would: who is told no comes another day. */
function bookOne(community: Community, random: Random, at: number, booking: RoomBooking, comes = true): void {
  const { office, frontDesk } = community
  const booked = bookedOrRefused(() => office.at(at, frontDesk).rooms.bookings.book({ booking }).booking)
  if (booked === null) return
  const { id, state } = booked
  if (state === 'pending') planDecision(community, random, at, id)
  if (comes) planUse(community, random, id, booking.span)
}

/** A refusal comes before anything is written. */
function bookedOrRefused<Booked>(book: () => Booked): Booked | null {
  try {
    return book()
  } catch (error) {
    if (error instanceof DeskError && error.code.startsWith('rooms.stops-')) return null
    throw error
  }
}

/** The manager decides on one of the next days; the newest requests still wait. */
function planDecision(
  { office, timeline, manager, time }: Community,
  random: Random,
  at: number,
  id: number,
) {
  const decided = at + random.between(3, 30) * 3_600_000
  if (decided > time.now - 20 * 3_600_000) return
  timeline.plan(decided, () => {
    const desk = office.at(decided, manager).rooms.bookings
    const { booking, approval } = desk.get({ id })
    if (booking.state !== 'pending' || (approval?.reasons.length ?? 0) > 0) return
    desk.decide({ id, move: 'approve', reason: '' })
  })
}

/** They come, stay or leave early; a few cancel before, a few do not come, which nobody has to write down. */
function planUse(community: Community, random: Random, id: number, span: RoomBooking['span']): void {
  const { office, timeline, frontDesk } = community
  const doing = (at: number, move: 'cancel' | 'check-in' | 'leave', reason = '') =>
    timeline.plan(at, () => {
      const desk = office.at(at, frontDesk).rooms.bookings
      const { moves } = desk.get({ id })
      if (moves.includes(move)) desk.move({ id, move, reason })
    })
  const begins = instantOfMinute(span.from)
  if (random.chance(0.05)) {
    doing(begins - random.between(3, 40) * 3_600_000, 'cancel', '临时有事')
    return
  }
  if (random.chance(0.05)) return
  const comes = begins + random.between(-5, 8) * 60_000
  const leaves = instantOfMinute(span.until) - random.between(0, 20) * 60_000
  doing(comes, 'check-in')
  if (random.chance(0.7)) doing(leaves, 'leave')
  planDoor(community, random.branch(`door ${id}`), id, comes + 60_000, leaves + 60_000)
}
