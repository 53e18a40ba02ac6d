CREATE TABLE `audit` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer,
	`procedure` text NOT NULL,
	`family` text GENERATED ALWAYS AS (substr(procedure, 1, instr(procedure, '.') - 1)) VIRTUAL NOT NULL,
	`outcome` text NOT NULL,
	`subject` text NOT NULL,
	`digest` text NOT NULL,
	`mac` text NOT NULL,
	`seal` blob
) STRICT;

CREATE INDEX `audit_at` ON `audit` (`at`);

CREATE INDEX `audit_staff` ON `audit` (`staff_id`,`at`);

CREATE INDEX `audit_subject` ON `audit` (`subject`,`at`);

CREATE INDEX `audit_family` ON `audit` (`family`,`at`);

CREATE INDEX `audit_unusual` ON `audit` (`outcome`,`at`) WHERE outcome <> 'done';

CREATE TABLE `disclosures` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`fields` text NOT NULL,
	`reason` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`sequence`) REFERENCES `audit`(`sequence`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `seal_key` (
	`only` integer PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`key` blob,
	CONSTRAINT "seal_key_one_row" CHECK(only = 1)
) STRICT;

CREATE TABLE `seal_runs` (
	`run` integer PRIMARY KEY NOT NULL,
	`begins` integer NOT NULL,
	`nonce` blob NOT NULL,
	`proof` blob NOT NULL
) STRICT;

CREATE TABLE `erasing` (
	`only` integer PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`id` integer NOT NULL,
	`until_commit` integer NOT NULL,
	FOREIGN KEY (`until_commit`) REFERENCES `erasing`(`only`) ON UPDATE no action ON DELETE no action DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT "erasing_one_row" CHECK(only = 1),
	CONSTRAINT "erasing_until_commit" CHECK(until_commit = 0)
) STRICT;

CREATE TABLE `erasures` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`action` text NOT NULL,
	`record` integer NOT NULL,
	`created_at` integer NOT NULL,
	`at` integer NOT NULL,
	`kept` text NOT NULL
) STRICT;

CREATE UNIQUE INDEX `erasures_entry` ON `erasures` (`record`,`created_at`,`at`,`action`);

