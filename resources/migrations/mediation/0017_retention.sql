ALTER TABLE `mediation_cases` ADD `erased_on` text;

ALTER TABLE `mediation_cases` ADD `confirmed_on` text;

DROP TRIGGER `mediation_case_events_no_update`;

CREATE TRIGGER `mediation_case_events_no_update` BEFORE UPDATE OF `id`, `case_id`, `kind`, `from_state`, `to_state`, `day`, `takes_back`, `at`, `staff_id` ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation_case_events is append-only');
END;

CREATE TRIGGER `mediation_case_events_no_blanking` BEFORE UPDATE OF `reason` ON `mediation_case_events`
WHEN NEW.`reason` IS NOT '' OR NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_case_events is append-only');
END;

DROP TRIGGER `mediation_screenings_no_delete`;

CREATE TRIGGER `mediation_screenings_no_delete` BEFORE DELETE ON `mediation_screenings`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_screenings is append-only');
END;

DROP TRIGGER `mediation_suspicions_no_delete`;

CREATE TRIGGER `mediation_suspicions_no_delete` BEFORE DELETE ON `mediation_suspicions`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = OLD.screening_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_suspicions is append-only');
END;

DROP TRIGGER `mediation_needs_no_delete`;

CREATE TRIGGER `mediation_needs_no_delete` BEFORE DELETE ON `mediation_needs`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = OLD.screening_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_needs is append-only');
END;

DROP TRIGGER `mediation_reports_no_delete`;

CREATE TRIGGER `mediation_reports_no_delete` BEFORE DELETE ON `mediation_reports`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_reports is append-only');
END;

DROP TRIGGER `mediation_pleas_no_delete`;

CREATE TRIGGER `mediation_pleas_no_delete` BEFORE DELETE ON `mediation_pleas`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_pleas is append-only');
END;

DROP TRIGGER `mediation_help_answers_no_delete`;

CREATE TRIGGER `mediation_help_answers_no_delete` BEFORE DELETE ON `mediation_help_answers`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT (SELECT g1.case_id FROM mediation_screenings g1 WHERE g1.id = g0.screening_id) FROM mediation_suspicions g0 WHERE g0.id = OLD.suspicion_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_help_answers is append-only');
END;

DROP TRIGGER `mediation_consents_no_delete`;

CREATE TRIGGER `mediation_consents_no_delete` BEFORE DELETE ON `mediation_consents`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = OLD.party_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_consents is append-only');
END;

DROP TRIGGER `mediation_guest_consents_no_delete`;

CREATE TRIGGER `mediation_guest_consents_no_delete` BEFORE DELETE ON `mediation_guest_consents`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_guests g0 WHERE g0.id = OLD.guest_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_guest_consents is append-only');
END;

DROP TRIGGER `mediation_signatures_no_delete`;

CREATE TRIGGER `mediation_signatures_no_delete` BEFORE DELETE ON `mediation_signatures`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_signatures is append-only');
END;

DROP TRIGGER `mediation_performances_no_delete`;

CREATE TRIGGER `mediation_performances_no_delete` BEFORE DELETE ON `mediation_performances`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT (SELECT (SELECT g2.case_id FROM mediation_agreements g2 WHERE g2.id = g1.agreement_id) FROM mediation_duties g1 WHERE g1.id = g0.duty_id) FROM mediation_instalments g0 WHERE g0.id = OLD.instalment_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_performances is append-only');
END;

DROP TRIGGER `mediation_covers_no_delete`;

CREATE TRIGGER `mediation_covers_no_delete` BEFORE DELETE ON `mediation_covers`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_covers is append-only');
END;

DROP TRIGGER `mediation_sessions_no_delete`;

CREATE TRIGGER `mediation_sessions_no_delete` BEFORE DELETE ON `mediation_sessions`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_sessions is append-only');
END;

DROP TRIGGER `mediation_statements_no_delete`;

CREATE TRIGGER `mediation_statements_no_delete` BEFORE DELETE ON `mediation_statements`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_sessions g0 WHERE g0.id = OLD.session_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_statements is append-only');
END;

DROP TRIGGER `mediation_initials_no_delete`;

CREATE TRIGGER `mediation_initials_no_delete` BEFORE DELETE ON `mediation_initials`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_sessions g0 WHERE g0.id = OLD.session_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_initials is append-only');
END;

DROP TRIGGER `mediation_investigations_no_delete`;

CREATE TRIGGER `mediation_investigations_no_delete` BEFORE DELETE ON `mediation_investigations`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_investigations is append-only');
END;

