CREATE TABLE `canteen_accounts` (
	`id` integer PRIMARY KEY NOT NULL,
	`diner_id` integer,
	`opened_on` text NOT NULL,
	`closed_on` text,
	`closed_for` text,
	`closing_note` text,
	`left_fen` integer DEFAULT 0 NOT NULL,
	`used_at` integer NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_accounts_not_below_zero" CHECK("canteen_accounts"."left_fen" >= 0),
	CONSTRAINT "canteen_accounts_closed" CHECK("canteen_accounts"."closed_on" IS NULL OR ("canteen_accounts"."closed_for" IS NOT NULL AND "canteen_accounts"."left_fen" = 0))
) STRICT;

CREATE UNIQUE INDEX `canteen_accounts_open` ON `canteen_accounts` (`diner_id`) WHERE closed_on IS NULL;

CREATE INDEX `canteen_accounts_owed` ON `canteen_accounts` (`used_at`,`left_fen`) WHERE left_fen > 0;

CREATE TABLE `canteen_adjustments` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`kind` text NOT NULL,
	`fen` integer NOT NULL,
	`reason` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` integer NOT NULL,
	`decided_at` integer,
	`decided_by` integer,
	`agreed` integer,
	FOREIGN KEY (`account_id`) REFERENCES `canteen_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_adjustments_something" CHECK("canteen_adjustments"."fen" <> 0),
	CONSTRAINT "canteen_adjustments_two_people" CHECK("canteen_adjustments"."decided_by" <> "canteen_adjustments"."asked_by")
) STRICT;

CREATE INDEX `canteen_adjustments_account` ON `canteen_adjustments` (`account_id`,`id`);

CREATE TABLE `canteen_cards` (
	`id` integer PRIMARY KEY NOT NULL,
	`diner_id` integer NOT NULL,
	`code` text NOT NULL,
	`state` text NOT NULL,
	`issued_on` text NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `canteen_cards_code` ON `canteen_cards` (`code`);

CREATE INDEX `canteen_cards_diner` ON `canteen_cards` (`diner_id`,`id`);

CREATE TABLE `canteen_diners` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`registered` text NOT NULL,
	`lives` text NOT NULL,
	`avoids` text NOT NULL,
	`diet` text NOT NULL,
	`enrolled_on` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `canteen_diners_resident` ON `canteen_diners` (`resident_id`);

CREATE TABLE `canteen_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`lot_id` integer NOT NULL,
	`kind` text NOT NULL,
	`passage` text NOT NULL,
	`fen` integer NOT NULL,
	`reverses` integer,
	`deed` integer,
	`tender` text,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`second_id` integer,
	FOREIGN KEY (`account_id`) REFERENCES `canteen_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lot_id`) REFERENCES `canteen_lots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_entries_two_people" CHECK("canteen_entries"."kind" <> 'adjustment' OR ("canteen_entries"."second_id" IS NOT NULL AND "canteen_entries"."second_id" <> "canteen_entries"."staff_id"))
) STRICT;

CREATE UNIQUE INDEX `canteen_entries_reverses` ON `canteen_entries` (`reverses`);

CREATE INDEX `canteen_entries_lot` ON `canteen_entries` (`lot_id`,`id`);

CREATE INDEX `canteen_entries_account` ON `canteen_entries` (`account_id`,`id`);

CREATE INDEX `canteen_entries_deed` ON `canteen_entries` (`deed`);

CREATE INDEX `canteen_entries_day` ON `canteen_entries` (`day`,`kind`);

