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
     WHERE s.equipment_id = e.equipment_id AND s.slot >= NEW.starts / 15 AND s.slot < (NEW.held_until + 14) / 15
       AND NOT (OLD.held_until IS NOT NULL AND s.slot >= OLD.starts / 15 AND s.slot * 15 < OLD.held_until)
       AND s.used > (SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id)
      - min((SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id),
            (SELECT coalesce(sum(o.pieces), 0) FROM equipment_outages o
              WHERE o.equipment_id = s.equipment_id AND o.from_day <= date(s.slot * 900, 'unixepoch')
                AND (o.until_day IS NULL OR date(s.slot * 900, 'unixepoch') <= o.until_day)))));
END;

DROP TRIGGER `booking_equipment_insert`;

CREATE TRIGGER `booking_equipment_insert` AFTER INSERT ON `booking_equipment`
WHEN (SELECT held_until FROM bookings WHERE id = NEW.booking_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'rooms.off-quarter') WHERE (SELECT starts FROM bookings WHERE id = NEW.booking_id) % 15 <> 0 OR (SELECT ends FROM bookings WHERE id = NEW.booking_id) % 15 <> 0;
  SELECT RAISE(ABORT, 'rooms.no-such-equipment') WHERE NOT EXISTS (SELECT 1 FROM equipment_rooms p WHERE p.equipment_id = NEW.equipment_id AND p.room_id = (SELECT room_id FROM bookings WHERE id = NEW.booking_id));
  INSERT INTO equipment_slots (equipment_id, slot, used)
    SELECT NEW.equipment_id, slot, NEW.pieces FROM (WITH RECURSIVE q(slot) AS (
      SELECT (SELECT starts FROM bookings WHERE id = NEW.booking_id) / 15 UNION ALL SELECT slot + 1 FROM q WHERE (slot + 1) * 15 < (SELECT held_until FROM bookings WHERE id = NEW.booking_id))
    SELECT slot FROM q) WHERE true
    ON CONFLICT DO UPDATE SET used = used + excluded.used;
  SELECT RAISE(ABORT, 'rooms.equipment') WHERE EXISTS (SELECT 1 FROM equipment_slots s
     WHERE s.equipment_id = NEW.equipment_id AND s.slot >= (SELECT starts FROM bookings WHERE id = NEW.booking_id) / 15 AND s.slot < ((SELECT held_until FROM bookings WHERE id = NEW.booking_id) + 14) / 15
       AND s.used > (SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id)
      - min((SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id),
            (SELECT coalesce(sum(o.pieces), 0) FROM equipment_outages o
              WHERE o.equipment_id = s.equipment_id AND o.from_day <= date(s.slot * 900, 'unixepoch')
                AND (o.until_day IS NULL OR date(s.slot * 900, 'unixepoch') <= o.until_day))));
END;
