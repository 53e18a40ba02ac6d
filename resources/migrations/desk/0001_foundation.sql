CREATE TABLE `answered_requests` (
	`request_id` text PRIMARY KEY NOT NULL,
	`procedure` text NOT NULL,
	`staff_id` integer NOT NULL,
	`input` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE TABLE `audit` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer,
	`procedure` text NOT NULL,
	`outcome` text NOT NULL,
	`subject` text NOT NULL,
	`digest` text NOT NULL
) STRICT;

CREATE TABLE `dictionary_entries` (
	`dictionary` text NOT NULL,
	`code` text NOT NULL,
	`label` text NOT NULL,
	`tone` text NOT NULL,
	`note` text NOT NULL,
	`active` integer NOT NULL,
	`place` integer NOT NULL,
	PRIMARY KEY(`dictionary`, `code`)
) STRICT;

CREATE UNIQUE INDEX `dictionary_entries_label` ON `dictionary_entries` (`dictionary`,`label`);

CREATE TABLE `drafts` (
	`staff_id` integer NOT NULL,
	`key` text NOT NULL,
	`content` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `key`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `households` (
	`id` integer PRIMARY KEY NOT NULL,
	`import_id` integer,
	FOREIGN KEY (`import_id`) REFERENCES `resident_imports`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `resident_changes` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`cause` text NOT NULL,
	`field` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`import_id` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `resident_changes_resident` ON `resident_changes` (`resident_id`,`sequence`);

CREATE INDEX `resident_changes_import` ON `resident_changes` (`import_id`) WHERE import_id IS NOT NULL;

CREATE TABLE `resident_consents` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`kind` text NOT NULL,
	`notice_version` text NOT NULL,
	`day` text NOT NULL,
	`by` text NOT NULL,
	`guardian_name` text NOT NULL,
	`guardian_relation` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `resident_consents_resident` ON `resident_consents` (`resident_id`,`id`);

CREATE TABLE `resident_contacts` (
	`resident_id` integer NOT NULL,
	`place` integer NOT NULL,
	`name` text NOT NULL,
	`relation` text NOT NULL,
	`phone` text NOT NULL,
	PRIMARY KEY(`resident_id`, `place`),
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

CREATE TABLE `resident_hot` (
	`prefix` text NOT NULL,
	`rank` real NOT NULL,
	`resident` integer NOT NULL,
	PRIMARY KEY(`prefix`, `rank`, `resident`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `resident_imports` (
	`id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`added` integer NOT NULL,
	`changed` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`refused` integer NOT NULL,
	`new_entries` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `resident_merges` (
	`id` integer PRIMARY KEY NOT NULL,
	`kept` integer NOT NULL,
	`gone` integer NOT NULL,
	`before` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`kept`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`gone`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `resident_phones` (
	`resident_id` integer NOT NULL,
	`place` integer NOT NULL,
	`number` text NOT NULL,
	`owner` text NOT NULL,
	`owner_name` text NOT NULL,
	PRIMARY KEY(`resident_id`, `place`),
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

CREATE INDEX `resident_phones_number` ON `resident_phones` (`number`);

CREATE TABLE `resident_ranks` (
	`resident` integer PRIMARY KEY NOT NULL,
	`rank` real NOT NULL,
	`last_served_at` integer NOT NULL
) STRICT;

CREATE TABLE `resident_tags` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`tag` text NOT NULL,
	`since` text,
	`until` text,
	`proof` text NOT NULL,
	`import_id` integer,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `resident_imports`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `resident_tags_resident` ON `resident_tags` (`resident_id`);

CREATE INDEX `resident_tags_tag` ON `resident_tags` (`tag`,`resident_id`);

CREATE TABLE `resident_tokens` (
	`token` text NOT NULL,
	`resident` integer NOT NULL,
	PRIMARY KEY(`token`, `resident`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `resident_words` (
	`resident` integer PRIMARY KEY NOT NULL,
	`words` text NOT NULL
) STRICT;

CREATE TABLE `residents` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`sex` text,
	`id_kind` text,
	`id_number` text NOT NULL,
	`birth` text,
	`registration` text,
	`registration_place` text NOT NULL,
	`household_id` integer,
	`relation` text NOT NULL,
	`estate` text NOT NULL,
	`building` text NOT NULL,
	`unit` text NOT NULL,
	`room` text NOT NULL,
	`door_order` text NOT NULL,
	`grid` text NOT NULL,
	`status` text NOT NULL,
	`status_since` text,
	`status_note` text NOT NULL,
	`remark` text NOT NULL,
	`phone_masked` text NOT NULL,
	`phone_owner` text,
	`phone_owner_name` text NOT NULL,
	`rank` real,
	`last_served_at` integer,
	`merged_into` integer,
	`import_id` integer,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL,
	FOREIGN KEY (`household_id`) REFERENCES `households`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_into`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `resident_imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `residents_id_number` ON `residents` (`id_number`) WHERE id_number <> '' AND merged_into IS NULL;

CREATE INDEX `residents_door` ON `residents` (`estate`,`door_order`,`id`);

CREATE INDEX `residents_grid` ON `residents` (`grid`,`estate`,`door_order`,`id`);

CREATE INDEX `residents_name` ON `residents` (`name`);

CREATE INDEX `residents_household` ON `residents` (`household_id`);

CREATE INDEX `residents_merged` ON `residents` (`merged_into`) WHERE merged_into IS NOT NULL;

CREATE INDEX `residents_import` ON `residents` (`import_id`) WHERE import_id IS NOT NULL;

CREATE TABLE `residents_apart` (
	`one` integer NOT NULL,
	`other` integer NOT NULL,
	PRIMARY KEY(`one`, `other`),
	FOREIGN KEY (`one`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;

CREATE TABLE `staff` (
	`id` integer PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL
) STRICT;

CREATE UNIQUE INDEX `staff_account_unique` ON `staff` (`account`);

CREATE TRIGGER `audit_no_update` BEFORE UPDATE ON `audit` BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit` BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER `resident_changes_no_update` BEFORE UPDATE ON `resident_changes` BEGIN
  SELECT RAISE(ABORT, 'resident_changes is append-only');
END;

CREATE TRIGGER `resident_changes_no_delete` BEFORE DELETE ON `resident_changes` BEGIN
  SELECT RAISE(ABORT, 'resident_changes is append-only');
END;

CREATE TRIGGER `resident_consents_no_update` BEFORE UPDATE ON `resident_consents` BEGIN
  SELECT RAISE(ABORT, 'resident_consents is append-only');
END;

CREATE TRIGGER `resident_consents_no_delete` BEFORE DELETE ON `resident_consents` BEGIN
  SELECT RAISE(ABORT, 'resident_consents is append-only');
END;
