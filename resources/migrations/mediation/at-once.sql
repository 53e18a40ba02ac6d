-- What all migrations up to 0034_what-was-said-then make.

CREATE TABLE `audit` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer,
	`procedure` text NOT NULL,
	`family` text GENERATED ALWAYS AS (substr(procedure, 1, instr(procedure, '.') - 1)) VIRTUAL NOT NULL,
	`outcome` text NOT NULL,
	`subject` text NOT NULL,
	`digest` text NOT NULL,
	`mac` text NOT NULL,
	`seal` blob
) STRICT;

CREATE TABLE `disclosures` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`fields` text NOT NULL,
	`reason` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`sequence`) REFERENCES `audit`(`sequence`) ON UPDATE no action ON DELETE no action
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

CREATE TABLE `typed_reasons` (
	`digest` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;

CREATE TABLE `answered_requests` (
	`request_id` text PRIMARY KEY NOT NULL,
	`procedure` text NOT NULL,
	`staff_id` integer NOT NULL,
	`input` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
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

CREATE TABLE `drafts` (
	`staff_id` integer NOT NULL,
	`key` text NOT NULL,
	`content` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `key`),
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

CREATE TABLE `mediation_agreements` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`form` text NOT NULL,
	`number_year` integer NOT NULL,
	`number_sequence` integer NOT NULL,
	`number` text NOT NULL,
	`facts` text NOT NULL,
	`dispute` text NOT NULL,
	`responsibilities` text NOT NULL,
	`reached_on` text,
	`registered_on` text,
	`effect_on` text,
	`replaces` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `confirmation_declined_on` text,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaces`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_case_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`day` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`takes_back` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `missing` integer,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`takes_back`) REFERENCES `mediation_case_events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_case_events_back" CHECK(("mediation_case_events"."takes_back" IS NOT NULL) = ("mediation_case_events"."kind" = 'taken-back'))
) STRICT;

CREATE TABLE `mediation_cases` (
	`id` integer PRIMARY KEY NOT NULL,
	`state` text DEFAULT 'intake' NOT NULL,
	`before_closing` text,
	`number_year` integer,
	`number_sequence` integer,
	`number` text,
	`source` text NOT NULL,
	`referrer` text,
	`court_referral` text,
	`letter` text DEFAULT '' NOT NULL,
	`reply_due` text,
	`papers_signed_for_on` text,
	`accepted_online_on` text,
	`kind` text NOT NULL,
	`difficulty` text NOT NULL,
	`people` integer NOT NULL,
	`money_fen` integer DEFAULT 0 NOT NULL,
	`narrative` text NOT NULL,
	`risk` text DEFAULT 'low' NOT NULL,
	`accepted_on` text,
	`due` text,
	`visit_id` integer,
	`joined_into` integer,
	`renews` integer,
	`opened_at` integer NOT NULL,
	`opened_by` integer NOT NULL, `wants` text DEFAULT '' NOT NULL, `usual_time` text, `source_name` text DEFAULT '' NOT NULL, `difficulty_name` text DEFAULT '' NOT NULL, `erased_on` text, `confirmed_on` text,
	FOREIGN KEY (`joined_into`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`renews`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_cases_numbered" CHECK(("mediation_cases"."number" IS NULL) = ("mediation_cases"."state" IN ('intake', 'not-accepted', 'dropped'))
        AND ("mediation_cases"."number" IS NULL) = ("mediation_cases"."number_year" IS NULL)
        AND ("mediation_cases"."number" IS NULL) = ("mediation_cases"."number_sequence" IS NULL)
        AND ("mediation_cases"."number" IS NULL) = ("mediation_cases"."accepted_on" IS NULL)),
	CONSTRAINT "mediation_cases_joined" CHECK(("mediation_cases"."joined_into" IS NOT NULL) = ("mediation_cases"."state" = 'joined')),
	CONSTRAINT "mediation_cases_referred" CHECK(("mediation_cases"."source" = 'referral') = ("mediation_cases"."referrer" IS NOT NULL)),
	CONSTRAINT "mediation_cases_court" CHECK(("mediation_cases"."court_referral" IS NOT NULL) = ("mediation_cases"."referrer" IS NOT NULL AND "mediation_cases"."referrer" = 'court')),
	CONSTRAINT "mediation_cases_people" CHECK("mediation_cases"."people" >= 0 AND "mediation_cases"."money_fen" >= 0)
) STRICT;

CREATE TABLE `mediation_children` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`name` text NOT NULL,
	`birth` text NOT NULL,
	`asked_on` text,
	`asked_by` text,
	`wish` text,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_children_asked" CHECK(("mediation_children"."asked_on" IS NULL) = ("mediation_children"."wish" IS NULL) AND ("mediation_children"."asked_on" IS NULL) = ("mediation_children"."asked_by" IS NULL))
) STRICT;

CREATE TABLE `mediation_consents` (
	`id` integer PRIMARY KEY NOT NULL,
	`party_id` integer NOT NULL,
	`mediation` text,
	`mediator` text,
	`doors` text,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_covers` (
	`case_id` integer PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`mediators` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`filed_by` text NOT NULL,
	`filed_on` text NOT NULL,
	`kept_years` integer,
	`pages` integer NOT NULL,
	`remark` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_duties` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`who` integer NOT NULL,
	`to_whom` integer NOT NULL,
	`what` text NOT NULL,
	`fen` integer,
	`manner` text NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`who`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_whom`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_duties_clear" CHECK("mediation_duties"."who" <> "mediation_duties"."to_whom" AND trim("mediation_duties"."what") <> ''),
	CONSTRAINT "mediation_duties_amount" CHECK("mediation_duties"."fen" IS NULL OR "mediation_duties"."fen" > 0)
) STRICT;

CREATE TABLE `mediation_guest_consents` (
	`id` integer PRIMARY KEY NOT NULL,
	`guest_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`guest_id`) REFERENCES `mediation_guests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_guests` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`name` text NOT NULL,
	`as_what` text NOT NULL, `not_coming_since` text,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_help_answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`suspicion_id` integer NOT NULL,
	`offer` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`suspicion_id`) REFERENCES `mediation_suspicions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_instalments` (
	`id` integer PRIMARY KEY NOT NULL,
	`duty_id` integer NOT NULL,
	`place` integer NOT NULL,
	`due` text NOT NULL,
	`fen` integer,
	FOREIGN KEY (`duty_id`) REFERENCES `mediation_duties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_instalments_amount" CHECK("mediation_instalments"."fen" IS NULL OR "mediation_instalments"."fen" > 0)
) STRICT;

CREATE TABLE `mediation_leaves` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`party_id` integer,
	`day` text,
	`title` text NOT NULL,
	`pages` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_leaves_pages" CHECK("mediation_leaves"."pages" >= 0)
) STRICT;

CREATE TABLE `mediation_needs` (
	`id` integer PRIMARY KEY NOT NULL,
	`screening_id` integer NOT NULL,
	`suspicion_id` integer,
	`bodies` text NOT NULL,
	`articles` text NOT NULL,
	FOREIGN KEY (`screening_id`) REFERENCES `mediation_screenings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`suspicion_id`) REFERENCES `mediation_suspicions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_parties` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`role` text NOT NULL,
	`side` integer NOT NULL,
	`kind` text NOT NULL,
	`resident_id` integer,
	`name` text NOT NULL,
	`id_number` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`birth` text,
	`capacity` text,
	`cannot_read` integer DEFAULT false NOT NULL,
	`protected_since` text,
	`rights_told_on` text, `read_to_by` text DEFAULT '' NOT NULL, `workplace` text DEFAULT '' NOT NULL, `school` text DEFAULT '' NOT NULL, `whereabouts` text DEFAULT '' NOT NULL, `died_on` text,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_performances` (
	`id` integer PRIMARY KEY NOT NULL,
	`instalment_id` integer NOT NULL,
	`day` text NOT NULL,
	`fen` integer,
	`way` text NOT NULL,
	`reverses` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`instalment_id`) REFERENCES `mediation_instalments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reverses`) REFERENCES `mediation_performances`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_performances_way" CHECK("mediation_performances"."way" IN ('hand-to-hand', 'transfer', 'done'))
) STRICT;

CREATE TABLE `mediation_pleas` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer,
	`said_at` integer NOT NULL,
	`person` text NOT NULL,
	`words` text NOT NULL,
	`handler` text NOT NULL,
	`adds_to` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`adds_to`) REFERENCES `mediation_pleas`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_pleas_whole" CHECK(trim("mediation_pleas"."person") <> '' AND trim("mediation_pleas"."words") <> '' AND trim("mediation_pleas"."handler") <> ''
        AND "mediation_pleas"."said_at" <= "mediation_pleas"."at")
) STRICT;

CREATE TABLE `mediation_reports` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`suspicion_id` integer,
	`source` text NOT NULL,
	`discovered_at` integer NOT NULL,
	`told_at` integer NOT NULL,
	`to_body` text NOT NULL,
	`by_whom` text NOT NULL,
	`what` text NOT NULL,
	`receipt` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`suspicion_id`) REFERENCES `mediation_suspicions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_reports_whole" CHECK(trim("mediation_reports"."by_whom") <> '' AND trim("mediation_reports"."what") <> '' AND trim("mediation_reports"."receipt") <> ''),
	CONSTRAINT "mediation_reports_in_order" CHECK("mediation_reports"."told_at" <= "mediation_reports"."at" AND ("mediation_reports"."source" = 'another-body' OR "mediation_reports"."discovered_at" <= "mediation_reports"."told_at"))
) STRICT;

CREATE TABLE `mediation_representatives` (
	`id` integer PRIMARY KEY NOT NULL,
	`party_id` integer NOT NULL,
	`name` text NOT NULL,
	`by_what` text NOT NULL,
	`letter_on` text,
	`may_sign` integer NOT NULL,
	`is_party` integer, `phone` text DEFAULT '' NOT NULL, `from_on` text, `until_on` text, `ended_why` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`is_party`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_screenings` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`corrects` integer,
	`reason` text DEFAULT '' NOT NULL,
	`offence` text NOT NULL,
	`bars` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `vulnerable` text, `danger` text,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrects`) REFERENCES `mediation_screenings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_screenings_reason" CHECK("mediation_screenings"."corrects" IS NULL OR trim("mediation_screenings"."reason") <> '')
) STRICT;

CREATE TABLE `mediation_signatures` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`of_whom` text NOT NULL,
	`party_id` integer,
	`representative_id` integer,
	`manner` text NOT NULL,
	`day` text,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `signed_as` text, `corrects` integer REFERENCES mediation_signatures(id), `reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `mediation_representatives`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_signatures_whose" CHECK(("mediation_signatures"."of_whom" = 'party') = ("mediation_signatures"."party_id" IS NOT NULL)),
	CONSTRAINT "mediation_signatures_acting" CHECK("mediation_signatures"."representative_id" IS NULL OR "mediation_signatures"."of_whom" = 'party')
) STRICT;

CREATE TABLE `mediation_stays` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`as_what` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`reason` text DEFAULT '' NOT NULL, `at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_suspicions` (
	`id` integer PRIMARY KEY NOT NULL,
	`screening_id` integer NOT NULL,
	`continues` integer,
	`name` text NOT NULL,
	`birth` text NOT NULL,
	`capacity` text,
	`suffered_from` text NOT NULL,
	`forms` text NOT NULL,
	`discovered_at` integer NOT NULL, `about_age` integer,
	FOREIGN KEY (`screening_id`) REFERENCES `mediation_screenings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`continues`) REFERENCES `mediation_suspicions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_terms` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`place` integer NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL, `kept_on` text,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_accounts` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`said` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_accounts_whole" CHECK(trim("mediation_accounts"."said") <> '')
) STRICT;

CREATE TABLE `mediation_made_papers` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`paper` text NOT NULL,
	`about` integer,
	`for_whom` text NOT NULL,
	`party_id` integer,
	`onto` text NOT NULL,
	`pieces` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_made_papers_party" CHECK(("mediation_made_papers"."for_whom" = 'party') = ("mediation_made_papers"."party_id" IS NOT NULL))
) STRICT;

CREATE TABLE `mediation_page_counts` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`counts` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_texts_read` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`text` text NOT NULL,
	`digest` text NOT NULL,
	`leads_to` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_breaches_told` (
	`id` integer PRIMARY KEY NOT NULL,
	`sighting_id` integer NOT NULL,
	`to_body` text NOT NULL,
	`on_day` text NOT NULL,
	`receipt` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`sighting_id`) REFERENCES `mediation_order_sightings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_breaches_told_receipt" CHECK(trim("mediation_breaches_told"."receipt") <> '')
) STRICT;

CREATE TABLE `mediation_members` (
	`id` integer PRIMARY KEY NOT NULL,
	`staff_id` integer,
	`name` text NOT NULL,
	`sex` text NOT NULL,
	`chosen_on` text NOT NULL,
	`left_on` text,
	`chair` integer NOT NULL,
	`salaried` integer NOT NULL,
	`studio` text NOT NULL,
	CONSTRAINT "mediation_members_left" CHECK("mediation_members"."left_on" IS NULL OR "mediation_members"."left_on" >= "mediation_members"."chosen_on")
) STRICT;

CREATE TABLE `mediation_narratives` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`source_id` integer NOT NULL
) STRICT;

CREATE TABLE `mediation_order_askings` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`what` text NOT NULL,
	`on_day` text NOT NULL,
	`by_applicant` integer NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `mediation_orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_order_help` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`what` text NOT NULL,
	`with_whom` text NOT NULL,
	`by_whom` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `mediation_orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_order_rulings` (
	`id` integer PRIMARY KEY NOT NULL,
	`asking_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`number` text NOT NULL,
	`granted` integer NOT NULL,
	`until_day` text,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `measures` text,
	FOREIGN KEY (`asking_id`) REFERENCES `mediation_order_askings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_order_sightings` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`kept` integer NOT NULL,
	`what` text NOT NULL,
	`by_whom` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `mediation_orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_order_sightings_what" CHECK(trim("mediation_order_sightings"."what") <> '')
) STRICT;

CREATE TABLE `mediation_orders` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer,
	`keeper_id` integer NOT NULL,
	`court` text NOT NULL,
	`number` text NOT NULL,
	`made_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`measures` text NOT NULL,
	`protected_name` text NOT NULL,
	`protected_resident_id` integer,
	`against_name` text NOT NULL,
	`against_resident_id` integer,
	`asked_by` text NOT NULL,
	`because` text,
	`wished` integer NOT NULL, `learnt_on` text,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_orders_measures" CHECK(json_array_length("mediation_orders"."measures") > 0),
	CONSTRAINT "mediation_orders_on_behalf" CHECK("mediation_orders"."asked_by" <> 'committee' OR ("mediation_orders"."because" IS NOT NULL AND ("mediation_orders"."because" <> 'old-disabled-or-ill' OR "mediation_orders"."wished")))
) STRICT;

CREATE TABLE `mediation_patrols` (
	`id` integer PRIMARY KEY NOT NULL,
	`on_day` text NOT NULL,
	`where_walked` text NOT NULL,
	`by_whom` text NOT NULL,
	`disputes_found` integer NOT NULL,
	`prevented` integer NOT NULL,
	`what` text NOT NULL,
	`strikes` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`strikes`) REFERENCES `mediation_patrols`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_patrols_counts" CHECK("mediation_patrols"."disputes_found" >= 0 AND "mediation_patrols"."prevented" BETWEEN 0 AND "mediation_patrols"."disputes_found")
) STRICT;

CREATE TABLE `mediation_warning_visits` (
	`id` integer PRIMARY KEY NOT NULL,
	`warning_id` integer NOT NULL,
	`whom` text NOT NULL,
	`on_day` text NOT NULL,
	`found` text NOT NULL,
	`by_whom` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`warning_id`) REFERENCES `mediation_warnings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_warning_visits_found" CHECK(trim("mediation_warning_visits"."found") <> '')
) STRICT;

CREATE TABLE `mediation_warnings` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer,
	`keeper_id` integer NOT NULL,
	`issuer` text NOT NULL,
	`number` text NOT NULL,
	`issued_on` text NOT NULL,
	`received_on` text NOT NULL,
	`offender` text NOT NULL,
	`offender_resident_id` integer,
	`victim` text NOT NULL,
	`victim_resident_id` integer,
	`facts` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_warnings_days" CHECK("mediation_warnings"."issued_on" <= "mediation_warnings"."received_on")
) STRICT;

CREATE TABLE `mediation_committees` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`name` text NOT NULL,
	`leads` integer NOT NULL,
	`mediators` text NOT NULL, `number` text DEFAULT '' NOT NULL, `contact` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_committees_named" CHECK(trim("mediation_committees"."name") <> '')
) STRICT;

CREATE TABLE `mediation_contacts` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`day` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `party_id` integer REFERENCES mediation_parties(id), `manner` text DEFAULT 'in-person' NOT NULL, `next_on` text,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_protections` (
	`id` integer PRIMARY KEY NOT NULL,
	`party_id` integer NOT NULL,
	`what` text NOT NULL,
	`day` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_relations` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`mediator_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`says` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_relations_accepted` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`mediator_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`knowing` integer,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`knowing`) REFERENCES `mediation_relations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_risks` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`signs` text NOT NULL,
	`level` text NOT NULL,
	`day` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_checks` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`lawful` integer NOT NULL,
	`nobody_elses` integer NOT NULL,
	`decent` integer NOT NULL,
	`free` integer NOT NULL,
	`read_to` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `mediation_case_events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_confirmations` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`at_court` text NOT NULL,
	`home_of` integer,
	`court` text NOT NULL,
	`applied_on` text NOT NULL,
	`applicants` text NOT NULL,
	`papers` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`home_of`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_confirmations_home" CHECK(("mediation_confirmations"."at_court" = 'home') = ("mediation_confirmations"."home_of" IS NOT NULL))
) STRICT;

CREATE TABLE `mediation_copies` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`party_id` integer,
	`given_on` text,
	`taken_by` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `committee` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_court_ends` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`by_what` text NOT NULL,
	`number` text NOT NULL,
	`on_day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `mediation_case_events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_endings` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`move` text NOT NULL,
	`party_id` integer,
	`on_day` text NOT NULL,
	`manner` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `mediation_case_events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_endings_who" CHECK(("mediation_endings"."move" = 'fail') = ("mediation_endings"."party_id" IS NULL))
) STRICT;

