ALTER TABLE `mediation_cases` ADD `source_name` text DEFAULT '' NOT NULL;

ALTER TABLE `mediation_cases` ADD `difficulty_name` text DEFAULT '' NOT NULL;

ALTER TABLE `mediation_copies` ADD `committee` text DEFAULT '' NOT NULL;

INSERT INTO mediation_narratives (id, source, source_id)
  SELECT coalesce((SELECT max(n.id) FROM mediation_narratives n
           WHERE n.id BETWEEN s.id * 65536 AND (s.id + 1) * 65536 - 1),
         s.id * 65536) + 1, 'wants', s.id
    FROM mediation_cases s;

INSERT INTO mediation_pairs (rowid, text) SELECT t.id, (WITH RECURSIVE p(at, part) AS (
    SELECT 1, substr(t.text, 1, 65)
    UNION ALL
    SELECT p.at + 64, substr(t.text, p.at + 64, 65) FROM p WHERE length(p.part) > 64)
   SELECT group_concat(substr(p.part, 1, 2) || ' ' || substr(p.part, 2, 2) || ' ' || substr(p.part, 3, 2) || ' ' || substr(p.part, 4, 2) || ' ' || substr(p.part, 5, 2) || ' ' || substr(p.part, 6, 2) || ' ' || substr(p.part, 7, 2) || ' ' || substr(p.part, 8, 2) || ' ' || substr(p.part, 9, 2) || ' ' || substr(p.part, 10, 2) || ' ' || substr(p.part, 11, 2) || ' ' || substr(p.part, 12, 2) || ' ' || substr(p.part, 13, 2) || ' ' || substr(p.part, 14, 2) || ' ' || substr(p.part, 15, 2) || ' ' || substr(p.part, 16, 2) || ' ' || substr(p.part, 17, 2) || ' ' || substr(p.part, 18, 2) || ' ' || substr(p.part, 19, 2) || ' ' || substr(p.part, 20, 2) || ' ' || substr(p.part, 21, 2) || ' ' || substr(p.part, 22, 2) || ' ' || substr(p.part, 23, 2) || ' ' || substr(p.part, 24, 2) || ' ' || substr(p.part, 25, 2) || ' ' || substr(p.part, 26, 2) || ' ' || substr(p.part, 27, 2) || ' ' || substr(p.part, 28, 2) || ' ' || substr(p.part, 29, 2) || ' ' || substr(p.part, 30, 2) || ' ' || substr(p.part, 31, 2) || ' ' || substr(p.part, 32, 2) || ' ' || substr(p.part, 33, 2) || ' ' || substr(p.part, 34, 2) || ' ' || substr(p.part, 35, 2) || ' ' || substr(p.part, 36, 2) || ' ' || substr(p.part, 37, 2) || ' ' || substr(p.part, 38, 2) || ' ' || substr(p.part, 39, 2) || ' ' || substr(p.part, 40, 2) || ' ' || substr(p.part, 41, 2) || ' ' || substr(p.part, 42, 2) || ' ' || substr(p.part, 43, 2) || ' ' || substr(p.part, 44, 2) || ' ' || substr(p.part, 45, 2) || ' ' || substr(p.part, 46, 2) || ' ' || substr(p.part, 47, 2) || ' ' || substr(p.part, 48, 2) || ' ' || substr(p.part, 49, 2) || ' ' || substr(p.part, 50, 2) || ' ' || substr(p.part, 51, 2) || ' ' || substr(p.part, 52, 2) || ' ' || substr(p.part, 53, 2) || ' ' || substr(p.part, 54, 2) || ' ' || substr(p.part, 55, 2) || ' ' || substr(p.part, 56, 2) || ' ' || substr(p.part, 57, 2) || ' ' || substr(p.part, 58, 2) || ' ' || substr(p.part, 59, 2) || ' ' || substr(p.part, 60, 2) || ' ' || substr(p.part, 61, 2) || ' ' || substr(p.part, 62, 2) || ' ' || substr(p.part, 63, 2) || ' ' || substr(p.part, 64, 2), ' ') FROM p) FROM (
  SELECT n.id, coalesce(s.wants, '') || char(10) AS text FROM mediation_narratives n JOIN mediation_cases s ON s.id = n.source_id
   WHERE n.source = 'wants') t;

CREATE TRIGGER `mediation_narratives_wants_put` AFTER INSERT ON `mediation_cases` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'wants', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.wants, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'wants' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_wants_changed` AFTER UPDATE OF wants ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.wants, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'wants' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'wants' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'wants', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.wants, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'wants' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_wants_taken` AFTER DELETE ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.wants, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'wants' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'wants' AND source_id = OLD.id;
END;
