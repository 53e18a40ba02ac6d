DROP INDEX `audit_staff`;

CREATE INDEX `audit_taken_out` ON `audit` (`sequence`) WHERE procedure IN ('canteen.claims.export', 'canteen.figures.export', 'mediation.figures.export', 'mediation.pay.export', 'privacy.exportRegister', 'residents.exportSheet', 'rooms.figures.export', 'serviceRequests.figures.export');

CREATE INDEX `audit_staff` ON `audit` (`staff_id`,`family`,`at`);