CREATE TABLE `mediation_evidence` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`attachment_id` integer NOT NULL,
	`kind` text NOT NULL,
	`party_id` integer,
	`title` text NOT NULL,
	`day` text,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_extension_wishes` (
	`id` integer PRIMARY KEY NOT NULL,
	`extension_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`on_day` text NOT NULL,
	FOREIGN KEY (`extension_id`) REFERENCES `mediation_extensions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_extensions` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`days` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `corrects` integer REFERENCES mediation_extensions(id), `reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_extensions_days" CHECK("mediation_extensions"."days" > 0)
) STRICT;

CREATE TABLE `mediation_follow_ups` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`manner` text NOT NULL,
	`performed` text NOT NULL,
	`content` text,
	`risk` text NOT NULL,
	`said` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `corrects` integer REFERENCES mediation_follow_ups(id), `reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_initials` (
	`id` integer PRIMARY KEY NOT NULL,
	`session_id` integer NOT NULL,
	`pages` integer NOT NULL,
	`initialled` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `mediation_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_initials_pages" CHECK("mediation_initials"."pages" > 0)
) STRICT;

CREATE TABLE `mediation_investigations` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`corrects` integer,
	`reason` text DEFAULT '' NOT NULL,
	`on_day` text NOT NULL,
	`place` text NOT NULL,
	`asked` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrects`) REFERENCES `mediation_investigations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_investigations_whole" CHECK(trim("mediation_investigations"."asked") <> '' AND trim("mediation_investigations"."words") <> '' AND ("mediation_investigations"."corrects" IS NULL OR trim("mediation_investigations"."reason") <> ''))
) STRICT;

CREATE TABLE `mediation_notices` (
	`id` integer PRIMARY KEY NOT NULL,
	`ending_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`routes` text NOT NULL,
	`on_day` text NOT NULL,
	`manner` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`ending_id`) REFERENCES `mediation_endings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_pledges` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`party_id` integer NOT NULL,
	`on_day` text,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_pledges_whole" CHECK(trim("mediation_pledges"."words") <> '')
) STRICT;

CREATE TABLE `mediation_reminders` (
	`id` integer PRIMARY KEY NOT NULL,
	`instalment_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`manner` text NOT NULL,
	`said` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`instalment_id`) REFERENCES `mediation_instalments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_replies` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`said` text NOT NULL,
	`papers_received` integer NOT NULL,
	`papers_returned` integer NOT NULL,
	`receipt` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_replies_papers" CHECK("mediation_replies"."papers_returned" BETWEEN 0 AND "mediation_replies"."papers_received")
) STRICT;

CREATE TABLE `mediation_rulings` (
	`id` integer PRIMARY KEY NOT NULL,
	`confirmation_id` integer NOT NULL,
	`ruling` text NOT NULL,
	`on_day` text NOT NULL,
	`number` text NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`confirmation_id`) REFERENCES `mediation_confirmations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_sessions` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`corrects` integer,
	`reason` text DEFAULT '' NOT NULL,
	`on_day` text NOT NULL,
	`clock` text NOT NULL,
	`place` text NOT NULL,
	`doors` text NOT NULL,
	`others` text NOT NULL,
	`child_present` integer NOT NULL,
	`rights_told` integer NOT NULL,
	`result` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL, `together_because` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrects`) REFERENCES `mediation_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_sessions_whole" CHECK(trim("mediation_sessions"."place") <> '' AND ("mediation_sessions"."corrects" IS NULL OR trim("mediation_sessions"."reason") <> ''))
) STRICT;

CREATE TABLE `mediation_set_asides` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `mediation_agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `mediation_case_events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_statements` (
	`id` integer PRIMARY KEY NOT NULL,
	`session_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`words` text NOT NULL,
	`read_by` text,
	FOREIGN KEY (`session_id`) REFERENCES `mediation_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_drafts` (
	`staff_id` integer NOT NULL,
	`key` text NOT NULL,
	`content` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `key`)
) STRICT;

CREATE TABLE `mediation_pay` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`mediator_id` integer NOT NULL,
	`fen` integer NOT NULL,
	`approved_by` text NOT NULL,
	`approved_on` text NOT NULL,
	`reason` text NOT NULL,
	`reverses` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reverses`) REFERENCES `mediation_pay`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_pay_approved" CHECK(trim("mediation_pay"."approved_by") <> ''),
	CONSTRAINT "mediation_pay_reason" CHECK("mediation_pay"."reverses" IS NULL OR trim("mediation_pay"."reason") <> '')
) STRICT;

CREATE VIRTUAL TABLE `mediation_pairs` USING fts5(text, content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");

CREATE TABLE `ended_segments` (
	`ends` integer PRIMARY KEY NOT NULL,
	`key` blob NOT NULL
) STRICT;

CREATE TABLE `mediation_handed_over` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`body` text NOT NULL,
	`name` text NOT NULL,
	`on_day` text NOT NULL,
	`why` text NOT NULL,
	`papers` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `mediation_case_events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mediation_handed_over_named" CHECK(trim("mediation_handed_over"."name") <> '' AND trim("mediation_handed_over"."why") <> '')
) STRICT;

