DROP INDEX `canteen_claim_lines_claim`;

CREATE INDEX `canteen_claim_lines_claim` ON `canteen_claim_lines` (`claim_id`,`part`,`policy`,`category`,`funder`,`count`,`fen`,`meal_id`);

ALTER TABLE `canteen_tenders` ADD `why` text;

CREATE TRIGGER `canteen_tenders_why` BEFORE INSERT ON `canteen_tenders`
WHEN (NEW.kind = 'free' AND NEW.fen > 0) <> (NEW.why IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'canteen_tenders: what is given for nothing says why');
END;
