CREATE TABLE `canteen_claim_sums` (
	`id` integer PRIMARY KEY NOT NULL,
	`claim_id` integer NOT NULL,
	`policy` text NOT NULL,
	`version` integer NOT NULL,
	`code` text NOT NULL,
	`funder` text NOT NULL,
	`period` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`turn` integer NOT NULL,
	`count` integer NOT NULL,
	`fen` integer NOT NULL,
	`meals` integer NOT NULL,
	`days` integer NOT NULL,
	`people` integer NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `canteen_claims`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_claim_sums_turn" CHECK("canteen_claim_sums"."turn" >= 1),
	CONSTRAINT "canteen_claim_sums_count" CHECK("canteen_claim_sums"."count" = CASE "canteen_claim_sums"."turn" % 2 WHEN 1 THEN 1 ELSE -1 END),
	CONSTRAINT "canteen_claim_sums_fen" CHECK("canteen_claim_sums"."fen" * "canteen_claim_sums"."count" > 0),
	CONSTRAINT "canteen_claim_sums_span" CHECK("canteen_claim_sums"."from_day" <= "canteen_claim_sums"."until_day")
) STRICT;

CREATE UNIQUE INDEX `canteen_claim_sums_once` ON `canteen_claim_sums` (`policy`,`code`,`period`,`turn`);

CREATE INDEX `canteen_claim_sums_claim` ON `canteen_claim_sums` (`claim_id`);

ALTER TABLE `canteen_offers` ADD `kind` text DEFAULT '' NOT NULL;

ALTER TABLE `canteen_stops` ADD `band` text DEFAULT '' NOT NULL;

CREATE TRIGGER `canteen_claim_sums_of_draft` BEFORE INSERT ON `canteen_claim_sums`
WHEN (SELECT c.state FROM canteen_claims c WHERE c.id = NEW.claim_id) IS NOT 'draft' BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_sums: the claim is no draft');
END;

CREATE TRIGGER `canteen_claim_sums_turns` BEFORE INSERT ON `canteen_claim_sums`
WHEN NEW.turn > 1 AND NOT EXISTS (
  SELECT 1 FROM canteen_claim_sums other
   WHERE other.policy = NEW.policy AND other.code = NEW.code AND other.period = NEW.period AND other.turn = NEW.turn - 1
     AND (NEW.turn % 2 = 1 OR (other.fen = -NEW.fen AND other.funder = NEW.funder))) BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_sums: a sum takes back the one before, whole');
END;

CREATE TRIGGER `canteen_claim_sums_stay` BEFORE UPDATE ON `canteen_claim_sums` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_sums: a sum stays as it is');
END;

CREATE TRIGGER `canteen_claim_sums_locked` BEFORE DELETE ON `canteen_claim_sums`
WHEN (SELECT c.state FROM canteen_claims c WHERE c.id = OLD.claim_id) IN ('submitted', 'paid') BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_sums: the claim was submitted');
END;

CREATE TRIGGER `canteen_claim_sums_last` BEFORE DELETE ON `canteen_claim_sums`
WHEN EXISTS (SELECT 1 FROM canteen_claim_sums other
   WHERE other.policy = OLD.policy AND other.code = OLD.code AND other.period = OLD.period AND other.turn > OLD.turn AND other.claim_id <> OLD.claim_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_sums: a later claim corrects this sum');
END;