CREATE TABLE `mediation_handed_over_notes` (
	`id` integer PRIMARY KEY NOT NULL,
	`sent_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`receipt` text NOT NULL,
	`told` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`sent_id`) REFERENCES `mediation_handed_over`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_plea_cases` (
	`id` integer PRIMARY KEY NOT NULL,
	`plea_id` integer NOT NULL,
	`case_id` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`plea_id`) REFERENCES `mediation_pleas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `mediation_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_child_answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`child_id` integer NOT NULL,
	`asked_on` text NOT NULL,
	`asked_by` text NOT NULL,
	`wish` text NOT NULL,
	FOREIGN KEY (`child_id`) REFERENCES `mediation_children`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `mediation_rights_told` (
	`id` integer PRIMARY KEY NOT NULL,
	`party_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`at` integer,
	`staff_id` integer,
	FOREIGN KEY (`party_id`) REFERENCES `mediation_parties`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

INSERT INTO `mediation_pairs` (`mediation_pairs`, rank) VALUES ('secure-delete', 1);

CREATE INDEX `audit_at` ON `audit` (`at`);

CREATE INDEX `audit_subject` ON `audit` (`subject`,`at`);

CREATE INDEX `audit_family` ON `audit` (`family`,`at`);

CREATE INDEX `audit_unusual` ON `audit` (`outcome`,`at`) WHERE outcome <> 'done';

CREATE UNIQUE INDEX `erasures_entry` ON `erasures` (`record`,`created_at`,`at`,`action`);

CREATE INDEX `typed_reasons_subject` ON `typed_reasons` (`subject`);

CREATE UNIQUE INDEX `attachment_pieces_place` ON `attachment_pieces` (`attachment_id`,`place`);

CREATE INDEX `attachments_size` ON `attachments` (`size`);

CREATE UNIQUE INDEX `dictionary_entries_label` ON `dictionary_entries` (`dictionary`,`label`);

CREATE UNIQUE INDEX `mediation_agreements_number` ON `mediation_agreements` (`number_year`,`number_sequence`);

CREATE INDEX `mediation_agreements_case` ON `mediation_agreements` (`case_id`,`id`);

CREATE INDEX `mediation_case_events_case` ON `mediation_case_events` (`case_id`,`id`);

CREATE UNIQUE INDEX `mediation_case_events_once` ON `mediation_case_events` (`takes_back`);

CREATE UNIQUE INDEX `mediation_cases_number` ON `mediation_cases` (`number_year`,`number_sequence`);

CREATE INDEX `mediation_cases_open` ON `mediation_cases` (`due`) WHERE state IN ('intake', 'accepted', 'mediating', 'signing');

CREATE INDEX `mediation_cases_accepted` ON `mediation_cases` (`accepted_on`,`id`);

CREATE INDEX `mediation_children_case` ON `mediation_children` (`case_id`);

CREATE INDEX `mediation_consents_party` ON `mediation_consents` (`party_id`,`id`);

CREATE INDEX `mediation_duties_agreement` ON `mediation_duties` (`agreement_id`);

CREATE UNIQUE INDEX `mediation_guest_consents_once` ON `mediation_guest_consents` (`guest_id`,`party_id`);

CREATE INDEX `mediation_guests_case` ON `mediation_guests` (`case_id`);

CREATE INDEX `mediation_help_answers_suspicion` ON `mediation_help_answers` (`suspicion_id`);

CREATE UNIQUE INDEX `mediation_instalments_place` ON `mediation_instalments` (`duty_id`,`place`);

CREATE INDEX `mediation_instalments_due` ON `mediation_instalments` (`due`);

CREATE INDEX `mediation_leaves_case` ON `mediation_leaves` (`case_id`,`id`);

CREATE INDEX `mediation_needs_screening` ON `mediation_needs` (`screening_id`);

CREATE INDEX `mediation_parties_case` ON `mediation_parties` (`case_id`,`id`);

CREATE INDEX `mediation_parties_resident` ON `mediation_parties` (`resident_id`,`case_id`);

CREATE INDEX `mediation_parties_name` ON `mediation_parties` (`name`);

CREATE INDEX `mediation_performances_instalment` ON `mediation_performances` (`instalment_id`);

CREATE UNIQUE INDEX `mediation_performances_once` ON `mediation_performances` (`reverses`);

CREATE INDEX `mediation_pleas_case` ON `mediation_pleas` (`case_id`,`id`);

CREATE INDEX `mediation_reports_case` ON `mediation_reports` (`case_id`,`suspicion_id`);

CREATE INDEX `mediation_representatives_party` ON `mediation_representatives` (`party_id`);

CREATE INDEX `mediation_screenings_case` ON `mediation_screenings` (`case_id`,`id`);

CREATE INDEX `mediation_stays_case` ON `mediation_stays` (`case_id`);

CREATE INDEX `mediation_stays_staff` ON `mediation_stays` (`staff_id`,`case_id`);

CREATE INDEX `mediation_suspicions_screening` ON `mediation_suspicions` (`screening_id`);

CREATE UNIQUE INDEX `mediation_terms_place` ON `mediation_terms` (`agreement_id`,`place`);

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

CREATE TRIGGER `seal_runs_no_update` BEFORE UPDATE ON `seal_runs` BEGIN
  SELECT RAISE(ABORT, 'seal_runs is append-only');
END;

CREATE TRIGGER `seal_runs_no_delete` BEFORE DELETE ON `seal_runs` BEGIN
  SELECT RAISE(ABORT, 'seal_runs is append-only');
END;

CREATE TRIGGER `mediation_case_events_no_delete` BEFORE DELETE ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation_case_events is append-only');
END;

CREATE TRIGGER `mediation_screenings_no_update` BEFORE UPDATE ON `mediation_screenings` BEGIN
  SELECT RAISE(ABORT, 'mediation_screenings is append-only');
END;

CREATE TRIGGER `mediation_suspicions_no_update` BEFORE UPDATE ON `mediation_suspicions` BEGIN
  SELECT RAISE(ABORT, 'mediation_suspicions is append-only');
END;

CREATE TRIGGER `mediation_needs_no_update` BEFORE UPDATE ON `mediation_needs` BEGIN
  SELECT RAISE(ABORT, 'mediation_needs is append-only');
END;

CREATE TRIGGER `mediation_reports_no_update` BEFORE UPDATE ON `mediation_reports` BEGIN
  SELECT RAISE(ABORT, 'mediation_reports is append-only');
END;

CREATE TRIGGER `mediation_pleas_no_update` BEFORE UPDATE ON `mediation_pleas` BEGIN
  SELECT RAISE(ABORT, 'mediation_pleas is append-only');
END;

CREATE TRIGGER `mediation_help_answers_no_update` BEFORE UPDATE ON `mediation_help_answers` BEGIN
  SELECT RAISE(ABORT, 'mediation_help_answers is append-only');
END;

CREATE TRIGGER `mediation_consents_no_update` BEFORE UPDATE ON `mediation_consents` BEGIN
  SELECT RAISE(ABORT, 'mediation_consents is append-only');
END;

CREATE TRIGGER `mediation_guest_consents_no_update` BEFORE UPDATE ON `mediation_guest_consents` BEGIN
  SELECT RAISE(ABORT, 'mediation_guest_consents is append-only');
END;

CREATE TRIGGER `mediation_performances_no_update` BEFORE UPDATE ON `mediation_performances` BEGIN
  SELECT RAISE(ABORT, 'mediation_performances is append-only');
END;

CREATE TRIGGER `mediation_covers_no_update` BEFORE UPDATE ON `mediation_covers` BEGIN
  SELECT RAISE(ABORT, 'mediation_covers is append-only');
END;

CREATE TRIGGER `attachments_no_update` BEFORE UPDATE ON `attachments` BEGIN
  SELECT RAISE(ABORT, 'attachments are never changed');
END;

CREATE TRIGGER `attachment_pieces_no_update` BEFORE UPDATE ON `attachment_pieces` BEGIN
  SELECT RAISE(ABORT, 'attachment_pieces are never changed');
END;

CREATE TRIGGER `mediation_case_events_from` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE NEW.from_state IS NOT (SELECT c.state FROM mediation_cases c WHERE c.id = NEW.case_id);
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE NEW.from_state IS NOT coalesce((SELECT e.to_state FROM mediation_case_events e WHERE e.id = (SELECT e.id FROM mediation_case_events e WHERE e.case_id = NEW.case_id ORDER BY e.id DESC LIMIT 1)), 'intake');
END;

CREATE TRIGGER `mediation_cases_begin` BEFORE INSERT ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE NEW.state <> 'intake';
END;

CREATE TRIGGER `mediation_cases_stay` BEFORE DELETE ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.number-kept') WHERE OLD.number IS NOT NULL;
END;

CREATE TRIGGER `mediation_stays_stay` BEFORE DELETE ON `mediation_stays` BEGIN
  SELECT RAISE(ABORT, 'mediation.stay') WHERE true;
END;

CREATE TRIGGER `mediation_agreements_begin` BEFORE INSERT ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.no-effect') WHERE NEW.effect_on IS NOT NULL AND (NEW.form <> 'oral' OR NEW.effect_on IS NOT NEW.reached_on);
END;

CREATE TRIGGER `mediation_terms_signed_insert` BEFORE INSERT ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = NEW.agreement_id);
END;

CREATE TRIGGER `mediation_duties_signed_insert` BEFORE INSERT ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = NEW.agreement_id);
END;

CREATE TRIGGER `mediation_terms_signed_update` BEFORE UPDATE ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = OLD.agreement_id);
END;

CREATE TRIGGER `mediation_duties_signed_update` BEFORE UPDATE ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = OLD.agreement_id);
END;

CREATE TRIGGER `mediation_terms_signed_delete` BEFORE DELETE ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = OLD.agreement_id);
END;

CREATE TRIGGER `mediation_duties_signed_delete` BEFORE DELETE ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = OLD.agreement_id);
END;

CREATE TRIGGER `mediation_leaves_added` BEFORE INSERT ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE (NEW.kind = 'later-leaf') <> EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = NEW.case_id AND c.state = 'archived');
END;

CREATE TRIGGER `mediation_leaves_bound_update` BEFORE UPDATE ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'archived');
END;

CREATE INDEX `mediation_accounts_case` ON `mediation_accounts` (`case_id`,`id`);

CREATE INDEX `mediation_made_papers_case` ON `mediation_made_papers` (`case_id`,`id`);

CREATE INDEX `mediation_page_counts_case` ON `mediation_page_counts` (`case_id`,`id`);

CREATE INDEX `mediation_texts_read_case` ON `mediation_texts_read` (`case_id`,`text`,`id`);

CREATE TRIGGER `mediation_made_papers_no_update` BEFORE UPDATE ON `mediation_made_papers` BEGIN
  SELECT RAISE(ABORT, 'mediation_made_papers is append-only');
END;

CREATE TRIGGER `mediation_texts_read_no_update` BEFORE UPDATE ON `mediation_texts_read` BEGIN
  SELECT RAISE(ABORT, 'mediation_texts_read is append-only');
END;

CREATE TRIGGER `mediation_accounts_no_update` BEFORE UPDATE ON `mediation_accounts` BEGIN
  SELECT RAISE(ABORT, 'mediation_accounts is append-only');
END;

CREATE TRIGGER `mediation_page_counts_no_update` BEFORE UPDATE ON `mediation_page_counts` BEGIN
  SELECT RAISE(ABORT, 'mediation_page_counts is append-only');
END;

CREATE INDEX `mediation_breaches_told_sighting` ON `mediation_breaches_told` (`sighting_id`);

CREATE UNIQUE INDEX `mediation_members_staff` ON `mediation_members` (`staff_id`) WHERE left_on IS NULL;

CREATE INDEX `mediation_narratives_source` ON `mediation_narratives` (`source`,`source_id`);

CREATE INDEX `mediation_order_askings_order` ON `mediation_order_askings` (`order_id`,`id`);

CREATE INDEX `mediation_order_help_order` ON `mediation_order_help` (`order_id`,`id`);

CREATE UNIQUE INDEX `mediation_order_rulings_once` ON `mediation_order_rulings` (`asking_id`);

CREATE INDEX `mediation_order_sightings_order` ON `mediation_order_sightings` (`order_id`,`id`);

CREATE INDEX `mediation_orders_case` ON `mediation_orders` (`case_id`);

CREATE INDEX `mediation_orders_keeper` ON `mediation_orders` (`keeper_id`);

CREATE INDEX `mediation_patrols_on` ON `mediation_patrols` (`on_day`,`id`);

CREATE UNIQUE INDEX `mediation_patrols_once` ON `mediation_patrols` (`strikes`);

CREATE INDEX `mediation_warning_visits_warning` ON `mediation_warning_visits` (`warning_id`,`id`);

CREATE INDEX `mediation_warnings_case` ON `mediation_warnings` (`case_id`);

CREATE INDEX `mediation_warnings_keeper` ON `mediation_warnings` (`keeper_id`);

CREATE TRIGGER `mediation_warning_visits_no_update` BEFORE UPDATE ON `mediation_warning_visits` BEGIN
  SELECT RAISE(ABORT, 'mediation_warning_visits is append-only');
END;

CREATE TRIGGER `mediation_order_askings_no_update` BEFORE UPDATE ON `mediation_order_askings` BEGIN
  SELECT RAISE(ABORT, 'mediation_order_askings is append-only');
END;

CREATE TRIGGER `mediation_order_rulings_no_update` BEFORE UPDATE ON `mediation_order_rulings` BEGIN
  SELECT RAISE(ABORT, 'mediation_order_rulings is append-only');
END;

CREATE TRIGGER `mediation_order_sightings_no_update` BEFORE UPDATE ON `mediation_order_sightings` BEGIN
  SELECT RAISE(ABORT, 'mediation_order_sightings is append-only');
END;

CREATE TRIGGER `mediation_breaches_told_no_update` BEFORE UPDATE ON `mediation_breaches_told` BEGIN
  SELECT RAISE(ABORT, 'mediation_breaches_told is append-only');
END;

CREATE TRIGGER `mediation_order_help_no_update` BEFORE UPDATE ON `mediation_order_help` BEGIN
  SELECT RAISE(ABORT, 'mediation_order_help is append-only');
END;

CREATE TRIGGER `mediation_patrols_no_delete` BEFORE DELETE ON `mediation_patrols` BEGIN
  SELECT RAISE(ABORT, 'mediation_patrols is append-only');
END;

CREATE TRIGGER `mediation_orders_term_insert` BEFORE INSERT ON `mediation_orders` BEGIN
  SELECT RAISE(ABORT, 'mediation.order-term') WHERE NEW.ends_on < NEW.made_on OR NEW.ends_on > date(NEW.made_on, '+6 months', 'floor');
END;

CREATE TRIGGER `mediation_orders_term_update` BEFORE UPDATE ON `mediation_orders` BEGIN
  SELECT RAISE(ABORT, 'mediation.order-term') WHERE NEW.ends_on < NEW.made_on OR NEW.ends_on > date(NEW.made_on, '+6 months', 'floor');
END;

CREATE UNIQUE INDEX `mediation_committees_once` ON `mediation_committees` (`case_id`,`name`);

CREATE INDEX `mediation_contacts_case` ON `mediation_contacts` (`case_id`,`day`);

CREATE INDEX `mediation_protections_party` ON `mediation_protections` (`party_id`,`id`);

CREATE INDEX `mediation_relations_case` ON `mediation_relations` (`case_id`,`mediator_id`,`party_id`,`id`);

CREATE INDEX `mediation_relations_accepted_case` ON `mediation_relations_accepted` (`case_id`,`mediator_id`,`party_id`);

CREATE INDEX `mediation_risks_case` ON `mediation_risks` (`case_id`,`id`);

CREATE TRIGGER `mediation_relations_no_update` BEFORE UPDATE ON `mediation_relations` BEGIN
  SELECT RAISE(ABORT, 'mediation_relations is append-only');
END;

CREATE TRIGGER `mediation_relations_accepted_no_update` BEFORE UPDATE ON `mediation_relations_accepted` BEGIN
  SELECT RAISE(ABORT, 'mediation_relations_accepted is append-only');
END;

CREATE TRIGGER `mediation_risks_no_update` BEFORE UPDATE ON `mediation_risks` BEGIN
  SELECT RAISE(ABORT, 'mediation_risks is append-only');
END;

CREATE TRIGGER `mediation_contacts_no_update` BEFORE UPDATE ON `mediation_contacts` BEGIN
  SELECT RAISE(ABORT, 'mediation_contacts is append-only');
END;

CREATE TRIGGER `mediation_protections_no_update` BEFORE UPDATE ON `mediation_protections` BEGIN
  SELECT RAISE(ABORT, 'mediation_protections is append-only');
END;

CREATE UNIQUE INDEX `mediation_checks_agreement` ON `mediation_checks` (`agreement_id`);

CREATE INDEX `mediation_confirmations_agreement` ON `mediation_confirmations` (`agreement_id`);

CREATE INDEX `mediation_copies_agreement` ON `mediation_copies` (`agreement_id`,`id`);

CREATE INDEX `mediation_court_ends_case` ON `mediation_court_ends` (`case_id`);

CREATE INDEX `mediation_endings_case` ON `mediation_endings` (`case_id`,`id`);

CREATE UNIQUE INDEX `mediation_endings_event` ON `mediation_endings` (`event_id`);

CREATE INDEX `mediation_evidence_case` ON `mediation_evidence` (`case_id`,`id`);

CREATE UNIQUE INDEX `mediation_extension_wishes_once` ON `mediation_extension_wishes` (`extension_id`,`party_id`);

CREATE INDEX `mediation_extensions_case` ON `mediation_extensions` (`case_id`,`id`);

CREATE INDEX `mediation_follow_ups_case` ON `mediation_follow_ups` (`case_id`,`on_day`);

CREATE INDEX `mediation_initials_session` ON `mediation_initials` (`session_id`,`id`);

CREATE INDEX `mediation_investigations_case` ON `mediation_investigations` (`case_id`,`on_day`);

CREATE UNIQUE INDEX `mediation_investigations_once` ON `mediation_investigations` (`corrects`);

CREATE INDEX `mediation_notices_ending` ON `mediation_notices` (`ending_id`);

CREATE INDEX `mediation_pledges_case` ON `mediation_pledges` (`case_id`);

CREATE INDEX `mediation_reminders_instalment` ON `mediation_reminders` (`instalment_id`,`id`);

CREATE INDEX `mediation_replies_case` ON `mediation_replies` (`case_id`,`id`);

CREATE UNIQUE INDEX `mediation_rulings_once` ON `mediation_rulings` (`confirmation_id`);

CREATE INDEX `mediation_sessions_case` ON `mediation_sessions` (`case_id`,`on_day`);

CREATE UNIQUE INDEX `mediation_sessions_once` ON `mediation_sessions` (`corrects`);

CREATE INDEX `mediation_set_asides_agreement` ON `mediation_set_asides` (`agreement_id`);

CREATE UNIQUE INDEX `mediation_statements_once` ON `mediation_statements` (`session_id`,`party_id`);

CREATE TRIGGER `mediation_sessions_no_update` BEFORE UPDATE ON `mediation_sessions` BEGIN
  SELECT RAISE(ABORT, 'mediation_sessions is append-only');
END;

CREATE TRIGGER `mediation_statements_no_update` BEFORE UPDATE ON `mediation_statements` BEGIN
  SELECT RAISE(ABORT, 'mediation_statements is append-only');
END;

CREATE TRIGGER `mediation_initials_no_update` BEFORE UPDATE ON `mediation_initials` BEGIN
  SELECT RAISE(ABORT, 'mediation_initials is append-only');
END;

CREATE TRIGGER `mediation_investigations_no_update` BEFORE UPDATE ON `mediation_investigations` BEGIN
  SELECT RAISE(ABORT, 'mediation_investigations is append-only');
END;

CREATE TRIGGER `mediation_pledges_no_update` BEFORE UPDATE ON `mediation_pledges` BEGIN
  SELECT RAISE(ABORT, 'mediation_pledges is append-only');
END;

CREATE TRIGGER `mediation_checks_no_update` BEFORE UPDATE ON `mediation_checks` BEGIN
  SELECT RAISE(ABORT, 'mediation_checks is append-only');
END;

CREATE TRIGGER `mediation_set_asides_no_update` BEFORE UPDATE ON `mediation_set_asides` BEGIN
  SELECT RAISE(ABORT, 'mediation_set_asides is append-only');
END;

CREATE TRIGGER `mediation_copies_no_update` BEFORE UPDATE ON `mediation_copies` BEGIN
  SELECT RAISE(ABORT, 'mediation_copies is append-only');
END;

CREATE TRIGGER `mediation_extensions_no_update` BEFORE UPDATE ON `mediation_extensions` BEGIN
  SELECT RAISE(ABORT, 'mediation_extensions is append-only');
END;

CREATE TRIGGER `mediation_extension_wishes_no_update` BEFORE UPDATE ON `mediation_extension_wishes` BEGIN
  SELECT RAISE(ABORT, 'mediation_extension_wishes is append-only');
END;

CREATE TRIGGER `mediation_endings_no_update` BEFORE UPDATE ON `mediation_endings` BEGIN
  SELECT RAISE(ABORT, 'mediation_endings is append-only');
END;

CREATE TRIGGER `mediation_notices_no_update` BEFORE UPDATE ON `mediation_notices` BEGIN
  SELECT RAISE(ABORT, 'mediation_notices is append-only');
END;

CREATE TRIGGER `mediation_court_ends_no_update` BEFORE UPDATE ON `mediation_court_ends` BEGIN
  SELECT RAISE(ABORT, 'mediation_court_ends is append-only');
END;

CREATE TRIGGER `mediation_replies_no_update` BEFORE UPDATE ON `mediation_replies` BEGIN
  SELECT RAISE(ABORT, 'mediation_replies is append-only');
END;

CREATE TRIGGER `mediation_follow_ups_no_update` BEFORE UPDATE ON `mediation_follow_ups` BEGIN
  SELECT RAISE(ABORT, 'mediation_follow_ups is append-only');
END;

CREATE TRIGGER `mediation_reminders_no_update` BEFORE UPDATE ON `mediation_reminders` BEGIN
  SELECT RAISE(ABORT, 'mediation_reminders is append-only');
END;

CREATE TRIGGER `mediation_confirmations_no_update` BEFORE UPDATE ON `mediation_confirmations` BEGIN
  SELECT RAISE(ABORT, 'mediation_confirmations is append-only');
END;

CREATE TRIGGER `mediation_rulings_no_update` BEFORE UPDATE ON `mediation_rulings` BEGIN
  SELECT RAISE(ABORT, 'mediation_rulings is append-only');
END;

CREATE TRIGGER `mediation_instalments_signed_insert` BEFORE INSERT ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_duties d JOIN mediation_signatures s ON s.agreement_id = d.agreement_id
    WHERE d.id = NEW.duty_id);
END;

CREATE TRIGGER `mediation_instalments_signed_update` BEFORE UPDATE ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_duties d JOIN mediation_signatures s ON s.agreement_id = d.agreement_id
    WHERE d.id = OLD.duty_id);
END;

CREATE TRIGGER `mediation_instalments_signed_delete` BEFORE DELETE ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE EXISTS (SELECT 1 FROM mediation_duties d JOIN mediation_signatures s ON s.agreement_id = d.agreement_id
    WHERE d.id = OLD.duty_id);
END;

CREATE INDEX `mediation_pay_case` ON `mediation_pay` (`case_id`,`id`);

CREATE INDEX `mediation_pay_mediator` ON `mediation_pay` (`mediator_id`,`approved_on`);

CREATE UNIQUE INDEX `mediation_pay_reversed` ON `mediation_pay` (`reverses`);

CREATE TRIGGER `mediation_pay_no_update` BEFORE UPDATE ON `mediation_pay` BEGIN
  SELECT RAISE(ABORT, 'mediation_pay is append-only');
END;

CREATE TRIGGER `mediation_pay_no_delete` BEFORE DELETE ON `mediation_pay` BEGIN
  SELECT RAISE(ABORT, 'mediation_pay is append-only');
END;

CREATE TRIGGER `mediation_pay_amount` BEFORE INSERT ON `mediation_pay`
WHEN NEW.fen <= 0 BEGIN
  SELECT RAISE(ABORT, 'mediation_pay: an amount is more than nothing');
END;

CREATE TRIGGER `mediation_pay_reversal` BEFORE INSERT ON `mediation_pay`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM mediation_pay taken
   WHERE taken.id = NEW.reverses AND taken.reverses IS NULL AND taken.fen = NEW.fen
     AND taken.case_id = NEW.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_pay: a reversal takes one row of its account back, whole');
END;

CREATE TRIGGER `mediation_pay_no_lot_below_zero` AFTER INSERT ON `mediation_pay`
WHEN EXISTS (
  SELECT 1 FROM (
    SELECT 'mediator:' || mediator_id AS lot, CASE WHEN reverses IS NULL THEN fen ELSE -fen END AS change FROM mediation_pay WHERE mediation_pay.case_id = NEW.case_id
    UNION ALL
    SELECT NULL AS lot, CASE WHEN reverses IS NULL THEN -fen ELSE fen END AS change FROM mediation_pay WHERE mediation_pay.case_id = NEW.case_id)
   WHERE lot IS NOT NULL GROUP BY lot HAVING sum(change) < 0) BEGIN
  SELECT RAISE(ABORT, 'mediation_pay: no lot falls below zero');
END;

CREATE TRIGGER `mediation_pay_once` BEFORE INSERT ON `mediation_pay` BEGIN
  SELECT RAISE(ABORT, 'mediation.pay-paid-before') WHERE NEW.reverses IS NULL AND EXISTS (
    SELECT 1 FROM mediation_pay p WHERE p.case_id = NEW.case_id AND p.mediator_id = NEW.mediator_id
       AND p.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM mediation_pay r WHERE r.reverses = p.id));
END;

CREATE VIEW `mediation_said` (id, text, taken) AS SELECT 0, '', 0 WHERE FALSE;

CREATE TRIGGER `mediation_said_put` INSTEAD OF INSERT ON `mediation_said` WHEN NEW.taken = 0 BEGIN
  INSERT INTO mediation_pairs (rowid, text) SELECT NEW.id, (WITH RECURSIVE p(at, part) AS (
    SELECT 1, substr(NEW.text, 1, 65)
    UNION ALL
    SELECT p.at + 64, substr(NEW.text, p.at + 64, 65) FROM p WHERE length(p.part) > 64)
   SELECT group_concat(substr(p.part, 1, 2) || ' ' || substr(p.part, 2, 2) || ' ' || substr(p.part, 3, 2) || ' ' || substr(p.part, 4, 2) || ' ' || substr(p.part, 5, 2) || ' ' || substr(p.part, 6, 2) || ' ' || substr(p.part, 7, 2) || ' ' || substr(p.part, 8, 2) || ' ' || substr(p.part, 9, 2) || ' ' || substr(p.part, 10, 2) || ' ' || substr(p.part, 11, 2) || ' ' || substr(p.part, 12, 2) || ' ' || substr(p.part, 13, 2) || ' ' || substr(p.part, 14, 2) || ' ' || substr(p.part, 15, 2) || ' ' || substr(p.part, 16, 2) || ' ' || substr(p.part, 17, 2) || ' ' || substr(p.part, 18, 2) || ' ' || substr(p.part, 19, 2) || ' ' || substr(p.part, 20, 2) || ' ' || substr(p.part, 21, 2) || ' ' || substr(p.part, 22, 2) || ' ' || substr(p.part, 23, 2) || ' ' || substr(p.part, 24, 2) || ' ' || substr(p.part, 25, 2) || ' ' || substr(p.part, 26, 2) || ' ' || substr(p.part, 27, 2) || ' ' || substr(p.part, 28, 2) || ' ' || substr(p.part, 29, 2) || ' ' || substr(p.part, 30, 2) || ' ' || substr(p.part, 31, 2) || ' ' || substr(p.part, 32, 2) || ' ' || substr(p.part, 33, 2) || ' ' || substr(p.part, 34, 2) || ' ' || substr(p.part, 35, 2) || ' ' || substr(p.part, 36, 2) || ' ' || substr(p.part, 37, 2) || ' ' || substr(p.part, 38, 2) || ' ' || substr(p.part, 39, 2) || ' ' || substr(p.part, 40, 2) || ' ' || substr(p.part, 41, 2) || ' ' || substr(p.part, 42, 2) || ' ' || substr(p.part, 43, 2) || ' ' || substr(p.part, 44, 2) || ' ' || substr(p.part, 45, 2) || ' ' || substr(p.part, 46, 2) || ' ' || substr(p.part, 47, 2) || ' ' || substr(p.part, 48, 2) || ' ' || substr(p.part, 49, 2) || ' ' || substr(p.part, 50, 2) || ' ' || substr(p.part, 51, 2) || ' ' || substr(p.part, 52, 2) || ' ' || substr(p.part, 53, 2) || ' ' || substr(p.part, 54, 2) || ' ' || substr(p.part, 55, 2) || ' ' || substr(p.part, 56, 2) || ' ' || substr(p.part, 57, 2) || ' ' || substr(p.part, 58, 2) || ' ' || substr(p.part, 59, 2) || ' ' || substr(p.part, 60, 2) || ' ' || substr(p.part, 61, 2) || ' ' || substr(p.part, 62, 2) || ' ' || substr(p.part, 63, 2) || ' ' || substr(p.part, 64, 2), ' ') FROM p);
END;

CREATE TRIGGER `mediation_said_taken` INSTEAD OF INSERT ON `mediation_said` WHEN NEW.taken = 1 BEGIN
  INSERT INTO mediation_pairs (mediation_pairs, rowid, text) SELECT 'delete', NEW.id, (WITH RECURSIVE p(at, part) AS (
    SELECT 1, substr(NEW.text, 1, 65)
    UNION ALL
    SELECT p.at + 64, substr(NEW.text, p.at + 64, 65) FROM p WHERE length(p.part) > 64)
   SELECT group_concat(substr(p.part, 1, 2) || ' ' || substr(p.part, 2, 2) || ' ' || substr(p.part, 3, 2) || ' ' || substr(p.part, 4, 2) || ' ' || substr(p.part, 5, 2) || ' ' || substr(p.part, 6, 2) || ' ' || substr(p.part, 7, 2) || ' ' || substr(p.part, 8, 2) || ' ' || substr(p.part, 9, 2) || ' ' || substr(p.part, 10, 2) || ' ' || substr(p.part, 11, 2) || ' ' || substr(p.part, 12, 2) || ' ' || substr(p.part, 13, 2) || ' ' || substr(p.part, 14, 2) || ' ' || substr(p.part, 15, 2) || ' ' || substr(p.part, 16, 2) || ' ' || substr(p.part, 17, 2) || ' ' || substr(p.part, 18, 2) || ' ' || substr(p.part, 19, 2) || ' ' || substr(p.part, 20, 2) || ' ' || substr(p.part, 21, 2) || ' ' || substr(p.part, 22, 2) || ' ' || substr(p.part, 23, 2) || ' ' || substr(p.part, 24, 2) || ' ' || substr(p.part, 25, 2) || ' ' || substr(p.part, 26, 2) || ' ' || substr(p.part, 27, 2) || ' ' || substr(p.part, 28, 2) || ' ' || substr(p.part, 29, 2) || ' ' || substr(p.part, 30, 2) || ' ' || substr(p.part, 31, 2) || ' ' || substr(p.part, 32, 2) || ' ' || substr(p.part, 33, 2) || ' ' || substr(p.part, 34, 2) || ' ' || substr(p.part, 35, 2) || ' ' || substr(p.part, 36, 2) || ' ' || substr(p.part, 37, 2) || ' ' || substr(p.part, 38, 2) || ' ' || substr(p.part, 39, 2) || ' ' || substr(p.part, 40, 2) || ' ' || substr(p.part, 41, 2) || ' ' || substr(p.part, 42, 2) || ' ' || substr(p.part, 43, 2) || ' ' || substr(p.part, 44, 2) || ' ' || substr(p.part, 45, 2) || ' ' || substr(p.part, 46, 2) || ' ' || substr(p.part, 47, 2) || ' ' || substr(p.part, 48, 2) || ' ' || substr(p.part, 49, 2) || ' ' || substr(p.part, 50, 2) || ' ' || substr(p.part, 51, 2) || ' ' || substr(p.part, 52, 2) || ' ' || substr(p.part, 53, 2) || ' ' || substr(p.part, 54, 2) || ' ' || substr(p.part, 55, 2) || ' ' || substr(p.part, 56, 2) || ' ' || substr(p.part, 57, 2) || ' ' || substr(p.part, 58, 2) || ' ' || substr(p.part, 59, 2) || ' ' || substr(p.part, 60, 2) || ' ' || substr(p.part, 61, 2) || ' ' || substr(p.part, 62, 2) || ' ' || substr(p.part, 63, 2) || ' ' || substr(p.part, 64, 2), ' ') FROM p);
END;

CREATE TRIGGER `mediation_narratives_number_put` AFTER INSERT ON `mediation_cases` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'number', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'number' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_number_changed` AFTER UPDATE OF number ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'number' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'number' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'number', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'number' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_number_taken` AFTER DELETE ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'number' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'number' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_narrative_put` AFTER INSERT ON `mediation_cases` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'narrative', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.narrative, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'narrative' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_narrative_changed` AFTER UPDATE OF narrative ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.narrative, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'narrative' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'narrative' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'narrative', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.narrative, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'narrative' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_narrative_taken` AFTER DELETE ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.narrative, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'narrative' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'narrative' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_party_put` AFTER INSERT ON `mediation_parties` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'party', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'party' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_party_changed` AFTER UPDATE OF name ON `mediation_parties` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'party' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'party' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'party', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'party' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_party_taken` AFTER DELETE ON `mediation_parties` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'party' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'party' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_representative_put` AFTER INSERT ON `mediation_representatives` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) * 65536) + 1, 'representative', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) * 65536 AND ((SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) + 1) * 65536 - 1
    HAVING (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'representative' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_representative_changed` AFTER UPDATE OF name ON `mediation_representatives` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'representative' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'representative' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) * 65536) + 1, 'representative', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) * 65536 AND ((SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) + 1) * 65536 - 1
    HAVING (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'representative' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_representative_taken` AFTER DELETE ON `mediation_representatives` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'representative' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'representative' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_guest_put` AFTER INSERT ON `mediation_guests` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'guest', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'guest' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_guest_changed` AFTER UPDATE OF name ON `mediation_guests` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'guest' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'guest' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'guest', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'guest' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_guest_taken` AFTER DELETE ON `mediation_guests` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'guest' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'guest' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_child_put` AFTER INSERT ON `mediation_children` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'child', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10) || coalesce(NEW.wish, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'child' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_child_changed` AFTER UPDATE OF name, wish ON `mediation_children` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10) || coalesce(OLD.wish, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'child' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'child' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'child', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10) || coalesce(NEW.wish, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'child' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_child_taken` AFTER DELETE ON `mediation_children` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10) || coalesce(OLD.wish, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'child' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'child' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_plea_put` AFTER INSERT ON `mediation_pleas` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'plea', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.words, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'plea' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_plea_changed` AFTER UPDATE OF words ON `mediation_pleas` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'plea' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'plea' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'plea', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.words, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'plea' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_plea_taken` AFTER DELETE ON `mediation_pleas` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'plea' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'plea' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_report_put` AFTER INSERT ON `mediation_reports` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'report', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'report' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_report_changed` AFTER UPDATE OF what ON `mediation_reports` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'report' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'report' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'report', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'report' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_report_taken` AFTER DELETE ON `mediation_reports` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'report' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'report' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_investigation_put` AFTER INSERT ON `mediation_investigations` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'investigation', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.asked, '') || char(10) || coalesce(NEW.words, '') || char(10) || coalesce(NEW.reason, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'investigation' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_investigation_changed` AFTER UPDATE OF place, asked, words, reason ON `mediation_investigations` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.asked, '') || char(10) || coalesce(OLD.words, '') || char(10) || coalesce(OLD.reason, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'investigation' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'investigation' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'investigation', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.asked, '') || char(10) || coalesce(NEW.words, '') || char(10) || coalesce(NEW.reason, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'investigation' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_investigation_taken` AFTER DELETE ON `mediation_investigations` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.asked, '') || char(10) || coalesce(OLD.words, '') || char(10) || coalesce(OLD.reason, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'investigation' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'investigation' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_session_put` AFTER INSERT ON `mediation_sessions` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'session', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.result, '') || char(10) || coalesce(NEW.reason, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_session_changed` AFTER UPDATE OF place, result, reason ON `mediation_sessions` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.result, '') || char(10) || coalesce(OLD.reason, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'session' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'session', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.place, '') || char(10) || coalesce(NEW.result, '') || char(10) || coalesce(NEW.reason, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_session_taken` AFTER DELETE ON `mediation_sessions` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.place, '') || char(10) || coalesce(OLD.result, '') || char(10) || coalesce(OLD.reason, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'session' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'session' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_statement_put` AFTER INSERT ON `mediation_statements` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) * 65536) + 1, 'statement', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) * 65536 AND ((SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) + 1) * 65536 - 1
    HAVING (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.words, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'statement' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_statement_changed` AFTER UPDATE OF words ON `mediation_statements` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'statement' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'statement' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) * 65536) + 1, 'statement', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) * 65536 AND ((SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) + 1) * 65536 - 1
    HAVING (SELECT s.case_id FROM mediation_sessions s WHERE s.id = NEW.session_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.words, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'statement' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_statement_taken` AFTER DELETE ON `mediation_statements` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'statement' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'statement' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_pledge_put` AFTER INSERT ON `mediation_pledges` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'pledge', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.words, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'pledge' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_pledge_changed` AFTER UPDATE OF words ON `mediation_pledges` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'pledge' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'pledge' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'pledge', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.words, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'pledge' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_pledge_taken` AFTER DELETE ON `mediation_pledges` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'pledge' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'pledge' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_evidence_put` AFTER INSERT ON `mediation_evidence` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'evidence', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.title, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'evidence' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_evidence_changed` AFTER UPDATE OF title ON `mediation_evidence` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.title, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'evidence' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'evidence' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'evidence', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.title, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'evidence' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_evidence_taken` AFTER DELETE ON `mediation_evidence` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.title, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'evidence' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'evidence' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_agreement_put` AFTER INSERT ON `mediation_agreements` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'agreement', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.facts, '') || char(10) || coalesce(NEW.dispute, '') || char(10) || coalesce(NEW.responsibilities, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'agreement' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_agreement_changed` AFTER UPDATE OF facts, dispute, responsibilities ON `mediation_agreements` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.facts, '') || char(10) || coalesce(OLD.dispute, '') || char(10) || coalesce(OLD.responsibilities, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'agreement' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'agreement' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'agreement', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.facts, '') || char(10) || coalesce(NEW.dispute, '') || char(10) || coalesce(NEW.responsibilities, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'agreement' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_agreement_taken` AFTER DELETE ON `mediation_agreements` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.facts, '') || char(10) || coalesce(OLD.dispute, '') || char(10) || coalesce(OLD.responsibilities, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'agreement' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'agreement' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_term_put` AFTER INSERT ON `mediation_terms` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536) + 1, 'term', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536 AND ((SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'term' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_term_changed` AFTER UPDATE OF what ON `mediation_terms` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'term' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'term' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536) + 1, 'term', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536 AND ((SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'term' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_term_taken` AFTER DELETE ON `mediation_terms` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'term' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'term' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_duty_put` AFTER INSERT ON `mediation_duties` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536) + 1, 'duty', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536 AND ((SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10) || coalesce(NEW.manner, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'duty' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_duty_changed` AFTER UPDATE OF what, manner ON `mediation_duties` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10) || coalesce(OLD.manner, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'duty' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'duty' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536) + 1, 'duty', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) * 65536 AND ((SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10) || coalesce(NEW.manner, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'duty' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_duty_taken` AFTER DELETE ON `mediation_duties` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10) || coalesce(OLD.manner, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'duty' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'duty' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_ruling_put` AFTER INSERT ON `mediation_rulings` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) * 65536) + 1, 'ruling', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) * 65536 AND ((SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10) || coalesce(NEW.why, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'ruling' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_ruling_changed` AFTER UPDATE OF number, why ON `mediation_rulings` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10) || coalesce(OLD.why, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'ruling' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'ruling' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) * 65536) + 1, 'ruling', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) * 65536 AND ((SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = NEW.confirmation_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10) || coalesce(NEW.why, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'ruling' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_ruling_taken` AFTER DELETE ON `mediation_rulings` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10) || coalesce(OLD.why, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'ruling' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'ruling' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_reminder_put` AFTER INSERT ON `mediation_reminders` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) * 65536) + 1, 'reminder', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) * 65536 AND ((SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'reminder' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_reminder_changed` AFTER UPDATE OF said ON `mediation_reminders` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'reminder' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'reminder' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) * 65536) + 1, 'reminder', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) * 65536 AND ((SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) + 1) * 65536 - 1
    HAVING (SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = NEW.instalment_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'reminder' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_reminder_taken` AFTER DELETE ON `mediation_reminders` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'reminder' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'reminder' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_follow-up_put` AFTER INSERT ON `mediation_follow_ups` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'follow-up', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'follow-up' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_follow-up_changed` AFTER UPDATE OF said ON `mediation_follow_ups` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'follow-up' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'follow-up' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'follow-up', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'follow-up' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_follow-up_taken` AFTER DELETE ON `mediation_follow_ups` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'follow-up' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'follow-up' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_contact_put` AFTER INSERT ON `mediation_contacts` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'contact', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'contact' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_contact_changed` AFTER UPDATE OF what ON `mediation_contacts` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'contact' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'contact' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'contact', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.what, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'contact' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_contact_taken` AFTER DELETE ON `mediation_contacts` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.what, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'contact' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'contact' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_risk_put` AFTER INSERT ON `mediation_risks` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'risk', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.note, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'risk' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_risk_changed` AFTER UPDATE OF note ON `mediation_risks` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.note, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'risk' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'risk' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'risk', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.note, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'risk' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_risk_taken` AFTER DELETE ON `mediation_risks` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.note, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'risk' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'risk' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_step_put` AFTER INSERT ON `mediation_case_events` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'step', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.reason, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'step' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_step_changed` AFTER UPDATE OF reason ON `mediation_case_events` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.reason, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'step' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'step' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'step', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.reason, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'step' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_step_taken` AFTER DELETE ON `mediation_case_events` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.reason, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'step' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'step' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_reply_put` AFTER INSERT ON `mediation_replies` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'reply', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'reply' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_reply_changed` AFTER UPDATE OF said ON `mediation_replies` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'reply' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'reply' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'reply', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'reply' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_reply_taken` AFTER DELETE ON `mediation_replies` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'reply' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'reply' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_account_put` AFTER INSERT ON `mediation_accounts` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'account', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'account' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_account_changed` AFTER UPDATE OF said ON `mediation_accounts` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'account' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'account' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'account', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.said, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'account' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_account_taken` AFTER DELETE ON `mediation_accounts` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.said, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'account' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'account' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_leaf_put` AFTER INSERT ON `mediation_leaves` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'leaf', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.title, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'leaf' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_leaf_changed` AFTER UPDATE OF title ON `mediation_leaves` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.title, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'leaf' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'leaf' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'leaf', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.title, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'leaf' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_leaf_taken` AFTER DELETE ON `mediation_leaves` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.title, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'leaf' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'leaf' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_representatives_five` BEFORE INSERT ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.representatives') WHERE (SELECT count(*) FROM mediation_representatives r WHERE r.party_id = NEW.party_id AND r.until_on IS NULL) >= 5;
END;

CREATE INDEX `audit_staff` ON `audit` (`staff_id`,`family`,`at`);

CREATE TRIGGER `ended_segments_no_update` BEFORE UPDATE ON `ended_segments` BEGIN
  SELECT RAISE(ABORT, 'ended_segments is append-only');
END;

CREATE TRIGGER `ended_segments_no_delete` BEFORE DELETE ON `ended_segments` BEGIN
  SELECT RAISE(ABORT, 'ended_segments is append-only');
END;

CREATE INDEX `mediation_handed_over_case` ON `mediation_handed_over` (`case_id`,`id`);

CREATE UNIQUE INDEX `mediation_handed_over_event` ON `mediation_handed_over` (`event_id`);

CREATE INDEX `mediation_handed_over_notes_sent` ON `mediation_handed_over_notes` (`sent_id`,`id`);

CREATE TRIGGER `mediation_handed_over_no_update` BEFORE UPDATE ON `mediation_handed_over` BEGIN
  SELECT RAISE(ABORT, 'mediation_handed_over is append-only');
END;

CREATE TRIGGER `mediation_handed_over_notes_no_update` BEFORE UPDATE ON `mediation_handed_over_notes` BEGIN
  SELECT RAISE(ABORT, 'mediation_handed_over_notes is append-only');
END;

CREATE TRIGGER `mediation_narratives_wants_put` AFTER INSERT ON `mediation_cases` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'wants', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.wants, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'wants' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_wants_changed` AFTER UPDATE OF wants ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.wants, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'wants' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'wants' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.id * 65536) + 1, 'wants', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.id * 65536 AND (NEW.id + 1) * 65536 - 1
    HAVING NEW.id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.wants, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'wants' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_wants_taken` AFTER DELETE ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.wants, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'wants' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'wants' AND source_id = OLD.id;
END;

CREATE INDEX `audit_taken_out` ON `audit` (`sequence`) WHERE procedure IN ('canteen.claims.export', 'canteen.figures.export', 'mediation.figures.export', 'mediation.pay.export', 'privacy.exportRegister', 'residents.exportSheet', 'rooms.figures.export', 'serviceRequests.figures.export', 'visits.figures.export');

CREATE TRIGGER `mediation_case_events_no_blanking` BEFORE UPDATE OF `reason` ON `mediation_case_events`
WHEN NEW.`reason` IS NOT '' OR NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_case_events is append-only');
END;

CREATE TRIGGER `mediation_screenings_no_delete` BEFORE DELETE ON `mediation_screenings`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_screenings is append-only');
END;

CREATE TRIGGER `mediation_suspicions_no_delete` BEFORE DELETE ON `mediation_suspicions`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = OLD.screening_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_suspicions is append-only');
END;

CREATE TRIGGER `mediation_needs_no_delete` BEFORE DELETE ON `mediation_needs`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = OLD.screening_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_needs is append-only');
END;

CREATE TRIGGER `mediation_reports_no_delete` BEFORE DELETE ON `mediation_reports`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_reports is append-only');
END;

CREATE TRIGGER `mediation_help_answers_no_delete` BEFORE DELETE ON `mediation_help_answers`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT (SELECT g1.case_id FROM mediation_screenings g1 WHERE g1.id = g0.screening_id) FROM mediation_suspicions g0 WHERE g0.id = OLD.suspicion_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_help_answers is append-only');
END;

CREATE TRIGGER `mediation_consents_no_delete` BEFORE DELETE ON `mediation_consents`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = OLD.party_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_consents is append-only');
END;

CREATE TRIGGER `mediation_guest_consents_no_delete` BEFORE DELETE ON `mediation_guest_consents`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_guests g0 WHERE g0.id = OLD.guest_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_guest_consents is append-only');
END;

CREATE TRIGGER `mediation_signatures_no_delete` BEFORE DELETE ON `mediation_signatures`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_signatures is append-only');
END;

CREATE TRIGGER `mediation_performances_no_delete` BEFORE DELETE ON `mediation_performances`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT (SELECT (SELECT g2.case_id FROM mediation_agreements g2 WHERE g2.id = g1.agreement_id) FROM mediation_duties g1 WHERE g1.id = g0.duty_id) FROM mediation_instalments g0 WHERE g0.id = OLD.instalment_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_performances is append-only');
END;

CREATE TRIGGER `mediation_covers_no_delete` BEFORE DELETE ON `mediation_covers`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_covers is append-only');
END;

CREATE TRIGGER `mediation_sessions_no_delete` BEFORE DELETE ON `mediation_sessions`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_sessions is append-only');
END;

CREATE TRIGGER `mediation_statements_no_delete` BEFORE DELETE ON `mediation_statements`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_sessions g0 WHERE g0.id = OLD.session_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_statements is append-only');
END;

CREATE TRIGGER `mediation_initials_no_delete` BEFORE DELETE ON `mediation_initials`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_sessions g0 WHERE g0.id = OLD.session_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_initials is append-only');
END;

CREATE TRIGGER `mediation_investigations_no_delete` BEFORE DELETE ON `mediation_investigations`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_investigations is append-only');
END;

CREATE TRIGGER `mediation_pledges_no_delete` BEFORE DELETE ON `mediation_pledges`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_pledges is append-only');
END;

CREATE TRIGGER `mediation_checks_no_delete` BEFORE DELETE ON `mediation_checks`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_checks is append-only');
END;

CREATE TRIGGER `mediation_set_asides_no_delete` BEFORE DELETE ON `mediation_set_asides`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_set_asides is append-only');
END;

CREATE TRIGGER `mediation_copies_no_delete` BEFORE DELETE ON `mediation_copies`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_copies is append-only');
END;

CREATE TRIGGER `mediation_extensions_no_delete` BEFORE DELETE ON `mediation_extensions`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_extensions is append-only');
END;

CREATE TRIGGER `mediation_extension_wishes_no_delete` BEFORE DELETE ON `mediation_extension_wishes`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_extensions g0 WHERE g0.id = OLD.extension_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_extension_wishes is append-only');
END;

CREATE TRIGGER `mediation_endings_no_delete` BEFORE DELETE ON `mediation_endings`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_endings is append-only');
END;

CREATE TRIGGER `mediation_notices_no_delete` BEFORE DELETE ON `mediation_notices`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_endings g0 WHERE g0.id = OLD.ending_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_notices is append-only');
END;

CREATE TRIGGER `mediation_court_ends_no_delete` BEFORE DELETE ON `mediation_court_ends`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_court_ends is append-only');
END;

CREATE TRIGGER `mediation_replies_no_delete` BEFORE DELETE ON `mediation_replies`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_replies is append-only');
END;

CREATE TRIGGER `mediation_handed_over_no_delete` BEFORE DELETE ON `mediation_handed_over`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_handed_over is append-only');
END;

CREATE TRIGGER `mediation_handed_over_notes_no_delete` BEFORE DELETE ON `mediation_handed_over_notes`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_handed_over g0 WHERE g0.id = OLD.sent_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_handed_over_notes is append-only');
END;

CREATE TRIGGER `mediation_follow_ups_no_delete` BEFORE DELETE ON `mediation_follow_ups`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_follow_ups is append-only');
END;

CREATE TRIGGER `mediation_reminders_no_delete` BEFORE DELETE ON `mediation_reminders`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT (SELECT (SELECT g2.case_id FROM mediation_agreements g2 WHERE g2.id = g1.agreement_id) FROM mediation_duties g1 WHERE g1.id = g0.duty_id) FROM mediation_instalments g0 WHERE g0.id = OLD.instalment_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_reminders is append-only');
END;

CREATE TRIGGER `mediation_confirmations_no_delete` BEFORE DELETE ON `mediation_confirmations`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_confirmations is append-only');
END;

CREATE TRIGGER `mediation_rulings_no_delete` BEFORE DELETE ON `mediation_rulings`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT (SELECT g1.case_id FROM mediation_agreements g1 WHERE g1.id = g0.agreement_id) FROM mediation_confirmations g0 WHERE g0.id = OLD.confirmation_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_rulings is append-only');
END;

CREATE TRIGGER `mediation_made_papers_no_delete` BEFORE DELETE ON `mediation_made_papers`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_made_papers is append-only');
END;

CREATE TRIGGER `mediation_texts_read_no_delete` BEFORE DELETE ON `mediation_texts_read`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_texts_read is append-only');
END;

CREATE TRIGGER `mediation_accounts_no_delete` BEFORE DELETE ON `mediation_accounts`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_accounts is append-only');
END;

CREATE TRIGGER `mediation_page_counts_no_delete` BEFORE DELETE ON `mediation_page_counts`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_page_counts is append-only');
END;

CREATE TRIGGER `mediation_warning_visits_no_delete` BEFORE DELETE ON `mediation_warning_visits`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-warning' AND e.id = OLD.warning_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_warning_visits is append-only');
END;

CREATE TRIGGER `mediation_order_askings_no_delete` BEFORE DELETE ON `mediation_order_askings`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-order' AND e.id = OLD.order_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_order_askings is append-only');
END;

