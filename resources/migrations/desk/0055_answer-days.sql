ALTER TABLE `privacy_requests` ADD `answer_days` integer;
