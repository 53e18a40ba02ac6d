CREATE TABLE `canteen_care_results` (
	`id` integer PRIMARY KEY NOT NULL,
	`diner_id` integer NOT NULL,
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`result` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_care_results_other" CHECK("canteen_care_results"."result" <> 'other' OR length(trim("canteen_care_results"."note")) > 0)
) STRICT;

CREATE INDEX `canteen_care_results_diner` ON `canteen_care_results` (`diner_id`,`day`);

CREATE INDEX `canteen_care_results_day` ON `canteen_care_results` (`day`);

CREATE TRIGGER `canteen_care_results_no_update` BEFORE UPDATE ON `canteen_care_results` BEGIN
  SELECT RAISE(ABORT, 'canteen_care_results is append-only');
END;

CREATE TRIGGER `canteen_care_results_no_delete` BEFORE DELETE ON `canteen_care_results`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_diners d WHERE d.id = OLD.diner_id AND d.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_care_results is append-only');
END;
