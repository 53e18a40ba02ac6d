/**
 * 限量供应 in the file: each meal counts once for a number of meals for all, in the period of its own day, and no longer once it was
 * taken back; of what a policy gives to, there are never more than it says. What has no such number writes nothing.
 */

/** Under what the meals of a period stand, as `periodOf` says it; weeks begin on Monday. */
const periodOf = (day: string, meal: string): string => `CASE p.per
       WHEN 'sitting' THEN ${day} || ' ' || ${meal} WHEN 'day' THEN ${day}
       WHEN 'week' THEN date(${day}, 'weekday 0', '-6 days') WHEN 'month' THEN substr(${day}, 1, 7)
       WHEN 'quarter' THEN substr(${day}, 1, 4) || '-Q' || ((substr(${day}, 6, 2) + 2) / 3)
       WHEN 'half-year' THEN substr(${day}, 1, 4) || '-H' || ((substr(${day}, 6, 2) + 5) / 6)
       WHEN 'year' THEN substr(${day}, 1, 4) ELSE '' END`

const counts = 'EXISTS (SELECT 1 FROM canteen_portion_members WHERE member = NEW.policy)'

/** Nothing before it gave to the same meal what counts for the same number. */
const isFirstOfMeal = `NOT EXISTS (
     SELECT 1 FROM canteen_subsidies s JOIN canteen_portion_members other ON other.member = s.policy
      WHERE s.meal_id = NEW.meal_id AND s.line < NEW.line AND other.policy = p.policy AND other.at = p.at)`

const portionsOfLine = `canteen_portion_members c
    JOIN canteen_portions p ON p.policy = c.policy AND p.at = c.at JOIN canteen_meals m ON m.id = NEW.meal_id`

export const portionGuards: readonly string[] = [
  `CREATE TRIGGER \`canteen_subsidies_portion\` AFTER INSERT ON \`canteen_subsidies\`
WHEN ${counts} BEGIN
  INSERT INTO canteen_portions_had (policy, at, period, had)
  SELECT p.policy, p.at, ${periodOf('m.day', 'm.meal')}, 1 FROM ${portionsOfLine}
   WHERE c.member = NEW.policy AND m.reverses IS NULL AND ${isFirstOfMeal}
  ON CONFLICT (policy, at, period) DO UPDATE SET had = had + 1;
  UPDATE canteen_portions_had SET had = had - 1
   WHERE (policy, at, period) IN (
     SELECT p.policy, p.at, ${periodOf('sold.day', 'sold.meal')} FROM ${portionsOfLine}
       JOIN canteen_meals sold ON sold.id = m.reverses
      WHERE c.member = NEW.policy AND ${isFirstOfMeal});
  SELECT RAISE(ABORT, 'canteen_portions: more meals than there are for all')
   WHERE EXISTS (
     SELECT 1 FROM canteen_portions p JOIN canteen_meals m ON m.id = NEW.meal_id
       JOIN canteen_portions_had h ON h.policy = p.policy AND h.at = p.at AND h.period = ${periodOf('m.day', 'm.meal')}
      WHERE p.policy = NEW.policy AND m.reverses IS NULL AND h.had > p.count);
END;`,
]