CREATE TRIGGER `mediation_order_rulings_no_delete` BEFORE DELETE ON `mediation_order_rulings`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-order' AND e.id = (SELECT g0.order_id FROM mediation_order_askings g0 WHERE g0.id = OLD.asking_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_order_rulings is append-only');
END;

CREATE TRIGGER `mediation_order_sightings_no_delete` BEFORE DELETE ON `mediation_order_sightings`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-order' AND e.id = OLD.order_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_order_sightings is append-only');
END;

CREATE TRIGGER `mediation_breaches_told_no_delete` BEFORE DELETE ON `mediation_breaches_told`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-order' AND e.id = (SELECT g0.order_id FROM mediation_order_sightings g0 WHERE g0.id = OLD.sighting_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_breaches_told is append-only');
END;

CREATE TRIGGER `mediation_order_help_no_delete` BEFORE DELETE ON `mediation_order_help`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-order' AND e.id = OLD.order_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_order_help is append-only');
END;

CREATE TRIGGER `mediation_relations_no_delete` BEFORE DELETE ON `mediation_relations`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_relations is append-only');
END;

CREATE TRIGGER `mediation_relations_accepted_no_delete` BEFORE DELETE ON `mediation_relations_accepted`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_relations_accepted is append-only');
END;

CREATE TRIGGER `mediation_risks_no_delete` BEFORE DELETE ON `mediation_risks`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_risks is append-only');
END;

