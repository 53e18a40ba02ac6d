UPDATE `canteen_cards` SET code = upper(code)
 WHERE code <> upper(code)
   AND NOT EXISTS (
     SELECT 1 FROM `canteen_cards` other
      WHERE other.id <> canteen_cards.id AND upper(other.code) = upper(canteen_cards.code)
        AND (other.code = upper(other.code) OR other.id < canteen_cards.id));
