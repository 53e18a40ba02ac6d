CREATE TABLE `mediation_accounts` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`said` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_accounts_whole" CHECK(trim("mediation_accounts"."said") <> '')
) STRICT;

CREATE INDEX `mediation_accounts_case` ON `mediation_accounts` (`case_id`,`id`);

CREATE TABLE `mediation_made_papers` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`paper` text NOT NULL,
	`about` integer,
	`for_whom` text NOT NULL,
	`party_id` integer,
	`onto` text NOT NULL,
	`pieces` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_made_papers_party" CHECK(("mediation_made_papers"."for_whom" = 'party') = ("mediation_made_papers"."party_id" IS NOT NULL))
) STRICT;

CREATE INDEX `mediation_made_papers_case` ON `mediation_made_papers` (`case_id`,`id`);

CREATE TABLE `mediation_page_counts` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`counts` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_page_counts_case` ON `mediation_page_counts` (`case_id`,`id`);

CREATE TABLE `mediation_texts_read` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`text` text NOT NULL,
	`digest` text NOT NULL,
	`leads_to` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_texts_read_case` ON `mediation_texts_read` (`case_id`,`text`,`id`);

CREATE TRIGGER `mediation_made_papers_no_update` BEFORE UPDATE ON `mediation_made_papers` BEGIN
  SELECT RAISE(ABORT, 'mediation_made_papers is append-only');
END;

CREATE TRIGGER `mediation_made_papers_no_delete` BEFORE DELETE ON `mediation_made_papers` BEGIN
  SELECT RAISE(ABORT, 'mediation_made_papers is append-only');
END;

CREATE TRIGGER `mediation_texts_read_no_update` BEFORE UPDATE ON `mediation_texts_read` BEGIN
  SELECT RAISE(ABORT, 'mediation_texts_read is append-only');
END;

CREATE TRIGGER `mediation_texts_read_no_delete` BEFORE DELETE ON `mediation_texts_read` BEGIN
  SELECT RAISE(ABORT, 'mediation_texts_read is append-only');
END;

CREATE TRIGGER `mediation_accounts_no_update` BEFORE UPDATE ON `mediation_accounts` BEGIN
  SELECT RAISE(ABORT, 'mediation_accounts is append-only');
END;

CREATE TRIGGER `mediation_accounts_no_delete` BEFORE DELETE ON `mediation_accounts` BEGIN
  SELECT RAISE(ABORT, 'mediation_accounts is append-only');
END;

CREATE TRIGGER `mediation_page_counts_no_update` BEFORE UPDATE ON `mediation_page_counts` BEGIN
  SELECT RAISE(ABORT, 'mediation_page_counts is append-only');
END;

CREATE TRIGGER `mediation_page_counts_no_delete` BEFORE DELETE ON `mediation_page_counts` BEGIN
  SELECT RAISE(ABORT, 'mediation_page_counts is append-only');
END;
