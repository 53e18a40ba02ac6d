CREATE TABLE `attachment_pieces` (
	`id` integer PRIMARY KEY NOT NULL,
	`attachment_id` integer NOT NULL,
	`place` integer NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `attachment_pieces_place` ON `attachment_pieces` (`attachment_id`,`place`);

CREATE TABLE `attachments` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`size` integer NOT NULL,
	`digest` blob NOT NULL,
	`width` integer,
	`height` integer,
	`pages` integer,
	`thumbnail` blob NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE INDEX `attachments_size` ON `attachments` (`size`);

CREATE TABLE `request_scans` (
	`id` integer PRIMARY KEY NOT NULL,
	`request_id` integer NOT NULL,
	`material_id` integer NOT NULL,
	`attachment_id` integer NOT NULL,
	`title` text NOT NULL,
	`place` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `service_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`material_id`) REFERENCES `request_materials`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `request_scans_request` ON `request_scans` (`request_id`,`material_id`,`place`);

CREATE INDEX `request_scans_material` ON `request_scans` (`material_id`);

CREATE UNIQUE INDEX `request_scans_attachment` ON `request_scans` (`attachment_id`);

CREATE TRIGGER `attachments_no_update` BEFORE UPDATE ON `attachments` BEGIN
  SELECT RAISE(ABORT, 'attachments are never changed');
END;

CREATE TRIGGER `attachment_pieces_no_update` BEFORE UPDATE ON `attachment_pieces` BEGIN
  SELECT RAISE(ABORT, 'attachment_pieces are never changed');
END;

CREATE TRIGGER `request_scans_closed_insert` BEFORE INSERT ON `request_scans`
WHEN EXISTS (SELECT 1 FROM service_requests r WHERE r.id = NEW.request_id AND r.ended_day IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'request_scans of a closed request stay as they are');
END;

CREATE TRIGGER `request_scans_closed_update` BEFORE UPDATE ON `request_scans`
WHEN EXISTS (SELECT 1 FROM service_requests r WHERE r.id = OLD.request_id AND r.ended_day IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'request_scans of a closed request stay as they are');
END;

CREATE TRIGGER `request_scans_closed_delete` BEFORE DELETE ON `request_scans`
WHEN EXISTS (SELECT 1 FROM service_requests r WHERE r.id = OLD.request_id AND r.ended_day IS NOT NULL)
 AND NOT EXISTS (
  SELECT 1 FROM erasing e JOIN service_requests r ON r.resident_id = e.id
   WHERE e.subject = 'resident' AND r.id = OLD.request_id) BEGIN
  SELECT RAISE(ABORT, 'request_scans of a closed request stay as they are');
END;
