/**
 * Triggers that keep what must never be out of the file: two in one place, a seat or a piece too many, a buffer that
 * was not kept. They say what the rules say (`occupancy.ts`, `equipment.ts`) once more, for whoever does not ask them.
 *
 * A change is looked at only where it takes more than before: house rules may have changed since, and who leaves early
 * or cancels must never be stopped by that.
 */

/** Refuses with this code when the condition holds. */
const refuseWhere = (code: string, condition: string): string =>
  `SELECT RAISE(ABORT, 'rooms.${code}') WHERE ${condition};`

/** Rooms in which a room lies, however deep; a circle brings it back to itself. */
const upwards = `(WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up)`

const isNew = (room: string, other: string) =>
  `NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = ${room} AND x.other_id = ${other})`

/** All relations anew: there are few rooms, and what is worked out whole is never half right. */
const relate = `
  DELETE FROM room_relations;
  INSERT INTO room_relations SELECT id, id, 'same' FROM rooms;
  INSERT INTO room_relations SELECT u.room_id, u.other_id, 'around' FROM ${upwards} u
   WHERE ${isNew('u.room_id', 'u.other_id')};
  INSERT INTO room_relations SELECT u.other_id, u.room_id, 'within' FROM ${upwards} u
   WHERE ${isNew('u.other_id', 'u.room_id')};
  INSERT INTO room_relations SELECT e.room_id, e.other_id, 'excluded' FROM room_exclusions e
   WHERE ${isNew('e.room_id', 'e.other_id')};
  INSERT INTO room_relations SELECT e.other_id, e.room_id, 'excluded' FROM room_exclusions e
   WHERE ${isNew('e.other_id', 'e.room_id')};`

const relations = [
  ['rooms', 'INSERT'],
  ['rooms', 'UPDATE OF inside_id'],
  ['rooms', 'DELETE'],
  ['room_exclusions', 'INSERT'],
  ['room_exclusions', 'UPDATE'],
  ['room_exclusions', 'DELETE'],
].map(([table, event]) => {
  const named = `${table ?? ''}_relate_${(event ?? '').split(' ')[0]?.toLowerCase() ?? ''}`
  const circle =
    table === 'rooms'
      ? `\n  ${refuseWhere('room-inside-itself', `EXISTS (SELECT 1 FROM ${upwards} WHERE room_id = other_id)`)}`
      : ''
  return `CREATE TRIGGER \`${named}\` AFTER ${event ?? ''} ON \`${table ?? ''}\` BEGIN${circle}${relate}\nEND;`
})

/** From when on, and up to when, somebody would be in the way, with the time both need before and after. */
const after = (starts: string) => `${starts} - mine.buffer_before - theirs.buffer_after`
const until = 'NEW.held_until + mine.buffer_after + theirs.buffer_before'

/** Whole bookings of one room never overlap: the first that ends after the beginning is the only one that can be in the way. */
const wholeInTheWay = (starts: string) => `(SELECT b.starts FROM bookings b
       WHERE b.room_id = x.other_id AND b.whole = 1 AND b.held_until IS NOT NULL
         AND b.held_until > ${after(starts)} AND b.id <> NEW.id
       ORDER BY b.held_until LIMIT 1) < ${until}`

/** Places of one room overlap: all that end within the longest there can be are looked at. */
const placesInTheWay = (starts: string) => `EXISTS (SELECT 1 FROM bookings b
       WHERE b.room_id = x.other_id AND b.whole = 0 AND b.held_until IS NOT NULL
         AND b.held_until > ${after(starts)} AND b.held_until < ${until} + 2881
         AND b.starts < ${until} AND b.id <> NEW.id)`

/** Somebody whom this booking cannot be beside. */
const inTheWayFrom = (starts: string) => `EXISTS (
    SELECT 1 FROM room_relations x
      JOIN rooms mine ON mine.id = x.room_id
      JOIN rooms theirs ON theirs.id = x.other_id
     WHERE x.room_id = NEW.room_id
       AND ((x.relation <> 'within' OR NEW.whole) AND ${wholeInTheWay(starts)}
         OR (x.relation = 'excluded' OR (NEW.whole AND x.relation <> 'around')) AND ${placesInTheWay(starts)}))`
const somebodyInTheWay = inTheWayFrom('NEW.starts')

/** Bookings by places of the room, this one among them, with their buffers; bounded by the longest there can be. */
const seated = `SELECT b.starts - r.buffer_before AS begins, b.held_until + r.buffer_after AS ends, b.places
      FROM bookings b JOIN rooms r ON r.id = b.room_id
     WHERE b.room_id = NEW.room_id AND b.whole = 0 AND b.held_until IS NOT NULL
       AND b.held_until > NEW.starts - r.buffer_before - r.buffer_after
       AND b.held_until < NEW.held_until + r.buffer_before + r.buffer_after + 2881`

