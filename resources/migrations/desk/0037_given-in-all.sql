CREATE TABLE `canteen_given` (
	`month` text NOT NULL,
	`policy` text NOT NULL,
	`funder` text NOT NULL,
	`fen` integer NOT NULL,
	PRIMARY KEY(`month`, `policy`, `funder`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `canteen_totals` (
	`policy` text NOT NULL,
	`at` integer NOT NULL,
	`per` text NOT NULL,
	`funder` text NOT NULL,
	`fen` integer NOT NULL,
	PRIMARY KEY(`policy`, `at`)
) STRICT, WITHOUT ROWID;

INSERT INTO canteen_given (month, policy, funder, fen)
SELECT substr(coalesce(sold.day, m.day), 1, 7), s.policy, s.funder, sum(s.fen)
  FROM canteen_subsidies s JOIN canteen_meals m ON m.id = s.meal_id LEFT JOIN canteen_meals sold ON sold.id = m.reverses
 GROUP BY 1, 2, 3;

CREATE TRIGGER `canteen_subsidies_given` AFTER INSERT ON `canteen_subsidies` BEGIN
  INSERT INTO canteen_given (month, policy, funder, fen)
  SELECT substr(coalesce(sold.day, m.day), 1, 7), NEW.policy, NEW.funder, NEW.fen
    FROM canteen_meals m LEFT JOIN canteen_meals sold ON sold.id = m.reverses WHERE m.id = NEW.meal_id
  ON CONFLICT (month, policy, funder) DO UPDATE SET fen = fen + excluded.fen;
END;

CREATE TRIGGER `canteen_given_first` AFTER INSERT ON `canteen_given` BEGIN
  SELECT RAISE(ABORT, 'canteen_given: more than there is for all')
   WHERE EXISTS (
     SELECT 1 FROM canteen_totals t WHERE t.policy = NEW.policy AND (t.funder = '' OR t.funder = NEW.funder)
        AND t.fen < (SELECT sum(g.fen) FROM canteen_given g
                      WHERE g.month BETWEEN '' AND '9999-12' AND g.policy = t.policy
                        AND (t.funder = '' OR g.funder = t.funder) AND CASE t.per
       WHEN 'month' THEN g.month = NEW.month WHEN 'year' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) ELSE 1 END));
END;

CREATE TRIGGER `canteen_given_more` AFTER UPDATE OF fen ON `canteen_given` WHEN NEW.fen > OLD.fen BEGIN
  SELECT RAISE(ABORT, 'canteen_given: more than there is for all')
   WHERE EXISTS (
     SELECT 1 FROM canteen_totals t WHERE t.policy = NEW.policy AND (t.funder = '' OR t.funder = NEW.funder)
        AND t.fen < (SELECT sum(g.fen) FROM canteen_given g
                      WHERE g.month BETWEEN '' AND '9999-12' AND g.policy = t.policy
                        AND (t.funder = '' OR g.funder = t.funder) AND CASE t.per
       WHEN 'month' THEN g.month = NEW.month WHEN 'year' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) ELSE 1 END));
END;
