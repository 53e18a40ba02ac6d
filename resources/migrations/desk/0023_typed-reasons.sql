CREATE TABLE `typed_reasons` (
	`digest` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE INDEX `typed_reasons_subject` ON `typed_reasons` (`subject`);