DROP TRIGGER `mediation_pledges_no_delete`;

CREATE TRIGGER `mediation_pledges_no_delete` BEFORE DELETE ON `mediation_pledges`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_pledges is append-only');
END;

DROP TRIGGER `mediation_checks_no_delete`;

CREATE TRIGGER `mediation_checks_no_delete` BEFORE DELETE ON `mediation_checks`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_checks is append-only');
END;

DROP TRIGGER `mediation_set_asides_no_delete`;

CREATE TRIGGER `mediation_set_asides_no_delete` BEFORE DELETE ON `mediation_set_asides`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_set_asides is append-only');
END;

DROP TRIGGER `mediation_copies_no_delete`;

CREATE TRIGGER `mediation_copies_no_delete` BEFORE DELETE ON `mediation_copies`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_copies is append-only');
END;

DROP TRIGGER `mediation_extensions_no_delete`;

CREATE TRIGGER `mediation_extensions_no_delete` BEFORE DELETE ON `mediation_extensions`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_extensions is append-only');
END;

DROP TRIGGER `mediation_extension_wishes_no_delete`;

CREATE TRIGGER `mediation_extension_wishes_no_delete` BEFORE DELETE ON `mediation_extension_wishes`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_extensions g0 WHERE g0.id = OLD.extension_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_extension_wishes is append-only');
END;

DROP TRIGGER `mediation_endings_no_delete`;

CREATE TRIGGER `mediation_endings_no_delete` BEFORE DELETE ON `mediation_endings`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_endings is append-only');
END;

DROP TRIGGER `mediation_notices_no_delete`;

CREATE TRIGGER `mediation_notices_no_delete` BEFORE DELETE ON `mediation_notices`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_endings g0 WHERE g0.id = OLD.ending_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_notices is append-only');
END;

DROP TRIGGER `mediation_court_ends_no_delete`;

CREATE TRIGGER `mediation_court_ends_no_delete` BEFORE DELETE ON `mediation_court_ends`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_court_ends is append-only');
END;

DROP TRIGGER `mediation_replies_no_delete`;

CREATE TRIGGER `mediation_replies_no_delete` BEFORE DELETE ON `mediation_replies`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_replies is append-only');
END;

DROP TRIGGER `mediation_handed_over_no_delete`;

CREATE TRIGGER `mediation_handed_over_no_delete` BEFORE DELETE ON `mediation_handed_over`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_handed_over is append-only');
END;

DROP TRIGGER `mediation_handed_over_notes_no_delete`;

CREATE TRIGGER `mediation_handed_over_notes_no_delete` BEFORE DELETE ON `mediation_handed_over_notes`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_handed_over g0 WHERE g0.id = OLD.sent_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_handed_over_notes is append-only');
END;

DROP TRIGGER `mediation_follow_ups_no_delete`;

CREATE TRIGGER `mediation_follow_ups_no_delete` BEFORE DELETE ON `mediation_follow_ups`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_follow_ups is append-only');
END;

DROP TRIGGER `mediation_reminders_no_delete`;

CREATE TRIGGER `mediation_reminders_no_delete` BEFORE DELETE ON `mediation_reminders`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT (SELECT (SELECT g2.case_id FROM mediation_agreements g2 WHERE g2.id = g1.agreement_id) FROM mediation_duties g1 WHERE g1.id = g0.duty_id) FROM mediation_instalments g0 WHERE g0.id = OLD.instalment_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_reminders is append-only');
END;

DROP TRIGGER `mediation_confirmations_no_delete`;

CREATE TRIGGER `mediation_confirmations_no_delete` BEFORE DELETE ON `mediation_confirmations`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_confirmations is append-only');
END;

DROP TRIGGER `mediation_rulings_no_delete`;

CREATE TRIGGER `mediation_rulings_no_delete` BEFORE DELETE ON `mediation_rulings`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT (SELECT g1.case_id FROM mediation_agreements g1 WHERE g1.id = g0.agreement_id) FROM mediation_confirmations g0 WHERE g0.id = OLD.confirmation_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_rulings is append-only');
END;

DROP TRIGGER `mediation_made_papers_no_delete`;

CREATE TRIGGER `mediation_made_papers_no_delete` BEFORE DELETE ON `mediation_made_papers`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_made_papers is append-only');
END;

DROP TRIGGER `mediation_texts_read_no_delete`;

CREATE TRIGGER `mediation_texts_read_no_delete` BEFORE DELETE ON `mediation_texts_read`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_texts_read is append-only');
END;

