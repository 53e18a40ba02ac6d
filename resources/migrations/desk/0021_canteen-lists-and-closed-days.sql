CREATE TABLE `canteen_category_lists` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`file_name` text NOT NULL,
	`issued_by` text NOT NULL,
	`gained` integer NOT NULL,
	`lost` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`rest` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_list_changes` (
	`id` integer PRIMARY KEY NOT NULL,
	`list_id` integer NOT NULL,
	`eligibility_id` integer NOT NULL,
	`change` text NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`list_id`) REFERENCES `canteen_category_lists`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`eligibility_id`) REFERENCES `canteen_eligibilities`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `canteen_list_changes_list` ON `canteen_list_changes` (`list_id`,`id`);

CREATE INDEX `canteen_list_changes_eligibility` ON `canteen_list_changes` (`eligibility_id`);

CREATE INDEX `canteen_eligibilities_category` ON `canteen_eligibilities` (`category`,`id`);

CREATE TRIGGER `canteen_category_lists_no_update` BEFORE UPDATE ON `canteen_category_lists` BEGIN
  SELECT RAISE(ABORT, 'canteen_category_lists is append-only');
END;

CREATE TRIGGER `canteen_category_lists_no_delete` BEFORE DELETE ON `canteen_category_lists` BEGIN
  SELECT RAISE(ABORT, 'canteen_category_lists is append-only');
END;

CREATE TRIGGER `canteen_list_changes_no_update` BEFORE UPDATE ON `canteen_list_changes` BEGIN
  SELECT RAISE(ABORT, 'canteen_list_changes is append-only');
END;

CREATE TRIGGER `canteen_list_changes_no_delete` BEFORE DELETE ON `canteen_list_changes`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_eligibilities c WHERE c.id = OLD.eligibility_id AND c.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_list_changes is append-only');
END;

CREATE TRIGGER `canteen_not_taken_day_open` BEFORE INSERT ON `canteen_not_taken`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_not_taken: the day is closed');
END;

CREATE TRIGGER `canteen_door_steps_day_open` BEFORE INSERT ON `canteen_door_steps`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_door_steps: the day is closed');
END;
