CREATE TABLE `mediation_rights_told` (
	`id` integer PRIMARY KEY NOT NULL,
	`party_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`at` integer,
	`staff_id` integer,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_rights_told_party` ON `mediation_rights_told` (`party_id`,`id`);

ALTER TABLE `mediation_guests` ADD `not_coming_since` text;

ALTER TABLE `mediation_parties` ADD `died_on` text;

-- What was told before is the first telling; who wrote it down was not kept.
INSERT INTO mediation_rights_told (party_id, on_day) SELECT id, rights_told_on FROM mediation_parties WHERE rights_told_on IS NOT NULL ORDER BY id;

CREATE TRIGGER `mediation_rights_told_no_update` BEFORE UPDATE ON `mediation_rights_told` BEGIN
  SELECT RAISE(ABORT, 'mediation_rights_told is append-only');
END;

CREATE TRIGGER `mediation_rights_told_no_delete` BEFORE DELETE ON `mediation_rights_told`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = OLD.party_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_rights_told is append-only');
END;

CREATE TRIGGER `mediation_signatures_age_asked` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.age-unasked') WHERE EXISTS (SELECT 1 FROM mediation_parties p WHERE p.id = NEW.party_id AND p.kind = 'person' AND p.birth IS NULL AND p.capacity IS NULL);
END;

CREATE TRIGGER `mediation_signatures_died` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.party-died') WHERE EXISTS (SELECT 1 FROM mediation_parties p WHERE p.id = NEW.party_id AND (
      p.died_on < (SELECT min(e.day) FROM mediation_checks k JOIN mediation_case_events e ON e.id = k.event_id
        WHERE k.agreement_id = NEW.agreement_id)
      OR (p.died_on < coalesce(NEW.day, date(NEW.at / 1000, 'unixepoch', '+8 hours')) AND NOT EXISTS (
        SELECT 1 FROM mediation_representatives r WHERE r.id = NEW.representative_id AND r.by_what = 'letter'))));
END;

CREATE TRIGGER `mediation_case_events_refused` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.refused') WHERE NEW.kind IN ('accept', 'begin', 'agree-in-writing', 'agree-orally', 'take-effect') AND EXISTS (
    SELECT 1 FROM mediation_parties p WHERE p.case_id = NEW.case_id AND p.died_on IS NULL AND (SELECT c.mediation FROM mediation_consents c
      WHERE c.party_id = p.id AND c.mediation IS NOT NULL ORDER BY c.id DESC LIMIT 1) = 'refuses');
END;

CREATE TRIGGER `mediation_case_events_last` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.before-the-last-step') WHERE NEW.kind IN ('close', 'archive', 'send-back') AND NEW.day < (SELECT max(e.day) FROM mediation_case_events e
    WHERE e.case_id = NEW.case_id AND e.kind <> 'taken-back'
      AND NOT EXISTS (SELECT 1 FROM mediation_case_events back WHERE back.takes_back = e.id));
END;

CREATE TRIGGER `mediation_parties_rights_first` BEFORE UPDATE OF rights_told_on ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.rights-told') WHERE OLD.rights_told_on IS NOT NULL
    AND (NEW.rights_told_on IS NULL OR NEW.rights_told_on > OLD.rights_told_on);
END;

CREATE TRIGGER `mediation_rights_told_shut_insert` BEFORE INSERT ON `mediation_rights_told` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = NEW.party_id)) AND c.state IN ('archived', 'joined'));
END;

DROP TRIGGER `mediation_parties_shut_update`;

CREATE TRIGGER `mediation_parties_shut_update` BEFORE UPDATE OF id, case_id, role, side, kind, name, id_number, phone, address, birth, capacity, cannot_read, read_to_by, workplace, school, whereabouts, died_on, rights_told_on ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

DROP TRIGGER `mediation_agreements_effect`;

CREATE TRIGGER `mediation_agreements_effect` BEFORE UPDATE OF effect_on ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.effect-kept') WHERE OLD.effect_on IS NOT NULL AND NEW.effect_on IS NOT OLD.effect_on;
  SELECT RAISE(ABORT, 'mediation.no-effect') WHERE NEW.effect_on IS NOT NULL AND NEW.effect_on IS NOT
        CASE NEW.form WHEN 'oral' THEN NEW.reached_on ELSE (SELECT CASE WHEN count((CASE WHEN r.id IS NULL OR r.by_what = 'law' THEN s.day ELSE max(s.day, r.letter_on) END)) = 2 + (SELECT count(*) FROM mediation_parties p WHERE p.case_id = NEW.case_id AND (
      coalesce(p.died_on >= (SELECT min(e.day) FROM mediation_checks k JOIN mediation_case_events e ON e.id = k.event_id
        WHERE k.agreement_id = NEW.id), TRUE)
      OR EXISTS (SELECT 1 FROM mediation_signatures h WHERE h.agreement_id = NEW.id AND h.party_id = p.id))) AND (SELECT count(*) FROM mediation_parties p WHERE p.case_id = NEW.case_id AND (
      coalesce(p.died_on >= (SELECT min(e.day) FROM mediation_checks k JOIN mediation_case_events e ON e.id = k.event_id
        WHERE k.agreement_id = NEW.id), TRUE)
      OR EXISTS (SELECT 1 FROM mediation_signatures h WHERE h.agreement_id = NEW.id AND h.party_id = p.id))) > 1 THEN max((CASE WHEN r.id IS NULL OR r.by_what = 'law' THEN s.day ELSE max(s.day, r.letter_on) END)) END
    FROM mediation_signatures s LEFT JOIN mediation_representatives r ON r.id = s.representative_id
   WHERE s.agreement_id = NEW.id) END;
  SELECT RAISE(ABORT, 'mediation.court-ends-it') WHERE NEW.effect_on IS NOT NULL AND EXISTS (SELECT 1 FROM mediation_cases c
        WHERE c.id = NEW.case_id AND c.court_referral LIKE 'entrusted-%');
END;

CREATE TRIGGER `mediation_parties_died` BEFORE UPDATE OF died_on ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.party-signed-later') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.party_id = NEW.id AND s.representative_id IS NULL AND s.day > NEW.died_on);
END;