CREATE TABLE `typed_reasons` (
	`digest` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE INDEX `typed_reasons_subject` ON `typed_reasons` (`subject`);

CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;

CREATE TABLE `answered_requests` (
	`request_id` text PRIMARY KEY NOT NULL,
	`procedure` text NOT NULL,
	`staff_id` integer NOT NULL,
	`input` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE TABLE `attachment_pieces` (
	`id` integer PRIMARY KEY NOT NULL,
	`attachment_id` integer NOT NULL,
	`place` integer NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `attachment_pieces_place` ON `attachment_pieces` (`attachment_id`,`place`);

CREATE TABLE `attachments` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`size` integer NOT NULL,
	`digest` blob NOT NULL,
	`width` integer,
	`height` integer,
	`pages` integer,
	`thumbnail` blob NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE INDEX `attachments_size` ON `attachments` (`size`);

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

CREATE TABLE `number_counters` (
	`series` text NOT NULL,
	`year` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`series`, `year`)
) STRICT;

CREATE TABLE `number_templates` (
	`series` text PRIMARY KEY NOT NULL,
	`template` text NOT NULL
) STRICT;

CREATE TABLE `mediation_agreements` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`form` text NOT NULL,
	`number_year` integer NOT NULL,
	`number_sequence` integer NOT NULL,
	`number` text NOT NULL,
	`facts` text NOT NULL,
	`dispute` text NOT NULL,
	`responsibilities` text NOT NULL,
	`reached_on` text,
	`registered_on` text,
	`effect_on` text,
	`replaces` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaces`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `mediation_agreements_number` ON `mediation_agreements` (`number_year`,`number_sequence`);

CREATE INDEX `mediation_agreements_case` ON `mediation_agreements` (`case_id`,`id`);

CREATE TABLE `mediation_case_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`day` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`takes_back` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`takes_back`) REFERENCES `mediation_case_events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_case_events_back" CHECK(("mediation_case_events"."takes_back" IS NOT NULL) = ("mediation_case_events"."kind" = 'taken-back'))
) STRICT;

CREATE INDEX `mediation_case_events_case` ON `mediation_case_events` (`case_id`,`id`);

CREATE UNIQUE INDEX `mediation_case_events_once` ON `mediation_case_events` (`takes_back`);

CREATE TABLE `mediation_cases` (
	`id` integer PRIMARY KEY NOT NULL,
	`state` text DEFAULT 'intake' NOT NULL,
	`before_closing` text,
	`number_year` integer,
	`number_sequence` integer,
	`number` text,
	`source` text NOT NULL,
	`referrer` text,
	`court_referral` text,
	`letter` text DEFAULT '' NOT NULL,
	`reply_due` text,
	`papers_signed_for_on` text,
	`accepted_online_on` text,
	`kind` text NOT NULL,
	`difficulty` text NOT NULL,
	`people` integer NOT NULL,
	`money_fen` integer DEFAULT 0 NOT NULL,
	`narrative` text NOT NULL,
	`risk` text DEFAULT 'low' NOT NULL,
	`accepted_on` text,
	`due` text,
	`visit_id` integer,
	`joined_into` integer,
	`renews` integer,
	`opened_at` integer NOT NULL,
	`opened_by` integer NOT NULL,
	FOREIGN KEY (`joined_into`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`renews`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_cases_numbered" CHECK(("mediation_cases"."number" IS NULL) = ("mediation_cases"."state" IN ('intake', 'not-accepted', 'dropped'))
        AND ("mediation_cases"."number" IS NULL) = ("mediation_cases"."number_year" IS NULL)
        AND ("mediation_cases"."number" IS NULL) = ("mediation_cases"."number_sequence" IS NULL)
        AND ("mediation_cases"."number" IS NULL) = ("mediation_cases"."accepted_on" IS NULL)),
	CONSTRAINT "mediation_cases_joined" CHECK(("mediation_cases"."joined_into" IS NOT NULL) = ("mediation_cases"."state" = 'joined')),
	CONSTRAINT "mediation_cases_referred" CHECK(("mediation_cases"."source" = 'referral') = ("mediation_cases"."referrer" IS NOT NULL)),
	CONSTRAINT "mediation_cases_court" CHECK(("mediation_cases"."court_referral" IS NOT NULL) = ("mediation_cases"."referrer" IS NOT NULL AND "mediation_cases"."referrer" = 'court')),
	CONSTRAINT "mediation_cases_people" CHECK("mediation_cases"."people" >= 0 AND "mediation_cases"."money_fen" >= 0)
) STRICT;

CREATE UNIQUE INDEX `mediation_cases_number` ON `mediation_cases` (`number_year`,`number_sequence`);

CREATE INDEX `mediation_cases_open` ON `mediation_cases` (`due`) WHERE state IN ('intake', 'accepted', 'mediating', 'signing');

CREATE INDEX `mediation_cases_accepted` ON `mediation_cases` (`accepted_on`,`id`);

CREATE TABLE `mediation_children` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`name` text NOT NULL,
	`birth` text NOT NULL,
	`asked_on` text,
	`asked_by` text,
	`wish` text,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_children_asked" CHECK(("mediation_children"."asked_on" IS NULL) = ("mediation_children"."wish" IS NULL) AND ("mediation_children"."asked_on" IS NULL) = ("mediation_children"."asked_by" IS NULL))
) STRICT;

CREATE INDEX `mediation_children_case` ON `mediation_children` (`case_id`);

CREATE TABLE `mediation_consents` (
	`id` integer PRIMARY KEY NOT NULL,
	`party_id` integer NOT NULL,
	`mediation` text,
	`mediator` text,
	`doors` text,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_consents_party` ON `mediation_consents` (`party_id`,`id`);

CREATE TABLE `mediation_covers` (
	`case_id` integer PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`mediators` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`filed_by` text NOT NULL,
	`filed_on` text NOT NULL,
	`kept_years` integer,
	`pages` integer NOT NULL,
	`remark` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_duties` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`who` integer NOT NULL,
	`to_whom` integer NOT NULL,
	`what` text NOT NULL,
	`fen` integer,
	`manner` text NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`who`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_whom`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_duties_clear" CHECK("mediation_duties"."who" <> "mediation_duties"."to_whom" AND trim("mediation_duties"."what") <> ''),
	CONSTRAINT "mediation_duties_amount" CHECK("mediation_duties"."fen" IS NULL OR "mediation_duties"."fen" > 0)
) STRICT;

CREATE INDEX `mediation_duties_agreement` ON `mediation_duties` (`agreement_id`);

CREATE TABLE `mediation_guest_consents` (
	`id` integer PRIMARY KEY NOT NULL,
	`guest_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`guest_id`) REFERENCES `mediation_guests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `mediation_guest_consents_once` ON `mediation_guest_consents` (`guest_id`,`party_id`);

CREATE TABLE `mediation_guests` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`name` text NOT NULL,
	`as_what` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_guests_case` ON `mediation_guests` (`case_id`);

CREATE TABLE `mediation_help_answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`suspicion_id` integer NOT NULL,
	`offer` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`suspicion_id`) REFERENCES `mediation_suspicions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_help_answers_suspicion` ON `mediation_help_answers` (`suspicion_id`);

CREATE TABLE `mediation_instalments` (
	`id` integer PRIMARY KEY NOT NULL,
	`duty_id` integer NOT NULL,
	`place` integer NOT NULL,
	`due` text NOT NULL,
	`fen` integer,
	FOREIGN KEY (`duty_id`) REFERENCES `mediation_duties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_instalments_amount" CHECK("mediation_instalments"."fen" IS NULL OR "mediation_instalments"."fen" > 0)
) STRICT;

CREATE UNIQUE INDEX `mediation_instalments_place` ON `mediation_instalments` (`duty_id`,`place`);

CREATE INDEX `mediation_instalments_due` ON `mediation_instalments` (`due`);

CREATE TABLE `mediation_leaves` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`party_id` integer,
	`day` text,
	`title` text NOT NULL,
	`pages` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_leaves_pages" CHECK("mediation_leaves"."pages" >= 0)
) STRICT;

CREATE INDEX `mediation_leaves_case` ON `mediation_leaves` (`case_id`,`id`);

CREATE TABLE `mediation_needs` (
	`id` integer PRIMARY KEY NOT NULL,
	`screening_id` integer NOT NULL,
	`suspicion_id` integer,
	`bodies` text NOT NULL,
	`articles` text NOT NULL,
	FOREIGN KEY (`screening_id`) REFERENCES `mediation_screenings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`suspicion_id`) REFERENCES `mediation_suspicions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_needs_screening` ON `mediation_needs` (`screening_id`);

CREATE TABLE `mediation_parties` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`role` text NOT NULL,
	`side` integer NOT NULL,
	`kind` text NOT NULL,
	`resident_id` integer,
	`name` text NOT NULL,
	`id_number` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`birth` text,
	`capacity` text,
	`cannot_read` integer DEFAULT false NOT NULL,
	`protected_since` text,
	`rights_told_on` text,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_parties_case` ON `mediation_parties` (`case_id`,`id`);

CREATE INDEX `mediation_parties_resident` ON `mediation_parties` (`resident_id`,`case_id`);

CREATE INDEX `mediation_parties_name` ON `mediation_parties` (`name`);

CREATE TABLE `mediation_performances` (
	`id` integer PRIMARY KEY NOT NULL,
	`instalment_id` integer NOT NULL,
	`day` text NOT NULL,
	`fen` integer,
	`way` text NOT NULL,
	`reverses` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`instalment_id`) REFERENCES `mediation_instalments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reverses`) REFERENCES `mediation_performances`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_performances_way" CHECK("mediation_performances"."way" IN ('hand-to-hand', 'transfer', 'done'))
) STRICT;

CREATE INDEX `mediation_performances_instalment` ON `mediation_performances` (`instalment_id`);

CREATE UNIQUE INDEX `mediation_performances_once` ON `mediation_performances` (`reverses`);

CREATE TABLE `mediation_pleas` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer,
	`said_at` integer NOT NULL,
	`person` text NOT NULL,
	`words` text NOT NULL,
	`handler` text NOT NULL,
	`adds_to` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`adds_to`) REFERENCES `mediation_pleas`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_pleas_whole" CHECK(trim("mediation_pleas"."person") <> '' AND trim("mediation_pleas"."words") <> '' AND trim("mediation_pleas"."handler") <> ''
        AND "mediation_pleas"."said_at" <= "mediation_pleas"."at")
) STRICT;

CREATE INDEX `mediation_pleas_case` ON `mediation_pleas` (`case_id`,`id`);

CREATE TABLE `mediation_reports` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`suspicion_id` integer,
	`source` text NOT NULL,
	`discovered_at` integer NOT NULL,
	`told_at` integer NOT NULL,
	`to_body` text NOT NULL,
	`by_whom` text NOT NULL,
	`what` text NOT NULL,
	`receipt` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`suspicion_id`) REFERENCES `mediation_suspicions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_reports_whole" CHECK(trim("mediation_reports"."by_whom") <> '' AND trim("mediation_reports"."what") <> '' AND trim("mediation_reports"."receipt") <> ''),
	CONSTRAINT "mediation_reports_in_order" CHECK("mediation_reports"."told_at" <= "mediation_reports"."at" AND ("mediation_reports"."source" = 'another-body' OR "mediation_reports"."discovered_at" <= "mediation_reports"."told_at"))
) STRICT;

