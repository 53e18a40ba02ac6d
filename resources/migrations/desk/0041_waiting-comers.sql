CREATE TABLE `room_waiting_comers` (
	`id` integer PRIMARY KEY NOT NULL,
	`waiting_id` integer NOT NULL,
	`resident_id` integer,
	`name` text NOT NULL,
	`birth` text,
	`briefed_on` text,
	`with_guardian` integer NOT NULL,
	`fetched_by` text NOT NULL,
	`allergens` text NOT NULL,
	FOREIGN KEY (`waiting_id`) REFERENCES `room_waiting`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `room_waiting_comers_of` ON `room_waiting_comers` (`waiting_id`,`id`);

CREATE INDEX `room_waiting_comers_resident` ON `room_waiting_comers` (`resident_id`,`waiting_id`);
