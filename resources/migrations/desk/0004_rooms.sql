CREATE TABLE `booking_equipment` (
	`booking_id` integer NOT NULL,
	`equipment_id` integer NOT NULL,
	`pieces` integer NOT NULL,
	PRIMARY KEY(`booking_id`, `equipment_id`),
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`equipment_id`) REFERENCES `room_equipment`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "booking_equipment_some" CHECK("booking_equipment"."pieces" > 0)
) STRICT;

CREATE INDEX `booking_equipment_of` ON `booking_equipment` (`equipment_id`,`booking_id`);

CREATE TABLE `bookings` (
	`id` integer PRIMARY KEY NOT NULL,
	`room_id` integer NOT NULL,
	`starts` integer NOT NULL,
	`ends` integer NOT NULL,
	`held_until` integer,
	`whole` integer NOT NULL,
	`places` integer NOT NULL,
	`holder_kind` text NOT NULL,
	`resident_id` integer,
	`group_id` integer,
	`use` text NOT NULL,
	`purpose` text NOT NULL,
	`state` text NOT NULL,
	`holds_until` integer,
	`arrived_at` integer,
	`left_at` integer,
	`booked_at` integer NOT NULL,
	`booked_by` integer NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `room_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bookings_length" CHECK("bookings"."ends" - "bookings"."starts" BETWEEN 1 AND 2880),
	CONSTRAINT "bookings_places" CHECK("bookings"."places" > 0),
	CONSTRAINT "bookings_held_within" CHECK("bookings"."held_until" > "bookings"."starts" AND "bookings"."held_until" <= "bookings"."ends"),
	CONSTRAINT "bookings_hold" CHECK(CASE WHEN "bookings"."state" IN ('pending', 'confirmed', 'checked-in')
            THEN "bookings"."held_until" IS NOT NULL AND "bookings"."held_until" = "bookings"."ends"
            WHEN "bookings"."state" IN ('refused', 'cancelled', 'expired', 'displaced')
            THEN "bookings"."held_until" IS NULL ELSE 1 END),
	CONSTRAINT "bookings_pending" CHECK(("bookings"."state" = 'pending') <= ("bookings"."holds_until" IS NOT NULL)),
	CONSTRAINT "bookings_holder" CHECK(CASE "bookings"."holder_kind" WHEN 'resident' THEN "bookings"."group_id" IS NULL
            WHEN 'centre' THEN "bookings"."resident_id" IS NULL AND "bookings"."group_id" IS NULL
            ELSE "bookings"."group_id" IS NOT NULL AND "bookings"."resident_id" IS NULL END)
) STRICT;

CREATE INDEX `bookings_held` ON `bookings` (`room_id`,`held_until`,`starts`) WHERE held_until IS NOT NULL;

CREATE INDEX `bookings_by_time` ON `bookings` (`starts`,`room_id`);

CREATE INDEX `bookings_resident` ON `bookings` (`resident_id`,`starts`);

CREATE INDEX `bookings_group` ON `bookings` (`group_id`,`starts`);

CREATE TABLE `equipment_outages` (
	`id` integer PRIMARY KEY NOT NULL,
	`equipment_id` integer NOT NULL,
	`pieces` integer NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`why` text NOT NULL,
	FOREIGN KEY (`equipment_id`) REFERENCES `room_equipment`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "equipment_outages_some" CHECK("equipment_outages"."pieces" > 0)
) STRICT;

CREATE INDEX `equipment_outages_of` ON `equipment_outages` (`equipment_id`,`from_day`);

CREATE TABLE `equipment_rooms` (
	`equipment_id` integer NOT NULL,
	`room_id` integer NOT NULL,
	PRIMARY KEY(`equipment_id`, `room_id`),
	FOREIGN KEY (`equipment_id`) REFERENCES `room_equipment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `equipment_slots` (
	`equipment_id` integer NOT NULL,
	`slot` integer NOT NULL,
	`used` integer NOT NULL,
	PRIMARY KEY(`equipment_id`, `slot`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `room_closures` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`why` text NOT NULL,
	`rooms` text,
	`falls` text NOT NULL,
	`announced_on` text NOT NULL,
	`ended_at` integer
) STRICT;

CREATE INDEX `room_closures_standing` ON `room_closures` (`id`) WHERE ended_at IS NULL;

CREATE TABLE `room_equipment` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`pieces` integer NOT NULL
) STRICT;

CREATE UNIQUE INDEX `room_equipment_code_unique` ON `room_equipment` (`code`);

CREATE TABLE `room_exclusions` (
	`room_id` integer NOT NULL,
	`other_id` integer NOT NULL,
	PRIMARY KEY(`room_id`, `other_id`),
	CONSTRAINT "room_exclusions_order" CHECK("room_exclusions"."room_id" < "room_exclusions"."other_id")
) STRICT, WITHOUT ROWID;

CREATE TABLE `room_groups` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`outside` integer NOT NULL
) STRICT;

