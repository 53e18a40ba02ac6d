CREATE TABLE `mediation_breaches_told` (
	`id` integer PRIMARY KEY NOT NULL,
	`sighting_id` integer NOT NULL,
	`to_body` text NOT NULL,
	`on_day` text NOT NULL,
	`receipt` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`sighting_id`) REFERENCES `mediation_order_sightings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_breaches_told_receipt" CHECK(trim("mediation_breaches_told"."receipt") <> '')
) STRICT;

CREATE INDEX `mediation_breaches_told_sighting` ON `mediation_breaches_told` (`sighting_id`);

CREATE TABLE `mediation_members` (
	`id` integer PRIMARY KEY NOT NULL,
	`staff_id` integer,
	`name` text NOT NULL,
	`sex` text NOT NULL,
	`chosen_on` text NOT NULL,
	`left_on` text,
	`chair` integer NOT NULL,
	`salaried` integer NOT NULL,
	`studio` text NOT NULL,
	CONSTRAINT "mediation_members_left" CHECK("mediation_members"."left_on" IS NULL OR "mediation_members"."left_on" >= "mediation_members"."chosen_on")
) STRICT;

CREATE UNIQUE INDEX `mediation_members_staff` ON `mediation_members` (`staff_id`) WHERE left_on IS NULL;

CREATE TABLE `mediation_narratives` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`source_id` integer NOT NULL
) STRICT;

CREATE INDEX `mediation_narratives_source` ON `mediation_narratives` (`source`,`source_id`);

CREATE TABLE `mediation_order_askings` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`what` text NOT NULL,
	`on_day` text NOT NULL,
	`by_applicant` integer NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `mediation_orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_order_askings_order` ON `mediation_order_askings` (`order_id`,`id`);

CREATE TABLE `mediation_order_help` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`what` text NOT NULL,
	`with_whom` text NOT NULL,
	`by_whom` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `mediation_orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_order_help_order` ON `mediation_order_help` (`order_id`,`id`);

CREATE TABLE `mediation_order_rulings` (
	`id` integer PRIMARY KEY NOT NULL,
	`asking_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`number` text NOT NULL,
	`granted` integer NOT NULL,
	`until_day` text,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`asking_id`) REFERENCES `mediation_order_askings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `mediation_order_rulings_once` ON `mediation_order_rulings` (`asking_id`);

CREATE TABLE `mediation_order_sightings` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`kept` integer NOT NULL,
	`what` text NOT NULL,
	`by_whom` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `mediation_orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_order_sightings_what" CHECK(trim("mediation_order_sightings"."what") <> '')
) STRICT;

CREATE INDEX `mediation_order_sightings_order` ON `mediation_order_sightings` (`order_id`,`id`);

CREATE TABLE `mediation_orders` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer,
	`keeper_id` integer NOT NULL,
	`court` text NOT NULL,
	`number` text NOT NULL,
	`made_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`measures` text NOT NULL,
	`protected_name` text NOT NULL,
	`protected_resident_id` integer,
	`against_name` text NOT NULL,
	`against_resident_id` integer,
	`asked_by` text NOT NULL,
	`because` text,
	`wished` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_orders_measures" CHECK(json_array_length("mediation_orders"."measures") > 0),
	CONSTRAINT "mediation_orders_on_behalf" CHECK("mediation_orders"."asked_by" <> 'committee' OR ("mediation_orders"."because" IS NOT NULL AND ("mediation_orders"."because" <> 'old-disabled-or-ill' OR "mediation_orders"."wished")))
) STRICT;

CREATE INDEX `mediation_orders_case` ON `mediation_orders` (`case_id`);

CREATE INDEX `mediation_orders_keeper` ON `mediation_orders` (`keeper_id`);

CREATE TABLE `mediation_patrols` (
	`id` integer PRIMARY KEY NOT NULL,
	`on_day` text NOT NULL,
	`where_walked` text NOT NULL,
	`by_whom` text NOT NULL,
	`disputes_found` integer NOT NULL,
	`prevented` integer NOT NULL,
	`what` text NOT NULL,
	`strikes` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`strikes`) REFERENCES `mediation_patrols`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_patrols_counts" CHECK("mediation_patrols"."disputes_found" >= 0 AND "mediation_patrols"."prevented" BETWEEN 0 AND "mediation_patrols"."disputes_found")
) STRICT;

CREATE INDEX `mediation_patrols_on` ON `mediation_patrols` (`on_day`,`id`);

CREATE UNIQUE INDEX `mediation_patrols_once` ON `mediation_patrols` (`strikes`);

CREATE TABLE `mediation_warning_visits` (
	`id` integer PRIMARY KEY NOT NULL,
	`warning_id` integer NOT NULL,
	`whom` text NOT NULL,
	`on_day` text NOT NULL,
	`found` text NOT NULL,
	`by_whom` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`warning_id`) REFERENCES `mediation_warnings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_warning_visits_found" CHECK(trim("mediation_warning_visits"."found") <> '')
) STRICT;

CREATE INDEX `mediation_warning_visits_warning` ON `mediation_warning_visits` (`warning_id`,`id`);

