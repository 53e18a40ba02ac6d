DROP TRIGGER `mediation_case_events_report`;

CREATE TRIGGER `mediation_case_events_report` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.not-screened') WHERE NEW.kind NOT IN ('refuse', 'withdraw', 'add-leaf', 'send-back', 'taken-back') AND (SELECT max(s.id) FROM mediation_screenings s WHERE s.case_id = NEW.case_id) IS NULL;
  SELECT RAISE(ABORT, 'mediation.report-owed') WHERE NEW.kind NOT IN ('refuse', 'withdraw', 'add-leaf', 'send-back', 'taken-back') AND EXISTS (
    SELECT 1 FROM mediation_needs n LEFT JOIN mediation_suspicions s ON s.id = n.suspicion_id
     WHERE n.screening_id = (SELECT max(s.id) FROM mediation_screenings s WHERE s.case_id = NEW.case_id) AND NOT EXISTS (
       SELECT 1 FROM mediation_reports r LEFT JOIN mediation_suspicions o ON o.id = r.suspicion_id
        WHERE r.case_id = NEW.case_id AND coalesce(o.continues, o.id) IS coalesce(s.continues, s.id)
          AND (r.source = 'another-body' OR s.id IS NULL OR r.told_at >= s.discovered_at)
          AND EXISTS (SELECT 1 FROM json_each(n.bodies) b WHERE b.value = r.to_body)));
END;

DROP TRIGGER `mediation_sessions_held`;

CREATE TRIGGER `mediation_sessions_held` BEFORE INSERT ON `mediation_sessions` WHEN NEW.corrects IS NULL BEGIN
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE (SELECT c.state FROM mediation_cases c WHERE c.id = NEW.case_id)
    NOT IN ('accepted', 'mediating');
  SELECT RAISE(ABORT, 'mediation.not-screened') WHERE (SELECT max(s.id) FROM mediation_screenings s WHERE s.case_id = NEW.case_id) IS NULL;
  SELECT RAISE(ABORT, 'mediation.report-owed') WHERE EXISTS (
    SELECT 1 FROM mediation_needs n LEFT JOIN mediation_suspicions s ON s.id = n.suspicion_id
     WHERE n.screening_id = (SELECT max(s.id) FROM mediation_screenings s WHERE s.case_id = NEW.case_id) AND NOT EXISTS (
       SELECT 1 FROM mediation_reports r LEFT JOIN mediation_suspicions o ON o.id = r.suspicion_id
        WHERE r.case_id = NEW.case_id AND coalesce(o.continues, o.id) IS coalesce(s.continues, s.id)
          AND (r.source = 'another-body' OR s.id IS NULL OR r.told_at >= s.discovered_at)
          AND EXISTS (SELECT 1 FROM json_each(n.bodies) b WHERE b.value = r.to_body)));
END;

CREATE TRIGGER `mediation_parties_sides_insert` BEFORE INSERT ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.one-side') WHERE NEW.role IN ('applicant', 'respondent') AND EXISTS (SELECT 1 FROM mediation_parties p
      WHERE p.case_id = NEW.case_id AND p.id IS NOT NEW.id AND p.side = NEW.side AND p.role <> NEW.role AND p.role IN ('applicant', 'respondent'));
END;

CREATE TRIGGER `mediation_parties_sides_update` BEFORE UPDATE OF role, side ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.one-side') WHERE (NEW.role <> OLD.role OR NEW.side <> OLD.side) AND NEW.role IN ('applicant', 'respondent') AND EXISTS (SELECT 1 FROM mediation_parties p
      WHERE p.case_id = NEW.case_id AND p.id IS NOT NEW.id AND p.side = NEW.side AND p.role <> NEW.role AND p.role IN ('applicant', 'respondent'));
END;

DROP TRIGGER `mediation_case_events_refused`;

CREATE TRIGGER `mediation_case_events_refused` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.refused') WHERE NEW.kind IN ('accept', 'begin', 'agree-in-writing', 'agree-orally', 'take-effect') AND EXISTS (
    SELECT 1 FROM mediation_parties p WHERE p.case_id = NEW.case_id AND p.died_on IS NULL
      AND (NEW.kind IN ('begin', 'agree-orally') OR (SELECT c.mediation FROM mediation_consents c
      WHERE c.party_id = p.id AND c.mediation IS NOT NULL  ORDER BY c.day DESC, c.id DESC LIMIT 1) = 'refuses')
      AND (NEW.kind IN ('accept', 'agree-in-writing') OR (SELECT c.mediation FROM mediation_consents c
      WHERE c.party_id = p.id AND c.mediation IS NOT NULL AND c.day <= NEW.day ORDER BY c.day DESC, c.id DESC LIMIT 1) = 'refuses'));
END;
