/** Dishes, what is sold of them, at which price from which day, and what stands on the board of which meal. */
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { meals } from '../contract/words'

export const canteenDishes = sqliteTable(
  'canteen_dishes',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    /** 过敏原与忌口 in JSON, as the office names them. */
    contains: text('contains').notNull(),
  },
  (dish) => [uniqueIndex('canteen_dishes_name').on(dish.name)],
)

/** A dish or a set as it is sold. */
export const canteenOffers = sqliteTable(
  'canteen_offers',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    /** Ids of dishes in JSON, in the order in which they are named. */
    dishes: text('dishes').notNull(),
    /** By which policies know it: 基本套餐, 加菜. */
    kind: text('kind').notNull().default(''),
  },
  (offer) => [uniqueIndex('canteen_offers_name').on(offer.name)],
)

/** What an offer was made of before it was changed: what was cooked of it on a day is asked for by these, and not by what it is made of now. */
export const canteenOfferDishes = sqliteTable(
  'canteen_offer_dishes',
  {
    id: integer('id').primaryKey(),
    offerId: integer('offer_id')
      .notNull()
      .references(() => canteenOffers.id),
    /** Ids of dishes in JSON, as an offer has them. */
    dishes: text('dishes').notNull(),
    /** The first service day on which it was made of something else. */
    until: text('until_day').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (before) => [index('canteen_offer_dishes_offer').on(before.offerId, before.until, before.id)],
)

/** Prices are appended: of two that begin on one day the later row counts. That of a meal goes before that of every meal. */
export const canteenPrices = sqliteTable(
  'canteen_prices',
  {
    id: integer('id').primaryKey(),
    offerId: integer('offer_id')
      .notNull()
      .references(() => canteenOffers.id),
    fen: integer('fen').notNull(),
    /** Of one meal; null is the price at every meal that has none of its own. */
    meal: text('meal', { enum: meals }),
    /** The price of a meal ends: from this day it costs what it costs at every meal. */
    ended: integer('ended', { mode: 'boolean' }).notNull().default(false),
    from: text('from_day').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (price) => [
    index('canteen_prices_offer').on(price.offerId, price.from),
    check('canteen_prices_not_below_zero', sql`${price.fen} >= 0`),
  ],
)

/** A plan, and no record: what a meal cost is kept with the meal. */
export const canteenBoard = sqliteTable(
  'canteen_board',
  {
    day: text('day').notNull(),
    meal: text('meal', { enum: meals }).notNull(),
    /** The number key at the till; 1 is the set that Enter takes. */
    position: integer('position').notNull(),
    offerId: integer('offer_id')
      .notNull()
      .references(() => canteenOffers.id),
    soldOut: integer('sold_out', { mode: 'boolean' }).notNull(),
    substituteId: integer('substitute_id').references(() => canteenOffers.id),
  },
  (entry) => [
    primaryKey({ columns: [entry.day, entry.meal, entry.position] }),
    uniqueIndex('canteen_board_offer').on(entry.day, entry.meal, entry.offerId),
    check('canteen_board_keys', sql`${entry.position} BETWEEN 1 AND 9`),
  ],
)

/** Something is always sold for something: only the price of one meal comes to an end. */
export const menuGuards: readonly string[] = [
  `CREATE TRIGGER \`canteen_prices_end_of_meal\` BEFORE INSERT ON \`canteen_prices\`
WHEN NEW.ended <> 0 AND NEW.meal IS NULL BEGIN
  SELECT RAISE(ABORT, 'canteen_prices: only the price of one meal ends');
END;`,
]