CREATE TABLE `room_relations` (
	`room_id` integer NOT NULL,
	`other_id` integer NOT NULL,
	`relation` text NOT NULL,
	PRIMARY KEY(`room_id`, `other_id`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `rooms` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`place` integer NOT NULL,
	`inside_id` integer,
	`out_of_use` text,
	`rules` text NOT NULL,
	`places` integer GENERATED ALWAYS AS (json_extract(rules, '$.places')) STORED NOT NULL,
	`buffer_before` integer GENERATED ALWAYS AS (json_extract(rules, '$.bufferBefore')) STORED NOT NULL,
	`buffer_after` integer GENERATED ALWAYS AS (json_extract(rules, '$.bufferAfter')) STORED NOT NULL,
	`version` integer NOT NULL
) STRICT;

CREATE INDEX `rooms_inside` ON `rooms` (`inside_id`);

CREATE TRIGGER `rooms_relate_insert` AFTER INSERT ON `rooms` BEGIN
  SELECT RAISE(ABORT, 'rooms.room-inside-itself') WHERE EXISTS (SELECT 1 FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) WHERE room_id = other_id);
  DELETE FROM room_relations;
  INSERT INTO room_relations SELECT id, id, 'same' FROM rooms;
  INSERT INTO room_relations SELECT u.room_id, u.other_id, 'around' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.room_id AND x.other_id = u.other_id);
  INSERT INTO room_relations SELECT u.other_id, u.room_id, 'within' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.other_id AND x.other_id = u.room_id);
  INSERT INTO room_relations SELECT e.room_id, e.other_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.room_id AND x.other_id = e.other_id);
  INSERT INTO room_relations SELECT e.other_id, e.room_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.other_id AND x.other_id = e.room_id);
END;

CREATE TRIGGER `rooms_relate_update` AFTER UPDATE OF inside_id ON `rooms` BEGIN
  SELECT RAISE(ABORT, 'rooms.room-inside-itself') WHERE EXISTS (SELECT 1 FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) WHERE room_id = other_id);
  DELETE FROM room_relations;
  INSERT INTO room_relations SELECT id, id, 'same' FROM rooms;
  INSERT INTO room_relations SELECT u.room_id, u.other_id, 'around' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.room_id AND x.other_id = u.other_id);
  INSERT INTO room_relations SELECT u.other_id, u.room_id, 'within' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.other_id AND x.other_id = u.room_id);
  INSERT INTO room_relations SELECT e.room_id, e.other_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.room_id AND x.other_id = e.other_id);
  INSERT INTO room_relations SELECT e.other_id, e.room_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.other_id AND x.other_id = e.room_id);
END;

