/** What people typed as the reason of a reveal. The log keeps its digest alone, so that the text can go with its person. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const typedReasons = sqliteTable(
  'typed_reasons',
  {
    /** As it stands in the log: of the salt and the text. */
    digest: text('digest').primaryKey(),
    /** Random, so that a short reason cannot be guessed from its digest once it is gone. */
    salt: text('salt').notNull(),
    /** Whose record was shown, as the log names it: `resident:12`. */
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
  },
  (reason) => [index('typed_reasons_subject').on(reason.subject)],
)
