ALTER TABLE `renewal_duties` ADD `called_at` integer;

ALTER TABLE `renewal_duties` ADD `called_by` integer REFERENCES staff(id);

ALTER TABLE `renewal_duties` ADD `call_outcome` text;

ALTER TABLE `renewal_duties` ADD `comes_on` text;

CREATE INDEX `renewal_duties_comes` ON `renewal_duties` (`comes_on`,`id`) WHERE comes_on IS NOT NULL;

CREATE INDEX `service_requests_ready` ON `service_requests` (`ended_day`,`id`) WHERE state = 'awaiting-delivery';
