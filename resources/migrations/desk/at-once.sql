-- What all migrations up to 0055_answer-days make.

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
, `seal` blob) STRICT;

CREATE TABLE `calendar_days` (
	`day` text PRIMARY KEY NOT NULL,
	`year` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL
) STRICT;

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
	`reverses` integer, `after_event` integer REFERENCES request_events(id),
	FOREIGN KEY (`request_id`) REFERENCES `service_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`material_id`) REFERENCES `request_materials`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reverses`) REFERENCES `custody_entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

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
	`handler_id` integer NOT NULL, `answer_days` integer,
	FOREIGN KEY (`handler_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `renewal_duties` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`item_id` integer NOT NULL,
	`last_done` text,
	`due_day` text NOT NULL,
	`dropped` text, `called_at` integer, `called_by` integer REFERENCES staff(id), `call_outcome` text, `comes_on` text, `enlisting_id` integer REFERENCES renewal_enlistings(id),
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `service_items`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

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
	`takes_back` integer, `until` text,
	FOREIGN KEY (`request_id`) REFERENCES `service_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`takes_back`) REFERENCES `request_events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

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
	`import_id` integer, `tagging_id` integer REFERENCES resident_taggings(id),
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `resident_imports`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

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
	`created_by` integer NOT NULL, `ethnicity` text,
	FOREIGN KEY (`household_id`) REFERENCES `households`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_into`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `resident_imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

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
	`filter` text NOT NULL, `list` text DEFAULT 'service-requests' NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

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

CREATE TABLE `service_items` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`version` integer NOT NULL,
	`withdrawn` integer NOT NULL
) STRICT;

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
	`last_event_id` integer, `answers` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `service_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `service_item_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`handler_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`renewal_id`) REFERENCES `renewal_duties`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`open_errand_id`) REFERENCES `errands`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

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

CREATE TABLE `canteen_eligibilities` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`category` text NOT NULL,
	`proof` text NOT NULL,
	`issued_by` text NOT NULL,
	`applied_on` text NOT NULL,
	`from_day` text,
	`until` text,
	`approved_on` text,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_eligibility_moves` (
	`id` integer PRIMARY KEY NOT NULL,
	`eligibility_id` integer NOT NULL,
	`move` text NOT NULL,
	`day` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`eligibility_id`) REFERENCES `canteen_eligibilities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_policies` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`version` integer NOT NULL
) STRICT;

CREATE TABLE `canteen_policy_versions` (
	`id` integer PRIMARY KEY NOT NULL,
	`policy_id` integer NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`policy_id`) REFERENCES `canteen_policies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `booking_equipment` (
	`booking_id` integer NOT NULL,
	`equipment_id` integer NOT NULL,
	`pieces` integer NOT NULL,
	PRIMARY KEY(`booking_id`, `equipment_id`),
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`equipment_id`) REFERENCES `room_equipment`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "booking_equipment_some" CHECK("booking_equipment"."pieces" > 0)
) STRICT;

CREATE TABLE `bookings` (
	`id` integer PRIMARY KEY NOT NULL,
	`room_id` integer NOT NULL,
	`starts` integer NOT NULL,
	`ends` integer NOT NULL,
	`held_until` integer,
	`whole` integer NOT NULL,
	`places` integer NOT NULL,
	`holder_kind` text NOT NULL,
	`resident_id` integer,
	`group_id` integer,
	`use` text NOT NULL,
	`purpose` text NOT NULL,
	`state` text NOT NULL,
	`holds_until` integer,
	`arrived_at` integer,
	`left_at` integer,
	`booked_at` integer NOT NULL,
	`booked_by` integer NOT NULL, `title` text DEFAULT '' NOT NULL, `in_charge` text, `phone` text,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `room_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bookings_length" CHECK("bookings"."ends" - "bookings"."starts" BETWEEN 1 AND 2880),
	CONSTRAINT "bookings_places" CHECK("bookings"."places" > 0),
	CONSTRAINT "bookings_held_within" CHECK("bookings"."held_until" > "bookings"."starts" AND "bookings"."held_until" <= "bookings"."ends"),
	CONSTRAINT "bookings_hold" CHECK(CASE WHEN "bookings"."state" IN ('pending', 'confirmed', 'checked-in')
            THEN "bookings"."held_until" IS NOT NULL AND "bookings"."held_until" = "bookings"."ends"
            WHEN "bookings"."state" IN ('refused', 'cancelled', 'expired', 'displaced')
            THEN "bookings"."held_until" IS NULL ELSE 1 END),
	CONSTRAINT "bookings_pending" CHECK(("bookings"."state" = 'pending') <= ("bookings"."holds_until" IS NOT NULL)),
	CONSTRAINT "bookings_holder" CHECK(CASE "bookings"."holder_kind" WHEN 'resident' THEN "bookings"."group_id" IS NULL
            WHEN 'centre' THEN "bookings"."resident_id" IS NULL AND "bookings"."group_id" IS NULL
            ELSE "bookings"."group_id" IS NOT NULL AND "bookings"."resident_id" IS NULL END)
) STRICT;

CREATE TABLE `equipment_outages` (
	`id` integer PRIMARY KEY NOT NULL,
	`equipment_id` integer NOT NULL,
	`pieces` integer NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`why` text NOT NULL,
	FOREIGN KEY (`equipment_id`) REFERENCES `room_equipment`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "equipment_outages_some" CHECK("equipment_outages"."pieces" > 0)
) STRICT;

CREATE TABLE `equipment_rooms` (
	`equipment_id` integer NOT NULL,
	`room_id` integer NOT NULL,
	PRIMARY KEY(`equipment_id`, `room_id`),
	FOREIGN KEY (`equipment_id`) REFERENCES `room_equipment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `equipment_slots` (
	`equipment_id` integer NOT NULL,
	`slot` integer NOT NULL,
	`used` integer NOT NULL,
	PRIMARY KEY(`equipment_id`, `slot`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `room_closures` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`why` text NOT NULL,
	`rooms` text,
	`falls` text NOT NULL,
	`announced_on` text NOT NULL,
	`ended_at` integer
) STRICT;

CREATE TABLE `room_equipment` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`pieces` integer NOT NULL
) STRICT;

CREATE TABLE `room_exclusions` (
	`room_id` integer NOT NULL,
	`other_id` integer NOT NULL,
	PRIMARY KEY(`room_id`, `other_id`),
	CONSTRAINT "room_exclusions_order" CHECK("room_exclusions"."room_id" < "room_exclusions"."other_id")
) STRICT, WITHOUT ROWID;

CREATE TABLE `room_groups` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`outside` integer NOT NULL
) STRICT;

CREATE TABLE `room_relations` (
	`room_id` integer NOT NULL,
	`other_id` integer NOT NULL,
	`relation` text NOT NULL,
	PRIMARY KEY(`room_id`, `other_id`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `rooms` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`place` integer NOT NULL,
	`inside_id` integer,
	`out_of_use` text,
	`rules` text NOT NULL,
	`places` integer GENERATED ALWAYS AS (json_extract(rules, '$.places')) STORED NOT NULL,
	`buffer_before` integer GENERATED ALWAYS AS (json_extract(rules, '$.bufferBefore')) STORED NOT NULL,
	`buffer_after` integer GENERATED ALWAYS AS (json_extract(rules, '$.bufferAfter')) STORED NOT NULL,
	`version` integer NOT NULL
) STRICT;

CREATE TABLE `canteen_board` (
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`position` integer NOT NULL,
	`offer_id` integer NOT NULL,
	`sold_out` integer NOT NULL,
	`substitute_id` integer,
	PRIMARY KEY(`day`, `meal`, `position`),
	FOREIGN KEY (`offer_id`) REFERENCES `canteen_offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`substitute_id`) REFERENCES `canteen_offers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_board_keys" CHECK("canteen_board"."position" BETWEEN 1 AND 9)
) STRICT, WITHOUT ROWID;

CREATE TABLE `canteen_dishes` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`contains` text NOT NULL
) STRICT;

CREATE TABLE `canteen_offers` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`dishes` text NOT NULL
, `kind` text DEFAULT '' NOT NULL) STRICT;

CREATE TABLE `canteen_prices` (
	`id` integer PRIMARY KEY NOT NULL,
	`offer_id` integer NOT NULL,
	`fen` integer NOT NULL,
	`from_day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `meal` text, `ended` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`offer_id`) REFERENCES `canteen_offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_prices_not_below_zero" CHECK("canteen_prices"."fen" >= 0)
) STRICT;

CREATE TABLE `attachment_pieces` (
	`id` integer PRIMARY KEY NOT NULL,
	`attachment_id` integer NOT NULL,
	`place` integer NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

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

CREATE TABLE `booking_comers` (
	`id` integer PRIMARY KEY NOT NULL,
	`booking_id` integer NOT NULL,
	`resident_id` integer,
	`name` text NOT NULL,
	`birth` text,
	`briefed_on` text,
	`with_guardian` integer NOT NULL,
	`fetched_by` text NOT NULL,
	`allergens` text NOT NULL,
	`came` integer NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `booking_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`booking_id` integer NOT NULL,
	`event` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`before` text,
	`takes_back` integer,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`takes_back`) REFERENCES `booking_events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_accounts` (
	`id` integer PRIMARY KEY NOT NULL,
	`diner_id` integer,
	`opened_on` text NOT NULL,
	`closed_on` text,
	`closed_for` text,
	`closing_note` text,
	`left_fen` integer DEFAULT 0 NOT NULL,
	`used_at` integer NOT NULL, `closed_by_rule` text,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_accounts_not_below_zero" CHECK("canteen_accounts"."left_fen" >= 0),
	CONSTRAINT "canteen_accounts_closed" CHECK("canteen_accounts"."closed_on" IS NULL OR ("canteen_accounts"."closed_for" IS NOT NULL AND "canteen_accounts"."left_fen" = 0))
) STRICT;

CREATE TABLE `canteen_adjustments` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`kind` text NOT NULL,
	`fen` integer NOT NULL,
	`reason` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` integer NOT NULL,
	`decided_at` integer,
	`decided_by` integer,
	`agreed` integer,
	FOREIGN KEY (`account_id`) REFERENCES `canteen_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_adjustments_something" CHECK("canteen_adjustments"."fen" <> 0),
	CONSTRAINT "canteen_adjustments_two_people" CHECK("canteen_adjustments"."decided_by" <> "canteen_adjustments"."asked_by")
) STRICT;

CREATE TABLE `canteen_cards` (
	`id` integer PRIMARY KEY NOT NULL,
	`diner_id` integer NOT NULL,
	`code` text NOT NULL,
	`state` text NOT NULL,
	`issued_on` text NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_diners` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`registered` text NOT NULL,
	`lives` text NOT NULL,
	`avoids` text NOT NULL,
	`diet` text NOT NULL,
	`enrolled_on` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`lot_id` integer NOT NULL,
	`kind` text NOT NULL,
	`passage` text NOT NULL,
	`fen` integer NOT NULL,
	`reverses` integer,
	`deed` integer,
	`tender` text,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`second_id` integer,
	FOREIGN KEY (`account_id`) REFERENCES `canteen_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lot_id`) REFERENCES `canteen_lots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_entries_two_people" CHECK("canteen_entries"."kind" <> 'adjustment' OR ("canteen_entries"."second_id" IS NOT NULL AND "canteen_entries"."second_id" <> "canteen_entries"."staff_id"))
) STRICT;

CREATE TABLE `canteen_lots` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`kind` text NOT NULL,
	`left_fen` integer DEFAULT 0 NOT NULL, `spent` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `canteen_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_lots_not_below_zero" CHECK("canteen_lots"."left_fen" >= 0)
) STRICT;

CREATE TABLE `canteen_meals` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`reverses` integer,
	`reason` text,
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`way` text NOT NULL,
	`eater` text NOT NULL,
	`diner_id` integer,
	`at` integer NOT NULL,
	`late` text,
	`card_id` integer,
	`list_fen` integer NOT NULL,
	`price_fen` integer NOT NULL,
	`subsidy_fen` integer NOT NULL,
	`delivery_fee_fen` integer NOT NULL,
	`delivery_subsidy_fen` integer NOT NULL,
	`own_fen` integer NOT NULL,
	`lines` text NOT NULL,
	`price` text NOT NULL,
	`used` text NOT NULL,
	`staff_id` integer NOT NULL, `clock` text,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_meals_taken_back" CHECK(("canteen_meals"."kind" = 'sale') = ("canteen_meals"."reverses" IS NULL)),
	CONSTRAINT "canteen_meals_reason" CHECK("canteen_meals"."kind" NOT IN ('void', 'refund') OR "canteen_meals"."reason" IS NOT NULL),
	CONSTRAINT "canteen_meals_adds_up" CHECK("canteen_meals"."own_fen" = "canteen_meals"."price_fen" - "canteen_meals"."subsidy_fen" + "canteen_meals"."delivery_fee_fen" - "canteen_meals"."delivery_subsidy_fen")
) STRICT;

CREATE TABLE `canteen_sittings` (
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`diner_id` integer NOT NULL,
	`meal_id` integer NOT NULL,
	PRIMARY KEY(`day`, `meal`, `diner_id`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `canteen_slips` (
	`id` integer PRIMARY KEY NOT NULL,
	`meal_id` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_stays` (
	`id` integer PRIMARY KEY NOT NULL,
	`diner_id` integer NOT NULL,
	`place` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text, `at` integer,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `paper_templates` (
	`paper` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`content` blob NOT NULL,
	`tags` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_bankings` (
	`id` integer PRIMARY KEY NOT NULL,
	`shift_id` integer NOT NULL,
	`fen` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `day` text, `reverses` integer REFERENCES canteen_bankings(id),
	FOREIGN KEY (`shift_id`) REFERENCES `canteen_shifts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_bankings_something" CHECK("canteen_bankings"."fen" > 0)
) STRICT;

CREATE TABLE `canteen_close_requests` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`outside_reason` text,
	`until_meal` integer NOT NULL,
	`until_entry` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `until_shift` integer DEFAULT 0 NOT NULL, `until_banking` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_closed_days` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`request_id` integer NOT NULL,
	`closed_by` integer NOT NULL,
	`witnessed_by` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `canteen_close_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`witnessed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_closed_days_two_people" CHECK("canteen_closed_days"."closed_by" <> "canteen_closed_days"."witnessed_by")
) STRICT;

CREATE TABLE `canteen_counts` (
	`shift_id` integer PRIMARY KEY NOT NULL,
	`counted_fen` integer NOT NULL,
	`expected_fen` integer NOT NULL,
	`until_meal` integer NOT NULL,
	`until_entry` integer NOT NULL,
	`until_banking` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`shift_id`) REFERENCES `canteen_shifts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_counts_not_below_zero" CHECK("canteen_counts"."counted_fen" >= 0)
) STRICT;

CREATE TABLE `canteen_differences` (
	`shift_id` integer PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`shift_id`) REFERENCES `canteen_counts`(`shift_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_shifts` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`opening_fen` integer NOT NULL,
	`after_meal` integer NOT NULL,
	`after_entry` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_shifts_not_below_zero" CHECK("canteen_shifts"."opening_fen" >= 0)
) STRICT;

