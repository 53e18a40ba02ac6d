CREATE TABLE `canteen_bankings` (
	`id` integer PRIMARY KEY NOT NULL,
	`shift_id` integer NOT NULL,
	`fen` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`shift_id`) REFERENCES `canteen_shifts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_bankings_something" CHECK("canteen_bankings"."fen" > 0)
) STRICT;

CREATE INDEX `canteen_bankings_shift` ON `canteen_bankings` (`shift_id`,`id`);

CREATE TABLE `canteen_close_requests` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`outside_reason` text,
	`until_meal` integer NOT NULL,
	`until_entry` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `canteen_close_requests_day` ON `canteen_close_requests` (`day`,`id`);

CREATE TABLE `canteen_closed_days` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`request_id` integer NOT NULL,
	`closed_by` integer NOT NULL,
	`witnessed_by` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `canteen_close_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`witnessed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_closed_days_two_people" CHECK("canteen_closed_days"."closed_by" <> "canteen_closed_days"."witnessed_by")
) STRICT;

CREATE UNIQUE INDEX `canteen_closed_days_day` ON `canteen_closed_days` (`day`);

CREATE TABLE `canteen_counts` (
	`shift_id` integer PRIMARY KEY NOT NULL,
	`counted_fen` integer NOT NULL,
	`expected_fen` integer NOT NULL,
	`until_meal` integer NOT NULL,
	`until_entry` integer NOT NULL,
	`until_banking` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`shift_id`) REFERENCES `canteen_shifts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_counts_not_below_zero" CHECK("canteen_counts"."counted_fen" >= 0)
) STRICT;

CREATE TABLE `canteen_differences` (
	`shift_id` integer PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`shift_id`) REFERENCES `canteen_counts`(`shift_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_shifts` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`opening_fen` integer NOT NULL,
	`after_meal` integer NOT NULL,
	`after_entry` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_shifts_not_below_zero" CHECK("canteen_shifts"."opening_fen" >= 0)
) STRICT;

CREATE INDEX `canteen_shifts_day` ON `canteen_shifts` (`day`,`id`);

CREATE INDEX `canteen_shifts_after_meal` ON `canteen_shifts` (`after_meal`);

CREATE INDEX `canteen_shifts_after_entry` ON `canteen_shifts` (`after_entry`);

CREATE INDEX `canteen_adjustments_undecided` ON `canteen_adjustments` (`id`) WHERE decided_at IS NULL;

CREATE TRIGGER `canteen_shifts_no_update` BEFORE UPDATE ON `canteen_shifts` BEGIN
  SELECT RAISE(ABORT, 'canteen_shifts is append-only');
END;

CREATE TRIGGER `canteen_shifts_no_delete` BEFORE DELETE ON `canteen_shifts` BEGIN
  SELECT RAISE(ABORT, 'canteen_shifts is append-only');
END;

CREATE TRIGGER `canteen_counts_no_update` BEFORE UPDATE ON `canteen_counts` BEGIN
  SELECT RAISE(ABORT, 'canteen_counts is append-only');
END;

CREATE TRIGGER `canteen_counts_no_delete` BEFORE DELETE ON `canteen_counts` BEGIN
  SELECT RAISE(ABORT, 'canteen_counts is append-only');
END;

CREATE TRIGGER `canteen_differences_no_update` BEFORE UPDATE ON `canteen_differences` BEGIN
  SELECT RAISE(ABORT, 'canteen_differences is append-only');
END;

CREATE TRIGGER `canteen_differences_no_delete` BEFORE DELETE ON `canteen_differences` BEGIN
  SELECT RAISE(ABORT, 'canteen_differences is append-only');
END;

CREATE TRIGGER `canteen_bankings_no_update` BEFORE UPDATE ON `canteen_bankings` BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings is append-only');
END;

CREATE TRIGGER `canteen_bankings_no_delete` BEFORE DELETE ON `canteen_bankings` BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings is append-only');
END;

CREATE TRIGGER `canteen_close_requests_no_update` BEFORE UPDATE ON `canteen_close_requests` BEGIN
  SELECT RAISE(ABORT, 'canteen_close_requests is append-only');
END;

CREATE TRIGGER `canteen_close_requests_no_delete` BEFORE DELETE ON `canteen_close_requests` BEGIN
  SELECT RAISE(ABORT, 'canteen_close_requests is append-only');
END;

CREATE TRIGGER `canteen_closed_days_no_update` BEFORE UPDATE ON `canteen_closed_days` BEGIN
  SELECT RAISE(ABORT, 'canteen_closed_days is append-only');
END;

CREATE TRIGGER `canteen_closed_days_no_delete` BEFORE DELETE ON `canteen_closed_days` BEGIN
  SELECT RAISE(ABORT, 'canteen_closed_days is append-only');
END;

CREATE TRIGGER `canteen_meals_day_open` BEFORE INSERT ON `canteen_meals`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_meals: the day is closed');
END;

CREATE TRIGGER `canteen_entries_day_open` BEFORE INSERT ON `canteen_entries`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: the day is closed');
END;

CREATE TRIGGER `canteen_subsidies_day_open` BEFORE INSERT ON `canteen_subsidies`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_subsidies: the day is closed');
END;

CREATE TRIGGER `canteen_shifts_day_open` BEFORE INSERT ON `canteen_shifts`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_shifts: the day is closed');
END;

CREATE TRIGGER `canteen_close_requests_day_open` BEFORE INSERT ON `canteen_close_requests`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_close_requests: the day is closed');
END;

CREATE TRIGGER `canteen_tenders_day_open` BEFORE INSERT ON `canteen_tenders`
WHEN EXISTS (SELECT 1 FROM canteen_meals m JOIN canteen_closed_days closed ON closed.day = m.day WHERE m.id = NEW.meal_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_tenders: the day is closed');
END;

CREATE TRIGGER `canteen_bankings_day_open` BEFORE INSERT ON `canteen_bankings`
WHEN EXISTS (SELECT 1 FROM canteen_shifts s JOIN canteen_closed_days closed ON closed.day = s.day WHERE s.id = NEW.shift_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings: the day is closed');
END;

CREATE TRIGGER `canteen_shifts_one_drawer` BEFORE INSERT ON `canteen_shifts`
WHEN EXISTS (SELECT 1 FROM (SELECT id FROM canteen_shifts ORDER BY id DESC LIMIT 1) newest
   WHERE NOT EXISTS (SELECT 1 FROM canteen_counts c WHERE c.shift_id = newest.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_shifts: the shift before is not counted');
END;

CREATE TRIGGER `canteen_closed_days_counted` BEFORE INSERT ON `canteen_closed_days`
WHEN EXISTS (SELECT 1 FROM canteen_shifts s LEFT JOIN canteen_counts c ON c.shift_id = s.id
   WHERE s.day = NEW.day AND (c.shift_id IS NULL OR (c.counted_fen <> c.expected_fen
     AND NOT EXISTS (SELECT 1 FROM canteen_differences d WHERE d.shift_id = s.id)))) BEGIN
  SELECT RAISE(ABORT, 'canteen_closed_days: a shift is not counted or its difference has no reason');
END;

CREATE TRIGGER `canteen_closed_days_signed` BEFORE INSERT ON `canteen_closed_days`
WHEN EXISTS (SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM canteen_close_requests r
   WHERE r.id = NEW.request_id AND r.day = NEW.day AND r.staff_id = NEW.closed_by)) BEGIN
  SELECT RAISE(ABORT, 'canteen_closed_days: nobody has signed first');
END;
