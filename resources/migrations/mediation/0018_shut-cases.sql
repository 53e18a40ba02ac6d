DROP TRIGGER `mediation_patrols_no_update`;

CREATE TRIGGER `mediation_patrols_no_update` BEFORE UPDATE OF `id`, `on_day`, `where_walked`, `by_whom`, `disputes_found`, `prevented`, `strikes`, `at`, `staff_id` ON `mediation_patrols` BEGIN
  SELECT RAISE(ABORT, 'mediation_patrols is append-only');
END;

CREATE TRIGGER `mediation_patrols_no_blanking` BEFORE UPDATE OF `what` ON `mediation_patrols`
WHEN NEW.`what` IS NOT '' OR NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-patrols' AND e.id = CAST(substr(OLD.on_day, 1, 4) || substr(OLD.on_day, 6, 2) AS INTEGER)) BEGIN
  SELECT RAISE(ABORT, 'mediation_patrols is append-only');
END;

CREATE TRIGGER `mediation_help_answers_shut_insert` BEFORE INSERT ON `mediation_help_answers` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT g1.case_id FROM mediation_screenings g1 WHERE g1.id = g0.screening_id) FROM mediation_suspicions g0 WHERE g0.id = NEW.suspicion_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_reports_shut_insert` BEFORE INSERT ON `mediation_reports` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_needs_shut_insert` BEFORE INSERT ON `mediation_needs` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = NEW.screening_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_suspicions_shut_insert` BEFORE INSERT ON `mediation_suspicions` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = NEW.screening_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_screenings_shut_insert` BEFORE INSERT ON `mediation_screenings` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_guest_consents_shut_insert` BEFORE INSERT ON `mediation_guest_consents` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_guests g0 WHERE g0.id = NEW.guest_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_guests_shut_insert` BEFORE INSERT ON `mediation_guests` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_guests_shut_update` BEFORE UPDATE ON `mediation_guests` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_guests_shut_delete` BEFORE DELETE ON `mediation_guests` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_children_shut_insert` BEFORE INSERT ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_children_shut_update` BEFORE UPDATE ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_children_shut_delete` BEFORE DELETE ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_statements_shut_insert` BEFORE INSERT ON `mediation_statements` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_sessions g0 WHERE g0.id = NEW.session_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_initials_shut_insert` BEFORE INSERT ON `mediation_initials` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_sessions g0 WHERE g0.id = NEW.session_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_sessions_shut_insert` BEFORE INSERT ON `mediation_sessions` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_investigations_shut_insert` BEFORE INSERT ON `mediation_investigations` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_pledges_shut_insert` BEFORE INSERT ON `mediation_pledges` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_extension_wishes_shut_insert` BEFORE INSERT ON `mediation_extension_wishes` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_extensions g0 WHERE g0.id = NEW.extension_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_extensions_shut_insert` BEFORE INSERT ON `mediation_extensions` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_notices_shut_insert` BEFORE INSERT ON `mediation_notices` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_endings g0 WHERE g0.id = NEW.ending_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_endings_shut_insert` BEFORE INSERT ON `mediation_endings` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_court_ends_shut_insert` BEFORE INSERT ON `mediation_court_ends` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_replies_shut_insert` BEFORE INSERT ON `mediation_replies` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived'));
END;

