DROP TRIGGER `mediation_pleas_no_delete`;

CREATE TRIGGER `mediation_pleas_no_delete` BEFORE DELETE ON `mediation_pleas`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE (e.subject = 'mediation-case' AND e.id = OLD.case_id
    OR e.subject = 'mediation-plea' AND OLD.case_id IS NULL AND e.id IN (OLD.id, OLD.adds_to))) BEGIN
  SELECT RAISE(ABORT, 'mediation_pleas is append-only');
END;
