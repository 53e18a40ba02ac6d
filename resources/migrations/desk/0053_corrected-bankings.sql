ALTER TABLE `canteen_bankings` ADD `reverses` integer REFERENCES canteen_bankings(id);

CREATE UNIQUE INDEX `canteen_bankings_reverses` ON `canteen_bankings` (`reverses`) WHERE reverses IS NOT NULL;

DROP TRIGGER `canteen_bankings_drawer_went_on`;

CREATE TRIGGER `canteen_bankings_drawer_went_on` BEFORE INSERT ON `canteen_bankings`
WHEN EXISTS (SELECT 1 FROM canteen_counts c
       JOIN canteen_shifts later ON later.id = (SELECT min(s.id) FROM canteen_shifts s WHERE s.id > NEW.shift_id)
      WHERE NEW.reverses IS NULL AND c.shift_id = NEW.shift_id AND c.counted_fen < later.opening_fen + NEW.fen
        + (SELECT coalesce(sum(CASE WHEN b.reverses IS NULL THEN b.fen ELSE -b.fen END), 0) FROM canteen_bankings b
            WHERE b.shift_id = NEW.shift_id AND coalesce(b.reverses, b.id) > c.until_banking)) BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings: the drawer went on to the next shift');
END;

CREATE TRIGGER `canteen_bankings_same_shift` BEFORE INSERT ON `canteen_bankings`
WHEN EXISTS (SELECT 1 WHERE NEW.reverses IS NOT NULL AND NOT EXISTS (SELECT 1 FROM canteen_bankings b
   WHERE b.id = NEW.reverses AND b.shift_id = NEW.shift_id AND b.reverses IS NULL AND b.fen >= NEW.fen)) BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings: what is taken back is another one of the same shift, and no more than it was');
END;

DROP TRIGGER `canteen_closed_days_counted`;

CREATE TRIGGER `canteen_closed_days_counted` BEFORE INSERT ON `canteen_closed_days`
WHEN EXISTS (SELECT 1 FROM canteen_shifts s LEFT JOIN canteen_counts c ON c.shift_id = s.id
   WHERE s.day = NEW.day AND (c.shift_id IS NULL OR (c.counted_fen <> c.expected_fen
     AND NOT EXISTS (SELECT 1 FROM canteen_differences d WHERE d.shift_id = s.id)))
   UNION ALL
  SELECT 1 FROM (SELECT id, after_meal, after_entry FROM canteen_shifts ORDER BY id DESC LIMIT 1) open
   WHERE NOT EXISTS (SELECT 1 FROM canteen_counts c WHERE c.shift_id = open.id)
     AND (EXISTS (SELECT 1 FROM canteen_meals m JOIN canteen_tenders t ON t.meal_id = m.id
                   WHERE m.day = NEW.day AND m.id > open.after_meal AND t.kind = 'cash')
       OR EXISTS (SELECT 1 FROM canteen_entries e
                   WHERE e.day = NEW.day AND e.id > open.after_entry AND e.tender = 'cash'))) BEGIN
  SELECT RAISE(ABORT, 'canteen_closed_days: a shift is not counted or its difference has no reason');
END;