CREATE TABLE `canteen_door_steps` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`diner_id` integer NOT NULL,
	`step` text NOT NULL,
	`result` text NOT NULL,
	`clock` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_handings` (
	`id` integer PRIMARY KEY NOT NULL,
	`meal_id` integer NOT NULL,
	`handed_to` text NOT NULL,
	`clock` text NOT NULL,
	`route_id` integer,
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`route_id`) REFERENCES `canteen_routes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_not_taken` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`diner_id` integer NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_orders` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`diner_id` integer NOT NULL,
	`way` text NOT NULL,
	`offer_id` integer,
	`cancelled` integer NOT NULL,
	`late` text,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `canteen_offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_patterns` (
	`id` integer PRIMARY KEY NOT NULL,
	`diner_id` integer NOT NULL,
	`meal` text NOT NULL,
	`way` text NOT NULL,
	`weekdays` text NOT NULL,
	`offer_id` integer,
	`from_day` text NOT NULL,
	`until_day` text,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `canteen_offers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_patterns_some_day" CHECK(json_array_length("canteen_patterns"."weekdays") BETWEEN 1 AND 7),
	CONSTRAINT "canteen_patterns_in_order" CHECK("canteen_patterns"."until_day" IS NULL OR "canteen_patterns"."until_day" >= "canteen_patterns"."from_day")
) STRICT;

CREATE TABLE `canteen_pauses` (
	`id` integer PRIMARY KEY NOT NULL,
	`diner_id` integer NOT NULL,
	`meal` text,
	`from_day` text NOT NULL,
	`until_day` text,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_pauses_in_order" CHECK("canteen_pauses"."until_day" IS NULL OR "canteen_pauses"."until_day" >= "canteen_pauses"."from_day")
) STRICT;

CREATE TABLE `canteen_routes` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`carrier` text NOT NULL
) STRICT;

CREATE TABLE `canteen_stops` (
	`diner_id` integer PRIMARY KEY NOT NULL,
	`route_id` integer NOT NULL,
	`position` integer NOT NULL,
	`landmark` text NOT NULL,
	`key_note` text NOT NULL, `band` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`route_id`) REFERENCES `canteen_routes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_stops_from_one" CHECK("canteen_stops"."position" >= 1)
) STRICT;

CREATE TABLE `room_checks` (
	`id` integer PRIMARY KEY NOT NULL,
	`booking_id` integer NOT NULL,
	`moment` text NOT NULL,
	`answers` text NOT NULL,
	`faults` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `room_key_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`room_id` integer NOT NULL,
	`key_name` text NOT NULL,
	`movement` text NOT NULL,
	`booking_id` integer,
	`taken_by` text,
	`due` integer,
	`pieces` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`reverses` integer,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reverses`) REFERENCES `room_key_entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `room_photos` (
	`id` integer PRIMARY KEY NOT NULL,
	`booking_id` integer NOT NULL,
	`attachment_id` integer NOT NULL,
	`moment` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `room_series` (
	`id` integer PRIMARY KEY NOT NULL,
	`pattern` text NOT NULL
) STRICT;

CREATE TABLE `series_dates` (
	`series_id` integer NOT NULL,
	`date` integer NOT NULL,
	`starts` integer NOT NULL,
	`ends` integer NOT NULL,
	`booking_id` integer,
	PRIMARY KEY(`series_id`, `date`),
	FOREIGN KEY (`series_id`) REFERENCES `room_series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "series_dates_length" CHECK("series_dates"."ends" - "series_dates"."starts" BETWEEN 1 AND 2880),
	CONSTRAINT "series_dates_from_0" CHECK("series_dates"."date" >= 0)
) STRICT;

CREATE TABLE `canteen_calls` (
	`id` integer PRIMARY KEY NOT NULL,
	`claim_id` integer NOT NULL,
	`place` integer NOT NULL,
	`diner_id` integer,
	`result` text,
	`called_at` integer,
	`staff_id` integer,
	FOREIGN KEY (`claim_id`) REFERENCES `canteen_claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_calls_said" CHECK(("canteen_calls"."result" IS NULL) = ("canteen_calls"."called_at" IS NULL))
) STRICT;

CREATE TABLE `canteen_claim_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`claim_id` integer NOT NULL,
	`move` text NOT NULL,
	`reason` text NOT NULL,
	`lines` integer NOT NULL,
	`fen` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `canteen_claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_claim_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`claim_id` integer NOT NULL,
	`meal_id` integer NOT NULL,
	`day` text NOT NULL,
	`part` text NOT NULL,
	`policy` text NOT NULL,
	`category` text NOT NULL,
	`funder` text NOT NULL,
	`turn` integer NOT NULL,
	`count` integer NOT NULL,
	`fen` integer NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `canteen_claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_claim_lines_turn" CHECK("canteen_claim_lines"."turn" >= 1),
	CONSTRAINT "canteen_claim_lines_count" CHECK("canteen_claim_lines"."count" = CASE "canteen_claim_lines"."turn" % 2 WHEN 1 THEN 1 ELSE -1 END)
) STRICT;

CREATE TABLE `canteen_claims` (
	`id` integer PRIMARY KEY NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`state` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` integer NOT NULL,
	`seed` integer,
	`drawn_at` integer,
	FOREIGN KEY (`made_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_claims_span" CHECK("canteen_claims"."from_day" <= "canteen_claims"."until_day"),
	CONSTRAINT "canteen_claims_drawn" CHECK(("canteen_claims"."seed" IS NULL) = ("canteen_claims"."drawn_at" IS NULL))
) STRICT;

CREATE TABLE `canteen_unclaimed` (
	`meal_id` integer PRIMARY KEY NOT NULL
) STRICT;

CREATE TABLE `canteen_care_results` (
	`id` integer PRIMARY KEY NOT NULL,
	`diner_id` integer NOT NULL,
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`result` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`diner_id`) REFERENCES `canteen_diners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_care_results_other" CHECK("canteen_care_results"."result" <> 'other' OR length(trim("canteen_care_results"."note")) > 0)
) STRICT;

CREATE TABLE `canteen_cooks` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`issued_on` text NOT NULL,
	`left_on` text
, `since_day` text) STRICT;

CREATE TABLE `canteen_safety_records` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`about` integer,
	`cook_id` integer,
	`label` text NOT NULL,
	`content` text NOT NULL,
	`kept_until` text NOT NULL,
	`strikes` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`cook_id`) REFERENCES `canteen_cooks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_safety_records_cook" CHECK(("canteen_safety_records"."kind" = 'morning-check') = ("canteen_safety_records"."cook_id" IS NOT NULL))
) STRICT;

CREATE TABLE `room_displacement_calls` (
	`id` integer PRIMARY KEY NOT NULL,
	`displacement_id` integer NOT NULL,
	`result` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`displacement_id`) REFERENCES `room_displacements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `room_displacements` (
	`id` integer PRIMARY KEY NOT NULL,
	`booking_id` integer NOT NULL,
	`by_booking_id` integer NOT NULL,
	`moved_to_id` integer,
	`settled` integer NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moved_to_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `room_waiting` (
	`id` integer PRIMARY KEY NOT NULL,
	`room_id` integer NOT NULL,
	`starts` integer NOT NULL,
	`ends` integer NOT NULL,
	`whole` integer NOT NULL,
	`places` integer NOT NULL,
	`equipment` text NOT NULL,
	`holder_kind` text NOT NULL,
	`resident_id` integer,
	`group_id` integer,
	`purpose` text NOT NULL,
	`title` text NOT NULL,
	`in_charge` text,
	`phone` text,
	`state` text NOT NULL,
	`booking_id` integer,
	`joined_at` integer NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `room_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "room_waiting_length" CHECK("room_waiting"."ends" - "room_waiting"."starts" BETWEEN 1 AND 2880),
	CONSTRAINT "room_waiting_places" CHECK("room_waiting"."places" > 0),
	CONSTRAINT "room_waiting_holder" CHECK(CASE "room_waiting"."holder_kind" WHEN 'resident' THEN "room_waiting"."group_id" IS NULL
            WHEN 'centre' THEN "room_waiting"."resident_id" IS NULL AND "room_waiting"."group_id" IS NULL
            ELSE "room_waiting"."group_id" IS NOT NULL AND "room_waiting"."resident_id" IS NULL END)
) STRICT;

