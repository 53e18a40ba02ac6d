CREATE TABLE `canteen_claimed_otherwise` (
	`meal_id` integer PRIMARY KEY NOT NULL,
	FOREIGN KEY (`meal_id`) REFERENCES `canteen_meals`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- Until now a meal that was taken in for less than it was given, or for nothing, was never looked at again.
INSERT INTO canteen_claimed_otherwise (meal_id)
SELECT m.id FROM canteen_meals m
 WHERE m.kind = 'sale'
   AND NOT EXISTS (SELECT 1 FROM canteen_unclaimed u WHERE u.meal_id = m.id)
   AND NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = m.id)
   AND EXISTS (
     SELECT 1 FROM (
       SELECT s.part, s.policy, s.category, s.funder, s.fen FROM canteen_subsidies s WHERE s.meal_id = m.id
       UNION ALL
       SELECT l.part, l.policy, l.category, l.funder, -l.fen FROM canteen_claim_lines l WHERE l.meal_id = m.id)
     GROUP BY part, policy, category, funder HAVING sum(fen) <> 0);
