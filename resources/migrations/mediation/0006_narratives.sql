CREATE TRIGGER `mediation_narratives_representative_put` AFTER INSERT ON `mediation_representatives` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) * 65536) + 1, 'representative', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) * 65536 AND ((SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) + 1) * 65536 - 1
    HAVING (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.name, '') || char(10) FROM mediation_narratives n WHERE n.source = 'representative' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_representative_changed` AFTER UPDATE OF name ON `mediation_representatives` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.name, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'representative' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'representative' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) * 65536) + 1, 'representative', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) * 65536 AND ((SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) + 1) * 65536 - 1
    HAVING (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.name, '') || char(10) FROM mediation_narratives n WHERE n.source = 'representative' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_representative_taken` AFTER DELETE ON `mediation_representatives` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.name, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'representative' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'representative' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_guest_put` AFTER INSERT ON `mediation_guests` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'guest', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.name, '') || char(10) FROM mediation_narratives n WHERE n.source = 'guest' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_guest_changed` AFTER UPDATE OF name ON `mediation_guests` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.name, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'guest' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'guest' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'guest', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.name, '') || char(10) FROM mediation_narratives n WHERE n.source = 'guest' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_guest_taken` AFTER DELETE ON `mediation_guests` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.name, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'guest' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'guest' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_child_put` AFTER INSERT ON `mediation_children` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'child', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.name, '') || char(10) || coalesce(NEW.wish, '') || char(10) FROM mediation_narratives n WHERE n.source = 'child' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_child_changed` AFTER UPDATE OF name, wish ON `mediation_children` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.name, '') || char(10) || coalesce(OLD.wish, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'child' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'child' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'child', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.name, '') || char(10) || coalesce(NEW.wish, '') || char(10) FROM mediation_narratives n WHERE n.source = 'child' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_child_taken` AFTER DELETE ON `mediation_children` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.name, '') || char(10) || coalesce(OLD.wish, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'child' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'child' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_report_put` AFTER INSERT ON `mediation_reports` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'report', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.what, '') || char(10) FROM mediation_narratives n WHERE n.source = 'report' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_report_changed` AFTER UPDATE OF what ON `mediation_reports` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.what, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'report' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'report' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'report', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.what, '') || char(10) FROM mediation_narratives n WHERE n.source = 'report' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_report_taken` AFTER DELETE ON `mediation_reports` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.what, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'report' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'report' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_investigation_put` AFTER INSERT ON `mediation_investigations` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'investigation', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.asked, '') || char(10) || coalesce(NEW.words, '') || char(10) || coalesce(NEW.reason, '') || char(10) FROM mediation_narratives n WHERE n.source = 'investigation' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_investigation_changed` AFTER UPDATE OF place, asked, words, reason ON `mediation_investigations` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.asked, '') || char(10) || coalesce(OLD.words, '') || char(10) || coalesce(OLD.reason, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'investigation' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'investigation' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'investigation', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.asked, '') || char(10) || coalesce(NEW.words, '') || char(10) || coalesce(NEW.reason, '') || char(10) FROM mediation_narratives n WHERE n.source = 'investigation' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_investigation_taken` AFTER DELETE ON `mediation_investigations` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.asked, '') || char(10) || coalesce(OLD.words, '') || char(10) || coalesce(OLD.reason, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'investigation' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'investigation' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_session_put` AFTER INSERT ON `mediation_sessions` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'session', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.result, '') || char(10) || coalesce(NEW.reason, '') || char(10) FROM mediation_narratives n WHERE n.source = 'session' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_session_changed` AFTER UPDATE OF place, result, reason ON `mediation_sessions` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.result, '') || char(10) || coalesce(OLD.reason, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'session' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'session', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.result, '') || char(10) || coalesce(NEW.reason, '') || char(10) FROM mediation_narratives n WHERE n.source = 'session' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_session_taken` AFTER DELETE ON `mediation_sessions` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.result, '') || char(10) || coalesce(OLD.reason, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'session' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_statement_put` AFTER INSERT ON `mediation_statements` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) * 65536) + 1, 'statement', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) * 65536 AND ((SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) + 1) * 65536 - 1
    HAVING (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.words, '') || char(10) FROM mediation_narratives n WHERE n.source = 'statement' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_statement_changed` AFTER UPDATE OF words ON `mediation_statements` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.words, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'statement' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'statement' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) * 65536) + 1, 'statement', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) * 65536 AND ((SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) + 1) * 65536 - 1
    HAVING (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.words, '') || char(10) FROM mediation_narratives n WHERE n.source = 'statement' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_statement_taken` AFTER DELETE ON `mediation_statements` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.words, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'statement' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'statement' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_pledge_put` AFTER INSERT ON `mediation_pledges` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'pledge', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.words, '') || char(10) FROM mediation_narratives n WHERE n.source = 'pledge' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_pledge_changed` AFTER UPDATE OF words ON `mediation_pledges` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.words, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'pledge' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'pledge' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'pledge', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.words, '') || char(10) FROM mediation_narratives n WHERE n.source = 'pledge' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_pledge_taken` AFTER DELETE ON `mediation_pledges` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.words, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'pledge' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'pledge' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_evidence_put` AFTER INSERT ON `mediation_evidence` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'evidence', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.title, '') || char(10) FROM mediation_narratives n WHERE n.source = 'evidence' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_evidence_changed` AFTER UPDATE OF title ON `mediation_evidence` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.title, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'evidence' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'evidence' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'evidence', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.title, '') || char(10) FROM mediation_narratives n WHERE n.source = 'evidence' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_evidence_taken` AFTER DELETE ON `mediation_evidence` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.title, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'evidence' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'evidence' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_duty_put` AFTER INSERT ON `mediation_duties` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536) + 1, 'duty', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536 AND ((SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.what, '') || char(10) || coalesce(NEW.manner, '') || char(10) FROM mediation_narratives n WHERE n.source = 'duty' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_duty_changed` AFTER UPDATE OF what, manner ON `mediation_duties` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.what, '') || char(10) || coalesce(OLD.manner, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'duty' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'duty' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536) + 1, 'duty', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536 AND ((SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.what, '') || char(10) || coalesce(NEW.manner, '') || char(10) FROM mediation_narratives n WHERE n.source = 'duty' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_duty_taken` AFTER DELETE ON `mediation_duties` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.what, '') || char(10) || coalesce(OLD.manner, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'duty' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'duty' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_ruling_put` AFTER INSERT ON `mediation_rulings` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) * 65536) + 1, 'ruling', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) * 65536 AND ((SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.number, '') || char(10) || coalesce(NEW.why, '') || char(10) FROM mediation_narratives n WHERE n.source = 'ruling' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_ruling_changed` AFTER UPDATE OF number, why ON `mediation_rulings` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.number, '') || char(10) || coalesce(OLD.why, '') || char(10) FROM mediation_narratives n
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
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.number, '') || char(10) || coalesce(NEW.why, '') || char(10) FROM mediation_narratives n WHERE n.source = 'ruling' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_ruling_taken` AFTER DELETE ON `mediation_rulings` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.number, '') || char(10) || coalesce(OLD.why, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'ruling' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'ruling' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_reminder_put` AFTER INSERT ON `mediation_reminders` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) * 65536) + 1, 'reminder', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) * 65536 AND ((SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.said, '') || char(10) FROM mediation_narratives n WHERE n.source = 'reminder' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_reminder_changed` AFTER UPDATE OF said ON `mediation_reminders` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.said, '') || char(10) FROM mediation_narratives n
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
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.said, '') || char(10) FROM mediation_narratives n WHERE n.source = 'reminder' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_reminder_taken` AFTER DELETE ON `mediation_reminders` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.said, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'reminder' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'reminder' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_follow-up_put` AFTER INSERT ON `mediation_follow_ups` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'follow-up', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.said, '') || char(10) FROM mediation_narratives n WHERE n.source = 'follow-up' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_follow-up_changed` AFTER UPDATE OF said ON `mediation_follow_ups` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.said, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'follow-up' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'follow-up' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'follow-up', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.said, '') || char(10) FROM mediation_narratives n WHERE n.source = 'follow-up' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_follow-up_taken` AFTER DELETE ON `mediation_follow_ups` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.said, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'follow-up' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'follow-up' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_contact_put` AFTER INSERT ON `mediation_contacts` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'contact', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.what, '') || char(10) FROM mediation_narratives n WHERE n.source = 'contact' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_contact_changed` AFTER UPDATE OF what ON `mediation_contacts` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.what, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'contact' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'contact' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'contact', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.what, '') || char(10) FROM mediation_narratives n WHERE n.source = 'contact' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_contact_taken` AFTER DELETE ON `mediation_contacts` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.what, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'contact' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'contact' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_risk_put` AFTER INSERT ON `mediation_risks` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'risk', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.note, '') || char(10) FROM mediation_narratives n WHERE n.source = 'risk' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_risk_changed` AFTER UPDATE OF note ON `mediation_risks` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.note, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'risk' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'risk' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'risk', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.note, '') || char(10) FROM mediation_narratives n WHERE n.source = 'risk' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_risk_taken` AFTER DELETE ON `mediation_risks` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.note, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'risk' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'risk' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_step_put` AFTER INSERT ON `mediation_case_events` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'step', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.reason, '') || char(10) FROM mediation_narratives n WHERE n.source = 'step' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_step_changed` AFTER UPDATE OF reason ON `mediation_case_events` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.reason, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'step' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'step' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'step', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.reason, '') || char(10) FROM mediation_narratives n WHERE n.source = 'step' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_step_taken` AFTER DELETE ON `mediation_case_events` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.reason, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'step' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'step' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_reply_put` AFTER INSERT ON `mediation_replies` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'reply', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.said, '') || char(10) FROM mediation_narratives n WHERE n.source = 'reply' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_reply_changed` AFTER UPDATE OF said ON `mediation_replies` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.said, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'reply' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'reply' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'reply', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.said, '') || char(10) FROM mediation_narratives n WHERE n.source = 'reply' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_reply_taken` AFTER DELETE ON `mediation_replies` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.said, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'reply' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'reply' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_account_put` AFTER INSERT ON `mediation_accounts` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'account', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.said, '') || char(10) FROM mediation_narratives n WHERE n.source = 'account' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_account_changed` AFTER UPDATE OF said ON `mediation_accounts` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.said, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'account' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'account' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'account', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.said, '') || char(10) FROM mediation_narratives n WHERE n.source = 'account' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_account_taken` AFTER DELETE ON `mediation_accounts` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.said, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'account' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'account' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_leaf_put` AFTER INSERT ON `mediation_leaves` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'leaf', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.title, '') || char(10) FROM mediation_narratives n WHERE n.source = 'leaf' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_leaf_changed` AFTER UPDATE OF title ON `mediation_leaves` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.title, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'leaf' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'leaf' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'leaf', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_words (rowid, text)
    SELECT n.id, coalesce(NEW.title, '') || char(10) FROM mediation_narratives n WHERE n.source = 'leaf' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_leaf_taken` AFTER DELETE ON `mediation_leaves` BEGIN
  INSERT INTO mediation_words (mediation_words, rowid, text)
    SELECT 'delete', n.id, coalesce(OLD.title, '') || char(10) FROM mediation_narratives n
     WHERE n.source = 'leaf' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'leaf' AND source_id = OLD.id;
END;
