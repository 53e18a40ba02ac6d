CREATE TABLE `canteen_portion_members` (
	`member` text NOT NULL,
	`policy` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`member`, `policy`, `at`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `canteen_portions` (
	`policy` text NOT NULL,
	`at` integer NOT NULL,
	`per` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`policy`, `at`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `canteen_portions_had` (
	`policy` text NOT NULL,
	`at` integer NOT NULL,
	`period` text NOT NULL,
	`had` integer NOT NULL,
	PRIMARY KEY(`policy`, `at`, `period`)
) STRICT, WITHOUT ROWID;

ALTER TABLE `canteen_meals` ADD `clock` text;

DROP TRIGGER `canteen_meals_no_update`;

CREATE TRIGGER `canteen_meals_no_update` BEFORE UPDATE OF `id`, `kind`, `reverses`, `reason`, `day`, `meal`, `way`, `eater`, `at`, `late`, `clock`, `card_id`, `list_fen`, `price_fen`, `subsidy_fen`, `delivery_fee_fen`, `delivery_subsidy_fen`, `own_fen`, `lines`, `price`, `used`, `staff_id` ON `canteen_meals` BEGIN
  SELECT RAISE(ABORT, 'canteen_meals is append-only');
END;

CREATE TRIGGER `canteen_meals_clock` BEFORE INSERT ON `canteen_meals`
WHEN NEW.clock IS NOT NULL AND NOT coalesce(
  NEW.kind = 'sale' AND NEW.late IS NOT NULL AND NEW.clock GLOB '[0-2][0-9]:[0-5][0-9]' AND unixepoch(NEW.day || ' ' || NEW.clock) - 8 * 3600 <= NEW.at / 1000, 0) BEGIN
  SELECT RAISE(ABORT, 'canteen_meals: a clock is said of a meal that is written down afterwards');
END;

DROP TRIGGER `canteen_given_first`;

CREATE TRIGGER `canteen_given_first` AFTER INSERT ON `canteen_given` BEGIN
  SELECT RAISE(ABORT, 'canteen_given: more than there is for all')
   WHERE EXISTS (
     SELECT 1 FROM canteen_totals t WHERE t.policy = NEW.policy AND (t.funder = '' OR t.funder = NEW.funder)
        AND t.fen < (SELECT sum(g.fen) FROM canteen_given g
                      WHERE g.month BETWEEN '' AND '9999-12' AND g.policy = t.policy
                        AND (t.funder = '' OR g.funder = t.funder) AND CASE t.per
       WHEN 'month' THEN g.month = NEW.month WHEN 'quarter' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) AND (substr(g.month, 6, 2) + 2) / 3 = (substr(NEW.month, 6, 2) + 2) / 3 WHEN 'half-year' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) AND (substr(g.month, 6, 2) + 5) / 6 = (substr(NEW.month, 6, 2) + 5) / 6
       WHEN 'year' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) ELSE 1 END));
END;

DROP TRIGGER `canteen_given_more`;

CREATE TRIGGER `canteen_given_more` AFTER UPDATE OF fen ON `canteen_given` WHEN NEW.fen > OLD.fen BEGIN
  SELECT RAISE(ABORT, 'canteen_given: more than there is for all')
   WHERE EXISTS (
     SELECT 1 FROM canteen_totals t WHERE t.policy = NEW.policy AND (t.funder = '' OR t.funder = NEW.funder)
        AND t.fen < (SELECT sum(g.fen) FROM canteen_given g
                      WHERE g.month BETWEEN '' AND '9999-12' AND g.policy = t.policy
                        AND (t.funder = '' OR g.funder = t.funder) AND CASE t.per
       WHEN 'month' THEN g.month = NEW.month WHEN 'quarter' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) AND (substr(g.month, 6, 2) + 2) / 3 = (substr(NEW.month, 6, 2) + 2) / 3 WHEN 'half-year' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) AND (substr(g.month, 6, 2) + 5) / 6 = (substr(NEW.month, 6, 2) + 5) / 6
       WHEN 'year' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) ELSE 1 END));
