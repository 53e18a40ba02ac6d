DROP INDEX `canteen_accounts_owed`;

DROP INDEX `canteen_sittings_meal`;

DROP INDEX `canteen_subsidies_day`;

DROP INDEX `visit_moves_undone`;

CREATE UNIQUE INDEX `visit_moves_undone` ON `visit_moves` (`undoes`) WHERE undoes IS NOT NULL;

DROP TRIGGER `canteen_meals_sitting_free`;

CREATE TRIGGER `canteen_meals_sitting_free` AFTER INSERT ON `canteen_meals`
WHEN NEW.reverses IS NOT NULL BEGIN
  DELETE FROM canteen_sittings
   WHERE (day, meal, diner_id) = (SELECT sold.day, sold.meal, sold.diner_id FROM canteen_meals sold WHERE sold.id = NEW.reverses)
     AND meal_id = NEW.reverses;
END;
