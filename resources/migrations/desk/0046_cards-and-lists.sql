ALTER TABLE `canteen_category_lists` ADD `whole` text DEFAULT '[]' NOT NULL;

DROP TRIGGER `canteen_category_lists_no_update`;

UPDATE `canteen_category_lists` SET whole = (
  SELECT json_group_array(DISTINCT e.category)
    FROM `canteen_list_changes` c JOIN `canteen_eligibilities` e ON e.id = c.eligibility_id
   WHERE c.list_id = canteen_category_lists.id);

CREATE TRIGGER `canteen_category_lists_no_update` BEFORE UPDATE ON `canteen_category_lists` BEGIN
  SELECT RAISE(ABORT, 'canteen_category_lists is append-only');
END;

UPDATE `canteen_cards` SET code = upper(code)
 WHERE code <> upper(code)
   AND NOT EXISTS (
     SELECT 1 FROM `canteen_cards` other
      WHERE other.id <> canteen_cards.id AND upper(other.code) = upper(canteen_cards.code)
        AND (other.code = upper(other.code) OR other.id < canteen_cards.id));
