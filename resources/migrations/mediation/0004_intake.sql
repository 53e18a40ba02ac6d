CREATE TABLE `mediation_committees` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`name` text NOT NULL,
	`leads` integer NOT NULL,
	`mediators` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_committees_named" CHECK(trim("mediation_committees"."name") <> '')
) STRICT;

CREATE UNIQUE INDEX `mediation_committees_once` ON `mediation_committees` (`case_id`,`name`);

CREATE TABLE `mediation_contacts` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`day` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_contacts_case` ON `mediation_contacts` (`case_id`,`day`);

CREATE TABLE `mediation_protections` (
	`id` integer PRIMARY KEY NOT NULL,
	`party_id` integer NOT NULL,
	`what` text NOT NULL,
	`day` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_protections_party` ON `mediation_protections` (`party_id`,`id`);

CREATE TABLE `mediation_relations` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`mediator_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`says` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_relations_case` ON `mediation_relations` (`case_id`,`mediator_id`,`party_id`,`id`);

CREATE TABLE `mediation_relations_accepted` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`mediator_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`knowing` integer,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`knowing`) REFERENCES `mediation_relations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_relations_accepted_case` ON `mediation_relations_accepted` (`case_id`,`mediator_id`,`party_id`);

CREATE TABLE `mediation_risks` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`signs` text NOT NULL,
	`level` text NOT NULL,
	`day` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_risks_case` ON `mediation_risks` (`case_id`,`id`);

ALTER TABLE `mediation_cases` ADD `leads_to` text DEFAULT '[]' NOT NULL;

ALTER TABLE `mediation_parties` ADD `read_to_by` text DEFAULT '' NOT NULL;

ALTER TABLE `mediation_parties` ADD `workplace` text DEFAULT '' NOT NULL;

ALTER TABLE `mediation_parties` ADD `school` text DEFAULT '' NOT NULL;

ALTER TABLE `mediation_parties` ADD `whereabouts` text DEFAULT '' NOT NULL;

ALTER TABLE `mediation_representatives` ADD `phone` text DEFAULT '' NOT NULL;

CREATE TRIGGER `mediation_relations_no_update` BEFORE UPDATE ON `mediation_relations` BEGIN
  SELECT RAISE(ABORT, 'mediation_relations is append-only');
END;

CREATE TRIGGER `mediation_relations_no_delete` BEFORE DELETE ON `mediation_relations` BEGIN
  SELECT RAISE(ABORT, 'mediation_relations is append-only');
END;

CREATE TRIGGER `mediation_relations_accepted_no_update` BEFORE UPDATE ON `mediation_relations_accepted` BEGIN
  SELECT RAISE(ABORT, 'mediation_relations_accepted is append-only');
END;

CREATE TRIGGER `mediation_relations_accepted_no_delete` BEFORE DELETE ON `mediation_relations_accepted` BEGIN
  SELECT RAISE(ABORT, 'mediation_relations_accepted is append-only');
END;

CREATE TRIGGER `mediation_risks_no_update` BEFORE UPDATE ON `mediation_risks` BEGIN
  SELECT RAISE(ABORT, 'mediation_risks is append-only');
END;

CREATE TRIGGER `mediation_risks_no_delete` BEFORE DELETE ON `mediation_risks` BEGIN
  SELECT RAISE(ABORT, 'mediation_risks is append-only');
END;

CREATE TRIGGER `mediation_contacts_no_update` BEFORE UPDATE ON `mediation_contacts` BEGIN
  SELECT RAISE(ABORT, 'mediation_contacts is append-only');
END;

CREATE TRIGGER `mediation_contacts_no_delete` BEFORE DELETE ON `mediation_contacts` BEGIN
  SELECT RAISE(ABORT, 'mediation_contacts is append-only');
END;

CREATE TRIGGER `mediation_protections_no_update` BEFORE UPDATE ON `mediation_protections` BEGIN
  SELECT RAISE(ABORT, 'mediation_protections is append-only');
END;

CREATE TRIGGER `mediation_protections_no_delete` BEFORE DELETE ON `mediation_protections` BEGIN
  SELECT RAISE(ABORT, 'mediation_protections is append-only');
END;
