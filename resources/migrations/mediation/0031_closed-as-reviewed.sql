ALTER TABLE `mediation_case_events` ADD `missing` integer;

DROP TRIGGER `mediation_case_events_no_update`;

CREATE TRIGGER `mediation_case_events_no_update` BEFORE UPDATE OF `id`, `case_id`, `kind`, `from_state`, `to_state`, `day`, `missing`, `takes_back`, `at`, `staff_id` ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation_case_events is append-only');
END;

CREATE TRIGGER `mediation_cases_reviewed` BEFORE UPDATE OF source, referrer, court_referral, letter, papers_signed_for_on, accepted_online_on, kind, difficulty, source_name, difficulty_name, people, money_fen, narrative, wants ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE OLD.state = 'closed' AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.id);
END;

CREATE TRIGGER `mediation_parties_reviewed_insert` BEFORE INSERT ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = NEW.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = NEW.case_id);
END;

CREATE TRIGGER `mediation_parties_reviewed_update` BEFORE UPDATE OF case_id, role, side, kind, name, id_number, phone, address, birth, capacity, cannot_read, read_to_by, workplace, school, whereabouts ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE TRIGGER `mediation_parties_reviewed_delete` BEFORE DELETE ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE TRIGGER `mediation_children_reviewed_insert` BEFORE INSERT ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = NEW.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = NEW.case_id);
END;

CREATE TRIGGER `mediation_children_reviewed_update` BEFORE UPDATE ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE TRIGGER `mediation_children_reviewed_delete` BEFORE DELETE ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE TRIGGER `mediation_representatives_reviewed_insert` BEFORE INSERT ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id));
END;

CREATE TRIGGER `mediation_representatives_reviewed_update` BEFORE UPDATE ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = (SELECT p.case_id FROM mediation_parties p WHERE p.id = OLD.party_id) AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT p.case_id FROM mediation_parties p WHERE p.id = OLD.party_id));
END;

CREATE TRIGGER `mediation_representatives_reviewed_delete` BEFORE DELETE ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = (SELECT p.case_id FROM mediation_parties p WHERE p.id = OLD.party_id) AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT p.case_id FROM mediation_parties p WHERE p.id = OLD.party_id));
END;

DROP TRIGGER `mediation_case_events_refused`;

CREATE TRIGGER `mediation_case_events_refused` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.refused') WHERE NEW.kind IN ('accept', 'begin', 'agree-in-writing', 'agree-orally', 'take-effect') AND EXISTS (
    SELECT 1 FROM mediation_parties p WHERE p.case_id = NEW.case_id AND p.died_on IS NULL AND (SELECT c.mediation FROM mediation_consents c
      WHERE c.party_id = p.id AND c.mediation IS NOT NULL AND (NEW.kind <> 'begin' OR c.day <= NEW.day) ORDER BY c.day DESC, c.id DESC LIMIT 1) = 'refuses');
END;

CREATE TRIGGER `mediation_case_events_anew` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.gate-asked-of-a-court') WHERE NEW.kind = 'renegotiate' AND EXISTS (
    SELECT 1 FROM mediation_agreements a JOIN mediation_confirmations f ON f.agreement_id = a.id
     WHERE a.case_id = NEW.case_id AND NOT EXISTS (SELECT 1 FROM mediation_rulings r WHERE r.confirmation_id = f.id));
  SELECT RAISE(ABORT, 'mediation.gate-confirmed-already') WHERE NEW.kind = 'renegotiate' AND EXISTS (
    SELECT 1 FROM mediation_agreements a JOIN mediation_confirmations f ON f.agreement_id = a.id
      JOIN mediation_rulings r ON r.confirmation_id = f.id
     WHERE a.case_id = NEW.case_id AND r.ruling IN ('confirmed', 'part-confirmed'));
END;