CREATE TABLE `mediation_warnings` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer,
	`keeper_id` integer NOT NULL,
	`issuer` text NOT NULL,
	`number` text NOT NULL,
	`issued_on` text NOT NULL,
	`received_on` text NOT NULL,
	`offender` text NOT NULL,
	`offender_resident_id` integer,
	`victim` text NOT NULL,
	`victim_resident_id` integer,
	`facts` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_warnings_days" CHECK("mediation_warnings"."issued_on" <= "mediation_warnings"."received_on")
) STRICT;

CREATE INDEX `mediation_warnings_case` ON `mediation_warnings` (`case_id`);

CREATE INDEX `mediation_warnings_keeper` ON `mediation_warnings` (`keeper_id`);

CREATE TRIGGER `mediation_warning_visits_no_update` BEFORE UPDATE ON `mediation_warning_visits` BEGIN
  SELECT RAISE(ABORT, 'mediation_warning_visits is append-only');
END;

CREATE TRIGGER `mediation_warning_visits_no_delete` BEFORE DELETE ON `mediation_warning_visits` BEGIN
  SELECT RAISE(ABORT, 'mediation_warning_visits is append-only');
END;

CREATE TRIGGER `mediation_order_askings_no_update` BEFORE UPDATE ON `mediation_order_askings` BEGIN
  SELECT RAISE(ABORT, 'mediation_order_askings is append-only');
END;

CREATE TRIGGER `mediation_order_askings_no_delete` BEFORE DELETE ON `mediation_order_askings` BEGIN
  SELECT RAISE(ABORT, 'mediation_order_askings is append-only');
END;

CREATE TRIGGER `mediation_order_rulings_no_update` BEFORE UPDATE ON `mediation_order_rulings` BEGIN
  SELECT RAISE(ABORT, 'mediation_order_rulings is append-only');
END;

CREATE TRIGGER `mediation_order_rulings_no_delete` BEFORE DELETE ON `mediation_order_rulings` BEGIN
  SELECT RAISE(ABORT, 'mediation_order_rulings is append-only');
END;

CREATE TRIGGER `mediation_order_sightings_no_update` BEFORE UPDATE ON `mediation_order_sightings` BEGIN
  SELECT RAISE(ABORT, 'mediation_order_sightings is append-only');
END;

CREATE TRIGGER `mediation_order_sightings_no_delete` BEFORE DELETE ON `mediation_order_sightings` BEGIN
  SELECT RAISE(ABORT, 'mediation_order_sightings is append-only');
END;

CREATE TRIGGER `mediation_breaches_told_no_update` BEFORE UPDATE ON `mediation_breaches_told` BEGIN
  SELECT RAISE(ABORT, 'mediation_breaches_told is append-only');
END;

CREATE TRIGGER `mediation_breaches_told_no_delete` BEFORE DELETE ON `mediation_breaches_told` BEGIN
  SELECT RAISE(ABORT, 'mediation_breaches_told is append-only');
END;

CREATE TRIGGER `mediation_order_help_no_update` BEFORE UPDATE ON `mediation_order_help` BEGIN
  SELECT RAISE(ABORT, 'mediation_order_help is append-only');
END;

CREATE TRIGGER `mediation_order_help_no_delete` BEFORE DELETE ON `mediation_order_help` BEGIN
  SELECT RAISE(ABORT, 'mediation_order_help is append-only');
END;

CREATE TRIGGER `mediation_patrols_no_update` BEFORE UPDATE ON `mediation_patrols` BEGIN
  SELECT RAISE(ABORT, 'mediation_patrols is append-only');
END;

CREATE TRIGGER `mediation_patrols_no_delete` BEFORE DELETE ON `mediation_patrols` BEGIN
  SELECT RAISE(ABORT, 'mediation_patrols is append-only');
END;

CREATE TRIGGER `mediation_orders_term_insert` BEFORE INSERT ON `mediation_orders` BEGIN
  SELECT RAISE(ABORT, 'mediation.order-term') WHERE NEW.ends_on < NEW.made_on OR NEW.ends_on > date(NEW.made_on, '+6 months', 'floor');
END;

CREATE TRIGGER `mediation_orders_term_update` BEFORE UPDATE ON `mediation_orders` BEGIN
  SELECT RAISE(ABORT, 'mediation.order-term') WHERE NEW.ends_on < NEW.made_on OR NEW.ends_on > date(NEW.made_on, '+6 months', 'floor');
END;

CREATE TRIGGER `mediation_order_askings_in_time` BEFORE INSERT ON `mediation_order_askings` BEGIN
  SELECT RAISE(ABORT, 'mediation.order-too-late') WHERE NEW.on_day > coalesce((SELECT r.until_day FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
      WHERE a.order_id = NEW.order_id AND r.until_day IS NOT NULL ORDER BY r.id DESC LIMIT 1),
    (SELECT o.ends_on FROM mediation_orders o WHERE o.id = NEW.order_id));
  SELECT RAISE(ABORT, 'mediation.order-not-by-applicant') WHERE NEW.what = 'extend' AND NOT NEW.by_applicant;
