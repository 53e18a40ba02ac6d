CREATE TABLE `mediation_child_answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`child_id` integer NOT NULL,
	`asked_on` text NOT NULL,
	`asked_by` text NOT NULL,
	`wish` text NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `mediation_children`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_child_answers_child` ON `mediation_child_answers` (`child_id`,`id`);

CREATE INDEX `mediation_evidence_attachment` ON `mediation_evidence` (`attachment_id`);

DROP TRIGGER `mediation_cases_erased_whole`;

ALTER TABLE `mediation_cases` DROP COLUMN `leads_to`;

CREATE TRIGGER `mediation_child_answers_no_update` BEFORE UPDATE ON `mediation_child_answers` BEGIN
  SELECT RAISE(ABORT, 'mediation_child_answers is append-only');
END;

CREATE TRIGGER `mediation_child_answers_no_delete` BEFORE DELETE ON `mediation_child_answers`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_children g0 WHERE g0.id = OLD.child_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_child_answers is append-only');
END;

CREATE TRIGGER `mediation_signatures_one_side` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.both-sides') WHERE EXISTS (SELECT 1 FROM mediation_representatives own JOIN mediation_parties mine ON mine.id = own.party_id
      JOIN mediation_signatures s ON s.agreement_id = NEW.agreement_id
      JOIN mediation_representatives r ON r.id = s.representative_id AND r.name = own.name
      JOIN mediation_parties theirs ON theirs.id = r.party_id AND theirs.side <> mine.side
     WHERE own.id = NEW.representative_id);
END;

CREATE TRIGGER `mediation_case_events_after` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.before-acceptance') WHERE NEW.kind <> 'taken-back' AND NEW.day < (SELECT c.accepted_on FROM mediation_cases c WHERE c.id = NEW.case_id);
END;

CREATE TRIGGER `mediation_sessions_after` BEFORE INSERT ON `mediation_sessions` BEGIN
  SELECT RAISE(ABORT, 'mediation.before-acceptance') WHERE NEW.on_day < (SELECT c.accepted_on FROM mediation_cases c WHERE c.id = NEW.case_id);
END;

CREATE TRIGGER `mediation_signatures_after` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.before-acceptance') WHERE NEW.day < (SELECT c.accepted_on FROM mediation_cases c WHERE c.id = (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id));
END;

CREATE TRIGGER `mediation_confirmations_after` BEFORE INSERT ON `mediation_confirmations` BEGIN
  SELECT RAISE(ABORT, 'mediation.confirmation-before-effect') WHERE coalesce(NEW.applied_on < (SELECT a.effect_on FROM mediation_agreements a WHERE a.id = NEW.agreement_id), TRUE);
  SELECT RAISE(ABORT, 'mediation.confirmation-confirmed-already') WHERE EXISTS (
    SELECT 1 FROM mediation_confirmations f JOIN mediation_rulings r ON r.confirmation_id = f.id
     WHERE f.agreement_id = NEW.agreement_id AND r.ruling IN ('confirmed', 'part-confirmed'));
  SELECT RAISE(ABORT, 'mediation.confirmation-rejected-before') WHERE EXISTS (
    SELECT 1 FROM mediation_confirmations f JOIN mediation_rulings r ON r.confirmation_id = f.id
     WHERE f.agreement_id = NEW.agreement_id AND r.ruling IN ('rejected'));
  SELECT RAISE(ABORT, 'mediation.confirmation-asked-already') WHERE EXISTS (SELECT 1 FROM mediation_confirmations f WHERE f.agreement_id = NEW.agreement_id
    AND NOT EXISTS (SELECT 1 FROM mediation_rulings r WHERE r.confirmation_id = f.id));
END;

CREATE TRIGGER `mediation_rulings_after` BEFORE INSERT ON `mediation_rulings` BEGIN
  SELECT RAISE(ABORT, 'mediation.ruled-before-asked') WHERE NEW.on_day < (SELECT f.applied_on FROM mediation_confirmations f WHERE f.id = NEW.confirmation_id);
END;

