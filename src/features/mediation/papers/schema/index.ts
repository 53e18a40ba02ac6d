/**
 * Papers of a case: which were made and what stood on them, whom the texts of a case lead to, what is said in a 情况说明, and
 * how many pages each leaf came to. All of it only added to.
 */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { papers, recipients } from '../contract/words'
import { mediationCases } from '../../schema/cases'
import { mediationParties } from '../../schema/parties'

const ofCase = () =>
  integer('case_id')
    .notNull()
    .references(() => mediationCases.id)
const written = () => ({ at: integer('at').notNull(), staffId: integer('staff_id').notNull() })

/** A paper that went to the printer or into a file. */
export const mediationMadePapers = sqliteTable(
  'mediation_made_papers',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    paper: text('paper', { enum: papers }).notNull(),
    /** The row that it is about besides the case: a party, a sitting, an agreement. */
    about: integer('about'),
    for: text('for_whom', { enum: [...recipients, 'party'] }).notNull(),
    partyId: integer('party_id').references(() => mediationParties.id),
    onto: text('onto', { enum: ['paper', 'file'] }).notNull(),
    /** What stood on it, of whom and leading to whom, as JSON; without the texts themselves. */
    pieces: text('pieces').notNull(),
    ...written(),
  },
  (row) => [
    index('mediation_made_papers_case').on(row.caseId, row.id),
    check('mediation_made_papers_party', sql`(${row.for} = 'party') = (${row.partyId} IS NOT NULL)`),
  ],
)

/** Somebody looked a text through and said whom it leads to. It counts as long as the text is the same. */
export const mediationTextsRead = sqliteTable(
  'mediation_texts_read',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    /** `narrative`, `session:3`. */
    text: text('text').notNull(),
    /** SHA-256 of what it said then, in hexadecimal digits. */
    digest: text('digest').notNull(),
    /** Ids of parties, those of children below zero, as JSON. */
    leadsTo: text('leads_to').notNull(),
    ...written(),
  },
  (row) => [index('mediation_texts_read_case').on(row.caseId, row.text, row.id)],
)

/** 情况说明: what happened where nothing else of the file tells it. */
export const mediationAccounts = sqliteTable(
  'mediation_accounts',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    on: text('on_day').notNull(),
    said: text('said').notNull(),
    ...written(),
  },
  (row) => [
    index('mediation_accounts_case').on(row.caseId, row.id),
    check('mediation_accounts_whole', sql`trim(${row.said}) <> ''`),
  ],
)

/** The packet as it was last rendered: how many pages each leaf came to. */
export const mediationPageCounts = sqliteTable(
  'mediation_page_counts',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    /** `[{leaf, pages}]` as JSON, in the order in which they are bound. */
    counts: text('counts').notNull(),
    ...written(),
  },
  (row) => [index('mediation_page_counts_case').on(row.caseId, row.id)],
)

export const papersAppendOnly: readonly string[] = [
  'mediation_made_papers',
  'mediation_texts_read',
  'mediation_accounts',
  'mediation_page_counts',
]
