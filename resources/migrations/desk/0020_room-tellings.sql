CREATE TABLE `room_rival_calls` (
	`id` integer PRIMARY KEY NOT NULL,
	`rival_id` integer NOT NULL,
	`result` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`rival_id`) REFERENCES `room_rivals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `room_rival_calls_of` ON `room_rival_calls` (`rival_id`,`id`);

CREATE TABLE `room_rivals` (
	`id` integer PRIMARY KEY NOT NULL,
	`booking_id` integer NOT NULL,
	`by_booking_id` integer,
	`settled` integer NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `room_rivals_booking` ON `room_rivals` (`booking_id`,`by_booking_id`);

CREATE INDEX `room_rivals_by` ON `room_rivals` (`by_booking_id`);

CREATE INDEX `room_rivals_open` ON `room_rivals` (`settled`,`id`);

CREATE TABLE `room_unmet` (
	`id` integer PRIMARY KEY NOT NULL,
	`room_id` integer NOT NULL,
	`starts` integer NOT NULL,
	`ends` integer NOT NULL,
	`places` integer NOT NULL,
	`holder_kind` text,
	`because` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "room_unmet_length" CHECK("room_unmet"."ends" > "room_unmet"."starts"),
	CONSTRAINT "room_unmet_places" CHECK("room_unmet"."places" > 0)
) STRICT;

CREATE INDEX `room_unmet_at` ON `room_unmet` (`at`);

DROP INDEX `bookings_held`;

CREATE INDEX `bookings_held` ON `bookings` (`room_id`,`whole`,`held_until`,`starts`) WHERE held_until IS NOT NULL;

CREATE TRIGGER `room_rival_calls_no_update` BEFORE UPDATE ON `room_rival_calls` BEGIN
  SELECT RAISE(ABORT, 'room_rival_calls is append-only');
END;

CREATE TRIGGER `room_rival_calls_no_delete` BEFORE DELETE ON `room_rival_calls`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM room_rivals r JOIN bookings b ON b.id = r.booking_id
     WHERE r.id = OLD.rival_id AND b.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'room_rival_calls is append-only');
END;

DROP TRIGGER `bookings_held_insert`;

CREATE TRIGGER `bookings_held_insert` AFTER INSERT ON `bookings`
WHEN NEW.held_until IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'rooms.too-many') WHERE NEW.places > (SELECT places FROM rooms WHERE id = NEW.room_id);
  SELECT RAISE(ABORT, 'rooms.taken') WHERE EXISTS (
    SELECT 1 FROM room_relations x
      JOIN rooms mine ON mine.id = x.room_id
      JOIN rooms theirs ON theirs.id = x.other_id
     WHERE x.room_id = NEW.room_id
       AND ((x.relation <> 'within' OR NEW.whole) AND (SELECT b.starts FROM bookings b
       WHERE b.room_id = x.other_id AND b.whole = 1 AND b.held_until IS NOT NULL
         AND b.held_until > NEW.starts - mine.buffer_before - theirs.buffer_after AND b.id <> NEW.id
       ORDER BY b.held_until LIMIT 1) < NEW.held_until + mine.buffer_after + theirs.buffer_before
         OR (x.relation = 'excluded' OR (NEW.whole AND x.relation <> 'around')) AND EXISTS (SELECT 1 FROM bookings b
       WHERE b.room_id = x.other_id AND b.whole = 0 AND b.held_until IS NOT NULL
         AND b.held_until > NEW.starts - mine.buffer_before - theirs.buffer_after AND b.held_until < NEW.held_until + mine.buffer_after + theirs.buffer_before + 2881
         AND b.starts < NEW.held_until + mine.buffer_after + theirs.buffer_before AND b.id <> NEW.id)));
  SELECT RAISE(ABORT, 'rooms.places') WHERE NOT NEW.whole AND EXISTS (
    SELECT 1 FROM (
      SELECT max(m.begins, NEW.starts - r.buffer_before) AS at FROM (SELECT b.starts - r.buffer_before AS begins, b.held_until + r.buffer_after AS ends, b.places
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
         AND b.held_until > NEW.starts - mine.buffer_before - theirs.buffer_after AND b.id <> NEW.id
       ORDER BY b.held_until LIMIT 1) < NEW.held_until + mine.buffer_after + theirs.buffer_before
         OR (x.relation = 'excluded' OR (NEW.whole AND x.relation <> 'around')) AND EXISTS (SELECT 1 FROM bookings b
       WHERE b.room_id = x.other_id AND b.whole = 0 AND b.held_until IS NOT NULL
         AND b.held_until > NEW.starts - mine.buffer_before - theirs.buffer_after AND b.held_until < NEW.held_until + mine.buffer_after + theirs.buffer_before + 2881
         AND b.starts < NEW.held_until + mine.buffer_after + theirs.buffer_before AND b.id <> NEW.id)));
  SELECT RAISE(ABORT, 'rooms.places') WHERE NOT NEW.whole AND EXISTS (
    SELECT 1 FROM (
      SELECT max(m.begins, NEW.starts - r.buffer_before) AS at FROM (SELECT b.starts - r.buffer_before AS begins, b.held_until + r.buffer_after AS ends, b.places
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
