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