DROP TRIGGER `mediation_accounts_no_delete`;

CREATE TRIGGER `mediation_accounts_no_delete` BEFORE DELETE ON `mediation_accounts`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_accounts is append-only');
END;

DROP TRIGGER `mediation_page_counts_no_delete`;

CREATE TRIGGER `mediation_page_counts_no_delete` BEFORE DELETE ON `mediation_page_counts`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_page_counts is append-only');
END;

DROP TRIGGER `mediation_warning_visits_no_delete`;

CREATE TRIGGER `mediation_warning_visits_no_delete` BEFORE DELETE ON `mediation_warning_visits`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-warning' AND e.id = OLD.warning_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_warning_visits is append-only');
END;

DROP TRIGGER `mediation_order_askings_no_delete`;

CREATE TRIGGER `mediation_order_askings_no_delete` BEFORE DELETE ON `mediation_order_askings`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-order' AND e.id = OLD.order_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_order_askings is append-only');
END;

DROP TRIGGER `mediation_order_rulings_no_delete`;

CREATE TRIGGER `mediation_order_rulings_no_delete` BEFORE DELETE ON `mediation_order_rulings`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-order' AND e.id = (SELECT g0.order_id FROM mediation_order_askings g0 WHERE g0.id = OLD.asking_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_order_rulings is append-only');
END;

DROP TRIGGER `mediation_order_sightings_no_delete`;

CREATE TRIGGER `mediation_order_sightings_no_delete` BEFORE DELETE ON `mediation_order_sightings`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-order' AND e.id = OLD.order_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_order_sightings is append-only');
END;

DROP TRIGGER `mediation_breaches_told_no_delete`;

CREATE TRIGGER `mediation_breaches_told_no_delete` BEFORE DELETE ON `mediation_breaches_told`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-order' AND e.id = (SELECT g0.order_id FROM mediation_order_sightings g0 WHERE g0.id = OLD.sighting_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_breaches_told is append-only');
END;

DROP TRIGGER `mediation_order_help_no_delete`;

CREATE TRIGGER `mediation_order_help_no_delete` BEFORE DELETE ON `mediation_order_help`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-order' AND e.id = OLD.order_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_order_help is append-only');
END;

DROP TRIGGER `mediation_relations_no_delete`;

CREATE TRIGGER `mediation_relations_no_delete` BEFORE DELETE ON `mediation_relations`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_relations is append-only');
END;

DROP TRIGGER `mediation_relations_accepted_no_delete`;

CREATE TRIGGER `mediation_relations_accepted_no_delete` BEFORE DELETE ON `mediation_relations_accepted`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_relations_accepted is append-only');
END;

DROP TRIGGER `mediation_risks_no_delete`;

CREATE TRIGGER `mediation_risks_no_delete` BEFORE DELETE ON `mediation_risks`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_risks is append-only');
END;

DROP TRIGGER `mediation_contacts_no_delete`;

CREATE TRIGGER `mediation_contacts_no_delete` BEFORE DELETE ON `mediation_contacts`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_contacts is append-only');
END;

DROP TRIGGER `mediation_protections_no_delete`;

CREATE TRIGGER `mediation_protections_no_delete` BEFORE DELETE ON `mediation_protections`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = OLD.party_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_protections is append-only');
END;

DROP TRIGGER `mediation_cases_follow`;

CREATE TRIGGER `mediation_cases_follow` BEFORE UPDATE ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE OLD.state = 'archived' AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.id);
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE NEW.state <> OLD.state AND NEW.state IS NOT (SELECT e.to_state FROM mediation_case_events e
        WHERE e.case_id = NEW.id ORDER BY e.id DESC LIMIT 1);
  SELECT RAISE(ABORT, 'mediation.number-kept') WHERE OLD.number IS NOT NULL AND NEW.number IS NOT OLD.number;
END;

DROP TRIGGER `mediation_stays_end`;

CREATE TRIGGER `mediation_stays_end` BEFORE UPDATE ON `mediation_stays` BEGIN
  SELECT RAISE(ABORT, 'mediation.stay') WHERE (NEW.case_id, NEW.staff_id, NEW.as_what, NEW.from_day) <> (OLD.case_id, OLD.staff_id, OLD.as_what, OLD.from_day)
        OR CASE WHEN EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) THEN NEW.until_day IS NOT OLD.until_day OR NEW.reason <> ''
          ELSE OLD.until_day IS NOT NULL OR NEW.until_day IS NULL OR NEW.until_day < OLD.from_day END;
