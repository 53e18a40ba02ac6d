CREATE TABLE `mediation_checks` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`lawful` integer NOT NULL,
	`nobody_elses` integer NOT NULL,
	`decent` integer NOT NULL,
	`free` integer NOT NULL,
	`read_to` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `mediation_case_events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `mediation_checks_agreement` ON `mediation_checks` (`agreement_id`);

CREATE TABLE `mediation_confirmations` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`at_court` text NOT NULL,
	`home_of` integer,
	`court` text NOT NULL,
	`applied_on` text NOT NULL,
	`applicants` text NOT NULL,
	`papers` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`home_of`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_confirmations_home" CHECK(("mediation_confirmations"."at_court" = 'home') = ("mediation_confirmations"."home_of" IS NOT NULL))
) STRICT;

CREATE INDEX `mediation_confirmations_agreement` ON `mediation_confirmations` (`agreement_id`);

CREATE TABLE `mediation_copies` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`party_id` integer,
	`given_on` text,
	`taken_by` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_copies_agreement` ON `mediation_copies` (`agreement_id`,`id`);

CREATE TABLE `mediation_court_ends` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`by_what` text NOT NULL,
	`number` text NOT NULL,
	`on_day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `mediation_case_events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_court_ends_case` ON `mediation_court_ends` (`case_id`);

CREATE TABLE `mediation_endings` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`move` text NOT NULL,
	`party_id` integer,
	`on_day` text NOT NULL,
	`manner` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `mediation_case_events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_endings_who" CHECK(("mediation_endings"."move" = 'fail') = ("mediation_endings"."party_id" IS NULL))
) STRICT;

CREATE INDEX `mediation_endings_case` ON `mediation_endings` (`case_id`,`id`);

CREATE UNIQUE INDEX `mediation_endings_event` ON `mediation_endings` (`event_id`);

CREATE TABLE `mediation_evidence` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`attachment_id` integer NOT NULL,
	`kind` text NOT NULL,
	`party_id` integer,
	`title` text NOT NULL,
	`day` text,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_evidence_case` ON `mediation_evidence` (`case_id`,`id`);

CREATE TABLE `mediation_extension_wishes` (
	`id` integer PRIMARY KEY NOT NULL,
	`extension_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`on_day` text NOT NULL,
	FOREIGN KEY (`extension_id`) REFERENCES `mediation_extensions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `mediation_extension_wishes_once` ON `mediation_extension_wishes` (`extension_id`,`party_id`);

CREATE TABLE `mediation_extensions` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`days` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_extensions_days" CHECK("mediation_extensions"."days" > 0)
) STRICT;

CREATE INDEX `mediation_extensions_case` ON `mediation_extensions` (`case_id`,`id`);

CREATE TABLE `mediation_follow_ups` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`manner` text NOT NULL,
	`performed` text NOT NULL,
	`content` text,
	`risk` text NOT NULL,
	`said` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_follow_ups_case` ON `mediation_follow_ups` (`case_id`,`on_day`);

CREATE TABLE `mediation_initials` (
	`id` integer PRIMARY KEY NOT NULL,
	`session_id` integer NOT NULL,
	`pages` integer NOT NULL,
	`initialled` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `mediation_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_initials_pages" CHECK("mediation_initials"."pages" > 0)
) STRICT;

CREATE INDEX `mediation_initials_session` ON `mediation_initials` (`session_id`,`id`);

CREATE TABLE `mediation_investigations` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`corrects` integer,
	`reason` text DEFAULT '' NOT NULL,
	`on_day` text NOT NULL,
	`place` text NOT NULL,
	`asked` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrects`) REFERENCES `mediation_investigations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_investigations_whole" CHECK(trim("mediation_investigations"."asked") <> '' AND trim("mediation_investigations"."words") <> '' AND ("mediation_investigations"."corrects" IS NULL OR trim("mediation_investigations"."reason") <> ''))
) STRICT;

CREATE INDEX `mediation_investigations_case` ON `mediation_investigations` (`case_id`,`on_day`);

CREATE UNIQUE INDEX `mediation_investigations_once` ON `mediation_investigations` (`corrects`);

CREATE TABLE `mediation_notices` (
	`id` integer PRIMARY KEY NOT NULL,
	`ending_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`routes` text NOT NULL,
	`on_day` text NOT NULL,
	`manner` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`ending_id`) REFERENCES `mediation_endings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_notices_ending` ON `mediation_notices` (`ending_id`);

