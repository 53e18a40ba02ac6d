ALTER TABLE `custody_entries` ADD `after_event` integer REFERENCES request_events(id);

CREATE TRIGGER `custody_entries_amount` BEFORE INSERT ON `custody_entries`
WHEN NEW.count <= 0 BEGIN
  SELECT RAISE(ABORT, 'custody_entries: an amount is more than nothing');
END;

CREATE TRIGGER `custody_entries_reversal` BEFORE INSERT ON `custody_entries`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM custody_entries taken
   WHERE taken.id = NEW.reverses AND taken.reverses IS NULL AND taken.count = NEW.count
     AND taken.request_id = NEW.request_id AND taken.material_id = NEW.material_id AND taken.form = NEW.form) BEGIN
  SELECT RAISE(ABORT, 'custody_entries: a reversal takes one row of its account back, whole');
END;

CREATE TRIGGER `custody_entries_no_lot_below_zero` AFTER INSERT ON `custody_entries`
WHEN EXISTS (
  SELECT 1 FROM (
    SELECT CASE movement WHEN 'received' THEN 'centre' WHEN 'taken-back' THEN 'centre' WHEN 'handed-on' THEN 'held ' || holder
    WHEN 'returned' THEN 'returned' WHEN 'lodged' THEN 'lodged' ELSE 'verified' END AS lot, CASE WHEN reverses IS NULL THEN count ELSE -count END AS change FROM custody_entries WHERE custody_entries.request_id = NEW.request_id AND custody_entries.material_id = NEW.material_id AND custody_entries.form = NEW.form
    UNION ALL
    SELECT CASE movement WHEN 'received' THEN NULL WHEN 'verified' THEN NULL WHEN 'handed-on' THEN 'centre'
    ELSE coalesce('held ' || holder, 'centre') END AS lot, CASE WHEN reverses IS NULL THEN -count ELSE count END AS change FROM custody_entries WHERE custody_entries.request_id = NEW.request_id AND custody_entries.material_id = NEW.material_id AND custody_entries.form = NEW.form)
   WHERE lot IS NOT NULL GROUP BY lot HAVING sum(change) < 0) BEGIN
  SELECT RAISE(ABORT, 'custody_entries: no lot falls below zero');
END;
