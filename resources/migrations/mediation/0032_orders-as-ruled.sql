ALTER TABLE `mediation_order_rulings` ADD `measures` text;

DROP TRIGGER `mediation_order_askings_in_time`;

CREATE TRIGGER `mediation_order_askings_in_time` BEFORE INSERT ON `mediation_order_askings` BEGIN
  SELECT RAISE(ABORT, 'mediation.order-too-late') WHERE NEW.on_day > coalesce((SELECT r.until_day FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
      WHERE a.order_id = NEW.order_id AND r.until_day IS NOT NULL ORDER BY r.id DESC LIMIT 1),
    (SELECT o.ends_on FROM mediation_orders o WHERE o.id = NEW.order_id));
  SELECT RAISE(ABORT, 'mediation.order-not-by-applicant') WHERE NOT NEW.by_applicant;
END;

DROP TRIGGER `mediation_order_rulings_term`;

CREATE TRIGGER `mediation_order_rulings_term` BEFORE INSERT ON `mediation_order_rulings` BEGIN
  SELECT RAISE(ABORT, 'mediation.order-no-measure') WHERE (NEW.measures IS NOT NULL) <> (NEW.granted AND EXISTS (SELECT 1 FROM mediation_order_askings a
      WHERE a.id = NEW.asking_id AND a.what = 'change'));
  SELECT RAISE(ABORT, 'mediation.order-term') WHERE (NEW.until_day IS NOT NULL) <> (NEW.granted AND EXISTS (SELECT 1 FROM mediation_order_askings a
      WHERE a.id = NEW.asking_id AND a.what = 'extend'));
  SELECT RAISE(ABORT, 'mediation.order-term') WHERE EXISTS (SELECT 1 FROM mediation_order_askings a WHERE a.id = NEW.asking_id AND NEW.until_day IS NOT NULL
      AND (NEW.until_day <= coalesce((SELECT r.until_day FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
      WHERE a.order_id = a.order_id AND r.until_day IS NOT NULL ORDER BY r.id DESC LIMIT 1),
    (SELECT o.ends_on FROM mediation_orders o WHERE o.id = a.order_id)) OR NEW.until_day > date(coalesce((SELECT r.until_day FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
      WHERE a.order_id = a.order_id AND r.until_day IS NOT NULL ORDER BY r.id DESC LIMIT 1),
    (SELECT o.ends_on FROM mediation_orders o WHERE o.id = a.order_id)), '+6 months', 'floor')));
END;
