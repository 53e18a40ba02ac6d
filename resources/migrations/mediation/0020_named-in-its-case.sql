CREATE TRIGGER `mediation_reports_own_insert` BEFORE INSERT ON `mediation_reports` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.suspicion_id IS NOT NULL AND (SELECT (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = x.screening_id) FROM mediation_suspicions x WHERE x.id = NEW.suspicion_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_needs_own_insert` BEFORE INSERT ON `mediation_needs` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.suspicion_id IS NOT NULL AND (SELECT (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = x.screening_id) FROM mediation_suspicions x WHERE x.id = NEW.suspicion_id) IS NOT (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = NEW.screening_id));
END;

CREATE TRIGGER `mediation_suspicions_own_insert` BEFORE INSERT ON `mediation_suspicions` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.continues IS NOT NULL AND (SELECT (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = x.screening_id) FROM mediation_suspicions x WHERE x.id = NEW.continues) IS NOT (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = NEW.screening_id));
END;

CREATE TRIGGER `mediation_screenings_own_insert` BEFORE INSERT ON `mediation_screenings` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.corrects IS NOT NULL AND (SELECT x.case_id FROM mediation_screenings x WHERE x.id = NEW.corrects) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_guest_consents_own_insert` BEFORE INSERT ON `mediation_guest_consents` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT (SELECT g0.case_id FROM mediation_guests g0 WHERE g0.id = NEW.guest_id));
END;

CREATE TRIGGER `mediation_guests_own_update` BEFORE UPDATE OF case_id ON `mediation_guests` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id);
END;

CREATE TRIGGER `mediation_children_own_update` BEFORE UPDATE OF case_id ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id);
END;

CREATE TRIGGER `mediation_statements_own_insert` BEFORE INSERT ON `mediation_statements` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT (SELECT g0.case_id FROM mediation_sessions g0 WHERE g0.id = NEW.session_id));
END;

CREATE TRIGGER `mediation_initials_own_insert` BEFORE INSERT ON `mediation_initials` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (EXISTS (SELECT 1 FROM json_each(NEW.initialled) j WHERE (SELECT x.case_id FROM mediation_parties x WHERE x.id = json_extract(j.value, '$.party')) IS NOT (SELECT g0.case_id FROM mediation_sessions g0 WHERE g0.id = NEW.session_id)));
END;

