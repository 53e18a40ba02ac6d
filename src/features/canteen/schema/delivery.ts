/** Deliveries: rounds and their stops in order, to whom a meal was handed and when, and what was tried at a door that stayed shut. */
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { sql } from 'drizzle-orm'
import { staff } from '#desk/session/schema'
import { doorResults, doorSteps, handedTo, meals } from '../contract/words'
import { canteenDiners } from './diners'
import { canteenMeals } from './meals'

export const canteenRoutes = sqliteTable(
  'canteen_routes',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    /** Who goes the round: staff or a volunteer. */
    carrier: text('carrier').notNull(),
  },
  (route) => [uniqueIndex('canteen_routes_name').on(route.name)],
)

/** Where a diner's meal is brought; everybody is on one round. */
export const canteenStops = sqliteTable(
  'canteen_stops',
  {
    dinerId: integer('diner_id')
      .primaryKey()
      .references(() => canteenDiners.id),
    routeId: integer('route_id')
      .notNull()
      .references(() => canteenRoutes.id),
    position: integer('position').notNull(),
    landmark: text('landmark').notNull(),
    /** Where the key is, how the door is opened. */
    keyNote: text('key_note').notNull(),
    /** How far or how high it is, by the settings' name for it: what bringing it costs, and what policies ask. */
    band: text('band').notNull().default(''),
  },
  (stop) => [
    uniqueIndex('canteen_stops_place').on(stop.routeId, stop.position),
    check('canteen_stops_from_one', sql`${stop.position} >= 1`),
  ],
)

/** Who took a delivered meal: it hangs on the meal, and is nobody's once that meal's diner was erased. */
export const canteenHandings = sqliteTable(
  'canteen_handings',
  {
    id: integer('id').primaryKey(),
    mealId: integer('meal_id')
      .notNull()
      .references(() => canteenMeals.id),
    handedTo: text('handed_to', { enum: handedTo }).notNull(),
    /** `HH:MM` of the service day, as the carrier wrote it down. */
    clock: text('clock').notNull(),
    /** Null where the diner was on no round. */
    routeId: integer('route_id').references(() => canteenRoutes.id),
  },
  (handing) => [uniqueIndex('canteen_handings_meal').on(handing.mealId)],
)

export const canteenDoorSteps = sqliteTable(
  'canteen_door_steps',
  {
    id: integer('id').primaryKey(),
    day: text('day').notNull(),
    meal: text('meal', { enum: meals }).notNull(),
    dinerId: integer('diner_id')
      .notNull()
      .references(() => canteenDiners.id),
    step: text('step', { enum: doorSteps }).notNull(),
    result: text('result', { enum: doorResults }).notNull(),
    clock: text('clock').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (step) => [
    uniqueIndex('canteen_door_steps_once').on(step.day, step.meal, step.dinerId, step.step),
    index('canteen_door_steps_diner').on(step.dinerId),
  ],
)

/** A signature belongs to a delivered meal that was sold, and a shut door is not settled before everything was tried. */
export const deliveryGuards: readonly string[] = [
  `CREATE TRIGGER \`canteen_handings_of_deliveries\` BEFORE INSERT ON \`canteen_handings\`
WHEN NOT EXISTS (
  SELECT 1 FROM canteen_meals m WHERE m.id = NEW.meal_id AND m.kind = 'sale' AND m.way = 'delivered') BEGIN
  SELECT RAISE(ABORT, 'canteen_handings: only what was brought is handed over');
END;`,
  `CREATE TRIGGER \`canteen_not_taken_door\` BEFORE INSERT ON \`canteen_not_taken\`
WHEN NEW.reason = 'door-not-opened' AND (
  SELECT count(*) FROM canteen_door_steps s
   WHERE s.day = NEW.day AND s.meal = NEW.meal AND s.diner_id = NEW.diner_id AND s.result = 'no-answer') < ${doorSteps.length} BEGIN
  SELECT RAISE(ABORT, 'canteen_not_taken: a shut door is settled after every step');
END;`,
]
