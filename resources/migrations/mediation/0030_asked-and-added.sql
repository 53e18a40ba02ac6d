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

CREATE TRIGGER `mediation_narratives_together_put` AFTER INSERT ON `mediation_sessions` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'together', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.together_because, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'together' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_together_changed` AFTER UPDATE OF together_because ON `mediation_sessions` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.together_because, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'together' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'together' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'together', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.together_because, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'together' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_together_taken` AFTER DELETE ON `mediation_sessions` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.together_because, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'together' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'together' AND source_id = OLD.id;
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
