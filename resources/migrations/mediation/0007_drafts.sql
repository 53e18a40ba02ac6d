CREATE TABLE `mediation_drafts` (
	`staff_id` integer NOT NULL,
	`key` text NOT NULL,
	`content` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `key`)
) STRICT;
