ALTER TABLE `canteen_claim_payments` RENAME TO `canteen_claim_payments_before`;

CREATE TABLE `canteen_claim_payments` (
	`id` integer PRIMARY KEY NOT NULL,
	`claim_id` integer NOT NULL,
	`funder` text NOT NULL,
	`day` text NOT NULL,
	`slip` text NOT NULL,
	`fen` integer NOT NULL,
	`deducted_fen` integer NOT NULL,
	`reason` text NOT NULL,
	`reverses` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `canteen_claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_claim_payments_sums" CHECK("canteen_claim_payments"."reverses" IS NOT NULL OR ("canteen_claim_payments"."deducted_fen" >= 0 AND ("canteen_claim_payments"."fen" <> 0 OR "canteen_claim_payments"."deducted_fen" > 0))),
	CONSTRAINT "canteen_claim_payments_slip" CHECK("canteen_claim_payments"."fen" = 0 OR "canteen_claim_payments"."slip" <> ''),
	CONSTRAINT "canteen_claim_payments_reason" CHECK("canteen_claim_payments"."reverses" IS NOT NULL OR ("canteen_claim_payments"."deducted_fen" = 0 AND "canteen_claim_payments"."fen" >= 0) OR "canteen_claim_payments"."reason" <> '')
) STRICT;

INSERT INTO `canteen_claim_payments` (id, claim_id, funder, day, slip, fen, deducted_fen, reason, reverses, at, staff_id)
SELECT id, claim_id, funder, day, slip, fen, deducted_fen, reason, reverses, at, staff_id FROM `canteen_claim_payments_before` ORDER BY id;

DROP TABLE `canteen_claim_payments_before`;

CREATE UNIQUE INDEX `canteen_claim_payments_reverses` ON `canteen_claim_payments` (`reverses`);

CREATE INDEX `canteen_claim_payments_claim` ON `canteen_claim_payments` (`claim_id`,`id`);

CREATE TRIGGER `canteen_claim_payments_no_update` BEFORE UPDATE ON `canteen_claim_payments` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments is append-only');
END;

CREATE TRIGGER `canteen_claim_payments_no_delete` BEFORE DELETE ON `canteen_claim_payments` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments is append-only');
END;

CREATE TRIGGER `canteen_claim_payments_asked` BEFORE INSERT ON `canteen_claim_payments`
WHEN (SELECT c.state FROM canteen_claims c WHERE c.id = NEW.claim_id) NOT IN ('submitted', 'paid') BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments: nothing was asked for');
END;

CREATE TRIGGER `canteen_claim_payments_whole` BEFORE INSERT ON `canteen_claim_payments`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM canteen_claim_payments paid
   WHERE paid.id = NEW.reverses AND paid.reverses IS NULL AND paid.claim_id = NEW.claim_id
     AND paid.funder = NEW.funder AND paid.fen = -NEW.fen AND paid.deducted_fen = -NEW.deducted_fen) BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments: a payment is taken back whole');
END;
