CREATE TABLE `answered_requests` (
	`request_id` text PRIMARY KEY NOT NULL,
	`procedure` text NOT NULL,
	`staff_id` integer NOT NULL,
	`input` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE TABLE `audit` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer,
	`procedure` text NOT NULL,
	`family` text GENERATED ALWAYS AS (substr(procedure, 1, instr(procedure, '.') - 1)) VIRTUAL NOT NULL,
	`outcome` text NOT NULL,
	`subject` text NOT NULL,
	`digest` text NOT NULL,
	`mac` text NOT NULL
) STRICT;

CREATE INDEX `audit_at` ON `audit` (`at`);

CREATE INDEX `audit_staff` ON `audit` (`staff_id`,`at`);

CREATE INDEX `audit_subject` ON `audit` (`subject`,`at`);

CREATE INDEX `audit_family` ON `audit` (`family`,`at`);

CREATE INDEX `audit_unusual` ON `audit` (`outcome`,`at`) WHERE outcome <> 'done';

CREATE TABLE `calendar_days` (
	`day` text PRIMARY KEY NOT NULL,
	`year` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL
) STRICT;

CREATE INDEX `calendar_days_year` ON `calendar_days` (`year`);

CREATE TABLE `calendar_years` (
	`year` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`entered_at` integer NOT NULL
) STRICT;

