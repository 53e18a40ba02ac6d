/** Series: the pattern, and every date it gave, with the booking that stands for it. */
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bookings } from './bookings'

export const roomSeries = sqliteTable('room_series', {
  id: integer('id').primaryKey(),
  /** As the contract has it, in JSON. */
  pattern: text('pattern').notNull(),
})

export const seriesDates = sqliteTable(
  'series_dates',
  {
    seriesId: integer('series_id')
      .notNull()
      .references(() => roomSeries.id),
    /** Its place in the pattern, from 0: it stays when others are skipped. */
    date: integer('date').notNull(),
    /** When the pattern has it; its booking may have been moved. */
    starts: integer('starts').notNull(),
    ends: integer('ends').notNull(),
    /** Null while it is skipped. */
    bookingId: integer('booking_id').references(() => bookings.id),
  },
  (row) => [
    primaryKey({ columns: [row.seriesId, row.date] }),
    uniqueIndex('series_dates_booking')
      .on(row.bookingId)
      .where(sql`booking_id IS NOT NULL`),
    index('series_dates_of').on(row.seriesId, row.starts),
    check('series_dates_length', sql`${row.ends} - ${row.starts} BETWEEN 1 AND 2880`),
    check('series_dates_from_0', sql`${row.date} >= 0`),
  ],
)

const ofAnother = `EXISTS (
    SELECT 1 FROM bookings mine, series_dates d JOIN bookings b ON b.id = d.booking_id
     WHERE mine.id = NEW.booking_id AND d.series_id = NEW.series_id AND d.date <> NEW.date
       AND (b.holder_kind <> mine.holder_kind OR b.resident_id IS NOT mine.resident_id
            OR b.group_id IS NOT mine.group_id))`

/** What is done to a series is done to every booking in it: nobody else's may ever get into it. */
const oneHolder = (event: 'INSERT' | 'UPDATE') => `CREATE TRIGGER \`series_dates_${event.toLowerCase()}\`
AFTER ${event} ON \`series_dates\` WHEN NEW.booking_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'rooms.series-of-another') WHERE ${ofAnother};
END;`

export const seriesGuards: readonly string[] = [
  oneHolder('INSERT'),
  oneHolder('UPDATE'),
  // REPLACE would take a date away, and the booking in it would belong to nothing.
  `CREATE TRIGGER \`series_dates_once\` BEFORE INSERT ON \`series_dates\`
WHEN EXISTS (SELECT 1 FROM series_dates WHERE series_id = NEW.series_id AND date = NEW.date)
  OR EXISTS (SELECT 1 FROM series_dates WHERE booking_id = NEW.booking_id) BEGIN
  SELECT RAISE(ABORT, 'rooms.series-date-exists');
END;`,
]
