DROP INDEX `mediation_signatures_party`;

DROP INDEX `mediation_signatures_committee`;

ALTER TABLE `mediation_signatures` ADD `corrects` integer REFERENCES mediation_signatures(id);

ALTER TABLE `mediation_signatures` ADD `reason` text DEFAULT '' NOT NULL;

CREATE INDEX `mediation_signatures_agreement` ON `mediation_signatures` (`agreement_id`);

CREATE UNIQUE INDEX `mediation_signatures_corrects` ON `mediation_signatures` (`corrects`);

CREATE UNIQUE INDEX `mediation_signatures_party` ON `mediation_signatures` (`agreement_id`,`party_id`) WHERE corrects IS NULL;

CREATE UNIQUE INDEX `mediation_signatures_committee` ON `mediation_signatures` (`agreement_id`,`of_whom`) WHERE party_id IS NULL AND corrects IS NULL;

ALTER TABLE `mediation_extensions` ADD `corrects` integer REFERENCES mediation_extensions(id);

ALTER TABLE `mediation_extensions` ADD `reason` text DEFAULT '' NOT NULL;

CREATE UNIQUE INDEX `mediation_extensions_corrects` ON `mediation_extensions` (`corrects`);

ALTER TABLE `mediation_follow_ups` ADD `corrects` integer REFERENCES mediation_follow_ups(id);

ALTER TABLE `mediation_follow_ups` ADD `reason` text DEFAULT '' NOT NULL;

CREATE UNIQUE INDEX `mediation_follow_ups_corrects` ON `mediation_follow_ups` (`corrects`);

ALTER TABLE `mediation_suspicions` ADD `about_age` integer;

DROP TRIGGER `mediation_agreements_effect`;

CREATE TRIGGER `mediation_agreements_effect` BEFORE UPDATE OF effect_on ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.effect-kept') WHERE OLD.effect_on IS NOT NULL AND NEW.effect_on IS NOT OLD.effect_on
        AND (NEW.effect_on IS NULL OR NEW.form = 'oral' OR EXISTS (SELECT 1 FROM mediation_confirmations f WHERE f.agreement_id = NEW.id));
  SELECT RAISE(ABORT, 'mediation.no-effect') WHERE NEW.effect_on IS NOT NULL AND NEW.effect_on IS NOT
        CASE NEW.form WHEN 'oral' THEN NEW.reached_on ELSE (SELECT CASE WHEN count((CASE WHEN r.id IS NULL OR r.by_what = 'law' THEN s.day ELSE max(s.day, r.letter_on) END)) = 2 + (SELECT count(*) FROM mediation_parties p WHERE p.case_id = NEW.case_id AND (
      coalesce(p.died_on >= (SELECT min(e.day) FROM mediation_checks k JOIN mediation_case_events e ON e.id = k.event_id
        WHERE k.agreement_id = NEW.id), TRUE)
      OR EXISTS (SELECT 1 FROM mediation_signatures h WHERE h.agreement_id = NEW.id AND h.party_id = p.id))) AND (SELECT count(*) FROM mediation_parties p WHERE p.case_id = NEW.case_id AND (
      coalesce(p.died_on >= (SELECT min(e.day) FROM mediation_checks k JOIN mediation_case_events e ON e.id = k.event_id
        WHERE k.agreement_id = NEW.id), TRUE)
      OR EXISTS (SELECT 1 FROM mediation_signatures h WHERE h.agreement_id = NEW.id AND h.party_id = p.id))) > 1 THEN max((CASE WHEN r.id IS NULL OR r.by_what = 'law' THEN s.day ELSE max(s.day, r.letter_on) END)) END
    FROM mediation_signatures s LEFT JOIN mediation_representatives r ON r.id = s.representative_id
   WHERE s.agreement_id = NEW.id AND NOT EXISTS (SELECT 1 FROM mediation_signatures later WHERE later.corrects = s.id)) END;
  SELECT RAISE(ABORT, 'mediation.court-ends-it') WHERE NEW.effect_on IS NOT NULL AND EXISTS (SELECT 1 FROM mediation_cases c
        WHERE c.id = NEW.case_id AND c.court_referral LIKE 'entrusted-%');
