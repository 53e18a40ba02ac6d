CREATE TABLE `mediation_handed_over` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`body` text NOT NULL,
	`name` text NOT NULL,
	`on_day` text NOT NULL,
	`why` text NOT NULL,
	`papers` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `mediation_case_events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_handed_over_named" CHECK(trim("mediation_handed_over"."name") <> '' AND trim("mediation_handed_over"."why") <> '')
) STRICT;

CREATE INDEX `mediation_handed_over_case` ON `mediation_handed_over` (`case_id`,`id`);

CREATE UNIQUE INDEX `mediation_handed_over_event` ON `mediation_handed_over` (`event_id`);

CREATE TABLE `mediation_handed_over_notes` (
	`id` integer PRIMARY KEY NOT NULL,
	`sent_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`receipt` text NOT NULL,
	`told` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`sent_id`) REFERENCES `mediation_handed_over`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_handed_over_notes_sent` ON `mediation_handed_over_notes` (`sent_id`,`id`);

CREATE TRIGGER `mediation_handed_over_no_update` BEFORE UPDATE ON `mediation_handed_over` BEGIN
  SELECT RAISE(ABORT, 'mediation_handed_over is append-only');
END;

CREATE TRIGGER `mediation_handed_over_no_delete` BEFORE DELETE ON `mediation_handed_over` BEGIN
  SELECT RAISE(ABORT, 'mediation_handed_over is append-only');
END;

CREATE TRIGGER `mediation_handed_over_notes_no_update` BEFORE UPDATE ON `mediation_handed_over_notes` BEGIN
  SELECT RAISE(ABORT, 'mediation_handed_over_notes is append-only');
END;

CREATE TRIGGER `mediation_handed_over_notes_no_delete` BEFORE DELETE ON `mediation_handed_over_notes` BEGIN
  SELECT RAISE(ABORT, 'mediation_handed_over_notes is append-only');
END;
