CREATE TABLE `mediation_pay` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`mediator_id` integer NOT NULL,
	`fen` integer NOT NULL,
	`approved_by` text NOT NULL,
	`approved_on` text NOT NULL,
	`reason` text NOT NULL,
	`reverses` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reverses`) REFERENCES `mediation_pay`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_pay_approved" CHECK(trim("mediation_pay"."approved_by") <> ''),
	CONSTRAINT "mediation_pay_reason" CHECK("mediation_pay"."reverses" IS NULL OR trim("mediation_pay"."reason") <> '')
) STRICT;

CREATE INDEX `mediation_pay_case` ON `mediation_pay` (`case_id`,`id`);

CREATE INDEX `mediation_pay_mediator` ON `mediation_pay` (`mediator_id`,`approved_on`);

CREATE UNIQUE INDEX `mediation_pay_reversed` ON `mediation_pay` (`reverses`);

CREATE TRIGGER `mediation_pay_no_update` BEFORE UPDATE ON `mediation_pay` BEGIN
  SELECT RAISE(ABORT, 'mediation_pay is append-only');
END;

CREATE TRIGGER `mediation_pay_no_delete` BEFORE DELETE ON `mediation_pay` BEGIN
  SELECT RAISE(ABORT, 'mediation_pay is append-only');
END;

CREATE TRIGGER `mediation_pay_amount` BEFORE INSERT ON `mediation_pay`
WHEN NEW.fen <= 0 BEGIN
  SELECT RAISE(ABORT, 'mediation_pay: an amount is more than nothing');
END;

CREATE TRIGGER `mediation_pay_reversal` BEFORE INSERT ON `mediation_pay`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM mediation_pay taken
   WHERE taken.id = NEW.reverses AND taken.reverses IS NULL AND taken.fen = NEW.fen
     AND taken.case_id = NEW.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_pay: a reversal takes one row of its account back, whole');
END;

CREATE TRIGGER `mediation_pay_no_lot_below_zero` AFTER INSERT ON `mediation_pay`
WHEN EXISTS (
  SELECT 1 FROM (
    SELECT 'mediator:' || mediator_id AS lot, CASE WHEN reverses IS NULL THEN fen ELSE -fen END AS change FROM mediation_pay WHERE mediation_pay.case_id = NEW.case_id
    UNION ALL
    SELECT NULL AS lot, CASE WHEN reverses IS NULL THEN -fen ELSE fen END AS change FROM mediation_pay WHERE mediation_pay.case_id = NEW.case_id)
   WHERE lot IS NOT NULL GROUP BY lot HAVING sum(change) < 0) BEGIN
  SELECT RAISE(ABORT, 'mediation_pay: no lot falls below zero');
END;

CREATE TRIGGER `mediation_pay_once` BEFORE INSERT ON `mediation_pay` BEGIN
  SELECT RAISE(ABORT, 'mediation.pay-paid-before') WHERE NEW.reverses IS NULL AND EXISTS (
    SELECT 1 FROM mediation_pay p WHERE p.case_id = NEW.case_id AND p.mediator_id = NEW.mediator_id
       AND p.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM mediation_pay r WHERE r.reverses = p.id));
END;
