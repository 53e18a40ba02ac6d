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

CREATE TABLE `drafts` (
	`staff_id` integer NOT NULL,
	`key` text NOT NULL,
	`content` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `key`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

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