CREATE TRIGGER `rooms_relate_delete` AFTER DELETE ON `rooms` BEGIN
  SELECT RAISE(ABORT, 'rooms.room-inside-itself') WHERE EXISTS (SELECT 1 FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) WHERE room_id = other_id);
  DELETE FROM room_relations;
  INSERT INTO room_relations SELECT id, id, 'same' FROM rooms;
  INSERT INTO room_relations SELECT u.room_id, u.other_id, 'around' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.room_id AND x.other_id = u.other_id);
  INSERT INTO room_relations SELECT u.other_id, u.room_id, 'within' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.other_id AND x.other_id = u.room_id);
  INSERT INTO room_relations SELECT e.room_id, e.other_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.room_id AND x.other_id = e.other_id);
  INSERT INTO room_relations SELECT e.other_id, e.room_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.other_id AND x.other_id = e.room_id);
END;

CREATE TRIGGER `room_exclusions_relate_insert` AFTER INSERT ON `room_exclusions` BEGIN
  DELETE FROM room_relations;
  INSERT INTO room_relations SELECT id, id, 'same' FROM rooms;
  INSERT INTO room_relations SELECT u.room_id, u.other_id, 'around' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.room_id AND x.other_id = u.other_id);
  INSERT INTO room_relations SELECT u.other_id, u.room_id, 'within' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.other_id AND x.other_id = u.room_id);
  INSERT INTO room_relations SELECT e.room_id, e.other_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.room_id AND x.other_id = e.other_id);
  INSERT INTO room_relations SELECT e.other_id, e.room_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.other_id AND x.other_id = e.room_id);
END;

CREATE TRIGGER `room_exclusions_relate_update` AFTER UPDATE ON `room_exclusions` BEGIN
  DELETE FROM room_relations;
  INSERT INTO room_relations SELECT id, id, 'same' FROM rooms;
  INSERT INTO room_relations SELECT u.room_id, u.other_id, 'around' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.room_id AND x.other_id = u.other_id);
  INSERT INTO room_relations SELECT u.other_id, u.room_id, 'within' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.other_id AND x.other_id = u.room_id);
  INSERT INTO room_relations SELECT e.room_id, e.other_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.room_id AND x.other_id = e.other_id);
  INSERT INTO room_relations SELECT e.other_id, e.room_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.other_id AND x.other_id = e.room_id);
END;

CREATE TRIGGER `room_exclusions_relate_delete` AFTER DELETE ON `room_exclusions` BEGIN
  DELETE FROM room_relations;
  INSERT INTO room_relations SELECT id, id, 'same' FROM rooms;
  INSERT INTO room_relations SELECT u.room_id, u.other_id, 'around' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.room_id AND x.other_id = u.other_id);
  INSERT INTO room_relations SELECT u.other_id, u.room_id, 'within' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.other_id AND x.other_id = u.room_id);
  INSERT INTO room_relations SELECT e.room_id, e.other_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.room_id AND x.other_id = e.other_id);
  INSERT INTO room_relations SELECT e.other_id, e.room_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.other_id AND x.other_id = e.room_id);
END;

CREATE TRIGGER `bookings_once` BEFORE INSERT ON `bookings`
WHEN EXISTS (SELECT 1 FROM bookings WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'rooms.booking-exists');
END;

