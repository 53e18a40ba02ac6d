DROP INDEX `audit_taken_out`;

CREATE INDEX `audit_taken_out` ON `audit` (`sequence`) WHERE procedure IN ('canteen.claims.export', 'canteen.figures.export', 'mediation.figures.export', 'mediation.pay.export', 'privacy.exportRegister', 'residents.exportSheet', 'rooms.figures.export', 'serviceRequests.figures.export', 'visits.figures.export');
