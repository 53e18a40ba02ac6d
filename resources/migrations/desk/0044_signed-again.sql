ALTER TABLE `canteen_close_requests` ADD `until_shift` integer DEFAULT 0 NOT NULL;

ALTER TABLE `canteen_close_requests` ADD `until_banking` integer DEFAULT 0 NOT NULL;

CREATE TRIGGER `canteen_bankings_drawer_went_on` BEFORE INSERT ON `canteen_bankings`
WHEN EXISTS (SELECT 1 FROM canteen_shifts later WHERE later.id > NEW.shift_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings: the drawer went on to the next shift');
END;
