CREATE TABLE `canteen_board` (
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`position` integer NOT NULL,
	`offer_id` integer NOT NULL,
	`sold_out` integer NOT NULL,
	`substitute_id` integer,
	PRIMARY KEY(`day`, `meal`, `position`),
	FOREIGN KEY (`offer_id`) REFERENCES `canteen_offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`substitute_id`) REFERENCES `canteen_offers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_board_keys" CHECK("canteen_board"."position" BETWEEN 1 AND 9)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX `canteen_board_offer` ON `canteen_board` (`day`,`meal`,`offer_id`);

CREATE TABLE `canteen_dishes` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`contains` text NOT NULL
) STRICT;

CREATE UNIQUE INDEX `canteen_dishes_name` ON `canteen_dishes` (`name`);

CREATE TABLE `canteen_offers` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`dishes` text NOT NULL
) STRICT;

CREATE UNIQUE INDEX `canteen_offers_name` ON `canteen_offers` (`name`);

CREATE TABLE `canteen_prices` (
	`id` integer PRIMARY KEY NOT NULL,
	`offer_id` integer NOT NULL,
	`fen` integer NOT NULL,
	`from_day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`offer_id`) REFERENCES `canteen_offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_prices_not_below_zero" CHECK("canteen_prices"."fen" >= 0)
) STRICT;

CREATE INDEX `canteen_prices_offer` ON `canteen_prices` (`offer_id`,`from_day`);

CREATE TRIGGER `canteen_prices_no_update` BEFORE UPDATE ON `canteen_prices` BEGIN
  SELECT RAISE(ABORT, 'canteen_prices is append-only');
END;

CREATE TRIGGER `canteen_prices_no_delete` BEFORE DELETE ON `canteen_prices` BEGIN
  SELECT RAISE(ABORT, 'canteen_prices is append-only');
END;