CREATE TRIGGER `mediation_contacts_no_delete` BEFORE DELETE ON `mediation_contacts`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_contacts is append-only');
END;

CREATE TRIGGER `mediation_protections_no_delete` BEFORE DELETE ON `mediation_protections`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = OLD.party_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_protections is append-only');
END;

CREATE TRIGGER `mediation_cases_follow` BEFORE UPDATE ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE OLD.state = 'archived' AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.id);
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE NEW.state <> OLD.state AND NEW.state IS NOT (SELECT e.to_state FROM mediation_case_events e
        WHERE e.case_id = NEW.id ORDER BY e.id DESC LIMIT 1);
  SELECT RAISE(ABORT, 'mediation.number-kept') WHERE OLD.number IS NOT NULL AND NEW.number IS NOT OLD.number;
END;

CREATE TRIGGER `mediation_stays_end` BEFORE UPDATE ON `mediation_stays` BEGIN
  SELECT RAISE(ABORT, 'mediation.stay') WHERE (NEW.case_id, NEW.staff_id, NEW.as_what, NEW.from_day) <> (OLD.case_id, OLD.staff_id, OLD.as_what, OLD.from_day)
        OR CASE WHEN EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) THEN NEW.until_day IS NOT OLD.until_day OR NEW.reason <> ''
          ELSE OLD.until_day IS NOT NULL OR NEW.until_day IS NULL OR NEW.until_day < OLD.from_day END;
END;

CREATE TRIGGER `mediation_agreements_signed` BEFORE UPDATE OF case_id, form, number, facts, dispute, responsibilities, reached_on ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE (OLD.effect_on IS NOT NULL OR EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = OLD.id)) AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE TRIGGER `mediation_leaves_bound_delete` BEFORE DELETE ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'archived') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE INDEX `mediation_confirmations_home_of_gone` ON `mediation_confirmations` (home_of) WHERE home_of IS NOT NULL;

CREATE INDEX `mediation_contacts_party_id_gone` ON `mediation_contacts` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_copies_party_id_gone` ON `mediation_copies` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_duties_who_gone` ON `mediation_duties` (who) WHERE who IS NOT NULL;

CREATE INDEX `mediation_duties_to_whom_gone` ON `mediation_duties` (to_whom) WHERE to_whom IS NOT NULL;

CREATE INDEX `mediation_endings_party_id_gone` ON `mediation_endings` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_evidence_party_id_gone` ON `mediation_evidence` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_extension_wishes_party_id_gone` ON `mediation_extension_wishes` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_follow_ups_party_id_gone` ON `mediation_follow_ups` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_guest_consents_party_id_gone` ON `mediation_guest_consents` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_leaves_party_id_gone` ON `mediation_leaves` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_made_papers_party_id_gone` ON `mediation_made_papers` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_needs_suspicion_id_gone` ON `mediation_needs` (suspicion_id) WHERE suspicion_id IS NOT NULL;

CREATE INDEX `mediation_notices_party_id_gone` ON `mediation_notices` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_pleas_adds_to_gone` ON `mediation_pleas` (adds_to) WHERE adds_to IS NOT NULL;

CREATE INDEX `mediation_pledges_party_id_gone` ON `mediation_pledges` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_relations_party_id_gone` ON `mediation_relations` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_relations_accepted_party_id_gone` ON `mediation_relations_accepted` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_relations_accepted_knowing_gone` ON `mediation_relations_accepted` (knowing) WHERE knowing IS NOT NULL;

CREATE INDEX `mediation_reports_suspicion_id_gone` ON `mediation_reports` (suspicion_id) WHERE suspicion_id IS NOT NULL;

CREATE INDEX `mediation_representatives_is_party_gone` ON `mediation_representatives` (is_party) WHERE is_party IS NOT NULL;

CREATE INDEX `mediation_screenings_corrects_gone` ON `mediation_screenings` (corrects) WHERE corrects IS NOT NULL;

CREATE INDEX `mediation_signatures_party_id_gone` ON `mediation_signatures` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_signatures_representative_id_gone` ON `mediation_signatures` (representative_id) WHERE representative_id IS NOT NULL;

CREATE INDEX `mediation_statements_party_id_gone` ON `mediation_statements` (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX `mediation_suspicions_continues_gone` ON `mediation_suspicions` (continues) WHERE continues IS NOT NULL;

CREATE INDEX `mediation_cases_erased` ON `mediation_cases` (confirmed_on) WHERE confirmed_on IS NOT NULL;

CREATE TRIGGER `mediation_patrols_no_update` BEFORE UPDATE OF `id`, `on_day`, `where_walked`, `by_whom`, `disputes_found`, `prevented`, `strikes`, `at`, `staff_id` ON `mediation_patrols` BEGIN
  SELECT RAISE(ABORT, 'mediation_patrols is append-only');
END;

CREATE TRIGGER `mediation_patrols_no_blanking` BEFORE UPDATE OF `what` ON `mediation_patrols`
WHEN NEW.`what` IS NOT '' OR NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-patrols' AND e.id = CAST(substr(OLD.on_day, 1, 4) || substr(OLD.on_day, 6, 2) AS INTEGER)) BEGIN
  SELECT RAISE(ABORT, 'mediation_patrols is append-only');
END;

CREATE TRIGGER `mediation_help_answers_shut_insert` BEFORE INSERT ON `mediation_help_answers` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT g1.case_id FROM mediation_screenings g1 WHERE g1.id = g0.screening_id) FROM mediation_suspicions g0 WHERE g0.id = NEW.suspicion_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_reports_shut_insert` BEFORE INSERT ON `mediation_reports` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_needs_shut_insert` BEFORE INSERT ON `mediation_needs` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = NEW.screening_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_suspicions_shut_insert` BEFORE INSERT ON `mediation_suspicions` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = NEW.screening_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_screenings_shut_insert` BEFORE INSERT ON `mediation_screenings` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_guest_consents_shut_insert` BEFORE INSERT ON `mediation_guest_consents` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_guests g0 WHERE g0.id = NEW.guest_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_guests_shut_insert` BEFORE INSERT ON `mediation_guests` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_guests_shut_update` BEFORE UPDATE ON `mediation_guests` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_guests_shut_delete` BEFORE DELETE ON `mediation_guests` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_children_shut_insert` BEFORE INSERT ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_children_shut_update` BEFORE UPDATE ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_children_shut_delete` BEFORE DELETE ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_statements_shut_insert` BEFORE INSERT ON `mediation_statements` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_sessions g0 WHERE g0.id = NEW.session_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_initials_shut_insert` BEFORE INSERT ON `mediation_initials` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_sessions g0 WHERE g0.id = NEW.session_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_sessions_shut_insert` BEFORE INSERT ON `mediation_sessions` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_investigations_shut_insert` BEFORE INSERT ON `mediation_investigations` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_pledges_shut_insert` BEFORE INSERT ON `mediation_pledges` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_extension_wishes_shut_insert` BEFORE INSERT ON `mediation_extension_wishes` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_extensions g0 WHERE g0.id = NEW.extension_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_extensions_shut_insert` BEFORE INSERT ON `mediation_extensions` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_notices_shut_insert` BEFORE INSERT ON `mediation_notices` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_endings g0 WHERE g0.id = NEW.ending_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_endings_shut_insert` BEFORE INSERT ON `mediation_endings` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_court_ends_shut_insert` BEFORE INSERT ON `mediation_court_ends` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_replies_shut_insert` BEFORE INSERT ON `mediation_replies` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived'));
END;

CREATE TRIGGER `mediation_handed_over_notes_shut_insert` BEFORE INSERT ON `mediation_handed_over_notes` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_handed_over g0 WHERE g0.id = NEW.sent_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_handed_over_shut_insert` BEFORE INSERT ON `mediation_handed_over` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_follow_ups_shut_insert` BEFORE INSERT ON `mediation_follow_ups` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_reminders_shut_insert` BEFORE INSERT ON `mediation_reminders` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT (SELECT g2.case_id FROM mediation_agreements g2 WHERE g2.id = g1.agreement_id) FROM mediation_duties g1 WHERE g1.id = g0.duty_id) FROM mediation_instalments g0 WHERE g0.id = NEW.instalment_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_performances_shut_insert` BEFORE INSERT ON `mediation_performances` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT (SELECT g2.case_id FROM mediation_agreements g2 WHERE g2.id = g1.agreement_id) FROM mediation_duties g1 WHERE g1.id = g0.duty_id) FROM mediation_instalments g0 WHERE g0.id = NEW.instalment_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_instalments_shut_insert` BEFORE INSERT ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT g1.case_id FROM mediation_agreements g1 WHERE g1.id = g0.agreement_id) FROM mediation_duties g0 WHERE g0.id = NEW.duty_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_instalments_shut_update` BEFORE UPDATE ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT g1.case_id FROM mediation_agreements g1 WHERE g1.id = g0.agreement_id) FROM mediation_duties g0 WHERE g0.id = OLD.duty_id), (SELECT (SELECT g1.case_id FROM mediation_agreements g1 WHERE g1.id = g0.agreement_id) FROM mediation_duties g0 WHERE g0.id = NEW.duty_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_instalments_shut_delete` BEFORE DELETE ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT g1.case_id FROM mediation_agreements g1 WHERE g1.id = g0.agreement_id) FROM mediation_duties g0 WHERE g0.id = OLD.duty_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_signatures_shut_insert` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_duties_shut_insert` BEFORE INSERT ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_duties_shut_update` BEFORE UPDATE ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id), (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_duties_shut_delete` BEFORE DELETE ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_terms_shut_insert` BEFORE INSERT ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_terms_shut_update` BEFORE UPDATE ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id), (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_terms_shut_delete` BEFORE DELETE ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = OLD.agreement_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_copies_shut_insert` BEFORE INSERT ON `mediation_copies` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_checks_shut_insert` BEFORE INSERT ON `mediation_checks` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_set_asides_shut_insert` BEFORE INSERT ON `mediation_set_asides` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_rulings_shut_insert` BEFORE INSERT ON `mediation_rulings` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT (SELECT g1.case_id FROM mediation_agreements g1 WHERE g1.id = g0.agreement_id) FROM mediation_confirmations g0 WHERE g0.id = NEW.confirmation_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_confirmations_shut_insert` BEFORE INSERT ON `mediation_confirmations` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_leaves_shut_insert` BEFORE INSERT ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('joined'));
END;

