DROP INDEX `canteen_entries_reverses`;

DROP INDEX `canteen_entries_deed`;

CREATE UNIQUE INDEX `canteen_entries_reverses` ON `canteen_entries` (`reverses`) WHERE reverses IS NOT NULL;

CREATE INDEX `canteen_entries_deed` ON `canteen_entries` (`deed`) WHERE deed IS NOT NULL;

DROP INDEX `canteen_meals_reverses`;

CREATE UNIQUE INDEX `canteen_meals_reverses` ON `canteen_meals` (`reverses`) WHERE reverses IS NOT NULL;