CREATE TRIGGER `mediation_children_answered` AFTER UPDATE OF asked_on, asked_by, wish ON `mediation_children`
WHEN OLD.asked_on IS NOT NULL AND (OLD.asked_on, OLD.asked_by, OLD.wish) IS NOT (NEW.asked_on, NEW.asked_by, NEW.wish) BEGIN
  INSERT INTO mediation_child_answers (child_id, asked_on, asked_by, wish)
  VALUES (OLD.id, OLD.asked_on, OLD.asked_by, OLD.wish);
END;

CREATE TRIGGER `mediation_evidence_once_insert` BEFORE INSERT ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE EXISTS (
    SELECT 1 FROM mediation_evidence e WHERE e.attachment_id = NEW.attachment_id);
END;

CREATE TRIGGER `mediation_evidence_once_update` BEFORE UPDATE OF attachment_id ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE EXISTS (
    SELECT 1 FROM mediation_evidence e WHERE e.attachment_id = NEW.attachment_id AND e.id <> OLD.id);
END;

CREATE TRIGGER `mediation_made_papers_about` BEFORE INSERT ON `mediation_made_papers` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE NOT CASE
    WHEN NEW.paper IN ('application', 'intake-form', 'referral-reply', 'closing-report', 'cover', 'contents', 'back') THEN NEW.about IS NULL
    WHEN NEW.paper IN ('rights-notice', 'ending-notice') THEN EXISTS (SELECT 1 FROM mediation_parties x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('authority') THEN EXISTS (SELECT 1 FROM mediation_representatives x JOIN mediation_parties p ON p.id = x.party_id
    WHERE x.id = NEW.about AND p.case_id = NEW.case_id)
    WHEN NEW.paper IN ('agreement', 'oral-agreement', 'confirmation', 'certificate') THEN EXISTS (SELECT 1 FROM mediation_agreements x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('plea') THEN EXISTS (SELECT 1 FROM mediation_pleas x WHERE x.id = NEW.about AND x.adds_to IS NULL AND (x.case_id = NEW.case_id
    OR EXISTS (SELECT 1 FROM mediation_plea_cases l WHERE l.plea_id = x.id AND l.case_id = NEW.case_id)))
    WHEN NEW.paper IN ('pledge', 'repentance') THEN EXISTS (SELECT 1 FROM mediation_pledges x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('statement') THEN EXISTS (SELECT 1 FROM mediation_accounts x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('session') THEN EXISTS (SELECT 1 FROM mediation_sessions x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('investigation') THEN EXISTS (SELECT 1 FROM mediation_investigations x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('follow-up') THEN EXISTS (SELECT 1 FROM mediation_follow_ups x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('protection-record') THEN EXISTS (SELECT 1 FROM mediation_orders x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    ELSE FALSE END;
END;

INSERT INTO mediation_narratives (id, source, source_id)
  SELECT coalesce((SELECT max(n.id) FROM mediation_narratives n
    WHERE n.id BETWEEN CASE WHEN s.letter <> '' THEN s.id END * 65536 AND (CASE WHEN s.letter <> '' THEN s.id END + 1) * 65536 - 1), CASE WHEN s.letter <> '' THEN s.id END * 65536) + row_number() OVER (PARTITION BY CASE WHEN s.letter <> '' THEN s.id END ORDER BY s.id), 'letter', s.id FROM mediation_cases s
   WHERE CASE WHEN s.letter <> '' THEN s.id END IS NOT NULL;

INSERT INTO mediation_pairs (rowid, text) SELECT t.id, (WITH RECURSIVE p(at, part) AS (
    SELECT 1, substr(t.text, 1, 65)
    UNION ALL
    SELECT p.at + 64, substr(t.text, p.at + 64, 65) FROM p WHERE length(p.part) > 64)
   SELECT group_concat(substr(p.part, 1, 2) || ' ' || substr(p.part, 2, 2) || ' ' || substr(p.part, 3, 2) || ' ' || substr(p.part, 4, 2) || ' ' || substr(p.part, 5, 2) || ' ' || substr(p.part, 6, 2) || ' ' || substr(p.part, 7, 2) || ' ' || substr(p.part, 8, 2) || ' ' || substr(p.part, 9, 2) || ' ' || substr(p.part, 10, 2) || ' ' || substr(p.part, 11, 2) || ' ' || substr(p.part, 12, 2) || ' ' || substr(p.part, 13, 2) || ' ' || substr(p.part, 14, 2) || ' ' || substr(p.part, 15, 2) || ' ' || substr(p.part, 16, 2) || ' ' || substr(p.part, 17, 2) || ' ' || substr(p.part, 18, 2) || ' ' || substr(p.part, 19, 2) || ' ' || substr(p.part, 20, 2) || ' ' || substr(p.part, 21, 2) || ' ' || substr(p.part, 22, 2) || ' ' || substr(p.part, 23, 2) || ' ' || substr(p.part, 24, 2) || ' ' || substr(p.part, 25, 2) || ' ' || substr(p.part, 26, 2) || ' ' || substr(p.part, 27, 2) || ' ' || substr(p.part, 28, 2) || ' ' || substr(p.part, 29, 2) || ' ' || substr(p.part, 30, 2) || ' ' || substr(p.part, 31, 2) || ' ' || substr(p.part, 32, 2) || ' ' || substr(p.part, 33, 2) || ' ' || substr(p.part, 34, 2) || ' ' || substr(p.part, 35, 2) || ' ' || substr(p.part, 36, 2) || ' ' || substr(p.part, 37, 2) || ' ' || substr(p.part, 38, 2) || ' ' || substr(p.part, 39, 2) || ' ' || substr(p.part, 40, 2) || ' ' || substr(p.part, 41, 2) || ' ' || substr(p.part, 42, 2) || ' ' || substr(p.part, 43, 2) || ' ' || substr(p.part, 44, 2) || ' ' || substr(p.part, 45, 2) || ' ' || substr(p.part, 46, 2) || ' ' || substr(p.part, 47, 2) || ' ' || substr(p.part, 48, 2) || ' ' || substr(p.part, 49, 2) || ' ' || substr(p.part, 50, 2) || ' ' || substr(p.part, 51, 2) || ' ' || substr(p.part, 52, 2) || ' ' || substr(p.part, 53, 2) || ' ' || substr(p.part, 54, 2) || ' ' || substr(p.part, 55, 2) || ' ' || substr(p.part, 56, 2) || ' ' || substr(p.part, 57, 2) || ' ' || substr(p.part, 58, 2) || ' ' || substr(p.part, 59, 2) || ' ' || substr(p.part, 60, 2) || ' ' || substr(p.part, 61, 2) || ' ' || substr(p.part, 62, 2) || ' ' || substr(p.part, 63, 2) || ' ' || substr(p.part, 64, 2), ' ') FROM p) FROM (
  SELECT n.id, coalesce(s.letter, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_cases s ON s.id = n.source_id
   WHERE n.source = 'letter') t;

INSERT INTO mediation_narratives (id, source, source_id)
  SELECT coalesce((SELECT max(n.id) FROM mediation_narratives n
    WHERE n.id BETWEEN s.case_id * 65536 AND (s.case_id + 1) * 65536 - 1), s.case_id * 65536) + row_number() OVER (PARTITION BY s.case_id ORDER BY s.id), 'agreement-number', s.id FROM mediation_agreements s
   WHERE s.case_id IS NOT NULL;

INSERT INTO mediation_pairs (rowid, text) SELECT t.id, (WITH RECURSIVE p(at, part) AS (
    SELECT 1, substr(t.text, 1, 65)
    UNION ALL
    SELECT p.at + 64, substr(t.text, p.at + 64, 65) FROM p WHERE length(p.part) > 64)
   SELECT group_concat(substr(p.part, 1, 2) || ' ' || substr(p.part, 2, 2) || ' ' || substr(p.part, 3, 2) || ' ' || substr(p.part, 4, 2) || ' ' || substr(p.part, 5, 2) || ' ' || substr(p.part, 6, 2) || ' ' || substr(p.part, 7, 2) || ' ' || substr(p.part, 8, 2) || ' ' || substr(p.part, 9, 2) || ' ' || substr(p.part, 10, 2) || ' ' || substr(p.part, 11, 2) || ' ' || substr(p.part, 12, 2) || ' ' || substr(p.part, 13, 2) || ' ' || substr(p.part, 14, 2) || ' ' || substr(p.part, 15, 2) || ' ' || substr(p.part, 16, 2) || ' ' || substr(p.part, 17, 2) || ' ' || substr(p.part, 18, 2) || ' ' || substr(p.part, 19, 2) || ' ' || substr(p.part, 20, 2) || ' ' || substr(p.part, 21, 2) || ' ' || substr(p.part, 22, 2) || ' ' || substr(p.part, 23, 2) || ' ' || substr(p.part, 24, 2) || ' ' || substr(p.part, 25, 2) || ' ' || substr(p.part, 26, 2) || ' ' || substr(p.part, 27, 2) || ' ' || substr(p.part, 28, 2) || ' ' || substr(p.part, 29, 2) || ' ' || substr(p.part, 30, 2) || ' ' || substr(p.part, 31, 2) || ' ' || substr(p.part, 32, 2) || ' ' || substr(p.part, 33, 2) || ' ' || substr(p.part, 34, 2) || ' ' || substr(p.part, 35, 2) || ' ' || substr(p.part, 36, 2) || ' ' || substr(p.part, 37, 2) || ' ' || substr(p.part, 38, 2) || ' ' || substr(p.part, 39, 2) || ' ' || substr(p.part, 40, 2) || ' ' || substr(p.part, 41, 2) || ' ' || substr(p.part, 42, 2) || ' ' || substr(p.part, 43, 2) || ' ' || substr(p.part, 44, 2) || ' ' || substr(p.part, 45, 2) || ' ' || substr(p.part, 46, 2) || ' ' || substr(p.part, 47, 2) || ' ' || substr(p.part, 48, 2) || ' ' || substr(p.part, 49, 2) || ' ' || substr(p.part, 50, 2) || ' ' || substr(p.part, 51, 2) || ' ' || substr(p.part, 52, 2) || ' ' || substr(p.part, 53, 2) || ' ' || substr(p.part, 54, 2) || ' ' || substr(p.part, 55, 2) || ' ' || substr(p.part, 56, 2) || ' ' || substr(p.part, 57, 2) || ' ' || substr(p.part, 58, 2) || ' ' || substr(p.part, 59, 2) || ' ' || substr(p.part, 60, 2) || ' ' || substr(p.part, 61, 2) || ' ' || substr(p.part, 62, 2) || ' ' || substr(p.part, 63, 2) || ' ' || substr(p.part, 64, 2), ' ') FROM p) FROM (
  SELECT n.id, coalesce(s.number, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_agreements s ON s.id = n.source_id
   WHERE n.source = 'agreement-number') t;

INSERT INTO mediation_narratives (id, source, source_id)
  SELECT coalesce((SELECT max(n.id) FROM mediation_narratives n
    WHERE n.id BETWEEN s.case_id * 65536 AND (s.case_id + 1) * 65536 - 1), s.case_id * 65536) + row_number() OVER (PARTITION BY s.case_id ORDER BY s.id), 'handed-over', s.id FROM mediation_handed_over s
   WHERE s.case_id IS NOT NULL;

INSERT INTO mediation_pairs (rowid, text) SELECT t.id, (WITH RECURSIVE p(at, part) AS (
    SELECT 1, substr(t.text, 1, 65)
    UNION ALL
    SELECT p.at + 64, substr(t.text, p.at + 64, 65) FROM p WHERE length(p.part) > 64)
   SELECT group_concat(substr(p.part, 1, 2) || ' ' || substr(p.part, 2, 2) || ' ' || substr(p.part, 3, 2) || ' ' || substr(p.part, 4, 2) || ' ' || substr(p.part, 5, 2) || ' ' || substr(p.part, 6, 2) || ' ' || substr(p.part, 7, 2) || ' ' || substr(p.part, 8, 2) || ' ' || substr(p.part, 9, 2) || ' ' || substr(p.part, 10, 2) || ' ' || substr(p.part, 11, 2) || ' ' || substr(p.part, 12, 2) || ' ' || substr(p.part, 13, 2) || ' ' || substr(p.part, 14, 2) || ' ' || substr(p.part, 15, 2) || ' ' || substr(p.part, 16, 2) || ' ' || substr(p.part, 17, 2) || ' ' || substr(p.part, 18, 2) || ' ' || substr(p.part, 19, 2) || ' ' || substr(p.part, 20, 2) || ' ' || substr(p.part, 21, 2) || ' ' || substr(p.part, 22, 2) || ' ' || substr(p.part, 23, 2) || ' ' || substr(p.part, 24, 2) || ' ' || substr(p.part, 25, 2) || ' ' || substr(p.part, 26, 2) || ' ' || substr(p.part, 27, 2) || ' ' || substr(p.part, 28, 2) || ' ' || substr(p.part, 29, 2) || ' ' || substr(p.part, 30, 2) || ' ' || substr(p.part, 31, 2) || ' ' || substr(p.part, 32, 2) || ' ' || substr(p.part, 33, 2) || ' ' || substr(p.part, 34, 2) || ' ' || substr(p.part, 35, 2) || ' ' || substr(p.part, 36, 2) || ' ' || substr(p.part, 37, 2) || ' ' || substr(p.part, 38, 2) || ' ' || substr(p.part, 39, 2) || ' ' || substr(p.part, 40, 2) || ' ' || substr(p.part, 41, 2) || ' ' || substr(p.part, 42, 2) || ' ' || substr(p.part, 43, 2) || ' ' || substr(p.part, 44, 2) || ' ' || substr(p.part, 45, 2) || ' ' || substr(p.part, 46, 2) || ' ' || substr(p.part, 47, 2) || ' ' || substr(p.part, 48, 2) || ' ' || substr(p.part, 49, 2) || ' ' || substr(p.part, 50, 2) || ' ' || substr(p.part, 51, 2) || ' ' || substr(p.part, 52, 2) || ' ' || substr(p.part, 53, 2) || ' ' || substr(p.part, 54, 2) || ' ' || substr(p.part, 55, 2) || ' ' || substr(p.part, 56, 2) || ' ' || substr(p.part, 57, 2) || ' ' || substr(p.part, 58, 2) || ' ' || substr(p.part, 59, 2) || ' ' || substr(p.part, 60, 2) || ' ' || substr(p.part, 61, 2) || ' ' || substr(p.part, 62, 2) || ' ' || substr(p.part, 63, 2) || ' ' || substr(p.part, 64, 2), ' ') FROM p) FROM (
  SELECT n.id, coalesce(s.name, '') || char(10) || coalesce(s.why, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_handed_over s ON s.id = n.source_id
   WHERE n.source = 'handed-over') t;

INSERT INTO mediation_narratives (id, source, source_id)
  SELECT coalesce((SELECT max(n.id) FROM mediation_narratives n
    WHERE n.id BETWEEN s.case_id * 65536 AND (s.case_id + 1) * 65536 - 1), s.case_id * 65536) + row_number() OVER (PARTITION BY s.case_id ORDER BY s.id), 'court-end', s.id FROM mediation_court_ends s
   WHERE s.case_id IS NOT NULL;

INSERT INTO mediation_pairs (rowid, text) SELECT t.id, (WITH RECURSIVE p(at, part) AS (
    SELECT 1, substr(t.text, 1, 65)
    UNION ALL
    SELECT p.at + 64, substr(t.text, p.at + 64, 65) FROM p WHERE length(p.part) > 64)
   SELECT group_concat(substr(p.part, 1, 2) || ' ' || substr(p.part, 2, 2) || ' ' || substr(p.part, 3, 2) || ' ' || substr(p.part, 4, 2) || ' ' || substr(p.part, 5, 2) || ' ' || substr(p.part, 6, 2) || ' ' || substr(p.part, 7, 2) || ' ' || substr(p.part, 8, 2) || ' ' || substr(p.part, 9, 2) || ' ' || substr(p.part, 10, 2) || ' ' || substr(p.part, 11, 2) || ' ' || substr(p.part, 12, 2) || ' ' || substr(p.part, 13, 2) || ' ' || substr(p.part, 14, 2) || ' ' || substr(p.part, 15, 2) || ' ' || substr(p.part, 16, 2) || ' ' || substr(p.part, 17, 2) || ' ' || substr(p.part, 18, 2) || ' ' || substr(p.part, 19, 2) || ' ' || substr(p.part, 20, 2) || ' ' || substr(p.part, 21, 2) || ' ' || substr(p.part, 22, 2) || ' ' || substr(p.part, 23, 2) || ' ' || substr(p.part, 24, 2) || ' ' || substr(p.part, 25, 2) || ' ' || substr(p.part, 26, 2) || ' ' || substr(p.part, 27, 2) || ' ' || substr(p.part, 28, 2) || ' ' || substr(p.part, 29, 2) || ' ' || substr(p.part, 30, 2) || ' ' || substr(p.part, 31, 2) || ' ' || substr(p.part, 32, 2) || ' ' || substr(p.part, 33, 2) || ' ' || substr(p.part, 34, 2) || ' ' || substr(p.part, 35, 2) || ' ' || substr(p.part, 36, 2) || ' ' || substr(p.part, 37, 2) || ' ' || substr(p.part, 38, 2) || ' ' || substr(p.part, 39, 2) || ' ' || substr(p.part, 40, 2) || ' ' || substr(p.part, 41, 2) || ' ' || substr(p.part, 42, 2) || ' ' || substr(p.part, 43, 2) || ' ' || substr(p.part, 44, 2) || ' ' || substr(p.part, 45, 2) || ' ' || substr(p.part, 46, 2) || ' ' || substr(p.part, 47, 2) || ' ' || substr(p.part, 48, 2) || ' ' || substr(p.part, 49, 2) || ' ' || substr(p.part, 50, 2) || ' ' || substr(p.part, 51, 2) || ' ' || substr(p.part, 52, 2) || ' ' || substr(p.part, 53, 2) || ' ' || substr(p.part, 54, 2) || ' ' || substr(p.part, 55, 2) || ' ' || substr(p.part, 56, 2) || ' ' || substr(p.part, 57, 2) || ' ' || substr(p.part, 58, 2) || ' ' || substr(p.part, 59, 2) || ' ' || substr(p.part, 60, 2) || ' ' || substr(p.part, 61, 2) || ' ' || substr(p.part, 62, 2) || ' ' || substr(p.part, 63, 2) || ' ' || substr(p.part, 64, 2), ' ') FROM p) FROM (
  SELECT n.id, coalesce(s.number, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_court_ends s ON s.id = n.source_id
   WHERE n.source = 'court-end') t;

INSERT INTO mediation_narratives (id, source, source_id)
  SELECT coalesce((SELECT max(n.id) FROM mediation_narratives n
    WHERE n.id BETWEEN l.case_id * 65536 AND (l.case_id + 1) * 65536 - 1), l.case_id * 65536) + row_number() OVER (PARTITION BY l.case_id ORDER BY p.id), 'plea-before', p.id FROM mediation_plea_cases l JOIN mediation_pleas p
    ON p.id = l.plea_id OR p.adds_to = l.plea_id AND p.case_id IS NULL
   WHERE l.case_id IS NOT NULL;

INSERT INTO mediation_pairs (rowid, text) SELECT t.id, (WITH RECURSIVE p(at, part) AS (
    SELECT 1, substr(t.text, 1, 65)
    UNION ALL
    SELECT p.at + 64, substr(t.text, p.at + 64, 65) FROM p WHERE length(p.part) > 64)
   SELECT group_concat(substr(p.part, 1, 2) || ' ' || substr(p.part, 2, 2) || ' ' || substr(p.part, 3, 2) || ' ' || substr(p.part, 4, 2) || ' ' || substr(p.part, 5, 2) || ' ' || substr(p.part, 6, 2) || ' ' || substr(p.part, 7, 2) || ' ' || substr(p.part, 8, 2) || ' ' || substr(p.part, 9, 2) || ' ' || substr(p.part, 10, 2) || ' ' || substr(p.part, 11, 2) || ' ' || substr(p.part, 12, 2) || ' ' || substr(p.part, 13, 2) || ' ' || substr(p.part, 14, 2) || ' ' || substr(p.part, 15, 2) || ' ' || substr(p.part, 16, 2) || ' ' || substr(p.part, 17, 2) || ' ' || substr(p.part, 18, 2) || ' ' || substr(p.part, 19, 2) || ' ' || substr(p.part, 20, 2) || ' ' || substr(p.part, 21, 2) || ' ' || substr(p.part, 22, 2) || ' ' || substr(p.part, 23, 2) || ' ' || substr(p.part, 24, 2) || ' ' || substr(p.part, 25, 2) || ' ' || substr(p.part, 26, 2) || ' ' || substr(p.part, 27, 2) || ' ' || substr(p.part, 28, 2) || ' ' || substr(p.part, 29, 2) || ' ' || substr(p.part, 30, 2) || ' ' || substr(p.part, 31, 2) || ' ' || substr(p.part, 32, 2) || ' ' || substr(p.part, 33, 2) || ' ' || substr(p.part, 34, 2) || ' ' || substr(p.part, 35, 2) || ' ' || substr(p.part, 36, 2) || ' ' || substr(p.part, 37, 2) || ' ' || substr(p.part, 38, 2) || ' ' || substr(p.part, 39, 2) || ' ' || substr(p.part, 40, 2) || ' ' || substr(p.part, 41, 2) || ' ' || substr(p.part, 42, 2) || ' ' || substr(p.part, 43, 2) || ' ' || substr(p.part, 44, 2) || ' ' || substr(p.part, 45, 2) || ' ' || substr(p.part, 46, 2) || ' ' || substr(p.part, 47, 2) || ' ' || substr(p.part, 48, 2) || ' ' || substr(p.part, 49, 2) || ' ' || substr(p.part, 50, 2) || ' ' || substr(p.part, 51, 2) || ' ' || substr(p.part, 52, 2) || ' ' || substr(p.part, 53, 2) || ' ' || substr(p.part, 54, 2) || ' ' || substr(p.part, 55, 2) || ' ' || substr(p.part, 56, 2) || ' ' || substr(p.part, 57, 2) || ' ' || substr(p.part, 58, 2) || ' ' || substr(p.part, 59, 2) || ' ' || substr(p.part, 60, 2) || ' ' || substr(p.part, 61, 2) || ' ' || substr(p.part, 62, 2) || ' ' || substr(p.part, 63, 2) || ' ' || substr(p.part, 64, 2), ' ') FROM p) FROM (
  SELECT n.id, coalesce(s.words, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_pleas s ON s.id = n.source_id
   WHERE n.source = 'plea-before') t;

CREATE TRIGGER `mediation_narratives_letter_put` AFTER INSERT ON `mediation_cases` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), CASE WHEN NEW.letter <> '' THEN NEW.id END * 65536) + 1, 'letter', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN CASE WHEN NEW.letter <> '' THEN NEW.id END * 65536 AND (CASE WHEN NEW.letter <> '' THEN NEW.id END + 1) * 65536 - 1
    HAVING CASE WHEN NEW.letter <> '' THEN NEW.id END IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.letter, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'letter' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_letter_changed` AFTER UPDATE OF letter ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.letter, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'letter' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'letter' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), CASE WHEN NEW.letter <> '' THEN NEW.id END * 65536) + 1, 'letter', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN CASE WHEN NEW.letter <> '' THEN NEW.id END * 65536 AND (CASE WHEN NEW.letter <> '' THEN NEW.id END + 1) * 65536 - 1
    HAVING CASE WHEN NEW.letter <> '' THEN NEW.id END IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.letter, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'letter' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_letter_taken` AFTER DELETE ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.letter, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'letter' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'letter' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_agreement-number_put` AFTER INSERT ON `mediation_agreements` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'agreement-number', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'agreement-number' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_agreement-number_changed` AFTER UPDATE OF number ON `mediation_agreements` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'agreement-number' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'agreement-number' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'agreement-number', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'agreement-number' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_agreement-number_taken` AFTER DELETE ON `mediation_agreements` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'agreement-number' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'agreement-number' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_handed-over_put` AFTER INSERT ON `mediation_handed_over` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'handed-over', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10) || coalesce(NEW.why, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'handed-over' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_handed-over_changed` AFTER UPDATE OF name, why ON `mediation_handed_over` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10) || coalesce(OLD.why, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'handed-over' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'handed-over' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'handed-over', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10) || coalesce(NEW.why, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'handed-over' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_handed-over_taken` AFTER DELETE ON `mediation_handed_over` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10) || coalesce(OLD.why, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'handed-over' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'handed-over' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_court-end_put` AFTER INSERT ON `mediation_court_ends` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'court-end', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'court-end' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_court-end_changed` AFTER UPDATE OF number ON `mediation_court_ends` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'court-end' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'court-end' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'court-end', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'court-end' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_court-end_taken` AFTER DELETE ON `mediation_court_ends` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'court-end' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'court-end' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_child-before_put` AFTER INSERT ON `mediation_child_answers` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) * 65536) + 1, 'child-before', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) * 65536 AND ((SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) + 1) * 65536 - 1
    HAVING (SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.wish, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'child-before' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_child-before_changed` AFTER UPDATE OF wish ON `mediation_child_answers` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.wish, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'child-before' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'child-before' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) * 65536) + 1, 'child-before', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) * 65536 AND ((SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) + 1) * 65536 - 1
    HAVING (SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.wish, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'child-before' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_child-before_taken` AFTER DELETE ON `mediation_child_answers` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.wish, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'child-before' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'child-before' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_plea_became` AFTER INSERT ON `mediation_plea_cases` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce((SELECT max(n.id) FROM mediation_narratives n
    WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1), NEW.case_id * 65536) + row_number() OVER (ORDER BY p.id), 'plea-before', p.id FROM mediation_pleas p
     WHERE p.id = NEW.plea_id OR p.adds_to = NEW.plea_id AND p.case_id IS NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(p.words, '') || char(10), 0 FROM mediation_narratives n JOIN mediation_pleas p ON p.id = n.source_id
     WHERE n.source = 'plea-before' AND n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1;
END;

CREATE TRIGGER `mediation_narratives_plea_unmade` BEFORE DELETE ON `mediation_plea_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(p.words, '') || char(10), 1 FROM mediation_narratives n JOIN mediation_pleas p ON p.id = n.source_id
     WHERE n.source = 'plea-before' AND n.id BETWEEN OLD.case_id * 65536 AND (OLD.case_id + 1) * 65536 - 1;
  DELETE FROM mediation_narratives WHERE source = 'plea-before' AND id BETWEEN OLD.case_id * 65536 AND (OLD.case_id + 1) * 65536 - 1;
END;

CREATE TRIGGER `mediation_narratives_plea_added` AFTER INSERT ON `mediation_pleas` WHEN NEW.case_id IS NULL AND NEW.adds_to IS NOT NULL BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce((SELECT max(n.id) FROM mediation_narratives n
    WHERE n.id BETWEEN l.case_id * 65536 AND (l.case_id + 1) * 65536 - 1), l.case_id * 65536) + 1, 'plea-before', NEW.id FROM mediation_plea_cases l WHERE l.plea_id = NEW.adds_to;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(p.words, '') || char(10), 0 FROM mediation_narratives n JOIN mediation_pleas p ON p.id = n.source_id
     WHERE n.source = 'plea-before' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_plea_gone` AFTER DELETE ON `mediation_pleas` WHEN OLD.case_id IS NULL BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'plea-before' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'plea-before' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_cases_erased_whole` BEFORE UPDATE ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-erased') WHERE OLD.erased_on IS NOT NULL;
  SELECT RAISE(ABORT, 'mediation.not-erased') WHERE NEW.erased_on IS NOT NULL AND (
    NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.id) OR OLD.state NOT IN ('archived', 'not-accepted', 'dropped', 'joined')
    OR NEW.narrative <> '' OR NEW.wants <> '' OR NEW.letter <> '' OR NEW.visit_id IS NOT NULL
    OR (NEW.state, NEW.before_closing, NEW.number_year, NEW.number_sequence, NEW.number, NEW.source, NEW.referrer, NEW.court_referral, NEW.kind, NEW.difficulty, NEW.people, NEW.money_fen, NEW.accepted_on, NEW.joined_into, NEW.renews, NEW.opened_at, NEW.opened_by) IS NOT (OLD.state, OLD.before_closing, OLD.number_year, OLD.number_sequence, OLD.number, OLD.source, OLD.referrer, OLD.court_referral, OLD.kind, OLD.difficulty, OLD.people, OLD.money_fen, OLD.accepted_on, OLD.joined_into, OLD.renews, OLD.opened_at, OLD.opened_by));
END;

CREATE TRIGGER `mediation_child_answers_shut_insert` BEFORE INSERT ON `mediation_child_answers` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_children g0 WHERE g0.id = NEW.child_id)) AND c.state IN ('archived', 'joined'));
END;
