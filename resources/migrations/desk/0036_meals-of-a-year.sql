DROP INDEX `canteen_meals_diner`;

CREATE INDEX `canteen_meals_diner` ON `canteen_meals` (`diner_id`,`day`,`kind`,`meal`,`at`,`used`);
