ALTER TABLE `canteen_close_requests` ADD `until_shift` integer DEFAULT 0 NOT NULL;

ALTER TABLE `canteen_close_requests` ADD `until_banking` integer DEFAULT 0 NOT NULL;

CREATE TRIGGER `canteen_bankings_drawer_went_on` BEFORE INSERT ON `canteen_bankings`
WHEN EXISTS (SELECT 1 FROM canteen_counts c
       JOIN canteen_shifts later ON later.id = (SELECT min(s.id) FROM canteen_shifts s WHERE s.id > NEW.shift_id)
      WHERE c.shift_id = NEW.shift_id AND c.counted_fen < later.opening_fen + NEW.fen
        + (SELECT coalesce(sum(b.fen), 0) FROM canteen_bankings b WHERE b.shift_id = NEW.shift_id AND b.id > c.until_banking)) BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings: the drawer went on to the next shift');
END;
