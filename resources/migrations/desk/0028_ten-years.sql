DROP INDEX `service_requests_open`;

DROP INDEX `service_requests_ready`;

CREATE INDEX `service_requests_at_hand` ON `service_requests` (`state`,`ended_day`,`id`) WHERE state NOT IN ('delivered', 'followed-up', 'terminated', 'not-accepted');

CREATE INDEX `service_requests_over` ON `service_requests` (`state`,`id`) WHERE state IN ('delivered', 'followed-up', 'terminated', 'not-accepted');

CREATE INDEX `service_requests_numbered` ON `service_requests` (`number`);

CREATE INDEX `service_requests_opened` ON `service_requests` (`opened_day`,`item_id`);

DROP INDEX `audit_staff`;

CREATE INDEX `audit_taken_out` ON `audit` (`sequence`) WHERE procedure IN ('canteen.claims.export', 'canteen.figures.export', 'mediation.figures.export', 'mediation.pay.export', 'privacy.exportRegister', 'residents.exportSheet', 'rooms.figures.export', 'serviceRequests.figures.export');

CREATE INDEX `audit_staff` ON `audit` (`staff_id`,`family`,`at`);

DROP INDEX `resident_tags_tag`;

CREATE INDEX `resident_tags_tag` ON `resident_tags` (`tag`,`resident_id`,`since`,`until`);

CREATE INDEX `canteen_accounts_diner` ON `canteen_accounts` (`diner_id`,`id`);

CREATE INDEX `booking_events_taken_back` ON `booking_events` (`takes_back`) WHERE takes_back IS NOT NULL;

CREATE INDEX `visits_category` ON `visits` (`category`,`day`,`id`) WHERE category IS NOT NULL;

CREATE INDEX `visits_left` ON `visits` (`day`,`id`) WHERE state = 'left';

CREATE INDEX `resident_merges_kept` ON `resident_merges` (`kept`,`id`);

CREATE INDEX `resident_merges_gone` ON `resident_merges` (`gone`,`id`);

CREATE INDEX `residents_apart_other` ON `residents_apart` (`other`);
