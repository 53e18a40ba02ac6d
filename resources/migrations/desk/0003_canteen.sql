CREATE TABLE `canteen_eligibilities` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`category` text NOT NULL,
	`proof` text NOT NULL,
	`issued_by` text NOT NULL,
	`applied_on` text NOT NULL,
	`from_day` text,
	`until` text,
	`approved_on` text,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `canteen_eligibilities_resident` ON `canteen_eligibilities` (`resident_id`,`id`);

CREATE INDEX `canteen_eligibilities_until` ON `canteen_eligibilities` (`until`,`id`);

CREATE INDEX `canteen_eligibilities_pending` ON `canteen_eligibilities` (`id`) WHERE approved_on IS NULL;

CREATE TABLE `canteen_eligibility_moves` (
	`id` integer PRIMARY KEY NOT NULL,
	`eligibility_id` integer NOT NULL,
	`move` text NOT NULL,
	`day` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`eligibility_id`) REFERENCES `canteen_eligibilities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `canteen_eligibility_moves_eligibility` ON `canteen_eligibility_moves` (`eligibility_id`,`id`);

CREATE TABLE `canteen_policies` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`version` integer NOT NULL
) STRICT;

CREATE UNIQUE INDEX `canteen_policies_code` ON `canteen_policies` (`code`);

CREATE TABLE `canteen_policy_versions` (
	`id` integer PRIMARY KEY NOT NULL,
	`policy_id` integer NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`policy_id`) REFERENCES `canteen_policies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `canteen_policy_versions_version` ON `canteen_policy_versions` (`policy_id`,`version`);

CREATE TRIGGER `canteen_policy_versions_no_update` BEFORE UPDATE ON `canteen_policy_versions` BEGIN
  SELECT RAISE(ABORT, 'canteen_policy_versions is append-only');
END;

CREATE TRIGGER `canteen_policy_versions_no_delete` BEFORE DELETE ON `canteen_policy_versions` BEGIN
  SELECT RAISE(ABORT, 'canteen_policy_versions is append-only');
END;

CREATE TRIGGER `canteen_eligibility_moves_no_update` BEFORE UPDATE ON `canteen_eligibility_moves` BEGIN
  SELECT RAISE(ABORT, 'canteen_eligibility_moves is append-only');
END;

CREATE TRIGGER `canteen_eligibility_moves_no_delete` BEFORE DELETE ON `canteen_eligibility_moves`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_eligibilities c WHERE c.id = OLD.eligibility_id AND c.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_eligibility_moves is append-only');
END;
