DROP TRIGGER `bookings_held_update`;

CREATE TRIGGER `bookings_held_update` AFTER UPDATE OF id, room_id, starts, ends, held_until, whole, places ON `bookings`
WHEN NEW.held_until IS NOT NULL AND (OLD.held_until IS NULL OR NEW.held_until > OLD.held_until
     OR NEW.starts < OLD.starts OR NEW.room_id <> OLD.room_id OR NEW.whole > OLD.whole OR NEW.places > OLD.places
     OR (OLD.whole AND NOT NEW.whole)) BEGIN
  SELECT RAISE(ABORT, 'rooms.too-many') WHERE NEW.places > (SELECT places FROM rooms WHERE id = NEW.room_id);
  SELECT RAISE(ABORT, 'rooms.taken') WHERE EXISTS (
    SELECT 1 FROM room_relations x
      JOIN rooms mine ON mine.id = x.room_id
      JOIN rooms theirs ON theirs.id = x.other_id
     WHERE x.room_id = NEW.room_id
       AND ((x.relation <> 'within' OR NEW.whole) AND (SELECT b.starts FROM bookings b
       WHERE b.room_id = x.other_id AND b.whole = 1 AND b.held_until IS NOT NULL
         AND b.held_until > (CASE WHEN NEW.starts = OLD.starts AND NEW.room_id = OLD.room_id AND NEW.whole = OLD.whole
         AND NEW.places <= OLD.places
      THEN min(NEW.held_until - 1, max(coalesce(OLD.held_until, NEW.starts),
             CASE WHEN OLD.state = 'no-show' AND NEW.state = 'checked-in' THEN coalesce(NEW.arrived_at, 0) ELSE 0 END))
      ELSE NEW.starts END) - mine.buffer_before - theirs.buffer_after AND b.id <> NEW.id
       ORDER BY b.held_until LIMIT 1) < NEW.held_until + mine.buffer_after + theirs.buffer_before
         OR (x.relation = 'excluded' OR (NEW.whole AND x.relation <> 'around')) AND EXISTS (SELECT 1 FROM bookings b
       WHERE b.room_id = x.other_id AND b.whole = 0 AND b.held_until IS NOT NULL
         AND b.held_until > (CASE WHEN NEW.starts = OLD.starts AND NEW.room_id = OLD.room_id AND NEW.whole = OLD.whole
         AND NEW.places <= OLD.places
      THEN min(NEW.held_until - 1, max(coalesce(OLD.held_until, NEW.starts),
             CASE WHEN OLD.state = 'no-show' AND NEW.state = 'checked-in' THEN coalesce(NEW.arrived_at, 0) ELSE 0 END))
      ELSE NEW.starts END) - mine.buffer_before - theirs.buffer_after AND b.held_until < NEW.held_until + mine.buffer_after + theirs.buffer_before + 2881
         AND b.starts < NEW.held_until + mine.buffer_after + theirs.buffer_before AND b.id <> NEW.id)));
  SELECT RAISE(ABORT, 'rooms.places') WHERE NOT NEW.whole AND EXISTS (
    SELECT 1 FROM (
      SELECT max(m.begins, (CASE WHEN NEW.starts = OLD.starts AND NEW.room_id = OLD.room_id AND NEW.whole = OLD.whole
         AND NEW.places <= OLD.places
      THEN min(NEW.held_until - 1, max(coalesce(OLD.held_until, NEW.starts),
             CASE WHEN OLD.state = 'no-show' AND NEW.state = 'checked-in' THEN coalesce(NEW.arrived_at, 0) ELSE 0 END))
      ELSE NEW.starts END) - r.buffer_before) AS at FROM (SELECT b.starts - r.buffer_before AS begins, b.held_until + r.buffer_after AS ends, b.places
      FROM bookings b JOIN rooms r ON r.id = b.room_id
     WHERE b.room_id = NEW.room_id AND b.whole = 0 AND b.held_until IS NOT NULL
       AND b.held_until > NEW.starts - r.buffer_before - r.buffer_after
       AND b.held_until < NEW.held_until + r.buffer_before + r.buffer_after + 2881) m, rooms r
       WHERE r.id = NEW.room_id AND m.begins < NEW.held_until + r.buffer_after) moment
     WHERE (SELECT sum(s.places) FROM (SELECT b.starts - r.buffer_before AS begins, b.held_until + r.buffer_after AS ends, b.places
      FROM bookings b JOIN rooms r ON r.id = b.room_id
     WHERE b.room_id = NEW.room_id AND b.whole = 0 AND b.held_until IS NOT NULL
       AND b.held_until > NEW.starts - r.buffer_before - r.buffer_after
       AND b.held_until < NEW.held_until + r.buffer_before + r.buffer_after + 2881) s WHERE s.begins <= moment.at AND s.ends > moment.at)
           > (SELECT places FROM rooms WHERE id = NEW.room_id));
