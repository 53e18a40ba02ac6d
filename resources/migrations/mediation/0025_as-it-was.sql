ALTER TABLE `mediation_signatures` ADD `signed_as` text;

ALTER TABLE `mediation_stays` ADD `at` integer;

DROP TRIGGER `mediation_signatures_no_update`;

-- Of what was signed before, the name that the party goes by now is the best that is known.
UPDATE mediation_signatures SET signed_as = (SELECT p.name FROM mediation_parties p WHERE p.id = mediation_signatures.party_id)
 WHERE party_id IS NOT NULL;

CREATE TRIGGER `mediation_signatures_no_update` BEFORE UPDATE ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation_signatures is append-only');
END;