CREATE TRIGGER `mediation_leaves_shut_update` BEFORE UPDATE ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_leaves_shut_delete` BEFORE DELETE ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_covers_shut_insert` BEFORE INSERT ON `mediation_covers` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_accounts_shut_insert` BEFORE INSERT ON `mediation_accounts` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_relations_accepted_shut_insert` BEFORE INSERT ON `mediation_relations_accepted` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_relations_shut_insert` BEFORE INSERT ON `mediation_relations` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_committees_shut_insert` BEFORE INSERT ON `mediation_committees` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_committees_shut_update` BEFORE UPDATE ON `mediation_committees` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_committees_shut_delete` BEFORE DELETE ON `mediation_committees` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_risks_shut_insert` BEFORE INSERT ON `mediation_risks` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_contacts_shut_insert` BEFORE INSERT ON `mediation_contacts` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_pleas_shut_insert` BEFORE INSERT ON `mediation_pleas` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_consents_shut_insert` BEFORE INSERT ON `mediation_consents` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = NEW.party_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_representatives_shut_insert` BEFORE INSERT ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = NEW.party_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_representatives_shut_update` BEFORE UPDATE ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = OLD.party_id), (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = NEW.party_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_representatives_shut_delete` BEFORE DELETE ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = OLD.party_id)) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_parties_shut_insert` BEFORE INSERT ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_parties_shut_delete` BEFORE DELETE ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_agreements_shut_insert` BEFORE INSERT ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_agreements_shut_update` BEFORE UPDATE ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_agreements_shut_delete` BEFORE DELETE ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_cases_shut` BEFORE UPDATE ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE OLD.state = 'joined' AND NEW.state = 'joined' AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.id);
END;

CREATE TRIGGER `mediation_pleas_no_delete` BEFORE DELETE ON `mediation_pleas`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE (e.subject = 'mediation-case' AND e.id = OLD.case_id
    OR e.subject = 'mediation-plea' AND OLD.case_id IS NULL AND e.id IN (OLD.id, OLD.adds_to))) BEGIN
  SELECT RAISE(ABORT, 'mediation_pleas is append-only');
END;

CREATE TRIGGER `mediation_reports_own_insert` BEFORE INSERT ON `mediation_reports` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.suspicion_id IS NOT NULL AND (SELECT (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = x.screening_id) FROM mediation_suspicions x WHERE x.id = NEW.suspicion_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_needs_own_insert` BEFORE INSERT ON `mediation_needs` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.suspicion_id IS NOT NULL AND (SELECT (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = x.screening_id) FROM mediation_suspicions x WHERE x.id = NEW.suspicion_id) IS NOT (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = NEW.screening_id));
END;

CREATE TRIGGER `mediation_suspicions_own_insert` BEFORE INSERT ON `mediation_suspicions` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.continues IS NOT NULL AND (SELECT (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = x.screening_id) FROM mediation_suspicions x WHERE x.id = NEW.continues) IS NOT (SELECT g0.case_id FROM mediation_screenings g0 WHERE g0.id = NEW.screening_id));
END;

CREATE TRIGGER `mediation_screenings_own_insert` BEFORE INSERT ON `mediation_screenings` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.corrects IS NOT NULL AND (SELECT x.case_id FROM mediation_screenings x WHERE x.id = NEW.corrects) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_guest_consents_own_insert` BEFORE INSERT ON `mediation_guest_consents` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT (SELECT g0.case_id FROM mediation_guests g0 WHERE g0.id = NEW.guest_id));
END;

CREATE TRIGGER `mediation_guests_own_update` BEFORE UPDATE OF case_id ON `mediation_guests` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id);
END;

CREATE TRIGGER `mediation_children_own_update` BEFORE UPDATE OF case_id ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id);
END;

CREATE TRIGGER `mediation_statements_own_insert` BEFORE INSERT ON `mediation_statements` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT (SELECT g0.case_id FROM mediation_sessions g0 WHERE g0.id = NEW.session_id));
END;

CREATE TRIGGER `mediation_initials_own_insert` BEFORE INSERT ON `mediation_initials` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (EXISTS (SELECT 1 FROM json_each(NEW.initialled) j WHERE (SELECT x.case_id FROM mediation_parties x WHERE x.id = json_extract(j.value, '$.party')) IS NOT (SELECT g0.case_id FROM mediation_sessions g0 WHERE g0.id = NEW.session_id)));
END;

CREATE TRIGGER `mediation_sessions_own_insert` BEFORE INSERT ON `mediation_sessions` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.corrects IS NOT NULL AND (SELECT x.case_id FROM mediation_sessions x WHERE x.id = NEW.corrects) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_investigations_own_insert` BEFORE INSERT ON `mediation_investigations` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.corrects IS NOT NULL AND (SELECT x.case_id FROM mediation_investigations x WHERE x.id = NEW.corrects) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_pledges_own_insert` BEFORE INSERT ON `mediation_pledges` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_extension_wishes_own_insert` BEFORE INSERT ON `mediation_extension_wishes` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT (SELECT g0.case_id FROM mediation_extensions g0 WHERE g0.id = NEW.extension_id));
END;

CREATE TRIGGER `mediation_notices_own_insert` BEFORE INSERT ON `mediation_notices` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT (SELECT g0.case_id FROM mediation_endings g0 WHERE g0.id = NEW.ending_id));
END;

CREATE TRIGGER `mediation_endings_own_insert` BEFORE INSERT ON `mediation_endings` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_case_events x WHERE x.id = NEW.event_id) IS NOT NEW.case_id)
    OR (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_court_ends_own_insert` BEFORE INSERT ON `mediation_court_ends` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_case_events x WHERE x.id = NEW.event_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_handed_over_notes_own_insert` BEFORE INSERT ON `mediation_handed_over_notes` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (EXISTS (SELECT 1 FROM json_each(NEW.told) j WHERE (SELECT x.case_id FROM mediation_parties x WHERE x.id = j.value) IS NOT (SELECT g0.case_id FROM mediation_handed_over g0 WHERE g0.id = NEW.sent_id)));
END;

CREATE TRIGGER `mediation_handed_over_own_insert` BEFORE INSERT ON `mediation_handed_over` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_case_events x WHERE x.id = NEW.event_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_performances_own_insert` BEFORE INSERT ON `mediation_performances` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.reverses IS NOT NULL AND (SELECT (SELECT (SELECT (SELECT g2.case_id FROM mediation_agreements g2 WHERE g2.id = g1.agreement_id) FROM mediation_duties g1 WHERE g1.id = g0.duty_id) FROM mediation_instalments g0 WHERE g0.id = x.instalment_id) FROM mediation_performances x WHERE x.id = NEW.reverses) IS NOT (SELECT (SELECT (SELECT g2.case_id FROM mediation_agreements g2 WHERE g2.id = g1.agreement_id) FROM mediation_duties g1 WHERE g1.id = g0.duty_id) FROM mediation_instalments g0 WHERE g0.id = NEW.instalment_id));
END;

CREATE TRIGGER `mediation_instalments_own_update` BEFORE UPDATE OF duty_id ON `mediation_instalments` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.duty_id IS NOT OLD.duty_id);
END;

CREATE TRIGGER `mediation_duties_own_insert` BEFORE INSERT ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.who) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id))
    OR ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.to_whom) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id));
END;

CREATE TRIGGER `mediation_duties_own_update` BEFORE UPDATE OF agreement_id, who, to_whom ON `mediation_duties` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.agreement_id IS NOT OLD.agreement_id)
    OR ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.who) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id))
    OR ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.to_whom) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id));
END;

CREATE TRIGGER `mediation_terms_own_update` BEFORE UPDATE OF agreement_id ON `mediation_terms` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.agreement_id IS NOT OLD.agreement_id);
END;

CREATE TRIGGER `mediation_copies_own_insert` BEFORE INSERT ON `mediation_copies` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id));
END;

CREATE TRIGGER `mediation_checks_own_insert` BEFORE INSERT ON `mediation_checks` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_case_events x WHERE x.id = NEW.event_id) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id))
    OR (EXISTS (SELECT 1 FROM json_each(NEW.read_to) j WHERE (SELECT x.case_id FROM mediation_parties x WHERE x.id = json_extract(j.value, '$.party')) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)));
END;

CREATE TRIGGER `mediation_set_asides_own_insert` BEFORE INSERT ON `mediation_set_asides` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_case_events x WHERE x.id = NEW.event_id) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id));
END;

CREATE TRIGGER `mediation_confirmations_own_insert` BEFORE INSERT ON `mediation_confirmations` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.home_of IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.home_of) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id))
    OR (EXISTS (SELECT 1 FROM json_each(NEW.applicants) j WHERE (SELECT x.case_id FROM mediation_parties x WHERE x.id = j.value) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id)));
END;

CREATE TRIGGER `mediation_evidence_own_insert` BEFORE INSERT ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_evidence_own_update` BEFORE UPDATE OF case_id, party_id ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id)
    OR (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_leaves_own_insert` BEFORE INSERT ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_leaves_own_update` BEFORE UPDATE OF case_id, party_id ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id)
    OR (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_made_papers_own_insert` BEFORE INSERT ON `mediation_made_papers` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_texts_read_own_insert` BEFORE INSERT ON `mediation_texts_read` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (EXISTS (SELECT 1 FROM json_each(NEW.leads_to) j WHERE CASE WHEN j.value < 0 THEN (SELECT x.case_id FROM mediation_children x WHERE x.id = -j.value) ELSE (SELECT x.case_id FROM mediation_parties x WHERE x.id = j.value) END IS NOT NEW.case_id));
END;

CREATE TRIGGER `mediation_relations_accepted_own_insert` BEFORE INSERT ON `mediation_relations_accepted` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id)
    OR (NEW.knowing IS NOT NULL AND (SELECT x.case_id FROM mediation_relations x WHERE x.id = NEW.knowing) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_relations_own_insert` BEFORE INSERT ON `mediation_relations` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_committees_own_update` BEFORE UPDATE OF case_id ON `mediation_committees` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id);
END;

CREATE TRIGGER `mediation_contacts_own_insert` BEFORE INSERT ON `mediation_contacts` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_pleas_own_insert` BEFORE INSERT ON `mediation_pleas` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.adds_to IS NOT NULL AND (SELECT x.case_id FROM mediation_pleas x WHERE x.id = NEW.adds_to) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_representatives_own_insert` BEFORE INSERT ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.is_party IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.is_party) IS NOT (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = NEW.party_id));
END;

CREATE TRIGGER `mediation_representatives_own_update` BEFORE UPDATE OF party_id, is_party ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT OLD.party_id)
    OR (NEW.is_party IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.is_party) IS NOT (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = NEW.party_id));
END;

CREATE TRIGGER `mediation_parties_own_update` BEFORE UPDATE OF case_id ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id);
END;

CREATE TRIGGER `mediation_case_events_own_insert` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.takes_back IS NOT NULL AND (SELECT x.case_id FROM mediation_case_events x WHERE x.id = NEW.takes_back) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_stays_own_update` BEFORE UPDATE OF case_id ON `mediation_stays` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id);
END;

CREATE TRIGGER `mediation_agreements_own_insert` BEFORE INSERT ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.replaces IS NOT NULL AND (SELECT x.case_id FROM mediation_agreements x WHERE x.id = NEW.replaces) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_agreements_own_update` BEFORE UPDATE OF case_id, replaces ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.case_id IS NOT OLD.case_id)
    OR (NEW.replaces IS NOT NULL AND (SELECT x.case_id FROM mediation_agreements x WHERE x.id = NEW.replaces) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_pay_own_insert` BEFORE INSERT ON `mediation_pay` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.reverses IS NOT NULL AND (SELECT x.case_id FROM mediation_pay x WHERE x.id = NEW.reverses) IS NOT NEW.case_id);
END;

CREATE INDEX `mediation_cases_joined_into` ON `mediation_cases` (`joined_into`) WHERE joined_into IS NOT NULL;

CREATE INDEX `mediation_plea_cases_plea` ON `mediation_plea_cases` (`plea_id`,`id`);

CREATE UNIQUE INDEX `mediation_plea_cases_case` ON `mediation_plea_cases` (`case_id`);

CREATE TRIGGER `mediation_plea_cases_no_update` BEFORE UPDATE ON `mediation_plea_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation_plea_cases is append-only');
END;

CREATE TRIGGER `mediation_plea_cases_no_delete` BEFORE DELETE ON `mediation_plea_cases`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id) BEGIN
  SELECT RAISE(ABORT, 'mediation_plea_cases is append-only');
END;