/** Use rises only where somebody begins: those moments, and this one's own, are all that has to be looked at. */
const placesRunOutFrom = (starts: string) => `NOT NEW.whole AND EXISTS (
    SELECT 1 FROM (
      SELECT max(m.begins, ${starts} - r.buffer_before) AS at FROM (${seated}) m, rooms r
       WHERE r.id = NEW.room_id AND m.begins < NEW.held_until + r.buffer_after) moment
     WHERE (SELECT sum(s.places) FROM (${seated}) s WHERE s.begins <= moment.at AND s.ends > moment.at)
           > (SELECT places FROM rooms WHERE id = NEW.room_id))`

const tooMany = `NEW.places > (SELECT places FROM rooms WHERE id = NEW.room_id)`

const heldFrom = (starts: string) => `
  ${refuseWhere('too-many', tooMany)}
  ${refuseWhere('taken', inTheWayFrom(starts))}
  ${refuseWhere('places', placesRunOutFrom(starts))}`

/** Quarters of an hour that a span touches. */
const quarters = (starts: string, until: string) =>
  `(WITH RECURSIVE q(slot) AS (
      SELECT ${starts} / 15 UNION ALL SELECT slot + 1 FROM q WHERE (slot + 1) * 15 < ${until})
    SELECT slot FROM q)`

/** Adds to (or takes from) the use of each quarter that a booking's hold touches. */
const use = (pieces: string, equipment: string, starts: string, until: string) =>
  `INSERT INTO equipment_slots (equipment_id, slot, used)
    SELECT ${equipment}, slot, ${pieces} FROM ${quarters(starts, until)} WHERE true
    ON CONFLICT DO UPDATE SET used = used + excluded.used;`

/** As \`use\`, for all equipment of a booking. */
const useAll = (sign: string, row: string) =>
  `INSERT INTO equipment_slots (equipment_id, slot, used)
    SELECT e.equipment_id, q.slot, ${sign}e.pieces
      FROM booking_equipment e, ${quarters(`${row}.starts`, `${row}.held_until`)} q
     WHERE e.booking_id = ${row}.id AND ${row}.held_until IS NOT NULL
    ON CONFLICT DO UPDATE SET used = used + excluded.used;`

const working = `(SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id)
      - min((SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id),
            (SELECT coalesce(sum(o.pieces), 0) FROM equipment_outages o
              WHERE o.equipment_id = s.equipment_id AND o.from_day <= date(s.slot * 900, 'unixepoch')
                AND (o.until_day IS NULL OR date(s.slot * 900, 'unixepoch') <= o.until_day)))`

/** Bounded on both sides, so that it never looks at the quarters of all the years that follow. */
const pieceTooMany = (equipment: string, starts: string, until: string, butNot = '') =>
  `EXISTS (SELECT 1 FROM equipment_slots s
     WHERE s.equipment_id = ${equipment} AND s.slot >= ${starts} / 15 AND s.slot < (${until} + 14) / 15${butNot}
       AND s.used > ${working})`

const notHere = (equipment: string, room: string) =>
  `NOT EXISTS (SELECT 1 FROM equipment_rooms p WHERE p.equipment_id = ${equipment} AND p.room_id = ${room})`

const ofBooking = (column: string) => `(SELECT ${column} FROM bookings WHERE id = NEW.booking_id)`

/** Equipment is counted by quarters: what uses it begins and ends on one. */
const offQuarter = (starts: string, ends: string) => `${starts} % 15 <> 0 OR ${ends} % 15 <> 0`

const takesMore = `NEW.held_until IS NOT NULL AND (OLD.held_until IS NULL OR NEW.held_until > OLD.held_until
     OR NEW.starts < OLD.starts OR NEW.room_id <> OLD.room_id OR NEW.whole > OLD.whole OR NEW.places > OLD.places
     OR (OLD.whole AND NOT NEW.whole))`

/**
 * From when on a change takes something anew: what it held before was its own, and whoever comes late has the rest from
 * that minute. Somebody may have come and gone in what they had let go.
 */
const takenAnewFrom = `(CASE WHEN NEW.starts = OLD.starts AND NEW.room_id = OLD.room_id AND NEW.whole = OLD.whole
         AND NEW.places <= OLD.places
      THEN min(NEW.held_until - 1, max(coalesce(OLD.held_until, NEW.starts),
             CASE WHEN OLD.state = 'no-show' AND NEW.state = 'checked-in' THEN coalesce(NEW.arrived_at, 0) ELSE 0 END))
      ELSE NEW.starts END)`