CREATE TRIGGER `mediation_sessions_own_insert` BEFORE INSERT ON `mediation_sessions` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.corrects IS NOT NULL AND (SELECT x.case_id FROM mediation_sessions x WHERE x.id = NEW.corrects) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_investigations_own_insert` BEFORE INSERT ON `mediation_investigations` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.corrects IS NOT NULL AND (SELECT x.case_id FROM mediation_investigations x WHERE x.id = NEW.corrects) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_pledges_own_insert` BEFORE INSERT ON `mediation_pledges` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_extension_wishes_own_insert` BEFORE INSERT ON `mediation_extension_wishes` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT (SELECT g0.case_id FROM mediation_extensions g0 WHERE g0.id = NEW.extension_id));
END;

CREATE TRIGGER `mediation_notices_own_insert` BEFORE INSERT ON `mediation_notices` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT (SELECT g0.case_id FROM mediation_endings g0 WHERE g0.id = NEW.ending_id));
END;

CREATE TRIGGER `mediation_endings_own_insert` BEFORE INSERT ON `mediation_endings` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_case_events x WHERE x.id = NEW.event_id) IS NOT NEW.case_id)
    OR (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_court_ends_own_insert` BEFORE INSERT ON `mediation_court_ends` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_case_events x WHERE x.id = NEW.event_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_handed_over_notes_own_insert` BEFORE INSERT ON `mediation_handed_over_notes` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (EXISTS (SELECT 1 FROM json_each(NEW.told) j WHERE (SELECT x.case_id FROM mediation_parties x WHERE x.id = j.value) IS NOT (SELECT g0.case_id FROM mediation_handed_over g0 WHERE g0.id = NEW.sent_id)));
END;

CREATE TRIGGER `mediation_handed_over_own_insert` BEFORE INSERT ON `mediation_handed_over` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_case_events x WHERE x.id = NEW.event_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_follow_ups_own_insert` BEFORE INSERT ON `mediation_follow_ups` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_performances_own_insert` BEFORE INSERT ON `mediation_performances` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.reverses IS NOT NULL AND (SELECT (SELECT (SELECT (SELECT g2.case_id FROM mediation_agreements g2 WHERE g2.id = g1.agreement_id) FROM mediation_duties g1 WHERE g1.id = g0.duty_id) FROM mediation_instalments g0 WHERE g0.id = x.instalment_id) FROM mediation_performances x WHERE x.id = NEW.reverses) IS NOT (SELECT (SELECT (SELECT g2.case_id FROM mediation_agreements g2 WHERE g2.id = g1.agreement_id) FROM mediation_duties g1 WHERE g1.id = g0.duty_id) FROM mediation_instalments g0 WHERE g0.id = NEW.instalment_id));
END;

CREATE TRIGGER `mediation_instalments_own_update` BEFORE UPDATE OF duty_id ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.duty_id IS NOT OLD.duty_id);
END;

CREATE TRIGGER `mediation_signatures_own_insert` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id))
    OR (NEW.representative_id IS NOT NULL AND (SELECT (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = x.party_id) FROM mediation_representatives x WHERE x.id = NEW.representative_id) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id));
END;

CREATE TRIGGER `mediation_duties_own_insert` BEFORE INSERT ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.who) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id))
    OR ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.to_whom) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id));
END;

CREATE TRIGGER `mediation_duties_own_update` BEFORE UPDATE OF agreement_id, who, to_whom ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.agreement_id IS NOT OLD.agreement_id)
    OR ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.who) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id))
    OR ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.to_whom) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id));
END;

CREATE TRIGGER `mediation_terms_own_update` BEFORE UPDATE OF agreement_id ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.agreement_id IS NOT OLD.agreement_id);
END;

CREATE TRIGGER `mediation_copies_own_insert` BEFORE INSERT ON `mediation_copies` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id));
END;

CREATE TRIGGER `mediation_checks_own_insert` BEFORE INSERT ON `mediation_checks` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_case_events x WHERE x.id = NEW.event_id) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id))
    OR (EXISTS (SELECT 1 FROM json_each(NEW.read_to) j WHERE (SELECT x.case_id FROM mediation_parties x WHERE x.id = json_extract(j.value, '$.party')) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)));
END;

CREATE TRIGGER `mediation_set_asides_own_insert` BEFORE INSERT ON `mediation_set_asides` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_case_events x WHERE x.id = NEW.event_id) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id));
END;

CREATE TRIGGER `mediation_confirmations_own_insert` BEFORE INSERT ON `mediation_confirmations` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.home_of IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.home_of) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id))
    OR (EXISTS (SELECT 1 FROM json_each(NEW.applicants) j WHERE (SELECT x.case_id FROM mediation_parties x WHERE x.id = j.value) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)));
END;

CREATE TRIGGER `mediation_evidence_own_insert` BEFORE INSERT ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_evidence_own_update` BEFORE UPDATE OF case_id, party_id ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id)
    OR (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_leaves_own_insert` BEFORE INSERT ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_leaves_own_update` BEFORE UPDATE OF case_id, party_id ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id)
    OR (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_made_papers_own_insert` BEFORE INSERT ON `mediation_made_papers` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_texts_read_own_insert` BEFORE INSERT ON `mediation_texts_read` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (EXISTS (SELECT 1 FROM json_each(NEW.leads_to) j WHERE CASE WHEN j.value < 0 THEN (SELECT x.case_id FROM mediation_children x WHERE x.id = -j.value) ELSE (SELECT x.case_id FROM mediation_parties x WHERE x.id = j.value) END IS NOT NEW.case_id));
END;

CREATE TRIGGER `mediation_relations_accepted_own_insert` BEFORE INSERT ON `mediation_relations_accepted` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id)
    OR (NEW.knowing IS NOT NULL AND (SELECT x.case_id FROM mediation_relations x WHERE x.id = NEW.knowing) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_relations_own_insert` BEFORE INSERT ON `mediation_relations` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_committees_own_update` BEFORE UPDATE OF case_id ON `mediation_committees` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id);
END;

CREATE TRIGGER `mediation_contacts_own_insert` BEFORE INSERT ON `mediation_contacts` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_pleas_own_insert` BEFORE INSERT ON `mediation_pleas` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.adds_to IS NOT NULL AND (SELECT x.case_id FROM mediation_pleas x WHERE x.id = NEW.adds_to) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_representatives_own_insert` BEFORE INSERT ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.is_party IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.is_party) IS NOT (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = NEW.party_id));
END;

CREATE TRIGGER `mediation_representatives_own_update` BEFORE UPDATE OF party_id, is_party ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT OLD.party_id)
    OR (NEW.is_party IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.is_party) IS NOT (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = NEW.party_id));
END;

CREATE TRIGGER `mediation_parties_own_update` BEFORE UPDATE OF case_id ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id);
END;

CREATE TRIGGER `mediation_case_events_own_insert` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.takes_back IS NOT NULL AND (SELECT x.case_id FROM mediation_case_events x WHERE x.id = NEW.takes_back) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_stays_own_update` BEFORE UPDATE OF case_id ON `mediation_stays` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id);
END;

CREATE TRIGGER `mediation_agreements_own_insert` BEFORE INSERT ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.replaces IS NOT NULL AND (SELECT x.case_id FROM mediation_agreements x WHERE x.id = NEW.replaces) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_agreements_own_update` BEFORE UPDATE OF case_id, replaces ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id)
    OR (NEW.replaces IS NOT NULL AND (SELECT x.case_id FROM mediation_agreements x WHERE x.id = NEW.replaces) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_pay_own_insert` BEFORE INSERT ON `mediation_pay` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.reverses IS NOT NULL AND (SELECT x.case_id FROM mediation_pay x WHERE x.id = NEW.reverses) IS NOT NEW.case_id);
END;