CREATE TRIGGER `mediation_plea_cases_once` BEFORE INSERT ON `mediation_plea_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.plea-has-case') WHERE (SELECT l.case_id FROM mediation_plea_cases l JOIN mediation_cases k ON k.id = l.case_id
     WHERE l.plea_id = NEW.plea_id AND k.state NOT IN ('not-accepted', 'dropped') ORDER BY l.id DESC LIMIT 1) IS NOT NULL;
  SELECT RAISE(ABORT, 'mediation.plea-unknown') WHERE NOT EXISTS (
    SELECT 1 FROM mediation_pleas p WHERE p.id = NEW.plea_id AND p.case_id IS NULL AND p.adds_to IS NULL);
END;

CREATE TRIGGER `mediation_pleas_of_shut` BEFORE INSERT ON `mediation_pleas` WHEN NEW.case_id IS NULL AND NEW.adds_to IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id = (SELECT l.case_id FROM mediation_plea_cases l JOIN mediation_cases k ON k.id = l.case_id
     WHERE l.plea_id = NEW.adds_to AND k.state NOT IN ('not-accepted', 'dropped') ORDER BY l.id DESC LIMIT 1) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_plea_cases_shut_insert` BEFORE INSERT ON `mediation_plea_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('archived', 'joined'));
END;

CREATE INDEX `mediation_child_answers_child` ON `mediation_child_answers` (`child_id`,`id`);

CREATE INDEX `mediation_evidence_attachment` ON `mediation_evidence` (`attachment_id`);

CREATE TRIGGER `mediation_child_answers_no_update` BEFORE UPDATE ON `mediation_child_answers` BEGIN
  SELECT RAISE(ABORT, 'mediation_child_answers is append-only');
END;

CREATE TRIGGER `mediation_child_answers_no_delete` BEFORE DELETE ON `mediation_child_answers`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_children g0 WHERE g0.id = OLD.child_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_child_answers is append-only');
END;

CREATE TRIGGER `mediation_case_events_after` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.before-acceptance') WHERE NEW.kind <> 'taken-back' AND NEW.day < (SELECT c.accepted_on FROM mediation_cases c WHERE c.id = NEW.case_id);
END;

CREATE TRIGGER `mediation_sessions_after` BEFORE INSERT ON `mediation_sessions` BEGIN
  SELECT RAISE(ABORT, 'mediation.before-acceptance') WHERE NEW.on_day < (SELECT c.accepted_on FROM mediation_cases c WHERE c.id = NEW.case_id);
END;

CREATE TRIGGER `mediation_signatures_after` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.before-acceptance') WHERE NEW.day < (SELECT c.accepted_on FROM mediation_cases c WHERE c.id = (SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id));
END;

CREATE TRIGGER `mediation_confirmations_after` BEFORE INSERT ON `mediation_confirmations` BEGIN
  SELECT RAISE(ABORT, 'mediation.confirmation-before-effect') WHERE coalesce(NEW.applied_on < (SELECT a.effect_on FROM mediation_agreements a WHERE a.id = NEW.agreement_id), TRUE);
  SELECT RAISE(ABORT, 'mediation.confirmation-confirmed-already') WHERE EXISTS (
    SELECT 1 FROM mediation_confirmations f JOIN mediation_rulings r ON r.confirmation_id = f.id
     WHERE f.agreement_id = NEW.agreement_id AND r.ruling IN ('confirmed', 'part-confirmed'));
  SELECT RAISE(ABORT, 'mediation.confirmation-rejected-before') WHERE EXISTS (
    SELECT 1 FROM mediation_confirmations f JOIN mediation_rulings r ON r.confirmation_id = f.id
     WHERE f.agreement_id = NEW.agreement_id AND r.ruling IN ('rejected'));
  SELECT RAISE(ABORT, 'mediation.confirmation-asked-already') WHERE EXISTS (SELECT 1 FROM mediation_confirmations f WHERE f.agreement_id = NEW.agreement_id
    AND NOT EXISTS (SELECT 1 FROM mediation_rulings r WHERE r.confirmation_id = f.id));
END;

CREATE TRIGGER `mediation_rulings_after` BEFORE INSERT ON `mediation_rulings` BEGIN
  SELECT RAISE(ABORT, 'mediation.ruled-before-asked') WHERE NEW.on_day < (SELECT f.applied_on FROM mediation_confirmations f WHERE f.id = NEW.confirmation_id);
END;

CREATE TRIGGER `mediation_children_answered` AFTER UPDATE OF asked_on, asked_by, wish ON `mediation_children`
WHEN OLD.asked_on IS NOT NULL AND (OLD.asked_on, OLD.asked_by, OLD.wish) IS NOT (NEW.asked_on, NEW.asked_by, NEW.wish) BEGIN
  INSERT INTO mediation_child_answers (child_id, asked_on, asked_by, wish)
  VALUES (OLD.id, OLD.asked_on, OLD.asked_by, OLD.wish);
END;

CREATE TRIGGER `mediation_evidence_once_insert` BEFORE INSERT ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE EXISTS (
    SELECT 1 FROM mediation_evidence e WHERE e.attachment_id = NEW.attachment_id);
END;

CREATE TRIGGER `mediation_evidence_once_update` BEFORE UPDATE OF attachment_id ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE EXISTS (
    SELECT 1 FROM mediation_evidence e WHERE e.attachment_id = NEW.attachment_id AND e.id <> OLD.id);
END;

CREATE TRIGGER `mediation_narratives_letter_put` AFTER INSERT ON `mediation_cases` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), CASE WHEN NEW.letter <> '' THEN NEW.id END * 65536) + 1, 'letter', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN CASE WHEN NEW.letter <> '' THEN NEW.id END * 65536 AND (CASE WHEN NEW.letter <> '' THEN NEW.id END + 1) * 65536 - 1
    HAVING CASE WHEN NEW.letter <> '' THEN NEW.id END IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.letter, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'letter' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_letter_changed` AFTER UPDATE OF letter ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.letter, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'letter' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'letter' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), CASE WHEN NEW.letter <> '' THEN NEW.id END * 65536) + 1, 'letter', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN CASE WHEN NEW.letter <> '' THEN NEW.id END * 65536 AND (CASE WHEN NEW.letter <> '' THEN NEW.id END + 1) * 65536 - 1
    HAVING CASE WHEN NEW.letter <> '' THEN NEW.id END IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.letter, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'letter' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_letter_taken` AFTER DELETE ON `mediation_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.letter, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'letter' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'letter' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_agreement-number_put` AFTER INSERT ON `mediation_agreements` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'agreement-number', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'agreement-number' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_agreement-number_changed` AFTER UPDATE OF number ON `mediation_agreements` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'agreement-number' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'agreement-number' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'agreement-number', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'agreement-number' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_agreement-number_taken` AFTER DELETE ON `mediation_agreements` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'agreement-number' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'agreement-number' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_handed-over_put` AFTER INSERT ON `mediation_handed_over` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'handed-over', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10) || coalesce(NEW.why, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'handed-over' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_handed-over_changed` AFTER UPDATE OF name, why ON `mediation_handed_over` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10) || coalesce(OLD.why, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'handed-over' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'handed-over' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'handed-over', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.name, '') || char(10) || coalesce(NEW.why, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'handed-over' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_handed-over_taken` AFTER DELETE ON `mediation_handed_over` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.name, '') || char(10) || coalesce(OLD.why, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'handed-over' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'handed-over' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_court-end_put` AFTER INSERT ON `mediation_court_ends` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'court-end', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'court-end' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_court-end_changed` AFTER UPDATE OF number ON `mediation_court_ends` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'court-end' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'court-end' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'court-end', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.number, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'court-end' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_court-end_taken` AFTER DELETE ON `mediation_court_ends` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.number, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'court-end' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'court-end' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_child-before_put` AFTER INSERT ON `mediation_child_answers` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) * 65536) + 1, 'child-before', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) * 65536 AND ((SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) + 1) * 65536 - 1
    HAVING (SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.wish, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'child-before' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_child-before_changed` AFTER UPDATE OF wish ON `mediation_child_answers` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.wish, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'child-before' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'child-before' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), (SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) * 65536) + 1, 'child-before', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN (SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) * 65536 AND ((SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) + 1) * 65536 - 1
    HAVING (SELECT h.case_id FROM mediation_children h WHERE h.id = NEW.child_id) IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.wish, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'child-before' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_child-before_taken` AFTER DELETE ON `mediation_child_answers` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.wish, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'child-before' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'child-before' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_narratives_plea_became` AFTER INSERT ON `mediation_plea_cases` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce((SELECT max(n.id) FROM mediation_narratives n
    WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1), NEW.case_id * 65536) + row_number() OVER (ORDER BY p.id), 'plea-before', p.id FROM mediation_pleas p
     WHERE p.id = NEW.plea_id OR p.adds_to = NEW.plea_id AND p.case_id IS NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(p.words, '') || char(10), 0 FROM mediation_narratives n JOIN mediation_pleas p ON p.id = n.source_id
     WHERE n.source = 'plea-before' AND n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1;
END;

CREATE TRIGGER `mediation_narratives_plea_unmade` BEFORE DELETE ON `mediation_plea_cases` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(p.words, '') || char(10), 1 FROM mediation_narratives n JOIN mediation_pleas p ON p.id = n.source_id
     WHERE n.source = 'plea-before' AND n.id BETWEEN OLD.case_id * 65536 AND (OLD.case_id + 1) * 65536 - 1;
  DELETE FROM mediation_narratives WHERE source = 'plea-before' AND id BETWEEN OLD.case_id * 65536 AND (OLD.case_id + 1) * 65536 - 1;
END;

CREATE TRIGGER `mediation_narratives_plea_added` AFTER INSERT ON `mediation_pleas` WHEN NEW.case_id IS NULL AND NEW.adds_to IS NOT NULL BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce((SELECT max(n.id) FROM mediation_narratives n
    WHERE n.id BETWEEN l.case_id * 65536 AND (l.case_id + 1) * 65536 - 1), l.case_id * 65536) + 1, 'plea-before', NEW.id FROM mediation_plea_cases l WHERE l.plea_id = NEW.adds_to;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(p.words, '') || char(10), 0 FROM mediation_narratives n JOIN mediation_pleas p ON p.id = n.source_id
     WHERE n.source = 'plea-before' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_plea_gone` AFTER DELETE ON `mediation_pleas` WHEN OLD.case_id IS NULL BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.words, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'plea-before' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'plea-before' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_cases_erased_whole` BEFORE UPDATE ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-erased') WHERE OLD.erased_on IS NOT NULL;
  SELECT RAISE(ABORT, 'mediation.not-erased') WHERE NEW.erased_on IS NOT NULL AND (
    NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.id) OR OLD.state NOT IN ('archived', 'not-accepted', 'dropped', 'joined')
    OR NEW.narrative <> '' OR NEW.wants <> '' OR NEW.letter <> '' OR NEW.visit_id IS NOT NULL
    OR (NEW.state, NEW.before_closing, NEW.number_year, NEW.number_sequence, NEW.number, NEW.source, NEW.referrer, NEW.court_referral, NEW.kind, NEW.difficulty, NEW.people, NEW.money_fen, NEW.accepted_on, NEW.joined_into, NEW.renews, NEW.opened_at, NEW.opened_by) IS NOT (OLD.state, OLD.before_closing, OLD.number_year, OLD.number_sequence, OLD.number, OLD.source, OLD.referrer, OLD.court_referral, OLD.kind, OLD.difficulty, OLD.people, OLD.money_fen, OLD.accepted_on, OLD.joined_into, OLD.renews, OLD.opened_at, OLD.opened_by));
END;

CREATE TRIGGER `mediation_child_answers_shut_insert` BEFORE INSERT ON `mediation_child_answers` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_children g0 WHERE g0.id = NEW.child_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE INDEX `mediation_rights_told_party` ON `mediation_rights_told` (`party_id`,`id`);

CREATE TRIGGER `mediation_rights_told_no_update` BEFORE UPDATE ON `mediation_rights_told` BEGIN
  SELECT RAISE(ABORT, 'mediation_rights_told is append-only');
END;

CREATE TRIGGER `mediation_rights_told_no_delete` BEFORE DELETE ON `mediation_rights_told`
WHEN NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = OLD.party_id)) BEGIN
  SELECT RAISE(ABORT, 'mediation_rights_told is append-only');
END;

CREATE TRIGGER `mediation_signatures_age_asked` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.age-unasked') WHERE EXISTS (SELECT 1 FROM mediation_parties p WHERE p.id = NEW.party_id AND p.kind = 'person' AND p.birth IS NULL AND p.capacity IS NULL);
END;

CREATE TRIGGER `mediation_signatures_died` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.party-died') WHERE EXISTS (SELECT 1 FROM mediation_parties p WHERE p.id = NEW.party_id AND (
      p.died_on < (SELECT min(e.day) FROM mediation_checks k JOIN mediation_case_events e ON e.id = k.event_id
        WHERE k.agreement_id = NEW.agreement_id)
      OR (p.died_on < coalesce(NEW.day, date(NEW.at / 1000, 'unixepoch', '+8 hours')) AND NOT EXISTS (
        SELECT 1 FROM mediation_representatives r WHERE r.id = NEW.representative_id AND r.by_what = 'letter'))));
END;

CREATE TRIGGER `mediation_case_events_last` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.before-the-last-step') WHERE NEW.kind IN ('close', 'archive', 'send-back') AND NEW.day < (SELECT max(e.day) FROM mediation_case_events e
    WHERE e.case_id = NEW.case_id AND e.kind <> 'taken-back'
      AND NOT EXISTS (SELECT 1 FROM mediation_case_events back WHERE back.takes_back = e.id));
END;

CREATE TRIGGER `mediation_parties_rights_first` BEFORE UPDATE OF rights_told_on ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.rights-told') WHERE OLD.rights_told_on IS NOT NULL
    AND (NEW.rights_told_on IS NULL OR NEW.rights_told_on > OLD.rights_told_on);
END;

CREATE TRIGGER `mediation_rights_told_shut_insert` BEFORE INSERT ON `mediation_rights_told` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN ((SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = NEW.party_id)) AND c.state IN ('archived', 'joined'));
END;

CREATE TRIGGER `mediation_parties_shut_update` BEFORE UPDATE OF id, case_id, role, side, kind, name, id_number, phone, address, birth, capacity, cannot_read, read_to_by, workplace, school, whereabouts, died_on, rights_told_on ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('archived', 'joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_signatures_no_update` BEFORE UPDATE ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation_signatures is append-only');
END;

CREATE TRIGGER `mediation_case_events_to` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE NEW.kind NOT IN ('taken-back', 'send-back') AND (NEW.from_state, NEW.kind, NEW.to_state) NOT IN (VALUES ('intake', 'accept', 'accepted'), ('intake', 'not-accept', 'not-accepted'), ('intake', 'drop', 'dropped'), ('accepted', 'begin', 'mediating'), ('mediating', 'agree-in-writing', 'signing'), ('mediating', 'agree-orally', 'in-effect'), ('signing', 'take-effect', 'in-effect'), ('signing', 'settle-in-court', 'settled-in-court'), ('signing', 'set-aside', 'mediating'), ('in-effect', 'perform', 'performed'), ('in-effect', 'leave-unperformed', 'unperformed'), ('in-effect', 'renegotiate', 'mediating'), ('in-effect', 'close', 'closed'), ('performed', 'leave-unperformed', 'unperformed'), ('unperformed', 'perform', 'performed'), ('unperformed', 'renegotiate', 'mediating'), ('closed', 'archive', 'archived'), ('archived', 'add-leaf', 'archived'), ('accepted', 'refuse', 'refused'), ('accepted', 'withdraw', 'withdrawn'), ('accepted', 'fail', 'failed'), ('mediating', 'refuse', 'refused'), ('mediating', 'withdraw', 'withdrawn'), ('mediating', 'fail', 'failed'), ('signing', 'refuse', 'refused'), ('signing', 'withdraw', 'withdrawn'), ('signing', 'fail', 'failed'), ('accepted', 'hand-over', 'handed-over'), ('accepted', 'join', 'joined'), ('mediating', 'hand-over', 'handed-over'), ('mediating', 'join', 'joined'), ('performed', 'close', 'closed'), ('unperformed', 'close', 'closed'), ('settled-in-court', 'close', 'closed'), ('refused', 'close', 'closed'), ('withdrawn', 'close', 'closed'), ('failed', 'close', 'closed'), ('handed-over', 'close', 'closed'));
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE NEW.kind = 'send-back' AND (NEW.from_state <> 'closed' OR NEW.to_state IS NOT
        (SELECT c.before_closing FROM mediation_cases c WHERE c.id = NEW.case_id));
  SELECT RAISE(ABORT, 'mediation.not-taken-back') WHERE NEW.kind = 'taken-back' AND NOT EXISTS (
        SELECT 1 FROM mediation_case_events e WHERE e.id = NEW.takes_back AND e.id = (SELECT e.id FROM mediation_case_events e WHERE e.case_id = NEW.case_id ORDER BY e.id DESC LIMIT 1)
           AND e.to_state = NEW.from_state AND e.from_state = NEW.to_state
           AND e.kind NOT IN ('accept', 'take-effect', 'agree-orally', 'settle-in-court', 'archive', 'add-leaf', 'taken-back'));
END;

CREATE TRIGGER `mediation_case_events_ruled` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.gate-ruling-awaited') WHERE NEW.kind = 'archive' AND EXISTS (
    SELECT 1 FROM mediation_agreements a JOIN mediation_confirmations f ON f.agreement_id = a.id
     WHERE a.case_id = NEW.case_id AND NOT EXISTS (SELECT 1 FROM mediation_rulings r WHERE r.confirmation_id = f.id));
END;