export const guards: readonly string[] = [
  ...relations,
  // REPLACE would take a row away without its triggers.
  `CREATE TRIGGER \`bookings_once\` BEFORE INSERT ON \`bookings\`
WHEN EXISTS (SELECT 1 FROM bookings WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'rooms.booking-exists');
END;`,
  `CREATE TRIGGER \`bookings_held_insert\` AFTER INSERT ON \`bookings\`
WHEN NEW.held_until IS NOT NULL BEGIN${heldFrom('NEW.starts')}
END;`,
  `CREATE TRIGGER \`bookings_held_update\` AFTER UPDATE OF id, room_id, starts, ends, held_until, whole, places ON \`bookings\`
WHEN ${takesMore} BEGIN${heldFrom(takenAnewFrom)}
END;`,
  `CREATE TRIGGER \`bookings_keep_id\` BEFORE UPDATE OF id ON \`bookings\`
WHEN NEW.id <> OLD.id BEGIN
  SELECT RAISE(ABORT, 'rooms.booking-exists');
END;`,
  `CREATE TRIGGER \`bookings_equipment_update\` AFTER UPDATE OF room_id, starts, ends, held_until ON \`bookings\`
WHEN EXISTS (SELECT 1 FROM booking_equipment WHERE booking_id = NEW.id) BEGIN
  ${refuseWhere('off-quarter', `NEW.held_until IS NOT NULL AND (${offQuarter('NEW.starts', 'NEW.ends')})`)}
  ${refuseWhere(
    'no-such-equipment',
    `NEW.held_until IS NOT NULL AND (OLD.held_until IS NULL OR OLD.room_id <> NEW.room_id)
     AND EXISTS (SELECT 1 FROM booking_equipment e WHERE e.booking_id = NEW.id AND ${notHere('e.equipment_id', 'NEW.room_id')})`,
  )}
  ${useAll('-', 'OLD')}
  ${useAll('', 'NEW')}
  ${refuseWhere(
    'equipment',
    `NEW.held_until IS NOT NULL AND EXISTS (SELECT 1 FROM booking_equipment e WHERE e.booking_id = NEW.id AND ${pieceTooMany(
      'e.equipment_id',
      takenAnewFrom,
      'NEW.held_until',
      `
       AND NOT (OLD.held_until IS NOT NULL AND s.slot >= OLD.starts / 15 AND s.slot * 15 < OLD.held_until)`,
    )})`,
  )}
END;`,
  `CREATE TRIGGER \`booking_equipment_once\` BEFORE INSERT ON \`booking_equipment\`
WHEN EXISTS (SELECT 1 FROM booking_equipment WHERE booking_id = NEW.booking_id AND equipment_id = NEW.equipment_id) BEGIN
  SELECT RAISE(ABORT, 'rooms.booking-exists');
END;`,
  `CREATE TRIGGER \`booking_equipment_insert\` AFTER INSERT ON \`booking_equipment\`
WHEN ${ofBooking('held_until')} IS NOT NULL BEGIN
  ${refuseWhere('off-quarter', offQuarter(ofBooking('starts'), ofBooking('ends')))}
  ${refuseWhere('no-such-equipment', notHere('NEW.equipment_id', ofBooking('room_id')))}
  ${use('NEW.pieces', 'NEW.equipment_id', ofBooking('starts'), ofBooking('held_until'))}
  ${refuseWhere('equipment', pieceTooMany('NEW.equipment_id', ofBooking('starts'), ofBooking('held_until')))}
END;`,
  // Fewer or more pieces, or another kind: the row goes and a new one comes, each through its own trigger.
  `CREATE TRIGGER \`booking_equipment_no_update\` BEFORE UPDATE ON \`booking_equipment\` BEGIN
  SELECT RAISE(ABORT, 'rooms.booking-equipment-stays');
END;`,
  `CREATE TRIGGER \`booking_equipment_delete\` AFTER DELETE ON \`booking_equipment\`
WHEN (SELECT held_until FROM bookings WHERE id = OLD.booking_id) IS NOT NULL BEGIN
  ${use(
    '-OLD.pieces',
    'OLD.equipment_id',
    '(SELECT starts FROM bookings WHERE id = OLD.booking_id)',
    '(SELECT held_until FROM bookings WHERE id = OLD.booking_id)',
  )}
END;`,
]

/** Tables that only triggers write. */
export const keptByGuards = ['room_relations', 'equipment_slots'] as const

/** What the triggers ask of a booking before it stands, for whoever measures it: in the way of somebody, a piece too many. */
export const conflictAsked = { somebodyInTheWay, pieceTooMany } as const
