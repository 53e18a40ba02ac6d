ALTER TABLE `mediation_terms` ADD `kept_on` text;
