ALTER TABLE `mediation_agreements` ADD `confirmation_declined_on` text;

ALTER TABLE `mediation_screenings` ADD `vulnerable` text;

ALTER TABLE `mediation_screenings` ADD `danger` text;

ALTER TABLE `mediation_sessions` ADD `together_because` text DEFAULT '' NOT NULL;

CREATE TRIGGER `mediation_evidence_bound_insert` BEFORE INSERT ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE (NEW.kind = 'later-leaf') <> EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = NEW.case_id AND c.state = 'archived');
END;

CREATE TRIGGER `mediation_evidence_bound_update` BEFORE UPDATE ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'archived') OR EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = NEW.case_id AND c.state = 'archived');
END;

CREATE TRIGGER `mediation_evidence_bound_delete` BEFORE DELETE ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'archived') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

INSERT INTO mediation_pairs (rowid, text) SELECT t.id, (WITH RECURSIVE p(at, part) AS (
    SELECT 1, substr(t.text, 1, 65)
    UNION ALL
    SELECT p.at + 64, substr(t.text, p.at + 64, 65) FROM p WHERE length(p.part) > 64)
   SELECT group_concat(substr(p.part, 1, 2) || ' ' || substr(p.part, 2, 2) || ' ' || substr(p.part, 3, 2) || ' ' || substr(p.part, 4, 2) || ' ' || substr(p.part, 5, 2) || ' ' || substr(p.part, 6, 2) || ' ' || substr(p.part, 7, 2) || ' ' || substr(p.part, 8, 2) || ' ' || substr(p.part, 9, 2) || ' ' || substr(p.part, 10, 2) || ' ' || substr(p.part, 11, 2) || ' ' || substr(p.part, 12, 2) || ' ' || substr(p.part, 13, 2) || ' ' || substr(p.part, 14, 2) || ' ' || substr(p.part, 15, 2) || ' ' || substr(p.part, 16, 2) || ' ' || substr(p.part, 17, 2) || ' ' || substr(p.part, 18, 2) || ' ' || substr(p.part, 19, 2) || ' ' || substr(p.part, 20, 2) || ' ' || substr(p.part, 21, 2) || ' ' || substr(p.part, 22, 2) || ' ' || substr(p.part, 23, 2) || ' ' || substr(p.part, 24, 2) || ' ' || substr(p.part, 25, 2) || ' ' || substr(p.part, 26, 2) || ' ' || substr(p.part, 27, 2) || ' ' || substr(p.part, 28, 2) || ' ' || substr(p.part, 29, 2) || ' ' || substr(p.part, 30, 2) || ' ' || substr(p.part, 31, 2) || ' ' || substr(p.part, 32, 2) || ' ' || substr(p.part, 33, 2) || ' ' || substr(p.part, 34, 2) || ' ' || substr(p.part, 35, 2) || ' ' || substr(p.part, 36, 2) || ' ' || substr(p.part, 37, 2) || ' ' || substr(p.part, 38, 2) || ' ' || substr(p.part, 39, 2) || ' ' || substr(p.part, 40, 2) || ' ' || substr(p.part, 41, 2) || ' ' || substr(p.part, 42, 2) || ' ' || substr(p.part, 43, 2) || ' ' || substr(p.part, 44, 2) || ' ' || substr(p.part, 45, 2) || ' ' || substr(p.part, 46, 2) || ' ' || substr(p.part, 47, 2) || ' ' || substr(p.part, 48, 2) || ' ' || substr(p.part, 49, 2) || ' ' || substr(p.part, 50, 2) || ' ' || substr(p.part, 51, 2) || ' ' || substr(p.part, 52, 2) || ' ' || substr(p.part, 53, 2) || ' ' || substr(p.part, 54, 2) || ' ' || substr(p.part, 55, 2) || ' ' || substr(p.part, 56, 2) || ' ' || substr(p.part, 57, 2) || ' ' || substr(p.part, 58, 2) || ' ' || substr(p.part, 59, 2) || ' ' || substr(p.part, 60, 2) || ' ' || substr(p.part, 61, 2) || ' ' || substr(p.part, 62, 2) || ' ' || substr(p.part, 63, 2) || ' ' || substr(p.part, 64, 2), ' ') FROM p) FROM (
  SELECT n.id, coalesce(s.number, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_cases s ON s.id = n.source_id
   WHERE n.source = 'number'
  UNION ALL SELECT n.id, coalesce(s.narrative, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_cases s ON s.id = n.source_id
   WHERE n.source = 'narrative'
  UNION ALL SELECT n.id, coalesce(s.name, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_parties s ON s.id = n.source_id
   WHERE n.source = 'party'
  UNION ALL SELECT n.id, coalesce(s.name, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_representatives s ON s.id = n.source_id
   WHERE n.source = 'representative'
  UNION ALL SELECT n.id, coalesce(s.name, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_guests s ON s.id = n.source_id
   WHERE n.source = 'guest'
  UNION ALL SELECT n.id, coalesce(s.name, '') || char(10) || coalesce(s.wish, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_children s ON s.id = n.source_id
   WHERE n.source = 'child'
  UNION ALL SELECT n.id, coalesce(s.words, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_pleas s ON s.id = n.source_id
   WHERE n.source = 'plea'
  UNION ALL SELECT n.id, coalesce(s.what, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_reports s ON s.id = n.source_id
   WHERE n.source = 'report'
  UNION ALL SELECT n.id, coalesce(s.place, '') || char(10) || coalesce(s.asked, '') || char(10) || coalesce(s.words, '') || char(10) || coalesce(s.reason, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_investigations s ON s.id = n.source_id
   WHERE n.source = 'investigation'
  UNION ALL SELECT n.id, coalesce(s.place, '') || char(10) || coalesce(s.result, '') || char(10) || coalesce(s.reason, '') || char(10) || coalesce(s.together_because, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_sessions s ON s.id = n.source_id
   WHERE n.source = 'session'
  UNION ALL SELECT n.id, coalesce(s.words, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_statements s ON s.id = n.source_id
   WHERE n.source = 'statement'
  UNION ALL SELECT n.id, coalesce(s.words, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_pledges s ON s.id = n.source_id
   WHERE n.source = 'pledge'
  UNION ALL SELECT n.id, coalesce(s.title, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_evidence s ON s.id = n.source_id
   WHERE n.source = 'evidence'
  UNION ALL SELECT n.id, coalesce(s.facts, '') || char(10) || coalesce(s.dispute, '') || char(10) || coalesce(s.responsibilities, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_agreements s ON s.id = n.source_id
   WHERE n.source = 'agreement'
  UNION ALL SELECT n.id, coalesce(s.what, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_terms s ON s.id = n.source_id
   WHERE n.source = 'term'
  UNION ALL SELECT n.id, coalesce(s.what, '') || char(10) || coalesce(s.manner, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_duties s ON s.id = n.source_id
   WHERE n.source = 'duty'
  UNION ALL SELECT n.id, coalesce(s.number, '') || char(10) || coalesce(s.why, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_rulings s ON s.id = n.source_id
   WHERE n.source = 'ruling'
  UNION ALL SELECT n.id, coalesce(s.said, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_reminders s ON s.id = n.source_id
   WHERE n.source = 'reminder'
  UNION ALL SELECT n.id, coalesce(s.said, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_follow_ups s ON s.id = n.source_id
   WHERE n.source = 'follow-up'
  UNION ALL SELECT n.id, coalesce(s.what, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_contacts s ON s.id = n.source_id
   WHERE n.source = 'contact'
  UNION ALL SELECT n.id, coalesce(s.note, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_risks s ON s.id = n.source_id
   WHERE n.source = 'risk'
  UNION ALL SELECT n.id, coalesce(s.reason, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_case_events s ON s.id = n.source_id
   WHERE n.source = 'step'
  UNION ALL SELECT n.id, coalesce(s.said, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_replies s ON s.id = n.source_id
   WHERE n.source = 'reply'
  UNION ALL SELECT n.id, coalesce(s.said, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_accounts s ON s.id = n.source_id
   WHERE n.source = 'account'
  UNION ALL SELECT n.id, coalesce(s.title, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_leaves s ON s.id = n.source_id
   WHERE n.source = 'leaf'
  ORDER BY 1) t;

DROP TRIGGER `mediation_narratives_session_put`;

CREATE TRIGGER `mediation_narratives_session_put` AFTER INSERT ON `mediation_sessions` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'session', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.result, '') || char(10) || coalesce(NEW.reason, '') || char(10) || coalesce(NEW.together_because, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_session_changed`;

CREATE TRIGGER `mediation_narratives_session_changed` AFTER UPDATE OF place, result, reason, together_because ON `mediation_sessions` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.result, '') || char(10) || coalesce(OLD.reason, '') || char(10) || coalesce(OLD.together_because, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'session' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'session', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.result, '') || char(10) || coalesce(NEW.reason, '') || char(10) || coalesce(NEW.together_because, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_session_taken`;

CREATE TRIGGER `mediation_narratives_session_taken` AFTER DELETE ON `mediation_sessions` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.result, '') || char(10) || coalesce(OLD.reason, '') || char(10) || coalesce(OLD.together_because, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'session' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_evidence_shut_insert`;

CREATE TRIGGER `mediation_evidence_shut_insert` BEFORE INSERT ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('joined'));
END;

DROP TRIGGER `mediation_evidence_shut_update`;

CREATE TRIGGER `mediation_evidence_shut_update` BEFORE UPDATE ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

DROP TRIGGER `mediation_evidence_shut_delete`;

CREATE TRIGGER `mediation_evidence_shut_delete` BEFORE DELETE ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;