END;

CREATE TRIGGER `canteen_subsidies_portion` AFTER INSERT ON `canteen_subsidies`
WHEN EXISTS (SELECT 1 FROM canteen_portion_members WHERE member = NEW.policy) BEGIN
  INSERT INTO canteen_portions_had (policy, at, period, had)
  SELECT p.policy, p.at, CASE p.per
       WHEN 'sitting' THEN m.day || ' ' || m.meal WHEN 'day' THEN m.day
       WHEN 'week' THEN date(m.day, 'weekday 0', '-6 days') WHEN 'month' THEN substr(m.day, 1, 7)
       WHEN 'quarter' THEN substr(m.day, 1, 4) || '-Q' || ((substr(m.day, 6, 2) + 2) / 3)
       WHEN 'half-year' THEN substr(m.day, 1, 4) || '-H' || ((substr(m.day, 6, 2) + 5) / 6)
       WHEN 'year' THEN substr(m.day, 1, 4) ELSE '' END, 1 FROM canteen_portion_members c
    JOIN canteen_portions p ON p.policy = c.policy AND p.at = c.at JOIN canteen_meals m ON m.id = NEW.meal_id
   WHERE c.member = NEW.policy AND m.reverses IS NULL AND NOT EXISTS (
     SELECT 1 FROM canteen_subsidies s JOIN canteen_portion_members other ON other.member = s.policy
      WHERE s.meal_id = NEW.meal_id AND s.line < NEW.line AND other.policy = p.policy AND other.at = p.at)
  ON CONFLICT (policy, at, period) DO UPDATE SET had = had + 1;
  UPDATE canteen_portions_had SET had = had - 1
   WHERE (policy, at, period) IN (
     SELECT p.policy, p.at, CASE p.per
       WHEN 'sitting' THEN sold.day || ' ' || sold.meal WHEN 'day' THEN sold.day
       WHEN 'week' THEN date(sold.day, 'weekday 0', '-6 days') WHEN 'month' THEN substr(sold.day, 1, 7)
       WHEN 'quarter' THEN substr(sold.day, 1, 4) || '-Q' || ((substr(sold.day, 6, 2) + 2) / 3)
       WHEN 'half-year' THEN substr(sold.day, 1, 4) || '-H' || ((substr(sold.day, 6, 2) + 5) / 6)
       WHEN 'year' THEN substr(sold.day, 1, 4) ELSE '' END FROM canteen_portion_members c
    JOIN canteen_portions p ON p.policy = c.policy AND p.at = c.at JOIN canteen_meals m ON m.id = NEW.meal_id
       JOIN canteen_meals sold ON sold.id = m.reverses
      WHERE c.member = NEW.policy AND NOT EXISTS (
     SELECT 1 FROM canteen_subsidies s JOIN canteen_portion_members other ON other.member = s.policy
      WHERE s.meal_id = NEW.meal_id AND s.line < NEW.line AND other.policy = p.policy AND other.at = p.at));
  SELECT RAISE(ABORT, 'canteen_portions: more meals than there are for all')
   WHERE EXISTS (
     SELECT 1 FROM canteen_portions p JOIN canteen_meals m ON m.id = NEW.meal_id
       JOIN canteen_portions_had h ON h.policy = p.policy AND h.at = p.at AND h.period = CASE p.per
       WHEN 'sitting' THEN m.day || ' ' || m.meal WHEN 'day' THEN m.day
       WHEN 'week' THEN date(m.day, 'weekday 0', '-6 days') WHEN 'month' THEN substr(m.day, 1, 7)
       WHEN 'quarter' THEN substr(m.day, 1, 4) || '-Q' || ((substr(m.day, 6, 2) + 2) / 3)
       WHEN 'half-year' THEN substr(m.day, 1, 4) || '-H' || ((substr(m.day, 6, 2) + 5) / 6)
       WHEN 'year' THEN substr(m.day, 1, 4) ELSE '' END
      WHERE p.policy = NEW.policy AND m.reverses IS NULL AND h.had > p.count);
END;
