CREATE TABLE `canteen_certificates` (
	`id` integer PRIMARY KEY NOT NULL,
	`cook_id` integer NOT NULL,
	`issued_on` text NOT NULL,
	`at` integer,
	`staff_id` integer,
	FOREIGN KEY (`cook_id`) REFERENCES `canteen_cooks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `canteen_certificates_cook` ON `canteen_certificates` (`cook_id`,`id`);

CREATE TABLE `canteen_offer_dishes` (
	`id` integer PRIMARY KEY NOT NULL,
	`offer_id` integer NOT NULL,
	`dishes` text NOT NULL,
	`until_day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`offer_id`) REFERENCES `canteen_offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `canteen_offer_dishes_offer` ON `canteen_offer_dishes` (`offer_id`,`until_day`,`id`);

ALTER TABLE `canteen_cooks` ADD `since_day` text;

CREATE TRIGGER `canteen_certificates_no_update` BEFORE UPDATE ON `canteen_certificates` BEGIN
  SELECT RAISE(ABORT, 'canteen_certificates is append-only');
END;

CREATE TRIGGER `canteen_certificates_no_delete` BEFORE DELETE ON `canteen_certificates` BEGIN
  SELECT RAISE(ABORT, 'canteen_certificates is append-only');
END;

CREATE TRIGGER `canteen_offer_dishes_no_update` BEFORE UPDATE ON `canteen_offer_dishes` BEGIN
  SELECT RAISE(ABORT, 'canteen_offer_dishes is append-only');
END;

CREATE TRIGGER `canteen_offer_dishes_no_delete` BEFORE DELETE ON `canteen_offer_dishes` BEGIN
  SELECT RAISE(ABORT, 'canteen_offer_dishes is append-only');
END;

INSERT INTO canteen_certificates (cook_id, issued_on) SELECT id, issued_on FROM canteen_cooks ORDER BY id;