CREATE INDEX `mediation_reports_case` ON `mediation_reports` (`case_id`,`suspicion_id`);

CREATE TABLE `mediation_representatives` (
	`id` integer PRIMARY KEY NOT NULL,
	`party_id` integer NOT NULL,
	`name` text NOT NULL,
	`by_what` text NOT NULL,
	`letter_on` text,
	`may_sign` integer NOT NULL,
	`is_party` integer,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`is_party`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_representatives_party` ON `mediation_representatives` (`party_id`);

CREATE TABLE `mediation_screenings` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`corrects` integer,
	`reason` text DEFAULT '' NOT NULL,
	`offence` text NOT NULL,
	`bars` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrects`) REFERENCES `mediation_screenings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_screenings_reason" CHECK("mediation_screenings"."corrects" IS NULL OR trim("mediation_screenings"."reason") <> '')
) STRICT;

CREATE INDEX `mediation_screenings_case` ON `mediation_screenings` (`case_id`,`id`);

CREATE TABLE `mediation_signatures` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`of_whom` text NOT NULL,
	`party_id` integer,
	`representative_id` integer,
	`manner` text NOT NULL,
	`day` text,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `mediation_representatives`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_signatures_whose" CHECK(("mediation_signatures"."of_whom" = 'party') = ("mediation_signatures"."party_id" IS NOT NULL)),
	CONSTRAINT "mediation_signatures_acting" CHECK("mediation_signatures"."representative_id" IS NULL OR "mediation_signatures"."of_whom" = 'party')
) STRICT;

CREATE UNIQUE INDEX `mediation_signatures_party` ON `mediation_signatures` (`agreement_id`,`party_id`);

CREATE UNIQUE INDEX `mediation_signatures_committee` ON `mediation_signatures` (`agreement_id`,`of_whom`) WHERE party_id IS NULL;

CREATE TABLE `mediation_stays` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`as_what` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_stays_case` ON `mediation_stays` (`case_id`);

