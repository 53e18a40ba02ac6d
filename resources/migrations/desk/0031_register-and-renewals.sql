CREATE TABLE `renewal_enlistings` (
	`id` integer PRIMARY KEY NOT NULL,
	`item_id` integer NOT NULL,
	`people` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `service_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `register_layouts` (
	`header` text PRIMARY KEY NOT NULL,
	`columns` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE TABLE `resident_taggings` (
	`id` integer PRIMARY KEY NOT NULL,
	`tag` text NOT NULL,
	`people` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`taken_back_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

ALTER TABLE `renewal_duties` ADD `enlisting_id` integer REFERENCES renewal_enlistings(id);

CREATE INDEX `renewal_duties_enlisting` ON `renewal_duties` (`enlisting_id`) WHERE enlisting_id IS NOT NULL;

ALTER TABLE `resident_tags` ADD `tagging_id` integer REFERENCES resident_taggings(id);

CREATE INDEX `resident_tags_tagging` ON `resident_tags` (`tagging_id`) WHERE tagging_id IS NOT NULL;

ALTER TABLE `residents` ADD `ethnicity` text;

CREATE INDEX `service_requests_poor` ON `service_requests` (`ended_day`,`id`) WHERE rating IN ('dissatisfied', 'very-dissatisfied');
