ALTER TABLE `canteen_bankings` ADD `day` text;

CREATE INDEX `canteen_bankings_day` ON `canteen_bankings` (`day`) WHERE day IS NOT NULL;

ALTER TABLE `canteen_stays` ADD `at` integer;

DROP TRIGGER `canteen_bankings_day_open`;

CREATE TRIGGER `canteen_bankings_day_open` BEFORE INSERT ON `canteen_bankings`
WHEN EXISTS (SELECT 1 FROM canteen_shifts s JOIN canteen_closed_days closed ON closed.day = coalesce(NEW.day, s.day)
   WHERE s.id = NEW.shift_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings: the day is closed');
END;
