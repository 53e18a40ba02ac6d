CREATE TABLE `seal_key` (
	`only` integer PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`key` blob,
	CONSTRAINT "seal_key_one_row" CHECK(only = 1)
) STRICT;

CREATE TABLE `seal_runs` (
	`run` integer PRIMARY KEY NOT NULL,
	`begins` integer NOT NULL,
	`nonce` blob NOT NULL,
	`proof` blob NOT NULL
) STRICT;

ALTER TABLE `audit` ADD `seal` blob;

CREATE TRIGGER `seal_runs_no_update` BEFORE UPDATE ON `seal_runs` BEGIN
  SELECT RAISE(ABORT, 'seal_runs is append-only');
END;

CREATE TRIGGER `seal_runs_no_delete` BEFORE DELETE ON `seal_runs` BEGIN
  SELECT RAISE(ABORT, 'seal_runs is append-only');
END;