END;

CREATE TRIGGER `mediation_leaves_reviewed` BEFORE DELETE ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE TRIGGER `mediation_evidence_reviewed` BEFORE DELETE ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

DROP TRIGGER `mediation_signatures_one_side`;

CREATE TRIGGER `mediation_signatures_one_side` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.both-sides') WHERE EXISTS (SELECT 1 FROM mediation_representatives own JOIN mediation_parties mine ON mine.id = own.party_id
      JOIN mediation_signatures s ON s.agreement_id = NEW.agreement_id AND NOT EXISTS (SELECT 1 FROM mediation_signatures later WHERE later.corrects = s.id)
      JOIN mediation_representatives r ON r.id = s.representative_id AND r.name = own.name
      JOIN mediation_parties theirs ON theirs.id = r.party_id AND theirs.side <> mine.side
     WHERE own.id = NEW.representative_id);
END;

CREATE TRIGGER `mediation_signatures_corrected` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.another-hand') WHERE NEW.corrects IS NOT NULL AND (trim(NEW.reason) = '' OR NOT EXISTS (SELECT 1 FROM mediation_signatures s
    WHERE s.id = NEW.corrects AND s.agreement_id = NEW.agreement_id AND s.of_whom = NEW.of_whom AND s.party_id IS NEW.party_id));
  SELECT RAISE(ABORT, 'mediation.court-asked-by-hand') WHERE NEW.corrects IS NOT NULL AND EXISTS (SELECT 1 FROM mediation_confirmations f WHERE f.agreement_id = NEW.agreement_id);
END;

CREATE TRIGGER `mediation_extensions_corrected` BEFORE INSERT ON `mediation_extensions` BEGIN
  SELECT RAISE(ABORT, 'mediation.reason-missing') WHERE NEW.corrects IS NOT NULL AND trim(NEW.reason) = '';
END;

CREATE TRIGGER `mediation_follow_ups_corrected` BEFORE INSERT ON `mediation_follow_ups` BEGIN
  SELECT RAISE(ABORT, 'mediation.reason-missing') WHERE NEW.corrects IS NOT NULL AND trim(NEW.reason) = '';
END;

DROP TRIGGER `mediation_parties_died`;

CREATE TRIGGER `mediation_parties_died` BEFORE UPDATE OF died_on ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.party-signed-later') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.party_id = NEW.id AND s.representative_id IS NULL
      AND s.day > NEW.died_on AND NOT EXISTS (SELECT 1 FROM mediation_signatures later WHERE later.corrects = s.id));
END;

CREATE TRIGGER `mediation_extensions_own_insert` BEFORE INSERT ON `mediation_extensions` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.corrects IS NOT NULL AND (SELECT x.case_id FROM mediation_extensions x WHERE x.id = NEW.corrects) IS NOT NEW.case_id);
END;

DROP TRIGGER `mediation_follow_ups_own_insert`;

CREATE TRIGGER `mediation_follow_ups_own_insert` BEFORE INSERT ON `mediation_follow_ups` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id)
    OR (NEW.corrects IS NOT NULL AND (SELECT x.case_id FROM mediation_follow_ups x WHERE x.id = NEW.corrects) IS NOT NEW.case_id);
END;

DROP TRIGGER `mediation_signatures_own_insert`;

CREATE TRIGGER `mediation_signatures_own_insert` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id))
    OR (NEW.representative_id IS NOT NULL AND (SELECT (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = x.party_id) FROM mediation_representatives x WHERE x.id = NEW.representative_id) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id))
    OR (NEW.corrects IS NOT NULL AND (SELECT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = x.agreement_id) FROM mediation_signatures x WHERE x.id = NEW.corrects) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id));
END;
