ALTER TABLE `canteen_bankings` ADD `day` text;

CREATE INDEX `canteen_bankings_day` ON `canteen_bankings` (`day`) WHERE day IS NOT NULL;

ALTER TABLE `canteen_stays` ADD `at` integer;

-- No stay was written down or put right after the last time that the log tells so of its diner. Of whom it tells nothing, one that is over was
-- written down by the end of its last day and the 31 that a late entry may take, of the clock of China; one that is not may be at any time.
UPDATE canteen_stays SET at = coalesce(
  (SELECT max(a.at) FROM audit a WHERE a.subject = 'canteen-diner:' || canteen_stays.diner_id
      AND a.procedure IN ('canteen.diners.stay', 'canteen.diners.endStay') AND a.outcome = 'done'),
  CAST(strftime('%s', until_day, '+32 days', '-8 hours') AS integer) * 1000);

DROP TRIGGER `canteen_bankings_day_open`;

CREATE TRIGGER `canteen_bankings_day_open` BEFORE INSERT ON `canteen_bankings`
WHEN EXISTS (SELECT 1 FROM canteen_shifts s JOIN canteen_closed_days closed ON closed.day = coalesce(NEW.day, s.day)
   WHERE s.id = NEW.shift_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings: the day is closed');
END;
