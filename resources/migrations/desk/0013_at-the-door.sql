CREATE TABLE `room_checks` (
	`id` integer PRIMARY KEY NOT NULL,
	`booking_id` integer NOT NULL,
	`moment` text NOT NULL,
	`answers` text NOT NULL,
	`faults` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `room_checks_of` ON `room_checks` (`booking_id`,`id`);

CREATE TABLE `room_key_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`room_id` integer NOT NULL,
	`key_name` text NOT NULL,
	`movement` text NOT NULL,
	`booking_id` integer,
	`taken_by` text,
	`due` integer,
	`pieces` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`reverses` integer,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reverses`) REFERENCES `room_key_entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `room_key_entries_of` ON `room_key_entries` (`room_id`,`key_name`,`id`);

CREATE INDEX `room_key_entries_booking` ON `room_key_entries` (`booking_id`);

CREATE UNIQUE INDEX `room_key_entries_reverses` ON `room_key_entries` (`reverses`) WHERE reverses IS NOT NULL;

CREATE TABLE `room_photos` (
	`id` integer PRIMARY KEY NOT NULL,
	`booking_id` integer NOT NULL,
	`attachment_id` integer NOT NULL,
	`moment` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `room_photos_of` ON `room_photos` (`booking_id`,`id`);

CREATE UNIQUE INDEX `room_photos_attachment` ON `room_photos` (`attachment_id`);

CREATE TRIGGER `room_checks_no_update` BEFORE UPDATE ON `room_checks` BEGIN
  SELECT RAISE(ABORT, 'room_checks is append-only');
END;

CREATE TRIGGER `room_checks_no_delete` BEFORE DELETE ON `room_checks`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE ((e.subject = 'booking' AND e.id = OLD.booking_id) OR (e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = OLD.booking_id AND b.resident_id = e.id)))) BEGIN
  SELECT RAISE(ABORT, 'room_checks is append-only');
END;

CREATE TRIGGER `room_key_entries_no_update` BEFORE UPDATE OF `id`, `room_id`, `key_name`, `movement`, `booking_id`, `due`, `pieces`, `at`, `staff_id`, `reverses` ON `room_key_entries` BEGIN
  SELECT RAISE(ABORT, 'room_key_entries is append-only');
END;

CREATE TRIGGER `room_key_entries_no_blanking` BEFORE UPDATE OF `taken_by` ON `room_key_entries`
WHEN NEW.`taken_by` IS NOT NULL OR NOT EXISTS (SELECT 1 FROM erasing e WHERE ((e.subject = 'booking' AND e.id = OLD.booking_id) OR (e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = OLD.booking_id AND b.resident_id = e.id)))) BEGIN
  SELECT RAISE(ABORT, 'room_key_entries is append-only');
END;

CREATE TRIGGER `room_key_entries_no_delete` BEFORE DELETE ON `room_key_entries` BEGIN
  SELECT RAISE(ABORT, 'room_key_entries is append-only');
END;

CREATE TRIGGER `room_key_entries_amount` BEFORE INSERT ON `room_key_entries`
WHEN NEW.pieces <= 0 BEGIN
  SELECT RAISE(ABORT, 'room_key_entries: an amount is more than nothing');
END;

CREATE TRIGGER `room_key_entries_reversal` BEFORE INSERT ON `room_key_entries`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM room_key_entries taken
   WHERE taken.id = NEW.reverses AND taken.reverses IS NULL AND taken.pieces = NEW.pieces
     AND taken.room_id = NEW.room_id AND taken.key_name = NEW.key_name) BEGIN
  SELECT RAISE(ABORT, 'room_key_entries: a reversal takes one row of its account back, whole');
END;

CREATE TRIGGER `room_key_entries_no_lot_below_zero` AFTER INSERT ON `room_key_entries`
WHEN EXISTS (
  SELECT 1 FROM (
    SELECT CASE movement WHEN 'kept' THEN 'here' WHEN 'out' THEN 'out' WHEN 'back' THEN 'here' END AS lot, CASE WHEN reverses IS NULL THEN pieces ELSE -pieces END AS change FROM room_key_entries WHERE room_key_entries.room_id = NEW.room_id AND room_key_entries.key_name = NEW.key_name
    UNION ALL
    SELECT CASE movement WHEN 'out' THEN 'here' WHEN 'back' THEN 'out' WHEN 'lost' THEN 'out' END AS lot, CASE WHEN reverses IS NULL THEN -pieces ELSE pieces END AS change FROM room_key_entries WHERE room_key_entries.room_id = NEW.room_id AND room_key_entries.key_name = NEW.key_name)
   WHERE lot IS NOT NULL GROUP BY lot HAVING sum(change) < 0) BEGIN
  SELECT RAISE(ABORT, 'room_key_entries: no lot falls below zero');
END;
