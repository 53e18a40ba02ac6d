ALTER TABLE `mediation_cases` ADD `wants` text DEFAULT '' NOT NULL;

ALTER TABLE `mediation_cases` ADD `usual_time` text;

ALTER TABLE `mediation_committees` ADD `number` text DEFAULT '' NOT NULL;

ALTER TABLE `mediation_committees` ADD `contact` text DEFAULT '' NOT NULL;

ALTER TABLE `mediation_contacts` ADD `party_id` integer REFERENCES mediation_parties(id);

ALTER TABLE `mediation_contacts` ADD `manner` text DEFAULT 'in-person' NOT NULL;

ALTER TABLE `mediation_contacts` ADD `next_on` text;

ALTER TABLE `mediation_representatives` ADD `from_on` text;

ALTER TABLE `mediation_representatives` ADD `until_on` text;

ALTER TABLE `mediation_representatives` ADD `ended_why` text DEFAULT '' NOT NULL;

DROP TRIGGER `mediation_representatives_five`;

CREATE TRIGGER `mediation_representatives_five` BEFORE INSERT ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.representatives') WHERE (SELECT count(*) FROM mediation_representatives r WHERE r.party_id = NEW.party_id AND r.until_on IS NULL) >= 5;
END;