CREATE INDEX `mediation_stays_staff` ON `mediation_stays` (`staff_id`,`case_id`);

CREATE TABLE `mediation_suspicions` (
	`id` integer PRIMARY KEY NOT NULL,
	`screening_id` integer NOT NULL,
	`continues` integer,
	`name` text NOT NULL,
	`birth` text NOT NULL,
	`capacity` text,
	`suffered_from` text NOT NULL,
	`forms` text NOT NULL,
	`discovered_at` integer NOT NULL,
	FOREIGN KEY (`screening_id`) REFERENCES `mediation_screenings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`continues`) REFERENCES `mediation_suspicions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_suspicions_screening` ON `mediation_suspicions` (`screening_id`);

CREATE TABLE `mediation_terms` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`place` integer NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `mediation_terms_place` ON `mediation_terms` (`agreement_id`,`place`);

CREATE TRIGGER `audit_no_update` BEFORE UPDATE ON `audit` BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit` BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER `disclosures_no_update` BEFORE UPDATE ON `disclosures` BEGIN
  SELECT RAISE(ABORT, 'disclosures is append-only');
END;

CREATE TRIGGER `disclosures_no_delete` BEFORE DELETE ON `disclosures` BEGIN
  SELECT RAISE(ABORT, 'disclosures is append-only');
END;

CREATE TRIGGER `seal_runs_no_update` BEFORE UPDATE ON `seal_runs` BEGIN
  SELECT RAISE(ABORT, 'seal_runs is append-only');
END;

CREATE TRIGGER `seal_runs_no_delete` BEFORE DELETE ON `seal_runs` BEGIN
  SELECT RAISE(ABORT, 'seal_runs is append-only');
END;

CREATE TRIGGER `mediation_case_events_no_update` BEFORE UPDATE ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation_case_events is append-only');
END;

CREATE TRIGGER `mediation_case_events_no_delete` BEFORE DELETE ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation_case_events is append-only');
END;

CREATE TRIGGER `mediation_screenings_no_update` BEFORE UPDATE ON `mediation_screenings` BEGIN
  SELECT RAISE(ABORT, 'mediation_screenings is append-only');
END;

CREATE TRIGGER `mediation_screenings_no_delete` BEFORE DELETE ON `mediation_screenings` BEGIN
  SELECT RAISE(ABORT, 'mediation_screenings is append-only');
END;

CREATE TRIGGER `mediation_suspicions_no_update` BEFORE UPDATE ON `mediation_suspicions` BEGIN
  SELECT RAISE(ABORT, 'mediation_suspicions is append-only');
END;

CREATE TRIGGER `mediation_suspicions_no_delete` BEFORE DELETE ON `mediation_suspicions` BEGIN
  SELECT RAISE(ABORT, 'mediation_suspicions is append-only');
END;

CREATE TRIGGER `mediation_needs_no_update` BEFORE UPDATE ON `mediation_needs` BEGIN
  SELECT RAISE(ABORT, 'mediation_needs is append-only');
END;

CREATE TRIGGER `mediation_needs_no_delete` BEFORE DELETE ON `mediation_needs` BEGIN
  SELECT RAISE(ABORT, 'mediation_needs is append-only');
END;

CREATE TRIGGER `mediation_reports_no_update` BEFORE UPDATE ON `mediation_reports` BEGIN
  SELECT RAISE(ABORT, 'mediation_reports is append-only');
END;

CREATE TRIGGER `mediation_reports_no_delete` BEFORE DELETE ON `mediation_reports` BEGIN
  SELECT RAISE(ABORT, 'mediation_reports is append-only');
END;

CREATE TRIGGER `mediation_pleas_no_update` BEFORE UPDATE ON `mediation_pleas` BEGIN
  SELECT RAISE(ABORT, 'mediation_pleas is append-only');
END;

CREATE TRIGGER `mediation_pleas_no_delete` BEFORE DELETE ON `mediation_pleas` BEGIN
  SELECT RAISE(ABORT, 'mediation_pleas is append-only');
END;

CREATE TRIGGER `mediation_help_answers_no_update` BEFORE UPDATE ON `mediation_help_answers` BEGIN
  SELECT RAISE(ABORT, 'mediation_help_answers is append-only');
END;

CREATE TRIGGER `mediation_help_answers_no_delete` BEFORE DELETE ON `mediation_help_answers` BEGIN
  SELECT RAISE(ABORT, 'mediation_help_answers is append-only');
END;

CREATE TRIGGER `mediation_consents_no_update` BEFORE UPDATE ON `mediation_consents` BEGIN
  SELECT RAISE(ABORT, 'mediation_consents is append-only');
END;

CREATE TRIGGER `mediation_consents_no_delete` BEFORE DELETE ON `mediation_consents` BEGIN
  SELECT RAISE(ABORT, 'mediation_consents is append-only');
END;

CREATE TRIGGER `mediation_guest_consents_no_update` BEFORE UPDATE ON `mediation_guest_consents` BEGIN
  SELECT RAISE(ABORT, 'mediation_guest_consents is append-only');
END;

CREATE TRIGGER `mediation_guest_consents_no_delete` BEFORE DELETE ON `mediation_guest_consents` BEGIN
  SELECT RAISE(ABORT, 'mediation_guest_consents is append-only');
END;

CREATE TRIGGER `mediation_signatures_no_update` BEFORE UPDATE ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation_signatures is append-only');
END;

CREATE TRIGGER `mediation_signatures_no_delete` BEFORE DELETE ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation_signatures is append-only');
END;

CREATE TRIGGER `mediation_performances_no_update` BEFORE UPDATE ON `mediation_performances` BEGIN
  SELECT RAISE(ABORT, 'mediation_performances is append-only');
END;

CREATE TRIGGER `mediation_performances_no_delete` BEFORE DELETE ON `mediation_performances` BEGIN
  SELECT RAISE(ABORT, 'mediation_performances is append-only');
END;

CREATE TRIGGER `mediation_covers_no_update` BEFORE UPDATE ON `mediation_covers` BEGIN
  SELECT RAISE(ABORT, 'mediation_covers is append-only');
END;

CREATE TRIGGER `mediation_covers_no_delete` BEFORE DELETE ON `mediation_covers` BEGIN
  SELECT RAISE(ABORT, 'mediation_covers is append-only');
END;

CREATE TRIGGER `attachments_no_update` BEFORE UPDATE ON `attachments` BEGIN
  SELECT RAISE(ABORT, 'attachments are never changed');
END;

CREATE TRIGGER `attachment_pieces_no_update` BEFORE UPDATE ON `attachment_pieces` BEGIN
  SELECT RAISE(ABORT, 'attachment_pieces are never changed');
END;

CREATE TRIGGER `mediation_case_events_from` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE NEW.from_state IS NOT (SELECT c.state FROM mediation_cases c WHERE c.id = NEW.case_id);
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE NEW.from_state IS NOT coalesce((SELECT e.to_state FROM mediation_case_events e WHERE e.id = (SELECT e.id FROM mediation_case_events e WHERE e.case_id = NEW.case_id ORDER BY e.id DESC LIMIT 1)), 'intake');
END;

CREATE TRIGGER `mediation_case_events_to` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE NEW.kind NOT IN ('taken-back', 'send-back') AND (NEW.from_state, NEW.kind, NEW.to_state) NOT IN (VALUES ('intake', 'accept', 'accepted'), ('intake', 'not-accept', 'not-accepted'), ('intake', 'drop', 'dropped'), ('accepted', 'begin', 'mediating'), ('mediating', 'agree-in-writing', 'signing'), ('mediating', 'agree-orally', 'in-effect'), ('signing', 'take-effect', 'in-effect'), ('signing', 'settle-in-court', 'settled-in-court'), ('signing', 'set-aside', 'mediating'), ('in-effect', 'perform', 'performed'), ('in-effect', 'leave-unperformed', 'unperformed'), ('in-effect', 'renegotiate', 'mediating'), ('in-effect', 'close', 'closed'), ('unperformed', 'perform', 'performed'), ('unperformed', 'renegotiate', 'mediating'), ('closed', 'archive', 'archived'), ('archived', 'add-leaf', 'archived'), ('accepted', 'refuse', 'refused'), ('accepted', 'withdraw', 'withdrawn'), ('accepted', 'fail', 'failed'), ('mediating', 'refuse', 'refused'), ('mediating', 'withdraw', 'withdrawn'), ('mediating', 'fail', 'failed'), ('signing', 'refuse', 'refused'), ('signing', 'withdraw', 'withdrawn'), ('signing', 'fail', 'failed'), ('accepted', 'hand-over', 'handed-over'), ('accepted', 'join', 'joined'), ('mediating', 'hand-over', 'handed-over'), ('mediating', 'join', 'joined'), ('performed', 'close', 'closed'), ('unperformed', 'close', 'closed'), ('settled-in-court', 'close', 'closed'), ('refused', 'close', 'closed'), ('withdrawn', 'close', 'closed'), ('failed', 'close', 'closed'), ('handed-over', 'close', 'closed'));
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE NEW.kind = 'send-back' AND (NEW.from_state <> 'closed' OR NEW.to_state IS NOT
        (SELECT c.before_closing FROM mediation_cases c WHERE c.id = NEW.case_id));
  SELECT RAISE(ABORT, 'mediation.not-taken-back') WHERE NEW.kind = 'taken-back' AND NOT EXISTS (
        SELECT 1 FROM mediation_case_events e WHERE e.id = NEW.takes_back AND e.id = (SELECT e.id FROM mediation_case_events e WHERE e.case_id = NEW.case_id ORDER BY e.id DESC LIMIT 1)
           AND e.to_state = NEW.from_state AND e.from_state = NEW.to_state
           AND e.kind NOT IN ('accept', 'take-effect', 'agree-orally', 'settle-in-court', 'archive', 'add-leaf', 'taken-back'));
END;

CREATE TRIGGER `mediation_case_events_report` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.not-screened') WHERE NEW.kind NOT IN ('refuse', 'withdraw', 'add-leaf', 'send-back', 'taken-back') AND (SELECT max(s.id) FROM mediation_screenings s WHERE s.case_id = NEW.case_id) IS NULL;
  SELECT RAISE(ABORT, 'mediation.report-owed') WHERE NEW.kind NOT IN ('refuse', 'withdraw', 'add-leaf', 'send-back', 'taken-back') AND EXISTS (
    SELECT 1 FROM mediation_needs n LEFT JOIN mediation_suspicions s ON s.id = n.suspicion_id
     WHERE n.screening_id = (SELECT max(s.id) FROM mediation_screenings s WHERE s.case_id = NEW.case_id) AND NOT EXISTS (
       SELECT 1 FROM mediation_reports r LEFT JOIN mediation_suspicions o ON o.id = r.suspicion_id
        WHERE r.case_id = NEW.case_id AND coalesce(o.continues, o.id) IS coalesce(s.continues, s.id)
          AND EXISTS (SELECT 1 FROM json_each(n.bodies) b WHERE b.value = r.to_body)));
END;

CREATE TRIGGER `mediation_cases_begin` BEFORE INSERT ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE NEW.state <> 'intake';
END;

CREATE TRIGGER `mediation_cases_follow` BEFORE UPDATE ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE OLD.state = 'archived';
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE NEW.state <> OLD.state AND NEW.state IS NOT (SELECT e.to_state FROM mediation_case_events e
        WHERE e.case_id = NEW.id ORDER BY e.id DESC LIMIT 1);
  SELECT RAISE(ABORT, 'mediation.number-kept') WHERE OLD.number IS NOT NULL AND NEW.number IS NOT OLD.number;
END;

CREATE TRIGGER `mediation_cases_stay` BEFORE DELETE ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.number-kept') WHERE OLD.number IS NOT NULL;
END;

CREATE TRIGGER `mediation_stays_end` BEFORE UPDATE ON `mediation_stays` BEGIN
  SELECT RAISE(ABORT, 'mediation.stay') WHERE OLD.until_day IS NOT NULL OR NEW.until_day IS NULL OR NEW.until_day < OLD.from_day
        OR (NEW.case_id, NEW.staff_id, NEW.as_what, NEW.from_day) <> (OLD.case_id, OLD.staff_id, OLD.as_what, OLD.from_day);
END;

CREATE TRIGGER `mediation_stays_stay` BEFORE DELETE ON `mediation_stays` BEGIN
  SELECT RAISE(ABORT, 'mediation.stay') WHERE true;
END;

CREATE TRIGGER `mediation_representatives_five` BEFORE INSERT ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.representatives') WHERE (SELECT count(*) FROM mediation_representatives r WHERE r.party_id = NEW.party_id) >= 5;
END;

CREATE TRIGGER `mediation_agreements_begin` BEFORE INSERT ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.no-effect') WHERE NEW.effect_on IS NOT NULL AND (NEW.form <> 'oral' OR NEW.effect_on IS NOT NEW.reached_on);
END;

CREATE TRIGGER `mediation_agreements_effect` BEFORE UPDATE OF effect_on ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.effect-kept') WHERE OLD.effect_on IS NOT NULL AND NEW.effect_on IS NOT OLD.effect_on;
  SELECT RAISE(ABORT, 'mediation.no-effect') WHERE NEW.effect_on IS NOT NULL AND NEW.effect_on IS NOT
        CASE NEW.form WHEN 'oral' THEN NEW.reached_on ELSE (SELECT CASE WHEN count((CASE WHEN r.id IS NULL OR r.by_what = 'law' THEN s.day ELSE max(s.day, r.letter_on) END)) = 2 + (
      SELECT count(*) FROM mediation_parties p WHERE p.case_id = NEW.case_id) AND (
      SELECT count(*) FROM mediation_parties p WHERE p.case_id = NEW.case_id) > 1 THEN max((CASE WHEN r.id IS NULL OR r.by_what = 'law' THEN s.day ELSE max(s.day, r.letter_on) END)) END
    FROM mediation_signatures s LEFT JOIN mediation_representatives r ON r.id = s.representative_id
   WHERE s.agreement_id = NEW.id) END;
  SELECT RAISE(ABORT, 'mediation.court-ends-it') WHERE NEW.effect_on IS NOT NULL AND EXISTS (SELECT 1 FROM mediation_cases c
        WHERE c.id = NEW.case_id AND c.court_referral LIKE 'entrusted-%');
END;

CREATE TRIGGER `mediation_agreements_signed` BEFORE UPDATE OF case_id, form, number, facts, dispute, responsibilities, reached_on ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE OLD.effect_on IS NOT NULL OR EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = OLD.id);
END;

CREATE TRIGGER `mediation_terms_signed_insert` BEFORE INSERT ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = NEW.agreement_id);
END;

CREATE TRIGGER `mediation_duties_signed_insert` BEFORE INSERT ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = NEW.agreement_id);
END;

CREATE TRIGGER `mediation_terms_signed_update` BEFORE UPDATE ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = OLD.agreement_id);
END;

CREATE TRIGGER `mediation_duties_signed_update` BEFORE UPDATE ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = OLD.agreement_id);
END;

CREATE TRIGGER `mediation_terms_signed_delete` BEFORE DELETE ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = OLD.agreement_id);
END;

CREATE TRIGGER `mediation_duties_signed_delete` BEFORE DELETE ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = OLD.agreement_id);
END;

CREATE TRIGGER `mediation_leaves_added` BEFORE INSERT ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE (NEW.kind = 'later-leaf') <> EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = NEW.case_id AND c.state = 'archived');
END;

CREATE TRIGGER `mediation_leaves_bound_update` BEFORE UPDATE ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'archived');
END;

CREATE TRIGGER `mediation_leaves_bound_delete` BEFORE DELETE ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'archived');
END;