CREATE TABLE `canteen_lots` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`kind` text NOT NULL,
	`left_fen` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `canteen_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_lots_not_below_zero" CHECK("canteen_lots"."left_fen" >= 0)
) STRICT;

CREATE INDEX `canteen_lots_left` ON `canteen_lots` (`account_id`,`id`) WHERE left_fen > 0;

CREATE TABLE `canteen_meals` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`reverses` integer,
	`reason` text,
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`way` text NOT NULL,
	`eater` text NOT NULL,
	`diner_id` integer,
	`at` integer NOT NULL,
	`late` text,
	`card_id` integer,
	`list_fen` integer NOT NULL,
	`price_fen` integer NOT NULL,
	`subsidy_fen` integer NOT NULL,
	`delivery_fee_fen` integer NOT NULL,
	`delivery_subsidy_fen` integer NOT NULL,
	`own_fen` integer NOT NULL,
	`lines` text NOT NULL,
	`price` text NOT NULL,
	`used` text NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_meals_taken_back" CHECK(("canteen_meals"."kind" = 'sale') = ("canteen_meals"."reverses" IS NULL)),
	CONSTRAINT "canteen_meals_reason" CHECK("canteen_meals"."kind" NOT IN ('void', 'refund') OR "canteen_meals"."reason" IS NOT NULL),
	CONSTRAINT "canteen_meals_adds_up" CHECK("canteen_meals"."own_fen" = "canteen_meals"."price_fen" - "canteen_meals"."subsidy_fen" + "canteen_meals"."delivery_fee_fen" - "canteen_meals"."delivery_subsidy_fen")
) STRICT;

CREATE UNIQUE INDEX `canteen_meals_reverses` ON `canteen_meals` (`reverses`);

CREATE INDEX `canteen_meals_sitting` ON `canteen_meals` (`day`,`meal`,`id`);

CREATE INDEX `canteen_meals_diner` ON `canteen_meals` (`diner_id`,`day`);

CREATE TABLE `canteen_sittings` (
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`diner_id` integer NOT NULL,
	`meal_id` integer NOT NULL,
	PRIMARY KEY(`day`, `meal`, `diner_id`)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX `canteen_sittings_meal` ON `canteen_sittings` (`meal_id`);

CREATE TABLE `canteen_slips` (
	`id` integer PRIMARY KEY NOT NULL,
	`meal_id` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `canteen_slips_meal` ON `canteen_slips` (`meal_id`);

CREATE TABLE `canteen_stays` (
	`id` integer PRIMARY KEY NOT NULL,
	`diner_id` integer NOT NULL,
	`place` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `canteen_stays_diner` ON `canteen_stays` (`diner_id`,`from_day`);

CREATE TABLE `canteen_subsidies` (
	`id` integer PRIMARY KEY NOT NULL,
	`meal_id` integer NOT NULL,
	`day` text NOT NULL,
	`part` text NOT NULL,
	`policy` text NOT NULL,
	`category` text NOT NULL,
	`funder` text NOT NULL,
	`fen` integer NOT NULL,
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `canteen_subsidies_meal` ON `canteen_subsidies` (`meal_id`);

CREATE INDEX `canteen_subsidies_day` ON `canteen_subsidies` (`day`);

CREATE TABLE `canteen_tenders` (
	`id` integer PRIMARY KEY NOT NULL,
	`meal_id` integer NOT NULL,
	`kind` text NOT NULL,
	`fen` integer NOT NULL,
	`given_fen` integer NOT NULL,
	`change_fen` integer NOT NULL,
	`deed` integer,
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_tenders_change" CHECK("canteen_tenders"."fen" = "canteen_tenders"."given_fen" - "canteen_tenders"."change_fen")
) STRICT;

CREATE UNIQUE INDEX `canteen_tenders_meal` ON `canteen_tenders` (`meal_id`,`kind`);

CREATE TRIGGER `canteen_entries_no_update` BEFORE UPDATE ON `canteen_entries` BEGIN
  SELECT RAISE(ABORT, 'canteen_entries is append-only');
END;

CREATE TRIGGER `canteen_entries_no_delete` BEFORE DELETE ON `canteen_entries` BEGIN
  SELECT RAISE(ABORT, 'canteen_entries is append-only');
END;

CREATE TRIGGER `canteen_meals_no_update` BEFORE UPDATE OF `id`, `kind`, `reverses`, `reason`, `day`, `meal`, `way`, `eater`, `at`, `late`, `card_id`, `list_fen`, `price_fen`, `subsidy_fen`, `delivery_fee_fen`, `delivery_subsidy_fen`, `own_fen`, `lines`, `price`, `used`, `staff_id` ON `canteen_meals` BEGIN
  SELECT RAISE(ABORT, 'canteen_meals is append-only');
END;

CREATE TRIGGER `canteen_meals_no_blanking` BEFORE UPDATE OF `diner_id` ON `canteen_meals`
WHEN NEW.`diner_id` IS NOT NULL OR NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_diners d WHERE d.id = OLD.diner_id AND d.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_meals is append-only');
END;

CREATE TRIGGER `canteen_meals_no_delete` BEFORE DELETE ON `canteen_meals` BEGIN
  SELECT RAISE(ABORT, 'canteen_meals is append-only');
END;

CREATE TRIGGER `canteen_tenders_no_update` BEFORE UPDATE ON `canteen_tenders` BEGIN
  SELECT RAISE(ABORT, 'canteen_tenders is append-only');
END;

CREATE TRIGGER `canteen_tenders_no_delete` BEFORE DELETE ON `canteen_tenders` BEGIN
  SELECT RAISE(ABORT, 'canteen_tenders is append-only');
END;

CREATE TRIGGER `canteen_subsidies_no_update` BEFORE UPDATE ON `canteen_subsidies` BEGIN
  SELECT RAISE(ABORT, 'canteen_subsidies is append-only');
END;

CREATE TRIGGER `canteen_subsidies_no_delete` BEFORE DELETE ON `canteen_subsidies` BEGIN
  SELECT RAISE(ABORT, 'canteen_subsidies is append-only');
END;

CREATE TRIGGER `canteen_slips_no_update` BEFORE UPDATE ON `canteen_slips` BEGIN
  SELECT RAISE(ABORT, 'canteen_slips is append-only');
END;

CREATE TRIGGER `canteen_slips_no_delete` BEFORE DELETE ON `canteen_slips` BEGIN
  SELECT RAISE(ABORT, 'canteen_slips is append-only');
END;

CREATE TRIGGER `canteen_entries_amount` BEFORE INSERT ON `canteen_entries`
WHEN NEW.fen <= 0 BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: an amount is more than nothing');
END;

CREATE TRIGGER `canteen_entries_reversal` BEFORE INSERT ON `canteen_entries`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM canteen_entries taken
   WHERE taken.id = NEW.reverses AND taken.reverses IS NULL AND taken.fen = NEW.fen
     AND taken.lot_id = NEW.lot_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: a reversal takes one row of its account back, whole');
END;

CREATE TRIGGER `canteen_entries_no_lot_below_zero` AFTER INSERT ON `canteen_entries`
WHEN EXISTS (
  SELECT 1 FROM (
    SELECT CASE passage WHEN 'in' THEN 'lot' END AS lot, CASE WHEN reverses IS NULL THEN fen ELSE -fen END AS change FROM canteen_entries WHERE canteen_entries.lot_id = NEW.lot_id
    UNION ALL
    SELECT CASE passage WHEN 'out' THEN 'lot' END AS lot, CASE WHEN reverses IS NULL THEN -fen ELSE fen END AS change FROM canteen_entries WHERE canteen_entries.lot_id = NEW.lot_id)
   WHERE lot IS NOT NULL GROUP BY lot HAVING sum(change) < 0) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: no lot falls below zero');
END;

CREATE TRIGGER `canteen_entries_same_passage` BEFORE INSERT ON `canteen_entries`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM canteen_entries taken WHERE taken.id = NEW.reverses AND taken.passage = NEW.passage) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: a reversal goes the same way back');
END;

CREATE TRIGGER `canteen_entries_own_lot` BEFORE INSERT ON `canteen_entries`
WHEN NOT EXISTS (
  SELECT 1 FROM canteen_lots l JOIN canteen_accounts a ON a.id = l.account_id
   WHERE l.id = NEW.lot_id AND a.id = NEW.account_id AND a.closed_on IS NULL) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: the lot is of another account, or the account is closed');
END;

CREATE TRIGGER `canteen_entries_left` AFTER INSERT ON `canteen_entries` BEGIN
  UPDATE canteen_lots SET left_fen = left_fen + (CASE WHEN (NEW.passage = 'in') = (NEW.reverses IS NULL) THEN NEW.fen ELSE -NEW.fen END) WHERE id = NEW.lot_id;
  UPDATE canteen_accounts SET left_fen = left_fen + (CASE WHEN (NEW.passage = 'in') = (NEW.reverses IS NULL) THEN NEW.fen ELSE -NEW.fen END), used_at = max(used_at, NEW.at) WHERE id = NEW.account_id;
END;

CREATE TRIGGER `canteen_meals_whole` BEFORE INSERT ON `canteen_meals`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM canteen_meals sold
   WHERE sold.id = NEW.reverses AND sold.kind = 'sale' AND sold.meal = NEW.meal AND sold.diner_id IS NEW.diner_id
     AND NEW.list_fen = -sold.list_fen AND NEW.price_fen = -sold.price_fen AND NEW.subsidy_fen = -sold.subsidy_fen AND NEW.delivery_fee_fen = -sold.delivery_fee_fen AND NEW.delivery_subsidy_fen = -sold.delivery_subsidy_fen AND NEW.own_fen = -sold.own_fen) BEGIN
  SELECT RAISE(ABORT, 'canteen_meals: a meal is taken back whole');
END;

CREATE TRIGGER `canteen_meals_sitting_had` AFTER INSERT ON `canteen_meals`
WHEN NEW.kind = 'sale' AND NEW.diner_id IS NOT NULL AND NEW.subsidy_fen + NEW.delivery_subsidy_fen > 0 BEGIN
  INSERT INTO canteen_sittings (day, meal, diner_id, meal_id) VALUES (NEW.day, NEW.meal, NEW.diner_id, NEW.id);
END;

CREATE TRIGGER `canteen_meals_sitting_free` AFTER INSERT ON `canteen_meals`
WHEN NEW.reverses IS NOT NULL BEGIN
  DELETE FROM canteen_sittings WHERE meal_id = NEW.reverses;
END;