CREATE TRIGGER `mediation_handed_over_notes_shut_insert` BEFORE INSERT ON `mediation_handed_over_notes` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_handed_over g0 WHERE g0.id = NEW.sent_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_handed_over_shut_insert` BEFORE INSERT ON `mediation_handed_over` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_follow_ups_shut_insert` BEFORE INSERT ON `mediation_follow_ups` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_reminders_shut_insert` BEFORE INSERT ON `mediation_reminders` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT (SELECT g2.case_id FROM mediation_agreements g2 WHERE g2.id = g1.agreement_id) FROM mediation_duties g1 WHERE g1.id = g0.duty_id) FROM mediation_instalments g0 WHERE g0.id = NEW.instalment_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_performances_shut_insert` BEFORE INSERT ON `mediation_performances` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT (SELECT g2.case_id FROM mediation_agreements g2 WHERE g2.id = g1.agreement_id) FROM mediation_duties g1 WHERE g1.id = g0.duty_id) FROM mediation_instalments g0 WHERE g0.id = NEW.instalment_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_instalments_shut_insert` BEFORE INSERT ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT g1.case_id FROM mediation_agreements g1 WHERE g1.id = g0.agreement_id) FROM mediation_duties g0 WHERE g0.id = NEW.duty_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_instalments_shut_update` BEFORE UPDATE ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT g1.case_id FROM mediation_agreements g1 WHERE g1.id = g0.agreement_id) FROM mediation_duties g0 WHERE g0.id = OLD.duty_id), (SELECT (SELECT g1.case_id FROM mediation_agreements g1 WHERE g1.id = g0.agreement_id) FROM mediation_duties g0 WHERE g0.id = NEW.duty_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_instalments_shut_delete` BEFORE DELETE ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT g1.case_id FROM mediation_agreements g1 WHERE g1.id = g0.agreement_id) FROM mediation_duties g0 WHERE g0.id = OLD.duty_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_signatures_shut_insert` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_duties_shut_insert` BEFORE INSERT ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_duties_shut_update` BEFORE UPDATE ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id), (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_duties_shut_delete` BEFORE DELETE ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_terms_shut_insert` BEFORE INSERT ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_terms_shut_update` BEFORE UPDATE ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id), (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_terms_shut_delete` BEFORE DELETE ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_copies_shut_insert` BEFORE INSERT ON `mediation_copies` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_checks_shut_insert` BEFORE INSERT ON `mediation_checks` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_set_asides_shut_insert` BEFORE INSERT ON `mediation_set_asides` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_rulings_shut_insert` BEFORE INSERT ON `mediation_rulings` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT g1.case_id FROM mediation_agreements g1 WHERE g1.id = g0.agreement_id) FROM mediation_confirmations g0 WHERE g0.id = NEW.confirmation_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_confirmations_shut_insert` BEFORE INSERT ON `mediation_confirmations` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_evidence_shut_insert` BEFORE INSERT ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_evidence_shut_update` BEFORE UPDATE ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_evidence_shut_delete` BEFORE DELETE ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_leaves_shut_insert` BEFORE INSERT ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('joined'));
END;

CREATE TRIGGER `mediation_leaves_shut_update` BEFORE UPDATE ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_leaves_shut_delete` BEFORE DELETE ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_covers_shut_insert` BEFORE INSERT ON `mediation_covers` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_accounts_shut_insert` BEFORE INSERT ON `mediation_accounts` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_relations_accepted_shut_insert` BEFORE INSERT ON `mediation_relations_accepted` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_relations_shut_insert` BEFORE INSERT ON `mediation_relations` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_committees_shut_insert` BEFORE INSERT ON `mediation_committees` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_committees_shut_update` BEFORE UPDATE ON `mediation_committees` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_committees_shut_delete` BEFORE DELETE ON `mediation_committees` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_risks_shut_insert` BEFORE INSERT ON `mediation_risks` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_contacts_shut_insert` BEFORE INSERT ON `mediation_contacts` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_pleas_shut_insert` BEFORE INSERT ON `mediation_pleas` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_consents_shut_insert` BEFORE INSERT ON `mediation_consents` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = NEW.party_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_representatives_shut_insert` BEFORE INSERT ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = NEW.party_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_representatives_shut_update` BEFORE UPDATE ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = OLD.party_id), (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = NEW.party_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_representatives_shut_delete` BEFORE DELETE ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = OLD.party_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_parties_shut_insert` BEFORE INSERT ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_parties_shut_update` BEFORE UPDATE OF id, case_id, role, side, kind, name, id_number, phone, address, birth, capacity, cannot_read, read_to_by, workplace, school, whereabouts, rights_told_on ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_parties_shut_delete` BEFORE DELETE ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_agreements_shut_insert` BEFORE INSERT ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_agreements_shut_update` BEFORE UPDATE ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_agreements_shut_delete` BEFORE DELETE ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_cases_shut` BEFORE UPDATE ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE OLD.state = 'joined' AND NEW.state = 'joined' AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.id);
END;
