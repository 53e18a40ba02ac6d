CREATE TABLE `mediation_plea_cases` (
	`id` integer PRIMARY KEY NOT NULL,
	`plea_id` integer NOT NULL,
	`case_id` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`plea_id`) REFERENCES `mediation_pleas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `mediation_plea_cases_plea` ON `mediation_plea_cases` (`plea_id`,`id`);

CREATE UNIQUE INDEX `mediation_plea_cases_case` ON `mediation_plea_cases` (`case_id`);

CREATE TRIGGER `mediation_plea_cases_no_update` BEFORE UPDATE ON `mediation_plea_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation_plea_cases is append-only');
END;

CREATE TRIGGER `mediation_plea_cases_no_delete` BEFORE DELETE ON `mediation_plea_cases`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_plea_cases is append-only');
END;

CREATE TRIGGER `mediation_plea_cases_once` BEFORE INSERT ON `mediation_plea_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.plea-has-case') WHERE (SELECT l.case_id FROM mediation_plea_cases l JOIN mediation_cases k ON k.id = l.case_id
     WHERE l.plea_id = NEW.plea_id AND k.state NOT IN ('not-accepted', 'dropped') ORDER BY l.id DESC LIMIT 1) IS NOT NULL;
  SELECT RAISE(ABORT, 'mediation.plea-unknown') WHERE NOT EXISTS (
    SELECT 1 FROM mediation_pleas p WHERE p.id = NEW.plea_id AND p.case_id IS NULL AND p.adds_to IS NULL);
END;

CREATE TRIGGER `mediation_pleas_of_shut` BEFORE INSERT ON `mediation_pleas` WHEN NEW.case_id IS NULL AND NEW.adds_to IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id = (SELECT l.case_id FROM mediation_plea_cases l JOIN mediation_cases k ON k.id = l.case_id
     WHERE l.plea_id = NEW.adds_to AND k.state NOT IN ('not-accepted', 'dropped') ORDER BY l.id DESC LIMIT 1) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_plea_cases_shut_insert` BEFORE INSERT ON `mediation_plea_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;