CREATE TRIGGER `mediation_made_papers_about` BEFORE INSERT ON `mediation_made_papers` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE NOT CASE
    WHEN NEW.paper IN ('application', 'intake-form', 'referral-reply', 'closing-report', 'cover', 'contents', 'back') THEN NEW.about IS NULL
    WHEN NEW.paper IN ('rights-notice', 'ending-notice', 'court-details') THEN EXISTS (SELECT 1 FROM mediation_parties x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('authority') THEN EXISTS (SELECT 1 FROM mediation_representatives x JOIN mediation_parties p ON p.id = x.party_id
    WHERE x.id = NEW.about AND p.case_id = NEW.case_id)
    WHEN NEW.paper IN ('agreement', 'oral-agreement', 'confirmation', 'certificate') THEN EXISTS (SELECT 1 FROM mediation_agreements x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('plea') THEN EXISTS (SELECT 1 FROM mediation_pleas x WHERE x.id = NEW.about AND x.adds_to IS NULL AND (x.case_id = NEW.case_id
    OR EXISTS (SELECT 1 FROM mediation_plea_cases l WHERE l.plea_id = x.id AND l.case_id = NEW.case_id)))
    WHEN NEW.paper IN ('pledge', 'repentance') THEN EXISTS (SELECT 1 FROM mediation_pledges x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('statement') THEN EXISTS (SELECT 1 FROM mediation_accounts x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('session') THEN EXISTS (SELECT 1 FROM mediation_sessions x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('investigation') THEN EXISTS (SELECT 1 FROM mediation_investigations x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('follow-up') THEN EXISTS (SELECT 1 FROM mediation_follow_ups x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('protection-record') THEN EXISTS (SELECT 1 FROM mediation_orders x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    ELSE FALSE END;
END;

CREATE INDEX `mediation_signatures_agreement` ON `mediation_signatures` (`agreement_id`);

CREATE UNIQUE INDEX `mediation_signatures_corrects` ON `mediation_signatures` (`corrects`);

CREATE UNIQUE INDEX `mediation_signatures_party` ON `mediation_signatures` (`agreement_id`,`party_id`) WHERE corrects IS NULL;

CREATE UNIQUE INDEX `mediation_signatures_committee` ON `mediation_signatures` (`agreement_id`,`of_whom`) WHERE party_id IS NULL AND corrects IS NULL;

CREATE UNIQUE INDEX `mediation_extensions_corrects` ON `mediation_extensions` (`corrects`);

CREATE UNIQUE INDEX `mediation_follow_ups_corrects` ON `mediation_follow_ups` (`corrects`);

CREATE TRIGGER `mediation_agreements_effect` BEFORE UPDATE OF effect_on ON `mediation_agreements` BEGIN
  SELECT RAISE(ABORT, 'mediation.effect-kept') WHERE OLD.effect_on IS NOT NULL AND NEW.effect_on IS NOT OLD.effect_on
        AND (NEW.effect_on IS NULL OR NEW.form = 'oral' OR EXISTS (SELECT 1 FROM mediation_confirmations f WHERE f.agreement_id = NEW.id));
  SELECT RAISE(ABORT, 'mediation.no-effect') WHERE NEW.effect_on IS NOT NULL AND NEW.effect_on IS NOT
        CASE NEW.form WHEN 'oral' THEN NEW.reached_on ELSE (SELECT CASE WHEN count((CASE WHEN r.id IS NULL OR r.by_what = 'law' THEN s.day ELSE max(s.day, r.letter_on) END)) = 2 + (SELECT count(*) FROM mediation_parties p WHERE p.case_id = NEW.case_id AND (
      coalesce(p.died_on >= (SELECT min(e.day) FROM mediation_checks k JOIN mediation_case_events e ON e.id = k.event_id
        WHERE k.agreement_id = NEW.id), TRUE)
      OR EXISTS (SELECT 1 FROM mediation_signatures h WHERE h.agreement_id = NEW.id AND h.party_id = p.id))) AND (SELECT count(*) FROM mediation_parties p WHERE p.case_id = NEW.case_id AND (
      coalesce(p.died_on >= (SELECT min(e.day) FROM mediation_checks k JOIN mediation_case_events e ON e.id = k.event_id
        WHERE k.agreement_id = NEW.id), TRUE)
      OR EXISTS (SELECT 1 FROM mediation_signatures h WHERE h.agreement_id = NEW.id AND h.party_id = p.id))) > 1 THEN max((CASE WHEN r.id IS NULL OR r.by_what = 'law' THEN s.day ELSE max(s.day, r.letter_on) END)) END
    FROM mediation_signatures s LEFT JOIN mediation_representatives r ON r.id = s.representative_id
   WHERE s.agreement_id = NEW.id AND NOT EXISTS (SELECT 1 FROM mediation_signatures later WHERE later.corrects = s.id)) END;
  SELECT RAISE(ABORT, 'mediation.court-ends-it') WHERE NEW.effect_on IS NOT NULL AND EXISTS (SELECT 1 FROM mediation_cases c
        WHERE c.id = NEW.case_id AND c.court_referral LIKE 'entrusted-%');
END;

CREATE TRIGGER `mediation_leaves_reviewed` BEFORE DELETE ON `mediation_leaves` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE TRIGGER `mediation_evidence_reviewed` BEFORE DELETE ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE TRIGGER `mediation_signatures_one_side` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.both-sides') WHERE EXISTS (SELECT 1 FROM mediation_representatives own JOIN mediation_parties mine ON mine.id = own.party_id
      JOIN mediation_signatures s ON s.agreement_id = NEW.agreement_id AND NOT EXISTS (SELECT 1 FROM mediation_signatures later WHERE later.corrects = s.id)
      JOIN mediation_representatives r ON r.id = s.representative_id AND r.name = own.name
      JOIN mediation_parties theirs ON theirs.id = r.party_id AND theirs.side <> mine.side
     WHERE own.id = NEW.representative_id);
END;

CREATE TRIGGER `mediation_signatures_corrected` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.another-hand') WHERE NEW.corrects IS NOT NULL AND (trim(NEW.reason) = '' OR NOT EXISTS (SELECT 1 FROM mediation_signatures s
    WHERE s.id = NEW.corrects AND s.agreement_id = NEW.agreement_id AND s.of_whom = NEW.of_whom AND s.party_id IS NEW.party_id));
  SELECT RAISE(ABORT, 'mediation.court-asked-by-hand') WHERE NEW.corrects IS NOT NULL AND EXISTS (SELECT 1 FROM mediation_confirmations f WHERE f.agreement_id = NEW.agreement_id);
END;

CREATE TRIGGER `mediation_extensions_corrected` BEFORE INSERT ON `mediation_extensions` BEGIN
  SELECT RAISE(ABORT, 'mediation.reason-missing') WHERE NEW.corrects IS NOT NULL AND trim(NEW.reason) = '';
END;

CREATE TRIGGER `mediation_follow_ups_corrected` BEFORE INSERT ON `mediation_follow_ups` BEGIN
  SELECT RAISE(ABORT, 'mediation.reason-missing') WHERE NEW.corrects IS NOT NULL AND trim(NEW.reason) = '';
END;

CREATE TRIGGER `mediation_parties_died` BEFORE UPDATE OF died_on ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.party-signed-later') WHERE EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.party_id = NEW.id AND s.representative_id IS NULL
      AND s.day > NEW.died_on AND NOT EXISTS (SELECT 1 FROM mediation_signatures later WHERE later.corrects = s.id));
END;

CREATE TRIGGER `mediation_extensions_own_insert` BEFORE INSERT ON `mediation_extensions` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.corrects IS NOT NULL AND (SELECT x.case_id FROM mediation_extensions x WHERE x.id = NEW.corrects) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_follow_ups_own_insert` BEFORE INSERT ON `mediation_follow_ups` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ((SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT NEW.case_id)
    OR (NEW.corrects IS NOT NULL AND (SELECT x.case_id FROM mediation_follow_ups x WHERE x.id = NEW.corrects) IS NOT NEW.case_id);
END;

CREATE TRIGGER `mediation_signatures_own_insert` BEFORE INSERT ON `mediation_signatures` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE (NEW.party_id IS NOT NULL AND (SELECT x.case_id FROM mediation_parties x WHERE x.id = NEW.party_id) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id))
    OR (NEW.representative_id IS NOT NULL AND (SELECT (SELECT g0.case_id FROM mediation_parties g0 WHERE g0.id = x.party_id) FROM mediation_representatives x WHERE x.id = NEW.representative_id) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id))
    OR (NEW.corrects IS NOT NULL AND (SELECT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = x.agreement_id) FROM mediation_signatures x WHERE x.id = NEW.corrects) IS NOT (SELECT g0.case_id FROM mediation_agreements g0 WHERE g0.id = NEW.agreement_id));
END;

CREATE TRIGGER `mediation_evidence_bound_insert` BEFORE INSERT ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE (NEW.kind = 'later-leaf') <> EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = NEW.case_id AND c.state = 'archived');
END;

CREATE TRIGGER `mediation_evidence_bound_update` BEFORE UPDATE ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'archived') OR EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = NEW.case_id AND c.state = 'archived');
END;

CREATE TRIGGER `mediation_evidence_bound_delete` BEFORE DELETE ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'archived') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE TRIGGER `mediation_narratives_together_put` AFTER INSERT ON `mediation_sessions` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'together', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.together_because, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'together' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_together_changed` AFTER UPDATE OF together_because ON `mediation_sessions` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.together_because, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'together' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'together' AND source_id = OLD.id;
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), NEW.case_id * 65536) + 1, 'together', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN NEW.case_id * 65536 AND (NEW.case_id + 1) * 65536 - 1
    HAVING NEW.case_id IS NOT NULL;
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(NEW.together_because, '') || char(10), 0 FROM mediation_narratives n
     WHERE n.source = 'together' AND n.source_id = NEW.id;
END;

CREATE TRIGGER `mediation_narratives_together_taken` AFTER DELETE ON `mediation_sessions` BEGIN
  INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, coalesce(OLD.together_because, '') || char(10), 1 FROM mediation_narratives n
     WHERE n.source = 'together' AND n.source_id = OLD.id;
  DELETE FROM mediation_narratives WHERE source = 'together' AND source_id = OLD.id;
END;

CREATE TRIGGER `mediation_evidence_shut_insert` BEFORE INSERT ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (NEW.case_id) AND c.state IN ('joined'));
END;

CREATE TRIGGER `mediation_evidence_shut_update` BEFORE UPDATE ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id, NEW.case_id) AND c.state IN ('joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_evidence_shut_delete` BEFORE DELETE ON `mediation_evidence` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (OLD.case_id) AND c.state IN ('joined') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = c.id));
END;

CREATE TRIGGER `mediation_case_events_no_update` BEFORE UPDATE OF `id`, `case_id`, `kind`, `from_state`, `to_state`, `day`, `missing`, `takes_back`, `at`, `staff_id` ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation_case_events is append-only');
END;

CREATE TRIGGER `mediation_cases_reviewed` BEFORE UPDATE OF source, referrer, court_referral, letter, papers_signed_for_on, accepted_online_on, kind, difficulty, source_name, difficulty_name, people, money_fen, narrative, wants ON `mediation_cases` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE OLD.state = 'closed' AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.id);
END;

CREATE TRIGGER `mediation_parties_reviewed_insert` BEFORE INSERT ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = NEW.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = NEW.case_id);
END;

CREATE TRIGGER `mediation_parties_reviewed_update` BEFORE UPDATE OF case_id, role, side, kind, name, id_number, phone, address, birth, capacity, cannot_read, read_to_by, workplace, school, whereabouts ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE TRIGGER `mediation_parties_reviewed_delete` BEFORE DELETE ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE TRIGGER `mediation_children_reviewed_insert` BEFORE INSERT ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = NEW.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = NEW.case_id);
END;

CREATE TRIGGER `mediation_children_reviewed_update` BEFORE UPDATE ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE TRIGGER `mediation_children_reviewed_delete` BEFORE DELETE ON `mediation_children` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = OLD.case_id);
END;

CREATE TRIGGER `mediation_representatives_reviewed_insert` BEFORE INSERT ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id) AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT p.case_id FROM mediation_parties p WHERE p.id = NEW.party_id));
END;

CREATE TRIGGER `mediation_representatives_reviewed_update` BEFORE UPDATE ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = (SELECT p.case_id FROM mediation_parties p WHERE p.id = OLD.party_id) AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT p.case_id FROM mediation_parties p WHERE p.id = OLD.party_id));
END;

CREATE TRIGGER `mediation_representatives_reviewed_delete` BEFORE DELETE ON `mediation_representatives` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-closed') WHERE EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = (SELECT p.case_id FROM mediation_parties p WHERE p.id = OLD.party_id) AND c.state = 'closed') AND NOT EXISTS (SELECT 1 FROM erasing e WHERE e.subject = 'mediation-case' AND e.id = (SELECT p.case_id FROM mediation_parties p WHERE p.id = OLD.party_id));
END;

CREATE TRIGGER `mediation_case_events_anew` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.gate-asked-of-a-court') WHERE NEW.kind = 'renegotiate' AND EXISTS (
    SELECT 1 FROM mediation_agreements a JOIN mediation_confirmations f ON f.agreement_id = a.id
     WHERE a.case_id = NEW.case_id AND NOT EXISTS (SELECT 1 FROM mediation_rulings r WHERE r.confirmation_id = f.id));
  SELECT RAISE(ABORT, 'mediation.gate-confirmed-already') WHERE NEW.kind = 'renegotiate' AND EXISTS (
    SELECT 1 FROM mediation_agreements a JOIN mediation_confirmations f ON f.agreement_id = a.id
      JOIN mediation_rulings r ON r.confirmation_id = f.id
     WHERE a.case_id = NEW.case_id AND r.ruling IN ('confirmed', 'part-confirmed'));
END;

CREATE TRIGGER `mediation_order_askings_in_time` BEFORE INSERT ON `mediation_order_askings` BEGIN
  SELECT RAISE(ABORT, 'mediation.order-too-late') WHERE NEW.on_day > coalesce((SELECT r.until_day FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
      WHERE a.order_id = NEW.order_id AND r.until_day IS NOT NULL ORDER BY r.id DESC LIMIT 1),
    (SELECT o.ends_on FROM mediation_orders o WHERE o.id = NEW.order_id));
  SELECT RAISE(ABORT, 'mediation.order-not-by-applicant') WHERE NOT NEW.by_applicant;
END;

CREATE TRIGGER `mediation_order_rulings_term` BEFORE INSERT ON `mediation_order_rulings` BEGIN
  SELECT RAISE(ABORT, 'mediation.order-no-measure') WHERE (NEW.measures IS NOT NULL) <> (NEW.granted AND EXISTS (SELECT 1 FROM mediation_order_askings a
      WHERE a.id = NEW.asking_id AND a.what = 'change'));
  SELECT RAISE(ABORT, 'mediation.order-term') WHERE (NEW.until_day IS NOT NULL) <> (NEW.granted AND EXISTS (SELECT 1 FROM mediation_order_askings a
      WHERE a.id = NEW.asking_id AND a.what = 'extend'));
  SELECT RAISE(ABORT, 'mediation.order-term') WHERE EXISTS (SELECT 1 FROM mediation_order_askings a WHERE a.id = NEW.asking_id AND NEW.until_day IS NOT NULL
      AND (NEW.until_day <= coalesce((SELECT r.until_day FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
      WHERE a.order_id = a.order_id AND r.until_day IS NOT NULL ORDER BY r.id DESC LIMIT 1),
    (SELECT o.ends_on FROM mediation_orders o WHERE o.id = a.order_id)) OR NEW.until_day > date(coalesce((SELECT r.until_day FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
      WHERE a.order_id = a.order_id AND r.until_day IS NOT NULL ORDER BY r.id DESC LIMIT 1),
    (SELECT o.ends_on FROM mediation_orders o WHERE o.id = a.order_id)), '+6 months', 'floor')));
END;

CREATE TRIGGER `mediation_case_events_report` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.not-screened') WHERE NEW.kind NOT IN ('refuse', 'withdraw', 'add-leaf', 'send-back', 'taken-back') AND (SELECT max(s.id) FROM mediation_screenings s WHERE s.case_id = NEW.case_id) IS NULL;
  SELECT RAISE(ABORT, 'mediation.report-owed') WHERE NEW.kind NOT IN ('refuse', 'withdraw', 'add-leaf', 'send-back', 'taken-back') AND EXISTS (
    SELECT 1 FROM mediation_needs n LEFT JOIN mediation_suspicions s ON s.id = n.suspicion_id
     WHERE n.screening_id = (SELECT max(s.id) FROM mediation_screenings s WHERE s.case_id = NEW.case_id) AND NOT EXISTS (
       SELECT 1 FROM mediation_reports r LEFT JOIN mediation_suspicions o ON o.id = r.suspicion_id
        WHERE r.case_id = NEW.case_id AND coalesce(o.continues, o.id) IS coalesce(s.continues, s.id)
          AND (r.source = 'another-body' OR s.id IS NULL OR r.told_at >= s.discovered_at)
          AND EXISTS (SELECT 1 FROM json_each(n.bodies) b WHERE b.value = r.to_body)));
END;

CREATE TRIGGER `mediation_sessions_held` BEFORE INSERT ON `mediation_sessions` WHEN NEW.corrects IS NULL BEGIN
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE (SELECT c.state FROM mediation_cases c WHERE c.id = NEW.case_id)
    NOT IN ('accepted', 'mediating');
  SELECT RAISE(ABORT, 'mediation.not-screened') WHERE (SELECT max(s.id) FROM mediation_screenings s WHERE s.case_id = NEW.case_id) IS NULL;
  SELECT RAISE(ABORT, 'mediation.report-owed') WHERE EXISTS (
    SELECT 1 FROM mediation_needs n LEFT JOIN mediation_suspicions s ON s.id = n.suspicion_id
     WHERE n.screening_id = (SELECT max(s.id) FROM mediation_screenings s WHERE s.case_id = NEW.case_id) AND NOT EXISTS (
       SELECT 1 FROM mediation_reports r LEFT JOIN mediation_suspicions o ON o.id = r.suspicion_id
        WHERE r.case_id = NEW.case_id AND coalesce(o.continues, o.id) IS coalesce(s.continues, s.id)
          AND (r.source = 'another-body' OR s.id IS NULL OR r.told_at >= s.discovered_at)
          AND EXISTS (SELECT 1 FROM json_each(n.bodies) b WHERE b.value = r.to_body)));
END;

CREATE TRIGGER `mediation_parties_sides_insert` BEFORE INSERT ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.one-side') WHERE NEW.role IN ('applicant', 'respondent') AND EXISTS (SELECT 1 FROM mediation_parties p
      WHERE p.case_id = NEW.case_id AND p.id IS NOT NEW.id AND p.side = NEW.side AND p.role <> NEW.role AND p.role IN ('applicant', 'respondent'));
END;

CREATE TRIGGER `mediation_parties_sides_update` BEFORE UPDATE OF role, side ON `mediation_parties` BEGIN
  SELECT RAISE(ABORT, 'mediation.one-side') WHERE (NEW.role <> OLD.role OR NEW.side <> OLD.side) AND NEW.role IN ('applicant', 'respondent') AND EXISTS (SELECT 1 FROM mediation_parties p
      WHERE p.case_id = NEW.case_id AND p.id IS NOT NEW.id AND p.side = NEW.side AND p.role <> NEW.role AND p.role IN ('applicant', 'respondent'));
END;

CREATE TRIGGER `mediation_case_events_refused` BEFORE INSERT ON `mediation_case_events` BEGIN
  SELECT RAISE(ABORT, 'mediation.refused') WHERE NEW.kind IN ('accept', 'begin', 'agree-in-writing', 'agree-orally', 'take-effect') AND EXISTS (
    SELECT 1 FROM mediation_parties p WHERE p.case_id = NEW.case_id AND p.died_on IS NULL
      AND (NEW.kind IN ('begin', 'agree-orally') OR (SELECT c.mediation FROM mediation_consents c
      WHERE c.party_id = p.id AND c.mediation IS NOT NULL  ORDER BY c.day DESC, c.id DESC LIMIT 1) = 'refuses')
      AND (NEW.kind IN ('accept', 'agree-in-writing') OR (SELECT c.mediation FROM mediation_consents c
      WHERE c.party_id = p.id AND c.mediation IS NOT NULL AND c.day <= NEW.day ORDER BY c.day DESC, c.id DESC LIMIT 1) = 'refuses'));
END;
