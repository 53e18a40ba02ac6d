CREATE TRIGGER `mediation_case_events_ruled` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.gate-ruling-awaited') WHERE NEW.kind = 'archive' AND EXISTS (
    SELECT 1 FROM mediation_agreements a JOIN mediation_confirmations f ON f.agreement_id = a.id
     WHERE a.case_id = NEW.case_id AND NOT EXISTS (SELECT 1 FROM mediation_rulings r WHERE r.confirmation_id = f.id));
END;