CREATE TRIGGER `bookings_held_insert` AFTER INSERT ON `bookings`
WHEN NEW.held_until IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'rooms.too-many') WHERE NEW.places > (SELECT places FROM rooms WHERE id = NEW.room_id);
  SELECT RAISE(ABORT, 'rooms.taken') WHERE EXISTS (
    SELECT 1 FROM room_relations x
      JOIN rooms mine ON mine.id = x.room_id
      JOIN rooms theirs ON theirs.id = x.other_id
      JOIN bookings b ON b.room_id = x.other_id
     WHERE x.room_id = NEW.room_id AND b.id <> NEW.id AND b.held_until IS NOT NULL
       AND b.held_until > NEW.starts - mine.buffer_before - theirs.buffer_after
       AND b.held_until < NEW.held_until + mine.buffer_after + theirs.buffer_before + 2881
       AND b.starts < NEW.held_until + mine.buffer_after + theirs.buffer_before
       AND CASE x.relation WHEN 'same' THEN NEW.whole OR b.whole
                           WHEN 'around' THEN b.whole
                           WHEN 'within' THEN NEW.whole
                           ELSE 1 END);
  SELECT RAISE(ABORT, 'rooms.places') WHERE NOT NEW.whole AND EXISTS (
    SELECT 1 FROM (
      SELECT max(m.begins, NEW.starts - r.buffer_before) AS at FROM (SELECT b.starts - r.buffer_before AS begins, b.held_until + r.buffer_after AS ends, b.places
      FROM bookings b JOIN rooms r ON r.id = b.room_id
     WHERE b.room_id = NEW.room_id AND NOT b.whole AND b.held_until IS NOT NULL
       AND b.held_until > NEW.starts - r.buffer_before - r.buffer_after
       AND b.held_until < NEW.held_until + r.buffer_before + r.buffer_after + 2881) m, rooms r
       WHERE r.id = NEW.room_id AND m.begins < NEW.held_until + r.buffer_after) moment
     WHERE (SELECT sum(s.places) FROM (SELECT b.starts - r.buffer_before AS begins, b.held_until + r.buffer_after AS ends, b.places
      FROM bookings b JOIN rooms r ON r.id = b.room_id
     WHERE b.room_id = NEW.room_id AND NOT b.whole AND b.held_until IS NOT NULL
       AND b.held_until > NEW.starts - r.buffer_before - r.buffer_after
       AND b.held_until < NEW.held_until + r.buffer_before + r.buffer_after + 2881) s WHERE s.begins <= moment.at AND s.ends > moment.at)
           > (SELECT places FROM rooms WHERE id = NEW.room_id));
END;

CREATE TRIGGER `bookings_held_update` AFTER UPDATE OF id, room_id, starts, ends, held_until, whole, places ON `bookings`
WHEN NEW.held_until IS NOT NULL AND (OLD.held_until IS NULL OR NEW.held_until > OLD.held_until
     OR NEW.starts < OLD.starts OR NEW.room_id <> OLD.room_id OR NEW.whole > OLD.whole OR NEW.places > OLD.places
     OR (OLD.whole AND NOT NEW.whole)) BEGIN
  SELECT RAISE(ABORT, 'rooms.too-many') WHERE NEW.places > (SELECT places FROM rooms WHERE id = NEW.room_id);
  SELECT RAISE(ABORT, 'rooms.taken') WHERE EXISTS (
    SELECT 1 FROM room_relations x
      JOIN rooms mine ON mine.id = x.room_id
      JOIN rooms theirs ON theirs.id = x.other_id
      JOIN bookings b ON b.room_id = x.other_id
     WHERE x.room_id = NEW.room_id AND b.id <> NEW.id AND b.held_until IS NOT NULL
       AND b.held_until > NEW.starts - mine.buffer_before - theirs.buffer_after
       AND b.held_until < NEW.held_until + mine.buffer_after + theirs.buffer_before + 2881
       AND b.starts < NEW.held_until + mine.buffer_after + theirs.buffer_before
       AND CASE x.relation WHEN 'same' THEN NEW.whole OR b.whole
                           WHEN 'around' THEN b.whole
                           WHEN 'within' THEN NEW.whole
                           ELSE 1 END);
  SELECT RAISE(ABORT, 'rooms.places') WHERE NOT NEW.whole AND EXISTS (
    SELECT 1 FROM (
      SELECT max(m.begins, NEW.starts - r.buffer_before) AS at FROM (SELECT b.starts - r.buffer_before AS begins, b.held_until + r.buffer_after AS ends, b.places
      FROM bookings b JOIN rooms r ON r.id = b.room_id
     WHERE b.room_id = NEW.room_id AND NOT b.whole AND b.held_until IS NOT NULL
       AND b.held_until > NEW.starts - r.buffer_before - r.buffer_after
       AND b.held_until < NEW.held_until + r.buffer_before + r.buffer_after + 2881) m, rooms r
       WHERE r.id = NEW.room_id AND m.begins < NEW.held_until + r.buffer_after) moment
     WHERE (SELECT sum(s.places) FROM (SELECT b.starts - r.buffer_before AS begins, b.held_until + r.buffer_after AS ends, b.places
      FROM bookings b JOIN rooms r ON r.id = b.room_id
     WHERE b.room_id = NEW.room_id AND NOT b.whole AND b.held_until IS NOT NULL
       AND b.held_until > NEW.starts - r.buffer_before - r.buffer_after
       AND b.held_until < NEW.held_until + r.buffer_before + r.buffer_after + 2881) s WHERE s.begins <= moment.at AND s.ends > moment.at)
           > (SELECT places FROM rooms WHERE id = NEW.room_id));
