CREATE TABLE `canteen_door_steps` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`diner_id` integer NOT NULL,
	`step` text NOT NULL,
	`result` text NOT NULL,
	`clock` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `canteen_door_steps_once` ON `canteen_door_steps` (`day`,`meal`,`diner_id`,`step`);

CREATE INDEX `canteen_door_steps_diner` ON `canteen_door_steps` (`diner_id`);

CREATE TABLE `canteen_handings` (
	`id` integer PRIMARY KEY NOT NULL,
	`meal_id` integer NOT NULL,
	`handed_to` text NOT NULL,
	`clock` text NOT NULL,
	`route_id` integer,
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`route_id`) REFERENCES `canteen_routes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `canteen_handings_meal` ON `canteen_handings` (`meal_id`);

CREATE TABLE `canteen_not_taken` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`diner_id` integer NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `canteen_not_taken_sitting` ON `canteen_not_taken` (`day`,`meal`,`diner_id`,`id`);

CREATE INDEX `canteen_not_taken_diner` ON `canteen_not_taken` (`diner_id`);

CREATE TABLE `canteen_orders` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`diner_id` integer NOT NULL,
	`way` text NOT NULL,
	`offer_id` integer,
	`cancelled` integer NOT NULL,
	`late` text,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `canteen_offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `canteen_orders_sitting` ON `canteen_orders` (`day`,`meal`,`diner_id`,`id`);

CREATE INDEX `canteen_orders_diner` ON `canteen_orders` (`diner_id`,`day`);

CREATE TABLE `canteen_patterns` (
	`id` integer PRIMARY KEY NOT NULL,
	`diner_id` integer NOT NULL,
	`meal` text NOT NULL,
	`way` text NOT NULL,
	`weekdays` text NOT NULL,
	`offer_id` integer,
	`from_day` text NOT NULL,
	`until_day` text,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `canteen_offers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_patterns_some_day" CHECK(json_array_length("canteen_patterns"."weekdays") BETWEEN 1 AND 7),
	CONSTRAINT "canteen_patterns_in_order" CHECK("canteen_patterns"."until_day" IS NULL OR "canteen_patterns"."until_day" >= "canteen_patterns"."from_day")
) STRICT;

CREATE INDEX `canteen_patterns_diner` ON `canteen_patterns` (`diner_id`,`from_day`);

CREATE INDEX `canteen_patterns_until` ON `canteen_patterns` (`until_day`);

CREATE TABLE `canteen_pauses` (
	`id` integer PRIMARY KEY NOT NULL,
	`diner_id` integer NOT NULL,
	`meal` text,
	`from_day` text NOT NULL,
	`until_day` text,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_pauses_in_order" CHECK("canteen_pauses"."until_day" IS NULL OR "canteen_pauses"."until_day" >= "canteen_pauses"."from_day")
) STRICT;

CREATE INDEX `canteen_pauses_diner` ON `canteen_pauses` (`diner_id`,`from_day`);

CREATE INDEX `canteen_pauses_until` ON `canteen_pauses` (`until_day`);

CREATE TABLE `canteen_routes` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`carrier` text NOT NULL
) STRICT;

CREATE UNIQUE INDEX `canteen_routes_name` ON `canteen_routes` (`name`);

CREATE TABLE `canteen_stops` (
	`diner_id` integer PRIMARY KEY NOT NULL,
	`route_id` integer NOT NULL,
	`position` integer NOT NULL,
	`landmark` text NOT NULL,
	`key_note` text NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`route_id`) REFERENCES `canteen_routes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_stops_from_one" CHECK("canteen_stops"."position" >= 1)
) STRICT;

CREATE UNIQUE INDEX `canteen_stops_place` ON `canteen_stops` (`route_id`,`position`);

CREATE TRIGGER `canteen_orders_no_update` BEFORE UPDATE ON `canteen_orders` BEGIN
  SELECT RAISE(ABORT, 'canteen_orders is append-only');
END;

CREATE TRIGGER `canteen_orders_no_delete` BEFORE DELETE ON `canteen_orders`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_diners d WHERE d.id = OLD.diner_id AND d.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_orders is append-only');
END;

CREATE TRIGGER `canteen_not_taken_no_update` BEFORE UPDATE ON `canteen_not_taken` BEGIN
  SELECT RAISE(ABORT, 'canteen_not_taken is append-only');
END;

CREATE TRIGGER `canteen_not_taken_no_delete` BEFORE DELETE ON `canteen_not_taken`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_diners d WHERE d.id = OLD.diner_id AND d.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_not_taken is append-only');
END;

CREATE TRIGGER `canteen_handings_no_update` BEFORE UPDATE ON `canteen_handings` BEGIN
  SELECT RAISE(ABORT, 'canteen_handings is append-only');
END;

CREATE TRIGGER `canteen_handings_no_delete` BEFORE DELETE ON `canteen_handings` BEGIN
  SELECT RAISE(ABORT, 'canteen_handings is append-only');
END;

CREATE TRIGGER `canteen_door_steps_no_update` BEFORE UPDATE ON `canteen_door_steps` BEGIN
  SELECT RAISE(ABORT, 'canteen_door_steps is append-only');
END;

CREATE TRIGGER `canteen_door_steps_no_delete` BEFORE DELETE ON `canteen_door_steps`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_diners d WHERE d.id = OLD.diner_id AND d.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_door_steps is append-only');
END;

CREATE TRIGGER `canteen_patterns_stand` BEFORE UPDATE ON `canteen_patterns`
WHEN NEW.diner_id <> OLD.diner_id OR NEW.meal <> OLD.meal OR NEW.way <> OLD.way OR NEW.weekdays <> OLD.weekdays
  OR NEW.offer_id IS NOT OLD.offer_id OR NEW.from_day <> OLD.from_day BEGIN
  SELECT RAISE(ABORT, 'canteen_patterns: a pattern is ended and another one begun');
END;

CREATE TRIGGER `canteen_patterns_alone` BEFORE INSERT ON `canteen_patterns`
WHEN EXISTS (
  SELECT 1 FROM canteen_patterns other
   WHERE other.diner_id = NEW.diner_id AND other.meal = NEW.meal
     AND (other.until_day IS NULL OR other.until_day >= NEW.from_day)
     AND (NEW.until_day IS NULL OR other.from_day <= NEW.until_day)
     AND EXISTS (SELECT 1 FROM json_each(other.weekdays) theirs JOIN json_each(NEW.weekdays) ours
                  ON ours.value = theirs.value)) BEGIN
  SELECT RAISE(ABORT, 'canteen_patterns: one pattern of a meal and weekday at a time');
END;

CREATE TRIGGER `canteen_handings_of_deliveries` BEFORE INSERT ON `canteen_handings`
WHEN NOT EXISTS (
  SELECT 1 FROM canteen_meals m WHERE m.id = NEW.meal_id AND m.kind = 'sale' AND m.way = 'delivered') BEGIN
  SELECT RAISE(ABORT, 'canteen_handings: only what was brought is handed over');
END;

CREATE TRIGGER `canteen_not_taken_door` BEFORE INSERT ON `canteen_not_taken`
WHEN NEW.reason = 'door-not-opened' AND (
  SELECT count(*) FROM canteen_door_steps s
   WHERE s.day = NEW.day AND s.meal = NEW.meal AND s.diner_id = NEW.diner_id AND s.result = 'no-answer') < 4 BEGIN
  SELECT RAISE(ABORT, 'canteen_not_taken: a shut door is settled after every step');
END;