CREATE TABLE `mediation_pledges` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`party_id` integer NOT NULL,
	`on_day` text,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_pledges_whole" CHECK(trim("mediation_pledges"."words") <> '')
) STRICT;

CREATE INDEX `mediation_pledges_case` ON `mediation_pledges` (`case_id`);

CREATE TABLE `mediation_reminders` (
	`id` integer PRIMARY KEY NOT NULL,
	`instalment_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`manner` text NOT NULL,
	`said` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`instalment_id`) REFERENCES `mediation_instalments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_reminders_instalment` ON `mediation_reminders` (`instalment_id`,`id`);

CREATE TABLE `mediation_replies` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`said` text NOT NULL,
	`papers_received` integer NOT NULL,
	`papers_returned` integer NOT NULL,
	`receipt` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_replies_papers" CHECK("mediation_replies"."papers_returned" BETWEEN 0 AND "mediation_replies"."papers_received")
) STRICT;

CREATE INDEX `mediation_replies_case` ON `mediation_replies` (`case_id`,`id`);

CREATE TABLE `mediation_rulings` (
	`id` integer PRIMARY KEY NOT NULL,
	`confirmation_id` integer NOT NULL,
	`ruling` text NOT NULL,
	`on_day` text NOT NULL,
	`number` text NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`confirmation_id`) REFERENCES `mediation_confirmations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `mediation_rulings_once` ON `mediation_rulings` (`confirmation_id`);

CREATE TABLE `mediation_sessions` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`corrects` integer,
	`reason` text DEFAULT '' NOT NULL,
	`on_day` text NOT NULL,
	`clock` text NOT NULL,
	`place` text NOT NULL,
	`doors` text NOT NULL,
	`others` text NOT NULL,
	`child_present` integer NOT NULL,
	`rights_told` integer NOT NULL,
	`result` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrects`) REFERENCES `mediation_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_sessions_whole" CHECK(trim("mediation_sessions"."place") <> '' AND ("mediation_sessions"."corrects" IS NULL OR trim("mediation_sessions"."reason") <> ''))
) STRICT;

CREATE INDEX `mediation_sessions_case` ON `mediation_sessions` (`case_id`,`on_day`);

CREATE UNIQUE INDEX `mediation_sessions_once` ON `mediation_sessions` (`corrects`);

CREATE TABLE `mediation_set_asides` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `mediation_case_events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_set_asides_agreement` ON `mediation_set_asides` (`agreement_id`);

