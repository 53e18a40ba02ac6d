ALTER TABLE `service_requests` ADD `answers` text DEFAULT '[]' NOT NULL;
