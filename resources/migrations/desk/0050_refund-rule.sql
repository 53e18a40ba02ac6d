ALTER TABLE `canteen_accounts` ADD `closed_by_rule` text;
