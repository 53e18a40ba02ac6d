CREATE INDEX `mediation_cases_joined_into` ON `mediation_cases` (`joined_into`) WHERE joined_into IS NOT NULL;
