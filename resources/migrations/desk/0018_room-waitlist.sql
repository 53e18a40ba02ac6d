CREATE TABLE `room_displacement_calls` (
	`id` integer PRIMARY KEY NOT NULL,
	`displacement_id` integer NOT NULL,
	`result` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`displacement_id`) REFERENCES `room_displacements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `room_displacement_calls_of` ON `room_displacement_calls` (`displacement_id`,`id`);

CREATE TABLE `room_displacements` (
	`id` integer PRIMARY KEY NOT NULL,
	`booking_id` integer NOT NULL,
	`by_booking_id` integer NOT NULL,
	`moved_to_id` integer,
	`settled` integer NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moved_to_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `room_displacements_booking` ON `room_displacements` (`booking_id`);

CREATE INDEX `room_displacements_by` ON `room_displacements` (`by_booking_id`);

CREATE INDEX `room_displacements_moved` ON `room_displacements` (`moved_to_id`);

CREATE INDEX `room_displacements_open` ON `room_displacements` (`settled`,`id`);

CREATE TABLE `room_waiting` (
	`id` integer PRIMARY KEY NOT NULL,
	`room_id` integer NOT NULL,
	`starts` integer NOT NULL,
	`ends` integer NOT NULL,
	`whole` integer NOT NULL,
	`places` integer NOT NULL,
	`equipment` text NOT NULL,
	`holder_kind` text NOT NULL,
	`resident_id` integer,
	`group_id` integer,
	`purpose` text NOT NULL,
	`title` text NOT NULL,
	`in_charge` text,
	`phone` text,
	`state` text NOT NULL,
	`booking_id` integer,
	`joined_at` integer NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `room_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "room_waiting_length" CHECK("room_waiting"."ends" - "room_waiting"."starts" BETWEEN 1 AND 2880),
	CONSTRAINT "room_waiting_places" CHECK("room_waiting"."places" > 0),
	CONSTRAINT "room_waiting_holder" CHECK(CASE "room_waiting"."holder_kind" WHEN 'resident' THEN "room_waiting"."group_id" IS NULL
            WHEN 'centre' THEN "room_waiting"."resident_id" IS NULL AND "room_waiting"."group_id" IS NULL
            ELSE "room_waiting"."group_id" IS NOT NULL AND "room_waiting"."resident_id" IS NULL END)
) STRICT;

CREATE INDEX `room_waiting_open` ON `room_waiting` (`starts`) WHERE state IN ('waiting', 'offered');

CREATE INDEX `room_waiting_resident` ON `room_waiting` (`resident_id`,`starts`);

CREATE UNIQUE INDEX `room_waiting_booking` ON `room_waiting` (`booking_id`) WHERE booking_id IS NOT NULL;

CREATE TABLE `room_waiting_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`waiting_id` integer NOT NULL,
	`event` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`waiting_id`) REFERENCES `room_waiting`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `room_waiting_events_of` ON `room_waiting_events` (`waiting_id`,`id`);

CREATE TRIGGER `room_waiting_events_no_update` BEFORE UPDATE ON `room_waiting_events` BEGIN
  SELECT RAISE(ABORT, 'room_waiting_events is append-only');
END;

CREATE TRIGGER `room_waiting_events_no_delete` BEFORE DELETE ON `room_waiting_events`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM room_waiting w WHERE w.id = OLD.waiting_id AND w.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'room_waiting_events is append-only');
END;

CREATE TRIGGER `room_displacement_calls_no_update` BEFORE UPDATE ON `room_displacement_calls` BEGIN
  SELECT RAISE(ABORT, 'room_displacement_calls is append-only');
END;

CREATE TRIGGER `room_displacement_calls_no_delete` BEFORE DELETE ON `room_displacement_calls`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM room_displacements d JOIN bookings b ON b.id = d.booking_id
     WHERE d.id = OLD.displacement_id AND b.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'room_displacement_calls is append-only');
END;

CREATE TRIGGER `room_waiting_offer_insert` AFTER INSERT ON `room_waiting`
WHEN NEW.state = 'offered' BEGIN
  SELECT RAISE(ABORT, 'rooms.offer-holds-nothing') WHERE NOT EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = NEW.booking_id AND b.state = 'pending' AND b.room_id = NEW.room_id
       AND b.starts = NEW.starts AND b.ends = NEW.ends AND b.holder_kind = NEW.holder_kind
       AND b.resident_id IS NEW.resident_id AND b.group_id IS NEW.group_id);
END;

CREATE TRIGGER `room_waiting_offer_update` AFTER UPDATE ON `room_waiting`
WHEN NEW.state = 'offered' AND OLD.state <> 'offered' BEGIN
  SELECT RAISE(ABORT, 'rooms.offer-holds-nothing') WHERE NOT EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = NEW.booking_id AND b.state = 'pending' AND b.room_id = NEW.room_id
       AND b.starts = NEW.starts AND b.ends = NEW.ends AND b.holder_kind = NEW.holder_kind
       AND b.resident_id IS NEW.resident_id AND b.group_id IS NEW.group_id);
END;

CREATE TRIGGER `room_waiting_final` BEFORE UPDATE OF state ON `room_waiting`
WHEN OLD.state NOT IN ('waiting', 'offered') AND NEW.state <> OLD.state BEGIN
  SELECT RAISE(ABORT, 'rooms.waiting-is-over');
END;

CREATE TRIGGER `room_waiting_place` BEFORE UPDATE OF id, room_id, starts, ends, holder_kind, resident_id, group_id ON `room_waiting` BEGIN
  SELECT RAISE(ABORT, 'rooms.waiting-keeps-its-place');
END;

CREATE TRIGGER `room_waiting_last` BEFORE INSERT ON `room_waiting`
WHEN NEW.id <= (SELECT max(id) FROM room_waiting) AND NEW.id > 0 BEGIN
  SELECT RAISE(ABORT, 'rooms.waiting-keeps-its-place');
END;

CREATE TRIGGER `room_displacements_insert` AFTER INSERT ON `room_displacements` BEGIN
  SELECT RAISE(ABORT, 'rooms.displaces-not') WHERE NOT EXISTS (
    SELECT 1 FROM bookings b, bookings own WHERE b.id = NEW.booking_id AND own.id = NEW.by_booking_id
       AND b.state = 'displaced' AND own.holder_kind = 'centre' AND own.use NOT IN ('ordinary', 'standing-group'));
END;

CREATE TRIGGER `room_displacements_stay` BEFORE UPDATE OF id, booking_id, by_booking_id ON `room_displacements` BEGIN
  SELECT RAISE(ABORT, 'rooms.displaces-not');
END;

CREATE TRIGGER `room_displacements_once` BEFORE INSERT ON `room_displacements`
WHEN EXISTS (SELECT 1 FROM room_displacements WHERE id = NEW.id OR booking_id = NEW.booking_id) BEGIN
  SELECT RAISE(ABORT, 'rooms.displaces-not');
END;
