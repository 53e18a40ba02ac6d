/** The waitlist: who would like a time that is taken, in which order, and what was said when they were called. */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { residents } from '#features/residents/schema/index'
import { holderKinds, purposes, waitingEventKinds, waitingStates } from '../contract/words'
import { bookings, roomGroups } from './bookings'
import { rooms } from './house'

export const roomWaiting = sqliteTable(
  'room_waiting',
  {
    /** Also the order on the list: who came first has the lower number. */
    id: integer('id').primaryKey(),
    roomId: integer('room_id')
      .notNull()
      .references(() => rooms.id),
    starts: integer('starts').notNull(),
    ends: integer('ends').notNull(),
    whole: integer('whole', { mode: 'boolean' }).notNull(),
    places: integer('places').notNull(),
    /** Pieces by their codes, in JSON. */
    equipment: text('equipment').notNull(),
    holderKind: text('holder_kind', { enum: holderKinds }).notNull(),
    residentId: integer('resident_id').references(() => residents.id),
    groupId: integer('group_id').references(() => roomGroups.id),
    purpose: text('purpose', { enum: purposes }).notNull(),
    title: text('title').notNull(),
    inCharge: text('in_charge'),
    phone: text('phone'),
    state: text('state', { enum: waitingStates }).notNull(),
    /** The booking that holds the place while it is offered, and that it became. */
    bookingId: integer('booking_id').references(() => bookings.id),
    /** UTC milliseconds. */
    joinedAt: integer('joined_at').notNull(),
  },
  (waiting) => [
    index('room_waiting_open')
      .on(waiting.starts)
      .where(sql`state IN ('waiting', 'offered')`),
    index('room_waiting_resident').on(waiting.residentId, waiting.starts),
    uniqueIndex('room_waiting_booking')
      .on(waiting.bookingId)
      .where(sql`booking_id IS NOT NULL`),
    check('room_waiting_length', sql`${waiting.ends} - ${waiting.starts} BETWEEN 1 AND 2880`),
    check('room_waiting_places', sql`${waiting.places} > 0`),
    check(
      'room_waiting_holder',
      sql`CASE ${waiting.holderKind} WHEN 'resident' THEN ${waiting.groupId} IS NULL
            WHEN 'centre' THEN ${waiting.residentId} IS NULL AND ${waiting.groupId} IS NULL
            ELSE ${waiting.groupId} IS NOT NULL AND ${waiting.residentId} IS NULL END`,
    ),
  ],
)

/** Who would come, as they were named: they come along when the wish becomes a booking, and go when it is over. */
export const roomWaitingComers = sqliteTable(
  'room_waiting_comers',
  {
    id: integer('id').primaryKey(),
    waitingId: integer('waiting_id')
      .notNull()
      .references(() => roomWaiting.id),
    residentId: integer('resident_id').references(() => residents.id),
    /** Of who is not in the register. */
    name: text('name').notNull(),
    birth: text('birth'),
    briefedOn: text('briefed_on'),
    withGuardian: integer('with_guardian', { mode: 'boolean' }).notNull(),
    fetchedBy: text('fetched_by').notNull(),
    allergens: text('allergens').notNull(),
  },
  (comer) => [
    index('room_waiting_comers_of').on(comer.waitingId, comer.id),
    index('room_waiting_comers_resident').on(comer.residentId, comer.waitingId),
  ],
)

/** What happened to a wish, in its order. */
export const roomWaitingEvents = sqliteTable(
  'room_waiting_events',
  {
    id: integer('id').primaryKey(),
    waitingId: integer('waiting_id')
      .notNull()
      .references(() => roomWaiting.id),
    event: text('event', { enum: waitingEventKinds }).notNull(),
    note: text('note').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (row) => [index('room_waiting_events_of').on(row.waitingId, row.id)],
)

const offerOfAnother = `NOT EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = NEW.booking_id AND b.state = 'pending' AND b.room_id = NEW.room_id
       AND b.starts = NEW.starts AND b.ends = NEW.ends AND b.holder_kind = NEW.holder_kind
       AND b.resident_id IS NEW.resident_id AND b.group_id IS NEW.group_id)`

/** What is offered is held: by a booking of theirs that the file guards against everybody else, as any other. */
const offerHolds = (event: 'INSERT' | 'UPDATE', unchanged: string) =>
  `CREATE TRIGGER \`room_waiting_offer_${event.toLowerCase()}\` AFTER ${event} ON \`room_waiting\`
WHEN NEW.state = 'offered'${unchanged} BEGIN
  SELECT RAISE(ABORT, 'rooms.offer-holds-nothing') WHERE ${offerOfAnother};
END;`

export const waitlistGuards: readonly string[] = [
  offerHolds('INSERT', ''),
  offerHolds('UPDATE', ` AND OLD.state <> 'offered'`),
  // Whoever declined, gave up or got it is not asked again.
  `CREATE TRIGGER \`room_waiting_final\` BEFORE UPDATE OF state ON \`room_waiting\`
WHEN OLD.state NOT IN ('waiting', 'offered') AND NEW.state <> OLD.state BEGIN
  SELECT RAISE(ABORT, 'rooms.waiting-is-over');
END;`,
  // The order is that of the numbers: nobody gets in front.
  `CREATE TRIGGER \`room_waiting_place\` BEFORE UPDATE OF id, room_id, starts, ends, holder_kind, resident_id, group_id ON \`room_waiting\` BEGIN
  SELECT RAISE(ABORT, 'rooms.waiting-keeps-its-place');
END;`,
  `CREATE TRIGGER \`room_waiting_last\` BEFORE INSERT ON \`room_waiting\`
WHEN NEW.id <= (SELECT max(id) FROM room_waiting) AND NEW.id > 0 BEGIN
  SELECT RAISE(ABORT, 'rooms.waiting-keeps-its-place');
END;`,
]
