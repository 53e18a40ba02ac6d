DROP TABLE IF EXISTS `mediation_word_groups`;

DROP TABLE IF EXISTS `mediation_words`;

CREATE VIRTUAL TABLE `mediation_pairs` USING fts5(text, content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");

INSERT INTO mediation_pairs (mediation_pairs, rank) VALUES ('secure-delete', 1);

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
  UNION ALL SELECT n.id, coalesce(s.place, '') || char(10) || coalesce(s.result, '') || char(10) || coalesce(s.reason, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_sessions s ON s.id = n.source_id
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

CREATE VIEW `mediation_said` (id, text, taken) AS SELECT 0, '', 0 WHERE FALSE;

CREATE TRIGGER `mediation_said_put` INSTEAD OF INSERT ON `mediation_said` WHEN NEW.taken = 0 BEGIN
  INSERT INTO mediation_pairs (rowid, text) SELECT NEW.id, (WITH RECURSIVE p(at, part) AS (
    SELECT 1, substr(NEW.text, 1, 65)
    UNION ALL
    SELECT p.at + 64, substr(NEW.text, p.at + 64, 65) FROM p WHERE length(p.part) > 64)
   SELECT group_concat(substr(p.part, 1, 2) || ' ' || substr(p.part, 2, 2) || ' ' || substr(p.part, 3, 2) || ' ' || substr(p.part, 4, 2) || ' ' || substr(p.part, 5, 2) || ' ' || substr(p.part, 6, 2) || ' ' || substr(p.part, 7, 2) || ' ' || substr(p.part, 8, 2) || ' ' || substr(p.part, 9, 2) || ' ' || substr(p.part, 10, 2) || ' ' || substr(p.part, 11, 2) || ' ' || substr(p.part, 12, 2) || ' ' || substr(p.part, 13, 2) || ' ' || substr(p.part, 14, 2) || ' ' || substr(p.part, 15, 2) || ' ' || substr(p.part, 16, 2) || ' ' || substr(p.part, 17, 2) || ' ' || substr(p.part, 18, 2) || ' ' || substr(p.part, 19, 2) || ' ' || substr(p.part, 20, 2) || ' ' || substr(p.part, 21, 2) || ' ' || substr(p.part, 22, 2) || ' ' || substr(p.part, 23, 2) || ' ' || substr(p.part, 24, 2) || ' ' || substr(p.part, 25, 2) || ' ' || substr(p.part, 26, 2) || ' ' || substr(p.part, 27, 2) || ' ' || substr(p.part, 28, 2) || ' ' || substr(p.part, 29, 2) || ' ' || substr(p.part, 30, 2) || ' ' || substr(p.part, 31, 2) || ' ' || substr(p.part, 32, 2) || ' ' || substr(p.part, 33, 2) || ' ' || substr(p.part, 34, 2) || ' ' || substr(p.part, 35, 2) || ' ' || substr(p.part, 36, 2) || ' ' || substr(p.part, 37, 2) || ' ' || substr(p.part, 38, 2) || ' ' || substr(p.part, 39, 2) || ' ' || substr(p.part, 40, 2) || ' ' || substr(p.part, 41, 2) || ' ' || substr(p.part, 42, 2) || ' ' || substr(p.part, 43, 2) || ' ' || substr(p.part, 44, 2) || ' ' || substr(p.part, 45, 2) || ' ' || substr(p.part, 46, 2) || ' ' || substr(p.part, 47, 2) || ' ' || substr(p.part, 48, 2) || ' ' || substr(p.part, 49, 2) || ' ' || substr(p.part, 50, 2) || ' ' || substr(p.part, 51, 2) || ' ' || substr(p.part, 52, 2) || ' ' || substr(p.part, 53, 2) || ' ' || substr(p.part, 54, 2) || ' ' || substr(p.part, 55, 2) || ' ' || substr(p.part, 56, 2) || ' ' || substr(p.part, 57, 2) || ' ' || substr(p.part, 58, 2) || ' ' || substr(p.part, 59, 2) || ' ' || substr(p.part, 60, 2) || ' ' || substr(p.part, 61, 2) || ' ' || substr(p.part, 62, 2) || ' ' || substr(p.part, 63, 2) || ' ' || substr(p.part, 64, 2), ' ') FROM p);
END;

CREATE TRIGGER `mediation_said_taken` INSTEAD OF INSERT ON `mediation_said` WHEN NEW.taken = 1 BEGIN
  INSERT INTO mediation_pairs (mediation_pairs, rowid, text) SELECT 'delete', NEW.id, (WITH RECURSIVE p(at, part) AS (
    SELECT 1, substr(NEW.text, 1, 65)
    UNION ALL
    SELECT p.at + 64, substr(NEW.text, p.at + 64, 65) FROM p WHERE length(p.part) > 64)
   SELECT group_concat(substr(p.part, 1, 2) || ' ' || substr(p.part, 2, 2) || ' ' || substr(p.part, 3, 2) || ' ' || substr(p.part, 4, 2) || ' ' || substr(p.part, 5, 2) || ' ' || substr(p.part, 6, 2) || ' ' || substr(p.part, 7, 2) || ' ' || substr(p.part, 8, 2) || ' ' || substr(p.part, 9, 2) || ' ' || substr(p.part, 10, 2) || ' ' || substr(p.part, 11, 2) || ' ' || substr(p.part, 12, 2) || ' ' || substr(p.part, 13, 2) || ' ' || substr(p.part, 14, 2) || ' ' || substr(p.part, 15, 2) || ' ' || substr(p.part, 16, 2) || ' ' || substr(p.part, 17, 2) || ' ' || substr(p.part, 18, 2) || ' ' || substr(p.part, 19, 2) || ' ' || substr(p.part, 20, 2) || ' ' || substr(p.part, 21, 2) || ' ' || substr(p.part, 22, 2) || ' ' || substr(p.part, 23, 2) || ' ' || substr(p.part, 24, 2) || ' ' || substr(p.part, 25, 2) || ' ' || substr(p.part, 26, 2) || ' ' || substr(p.part, 27, 2) || ' ' || substr(p.part, 28, 2) || ' ' || substr(p.part, 29, 2) || ' ' || substr(p.part, 30, 2) || ' ' || substr(p.part, 31, 2) || ' ' || substr(p.part, 32, 2) || ' ' || substr(p.part, 33, 2) || ' ' || substr(p.part, 34, 2) || ' ' || substr(p.part, 35, 2) || ' ' || substr(p.part, 36, 2) || ' ' || substr(p.part, 37, 2) || ' ' || substr(p.part, 38, 2) || ' ' || substr(p.part, 39, 2) || ' ' || substr(p.part, 40, 2) || ' ' || substr(p.part, 41, 2) || ' ' || substr(p.part, 42, 2) || ' ' || substr(p.part, 43, 2) || ' ' || substr(p.part, 44, 2) || ' ' || substr(p.part, 45, 2) || ' ' || substr(p.part, 46, 2) || ' ' || substr(p.part, 47, 2) || ' ' || substr(p.part, 48, 2) || ' ' || substr(p.part, 49, 2) || ' ' || substr(p.part, 50, 2) || ' ' || substr(p.part, 51, 2) || ' ' || substr(p.part, 52, 2) || ' ' || substr(p.part, 53, 2) || ' ' || substr(p.part, 54, 2) || ' ' || substr(p.part, 55, 2) || ' ' || substr(p.part, 56, 2) || ' ' || substr(p.part, 57, 2) || ' ' || substr(p.part, 58, 2) || ' ' || substr(p.part, 59, 2) || ' ' || substr(p.part, 60, 2) || ' ' || substr(p.part, 61, 2) || ' ' || substr(p.part, 62, 2) || ' ' || substr(p.part, 63, 2) || ' ' || substr(p.part, 64, 2), ' ') FROM p);
END;

DROP TRIGGER `mediation_narratives_number_put`;

CREATE TRIGGER `mediation_narratives_number_put` AFTER INSERT ON `mediation_cases` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'number', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'number' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_number_changed`;

CREATE TRIGGER `mediation_narratives_number_changed` AFTER UPDATE OF number ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'number' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'number' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'number', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'number' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_number_taken`;

CREATE TRIGGER `mediation_narratives_number_taken` AFTER DELETE ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'number' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'number' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_narrative_put`;

CREATE TRIGGER `mediation_narratives_narrative_put` AFTER INSERT ON `mediation_cases` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'narrative', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.narrative, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'narrative' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_narrative_changed`;

CREATE TRIGGER `mediation_narratives_narrative_changed` AFTER UPDATE OF narrative ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.narrative, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'narrative' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'narrative' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'narrative', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.narrative, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'narrative' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_narrative_taken`;

CREATE TRIGGER `mediation_narratives_narrative_taken` AFTER DELETE ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.narrative, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'narrative' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'narrative' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_party_put`;

CREATE TRIGGER `mediation_narratives_party_put` AFTER INSERT ON `mediation_parties` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'party', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'party' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_party_changed`;

CREATE TRIGGER `mediation_narratives_party_changed` AFTER UPDATE OF name ON `mediation_parties` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'party' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'party' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'party', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'party' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_party_taken`;

CREATE TRIGGER `mediation_narratives_party_taken` AFTER DELETE ON `mediation_parties` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'party' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'party' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_representative_put`;

CREATE TRIGGER `mediation_narratives_representative_put` AFTER INSERT ON `mediation_representatives` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) * 65536) + 1, 'representative', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) * 65536 AND ((SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) + 1) * 65536 - 1
    HAVING (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'representative' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_representative_changed`;

CREATE TRIGGER `mediation_narratives_representative_changed` AFTER UPDATE OF name ON `mediation_representatives` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'representative' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'representative' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) * 65536) + 1, 'representative', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) * 65536 AND ((SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) + 1) * 65536 - 1
    HAVING (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'representative' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_representative_taken`;

CREATE TRIGGER `mediation_narratives_representative_taken` AFTER DELETE ON `mediation_representatives` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'representative' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'representative' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_guest_put`;

CREATE TRIGGER `mediation_narratives_guest_put` AFTER INSERT ON `mediation_guests` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'guest', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'guest' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_guest_changed`;

CREATE TRIGGER `mediation_narratives_guest_changed` AFTER UPDATE OF name ON `mediation_guests` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'guest' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'guest' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'guest', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'guest' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_guest_taken`;

CREATE TRIGGER `mediation_narratives_guest_taken` AFTER DELETE ON `mediation_guests` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'guest' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'guest' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_child_put`;

CREATE TRIGGER `mediation_narratives_child_put` AFTER INSERT ON `mediation_children` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'child', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10) || coalesce(NEW.wish, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'child' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_child_changed`;

CREATE TRIGGER `mediation_narratives_child_changed` AFTER UPDATE OF name, wish ON `mediation_children` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10) || coalesce(OLD.wish, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'child' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'child' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'child', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10) || coalesce(NEW.wish, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'child' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_child_taken`;

CREATE TRIGGER `mediation_narratives_child_taken` AFTER DELETE ON `mediation_children` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10) || coalesce(OLD.wish, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'child' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'child' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_plea_put`;

CREATE TRIGGER `mediation_narratives_plea_put` AFTER INSERT ON `mediation_pleas` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'plea', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.words, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'plea' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_plea_changed`;

CREATE TRIGGER `mediation_narratives_plea_changed` AFTER UPDATE OF words ON `mediation_pleas` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'plea' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'plea' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'plea', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.words, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'plea' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_plea_taken`;

CREATE TRIGGER `mediation_narratives_plea_taken` AFTER DELETE ON `mediation_pleas` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'plea' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'plea' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_report_put`;

CREATE TRIGGER `mediation_narratives_report_put` AFTER INSERT ON `mediation_reports` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'report', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'report' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_report_changed`;

CREATE TRIGGER `mediation_narratives_report_changed` AFTER UPDATE OF what ON `mediation_reports` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'report' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'report' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'report', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'report' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_report_taken`;

CREATE TRIGGER `mediation_narratives_report_taken` AFTER DELETE ON `mediation_reports` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'report' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'report' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_investigation_put`;

CREATE TRIGGER `mediation_narratives_investigation_put` AFTER INSERT ON `mediation_investigations` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'investigation', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.asked, '') || char(10) || coalesce(NEW.words, '') || char(10) || coalesce(NEW.reason, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'investigation' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_investigation_changed`;

CREATE TRIGGER `mediation_narratives_investigation_changed` AFTER UPDATE OF place, asked, words, reason ON `mediation_investigations` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.asked, '') || char(10) || coalesce(OLD.words, '') || char(10) || coalesce(OLD.reason, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'investigation' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'investigation' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'investigation', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.asked, '') || char(10) || coalesce(NEW.words, '') || char(10) || coalesce(NEW.reason, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'investigation' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_investigation_taken`;

CREATE TRIGGER `mediation_narratives_investigation_taken` AFTER DELETE ON `mediation_investigations` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.asked, '') || char(10) || coalesce(OLD.words, '') || char(10) || coalesce(OLD.reason, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'investigation' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'investigation' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_session_put`;

CREATE TRIGGER `mediation_narratives_session_put` AFTER INSERT ON `mediation_sessions` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'session', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.result, '') || char(10) || coalesce(NEW.reason, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_session_changed`;

CREATE TRIGGER `mediation_narratives_session_changed` AFTER UPDATE OF place, result, reason ON `mediation_sessions` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.result, '') || char(10) || coalesce(OLD.reason, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'session' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'session', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.result, '') || char(10) || coalesce(NEW.reason, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_session_taken`;

CREATE TRIGGER `mediation_narratives_session_taken` AFTER DELETE ON `mediation_sessions` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.result, '') || char(10) || coalesce(OLD.reason, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'session' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_statement_put`;

CREATE TRIGGER `mediation_narratives_statement_put` AFTER INSERT ON `mediation_statements` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) * 65536) + 1, 'statement', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) * 65536 AND ((SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) + 1) * 65536 - 1
    HAVING (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.words, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'statement' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_statement_changed`;

CREATE TRIGGER `mediation_narratives_statement_changed` AFTER UPDATE OF words ON `mediation_statements` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'statement' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'statement' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) * 65536) + 1, 'statement', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) * 65536 AND ((SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) + 1) * 65536 - 1
    HAVING (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.words, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'statement' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_statement_taken`;

CREATE TRIGGER `mediation_narratives_statement_taken` AFTER DELETE ON `mediation_statements` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'statement' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'statement' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_pledge_put`;

CREATE TRIGGER `mediation_narratives_pledge_put` AFTER INSERT ON `mediation_pledges` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'pledge', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.words, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'pledge' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_pledge_changed`;

CREATE TRIGGER `mediation_narratives_pledge_changed` AFTER UPDATE OF words ON `mediation_pledges` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'pledge' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'pledge' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'pledge', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.words, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'pledge' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_pledge_taken`;

CREATE TRIGGER `mediation_narratives_pledge_taken` AFTER DELETE ON `mediation_pledges` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'pledge' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'pledge' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_evidence_put`;

CREATE TRIGGER `mediation_narratives_evidence_put` AFTER INSERT ON `mediation_evidence` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'evidence', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.title, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'evidence' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_evidence_changed`;

CREATE TRIGGER `mediation_narratives_evidence_changed` AFTER UPDATE OF title ON `mediation_evidence` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.title, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'evidence' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'evidence' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'evidence', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.title, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'evidence' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_evidence_taken`;

CREATE TRIGGER `mediation_narratives_evidence_taken` AFTER DELETE ON `mediation_evidence` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.title, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'evidence' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'evidence' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_agreement_put`;

CREATE TRIGGER `mediation_narratives_agreement_put` AFTER INSERT ON `mediation_agreements` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'agreement', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.facts, '') || char(10) || coalesce(NEW.dispute, '') || char(10) || coalesce(NEW.responsibilities, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'agreement' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_agreement_changed`;

CREATE TRIGGER `mediation_narratives_agreement_changed` AFTER UPDATE OF facts, dispute, responsibilities ON `mediation_agreements` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.facts, '') || char(10) || coalesce(OLD.dispute, '') || char(10) || coalesce(OLD.responsibilities, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'agreement' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'agreement' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'agreement', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.facts, '') || char(10) || coalesce(NEW.dispute, '') || char(10) || coalesce(NEW.responsibilities, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'agreement' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_agreement_taken`;

CREATE TRIGGER `mediation_narratives_agreement_taken` AFTER DELETE ON `mediation_agreements` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.facts, '') || char(10) || coalesce(OLD.dispute, '') || char(10) || coalesce(OLD.responsibilities, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'agreement' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'agreement' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_term_put`;

CREATE TRIGGER `mediation_narratives_term_put` AFTER INSERT ON `mediation_terms` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536) + 1, 'term', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536 AND ((SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'term' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_term_changed`;

CREATE TRIGGER `mediation_narratives_term_changed` AFTER UPDATE OF what ON `mediation_terms` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'term' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'term' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536) + 1, 'term', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536 AND ((SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'term' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_term_taken`;

CREATE TRIGGER `mediation_narratives_term_taken` AFTER DELETE ON `mediation_terms` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'term' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'term' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_duty_put`;

CREATE TRIGGER `mediation_narratives_duty_put` AFTER INSERT ON `mediation_duties` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536) + 1, 'duty', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536 AND ((SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10) || coalesce(NEW.manner, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'duty' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_duty_changed`;

CREATE TRIGGER `mediation_narratives_duty_changed` AFTER UPDATE OF what, manner ON `mediation_duties` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10) || coalesce(OLD.manner, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'duty' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'duty' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536) + 1, 'duty', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536 AND ((SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10) || coalesce(NEW.manner, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'duty' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_duty_taken`;

CREATE TRIGGER `mediation_narratives_duty_taken` AFTER DELETE ON `mediation_duties` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10) || coalesce(OLD.manner, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'duty' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'duty' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_ruling_put`;

CREATE TRIGGER `mediation_narratives_ruling_put` AFTER INSERT ON `mediation_rulings` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) * 65536) + 1, 'ruling', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) * 65536 AND ((SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10) || coalesce(NEW.why, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'ruling' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_ruling_changed`;

CREATE TRIGGER `mediation_narratives_ruling_changed` AFTER UPDATE OF number, why ON `mediation_rulings` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10) || coalesce(OLD.why, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'ruling' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'ruling' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) * 65536) + 1, 'ruling', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) * 65536 AND ((SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10) || coalesce(NEW.why, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'ruling' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_ruling_taken`;

CREATE TRIGGER `mediation_narratives_ruling_taken` AFTER DELETE ON `mediation_rulings` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10) || coalesce(OLD.why, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'ruling' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'ruling' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_reminder_put`;

CREATE TRIGGER `mediation_narratives_reminder_put` AFTER INSERT ON `mediation_reminders` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) * 65536) + 1, 'reminder', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) * 65536 AND ((SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'reminder' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_reminder_changed`;

CREATE TRIGGER `mediation_narratives_reminder_changed` AFTER UPDATE OF said ON `mediation_reminders` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'reminder' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'reminder' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) * 65536) + 1, 'reminder', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) * 65536 AND ((SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'reminder' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_reminder_taken`;

CREATE TRIGGER `mediation_narratives_reminder_taken` AFTER DELETE ON `mediation_reminders` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'reminder' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'reminder' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_follow-up_put`;

CREATE TRIGGER `mediation_narratives_follow-up_put` AFTER INSERT ON `mediation_follow_ups` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'follow-up', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'follow-up' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_follow-up_changed`;

CREATE TRIGGER `mediation_narratives_follow-up_changed` AFTER UPDATE OF said ON `mediation_follow_ups` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'follow-up' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'follow-up' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'follow-up', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'follow-up' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_follow-up_taken`;

CREATE TRIGGER `mediation_narratives_follow-up_taken` AFTER DELETE ON `mediation_follow_ups` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'follow-up' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'follow-up' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_contact_put`;

CREATE TRIGGER `mediation_narratives_contact_put` AFTER INSERT ON `mediation_contacts` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'contact', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'contact' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_contact_changed`;

CREATE TRIGGER `mediation_narratives_contact_changed` AFTER UPDATE OF what ON `mediation_contacts` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'contact' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'contact' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'contact', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'contact' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_contact_taken`;

CREATE TRIGGER `mediation_narratives_contact_taken` AFTER DELETE ON `mediation_contacts` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'contact' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'contact' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_risk_put`;

CREATE TRIGGER `mediation_narratives_risk_put` AFTER INSERT ON `mediation_risks` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'risk', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.note, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'risk' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_risk_changed`;

CREATE TRIGGER `mediation_narratives_risk_changed` AFTER UPDATE OF note ON `mediation_risks` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.note, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'risk' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'risk' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'risk', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.note, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'risk' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_risk_taken`;

CREATE TRIGGER `mediation_narratives_risk_taken` AFTER DELETE ON `mediation_risks` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.note, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'risk' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'risk' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_step_put`;

CREATE TRIGGER `mediation_narratives_step_put` AFTER INSERT ON `mediation_case_events` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'step', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.reason, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'step' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_step_changed`;

CREATE TRIGGER `mediation_narratives_step_changed` AFTER UPDATE OF reason ON `mediation_case_events` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.reason, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'step' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'step' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'step', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.reason, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'step' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_step_taken`;

CREATE TRIGGER `mediation_narratives_step_taken` AFTER DELETE ON `mediation_case_events` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.reason, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'step' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'step' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_reply_put`;

CREATE TRIGGER `mediation_narratives_reply_put` AFTER INSERT ON `mediation_replies` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'reply', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'reply' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_reply_changed`;

CREATE TRIGGER `mediation_narratives_reply_changed` AFTER UPDATE OF said ON `mediation_replies` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'reply' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'reply' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'reply', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'reply' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_reply_taken`;

CREATE TRIGGER `mediation_narratives_reply_taken` AFTER DELETE ON `mediation_replies` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'reply' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'reply' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_account_put`;

CREATE TRIGGER `mediation_narratives_account_put` AFTER INSERT ON `mediation_accounts` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'account', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'account' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_account_changed`;

CREATE TRIGGER `mediation_narratives_account_changed` AFTER UPDATE OF said ON `mediation_accounts` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'account' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'account' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'account', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'account' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_account_taken`;

CREATE TRIGGER `mediation_narratives_account_taken` AFTER DELETE ON `mediation_accounts` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'account' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'account' AND source_id = OLD.id;
END;

DROP TRIGGER `mediation_narratives_leaf_put`;

CREATE TRIGGER `mediation_narratives_leaf_put` AFTER INSERT ON `mediation_leaves` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'leaf', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.title, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'leaf' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_leaf_changed`;

CREATE TRIGGER `mediation_narratives_leaf_changed` AFTER UPDATE OF title ON `mediation_leaves` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.title, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'leaf' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'leaf' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'leaf', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.title, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'leaf' AND n.source_id = NEW.id;
END;

DROP TRIGGER `mediation_narratives_leaf_taken`;

CREATE TRIGGER `mediation_narratives_leaf_taken` AFTER DELETE ON `mediation_leaves` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.title, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'leaf' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'leaf' AND source_id = OLD.id;
END;