END;

DROP TRIGGER `mediation_agreements_signed`;

CREATE TRIGGER `mediation_agreements_signed` BEFORE UPDATE OF case_id, form, number, facts, dispute, responsibilities, reached_on ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE (OLD.effect_on IS NOT NULL OR EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = OLD.id)) AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

DROP TRIGGER `mediation_leaves_bound_delete`;

CREATE TRIGGER `mediation_leaves_bound_delete` BEFORE DELETE ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'archived') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE INDEX `mediation_confirmations_home_of_gone` ON `mediation_confirmations` (home_of) WHERE home_of IS NOT NULL;

CREATE INDEX `mediation_contacts_party_id_gone` ON `mediation_contacts` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_copies_party_id_gone` ON `mediation_copies` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_duties_who_gone` ON `mediation_duties` (who) WHERE who IS NOT NULL;

CREATE INDEX `mediation_duties_to_whom_gone` ON `mediation_duties` (to_whom) WHERE to_whom IS NOT NULL;

CREATE INDEX `mediation_endings_party_id_gone` ON `mediation_endings` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_evidence_party_id_gone` ON `mediation_evidence` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_extension_wishes_party_id_gone` ON `mediation_extension_wishes` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_follow_ups_party_id_gone` ON `mediation_follow_ups` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_guest_consents_party_id_gone` ON `mediation_guest_consents` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_leaves_party_id_gone` ON `mediation_leaves` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_made_papers_party_id_gone` ON `mediation_made_papers` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_needs_suspicion_id_gone` ON `mediation_needs` (suspicion_id) WHERE suspicion_id IS NOT NULL;

CREATE INDEX `mediation_notices_party_id_gone` ON `mediation_notices` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_pleas_adds_to_gone` ON `mediation_pleas` (adds_to) WHERE adds_to IS NOT NULL;

CREATE INDEX `mediation_pledges_party_id_gone` ON `mediation_pledges` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_relations_party_id_gone` ON `mediation_relations` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_relations_accepted_party_id_gone` ON `mediation_relations_accepted` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_relations_accepted_knowing_gone` ON `mediation_relations_accepted` (knowing) WHERE knowing IS NOT NULL;

CREATE INDEX `mediation_reports_suspicion_id_gone` ON `mediation_reports` (suspicion_id) WHERE suspicion_id IS NOT NULL;

CREATE INDEX `mediation_representatives_is_party_gone` ON `mediation_representatives` (is_party) WHERE is_party IS NOT NULL;

CREATE INDEX `mediation_screenings_corrects_gone` ON `mediation_screenings` (corrects) WHERE corrects IS NOT NULL;

CREATE INDEX `mediation_signatures_party_id_gone` ON `mediation_signatures` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_signatures_representative_id_gone` ON `mediation_signatures` (representative_id) WHERE representative_id IS NOT NULL;

CREATE INDEX `mediation_statements_party_id_gone` ON `mediation_statements` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_suspicions_continues_gone` ON `mediation_suspicions` (continues) WHERE continues IS NOT NULL;

CREATE INDEX `mediation_cases_erased` ON `mediation_cases` (confirmed_on) WHERE confirmed_on IS NOT NULL;

CREATE TRIGGER `mediation_cases_erased_whole` BEFORE UPDATE ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-erased') WHERE OLD.erased_on IS NOT NULL;
  SELECT RAISE(ABORT, 'mediation.not-erased') WHERE NEW.erased_on IS NOT NULL AND (
    NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.id) OR OLD.state NOT IN ('archived', 'not-accepted', 'dropped', 'joined')
    OR NEW.narrative <> '' OR NEW.wants <> '' OR NEW.letter <> '' OR NEW.leads_to <> '[]' OR NEW.visit_id IS NOT NULL
    OR (NEW.state, NEW.before_closing, NEW.number_year, NEW.number_sequence, NEW.number, NEW.source, NEW.referrer, NEW.court_referral, NEW.kind, NEW.difficulty, NEW.people, NEW.money_fen, NEW.accepted_on, NEW.joined_into, NEW.renews, NEW.opened_at, NEW.opened_by) IS NOT (OLD.state, OLD.before_closing, OLD.number_year, OLD.number_sequence, OLD.number, OLD.source, OLD.referrer, OLD.court_referral, OLD.kind, OLD.difficulty, OLD.people, OLD.money_fen, OLD.accepted_on, OLD.joined_into, OLD.renews, OLD.opened_at, OLD.opened_by));
END;
