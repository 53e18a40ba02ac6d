/** Who eats here, with what a policy asks about them, their cards, and where they stayed meanwhile. */
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { residents } from '#features/residents/schema/index'
import { cardStates, nearnessTold } from '../contract/words'

export const canteenDiners = sqliteTable(
  'canteen_diners',
  {
    id: integer('id').primaryKey(),
    residentId: integer('resident_id')
      .notNull()
      .references(() => residents.id),
    registered: text('registered', { enum: nearnessTold }).notNull(),
    lives: text('lives', { enum: nearnessTold }).notNull(),
    /** 忌口与过敏 in JSON, in the words of the dishes. */
    avoids: text('avoids').notNull(),
    /** What else the kitchen has to know. */
    diet: text('diet').notNull(),
    enrolledOn: text('enrolled_on').notNull(),
  },
  (diner) => [uniqueIndex('canteen_diners_resident').on(diner.residentId)],
)

/** A stay in an institution: its first day, and the first day back at home. */
export const canteenStays = sqliteTable(
  'canteen_stays',
  {
    id: integer('id').primaryKey(),
    dinerId: integer('diner_id')
      .notNull()
      .references(() => canteenDiners.id),
    place: text('place').notNull(),
    from: text('from_day').notNull(),
    until: text('until_day'),
    /** When it was written down or last put right, in UTC milliseconds: of desks of before no earlier. Null where that is not known. */
    at: integer('at'),
  },
  (stay) => [index('canteen_stays_diner').on(stay.dinerId, stay.from)],
)

/** A code is never given out twice: an old card that turns up again opens nobody else's account. */
export const canteenCards = sqliteTable(
  'canteen_cards',
  {
    id: integer('id').primaryKey(),
    dinerId: integer('diner_id')
      .notNull()
      .references(() => canteenDiners.id),
    code: text('code').notNull(),
    state: text('state', { enum: cardStates }).notNull(),
    issuedOn: text('issued_on').notNull(),
  },
  (card) => [
    uniqueIndex('canteen_cards_code').on(card.code),
    index('canteen_cards_diner').on(card.dinerId, card.id),
  ],
)
