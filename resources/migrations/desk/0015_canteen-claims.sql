CREATE TABLE `canteen_calls` (
	`id` integer PRIMARY KEY NOT NULL,
	`claim_id` integer NOT NULL,
	`place` integer NOT NULL,
	`diner_id` integer,
	`result` text,
	`called_at` integer,
	`staff_id` integer,
	FOREIGN KEY (`claim_id`) REFERENCES `canteen_claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_calls_said" CHECK(("canteen_calls"."result" IS NULL) = ("canteen_calls"."called_at" IS NULL))
) STRICT;

CREATE UNIQUE INDEX `canteen_calls_place` ON `canteen_calls` (`claim_id`,`place`);

CREATE INDEX `canteen_calls_diner` ON `canteen_calls` (`diner_id`);

CREATE TABLE `canteen_claim_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`claim_id` integer NOT NULL,
	`move` text NOT NULL,
	`reason` text NOT NULL,
	`lines` integer NOT NULL,
	`fen` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `canteen_claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `canteen_claim_events_claim` ON `canteen_claim_events` (`claim_id`,`id`);

CREATE TABLE `canteen_claim_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`claim_id` integer NOT NULL,
	`meal_id` integer NOT NULL,
	`day` text NOT NULL,
	`part` text NOT NULL,
	`policy` text NOT NULL,
	`category` text NOT NULL,
	`funder` text NOT NULL,
	`turn` integer NOT NULL,
	`count` integer NOT NULL,
	`fen` integer NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `canteen_claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_claim_lines_turn" CHECK("canteen_claim_lines"."turn" >= 1),
	CONSTRAINT "canteen_claim_lines_count" CHECK("canteen_claim_lines"."count" = CASE "canteen_claim_lines"."turn" % 2 WHEN 1 THEN 1 ELSE -1 END)
) STRICT;

CREATE UNIQUE INDEX `canteen_claim_lines_once` ON `canteen_claim_lines` (`meal_id`,`part`,`policy`,`category`,`funder`,`turn`);

CREATE INDEX `canteen_claim_lines_claim` ON `canteen_claim_lines` (`claim_id`,`part`,`policy`,`category`,`funder`,`count`,`fen`);

CREATE INDEX `canteen_claim_lines_corrected` ON `canteen_claim_lines` (`meal_id`) WHERE turn > 1;

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
	CONSTRAINT "canteen_claim_payments_sums" CHECK("canteen_claim_payments"."reverses" IS NOT NULL OR ("canteen_claim_payments"."fen" >= 0 AND "canteen_claim_payments"."deducted_fen" >= 0 AND "canteen_claim_payments"."fen" + "canteen_claim_payments"."deducted_fen" > 0)),
	CONSTRAINT "canteen_claim_payments_slip" CHECK("canteen_claim_payments"."fen" = 0 OR "canteen_claim_payments"."slip" <> ''),
	CONSTRAINT "canteen_claim_payments_reason" CHECK("canteen_claim_payments"."deducted_fen" <= 0 OR "canteen_claim_payments"."reason" <> '')
) STRICT;

CREATE UNIQUE INDEX `canteen_claim_payments_reverses` ON `canteen_claim_payments` (`reverses`);

CREATE INDEX `canteen_claim_payments_claim` ON `canteen_claim_payments` (`claim_id`,`id`);

CREATE TABLE `canteen_claims` (
	`id` integer PRIMARY KEY NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`state` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` integer NOT NULL,
	`seed` integer,
	`drawn_at` integer,
	FOREIGN KEY (`made_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_claims_span" CHECK("canteen_claims"."from_day" <= "canteen_claims"."until_day"),
	CONSTRAINT "canteen_claims_drawn" CHECK(("canteen_claims"."seed" IS NULL) = ("canteen_claims"."drawn_at" IS NULL))
) STRICT;

CREATE INDEX `canteen_claims_until` ON `canteen_claims` (`until_day`,`id`);

CREATE TABLE `canteen_unclaimed` (
	`meal_id` integer PRIMARY KEY NOT NULL
) STRICT;

CREATE TRIGGER `canteen_claim_events_no_update` BEFORE UPDATE ON `canteen_claim_events` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_events is append-only');
END;

CREATE TRIGGER `canteen_claim_events_no_delete` BEFORE DELETE ON `canteen_claim_events` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_events is append-only');
END;

CREATE TRIGGER `canteen_claim_payments_no_update` BEFORE UPDATE ON `canteen_claim_payments` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments is append-only');
END;

CREATE TRIGGER `canteen_claim_payments_no_delete` BEFORE DELETE ON `canteen_claim_payments` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments is append-only');
END;

CREATE TRIGGER `canteen_claim_lines_of_draft` BEFORE INSERT ON `canteen_claim_lines`
WHEN (SELECT c.state FROM canteen_claims c WHERE c.id = NEW.claim_id) IS NOT 'draft' BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_lines: the claim is no draft');
END;

CREATE TRIGGER `canteen_claim_lines_turns` BEFORE INSERT ON `canteen_claim_lines`
WHEN NEW.turn > 1 AND NOT EXISTS (
  SELECT 1 FROM canteen_claim_lines other
   WHERE other.meal_id = NEW.meal_id AND other.part = NEW.part AND other.policy = NEW.policy AND other.category = NEW.category AND other.funder = NEW.funder AND other.turn = NEW.turn - 1 AND (NEW.turn % 2 = 1 OR other.fen = -NEW.fen)) BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_lines: a line takes back the one before, whole');
END;

CREATE TRIGGER `canteen_claim_lines_stay` BEFORE UPDATE ON `canteen_claim_lines` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_lines: a line stays as it is');
END;

CREATE TRIGGER `canteen_claim_lines_locked` BEFORE DELETE ON `canteen_claim_lines`
WHEN (SELECT c.state FROM canteen_claims c WHERE c.id = OLD.claim_id) IN ('submitted', 'paid') BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_lines: the claim was submitted');
END;

CREATE TRIGGER `canteen_claim_lines_last` BEFORE DELETE ON `canteen_claim_lines`
WHEN EXISTS (SELECT 1 FROM canteen_claim_lines other
   WHERE other.meal_id = OLD.meal_id AND other.part = OLD.part AND other.policy = OLD.policy AND other.category = OLD.category AND other.funder = OLD.funder AND other.turn > OLD.turn AND other.claim_id <> OLD.claim_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_lines: a later claim corrects this line');
END;

CREATE TRIGGER `canteen_claim_lines_claimed` AFTER INSERT ON `canteen_claim_lines` BEGIN
  DELETE FROM canteen_unclaimed WHERE meal_id = NEW.meal_id;
END;

CREATE TRIGGER `canteen_claim_lines_unclaimed` AFTER DELETE ON `canteen_claim_lines` BEGIN
  INSERT INTO canteen_unclaimed (meal_id) VALUES (OLD.meal_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER `canteen_claims_course` BEFORE UPDATE OF state ON `canteen_claims`
WHEN OLD.state || ' ' || NEW.state NOT IN (
  'draft checked', 'checked draft', 'checked submitted', 'submitted returned', 'submitted paid', 'returned draft') BEGIN
  SELECT RAISE(ABORT, 'canteen_claims: no such move');
END;

CREATE TRIGGER `canteen_claims_span_stays` BEFORE UPDATE OF from_day, until_day ON `canteen_claims` BEGIN
  SELECT RAISE(ABORT, 'canteen_claims: a claim is of its period');
END;

CREATE TRIGGER `canteen_claims_seed_stays` BEFORE UPDATE OF seed ON `canteen_claims`
WHEN OLD.seed IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'canteen_claims: a sample is drawn once');
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

CREATE TRIGGER `canteen_subsidies_unclaimed` AFTER INSERT ON `canteen_subsidies` BEGIN
  INSERT INTO canteen_unclaimed (meal_id)
  SELECT coalesce(m.reverses, m.id) FROM canteen_meals m WHERE m.id = NEW.meal_id ON CONFLICT DO NOTHING;
END;
