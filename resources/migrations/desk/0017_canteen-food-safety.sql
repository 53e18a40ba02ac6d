CREATE TABLE `canteen_cooks` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`issued_on` text NOT NULL,
	`left_on` text
) STRICT;

CREATE TABLE `canteen_safety_records` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`about` integer,
	`cook_id` integer,
	`label` text NOT NULL,
	`content` text NOT NULL,
	`kept_until` text NOT NULL,
	`strikes` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`cook_id`) REFERENCES `canteen_cooks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_safety_records_cook" CHECK(("canteen_safety_records"."kind" = 'morning-check') = ("canteen_safety_records"."cook_id" IS NOT NULL))
) STRICT;

CREATE INDEX `canteen_safety_records_day` ON `canteen_safety_records` (`day`,`kind`);

CREATE INDEX `canteen_safety_records_kind` ON `canteen_safety_records` (`kind`,`day`);

CREATE INDEX `canteen_safety_records_about` ON `canteen_safety_records` (`kind`,`about`);

CREATE UNIQUE INDEX `canteen_safety_records_strikes` ON `canteen_safety_records` (`strikes`);

CREATE TRIGGER `canteen_safety_records_no_update` BEFORE UPDATE ON `canteen_safety_records` BEGIN
  SELECT RAISE(ABORT, 'canteen_safety_records is append-only');
END;

CREATE TRIGGER `canteen_safety_records_no_delete` BEFORE DELETE ON `canteen_safety_records` BEGIN
  SELECT RAISE(ABORT, 'canteen_safety_records is append-only');
END;
