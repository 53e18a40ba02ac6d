CREATE TABLE `room_series` (
	`id` integer PRIMARY KEY NOT NULL,
	`pattern` text NOT NULL
) STRICT;

CREATE TABLE `series_dates` (
	`series_id` integer NOT NULL,
	`date` integer NOT NULL,
	`starts` integer NOT NULL,
	`ends` integer NOT NULL,
	`booking_id` integer,
	PRIMARY KEY(`series_id`, `date`),
	FOREIGN KEY (`series_id`) REFERENCES `room_series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "series_dates_length" CHECK("series_dates"."ends" - "series_dates"."starts" BETWEEN 1 AND 2880),
	CONSTRAINT "series_dates_from_0" CHECK("series_dates"."date" >= 0)
) STRICT;

CREATE UNIQUE INDEX `series_dates_booking` ON `series_dates` (`booking_id`) WHERE booking_id IS NOT NULL;

CREATE INDEX `series_dates_of` ON `series_dates` (`series_id`,`starts`);

CREATE TRIGGER `series_dates_insert`
AFTER INSERT ON `series_dates` WHEN NEW.booking_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'rooms.series-of-another') WHERE EXISTS (
    SELECT 1 FROM bookings mine, series_dates d JOIN bookings b ON b.id = d.booking_id
     WHERE mine.id = NEW.booking_id AND d.series_id = NEW.series_id AND d.date <> NEW.date
       AND (b.holder_kind <> mine.holder_kind OR b.resident_id IS NOT mine.resident_id
            OR b.group_id IS NOT mine.group_id));
END;

CREATE TRIGGER `series_dates_update`
AFTER UPDATE ON `series_dates` WHEN NEW.booking_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'rooms.series-of-another') WHERE EXISTS (
    SELECT 1 FROM bookings mine, series_dates d JOIN bookings b ON b.id = d.booking_id
     WHERE mine.id = NEW.booking_id AND d.series_id = NEW.series_id AND d.date <> NEW.date
       AND (b.holder_kind <> mine.holder_kind OR b.resident_id IS NOT mine.resident_id
            OR b.group_id IS NOT mine.group_id));
END;

CREATE TRIGGER `series_dates_once` BEFORE INSERT ON `series_dates`
WHEN EXISTS (SELECT 1 FROM series_dates WHERE series_id = NEW.series_id AND date = NEW.date)
  OR EXISTS (SELECT 1 FROM series_dates WHERE booking_id = NEW.booking_id) BEGIN
  SELECT RAISE(ABORT, 'rooms.series-date-exists');
END;
