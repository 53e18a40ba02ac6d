ALTER TABLE `answered_requests` RENAME TO `answered_requests_before`;

CREATE TABLE `answered_requests` (
	`request_id` text PRIMARY KEY NOT NULL,
	`procedure` text NOT NULL,
	`staff_id` integer NOT NULL,
	`input` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO `answered_requests` (request_id, procedure, staff_id, input, answer, at)
SELECT request_id, procedure, staff_id, input, answer, at FROM `answered_requests_before`;

DROP TABLE `answered_requests_before`;

ALTER TABLE `canteen_tenders` RENAME TO `canteen_tenders_before`;

CREATE TABLE `canteen_tenders` (
	`meal_id` integer NOT NULL,
	`kind` text NOT NULL,
	`fen` integer NOT NULL,
	`given_fen` integer NOT NULL,
	`change_fen` integer NOT NULL,
	`deed` integer,
	PRIMARY KEY(`meal_id`, `kind`),
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_tenders_change" CHECK("canteen_tenders"."fen" = "canteen_tenders"."given_fen" - "canteen_tenders"."change_fen")
) STRICT, WITHOUT ROWID;

INSERT INTO `canteen_tenders` (meal_id, kind, fen, given_fen, change_fen, deed)
SELECT meal_id, kind, fen, given_fen, change_fen, deed FROM `canteen_tenders_before` ORDER BY meal_id, kind;

DROP TABLE `canteen_tenders_before`;

CREATE TRIGGER `canteen_tenders_no_update` BEFORE UPDATE ON `canteen_tenders` BEGIN
  SELECT RAISE(ABORT, 'canteen_tenders is append-only');
END;

CREATE TRIGGER `canteen_tenders_no_delete` BEFORE DELETE ON `canteen_tenders` BEGIN
  SELECT RAISE(ABORT, 'canteen_tenders is append-only');
END;

CREATE TRIGGER `canteen_tenders_day_open` BEFORE INSERT ON `canteen_tenders`
WHEN EXISTS (SELECT 1 FROM canteen_meals m JOIN canteen_closed_days closed ON closed.day = m.day WHERE m.id = NEW.meal_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_tenders: the day is closed');
END;

ALTER TABLE `canteen_subsidies` RENAME TO `canteen_subsidies_before`;

CREATE TABLE `canteen_subsidies` (
	`meal_id` integer NOT NULL,
	`line` integer NOT NULL,
	`day` text NOT NULL,
	`part` text NOT NULL,
	`policy` text NOT NULL,
	`category` text NOT NULL,
	`funder` text NOT NULL,
	`fen` integer NOT NULL,
	PRIMARY KEY(`meal_id`, `line`),
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

INSERT INTO `canteen_subsidies` (meal_id, line, day, part, policy, category, funder, fen)
SELECT meal_id, row_number() OVER (PARTITION BY meal_id ORDER BY id), day, part, policy, category, funder, fen
  FROM `canteen_subsidies_before` ORDER BY meal_id, id;

DROP TABLE `canteen_subsidies_before`;

CREATE TRIGGER `canteen_subsidies_no_update` BEFORE UPDATE ON `canteen_subsidies` BEGIN
  SELECT RAISE(ABORT, 'canteen_subsidies is append-only');
END;

CREATE TRIGGER `canteen_subsidies_no_delete` BEFORE DELETE ON `canteen_subsidies` BEGIN
  SELECT RAISE(ABORT, 'canteen_subsidies is append-only');
END;

CREATE TRIGGER `canteen_subsidies_day_open` BEFORE INSERT ON `canteen_subsidies`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_subsidies: the day is closed');
END;

CREATE TRIGGER `canteen_subsidies_unclaimed` AFTER INSERT ON `canteen_subsidies` BEGIN
  INSERT INTO canteen_unclaimed (meal_id)
  SELECT coalesce(m.reverses, m.id) FROM canteen_meals m WHERE m.id = NEW.meal_id ON CONFLICT DO NOTHING;
END;

DROP INDEX `canteen_entries_lot`;

DROP INDEX `canteen_entries_account`;

CREATE INDEX `canteen_entries_account` ON `canteen_entries` (`account_id`,`lot_id`);

DROP INDEX `canteen_lots_left`;

ALTER TABLE `canteen_lots` ADD `spent` integer DEFAULT false NOT NULL;

UPDATE `canteen_lots` SET spent = 1 WHERE left_fen = 0;

CREATE INDEX `canteen_lots_left` ON `canteen_lots` (`account_id`,`id`) WHERE spent = 0;

DROP TRIGGER `canteen_entries_reversal`;

CREATE TRIGGER `canteen_entries_reversal` BEFORE INSERT ON `canteen_entries`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM canteen_entries taken
   WHERE taken.id = NEW.reverses AND taken.reverses IS NULL AND taken.fen = NEW.fen
     AND taken.account_id = NEW.account_id AND taken.lot_id = NEW.lot_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: a reversal takes one row of its account back, whole');
END;

DROP TRIGGER `canteen_entries_no_lot_below_zero`;

CREATE TRIGGER `canteen_entries_no_lot_below_zero` AFTER INSERT ON `canteen_entries`
WHEN EXISTS (
  SELECT 1 FROM (
    SELECT CASE passage WHEN 'in' THEN 'lot' END AS lot, CASE WHEN reverses IS NULL THEN fen ELSE -fen END AS change FROM canteen_entries WHERE canteen_entries.account_id = NEW.account_id AND canteen_entries.lot_id = NEW.lot_id
    UNION ALL
    SELECT CASE passage WHEN 'out' THEN 'lot' END AS lot, CASE WHEN reverses IS NULL THEN -fen ELSE fen END AS change FROM canteen_entries WHERE canteen_entries.account_id = NEW.account_id AND canteen_entries.lot_id = NEW.lot_id)
   WHERE lot IS NOT NULL GROUP BY lot HAVING sum(change) < 0) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: no lot falls below zero');
END;

DROP TRIGGER `canteen_entries_left`;

CREATE TRIGGER `canteen_entries_left` AFTER INSERT ON `canteen_entries` BEGIN
  UPDATE canteen_lots SET left_fen = left_fen + (CASE WHEN (NEW.passage = 'in') = (NEW.reverses IS NULL) THEN NEW.fen ELSE -NEW.fen END) WHERE id = NEW.lot_id;
  UPDATE canteen_lots SET spent = (left_fen = 0) WHERE id = NEW.lot_id AND spent <> (left_fen = 0);
  UPDATE canteen_accounts SET left_fen = left_fen + (CASE WHEN (NEW.passage = 'in') = (NEW.reverses IS NULL) THEN NEW.fen ELSE -NEW.fen END), used_at = max(used_at, NEW.at) WHERE id = NEW.account_id;
END;