END;

CREATE TRIGGER `mediation_order_rulings_term` BEFORE INSERT ON `mediation_order_rulings` BEGIN
  SELECT RAISE(ABORT, 'mediation.order-term') WHERE (NEW.until_day IS NOT NULL) <> (NEW.granted AND EXISTS (SELECT 1 FROM mediation_order_askings a
      WHERE a.id = NEW.asking_id AND a.what = 'extend'));
  SELECT RAISE(ABORT, 'mediation.order-term') WHERE EXISTS (SELECT 1 FROM mediation_order_askings a WHERE a.id = NEW.asking_id AND NEW.until_day IS NOT NULL
      AND (NEW.until_day <= coalesce((SELECT r.until_day FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
      WHERE a.order_id = a.order_id AND r.until_day IS NOT NULL ORDER BY r.id DESC LIMIT 1),
    (SELECT o.ends_on FROM mediation_orders o WHERE o.id = a.order_id)) OR NEW.until_day > date(coalesce((SELECT r.until_day FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
      WHERE a.order_id = a.order_id AND r.until_day IS NOT NULL ORDER BY r.id DESC LIMIT 1),
    (SELECT o.ends_on FROM mediation_orders o WHERE o.id = a.order_id)), '+6 months', 'floor')));
END;

CREATE VIRTUAL TABLE `mediation_words` USING fts5(text, content = '', tokenize = 'trigram');

INSERT INTO mediation_words (mediation_words, rank) VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE `mediation_word_groups` USING fts5vocab('mediation_words', 'row');

CREATE TRIGGER `mediation_narratives_number_put` AFTER INSERT ON `mediation_cases` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'number', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.number, '') || char(10) FROM mediation_narratives n WHERE n.source = 'number' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_number_changed` AFTER UPDATE OF number ON `mediation_cases` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.number, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'number' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'number' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'number', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.number, '') || char(10) FROM mediation_narratives n WHERE n.source = 'number' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_number_taken` AFTER DELETE ON `mediation_cases` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.number, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'number' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'number' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_narrative_put` AFTER INSERT ON `mediation_cases` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'narrative', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.narrative, '') || char(10) FROM mediation_narratives n WHERE n.source = 'narrative' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_narrative_changed` AFTER UPDATE OF narrative ON `mediation_cases` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.narrative, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'narrative' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'narrative' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'narrative', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.narrative, '') || char(10) FROM mediation_narratives n WHERE n.source = 'narrative' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_narrative_taken` AFTER DELETE ON `mediation_cases` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.narrative, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'narrative' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'narrative' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_party_put` AFTER INSERT ON `mediation_parties` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'party', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.name, '') || char(10) FROM mediation_narratives n WHERE n.source = 'party' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_party_changed` AFTER UPDATE OF name ON `mediation_parties` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.name, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'party' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'party' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'party', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.name, '') || char(10) FROM mediation_narratives n WHERE n.source = 'party' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_party_taken` AFTER DELETE ON `mediation_parties` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.name, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'party' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'party' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_plea_put` AFTER INSERT ON `mediation_pleas` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'plea', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.words, '') || char(10) FROM mediation_narratives n WHERE n.source = 'plea' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_plea_changed` AFTER UPDATE OF words ON `mediation_pleas` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.words, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'plea' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'plea' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'plea', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.words, '') || char(10) FROM mediation_narratives n WHERE n.source = 'plea' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_plea_taken` AFTER DELETE ON `mediation_pleas` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.words, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'plea' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'plea' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_agreement_put` AFTER INSERT ON `mediation_agreements` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'agreement', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.facts, '') || char(10) || coalesce(NEW.dispute, '') || char(10) || coalesce(NEW.responsibilities, '') || char(10) FROM mediation_narratives n WHERE n.source = 'agreement' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_agreement_changed` AFTER UPDATE OF facts, dispute, responsibilities ON `mediation_agreements` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.facts, '') || char(10) || coalesce(OLD.dispute, '') || char(10) || coalesce(OLD.responsibilities, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'agreement' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'agreement' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'agreement', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.facts, '') || char(10) || coalesce(NEW.dispute, '') || char(10) || coalesce(NEW.responsibilities, '') || char(10) FROM mediation_narratives n WHERE n.source = 'agreement' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_agreement_taken` AFTER DELETE ON `mediation_agreements` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.facts, '') || char(10) || coalesce(OLD.dispute, '') || char(10) || coalesce(OLD.responsibilities, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'agreement' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'agreement' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_term_put` AFTER INSERT ON `mediation_terms` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536) + 1, 'term', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536 AND ((SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.what, '') || char(10) FROM mediation_narratives n WHERE n.source = 'term' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_term_changed` AFTER UPDATE OF what ON `mediation_terms` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.what, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'term' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'term' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536) + 1, 'term', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536 AND ((SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.what, '') || char(10) FROM mediation_narratives n WHERE n.source = 'term' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_term_taken` AFTER DELETE ON `mediation_terms` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.what, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'term' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'term' AND source_id = OLD.id;
END;
