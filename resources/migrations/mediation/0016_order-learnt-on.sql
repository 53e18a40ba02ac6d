ALTER TABLE `mediation_orders` ADD `learnt_on` text;
