CREATE TABLE `ended_segments` (
	`ends` integer PRIMARY KEY NOT NULL,
	`key` blob NOT NULL
) STRICT;

CREATE TRIGGER `ended_segments_no_update` BEFORE UPDATE ON `ended_segments` BEGIN
  SELECT RAISE(ABORT, 'ended_segments is append-only');
END;

CREATE TRIGGER `ended_segments_no_delete` BEFORE DELETE ON `ended_segments` BEGIN
  SELECT RAISE(ABORT, 'ended_segments is append-only');
END;
