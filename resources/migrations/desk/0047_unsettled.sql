DROP TRIGGER `canteen_claims_course`;

CREATE TRIGGER `canteen_claims_course` BEFORE UPDATE OF state ON `canteen_claims`
WHEN OLD.state || ' ' || NEW.state NOT IN (
  'draft checked', 'checked draft', 'checked submitted', 'submitted returned', 'submitted paid', 'returned draft',
  'returned submitted', 'paid submitted') BEGIN
  SELECT RAISE(ABORT, 'canteen_claims: no such move');
END;
