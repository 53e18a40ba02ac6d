CREATE TABLE `booking_comers` (
	`id` integer PRIMARY KEY NOT NULL,
	`booking_id` integer NOT NULL,
	`resident_id` integer,
	`name` text NOT NULL,
	`birth` text,
	`briefed_on` text,
	`with_guardian` integer NOT NULL,
	`fetched_by` text NOT NULL,
	`allergens` text NOT NULL,
	`came` integer NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `booking_comers_of` ON `booking_comers` (`booking_id`,`id`);

CREATE INDEX `booking_comers_resident` ON `booking_comers` (`resident_id`,`booking_id`);

CREATE TABLE `booking_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`booking_id` integer NOT NULL,
	`event` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`before` text,
	`takes_back` integer,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`takes_back`) REFERENCES `booking_events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `booking_events_of` ON `booking_events` (`booking_id`,`id`);

ALTER TABLE `bookings` ADD `title` text DEFAULT '' NOT NULL;

ALTER TABLE `bookings` ADD `in_charge` text;

ALTER TABLE `bookings` ADD `phone` text;

CREATE TRIGGER `booking_events_no_update` BEFORE UPDATE ON `booking_events` BEGIN
  SELECT RAISE(ABORT, 'booking_events is append-only');
END;

CREATE TRIGGER `booking_events_no_delete` BEFORE DELETE ON `booking_events`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = OLD.booking_id AND b.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'booking_events is append-only');
END;