CREATE TABLE `room_waiting_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`waiting_id` integer NOT NULL,
	`event` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`waiting_id`) REFERENCES `room_waiting`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

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

CREATE TABLE `room_rival_calls` (
	`id` integer PRIMARY KEY NOT NULL,
	`rival_id` integer NOT NULL,
	`result` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`rival_id`) REFERENCES `room_rivals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `room_rivals` (
	`id` integer PRIMARY KEY NOT NULL,
	`booking_id` integer NOT NULL,
	`by_booking_id` integer,
	`settled` integer NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `room_unmet` (
	`id` integer PRIMARY KEY NOT NULL,
	`room_id` integer NOT NULL,
	`starts` integer NOT NULL,
	`ends` integer NOT NULL,
	`places` integer NOT NULL,
	`holder_kind` text,
	`because` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "room_unmet_length" CHECK("room_unmet"."ends" > "room_unmet"."starts"),
	CONSTRAINT "room_unmet_places" CHECK("room_unmet"."places" > 0)
) STRICT;

CREATE TABLE `canteen_category_lists` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`file_name` text NOT NULL,
	`issued_by` text NOT NULL,
	`gained` integer NOT NULL,
	`lost` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`rest` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `whole` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_list_changes` (
	`id` integer PRIMARY KEY NOT NULL,
	`list_id` integer NOT NULL,
	`eligibility_id` integer NOT NULL,
	`change` text NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`list_id`) REFERENCES `canteen_category_lists`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`eligibility_id`) REFERENCES `canteen_eligibilities`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `typed_reasons` (
	`digest` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE TABLE `ended_segments` (
	`ends` integer PRIMARY KEY NOT NULL,
	`key` blob NOT NULL
) STRICT;

CREATE TABLE `visit_ratings` (
	`id` integer PRIMARY KEY NOT NULL,
	`visit_id` integer NOT NULL,
	`day` text NOT NULL,
	`rating` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `renewal_enlistings` (
	`id` integer PRIMARY KEY NOT NULL,
	`item_id` integer NOT NULL,
	`people` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `service_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `register_layouts` (
	`header` text PRIMARY KEY NOT NULL,
	`columns` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE TABLE `resident_taggings` (
	`id` integer PRIMARY KEY NOT NULL,
	`tag` text NOT NULL,
	`people` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`taken_back_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `answered_requests` (
	`request_id` text PRIMARY KEY NOT NULL,
	`procedure` text NOT NULL,
	`staff_id` integer NOT NULL,
	`input` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE `canteen_tenders` (
	`meal_id` integer NOT NULL,
	`kind` text NOT NULL,
	`fen` integer NOT NULL,
	`given_fen` integer NOT NULL,
	`change_fen` integer NOT NULL,
	`deed` integer, `why` text,
	PRIMARY KEY(`meal_id`, `kind`),
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_tenders_change" CHECK("canteen_tenders"."fen" = "canteen_tenders"."given_fen" - "canteen_tenders"."change_fen")
) STRICT, WITHOUT ROWID;

CREATE TABLE `canteen_subsidies` (
	`meal_id` integer NOT NULL,
	`line` integer NOT NULL,
	`day` text NOT NULL,
	`part` text NOT NULL,
	`policy` text NOT NULL,
	`category` text NOT NULL,
	`funder` text NOT NULL,
	`fen` integer NOT NULL,
	PRIMARY KEY(`meal_id`, `line`),
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

CREATE TABLE `canteen_given` (
	`month` text NOT NULL,
	`policy` text NOT NULL,
	`funder` text NOT NULL,
	`fen` integer NOT NULL,
	PRIMARY KEY(`month`, `policy`, `funder`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `canteen_totals` (
	`policy` text NOT NULL,
	`at` integer NOT NULL,
	`per` text NOT NULL,
	`funder` text NOT NULL,
	`fen` integer NOT NULL,
	PRIMARY KEY(`policy`, `at`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `canteen_portion_members` (
	`member` text NOT NULL,
	`policy` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`member`, `policy`, `at`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `canteen_portions` (
	`policy` text NOT NULL,
	`at` integer NOT NULL,
	`per` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`policy`, `at`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `canteen_portions_had` (
	`policy` text NOT NULL,
	`at` integer NOT NULL,
	`period` text NOT NULL,
	`had` integer NOT NULL,
	PRIMARY KEY(`policy`, `at`, `period`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `canteen_claim_sums` (
	`id` integer PRIMARY KEY NOT NULL,
	`claim_id` integer NOT NULL,
	`policy` text NOT NULL,
	`version` integer NOT NULL,
	`code` text NOT NULL,
	`funder` text NOT NULL,
	`period` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`turn` integer NOT NULL,
	`count` integer NOT NULL,
	`fen` integer NOT NULL,
	`meals` integer NOT NULL,
	`days` integer NOT NULL,
	`people` integer NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `canteen_claims`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_claim_sums_turn" CHECK("canteen_claim_sums"."turn" >= 1),
	CONSTRAINT "canteen_claim_sums_count" CHECK("canteen_claim_sums"."count" = CASE "canteen_claim_sums"."turn" % 2 WHEN 1 THEN 1 ELSE -1 END),
	CONSTRAINT "canteen_claim_sums_fen" CHECK("canteen_claim_sums"."fen" * "canteen_claim_sums"."count" > 0),
	CONSTRAINT "canteen_claim_sums_span" CHECK("canteen_claim_sums"."from_day" <= "canteen_claim_sums"."until_day")
) STRICT;

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

CREATE TABLE `canteen_claimed_otherwise` (
	`meal_id` integer PRIMARY KEY NOT NULL,
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_claim_payments` (
	`id` integer PRIMARY KEY NOT NULL,
	`claim_id` integer NOT NULL,
	`funder` text NOT NULL,
	`day` text NOT NULL,
	`slip` text NOT NULL,
	`fen` integer NOT NULL,
	`deducted_fen` integer NOT NULL,
	`reason` text NOT NULL,
	`reverses` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `slip_fen` integer,
	FOREIGN KEY (`claim_id`) REFERENCES `canteen_claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "canteen_claim_payments_sums" CHECK("canteen_claim_payments"."reverses" IS NOT NULL OR ("canteen_claim_payments"."deducted_fen" >= 0 AND ("canteen_claim_payments"."fen" <> 0 OR "canteen_claim_payments"."deducted_fen" > 0))),
	CONSTRAINT "canteen_claim_payments_slip" CHECK("canteen_claim_payments"."fen" = 0 OR "canteen_claim_payments"."slip" <> ''),
	CONSTRAINT "canteen_claim_payments_reason" CHECK("canteen_claim_payments"."reverses" IS NOT NULL OR ("canteen_claim_payments"."deducted_fen" = 0 AND "canteen_claim_payments"."fen" >= 0) OR "canteen_claim_payments"."reason" <> '')
) STRICT;

CREATE TABLE `canteen_samples_kept` (
	`record_id` integer PRIMARY KEY NOT NULL,
	FOREIGN KEY (`record_id`) REFERENCES `canteen_safety_records`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_certificates` (
	`id` integer PRIMARY KEY NOT NULL,
	`cook_id` integer NOT NULL,
	`issued_on` text NOT NULL,
	`at` integer,
	`staff_id` integer,
	FOREIGN KEY (`cook_id`) REFERENCES `canteen_cooks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `canteen_offer_dishes` (
	`id` integer PRIMARY KEY NOT NULL,
	`offer_id` integer NOT NULL,
	`dishes` text NOT NULL,
	`until_day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`offer_id`) REFERENCES `canteen_offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `audit_at` ON `audit` (`at`);

CREATE INDEX `audit_subject` ON `audit` (`subject`,`at`);

CREATE INDEX `audit_family` ON `audit` (`family`,`at`);

CREATE INDEX `audit_unusual` ON `audit` (`outcome`,`at`) WHERE outcome <> 'done';

CREATE INDEX `calendar_days_year` ON `calendar_days` (`year`);

CREATE INDEX `correction_materials_material` ON `correction_materials` (`material_id`,`id`);

CREATE INDEX `custody_entries_request` ON `custody_entries` (`request_id`,`id`);

CREATE UNIQUE INDEX `custody_entries_reverses` ON `custody_entries` (`reverses`) WHERE reverses IS NOT NULL;

CREATE UNIQUE INDEX `dictionary_entries_label` ON `dictionary_entries` (`dictionary`,`label`);

CREATE UNIQUE INDEX `erasures_entry` ON `erasures` (`record`,`created_at`,`at`,`action`);

CREATE INDEX `errands_request` ON `errands` (`request_id`,`id`);

CREATE INDEX `privacy_request_events_request` ON `privacy_request_events` (`request_id`,`id`);

CREATE UNIQUE INDEX `privacy_requests_number` ON `privacy_requests` (`number_year`,`number_sequence`);

CREATE INDEX `privacy_requests_resident` ON `privacy_requests` (`resident_id`,`id`);

CREATE INDEX `privacy_requests_state` ON `privacy_requests` (`state`,`due`);

CREATE UNIQUE INDEX `renewal_duties_person` ON `renewal_duties` (`resident_id`,`item_id`);

CREATE INDEX `renewal_duties_due` ON `renewal_duties` (`due_day`,`id`) WHERE dropped IS NULL;

CREATE UNIQUE INDEX `request_events_takes_back` ON `request_events` (`takes_back`) WHERE takes_back IS NOT NULL;

CREATE INDEX `request_events_request` ON `request_events` (`request_id`,`id`);

CREATE INDEX `request_events_day` ON `request_events` (`day`,`kind`);

CREATE INDEX `request_materials_request` ON `request_materials` (`request_id`,`id`);

CREATE INDEX `resident_changes_resident` ON `resident_changes` (`resident_id`,`sequence`);

CREATE INDEX `resident_changes_import` ON `resident_changes` (`import_id`) WHERE import_id IS NOT NULL;

CREATE INDEX `resident_consents_resident` ON `resident_consents` (`resident_id`,`id`);

CREATE INDEX `resident_phones_number` ON `resident_phones` (`number`);

CREATE INDEX `resident_protections_resident` ON `resident_protections` (`resident_id`,`id`);

CREATE INDEX `resident_tags_resident` ON `resident_tags` (`resident_id`);

CREATE UNIQUE INDEX `residents_id_number` ON `residents` (`id_number`) WHERE id_number <> '' AND merged_into IS NULL AND locked_at IS NULL;

CREATE INDEX `residents_locked` ON `residents` (`id`) WHERE locked_at IS NOT NULL;

CREATE INDEX `residents_door` ON `residents` (`estate`,`door_order`,`id`);

CREATE INDEX `residents_grid` ON `residents` (`grid`,`estate`,`door_order`,`id`);

CREATE INDEX `residents_name` ON `residents` (`name`);

CREATE INDEX `residents_household` ON `residents` (`household_id`);

CREATE INDEX `residents_merged` ON `residents` (`merged_into`) WHERE merged_into IS NOT NULL;

CREATE INDEX `residents_import` ON `residents` (`import_id`) WHERE import_id IS NOT NULL;

CREATE INDEX `residents_protected` ON `residents` (`id`) WHERE is_protected = 1;

CREATE UNIQUE INDEX `service_item_versions_item` ON `service_item_versions` (`item_id`,`version`);

CREATE UNIQUE INDEX `service_items_code_unique` ON `service_items` (`code`);

CREATE UNIQUE INDEX `service_requests_number` ON `service_requests` (`number_year`,`number_sequence`);

CREATE INDEX `service_requests_resident` ON `service_requests` (`resident_id`,`id`);

CREATE INDEX `service_requests_due` ON `service_requests` (`due_day`,`id`) WHERE due_day IS NOT NULL;

CREATE INDEX `service_requests_follow_up` ON `service_requests` (`follow_up_due`,`id`) WHERE follow_up_due IS NOT NULL;

CREATE INDEX `service_requests_handler` ON `service_requests` (`handler_id`,`id`);

CREATE INDEX `service_requests_item` ON `service_requests` (`item_id`,`id`);

CREATE INDEX `service_requests_accepted` ON `service_requests` (`accepted_day`);

CREATE INDEX `service_requests_ended` ON `service_requests` (`ended_day`);

CREATE INDEX `service_requests_renewal` ON `service_requests` (`renewal_id`) WHERE renewal_id IS NOT NULL;

CREATE UNIQUE INDEX `staff_account_unique` ON `staff` (`account`);

CREATE INDEX `visit_moves_visit` ON `visit_moves` (`visit_id`,`id`);

CREATE INDEX `visit_moves_calls` ON `visit_moves` (`day`,`move`);

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

CREATE TRIGGER `custody_entries_amount` BEFORE INSERT ON `custody_entries`
WHEN NEW.count <= 0 BEGIN
  SELECT RAISE(ABORT, 'custody_entries: an amount is more than nothing');
END;

CREATE TRIGGER `custody_entries_reversal` BEFORE INSERT ON `custody_entries`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM custody_entries taken
   WHERE taken.id = NEW.reverses AND taken.reverses IS NULL AND taken.count = NEW.count
     AND taken.request_id = NEW.request_id AND taken.material_id = NEW.material_id AND taken.form = NEW.form) BEGIN
  SELECT RAISE(ABORT, 'custody_entries: a reversal takes one row of its account back, whole');
END;

CREATE TRIGGER `custody_entries_no_lot_below_zero` AFTER INSERT ON `custody_entries`
WHEN EXISTS (
  SELECT 1 FROM (
    SELECT CASE movement WHEN 'received' THEN 'centre' WHEN 'taken-back' THEN 'centre' WHEN 'handed-on' THEN 'held ' || holder
    WHEN 'returned' THEN 'returned' WHEN 'lodged' THEN 'lodged' ELSE 'verified' END AS lot, CASE WHEN reverses IS NULL THEN count ELSE -count END AS change FROM custody_entries WHERE custody_entries.request_id = NEW.request_id AND custody_entries.material_id = NEW.material_id AND custody_entries.form = NEW.form
    UNION ALL
    SELECT CASE movement WHEN 'received' THEN NULL WHEN 'verified' THEN NULL WHEN 'handed-on' THEN 'centre'
    ELSE coalesce('held ' || holder, 'centre') END AS lot, CASE WHEN reverses IS NULL THEN -count ELSE count END AS change FROM custody_entries WHERE custody_entries.request_id = NEW.request_id AND custody_entries.material_id = NEW.material_id AND custody_entries.form = NEW.form)
   WHERE lot IS NOT NULL GROUP BY lot HAVING sum(change) < 0) BEGIN
  SELECT RAISE(ABORT, 'custody_entries: no lot falls below zero');
END;

CREATE INDEX `canteen_eligibilities_resident` ON `canteen_eligibilities` (`resident_id`,`id`);

CREATE INDEX `canteen_eligibilities_until` ON `canteen_eligibilities` (`until`,`id`);

CREATE INDEX `canteen_eligibilities_pending` ON `canteen_eligibilities` (`id`) WHERE approved_on IS NULL;

CREATE INDEX `canteen_eligibility_moves_eligibility` ON `canteen_eligibility_moves` (`eligibility_id`,`id`);

CREATE UNIQUE INDEX `canteen_policies_code` ON `canteen_policies` (`code`);

CREATE UNIQUE INDEX `canteen_policy_versions_version` ON `canteen_policy_versions` (`policy_id`,`version`);

CREATE TRIGGER `canteen_policy_versions_no_update` BEFORE UPDATE ON `canteen_policy_versions` BEGIN
  SELECT RAISE(ABORT, 'canteen_policy_versions is append-only');
END;

CREATE TRIGGER `canteen_policy_versions_no_delete` BEFORE DELETE ON `canteen_policy_versions` BEGIN
  SELECT RAISE(ABORT, 'canteen_policy_versions is append-only');
END;

CREATE TRIGGER `canteen_eligibility_moves_no_update` BEFORE UPDATE ON `canteen_eligibility_moves` BEGIN
  SELECT RAISE(ABORT, 'canteen_eligibility_moves is append-only');
END;

CREATE TRIGGER `canteen_eligibility_moves_no_delete` BEFORE DELETE ON `canteen_eligibility_moves`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_eligibilities c WHERE c.id = OLD.eligibility_id AND c.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_eligibility_moves is append-only');
END;

CREATE INDEX `booking_equipment_of` ON `booking_equipment` (`equipment_id`,`booking_id`);

CREATE INDEX `bookings_by_time` ON `bookings` (`starts`,`room_id`);

CREATE INDEX `bookings_resident` ON `bookings` (`resident_id`,`starts`);

CREATE INDEX `bookings_group` ON `bookings` (`group_id`,`starts`);

CREATE INDEX `equipment_outages_of` ON `equipment_outages` (`equipment_id`,`from_day`);

CREATE INDEX `room_closures_standing` ON `room_closures` (`id`) WHERE ended_at IS NULL;

CREATE UNIQUE INDEX `room_equipment_code_unique` ON `room_equipment` (`code`);

CREATE INDEX `rooms_inside` ON `rooms` (`inside_id`);

CREATE TRIGGER `rooms_relate_insert` AFTER INSERT ON `rooms` BEGIN
  SELECT RAISE(ABORT, 'rooms.room-inside-itself') WHERE EXISTS (SELECT 1 FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) WHERE room_id = other_id);
  DELETE FROM room_relations;
  INSERT INTO room_relations SELECT id, id, 'same' FROM rooms;
  INSERT INTO room_relations SELECT u.room_id, u.other_id, 'around' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.room_id AND x.other_id = u.other_id);
  INSERT INTO room_relations SELECT u.other_id, u.room_id, 'within' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.other_id AND x.other_id = u.room_id);
  INSERT INTO room_relations SELECT e.room_id, e.other_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.room_id AND x.other_id = e.other_id);
  INSERT INTO room_relations SELECT e.other_id, e.room_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.other_id AND x.other_id = e.room_id);
END;

CREATE TRIGGER `rooms_relate_update` AFTER UPDATE OF inside_id ON `rooms` BEGIN
  SELECT RAISE(ABORT, 'rooms.room-inside-itself') WHERE EXISTS (SELECT 1 FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) WHERE room_id = other_id);
  DELETE FROM room_relations;
  INSERT INTO room_relations SELECT id, id, 'same' FROM rooms;
  INSERT INTO room_relations SELECT u.room_id, u.other_id, 'around' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.room_id AND x.other_id = u.other_id);
  INSERT INTO room_relations SELECT u.other_id, u.room_id, 'within' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.other_id AND x.other_id = u.room_id);
  INSERT INTO room_relations SELECT e.room_id, e.other_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.room_id AND x.other_id = e.other_id);
  INSERT INTO room_relations SELECT e.other_id, e.room_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.other_id AND x.other_id = e.room_id);
END;

CREATE TRIGGER `rooms_relate_delete` AFTER DELETE ON `rooms` BEGIN
  SELECT RAISE(ABORT, 'rooms.room-inside-itself') WHERE EXISTS (SELECT 1 FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) WHERE room_id = other_id);
  DELETE FROM room_relations;
  INSERT INTO room_relations SELECT id, id, 'same' FROM rooms;
  INSERT INTO room_relations SELECT u.room_id, u.other_id, 'around' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.room_id AND x.other_id = u.other_id);
  INSERT INTO room_relations SELECT u.other_id, u.room_id, 'within' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.other_id AND x.other_id = u.room_id);
  INSERT INTO room_relations SELECT e.room_id, e.other_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.room_id AND x.other_id = e.other_id);
  INSERT INTO room_relations SELECT e.other_id, e.room_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.other_id AND x.other_id = e.room_id);
END;

CREATE TRIGGER `room_exclusions_relate_insert` AFTER INSERT ON `room_exclusions` BEGIN
  DELETE FROM room_relations;
  INSERT INTO room_relations SELECT id, id, 'same' FROM rooms;
  INSERT INTO room_relations SELECT u.room_id, u.other_id, 'around' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.room_id AND x.other_id = u.other_id);
  INSERT INTO room_relations SELECT u.other_id, u.room_id, 'within' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.other_id AND x.other_id = u.room_id);
  INSERT INTO room_relations SELECT e.room_id, e.other_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.room_id AND x.other_id = e.other_id);
  INSERT INTO room_relations SELECT e.other_id, e.room_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.other_id AND x.other_id = e.room_id);
END;

CREATE TRIGGER `room_exclusions_relate_update` AFTER UPDATE ON `room_exclusions` BEGIN
  DELETE FROM room_relations;
  INSERT INTO room_relations SELECT id, id, 'same' FROM rooms;
  INSERT INTO room_relations SELECT u.room_id, u.other_id, 'around' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.room_id AND x.other_id = u.other_id);
  INSERT INTO room_relations SELECT u.other_id, u.room_id, 'within' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.other_id AND x.other_id = u.room_id);
  INSERT INTO room_relations SELECT e.room_id, e.other_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.room_id AND x.other_id = e.other_id);
  INSERT INTO room_relations SELECT e.other_id, e.room_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.other_id AND x.other_id = e.room_id);
END;

CREATE TRIGGER `room_exclusions_relate_delete` AFTER DELETE ON `room_exclusions` BEGIN
  DELETE FROM room_relations;
  INSERT INTO room_relations SELECT id, id, 'same' FROM rooms;
  INSERT INTO room_relations SELECT u.room_id, u.other_id, 'around' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.room_id AND x.other_id = u.other_id);
  INSERT INTO room_relations SELECT u.other_id, u.room_id, 'within' FROM (WITH RECURSIVE up(room_id, other_id) AS (
      SELECT id, inside_id FROM rooms WHERE inside_id IS NOT NULL
      UNION SELECT up.room_id, r.inside_id FROM up JOIN rooms r ON r.id = up.other_id WHERE r.inside_id IS NOT NULL)
    SELECT room_id, other_id FROM up) u
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = u.other_id AND x.other_id = u.room_id);
  INSERT INTO room_relations SELECT e.room_id, e.other_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.room_id AND x.other_id = e.other_id);
  INSERT INTO room_relations SELECT e.other_id, e.room_id, 'excluded' FROM room_exclusions e
   WHERE NOT EXISTS (SELECT 1 FROM room_relations x WHERE x.room_id = e.other_id AND x.other_id = e.room_id);
END;

CREATE TRIGGER `bookings_once` BEFORE INSERT ON `bookings`
WHEN EXISTS (SELECT 1 FROM bookings WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'rooms.booking-exists');
END;

CREATE TRIGGER `bookings_keep_id` BEFORE UPDATE OF id ON `bookings`
WHEN NEW.id <> OLD.id BEGIN
  SELECT RAISE(ABORT, 'rooms.booking-exists');
END;

CREATE TRIGGER `booking_equipment_once` BEFORE INSERT ON `booking_equipment`
WHEN EXISTS (SELECT 1 FROM booking_equipment WHERE booking_id = NEW.booking_id AND equipment_id = NEW.equipment_id) BEGIN
  SELECT RAISE(ABORT, 'rooms.booking-exists');
END;

CREATE TRIGGER `booking_equipment_no_update` BEFORE UPDATE ON `booking_equipment` BEGIN
  SELECT RAISE(ABORT, 'rooms.booking-equipment-stays');
END;

CREATE TRIGGER `booking_equipment_delete` AFTER DELETE ON `booking_equipment`
WHEN (SELECT held_until FROM bookings WHERE id = OLD.booking_id) IS NOT NULL BEGIN
  INSERT INTO equipment_slots (equipment_id, slot, used)
    SELECT OLD.equipment_id, slot, -OLD.pieces FROM (WITH RECURSIVE q(slot) AS (
      SELECT (SELECT starts FROM bookings WHERE id = OLD.booking_id) / 15 UNION ALL SELECT slot + 1 FROM q WHERE (slot + 1) * 15 < (SELECT held_until FROM bookings WHERE id = OLD.booking_id))
    SELECT slot FROM q) WHERE true
    ON CONFLICT DO UPDATE SET used = used + excluded.used;
END;

CREATE UNIQUE INDEX `canteen_board_offer` ON `canteen_board` (`day`,`meal`,`offer_id`);

CREATE UNIQUE INDEX `canteen_dishes_name` ON `canteen_dishes` (`name`);

CREATE UNIQUE INDEX `canteen_offers_name` ON `canteen_offers` (`name`);

CREATE INDEX `canteen_prices_offer` ON `canteen_prices` (`offer_id`,`from_day`);

CREATE TRIGGER `canteen_prices_no_update` BEFORE UPDATE ON `canteen_prices` BEGIN
  SELECT RAISE(ABORT, 'canteen_prices is append-only');
END;

CREATE TRIGGER `canteen_prices_no_delete` BEFORE DELETE ON `canteen_prices` BEGIN
  SELECT RAISE(ABORT, 'canteen_prices is append-only');
END;

CREATE UNIQUE INDEX `saved_views_name` ON `saved_views` (`staff_id`,`list`,`name`);

CREATE UNIQUE INDEX `attachment_pieces_place` ON `attachment_pieces` (`attachment_id`,`place`);

CREATE INDEX `attachments_size` ON `attachments` (`size`);

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

CREATE INDEX `booking_comers_of` ON `booking_comers` (`booking_id`,`id`);

CREATE INDEX `booking_comers_resident` ON `booking_comers` (`resident_id`,`booking_id`);

CREATE INDEX `booking_events_of` ON `booking_events` (`booking_id`,`id`);

CREATE TRIGGER `booking_events_no_update` BEFORE UPDATE ON `booking_events` BEGIN
  SELECT RAISE(ABORT, 'booking_events is append-only');
END;

CREATE TRIGGER `booking_events_no_delete` BEFORE DELETE ON `booking_events`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = OLD.booking_id AND b.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'booking_events is append-only');
END;

CREATE UNIQUE INDEX `canteen_accounts_open` ON `canteen_accounts` (`diner_id`) WHERE closed_on IS NULL;

CREATE INDEX `canteen_adjustments_account` ON `canteen_adjustments` (`account_id`,`id`);

CREATE UNIQUE INDEX `canteen_cards_code` ON `canteen_cards` (`code`);

CREATE INDEX `canteen_cards_diner` ON `canteen_cards` (`diner_id`,`id`);

CREATE UNIQUE INDEX `canteen_diners_resident` ON `canteen_diners` (`resident_id`);

CREATE INDEX `canteen_entries_day` ON `canteen_entries` (`day`,`kind`);

CREATE INDEX `canteen_meals_sitting` ON `canteen_meals` (`day`,`meal`,`id`);

CREATE INDEX `canteen_slips_meal` ON `canteen_slips` (`meal_id`);

CREATE INDEX `canteen_stays_diner` ON `canteen_stays` (`diner_id`,`from_day`);

CREATE TRIGGER `canteen_entries_no_update` BEFORE UPDATE ON `canteen_entries` BEGIN
  SELECT RAISE(ABORT, 'canteen_entries is append-only');
END;

CREATE TRIGGER `canteen_entries_no_delete` BEFORE DELETE ON `canteen_entries` BEGIN
  SELECT RAISE(ABORT, 'canteen_entries is append-only');
END;

CREATE TRIGGER `canteen_meals_no_blanking` BEFORE UPDATE OF `diner_id` ON `canteen_meals`
WHEN NEW.`diner_id` IS NOT NULL OR NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_diners d WHERE d.id = OLD.diner_id AND d.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_meals is append-only');
END;

CREATE TRIGGER `canteen_meals_no_delete` BEFORE DELETE ON `canteen_meals` BEGIN
  SELECT RAISE(ABORT, 'canteen_meals is append-only');
END;

CREATE TRIGGER `canteen_slips_no_update` BEFORE UPDATE ON `canteen_slips` BEGIN
  SELECT RAISE(ABORT, 'canteen_slips is append-only');
END;

CREATE TRIGGER `canteen_slips_no_delete` BEFORE DELETE ON `canteen_slips` BEGIN
  SELECT RAISE(ABORT, 'canteen_slips is append-only');
END;

CREATE TRIGGER `canteen_entries_amount` BEFORE INSERT ON `canteen_entries`
WHEN NEW.fen <= 0 BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: an amount is more than nothing');
END;

CREATE TRIGGER `canteen_entries_same_passage` BEFORE INSERT ON `canteen_entries`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM canteen_entries taken WHERE taken.id = NEW.reverses AND taken.passage = NEW.passage) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: a reversal goes the same way back');
END;

CREATE TRIGGER `canteen_entries_own_lot` BEFORE INSERT ON `canteen_entries`
WHEN NOT EXISTS (
  SELECT 1 FROM canteen_lots l JOIN canteen_accounts a ON a.id = l.account_id
   WHERE l.id = NEW.lot_id AND a.id = NEW.account_id AND a.closed_on IS NULL) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: the lot is of another account, or the account is closed');
END;

CREATE TRIGGER `canteen_meals_whole` BEFORE INSERT ON `canteen_meals`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM canteen_meals sold
   WHERE sold.id = NEW.reverses AND sold.kind = 'sale' AND sold.meal = NEW.meal AND sold.diner_id IS NEW.diner_id
     AND NEW.list_fen = -sold.list_fen AND NEW.price_fen = -sold.price_fen AND NEW.subsidy_fen = -sold.subsidy_fen AND NEW.delivery_fee_fen = -sold.delivery_fee_fen AND NEW.delivery_subsidy_fen = -sold.delivery_subsidy_fen AND NEW.own_fen = -sold.own_fen) BEGIN
  SELECT RAISE(ABORT, 'canteen_meals: a meal is taken back whole');
END;

CREATE TRIGGER `canteen_meals_sitting_had` AFTER INSERT ON `canteen_meals`
WHEN NEW.kind = 'sale' AND NEW.diner_id IS NOT NULL AND NEW.subsidy_fen + NEW.delivery_subsidy_fen > 0 BEGIN
  INSERT INTO canteen_sittings (day, meal, diner_id, meal_id) VALUES (NEW.day, NEW.meal, NEW.diner_id, NEW.id);
END;

CREATE INDEX `canteen_bankings_shift` ON `canteen_bankings` (`shift_id`,`id`);

CREATE INDEX `canteen_close_requests_day` ON `canteen_close_requests` (`day`,`id`);

CREATE UNIQUE INDEX `canteen_closed_days_day` ON `canteen_closed_days` (`day`);

CREATE INDEX `canteen_shifts_day` ON `canteen_shifts` (`day`,`id`);

CREATE INDEX `canteen_shifts_after_meal` ON `canteen_shifts` (`after_meal`);

CREATE INDEX `canteen_shifts_after_entry` ON `canteen_shifts` (`after_entry`);

CREATE INDEX `canteen_adjustments_undecided` ON `canteen_adjustments` (`id`) WHERE decided_at IS NULL;

CREATE TRIGGER `canteen_shifts_no_update` BEFORE UPDATE ON `canteen_shifts` BEGIN
  SELECT RAISE(ABORT, 'canteen_shifts is append-only');
END;

CREATE TRIGGER `canteen_shifts_no_delete` BEFORE DELETE ON `canteen_shifts` BEGIN
  SELECT RAISE(ABORT, 'canteen_shifts is append-only');
END;

CREATE TRIGGER `canteen_counts_no_update` BEFORE UPDATE ON `canteen_counts` BEGIN
  SELECT RAISE(ABORT, 'canteen_counts is append-only');
END;

CREATE TRIGGER `canteen_counts_no_delete` BEFORE DELETE ON `canteen_counts` BEGIN
  SELECT RAISE(ABORT, 'canteen_counts is append-only');
END;

CREATE TRIGGER `canteen_differences_no_update` BEFORE UPDATE ON `canteen_differences` BEGIN
  SELECT RAISE(ABORT, 'canteen_differences is append-only');
END;

CREATE TRIGGER `canteen_differences_no_delete` BEFORE DELETE ON `canteen_differences` BEGIN
  SELECT RAISE(ABORT, 'canteen_differences is append-only');
END;

CREATE TRIGGER `canteen_bankings_no_update` BEFORE UPDATE ON `canteen_bankings` BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings is append-only');
END;

CREATE TRIGGER `canteen_bankings_no_delete` BEFORE DELETE ON `canteen_bankings` BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings is append-only');
END;

CREATE TRIGGER `canteen_close_requests_no_update` BEFORE UPDATE ON `canteen_close_requests` BEGIN
  SELECT RAISE(ABORT, 'canteen_close_requests is append-only');
END;

CREATE TRIGGER `canteen_close_requests_no_delete` BEFORE DELETE ON `canteen_close_requests` BEGIN
  SELECT RAISE(ABORT, 'canteen_close_requests is append-only');
END;

CREATE TRIGGER `canteen_closed_days_no_update` BEFORE UPDATE ON `canteen_closed_days` BEGIN
  SELECT RAISE(ABORT, 'canteen_closed_days is append-only');
END;

CREATE TRIGGER `canteen_closed_days_no_delete` BEFORE DELETE ON `canteen_closed_days` BEGIN
  SELECT RAISE(ABORT, 'canteen_closed_days is append-only');
END;

CREATE TRIGGER `canteen_meals_day_open` BEFORE INSERT ON `canteen_meals`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_meals: the day is closed');
END;

CREATE TRIGGER `canteen_entries_day_open` BEFORE INSERT ON `canteen_entries`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: the day is closed');
END;

CREATE TRIGGER `canteen_shifts_day_open` BEFORE INSERT ON `canteen_shifts`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_shifts: the day is closed');
END;

CREATE TRIGGER `canteen_close_requests_day_open` BEFORE INSERT ON `canteen_close_requests`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_close_requests: the day is closed');
END;

CREATE TRIGGER `canteen_shifts_one_drawer` BEFORE INSERT ON `canteen_shifts`
WHEN EXISTS (SELECT 1 FROM (SELECT id FROM canteen_shifts ORDER BY id DESC LIMIT 1) newest
   WHERE NOT EXISTS (SELECT 1 FROM canteen_counts c WHERE c.shift_id = newest.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_shifts: the shift before is not counted');
END;

CREATE TRIGGER `canteen_closed_days_signed` BEFORE INSERT ON `canteen_closed_days`
WHEN EXISTS (SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM canteen_close_requests r
   WHERE r.id = NEW.request_id AND r.day = NEW.day AND r.staff_id = NEW.closed_by)) BEGIN
  SELECT RAISE(ABORT, 'canteen_closed_days: nobody has signed first');
END;

CREATE UNIQUE INDEX `canteen_door_steps_once` ON `canteen_door_steps` (`day`,`meal`,`diner_id`,`step`);

CREATE INDEX `canteen_door_steps_diner` ON `canteen_door_steps` (`diner_id`);

CREATE UNIQUE INDEX `canteen_handings_meal` ON `canteen_handings` (`meal_id`);

CREATE INDEX `canteen_not_taken_sitting` ON `canteen_not_taken` (`day`,`meal`,`diner_id`,`id`);

CREATE INDEX `canteen_not_taken_diner` ON `canteen_not_taken` (`diner_id`);

CREATE INDEX `canteen_orders_sitting` ON `canteen_orders` (`day`,`meal`,`diner_id`,`id`);

CREATE INDEX `canteen_orders_diner` ON `canteen_orders` (`diner_id`,`day`);

CREATE INDEX `canteen_patterns_diner` ON `canteen_patterns` (`diner_id`,`from_day`);

CREATE INDEX `canteen_patterns_until` ON `canteen_patterns` (`until_day`);

CREATE INDEX `canteen_pauses_diner` ON `canteen_pauses` (`diner_id`,`from_day`);

CREATE INDEX `canteen_pauses_until` ON `canteen_pauses` (`until_day`);

CREATE UNIQUE INDEX `canteen_routes_name` ON `canteen_routes` (`name`);

CREATE UNIQUE INDEX `canteen_stops_place` ON `canteen_stops` (`route_id`,`position`);

CREATE TRIGGER `canteen_orders_no_update` BEFORE UPDATE ON `canteen_orders` BEGIN
  SELECT RAISE(ABORT, 'canteen_orders is append-only');
END;

CREATE TRIGGER `canteen_orders_no_delete` BEFORE DELETE ON `canteen_orders`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_diners d WHERE d.id = OLD.diner_id AND d.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_orders is append-only');
END;

CREATE TRIGGER `canteen_not_taken_no_update` BEFORE UPDATE ON `canteen_not_taken` BEGIN
  SELECT RAISE(ABORT, 'canteen_not_taken is append-only');
END;

CREATE TRIGGER `canteen_not_taken_no_delete` BEFORE DELETE ON `canteen_not_taken`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_diners d WHERE d.id = OLD.diner_id AND d.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_not_taken is append-only');
END;

CREATE TRIGGER `canteen_handings_no_update` BEFORE UPDATE ON `canteen_handings` BEGIN
  SELECT RAISE(ABORT, 'canteen_handings is append-only');
END;

CREATE TRIGGER `canteen_handings_no_delete` BEFORE DELETE ON `canteen_handings` BEGIN
  SELECT RAISE(ABORT, 'canteen_handings is append-only');
END;

CREATE TRIGGER `canteen_door_steps_no_update` BEFORE UPDATE ON `canteen_door_steps` BEGIN
  SELECT RAISE(ABORT, 'canteen_door_steps is append-only');
END;

CREATE TRIGGER `canteen_door_steps_no_delete` BEFORE DELETE ON `canteen_door_steps`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_diners d WHERE d.id = OLD.diner_id AND d.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_door_steps is append-only');
END;

CREATE TRIGGER `canteen_patterns_stand` BEFORE UPDATE ON `canteen_patterns`
WHEN NEW.diner_id <> OLD.diner_id OR NEW.meal <> OLD.meal OR NEW.way <> OLD.way OR NEW.weekdays <> OLD.weekdays
  OR NEW.offer_id IS NOT OLD.offer_id OR NEW.from_day <> OLD.from_day BEGIN
  SELECT RAISE(ABORT, 'canteen_patterns: a pattern is ended and another one begun');
END;

CREATE TRIGGER `canteen_patterns_alone` BEFORE INSERT ON `canteen_patterns`
WHEN EXISTS (
  SELECT 1 FROM canteen_patterns other
   WHERE other.diner_id = NEW.diner_id AND other.meal = NEW.meal
     AND (other.until_day IS NULL OR other.until_day >= NEW.from_day)
     AND (NEW.until_day IS NULL OR other.from_day <= NEW.until_day)
     AND EXISTS (SELECT 1 FROM json_each(other.weekdays) theirs JOIN json_each(NEW.weekdays) ours
                  ON ours.value = theirs.value)) BEGIN
  SELECT RAISE(ABORT, 'canteen_patterns: one pattern of a meal and weekday at a time');
END;

CREATE TRIGGER `canteen_handings_of_deliveries` BEFORE INSERT ON `canteen_handings`
WHEN NOT EXISTS (
  SELECT 1 FROM canteen_meals m WHERE m.id = NEW.meal_id AND m.kind = 'sale' AND m.way = 'delivered') BEGIN
  SELECT RAISE(ABORT, 'canteen_handings: only what was brought is handed over');
END;

CREATE TRIGGER `canteen_not_taken_door` BEFORE INSERT ON `canteen_not_taken`
WHEN NEW.reason = 'door-not-opened' AND (
  SELECT count(*) FROM canteen_door_steps s
   WHERE s.day = NEW.day AND s.meal = NEW.meal AND s.diner_id = NEW.diner_id AND s.result = 'no-answer') < 4 BEGIN
  SELECT RAISE(ABORT, 'canteen_not_taken: a shut door is settled after every step');
END;

CREATE INDEX `room_checks_of` ON `room_checks` (`booking_id`,`id`);

CREATE INDEX `room_key_entries_of` ON `room_key_entries` (`room_id`,`key_name`,`id`);

CREATE INDEX `room_key_entries_booking` ON `room_key_entries` (`booking_id`);

CREATE UNIQUE INDEX `room_key_entries_reverses` ON `room_key_entries` (`reverses`) WHERE reverses IS NOT NULL;

CREATE INDEX `room_photos_of` ON `room_photos` (`booking_id`,`id`);

CREATE UNIQUE INDEX `room_photos_attachment` ON `room_photos` (`attachment_id`);

CREATE TRIGGER `room_checks_no_update` BEFORE UPDATE ON `room_checks` BEGIN
  SELECT RAISE(ABORT, 'room_checks is append-only');
END;

CREATE TRIGGER `room_checks_no_delete` BEFORE DELETE ON `room_checks`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE ((e.subject = 'booking' AND e.id = OLD.booking_id) OR (e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = OLD.booking_id AND b.resident_id = e.id)))) BEGIN
  SELECT RAISE(ABORT, 'room_checks is append-only');
END;

CREATE TRIGGER `room_key_entries_no_update` BEFORE UPDATE OF `id`, `room_id`, `key_name`, `movement`, `booking_id`, `due`, `pieces`, `at`, `staff_id`, `reverses` ON `room_key_entries` BEGIN
  SELECT RAISE(ABORT, 'room_key_entries is append-only');
END;

CREATE TRIGGER `room_key_entries_no_blanking` BEFORE UPDATE OF `taken_by` ON `room_key_entries`
WHEN NEW.`taken_by` IS NOT NULL OR NOT EXISTS (SELECT 1 FROM erasing e WHERE ((e.subject = 'booking' AND e.id = OLD.booking_id) OR (e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = OLD.booking_id AND b.resident_id = e.id)))) BEGIN
  SELECT RAISE(ABORT, 'room_key_entries is append-only');
END;

CREATE TRIGGER `room_key_entries_no_delete` BEFORE DELETE ON `room_key_entries` BEGIN
  SELECT RAISE(ABORT, 'room_key_entries is append-only');
END;

CREATE TRIGGER `room_key_entries_amount` BEFORE INSERT ON `room_key_entries`
WHEN NEW.pieces <= 0 BEGIN
  SELECT RAISE(ABORT, 'room_key_entries: an amount is more than nothing');
END;

CREATE TRIGGER `room_key_entries_reversal` BEFORE INSERT ON `room_key_entries`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM room_key_entries taken
   WHERE taken.id = NEW.reverses AND taken.reverses IS NULL AND taken.pieces = NEW.pieces
     AND taken.room_id = NEW.room_id AND taken.key_name = NEW.key_name) BEGIN
  SELECT RAISE(ABORT, 'room_key_entries: a reversal takes one row of its account back, whole');
END;

CREATE TRIGGER `room_key_entries_no_lot_below_zero` AFTER INSERT ON `room_key_entries`
WHEN EXISTS (
  SELECT 1 FROM (
    SELECT CASE movement WHEN 'kept' THEN 'here' WHEN 'out' THEN 'out' WHEN 'back' THEN 'here' END AS lot, CASE WHEN reverses IS NULL THEN pieces ELSE -pieces END AS change FROM room_key_entries WHERE room_key_entries.room_id = NEW.room_id AND room_key_entries.key_name = NEW.key_name
    UNION ALL
    SELECT CASE movement WHEN 'out' THEN 'here' WHEN 'back' THEN 'out' WHEN 'lost' THEN 'out' END AS lot, CASE WHEN reverses IS NULL THEN -pieces ELSE pieces END AS change FROM room_key_entries WHERE room_key_entries.room_id = NEW.room_id AND room_key_entries.key_name = NEW.key_name)
   WHERE lot IS NOT NULL GROUP BY lot HAVING sum(change) < 0) BEGIN
  SELECT RAISE(ABORT, 'room_key_entries: no lot falls below zero');
END;

CREATE UNIQUE INDEX `series_dates_booking` ON `series_dates` (`booking_id`) WHERE booking_id IS NOT NULL;

CREATE INDEX `series_dates_of` ON `series_dates` (`series_id`,`starts`);

CREATE TRIGGER `series_dates_insert`
AFTER INSERT ON `series_dates` WHEN NEW.booking_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'rooms.series-of-another') WHERE EXISTS (
    SELECT 1 FROM bookings mine, series_dates d JOIN bookings b ON b.id = d.booking_id
     WHERE mine.id = NEW.booking_id AND d.series_id = NEW.series_id AND d.date <> NEW.date
       AND (b.holder_kind <> mine.holder_kind OR b.resident_id IS NOT mine.resident_id
            OR b.group_id IS NOT mine.group_id));
END;

CREATE TRIGGER `series_dates_update`
AFTER UPDATE ON `series_dates` WHEN NEW.booking_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'rooms.series-of-another') WHERE EXISTS (
    SELECT 1 FROM bookings mine, series_dates d JOIN bookings b ON b.id = d.booking_id
     WHERE mine.id = NEW.booking_id AND d.series_id = NEW.series_id AND d.date <> NEW.date
       AND (b.holder_kind <> mine.holder_kind OR b.resident_id IS NOT mine.resident_id
            OR b.group_id IS NOT mine.group_id));
END;

CREATE TRIGGER `series_dates_once` BEFORE INSERT ON `series_dates`
WHEN EXISTS (SELECT 1 FROM series_dates WHERE series_id = NEW.series_id AND date = NEW.date)
  OR EXISTS (SELECT 1 FROM series_dates WHERE booking_id = NEW.booking_id) BEGIN
  SELECT RAISE(ABORT, 'rooms.series-date-exists');
END;

CREATE UNIQUE INDEX `canteen_calls_place` ON `canteen_calls` (`claim_id`,`place`);

CREATE INDEX `canteen_calls_diner` ON `canteen_calls` (`diner_id`);

CREATE INDEX `canteen_claim_events_claim` ON `canteen_claim_events` (`claim_id`,`id`);

CREATE UNIQUE INDEX `canteen_claim_lines_once` ON `canteen_claim_lines` (`meal_id`,`part`,`policy`,`category`,`funder`,`turn`);

CREATE INDEX `canteen_claim_lines_corrected` ON `canteen_claim_lines` (`meal_id`) WHERE turn > 1;

CREATE INDEX `canteen_claims_until` ON `canteen_claims` (`until_day`,`id`);

CREATE TRIGGER `canteen_claim_events_no_update` BEFORE UPDATE ON `canteen_claim_events` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_events is append-only');
END;

CREATE TRIGGER `canteen_claim_events_no_delete` BEFORE DELETE ON `canteen_claim_events` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_events is append-only');
END;

CREATE TRIGGER `canteen_claim_lines_of_draft` BEFORE INSERT ON `canteen_claim_lines`
WHEN (SELECT c.state FROM canteen_claims c WHERE c.id = NEW.claim_id) IS NOT 'draft' BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_lines: the claim is no draft');
END;

CREATE TRIGGER `canteen_claim_lines_turns` BEFORE INSERT ON `canteen_claim_lines`
WHEN NEW.turn > 1 AND NOT EXISTS (
  SELECT 1 FROM canteen_claim_lines other
   WHERE other.meal_id = NEW.meal_id AND other.part = NEW.part AND other.policy = NEW.policy AND other.category = NEW.category AND other.funder = NEW.funder AND other.turn = NEW.turn - 1 AND (NEW.turn % 2 = 1 OR other.fen = -NEW.fen)) BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_lines: a line takes back the one before, whole');
END;

CREATE TRIGGER `canteen_claim_lines_stay` BEFORE UPDATE ON `canteen_claim_lines` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_lines: a line stays as it is');
END;

CREATE TRIGGER `canteen_claim_lines_locked` BEFORE DELETE ON `canteen_claim_lines`
WHEN (SELECT c.state FROM canteen_claims c WHERE c.id = OLD.claim_id) IN ('submitted', 'paid') BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_lines: the claim was submitted');
END;

CREATE TRIGGER `canteen_claim_lines_last` BEFORE DELETE ON `canteen_claim_lines`
WHEN EXISTS (SELECT 1 FROM canteen_claim_lines other
   WHERE other.meal_id = OLD.meal_id AND other.part = OLD.part AND other.policy = OLD.policy AND other.category = OLD.category AND other.funder = OLD.funder AND other.turn > OLD.turn AND other.claim_id <> OLD.claim_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_lines: a later claim corrects this line');
END;

CREATE TRIGGER `canteen_claim_lines_claimed` AFTER INSERT ON `canteen_claim_lines` BEGIN
  DELETE FROM canteen_unclaimed WHERE meal_id = NEW.meal_id;
END;

CREATE TRIGGER `canteen_claim_lines_unclaimed` AFTER DELETE ON `canteen_claim_lines` BEGIN
  INSERT INTO canteen_unclaimed (meal_id) VALUES (OLD.meal_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER `canteen_claims_span_stays` BEFORE UPDATE OF from_day, until_day ON `canteen_claims` BEGIN
  SELECT RAISE(ABORT, 'canteen_claims: a claim is of its period');
END;

CREATE TRIGGER `canteen_claims_seed_stays` BEFORE UPDATE OF seed ON `canteen_claims`
WHEN OLD.seed IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'canteen_claims: a sample is drawn once');
END;

CREATE INDEX `canteen_care_results_diner` ON `canteen_care_results` (`diner_id`,`day`);

CREATE INDEX `canteen_care_results_day` ON `canteen_care_results` (`day`);

CREATE TRIGGER `canteen_care_results_no_update` BEFORE UPDATE ON `canteen_care_results` BEGIN
  SELECT RAISE(ABORT, 'canteen_care_results is append-only');
END;

CREATE TRIGGER `canteen_care_results_no_delete` BEFORE DELETE ON `canteen_care_results`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_diners d WHERE d.id = OLD.diner_id AND d.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_care_results is append-only');
END;

CREATE INDEX `canteen_safety_records_day` ON `canteen_safety_records` (`day`,`kind`);

CREATE INDEX `canteen_safety_records_kind` ON `canteen_safety_records` (`kind`,`day`);

CREATE INDEX `canteen_safety_records_about` ON `canteen_safety_records` (`kind`,`about`);

CREATE UNIQUE INDEX `canteen_safety_records_strikes` ON `canteen_safety_records` (`strikes`);

CREATE TRIGGER `canteen_safety_records_no_update` BEFORE UPDATE ON `canteen_safety_records` BEGIN
  SELECT RAISE(ABORT, 'canteen_safety_records is append-only');
END;

CREATE TRIGGER `canteen_safety_records_no_delete` BEFORE DELETE ON `canteen_safety_records` BEGIN
  SELECT RAISE(ABORT, 'canteen_safety_records is append-only');
END;

CREATE INDEX `room_displacement_calls_of` ON `room_displacement_calls` (`displacement_id`,`id`);

CREATE UNIQUE INDEX `room_displacements_booking` ON `room_displacements` (`booking_id`);

CREATE INDEX `room_displacements_by` ON `room_displacements` (`by_booking_id`);

CREATE INDEX `room_displacements_moved` ON `room_displacements` (`moved_to_id`);

CREATE INDEX `room_displacements_open` ON `room_displacements` (`settled`,`id`);

CREATE INDEX `room_waiting_open` ON `room_waiting` (`starts`) WHERE state IN ('waiting', 'offered');

CREATE INDEX `room_waiting_resident` ON `room_waiting` (`resident_id`,`starts`);

CREATE UNIQUE INDEX `room_waiting_booking` ON `room_waiting` (`booking_id`) WHERE booking_id IS NOT NULL;

CREATE INDEX `room_waiting_events_of` ON `room_waiting_events` (`waiting_id`,`id`);

CREATE TRIGGER `room_waiting_events_no_update` BEFORE UPDATE ON `room_waiting_events` BEGIN
  SELECT RAISE(ABORT, 'room_waiting_events is append-only');
END;

CREATE TRIGGER `room_waiting_events_no_delete` BEFORE DELETE ON `room_waiting_events`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM room_waiting w WHERE w.id = OLD.waiting_id AND w.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'room_waiting_events is append-only');
END;

CREATE TRIGGER `room_displacement_calls_no_update` BEFORE UPDATE ON `room_displacement_calls` BEGIN
  SELECT RAISE(ABORT, 'room_displacement_calls is append-only');
END;

CREATE TRIGGER `room_displacement_calls_no_delete` BEFORE DELETE ON `room_displacement_calls`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM room_displacements d JOIN bookings b ON b.id = d.booking_id
     WHERE d.id = OLD.displacement_id AND b.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'room_displacement_calls is append-only');
END;

CREATE TRIGGER `room_waiting_offer_insert` AFTER INSERT ON `room_waiting`
WHEN NEW.state = 'offered' BEGIN
  SELECT RAISE(ABORT, 'rooms.offer-holds-nothing') WHERE NOT EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = NEW.booking_id AND b.state = 'pending' AND b.room_id = NEW.room_id
       AND b.starts = NEW.starts AND b.ends = NEW.ends AND b.holder_kind = NEW.holder_kind
       AND b.resident_id IS NEW.resident_id AND b.group_id IS NEW.group_id);
END;

CREATE TRIGGER `room_waiting_offer_update` AFTER UPDATE ON `room_waiting`
WHEN NEW.state = 'offered' AND OLD.state <> 'offered' BEGIN
  SELECT RAISE(ABORT, 'rooms.offer-holds-nothing') WHERE NOT EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = NEW.booking_id AND b.state = 'pending' AND b.room_id = NEW.room_id
       AND b.starts = NEW.starts AND b.ends = NEW.ends AND b.holder_kind = NEW.holder_kind
       AND b.resident_id IS NEW.resident_id AND b.group_id IS NEW.group_id);
END;

CREATE TRIGGER `room_waiting_final` BEFORE UPDATE OF state ON `room_waiting`
WHEN OLD.state NOT IN ('waiting', 'offered') AND NEW.state <> OLD.state BEGIN
  SELECT RAISE(ABORT, 'rooms.waiting-is-over');
END;

CREATE TRIGGER `room_waiting_place` BEFORE UPDATE OF id, room_id, starts, ends, holder_kind, resident_id, group_id ON `room_waiting` BEGIN
  SELECT RAISE(ABORT, 'rooms.waiting-keeps-its-place');
END;

CREATE TRIGGER `room_waiting_last` BEFORE INSERT ON `room_waiting`
WHEN NEW.id <= (SELECT max(id) FROM room_waiting) AND NEW.id > 0 BEGIN
  SELECT RAISE(ABORT, 'rooms.waiting-keeps-its-place');
END;

CREATE TRIGGER `room_displacements_insert` AFTER INSERT ON `room_displacements` BEGIN
  SELECT RAISE(ABORT, 'rooms.displaces-not') WHERE NOT EXISTS (
    SELECT 1 FROM bookings b, bookings own WHERE b.id = NEW.booking_id AND own.id = NEW.by_booking_id
       AND b.state = 'displaced' AND own.holder_kind = 'centre' AND own.use NOT IN ('ordinary', 'standing-group'));
END;

CREATE TRIGGER `room_displacements_stay` BEFORE UPDATE OF id, booking_id, by_booking_id ON `room_displacements` BEGIN
  SELECT RAISE(ABORT, 'rooms.displaces-not');
END;

CREATE TRIGGER `room_displacements_once` BEFORE INSERT ON `room_displacements`
WHEN EXISTS (SELECT 1 FROM room_displacements WHERE id = NEW.id OR booking_id = NEW.booking_id) BEGIN
  SELECT RAISE(ABORT, 'rooms.displaces-not');
END;

CREATE TRIGGER `seal_runs_no_update` BEFORE UPDATE ON `seal_runs` BEGIN
  SELECT RAISE(ABORT, 'seal_runs is append-only');
END;

CREATE TRIGGER `seal_runs_no_delete` BEFORE DELETE ON `seal_runs` BEGIN
  SELECT RAISE(ABORT, 'seal_runs is append-only');
END;

CREATE INDEX `room_rival_calls_of` ON `room_rival_calls` (`rival_id`,`id`);

CREATE UNIQUE INDEX `room_rivals_booking` ON `room_rivals` (`booking_id`,`by_booking_id`);

CREATE INDEX `room_rivals_by` ON `room_rivals` (`by_booking_id`);

CREATE INDEX `room_rivals_open` ON `room_rivals` (`settled`,`id`);

CREATE INDEX `room_unmet_at` ON `room_unmet` (`at`);

CREATE INDEX `bookings_held` ON `bookings` (`room_id`,`whole`,`held_until`,`starts`) WHERE held_until IS NOT NULL;

CREATE TRIGGER `room_rival_calls_no_update` BEFORE UPDATE ON `room_rival_calls` BEGIN
  SELECT RAISE(ABORT, 'room_rival_calls is append-only');
END;

CREATE TRIGGER `room_rival_calls_no_delete` BEFORE DELETE ON `room_rival_calls`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM room_rivals r JOIN bookings b ON b.id = r.booking_id
     WHERE r.id = OLD.rival_id AND b.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'room_rival_calls is append-only');
END;

CREATE TRIGGER `bookings_held_insert` AFTER INSERT ON `bookings`
WHEN NEW.held_until IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'rooms.too-many') WHERE NEW.places > (SELECT places FROM rooms WHERE id = NEW.room_id);
  SELECT RAISE(ABORT, 'rooms.taken') WHERE EXISTS (
    SELECT 1 FROM room_relations x
      JOIN rooms mine ON mine.id = x.room_id
      JOIN rooms theirs ON theirs.id = x.other_id
     WHERE x.room_id = NEW.room_id
       AND ((x.relation <> 'within' OR NEW.whole) AND (SELECT b.starts FROM bookings b
       WHERE b.room_id = x.other_id AND b.whole = 1 AND b.held_until IS NOT NULL
         AND b.held_until > NEW.starts - mine.buffer_before - theirs.buffer_after AND b.id <> NEW.id
       ORDER BY b.held_until LIMIT 1) < NEW.held_until + mine.buffer_after + theirs.buffer_before
         OR (x.relation = 'excluded' OR (NEW.whole AND x.relation <> 'around')) AND EXISTS (SELECT 1 FROM bookings b
       WHERE b.room_id = x.other_id AND b.whole = 0 AND b.held_until IS NOT NULL
         AND b.held_until > NEW.starts - mine.buffer_before - theirs.buffer_after AND b.held_until < NEW.held_until + mine.buffer_after + theirs.buffer_before + 2881
         AND b.starts < NEW.held_until + mine.buffer_after + theirs.buffer_before AND b.id <> NEW.id)));
  SELECT RAISE(ABORT, 'rooms.places') WHERE NOT NEW.whole AND EXISTS (
    SELECT 1 FROM (
      SELECT max(m.begins, NEW.starts - r.buffer_before) AS at FROM (SELECT b.starts - r.buffer_before AS begins, b.held_until + r.buffer_after AS ends, b.places
      FROM bookings b JOIN rooms r ON r.id = b.room_id
     WHERE b.room_id = NEW.room_id AND b.whole = 0 AND b.held_until IS NOT NULL
       AND b.held_until > NEW.starts - r.buffer_before - r.buffer_after
       AND b.held_until < NEW.held_until + r.buffer_before + r.buffer_after + 2881) m, rooms r
       WHERE r.id = NEW.room_id AND m.begins < NEW.held_until + r.buffer_after) moment
     WHERE (SELECT sum(s.places) FROM (SELECT b.starts - r.buffer_before AS begins, b.held_until + r.buffer_after AS ends, b.places
      FROM bookings b JOIN rooms r ON r.id = b.room_id
     WHERE b.room_id = NEW.room_id AND b.whole = 0 AND b.held_until IS NOT NULL
       AND b.held_until > NEW.starts - r.buffer_before - r.buffer_after
       AND b.held_until < NEW.held_until + r.buffer_before + r.buffer_after + 2881) s WHERE s.begins <= moment.at AND s.ends > moment.at)
           > (SELECT places FROM rooms WHERE id = NEW.room_id));
END;

CREATE INDEX `canteen_list_changes_list` ON `canteen_list_changes` (`list_id`,`id`);

CREATE INDEX `canteen_list_changes_eligibility` ON `canteen_list_changes` (`eligibility_id`);

CREATE INDEX `canteen_eligibilities_category` ON `canteen_eligibilities` (`category`,`id`);

CREATE TRIGGER `canteen_category_lists_no_delete` BEFORE DELETE ON `canteen_category_lists` BEGIN
  SELECT RAISE(ABORT, 'canteen_category_lists is append-only');
END;

CREATE TRIGGER `canteen_list_changes_no_update` BEFORE UPDATE ON `canteen_list_changes` BEGIN
  SELECT RAISE(ABORT, 'canteen_list_changes is append-only');
END;

CREATE TRIGGER `canteen_list_changes_no_delete` BEFORE DELETE ON `canteen_list_changes`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_eligibilities c WHERE c.id = OLD.eligibility_id AND c.resident_id = e.id)) BEGIN
  SELECT RAISE(ABORT, 'canteen_list_changes is append-only');
END;

CREATE TRIGGER `canteen_not_taken_day_open` BEFORE INSERT ON `canteen_not_taken`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_not_taken: the day is closed');
END;

CREATE TRIGGER `canteen_door_steps_day_open` BEFORE INSERT ON `canteen_door_steps`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_door_steps: the day is closed');
END;

CREATE TRIGGER `booking_equipment_insert` AFTER INSERT ON `booking_equipment`
WHEN (SELECT held_until FROM bookings WHERE id = NEW.booking_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'rooms.off-quarter') WHERE (SELECT starts FROM bookings WHERE id = NEW.booking_id) % 15 <> 0 OR (SELECT ends FROM bookings WHERE id = NEW.booking_id) % 15 <> 0;
  SELECT RAISE(ABORT, 'rooms.no-such-equipment') WHERE NOT EXISTS (SELECT 1 FROM equipment_rooms p WHERE p.equipment_id = NEW.equipment_id AND p.room_id = (SELECT room_id FROM bookings WHERE id = NEW.booking_id));
  INSERT INTO equipment_slots (equipment_id, slot, used)
    SELECT NEW.equipment_id, slot, NEW.pieces FROM (WITH RECURSIVE q(slot) AS (
      SELECT (SELECT starts FROM bookings WHERE id = NEW.booking_id) / 15 UNION ALL SELECT slot + 1 FROM q WHERE (slot + 1) * 15 < (SELECT held_until FROM bookings WHERE id = NEW.booking_id))
    SELECT slot FROM q) WHERE true
    ON CONFLICT DO UPDATE SET used = used + excluded.used;
  SELECT RAISE(ABORT, 'rooms.equipment') WHERE EXISTS (SELECT 1 FROM equipment_slots s
     WHERE s.equipment_id = NEW.equipment_id AND s.slot >= (SELECT starts FROM bookings WHERE id = NEW.booking_id) / 15 AND s.slot < ((SELECT held_until FROM bookings WHERE id = NEW.booking_id) + 14) / 15
       AND s.used > (SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id)
      - min((SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id),
            (SELECT coalesce(sum(o.pieces), 0) FROM equipment_outages o
              WHERE o.equipment_id = s.equipment_id AND o.from_day <= date(s.slot * 900, 'unixepoch')
                AND (o.until_day IS NULL OR date(s.slot * 900, 'unixepoch') <= o.until_day))));
END;

CREATE INDEX `typed_reasons_subject` ON `typed_reasons` (`subject`);

CREATE TRIGGER `canteen_prices_end_of_meal` BEFORE INSERT ON `canteen_prices`
WHEN NEW.ended <> 0 AND NEW.meal IS NULL BEGIN
  SELECT RAISE(ABORT, 'canteen_prices: only the price of one meal ends');
END;

CREATE UNIQUE INDEX `canteen_entries_reverses` ON `canteen_entries` (`reverses`) WHERE reverses IS NOT NULL;

CREATE INDEX `canteen_entries_deed` ON `canteen_entries` (`deed`) WHERE deed IS NOT NULL;

CREATE UNIQUE INDEX `canteen_meals_reverses` ON `canteen_meals` (`reverses`) WHERE reverses IS NOT NULL;

CREATE INDEX `renewal_duties_comes` ON `renewal_duties` (`comes_on`,`id`) WHERE comes_on IS NOT NULL;

CREATE INDEX `correction_materials_event` ON `correction_materials` (`event_id`);

CREATE INDEX `custody_entries_material` ON `custody_entries` (`material_id`);

CREATE INDEX `custody_entries_after` ON `custody_entries` (`after_event`) WHERE after_event IS NOT NULL;

CREATE INDEX `service_requests_agent` ON `service_requests` (`agent_id_number`) WHERE agent_id_number IS NOT NULL;

CREATE INDEX `service_requests_errand` ON `service_requests` (`open_errand_id`) WHERE open_errand_id IS NOT NULL;

CREATE INDEX `visit_moves_whose` ON `visit_moves` (json_extract(before, '$.residentId')) WHERE json_extract(before, '$.residentId') IS NOT NULL;

CREATE INDEX `service_requests_at_hand` ON `service_requests` (`state`,`ended_day`,`id`) WHERE state NOT IN ('delivered', 'followed-up', 'terminated', 'not-accepted');

CREATE INDEX `service_requests_over` ON `service_requests` (`state`,`id`) WHERE state IN ('delivered', 'followed-up', 'terminated', 'not-accepted');

CREATE INDEX `service_requests_numbered` ON `service_requests` (`number`);

CREATE INDEX `service_requests_opened` ON `service_requests` (`opened_day`,`item_id`);

CREATE INDEX `audit_staff` ON `audit` (`staff_id`,`family`,`at`);

CREATE INDEX `resident_tags_tag` ON `resident_tags` (`tag`,`resident_id`,`since`,`until`);

CREATE INDEX `canteen_accounts_diner` ON `canteen_accounts` (`diner_id`,`id`);

CREATE INDEX `booking_events_taken_back` ON `booking_events` (`takes_back`) WHERE takes_back IS NOT NULL;

CREATE INDEX `visits_category` ON `visits` (`category`,`day`,`id`) WHERE category IS NOT NULL;

CREATE INDEX `visits_left` ON `visits` (`day`,`id`) WHERE state = 'left';

CREATE INDEX `resident_merges_kept` ON `resident_merges` (`kept`,`id`);

CREATE INDEX `resident_merges_gone` ON `resident_merges` (`gone`,`id`);

CREATE INDEX `residents_apart_other` ON `residents_apart` (`other`);

CREATE TRIGGER `ended_segments_no_update` BEFORE UPDATE ON `ended_segments` BEGIN
  SELECT RAISE(ABORT, 'ended_segments is append-only');
END;

CREATE TRIGGER `ended_segments_no_delete` BEFORE DELETE ON `ended_segments` BEGIN
  SELECT RAISE(ABORT, 'ended_segments is append-only');
END;

CREATE UNIQUE INDEX `visit_ratings_visit` ON `visit_ratings` (`visit_id`);

CREATE INDEX `visit_ratings_day` ON `visit_ratings` (`day`,`rating`);

CREATE TRIGGER `visit_ratings_no_update` BEFORE UPDATE ON `visit_ratings` BEGIN
  SELECT RAISE(ABORT, 'visit_ratings is append-only');
END;

CREATE TRIGGER `visit_ratings_no_delete` BEFORE DELETE ON `visit_ratings` BEGIN
  SELECT RAISE(ABORT, 'visit_ratings is append-only');
END;

CREATE INDEX `renewal_duties_enlisting` ON `renewal_duties` (`enlisting_id`) WHERE enlisting_id IS NOT NULL;

CREATE INDEX `resident_tags_tagging` ON `resident_tags` (`tagging_id`) WHERE tagging_id IS NOT NULL;

CREATE INDEX `service_requests_poor` ON `service_requests` (`ended_day`,`id`) WHERE rating IN ('dissatisfied', 'very-dissatisfied');

CREATE UNIQUE INDEX `visit_moves_undone` ON `visit_moves` (`undoes`) WHERE undoes IS NOT NULL;

CREATE TRIGGER `canteen_meals_sitting_free` AFTER INSERT ON `canteen_meals`
WHEN NEW.reverses IS NOT NULL BEGIN
  DELETE FROM canteen_sittings
   WHERE (day, meal, diner_id) = (SELECT sold.day, sold.meal, sold.diner_id FROM canteen_meals sold WHERE sold.id = NEW.reverses)
     AND meal_id = NEW.reverses;
END;

CREATE INDEX `audit_taken_out` ON `audit` (`sequence`) WHERE procedure IN ('canteen.claims.export', 'canteen.figures.export', 'mediation.figures.export', 'mediation.pay.export', 'privacy.exportRegister', 'residents.exportSheet', 'rooms.figures.export', 'serviceRequests.figures.export', 'visits.figures.export');

CREATE TRIGGER `canteen_tenders_no_update` BEFORE UPDATE ON `canteen_tenders` BEGIN
  SELECT RAISE(ABORT, 'canteen_tenders is append-only');
END;

CREATE TRIGGER `canteen_tenders_no_delete` BEFORE DELETE ON `canteen_tenders` BEGIN
  SELECT RAISE(ABORT, 'canteen_tenders is append-only');
END;

CREATE TRIGGER `canteen_tenders_day_open` BEFORE INSERT ON `canteen_tenders`
WHEN EXISTS (SELECT 1 FROM canteen_meals m JOIN canteen_closed_days closed ON closed.day = m.day WHERE m.id = NEW.meal_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_tenders: the day is closed');
END;

CREATE TRIGGER `canteen_subsidies_no_update` BEFORE UPDATE ON `canteen_subsidies` BEGIN
  SELECT RAISE(ABORT, 'canteen_subsidies is append-only');
END;

CREATE TRIGGER `canteen_subsidies_no_delete` BEFORE DELETE ON `canteen_subsidies` BEGIN
  SELECT RAISE(ABORT, 'canteen_subsidies is append-only');
END;

CREATE TRIGGER `canteen_subsidies_day_open` BEFORE INSERT ON `canteen_subsidies`
WHEN EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day) BEGIN
  SELECT RAISE(ABORT, 'canteen_subsidies: the day is closed');
END;

CREATE TRIGGER `canteen_subsidies_unclaimed` AFTER INSERT ON `canteen_subsidies` BEGIN
  INSERT INTO canteen_unclaimed (meal_id)
  SELECT coalesce(m.reverses, m.id) FROM canteen_meals m WHERE m.id = NEW.meal_id ON CONFLICT DO NOTHING;
END;

CREATE INDEX `canteen_entries_account` ON `canteen_entries` (`account_id`,`lot_id`);

CREATE INDEX `canteen_lots_left` ON `canteen_lots` (`account_id`,`id`) WHERE spent = 0;

CREATE TRIGGER `canteen_entries_reversal` BEFORE INSERT ON `canteen_entries`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM canteen_entries taken
   WHERE taken.id = NEW.reverses AND taken.reverses IS NULL AND taken.fen = NEW.fen
     AND taken.account_id = NEW.account_id AND taken.lot_id = NEW.lot_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: a reversal takes one row of its account back, whole');
END;

CREATE TRIGGER `canteen_entries_no_lot_below_zero` AFTER INSERT ON `canteen_entries`
WHEN EXISTS (
  SELECT 1 FROM (
    SELECT CASE passage WHEN 'in' THEN 'lot' END AS lot, CASE WHEN reverses IS NULL THEN fen ELSE -fen END AS change FROM canteen_entries WHERE canteen_entries.account_id = NEW.account_id AND canteen_entries.lot_id = NEW.lot_id
    UNION ALL
    SELECT CASE passage WHEN 'out' THEN 'lot' END AS lot, CASE WHEN reverses IS NULL THEN -fen ELSE fen END AS change FROM canteen_entries WHERE canteen_entries.account_id = NEW.account_id AND canteen_entries.lot_id = NEW.lot_id)
   WHERE lot IS NOT NULL GROUP BY lot HAVING sum(change) < 0) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: no lot falls below zero');
END;

CREATE TRIGGER `canteen_entries_left` AFTER INSERT ON `canteen_entries` BEGIN
  UPDATE canteen_lots SET left_fen = left_fen + (CASE WHEN (NEW.passage = 'in') = (NEW.reverses IS NULL) THEN NEW.fen ELSE -NEW.fen END) WHERE id = NEW.lot_id;
  UPDATE canteen_lots SET spent = (left_fen = 0) WHERE id = NEW.lot_id AND spent <> (left_fen = 0);
  UPDATE canteen_accounts SET left_fen = left_fen + (CASE WHEN (NEW.passage = 'in') = (NEW.reverses IS NULL) THEN NEW.fen ELSE -NEW.fen END), used_at = max(used_at, NEW.at) WHERE id = NEW.account_id;
END;

CREATE INDEX `canteen_meals_diner` ON `canteen_meals` (`diner_id`,`day`,`kind`,`meal`,`at`,`used`);

CREATE TRIGGER `canteen_subsidies_given` AFTER INSERT ON `canteen_subsidies` BEGIN
  INSERT INTO canteen_given (month, policy, funder, fen)
  SELECT substr(coalesce(sold.day, m.day), 1, 7), NEW.policy, NEW.funder, NEW.fen
    FROM canteen_meals m LEFT JOIN canteen_meals sold ON sold.id = m.reverses WHERE m.id = NEW.meal_id
  ON CONFLICT (month, policy, funder) DO UPDATE SET fen = fen + excluded.fen;
END;

CREATE TRIGGER `canteen_meals_no_update` BEFORE UPDATE OF `id`, `kind`, `reverses`, `reason`, `day`, `meal`, `way`, `eater`, `at`, `late`, `clock`, `card_id`, `list_fen`, `price_fen`, `subsidy_fen`, `delivery_fee_fen`, `delivery_subsidy_fen`, `own_fen`, `lines`, `price`, `used`, `staff_id` ON `canteen_meals` BEGIN
  SELECT RAISE(ABORT, 'canteen_meals is append-only');
END;

CREATE TRIGGER `canteen_meals_clock` BEFORE INSERT ON `canteen_meals`
WHEN NEW.clock IS NOT NULL AND NOT coalesce(
  NEW.kind = 'sale' AND NEW.late IS NOT NULL AND NEW.clock GLOB '[0-2][0-9]:[0-5][0-9]' AND unixepoch(NEW.day || ' ' || NEW.clock) - 8 * 3600 <= NEW.at / 1000, 0) BEGIN
  SELECT RAISE(ABORT, 'canteen_meals: a clock is said of a meal that is written down afterwards');
END;

CREATE TRIGGER `canteen_given_first` AFTER INSERT ON `canteen_given` BEGIN
  SELECT RAISE(ABORT, 'canteen_given: more than there is for all')
   WHERE EXISTS (
     SELECT 1 FROM canteen_totals t WHERE t.policy = NEW.policy AND (t.funder = '' OR t.funder = NEW.funder)
        AND t.fen < (SELECT sum(g.fen) FROM canteen_given g
                      WHERE g.month BETWEEN '' AND '9999-12' AND g.policy = t.policy
                        AND (t.funder = '' OR g.funder = t.funder) AND CASE t.per
       WHEN 'month' THEN g.month = NEW.month WHEN 'quarter' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) AND (substr(g.month, 6, 2) + 2) / 3 = (substr(NEW.month, 6, 2) + 2) / 3 WHEN 'half-year' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) AND (substr(g.month, 6, 2) + 5) / 6 = (substr(NEW.month, 6, 2) + 5) / 6
       WHEN 'year' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) ELSE 1 END));
END;

CREATE TRIGGER `canteen_given_more` AFTER UPDATE OF fen ON `canteen_given` WHEN NEW.fen > OLD.fen BEGIN
  SELECT RAISE(ABORT, 'canteen_given: more than there is for all')
   WHERE EXISTS (
     SELECT 1 FROM canteen_totals t WHERE t.policy = NEW.policy AND (t.funder = '' OR t.funder = NEW.funder)
        AND t.fen < (SELECT sum(g.fen) FROM canteen_given g
                      WHERE g.month BETWEEN '' AND '9999-12' AND g.policy = t.policy
                        AND (t.funder = '' OR g.funder = t.funder) AND CASE t.per
       WHEN 'month' THEN g.month = NEW.month WHEN 'quarter' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) AND (substr(g.month, 6, 2) + 2) / 3 = (substr(NEW.month, 6, 2) + 2) / 3 WHEN 'half-year' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) AND (substr(g.month, 6, 2) + 5) / 6 = (substr(NEW.month, 6, 2) + 5) / 6
       WHEN 'year' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) ELSE 1 END));
END;

CREATE TRIGGER `canteen_subsidies_portion` AFTER INSERT ON `canteen_subsidies`
WHEN EXISTS (SELECT 1 FROM canteen_portion_members WHERE member = NEW.policy) BEGIN
  INSERT INTO canteen_portions_had (policy, at, period, had)
  SELECT p.policy, p.at, CASE p.per
       WHEN 'sitting' THEN m.day || ' ' || m.meal WHEN 'day' THEN m.day
       WHEN 'week' THEN date(m.day, 'weekday 0', '-6 days') WHEN 'month' THEN substr(m.day, 1, 7)
       WHEN 'quarter' THEN substr(m.day, 1, 4) || '-Q' || ((substr(m.day, 6, 2) + 2) / 3)
       WHEN 'half-year' THEN substr(m.day, 1, 4) || '-H' || ((substr(m.day, 6, 2) + 5) / 6)
       WHEN 'year' THEN substr(m.day, 1, 4) ELSE '' END, 1 FROM canteen_portion_members c
    JOIN canteen_portions p ON p.policy = c.policy AND p.at = c.at JOIN canteen_meals m ON m.id = NEW.meal_id
   WHERE c.member = NEW.policy AND m.reverses IS NULL AND NOT EXISTS (
     SELECT 1 FROM canteen_subsidies s JOIN canteen_portion_members other ON other.member = s.policy
      WHERE s.meal_id = NEW.meal_id AND s.line < NEW.line AND other.policy = p.policy AND other.at = p.at)
  ON CONFLICT (policy, at, period) DO UPDATE SET had = had + 1;
  UPDATE canteen_portions_had SET had = had - 1
   WHERE (policy, at, period) IN (
     SELECT p.policy, p.at, CASE p.per
       WHEN 'sitting' THEN sold.day || ' ' || sold.meal WHEN 'day' THEN sold.day
       WHEN 'week' THEN date(sold.day, 'weekday 0', '-6 days') WHEN 'month' THEN substr(sold.day, 1, 7)
       WHEN 'quarter' THEN substr(sold.day, 1, 4) || '-Q' || ((substr(sold.day, 6, 2) + 2) / 3)
       WHEN 'half-year' THEN substr(sold.day, 1, 4) || '-H' || ((substr(sold.day, 6, 2) + 5) / 6)
       WHEN 'year' THEN substr(sold.day, 1, 4) ELSE '' END FROM canteen_portion_members c
    JOIN canteen_portions p ON p.policy = c.policy AND p.at = c.at JOIN canteen_meals m ON m.id = NEW.meal_id
       JOIN canteen_meals sold ON sold.id = m.reverses
      WHERE c.member = NEW.policy AND NOT EXISTS (
     SELECT 1 FROM canteen_subsidies s JOIN canteen_portion_members other ON other.member = s.policy
      WHERE s.meal_id = NEW.meal_id AND s.line < NEW.line AND other.policy = p.policy AND other.at = p.at));
  SELECT RAISE(ABORT, 'canteen_portions: more meals than there are for all')
   WHERE EXISTS (
     SELECT 1 FROM canteen_portions p JOIN canteen_meals m ON m.id = NEW.meal_id
       JOIN canteen_portions_had h ON h.policy = p.policy AND h.at = p.at AND h.period = CASE p.per
       WHEN 'sitting' THEN m.day || ' ' || m.meal WHEN 'day' THEN m.day
       WHEN 'week' THEN date(m.day, 'weekday 0', '-6 days') WHEN 'month' THEN substr(m.day, 1, 7)
       WHEN 'quarter' THEN substr(m.day, 1, 4) || '-Q' || ((substr(m.day, 6, 2) + 2) / 3)
       WHEN 'half-year' THEN substr(m.day, 1, 4) || '-H' || ((substr(m.day, 6, 2) + 5) / 6)
       WHEN 'year' THEN substr(m.day, 1, 4) ELSE '' END
      WHERE p.policy = NEW.policy AND m.reverses IS NULL AND h.had > p.count);
END;

CREATE UNIQUE INDEX `canteen_claim_sums_once` ON `canteen_claim_sums` (`policy`,`code`,`period`,`turn`);

CREATE INDEX `canteen_claim_sums_claim` ON `canteen_claim_sums` (`claim_id`);

CREATE TRIGGER `canteen_claim_sums_of_draft` BEFORE INSERT ON `canteen_claim_sums`
WHEN (SELECT c.state FROM canteen_claims c WHERE c.id = NEW.claim_id) IS NOT 'draft' BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_sums: the claim is no draft');
END;

CREATE TRIGGER `canteen_claim_sums_turns` BEFORE INSERT ON `canteen_claim_sums`
WHEN NEW.turn > 1 AND NOT EXISTS (
  SELECT 1 FROM canteen_claim_sums other
   WHERE other.policy = NEW.policy AND other.code = NEW.code AND other.period = NEW.period AND other.turn = NEW.turn - 1
     AND (NEW.turn % 2 = 1 OR (other.fen = -NEW.fen AND other.funder = NEW.funder))) BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_sums: a sum takes back the one before, whole');
END;

CREATE TRIGGER `canteen_claim_sums_stay` BEFORE UPDATE ON `canteen_claim_sums` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_sums: a sum stays as it is');
END;

CREATE TRIGGER `canteen_claim_sums_locked` BEFORE DELETE ON `canteen_claim_sums`
WHEN (SELECT c.state FROM canteen_claims c WHERE c.id = OLD.claim_id) IN ('submitted', 'paid') BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_sums: the claim was submitted');
END;

CREATE TRIGGER `canteen_claim_sums_last` BEFORE DELETE ON `canteen_claim_sums`
WHEN EXISTS (SELECT 1 FROM canteen_claim_sums other
   WHERE other.policy = OLD.policy AND other.code = OLD.code AND other.period = OLD.period AND other.turn > OLD.turn AND other.claim_id <> OLD.claim_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_sums: a later claim corrects this sum');
END;

CREATE TRIGGER `bookings_held_update` AFTER UPDATE OF id, room_id, starts, ends, held_until, whole, places ON `bookings`
WHEN NEW.held_until IS NOT NULL AND (OLD.held_until IS NULL OR NEW.held_until > OLD.held_until
     OR NEW.starts < OLD.starts OR NEW.room_id <> OLD.room_id OR NEW.whole > OLD.whole OR NEW.places > OLD.places
     OR (OLD.whole AND NOT NEW.whole)) BEGIN
  SELECT RAISE(ABORT, 'rooms.too-many') WHERE NEW.places > (SELECT places FROM rooms WHERE id = NEW.room_id);
  SELECT RAISE(ABORT, 'rooms.taken') WHERE EXISTS (
    SELECT 1 FROM room_relations x
      JOIN rooms mine ON mine.id = x.room_id
      JOIN rooms theirs ON theirs.id = x.other_id
     WHERE x.room_id = NEW.room_id
       AND ((x.relation <> 'within' OR NEW.whole) AND (SELECT b.starts FROM bookings b
       WHERE b.room_id = x.other_id AND b.whole = 1 AND b.held_until IS NOT NULL
         AND b.held_until > (CASE WHEN NEW.starts = OLD.starts AND NEW.room_id = OLD.room_id AND NEW.whole = OLD.whole
         AND NEW.places <= OLD.places
      THEN min(NEW.held_until - 1, max(coalesce(OLD.held_until, NEW.starts),
             CASE WHEN OLD.state = 'no-show' AND NEW.state = 'checked-in' THEN coalesce(NEW.arrived_at, 0) ELSE 0 END))
      ELSE NEW.starts END) - mine.buffer_before - theirs.buffer_after AND b.id <> NEW.id
       ORDER BY b.held_until LIMIT 1) < NEW.held_until + mine.buffer_after + theirs.buffer_before
         OR (x.relation = 'excluded' OR (NEW.whole AND x.relation <> 'around')) AND EXISTS (SELECT 1 FROM bookings b
       WHERE b.room_id = x.other_id AND b.whole = 0 AND b.held_until IS NOT NULL
         AND b.held_until > (CASE WHEN NEW.starts = OLD.starts AND NEW.room_id = OLD.room_id AND NEW.whole = OLD.whole
         AND NEW.places <= OLD.places
      THEN min(NEW.held_until - 1, max(coalesce(OLD.held_until, NEW.starts),
             CASE WHEN OLD.state = 'no-show' AND NEW.state = 'checked-in' THEN coalesce(NEW.arrived_at, 0) ELSE 0 END))
      ELSE NEW.starts END) - mine.buffer_before - theirs.buffer_after AND b.held_until < NEW.held_until + mine.buffer_after + theirs.buffer_before + 2881
         AND b.starts < NEW.held_until + mine.buffer_after + theirs.buffer_before AND b.id <> NEW.id)));
  SELECT RAISE(ABORT, 'rooms.places') WHERE NOT NEW.whole AND EXISTS (
    SELECT 1 FROM (
      SELECT max(m.begins, (CASE WHEN NEW.starts = OLD.starts AND NEW.room_id = OLD.room_id AND NEW.whole = OLD.whole
         AND NEW.places <= OLD.places
      THEN min(NEW.held_until - 1, max(coalesce(OLD.held_until, NEW.starts),
             CASE WHEN OLD.state = 'no-show' AND NEW.state = 'checked-in' THEN coalesce(NEW.arrived_at, 0) ELSE 0 END))
      ELSE NEW.starts END) - r.buffer_before) AS at FROM (SELECT b.starts - r.buffer_before AS begins, b.held_until + r.buffer_after AS ends, b.places
      FROM bookings b JOIN rooms r ON r.id = b.room_id
     WHERE b.room_id = NEW.room_id AND b.whole = 0 AND b.held_until IS NOT NULL
       AND b.held_until > NEW.starts - r.buffer_before - r.buffer_after
       AND b.held_until < NEW.held_until + r.buffer_before + r.buffer_after + 2881) m, rooms r
       WHERE r.id = NEW.room_id AND m.begins < NEW.held_until + r.buffer_after) moment
     WHERE (SELECT sum(s.places) FROM (SELECT b.starts - r.buffer_before AS begins, b.held_until + r.buffer_after AS ends, b.places
      FROM bookings b JOIN rooms r ON r.id = b.room_id
     WHERE b.room_id = NEW.room_id AND b.whole = 0 AND b.held_until IS NOT NULL
       AND b.held_until > NEW.starts - r.buffer_before - r.buffer_after
       AND b.held_until < NEW.held_until + r.buffer_before + r.buffer_after + 2881) s WHERE s.begins <= moment.at AND s.ends > moment.at)
           > (SELECT places FROM rooms WHERE id = NEW.room_id));
END;

CREATE TRIGGER `bookings_equipment_update` AFTER UPDATE OF room_id, starts, ends, held_until ON `bookings`
WHEN EXISTS (SELECT 1 FROM booking_equipment WHERE booking_id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'rooms.off-quarter') WHERE NEW.held_until IS NOT NULL AND (NEW.starts % 15 <> 0 OR NEW.ends % 15 <> 0);
  SELECT RAISE(ABORT, 'rooms.no-such-equipment') WHERE NEW.held_until IS NOT NULL AND (OLD.held_until IS NULL OR OLD.room_id <> NEW.room_id)
     AND EXISTS (SELECT 1 FROM booking_equipment e WHERE e.booking_id = NEW.id AND NOT EXISTS (SELECT 1 FROM equipment_rooms p WHERE p.equipment_id = e.equipment_id AND p.room_id = NEW.room_id));
  INSERT INTO equipment_slots (equipment_id, slot, used)
    SELECT e.equipment_id, q.slot, -e.pieces
      FROM booking_equipment e, (WITH RECURSIVE q(slot) AS (
      SELECT OLD.starts / 15 UNION ALL SELECT slot + 1 FROM q WHERE (slot + 1) * 15 < OLD.held_until)
    SELECT slot FROM q) q
     WHERE e.booking_id = OLD.id AND OLD.held_until IS NOT NULL
    ON CONFLICT DO UPDATE SET used = used + excluded.used;
  INSERT INTO equipment_slots (equipment_id, slot, used)
    SELECT e.equipment_id, q.slot, e.pieces
      FROM booking_equipment e, (WITH RECURSIVE q(slot) AS (
      SELECT NEW.starts / 15 UNION ALL SELECT slot + 1 FROM q WHERE (slot + 1) * 15 < NEW.held_until)
    SELECT slot FROM q) q
     WHERE e.booking_id = NEW.id AND NEW.held_until IS NOT NULL
    ON CONFLICT DO UPDATE SET used = used + excluded.used;
  SELECT RAISE(ABORT, 'rooms.equipment') WHERE NEW.held_until IS NOT NULL AND EXISTS (SELECT 1 FROM booking_equipment e WHERE e.booking_id = NEW.id AND EXISTS (SELECT 1 FROM equipment_slots s
     WHERE s.equipment_id = e.equipment_id AND s.slot >= (CASE WHEN NEW.starts = OLD.starts AND NEW.room_id = OLD.room_id AND NEW.whole = OLD.whole
         AND NEW.places <= OLD.places
      THEN min(NEW.held_until - 1, max(coalesce(OLD.held_until, NEW.starts),
             CASE WHEN OLD.state = 'no-show' AND NEW.state = 'checked-in' THEN coalesce(NEW.arrived_at, 0) ELSE 0 END))
      ELSE NEW.starts END) / 15 AND s.slot < (NEW.held_until + 14) / 15
       AND NOT (OLD.held_until IS NOT NULL AND s.slot >= OLD.starts / 15 AND s.slot * 15 < OLD.held_until)
       AND s.used > (SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id)
      - min((SELECT e.pieces FROM room_equipment e WHERE e.id = s.equipment_id),
            (SELECT coalesce(sum(o.pieces), 0) FROM equipment_outages o
              WHERE o.equipment_id = s.equipment_id AND o.from_day <= date(s.slot * 900, 'unixepoch')
                AND (o.until_day IS NULL OR date(s.slot * 900, 'unixepoch') <= o.until_day)))));
END;

CREATE INDEX `room_waiting_comers_of` ON `room_waiting_comers` (`waiting_id`,`id`);

CREATE INDEX `room_waiting_comers_resident` ON `room_waiting_comers` (`resident_id`,`waiting_id`);

CREATE UNIQUE INDEX `canteen_claim_payments_reverses` ON `canteen_claim_payments` (`reverses`);

CREATE INDEX `canteen_claim_payments_claim` ON `canteen_claim_payments` (`claim_id`,`id`);

CREATE TRIGGER `canteen_claim_payments_no_update` BEFORE UPDATE ON `canteen_claim_payments` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments is append-only');
END;

CREATE TRIGGER `canteen_claim_payments_no_delete` BEFORE DELETE ON `canteen_claim_payments` BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments is append-only');
END;

CREATE TRIGGER `canteen_claim_payments_asked` BEFORE INSERT ON `canteen_claim_payments`
WHEN (SELECT c.state FROM canteen_claims c WHERE c.id = NEW.claim_id) NOT IN ('submitted', 'paid') BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments: nothing was asked for');
END;

CREATE TRIGGER `canteen_claim_payments_whole` BEFORE INSERT ON `canteen_claim_payments`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM canteen_claim_payments paid
   WHERE paid.id = NEW.reverses AND paid.reverses IS NULL AND paid.claim_id = NEW.claim_id
     AND paid.funder = NEW.funder AND paid.fen = -NEW.fen AND paid.deducted_fen = -NEW.deducted_fen) BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments: a payment is taken back whole');
END;

CREATE TRIGGER `canteen_category_lists_no_update` BEFORE UPDATE ON `canteen_category_lists` BEGIN
  SELECT RAISE(ABORT, 'canteen_category_lists is append-only');
END;

CREATE TRIGGER `canteen_claims_course` BEFORE UPDATE OF state ON `canteen_claims`
WHEN OLD.state || ' ' || NEW.state NOT IN (
  'draft checked', 'checked draft', 'checked submitted', 'submitted returned', 'submitted paid', 'returned draft',
  'returned submitted', 'paid submitted') BEGIN
  SELECT RAISE(ABORT, 'canteen_claims: no such move');
END;

CREATE INDEX `canteen_bankings_day` ON `canteen_bankings` (`day`) WHERE day IS NOT NULL;

CREATE TRIGGER `canteen_bankings_day_open` BEFORE INSERT ON `canteen_bankings`
WHEN EXISTS (SELECT 1 FROM canteen_shifts s JOIN canteen_closed_days closed ON closed.day = coalesce(NEW.day, s.day)
   WHERE s.id = NEW.shift_id) BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings: the day is closed');
END;

CREATE INDEX `canteen_claim_lines_claim` ON `canteen_claim_lines` (`claim_id`,`part`,`policy`,`category`,`funder`,`count`,`fen`,`meal_id`);

CREATE TRIGGER `canteen_tenders_why` BEFORE INSERT ON `canteen_tenders`
WHEN (NEW.kind = 'free' AND NEW.fen > 0) <> (NEW.why IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'canteen_tenders: what is given for nothing says why');
END;

CREATE INDEX `canteen_claim_payments_same_slip` ON `canteen_claim_payments` (`slip`,`funder`);

CREATE TRIGGER `canteen_claim_payments_slip_once` BEFORE INSERT ON `canteen_claim_payments`
WHEN NEW.reverses IS NULL AND NEW.slip <> '' AND (
  coalesce(abs(NEW.fen) > NEW.slip_fen, 0)
  OR EXISTS (SELECT 1 FROM canteen_claim_payments other
   WHERE other.slip = NEW.slip AND other.funder = NEW.funder AND other.reverses IS NULL
     AND NOT EXISTS (SELECT 1 FROM canteen_claim_payments back WHERE back.reverses = other.id) AND (NEW.slip_fen IS NULL OR other.slip_fen IS NOT NEW.slip_fen OR other.fen * NEW.fen < 0))
  OR abs(NEW.fen) + coalesce((SELECT sum(abs(other.fen)) FROM canteen_claim_payments other
   WHERE other.slip = NEW.slip AND other.funder = NEW.funder AND other.reverses IS NULL
     AND NOT EXISTS (SELECT 1 FROM canteen_claim_payments back WHERE back.reverses = other.id)), 0) > coalesce(NEW.slip_fen, abs(NEW.fen))) BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments: this slip is noted already, or comes to less');
END;

CREATE TRIGGER `canteen_samples_taken` AFTER INSERT ON `canteen_safety_records`
WHEN NEW.kind = 'sample' AND NEW.strikes IS NULL BEGIN
  INSERT INTO canteen_samples_kept (record_id) VALUES (NEW.id);
END;

CREATE TRIGGER `canteen_samples_struck` AFTER INSERT ON `canteen_safety_records`
WHEN NEW.kind = 'sample' AND NEW.strikes IS NOT NULL BEGIN
  DELETE FROM canteen_samples_kept WHERE record_id = NEW.strikes;
END;

CREATE TRIGGER `canteen_samples_once` BEFORE INSERT ON `canteen_safety_records`
WHEN NEW.kind = 'disposal' AND NEW.strikes IS NULL
  AND NOT EXISTS (SELECT 1 FROM canteen_samples_kept k WHERE k.record_id = NEW.about) BEGIN
  SELECT RAISE(ABORT, 'canteen_safety_records: this sample is not kept any more');
END;

CREATE TRIGGER `canteen_samples_gone` AFTER INSERT ON `canteen_safety_records`
WHEN NEW.kind = 'disposal' AND NEW.strikes IS NULL BEGIN
  DELETE FROM canteen_samples_kept WHERE record_id = NEW.about;
END;

CREATE TRIGGER `canteen_samples_back` AFTER INSERT ON `canteen_safety_records`
WHEN NEW.kind = 'disposal' AND NEW.strikes IS NOT NULL BEGIN
  INSERT INTO canteen_samples_kept (record_id)
  SELECT s.id FROM canteen_safety_records s
   WHERE s.id = NEW.about AND s.kind = 'sample' AND s.strikes IS NULL
     AND NOT EXISTS (SELECT 1 FROM canteen_safety_records x WHERE x.strikes = s.id)
     AND NOT EXISTS (
       SELECT 1 FROM canteen_safety_records d
        WHERE d.kind = 'disposal' AND d.about = s.id AND d.strikes IS NULL
          AND NOT EXISTS (SELECT 1 FROM canteen_safety_records x WHERE x.strikes = d.id))
  ON CONFLICT DO NOTHING;
END;

CREATE INDEX `bookings_waited_for` ON `bookings` (`room_id`,`starts`) WHERE state = 'confirmed';

CREATE UNIQUE INDEX `canteen_bankings_reverses` ON `canteen_bankings` (`reverses`) WHERE reverses IS NOT NULL;

CREATE TRIGGER `canteen_bankings_drawer_went_on` BEFORE INSERT ON `canteen_bankings`
WHEN EXISTS (SELECT 1 FROM canteen_counts c
       JOIN canteen_shifts later ON later.id = (SELECT min(s.id) FROM canteen_shifts s WHERE s.id > NEW.shift_id)
      WHERE NEW.reverses IS NULL AND c.shift_id = NEW.shift_id AND c.counted_fen < later.opening_fen + NEW.fen
        + (SELECT coalesce(sum(CASE WHEN b.reverses IS NULL THEN b.fen ELSE -b.fen END), 0) FROM canteen_bankings b
            WHERE b.shift_id = NEW.shift_id AND coalesce(b.reverses, b.id) > c.until_banking)) BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings: the drawer went on to the next shift');
END;

CREATE TRIGGER `canteen_bankings_same_shift` BEFORE INSERT ON `canteen_bankings`
WHEN EXISTS (SELECT 1 WHERE NEW.reverses IS NOT NULL AND NOT EXISTS (SELECT 1 FROM canteen_bankings b
   WHERE b.id = NEW.reverses AND b.shift_id = NEW.shift_id AND b.reverses IS NULL AND b.fen >= NEW.fen)) BEGIN
  SELECT RAISE(ABORT, 'canteen_bankings: what is taken back is another one of the same shift, and no more than it was');
END;

CREATE TRIGGER `canteen_closed_days_counted` BEFORE INSERT ON `canteen_closed_days`
WHEN EXISTS (SELECT 1 FROM canteen_shifts s LEFT JOIN canteen_counts c ON c.shift_id = s.id
   WHERE s.day = NEW.day AND (c.shift_id IS NULL OR (c.counted_fen <> c.expected_fen
     AND NOT EXISTS (SELECT 1 FROM canteen_differences d WHERE d.shift_id = s.id)))
   UNION ALL
  SELECT 1 FROM (SELECT id, after_meal, after_entry FROM canteen_shifts ORDER BY id DESC LIMIT 1) open
   WHERE NOT EXISTS (SELECT 1 FROM canteen_counts c WHERE c.shift_id = open.id)
     AND (EXISTS (SELECT 1 FROM canteen_meals m JOIN canteen_tenders t ON t.meal_id = m.id
                   WHERE m.day = NEW.day AND m.id > open.after_meal AND t.kind = 'cash')
       OR EXISTS (SELECT 1 FROM canteen_entries e
                   WHERE e.day = NEW.day AND e.id > open.after_entry AND e.tender = 'cash'))) BEGIN
  SELECT RAISE(ABORT, 'canteen_closed_days: a shift is not counted or its difference has no reason');
END;

CREATE INDEX `canteen_certificates_cook` ON `canteen_certificates` (`cook_id`,`id`);

CREATE INDEX `canteen_offer_dishes_offer` ON `canteen_offer_dishes` (`offer_id`,`until_day`,`id`);

CREATE TRIGGER `canteen_certificates_no_update` BEFORE UPDATE ON `canteen_certificates` BEGIN
  SELECT RAISE(ABORT, 'canteen_certificates is append-only');
END;

CREATE TRIGGER `canteen_certificates_no_delete` BEFORE DELETE ON `canteen_certificates` BEGIN
  SELECT RAISE(ABORT, 'canteen_certificates is append-only');
END;

CREATE TRIGGER `canteen_offer_dishes_no_update` BEFORE UPDATE ON `canteen_offer_dishes` BEGIN
  SELECT RAISE(ABORT, 'canteen_offer_dishes is append-only');
END;

CREATE TRIGGER `canteen_offer_dishes_no_delete` BEFORE DELETE ON `canteen_offer_dishes` BEGIN
  SELECT RAISE(ABORT, 'canteen_offer_dishes is append-only');
END;