CREATE TABLE `mediation_statements` (
	`id` integer PRIMARY KEY NOT NULL,
	`session_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`words` text NOT NULL,
	`read_by` text,
	FOREIGN KEY (`session_id`) REFERENCES `mediation_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `mediation_statements_once` ON `mediation_statements` (`session_id`,`party_id`);

CREATE TRIGGER `mediation_sessions_no_update` BEFORE UPDATE ON `mediation_sessions` BEGIN
  SELECT RAISE(ABORT, 'mediation_sessions is append-only');
END;

CREATE TRIGGER `mediation_sessions_no_delete` BEFORE DELETE ON `mediation_sessions` BEGIN
  SELECT RAISE(ABORT, 'mediation_sessions is append-only');
END;

CREATE TRIGGER `mediation_statements_no_update` BEFORE UPDATE ON `mediation_statements` BEGIN
  SELECT RAISE(ABORT, 'mediation_statements is append-only');
END;

CREATE TRIGGER `mediation_statements_no_delete` BEFORE DELETE ON `mediation_statements` BEGIN
  SELECT RAISE(ABORT, 'mediation_statements is append-only');
END;

CREATE TRIGGER `mediation_initials_no_update` BEFORE UPDATE ON `mediation_initials` BEGIN
  SELECT RAISE(ABORT, 'mediation_initials is append-only');
END;

CREATE TRIGGER `mediation_initials_no_delete` BEFORE DELETE ON `mediation_initials` BEGIN
  SELECT RAISE(ABORT, 'mediation_initials is append-only');
END;

CREATE TRIGGER `mediation_investigations_no_update` BEFORE UPDATE ON `mediation_investigations` BEGIN
  SELECT RAISE(ABORT, 'mediation_investigations is append-only');
END;

CREATE TRIGGER `mediation_investigations_no_delete` BEFORE DELETE ON `mediation_investigations` BEGIN
  SELECT RAISE(ABORT, 'mediation_investigations is append-only');
END;

CREATE TRIGGER `mediation_pledges_no_update` BEFORE UPDATE ON `mediation_pledges` BEGIN
  SELECT RAISE(ABORT, 'mediation_pledges is append-only');
END;

CREATE TRIGGER `mediation_pledges_no_delete` BEFORE DELETE ON `mediation_pledges` BEGIN
  SELECT RAISE(ABORT, 'mediation_pledges is append-only');
END;

CREATE TRIGGER `mediation_checks_no_update` BEFORE UPDATE ON `mediation_checks` BEGIN
  SELECT RAISE(ABORT, 'mediation_checks is append-only');
END;

CREATE TRIGGER `mediation_checks_no_delete` BEFORE DELETE ON `mediation_checks` BEGIN
  SELECT RAISE(ABORT, 'mediation_checks is append-only');
END;

CREATE TRIGGER `mediation_set_asides_no_update` BEFORE UPDATE ON `mediation_set_asides` BEGIN
  SELECT RAISE(ABORT, 'mediation_set_asides is append-only');
END;

CREATE TRIGGER `mediation_set_asides_no_delete` BEFORE DELETE ON `mediation_set_asides` BEGIN
  SELECT RAISE(ABORT, 'mediation_set_asides is append-only');
END;

CREATE TRIGGER `mediation_copies_no_update` BEFORE UPDATE ON `mediation_copies` BEGIN
  SELECT RAISE(ABORT, 'mediation_copies is append-only');
END;

CREATE TRIGGER `mediation_copies_no_delete` BEFORE DELETE ON `mediation_copies` BEGIN
  SELECT RAISE(ABORT, 'mediation_copies is append-only');
END;

CREATE TRIGGER `mediation_extensions_no_update` BEFORE UPDATE ON `mediation_extensions` BEGIN
  SELECT RAISE(ABORT, 'mediation_extensions is append-only');
END;

CREATE TRIGGER `mediation_extensions_no_delete` BEFORE DELETE ON `mediation_extensions` BEGIN
  SELECT RAISE(ABORT, 'mediation_extensions is append-only');
END;

CREATE TRIGGER `mediation_extension_wishes_no_update` BEFORE UPDATE ON `mediation_extension_wishes` BEGIN
  SELECT RAISE(ABORT, 'mediation_extension_wishes is append-only');
END;

CREATE TRIGGER `mediation_extension_wishes_no_delete` BEFORE DELETE ON `mediation_extension_wishes` BEGIN
  SELECT RAISE(ABORT, 'mediation_extension_wishes is append-only');
END;

CREATE TRIGGER `mediation_endings_no_update` BEFORE UPDATE ON `mediation_endings` BEGIN
  SELECT RAISE(ABORT, 'mediation_endings is append-only');
END;

CREATE TRIGGER `mediation_endings_no_delete` BEFORE DELETE ON `mediation_endings` BEGIN
  SELECT RAISE(ABORT, 'mediation_endings is append-only');
END;

CREATE TRIGGER `mediation_notices_no_update` BEFORE UPDATE ON `mediation_notices` BEGIN
  SELECT RAISE(ABORT, 'mediation_notices is append-only');
END;

CREATE TRIGGER `mediation_notices_no_delete` BEFORE DELETE ON `mediation_notices` BEGIN
  SELECT RAISE(ABORT, 'mediation_notices is append-only');
END;

CREATE TRIGGER `mediation_court_ends_no_update` BEFORE UPDATE ON `mediation_court_ends` BEGIN
  SELECT RAISE(ABORT, 'mediation_court_ends is append-only');
END;

CREATE TRIGGER `mediation_court_ends_no_delete` BEFORE DELETE ON `mediation_court_ends` BEGIN
  SELECT RAISE(ABORT, 'mediation_court_ends is append-only');
END;

CREATE TRIGGER `mediation_replies_no_update` BEFORE UPDATE ON `mediation_replies` BEGIN
  SELECT RAISE(ABORT, 'mediation_replies is append-only');
END;

CREATE TRIGGER `mediation_replies_no_delete` BEFORE DELETE ON `mediation_replies` BEGIN
  SELECT RAISE(ABORT, 'mediation_replies is append-only');
END;

CREATE TRIGGER `mediation_follow_ups_no_update` BEFORE UPDATE ON `mediation_follow_ups` BEGIN
  SELECT RAISE(ABORT, 'mediation_follow_ups is append-only');
END;

CREATE TRIGGER `mediation_follow_ups_no_delete` BEFORE DELETE ON `mediation_follow_ups` BEGIN
  SELECT RAISE(ABORT, 'mediation_follow_ups is append-only');
END;

CREATE TRIGGER `mediation_reminders_no_update` BEFORE UPDATE ON `mediation_reminders` BEGIN
  SELECT RAISE(ABORT, 'mediation_reminders is append-only');
END;

CREATE TRIGGER `mediation_reminders_no_delete` BEFORE DELETE ON `mediation_reminders` BEGIN
  SELECT RAISE(ABORT, 'mediation_reminders is append-only');
END;

CREATE TRIGGER `mediation_confirmations_no_update` BEFORE UPDATE ON `mediation_confirmations` BEGIN
  SELECT RAISE(ABORT, 'mediation_confirmations is append-only');
END;

CREATE TRIGGER `mediation_confirmations_no_delete` BEFORE DELETE ON `mediation_confirmations` BEGIN
  SELECT RAISE(ABORT, 'mediation_confirmations is append-only');
END;

CREATE TRIGGER `mediation_rulings_no_update` BEFORE UPDATE ON `mediation_rulings` BEGIN
  SELECT RAISE(ABORT, 'mediation_rulings is append-only');
END;

CREATE TRIGGER `mediation_rulings_no_delete` BEFORE DELETE ON `mediation_rulings` BEGIN
  SELECT RAISE(ABORT, 'mediation_rulings is append-only');
END;

CREATE TRIGGER `mediation_sessions_held` BEFORE INSERT ON `mediation_sessions` WHEN NEW.corrects IS NULL BEGIN
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE (SELECT c.state FROM mediation_cases c WHERE c.id = NEW.case_id)
    NOT IN ('accepted', 'mediating');
  SELECT RAISE(ABORT, 'mediation.not-screened') WHERE (SELECT max(s.id) FROM mediation_screenings s WHERE s.case_id = NEW.case_id) IS NULL;
  SELECT RAISE(ABORT, 'mediation.report-owed') WHERE EXISTS (
    SELECT 1 FROM mediation_needs n LEFT JOIN mediation_suspicions s ON s.id = n.suspicion_id
     WHERE n.screening_id = (SELECT max(s.id) FROM mediation_screenings s WHERE s.case_id = NEW.case_id) AND NOT EXISTS (
       SELECT 1 FROM mediation_reports r LEFT JOIN mediation_suspicions o ON o.id = r.suspicion_id
        WHERE r.case_id = NEW.case_id AND coalesce(o.continues, o.id) IS coalesce(s.continues, s.id)
          AND EXISTS (SELECT 1 FROM json_each(n.bodies) b WHERE b.value = r.to_body)));
END;

CREATE TRIGGER `mediation_instalments_signed_insert` BEFORE INSERT ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_duties d JOIN mediation_signatures s ON s.agreement_id = d.agreement_id
    WHERE d.id = NEW.duty_id);
END;

CREATE TRIGGER `mediation_instalments_signed_update` BEFORE UPDATE ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_duties d JOIN mediation_signatures s ON s.agreement_id = d.agreement_id
    WHERE d.id = OLD.duty_id);
END;

CREATE TRIGGER `mediation_instalments_signed_delete` BEFORE DELETE ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_duties d JOIN mediation_signatures s ON s.agreement_id = d.agreement_id
    WHERE d.id = OLD.duty_id);
END;
