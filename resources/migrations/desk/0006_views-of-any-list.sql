DROP INDEX `saved_views_name`;

ALTER TABLE `saved_views` ADD `list` text DEFAULT 'service-requests' NOT NULL;

CREATE UNIQUE INDEX `saved_views_name` ON `saved_views` (`staff_id`,`list`,`name`);
