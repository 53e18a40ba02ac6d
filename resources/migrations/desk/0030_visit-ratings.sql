CREATE TABLE `visit_ratings` (
	`id` integer PRIMARY KEY NOT NULL,
	`visit_id` integer NOT NULL,
	`day` text NOT NULL,
	`rating` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `visit_ratings_visit` ON `visit_ratings` (`visit_id`);

CREATE INDEX `visit_ratings_day` ON `visit_ratings` (`day`,`rating`);

ALTER TABLE `request_events` ADD `until` text;

CREATE TRIGGER `visit_ratings_no_update` BEFORE UPDATE ON `visit_ratings` BEGIN
  SELECT RAISE(ABORT, 'visit_ratings is append-only');
END;

CREATE TRIGGER `visit_ratings_no_delete` BEFORE DELETE ON `visit_ratings` BEGIN
  SELECT RAISE(ABORT, 'visit_ratings is append-only');
END;
