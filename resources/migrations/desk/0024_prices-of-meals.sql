ALTER TABLE `canteen_prices` ADD `meal` text;

ALTER TABLE `canteen_prices` ADD `ended` integer DEFAULT false NOT NULL;

CREATE TRIGGER `canteen_prices_end_of_meal` BEFORE INSERT ON `canteen_prices`
WHEN NEW.ended <> 0 AND NEW.meal IS NULL BEGIN
  SELECT RAISE(ABORT, 'canteen_prices: only the price of one meal ends');
END;