END;

DROP TRIGGER `bookings_equipment_update`;

CREATE TRIGGER `bookings_equipment_update` AFTER UPDATE OF room_id, starts, ends, held_until ON `bookings`
WHEN EXISTS (SELECT 1 FROM booking_equipment WHERE booking_id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'rooms.off-quarter') WHERE NEW.held_until IS NOT NULL AND (NEW.starts % 15 <> 0 OR NEW.ends % 15 <> 0);
  SELECT RAISE(ABORT, 'rooms.no-such-equipment') WHERE NEW.held_until IS NOT NULL AND (OLD.held_until IS NULL OR OLD.room_id <> NEW.room_id)
     AND EXISTS (SELECT 1 FROM booking_equipment e WHERE e.booking_id = NEW.id AND NOT EXISTS (SELECT 1 FROM equipment_rooms p WHERE p.equipment_id = e.equipment_id AND p.room_id = NEW.room_id));
  INSERT INTO equipment_slots (equipment_id, slot, used)
    SELECT e.equipment_id, q.slot, -e.pieces
      FROM booking_equipment e, (WITH RECURSIVE q(slot) AS (
      SELECT OLD.starts / 15 UNION ALL SELECT slot + 1 FROM q WHERE (slot + 1) * 15 < OLD.held_until)
    SELECT slot FROM q) q
     WHERE e.booking_id = OLD.id AND OLD.held_until IS NOT NULL
    ON CONFLICT DO UPDATE SET used = used + excluded.used;
  INSERT INTO equipment_slots (equipment_id, slot, used)
    SELECT e.equipment_id, q.slot, e.pieces
      FROM booking_equipment e, (WITH RECURSIVE q(slot) AS (
      SELECT NEW.starts / 15 UNION ALL SELECT slot + 1 FROM q WHERE (slot + 1) * 15 < NEW.held_until)
    SELECT slot FROM q) q
     WHERE e.booking_id = NEW.id AND NEW.held_until IS NOT NULL
    ON CONFLICT DO UPDATE SET used = used + excluded.used;
  SELECT RAISE(ABORT, 'rooms.equipment') WHERE NEW.held_until IS NOT NULL AND EXISTS (SELECT 1 FROM booking_equipment e WHERE e.booking_id = NEW.id AND EXISTS (SELECT 1 FROM equipment_slots s
     WHERE s.equipment_id = e.equipment_id AND s.slot >= (CASE WHEN NEW.starts = OLD.starts AND NEW.room_id = OLD.room_id AND NEW.whole = OLD.whole
         AND NEW.places <= OLD.places
      THEN min(NEW.held_until - 1, max(coalesce(OLD.held_until, NEW.starts),
             CASE WHEN OLD.state = 'no-show' AND NEW.state = 'checked-in' THEN coalesce(NEW.arrived_at, 0) ELSE 0 END))
      ELSE NEW.starts END) / 15 AND s.slot < (NEW.held_until + 14) / 15
       AND NOT (OLD.held_until IS NOT NULL AND s.slot >= OLD.starts / 15 AND s.slot * 15 < OLD.held_until)
       AND s.used > (SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id)
      - min((SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id),
            (SELECT coalesce(sum(o.pieces), 0) FROM equipment_outages o
              WHERE o.equipment_id = s.equipment_id AND o.from_day <= date(s.slot * 900, 'unixepoch')
                AND (o.until_day IS NULL OR date(s.slot * 900, 'unixepoch') <= o.until_day)))));
END;
