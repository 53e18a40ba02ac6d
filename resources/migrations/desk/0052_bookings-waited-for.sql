CREATE INDEX `bookings_waited_for` ON `bookings` (`room_id`,`starts`) WHERE state = 'confirmed';
