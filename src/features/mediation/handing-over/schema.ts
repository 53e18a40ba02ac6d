/** 移送: to which body a matter went with which papers, and what came of it: who signed for it there, who was told. */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { otherBodies } from '../contract/words'
import { mediationCaseEvents, mediationCases } from '../schema/cases'

const written = () => ({ at: integer('at').notNull(), staffId: integer('staff_id').notNull() })

export const mediationHandedOver = sqliteTable(
  'mediation_handed_over',
  {
    id: integer('id').primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => mediationCases.id),
    /** The step; taken back, the handing over does not count either. */
    eventId: integer('event_id')
      .notNull()
      .references(() => mediationCaseEvents.id),
    body: text('body', { enum: otherBodies }).notNull(),
    /** Which one: 花山派出所. */
    name: text('name').notNull(),
    on: text('on_day').notNull(),
    why: text('why').notNull(),
    /** Papers that went with it, by name, as JSON. */
    papers: text('papers').notNull(),
    ...written(),
  },
  (row) => [
    index('mediation_handed_over_case').on(row.caseId, row.id),
    uniqueIndex('mediation_handed_over_event').on(row.eventId),
    check('mediation_handed_over_named', sql`trim(${row.name}) <> '' AND trim(${row.why}) <> ''`),
  ],
)

/** What came of it, added to as it comes. */
export const mediationHandedOverNotes = sqliteTable(
  'mediation_handed_over_notes',
  {
    id: integer('id').primaryKey(),
    sentId: integer('sent_id')
      .notNull()
      .references(() => mediationHandedOver.id),
    on: text('on_day').notNull(),
    receipt: text('receipt').notNull(),
    /** Parties who were told where it went, as JSON. */
    told: text('told').notNull(),
    ...written(),
  },
  (row) => [index('mediation_handed_over_notes_sent').on(row.sentId, row.id)],
)