END;

CREATE TRIGGER `bookings_keep_id` BEFORE UPDATE OF id ON `bookings`
WHEN NEW.id <> OLD.id BEGIN
  SELECT RAISE(ABORT, 'rooms.booking-exists');
END;

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
     WHERE s.equipment_id = e.equipment_id AND s.slot >= NEW.starts / 15 AND s.slot * 15 < NEW.held_until
       AND NOT (OLD.held_until IS NOT NULL AND s.slot >= OLD.starts / 15 AND s.slot * 15 < OLD.held_until)
       AND s.used > (SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id)
      - min((SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id),
            (SELECT coalesce(sum(o.pieces), 0) FROM equipment_outages o
              WHERE o.equipment_id = s.equipment_id AND o.from_day <= date(s.slot * 900, 'unixepoch')
                AND (o.until_day IS NULL OR date(s.slot * 900, 'unixepoch') <= o.until_day)))));
END;

CREATE TRIGGER `booking_equipment_once` BEFORE INSERT ON `booking_equipment`
WHEN EXISTS (SELECT 1 FROM booking_equipment WHERE booking_id = NEW.booking_id AND equipment_id = NEW.equipment_id) BEGIN
  SELECT RAISE(ABORT, 'rooms.booking-exists');
END;

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
     WHERE s.equipment_id = NEW.equipment_id AND s.slot >= (SELECT starts FROM bookings WHERE id = NEW.booking_id) / 15 AND s.slot * 15 < (SELECT held_until FROM bookings WHERE id = NEW.booking_id)
       AND s.used > (SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id)
      - min((SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id),
            (SELECT coalesce(sum(o.pieces), 0) FROM equipment_outages o
              WHERE o.equipment_id = s.equipment_id AND o.from_day <= date(s.slot * 900, 'unixepoch')
                AND (o.until_day IS NULL OR date(s.slot * 900, 'unixepoch') <= o.until_day))));
END;

CREATE TRIGGER `booking_equipment_no_update` BEFORE UPDATE ON `booking_equipment` BEGIN
  SELECT RAISE(ABORT, 'rooms.booking-equipment-stays');
END;

CREATE TRIGGER `booking_equipment_delete` AFTER DELETE ON `booking_equipment`
WHEN (SELECT held_until FROM bookings WHERE id = OLD.booking_id) IS NOT NULL BEGIN
  INSERT INTO equipment_slots (equipment_id, slot, used)
    SELECT OLD.equipment_id, slot, -OLD.pieces FROM (WITH RECURSIVE q(slot) AS (
      SELECT (SELECT starts FROM bookings WHERE id = OLD.booking_id) / 15 UNION ALL SELECT slot + 1 FROM q WHERE (slot + 1) * 15 < (SELECT held_until FROM bookings WHERE id = OLD.booking_id))
    SELECT slot FROM q) WHERE true
    ON CONFLICT DO UPDATE SET used = used + excluded.used;
END;
