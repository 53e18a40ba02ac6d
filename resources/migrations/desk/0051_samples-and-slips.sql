CREATE TABLE `canteen_samples_kept` (
	`record_id` integer PRIMARY KEY NOT NULL,
	FOREIGN KEY (`record_id`) REFERENCES `canteen_safety_records`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

INSERT INTO canteen_samples_kept (record_id)
SELECT r.id FROM canteen_safety_records r
 WHERE r.kind = 'sample' AND r.strikes IS NULL
   AND NOT EXISTS (SELECT 1 FROM canteen_safety_records x WHERE x.strikes = r.id)
   AND NOT EXISTS (SELECT 1 FROM canteen_safety_records d WHERE d.kind = 'disposal' AND d.about = r.id AND d.strikes IS NULL
                      AND NOT EXISTS (SELECT 1 FROM canteen_safety_records x WHERE x.strikes = d.id));

ALTER TABLE `canteen_claim_payments` ADD `slip_fen` integer;

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