CREATE TABLE `correction_materials` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`material_id` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `request_events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`material_id`) REFERENCES `request_materials`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `correction_materials_material` ON `correction_materials` (`material_id`,`id`);

CREATE TABLE `custody_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`request_id` integer NOT NULL,
	`material_id` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`form` text NOT NULL,
	`movement` text NOT NULL,
	`count` integer NOT NULL,
	`holder` text,
	`holder_name` text,
	`note` text NOT NULL,
	`reverses` integer,
	FOREIGN KEY (`request_id`) REFERENCES `service_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`material_id`) REFERENCES `request_materials`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reverses`) REFERENCES `custody_entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `custody_entries_request` ON `custody_entries` (`request_id`,`id`);

CREATE UNIQUE INDEX `custody_entries_reverses` ON `custody_entries` (`reverses`) WHERE reverses IS NOT NULL;

CREATE TABLE `dictionary_entries` (
	`dictionary` text NOT NULL,
	`code` text NOT NULL,
	`label` text NOT NULL,
	`tone` text NOT NULL,
	`note` text NOT NULL,
	`active` integer NOT NULL,
	`place` integer NOT NULL,
	PRIMARY KEY(`dictionary`, `code`)
) STRICT;

CREATE UNIQUE INDEX `dictionary_entries_label` ON `dictionary_entries` (`dictionary`,`label`);

CREATE TABLE `disclosures` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`fields` text NOT NULL,
	`reason` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`sequence`) REFERENCES `audit`(`sequence`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `drafts` (
	`staff_id` integer NOT NULL,
	`key` text NOT NULL,
	`content` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `key`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `erasing` (
	`only` integer PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`id` integer NOT NULL,
	`until_commit` integer NOT NULL,
	FOREIGN KEY (`until_commit`) REFERENCES `erasing`(`only`) ON UPDATE no action ON DELETE no action DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT "erasing_one_row" CHECK(only = 1),
	CONSTRAINT "erasing_until_commit" CHECK(until_commit = 0)
) STRICT;

CREATE TABLE `erasures` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`action` text NOT NULL,
	`record` integer NOT NULL,
	`created_at` integer NOT NULL,
	`at` integer NOT NULL,
	`kept` text NOT NULL
) STRICT;

CREATE UNIQUE INDEX `erasures_entry` ON `erasures` (`record`,`created_at`,`at`,`action`);

CREATE TABLE `errands` (
	`id` integer PRIMARY KEY NOT NULL,
	`request_id` integer NOT NULL,
	`kind` text NOT NULL,
	`worker_id` integer,
	`staff_id` integer,
	`assignee` text NOT NULL,
	`assignee_phone` text NOT NULL,
	`address` text NOT NULL,
	`matter` text NOT NULL,
	`materials` text NOT NULL,
	`phone` text NOT NULL,
	`due_day` text,
	`dispatched_at` integer NOT NULL,
	`returned_at` integer,
	`outcome` text,
	`result` text NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `service_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`worker_id`) REFERENCES `grid_workers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `errands_request` ON `errands` (`request_id`,`id`);

CREATE TABLE `grid_workers` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`phone` text NOT NULL,
	`grid` text NOT NULL,
	`active` integer NOT NULL
) STRICT;

CREATE TABLE `households` (
	`id` integer PRIMARY KEY NOT NULL,
	`import_id` integer,
	FOREIGN KEY (`import_id`) REFERENCES `resident_imports`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `log_checks` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`rows` integer NOT NULL,
	`heads` integer NOT NULL,
	`vouched` integer NOT NULL,
	`fault` text,
	`sequence` integer,
	`source` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `number_counters` (
	`series` text NOT NULL,
	`year` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`series`, `year`)
) STRICT;

CREATE TABLE `number_templates` (
	`series` text PRIMARY KEY NOT NULL,
	`template` text NOT NULL
) STRICT;

CREATE TABLE `pins` (
	`staff_id` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `privacy_breaches` (
	`id` integer PRIMARY KEY NOT NULL,
	`found` text NOT NULL,
	`what` text NOT NULL,
	`data` text NOT NULL,
	`people` integer NOT NULL,
	`cause` text NOT NULL,
	`harm` text NOT NULL,
	`measures` text NOT NULL,
	`authority` text NOT NULL,
	`reported` text,
	`told` text NOT NULL,
	`told_day` text,
	`told_note` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `privacy_request_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`request_id` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`step` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `privacy_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `privacy_request_events_request` ON `privacy_request_events` (`request_id`,`id`);

CREATE TABLE `privacy_requests` (
	`id` integer PRIMARY KEY NOT NULL,
	`number_year` integer NOT NULL,
	`number_sequence` integer NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`resident_id` integer NOT NULL,
	`resident_since` integer NOT NULL,
	`name` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_by_name` text NOT NULL,
	`words` text NOT NULL,
	`received` text NOT NULL,
	`changes_before` integer NOT NULL,
	`due` text NOT NULL,
	`due_announced` integer NOT NULL,
	`outcome` text,
	`reason` text NOT NULL,
	`told` text,
	`told_how` text,
	`at` integer NOT NULL,
	`handler_id` integer NOT NULL,
	FOREIGN KEY (`handler_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `privacy_requests_number` ON `privacy_requests` (`number_year`,`number_sequence`);

CREATE INDEX `privacy_requests_resident` ON `privacy_requests` (`resident_id`,`id`);

CREATE INDEX `privacy_requests_state` ON `privacy_requests` (`state`,`due`);

CREATE TABLE `renewal_duties` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`item_id` integer NOT NULL,
	`last_done` text,
	`due_day` text NOT NULL,
	`dropped` text,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `service_items`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `renewal_duties_person` ON `renewal_duties` (`resident_id`,`item_id`);

CREATE INDEX `renewal_duties_due` ON `renewal_duties` (`due_day`,`id`) WHERE dropped IS NULL;

CREATE TABLE `request_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`request_id` integer NOT NULL,
	`at` integer NOT NULL,
	`day` text NOT NULL,
	`staff_id` integer NOT NULL,
	`kind` text NOT NULL,
	`from_state` text,
	`state` text NOT NULL,
	`text` text NOT NULL,
	`exception` text NOT NULL,
	`who` text NOT NULL,
	`manner` text,
	`rating` text,
	`sheet` text,
	`takes_back` integer,
	FOREIGN KEY (`request_id`) REFERENCES `service_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`takes_back`) REFERENCES `request_events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `request_events_takes_back` ON `request_events` (`takes_back`) WHERE takes_back IS NOT NULL;

CREATE INDEX `request_events_request` ON `request_events` (`request_id`,`id`);

CREATE INDEX `request_events_day` ON `request_events` (`day`,`kind`);

CREATE TABLE `request_materials` (
	`id` integer PRIMARY KEY NOT NULL,
	`request_id` integer NOT NULL,
	`name` text NOT NULL,
	`required` integer NOT NULL,
	`form` text NOT NULL,
	`count` integer NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `service_requests`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `request_materials_request` ON `request_materials` (`request_id`,`id`);

CREATE TABLE `resident_changes` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`cause` text NOT NULL,
	`field` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`import_id` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `resident_changes_resident` ON `resident_changes` (`resident_id`,`sequence`);

CREATE INDEX `resident_changes_import` ON `resident_changes` (`import_id`) WHERE import_id IS NOT NULL;

CREATE TABLE `resident_consents` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`kind` text NOT NULL,
	`notice_version` text NOT NULL,
	`day` text NOT NULL,
	`by` text NOT NULL,
	`guardian_name` text NOT NULL,
	`guardian_relation` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `resident_consents_resident` ON `resident_consents` (`resident_id`,`id`);

CREATE TABLE `resident_contacts` (
	`resident_id` integer NOT NULL,
	`place` integer NOT NULL,
	`name` text NOT NULL,
	`relation` text NOT NULL,
	`phone` text NOT NULL,
	PRIMARY KEY(`resident_id`, `place`),
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

CREATE TABLE `resident_hot` (
	`prefix` text NOT NULL,
	`rank` real NOT NULL,
	`resident` integer NOT NULL,
	PRIMARY KEY(`prefix`, `rank`, `resident`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `resident_imports` (
	`id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`added` integer NOT NULL,
	`changed` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`refused` integer NOT NULL,
	`new_entries` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `resident_merges` (
	`id` integer PRIMARY KEY NOT NULL,
	`kept` integer NOT NULL,
	`gone` integer NOT NULL,
	`before` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`kept`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`gone`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `resident_phones` (
	`resident_id` integer NOT NULL,
	`place` integer NOT NULL,
	`number` text NOT NULL,
	`owner` text NOT NULL,
	`owner_name` text NOT NULL,
	PRIMARY KEY(`resident_id`, `place`),
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

CREATE INDEX `resident_phones_number` ON `resident_phones` (`number`);

CREATE TABLE `resident_protections` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`basis` text NOT NULL,
	`since` text NOT NULL,
	`until` text,
	`set_at` integer NOT NULL,
	`set_by` integer NOT NULL,
	`ended_at` integer,
	`ended_by` integer,
	`end_reason` text,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `resident_protections_resident` ON `resident_protections` (`resident_id`,`id`);

CREATE TABLE `resident_ranks` (
	`resident` integer PRIMARY KEY NOT NULL,
	`rank` real NOT NULL,
	`last_served_at` integer NOT NULL
) STRICT;

CREATE TABLE `resident_tags` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`tag` text NOT NULL,
	`since` text,
	`until` text,
	`proof` text NOT NULL,
	`import_id` integer,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `resident_imports`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `resident_tags_resident` ON `resident_tags` (`resident_id`);

CREATE INDEX `resident_tags_tag` ON `resident_tags` (`tag`,`resident_id`);

CREATE TABLE `resident_tokens` (
	`token` text NOT NULL,
	`resident` integer NOT NULL,
	PRIMARY KEY(`token`, `resident`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `resident_words` (
	`resident` integer PRIMARY KEY NOT NULL,
	`words` text NOT NULL
) STRICT;

CREATE TABLE `residents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`sex` text,
	`id_kind` text,
	`id_number` text NOT NULL,
	`birth` text,
	`registration` text,
	`registration_place` text NOT NULL,
	`household_id` integer,
	`relation` text NOT NULL,
	`estate` text NOT NULL,
	`building` text NOT NULL,
	`unit` text NOT NULL,
	`room` text NOT NULL,
	`door_order` text NOT NULL,
	`grid` text NOT NULL,
	`status` text NOT NULL,
	`status_since` text,
	`status_note` text NOT NULL,
	`remark` text NOT NULL,
	`phone_masked` text NOT NULL,
	`phone_owner` text,
	`phone_owner_name` text NOT NULL,
	`is_protected` integer DEFAULT false NOT NULL,
	`rank` real,
	`last_served_at` integer,
	`merged_into` integer,
	`import_id` integer,
	`locked_at` integer,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL,
	FOREIGN KEY (`household_id`) REFERENCES `households`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_into`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `resident_imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `residents_id_number` ON `residents` (`id_number`) WHERE id_number <> '' AND merged_into IS NULL AND locked_at IS NULL;

CREATE INDEX `residents_locked` ON `residents` (`id`) WHERE locked_at IS NOT NULL;

CREATE INDEX `residents_door` ON `residents` (`estate`,`door_order`,`id`);

CREATE INDEX `residents_grid` ON `residents` (`grid`,`estate`,`door_order`,`id`);

CREATE INDEX `residents_name` ON `residents` (`name`);

CREATE INDEX `residents_household` ON `residents` (`household_id`);

CREATE INDEX `residents_merged` ON `residents` (`merged_into`) WHERE merged_into IS NOT NULL;

CREATE INDEX `residents_import` ON `residents` (`import_id`) WHERE import_id IS NOT NULL;

CREATE INDEX `residents_protected` ON `residents` (`id`) WHERE is_protected = 1;

CREATE TABLE `residents_apart` (
	`one` integer NOT NULL,
	`other` integer NOT NULL,
	PRIMARY KEY(`one`, `other`),
	FOREIGN KEY (`one`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

CREATE TABLE `saved_views` (
	`id` integer PRIMARY KEY NOT NULL,
	`staff_id` integer NOT NULL,
	`name` text NOT NULL,
	`filter` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `saved_views_name` ON `saved_views` (`staff_id`,`name`);

CREATE TABLE `service_item_versions` (
	`id` integer PRIMARY KEY NOT NULL,
	`item_id` integer NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`category` text NOT NULL,
	`promised_days` integer NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer,
	FOREIGN KEY (`item_id`) REFERENCES `service_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `service_item_versions_item` ON `service_item_versions` (`item_id`,`version`);

CREATE TABLE `service_items` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`version` integer NOT NULL,
	`withdrawn` integer NOT NULL
) STRICT;

CREATE UNIQUE INDEX `service_items_code_unique` ON `service_items` (`code`);

CREATE TABLE `service_requests` (
	`id` integer PRIMARY KEY NOT NULL,
	`number_year` integer NOT NULL,
	`number_sequence` integer NOT NULL,
	`number` text NOT NULL,
	`item_id` integer NOT NULL,
	`version_id` integer NOT NULL,
	`resident_id` integer NOT NULL,
	`mode` text NOT NULL,
	`state` text NOT NULL,
	`stopped_in` text,
	`handler_id` integer NOT NULL,
	`grid` text NOT NULL,
	`agent_name` text,
	`agent_id_number` text,
	`agent_phone` text,
	`agent_relation` text,
	`mandate_powers` text,
	`mandate_until` text,
	`mandate_signed` integer NOT NULL,
	`note` text NOT NULL,
	`visit_id` integer,
	`renewal_id` integer,
	`promised_days` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_day` text NOT NULL,
	`accepted_day` text,
	`ended_day` text,
	`on_time` integer,
	`due_day` text,
	`due_announced` integer NOT NULL,
	`follow_up_due` text,
	`rating` text,
	`open_errand_id` integer,
	`last_event_id` integer,
	FOREIGN KEY (`item_id`) REFERENCES `service_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `service_item_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`handler_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`renewal_id`) REFERENCES `renewal_duties`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`open_errand_id`) REFERENCES `errands`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `service_requests_number` ON `service_requests` (`number_year`,`number_sequence`);

CREATE INDEX `service_requests_resident` ON `service_requests` (`resident_id`,`id`);

CREATE INDEX `service_requests_due` ON `service_requests` (`due_day`,`id`) WHERE due_day IS NOT NULL;

CREATE INDEX `service_requests_follow_up` ON `service_requests` (`follow_up_due`,`id`) WHERE follow_up_due IS NOT NULL;

CREATE INDEX `service_requests_open` ON `service_requests` (`state`,`id`) WHERE ended_day IS NULL;

CREATE INDEX `service_requests_handler` ON `service_requests` (`handler_id`,`id`);

CREATE INDEX `service_requests_item` ON `service_requests` (`item_id`,`id`);

CREATE INDEX `service_requests_accepted` ON `service_requests` (`accepted_day`);

CREATE INDEX `service_requests_ended` ON `service_requests` (`ended_day`);

CREATE INDEX `service_requests_renewal` ON `service_requests` (`renewal_id`) WHERE renewal_id IS NOT NULL;

CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;

CREATE TABLE `staff` (
	`id` integer PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`active` integer NOT NULL,
	`password_given` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`left_at` integer
) STRICT;

CREATE UNIQUE INDEX `staff_account_unique` ON `staff` (`account`);

CREATE TABLE `visit_moves` (
	`id` integer PRIMARY KEY NOT NULL,
	`visit_id` integer NOT NULL,
	`day` text NOT NULL,
	`move` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`before` text,
	`undoes` integer,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undoes`) REFERENCES `visit_moves`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `visit_moves_visit` ON `visit_moves` (`visit_id`,`id`);

CREATE INDEX `visit_moves_calls` ON `visit_moves` (`day`,`move`);

CREATE UNIQUE INDEX `visit_moves_undone` ON `visit_moves` (`undoes`);

CREATE TABLE `visits` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`sequence` integer,
	`number` text,
	`state` text NOT NULL,
	`resident_id` integer,
	`visitor` text,
	`matter` text NOT NULL,
	`category` text,
	`not_before` integer NOT NULL,
	`registered_at` integer NOT NULL,
	`registered_by` integer NOT NULL,
	`called_at` integer,
	`serving_at` integer,
	`closed_at` integer,
	`handler_id` integer,
	`answer` text NOT NULL,
	`service_request_id` integer,
	`last_move_id` integer,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registered_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`handler_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_request_id`) REFERENCES `service_requests`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;

CREATE UNIQUE INDEX `visits_number_of_day` ON `visits` (`day`,`sequence`);

CREATE INDEX `visits_day` ON `visits` (`day`,`id`);

CREATE INDEX `visits_resident` ON `visits` (`resident_id`,`id`);

CREATE INDEX `visits_handler` ON `visits` (`handler_id`,`day`,`id`);

CREATE INDEX `visits_service_request` ON `visits` (`service_request_id`) WHERE service_request_id IS NOT NULL;

CREATE INDEX `visits_open` ON `visits` (`state`) WHERE state IN ('waiting', 'called', 'serving');

CREATE TRIGGER `audit_no_update` BEFORE UPDATE ON `audit` BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit` BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER `disclosures_no_update` BEFORE UPDATE ON `disclosures` BEGIN
  SELECT RAISE(ABORT, 'disclosures is append-only');
END;

CREATE TRIGGER `disclosures_no_delete` BEFORE DELETE ON `disclosures` BEGIN
  SELECT RAISE(ABORT, 'disclosures is append-only');
END;

CREATE TRIGGER `log_checks_no_update` BEFORE UPDATE ON `log_checks` BEGIN
  SELECT RAISE(ABORT, 'log_checks is append-only');
END;

CREATE TRIGGER `log_checks_no_delete` BEFORE DELETE ON `log_checks` BEGIN
  SELECT RAISE(ABORT, 'log_checks is append-only');
END;

CREATE TRIGGER `privacy_request_events_no_update` BEFORE UPDATE ON `privacy_request_events` BEGIN
  SELECT RAISE(ABORT, 'privacy_request_events is append-only');
END;

CREATE TRIGGER `privacy_request_events_no_delete` BEFORE DELETE ON `privacy_request_events`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM privacy_requests p WHERE p.id = OLD.request_id AND p.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'privacy_request_events is append-only');
END;

CREATE TRIGGER `resident_changes_no_update` BEFORE UPDATE ON `resident_changes` BEGIN
  SELECT RAISE(ABORT, 'resident_changes is append-only');
END;

CREATE TRIGGER `resident_changes_no_delete` BEFORE DELETE ON `resident_changes`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND e.id = OLD.resident_id) BEGIN
  SELECT RAISE(ABORT, 'resident_changes is append-only');
END;

CREATE TRIGGER `resident_consents_no_update` BEFORE UPDATE ON `resident_consents` BEGIN
  SELECT RAISE(ABORT, 'resident_consents is append-only');
END;

CREATE TRIGGER `resident_consents_no_delete` BEFORE DELETE ON `resident_consents`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND e.id = OLD.resident_id) BEGIN
  SELECT RAISE(ABORT, 'resident_consents is append-only');
END;

CREATE TRIGGER `service_item_versions_no_update` BEFORE UPDATE ON `service_item_versions` BEGIN
  SELECT RAISE(ABORT, 'service_item_versions is append-only');
END;

CREATE TRIGGER `service_item_versions_no_delete` BEFORE DELETE ON `service_item_versions` BEGIN
  SELECT RAISE(ABORT, 'service_item_versions is append-only');
END;

CREATE TRIGGER `request_events_no_update` BEFORE UPDATE ON `request_events` BEGIN
  SELECT RAISE(ABORT, 'request_events is append-only');
END;

CREATE TRIGGER `request_events_no_delete` BEFORE DELETE ON `request_events`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM service_requests r WHERE r.id = OLD.request_id AND r.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'request_events is append-only');
END;

CREATE TRIGGER `correction_materials_no_update` BEFORE UPDATE ON `correction_materials` BEGIN
  SELECT RAISE(ABORT, 'correction_materials is append-only');
END;

CREATE TRIGGER `correction_materials_no_delete` BEFORE DELETE ON `correction_materials`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM request_events v JOIN service_requests r ON r.id = v.request_id
     WHERE v.id = OLD.event_id AND r.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'correction_materials is append-only');
END;

CREATE TRIGGER `custody_entries_no_update` BEFORE UPDATE ON `custody_entries` BEGIN
  SELECT RAISE(ABORT, 'custody_entries is append-only');
END;

CREATE TRIGGER `custody_entries_no_delete` BEFORE DELETE ON `custody_entries`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM service_requests r WHERE r.id = OLD.request_id AND r.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'custody_entries is append-only');
END;

CREATE TRIGGER `visit_moves_no_update` BEFORE UPDATE OF `id`, `visit_id`, `day`, `move`, `at`, `staff_id`, `undoes` ON `visit_moves` BEGIN
  SELECT RAISE(ABORT, 'visit_moves is append-only');
END;

CREATE TRIGGER `visit_moves_no_blanking` BEFORE UPDATE OF `before` ON `visit_moves`
WHEN NEW.`before` IS NOT NULL OR NOT EXISTS (SELECT 1 FROM erasing e WHERE CASE e.subject
      WHEN 'resident' THEN json_extract(OLD.before, '$.residentId') = e.id
        OR EXISTS (SELECT 1 FROM visits v WHERE v.id = OLD.visit_id AND v.resident_id = e.id)
      ELSE e.id = OLD.visit_id
        AND EXISTS (SELECT 1 FROM visits v WHERE v.id = OLD.visit_id AND v.resident_id IS NULL) END) BEGIN
  SELECT RAISE(ABORT, 'visit_moves is append-only');
END;

CREATE TRIGGER `visit_moves_no_delete` BEFORE DELETE ON `visit_moves` BEGIN
  SELECT RAISE(ABORT, 'visit_moves is append-only');
END;
