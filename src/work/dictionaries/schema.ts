/** The entries of all dictionaries. Records keep codes, so an entry is never removed while it may be in use. */
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { dictionaryNames, tones } from './contract'
import type { ImpersonalTables } from '#vault/erasures/erasable'

export const dictionaryEntries = sqliteTable(
  'dictionary_entries',
  {
    dictionary: text('dictionary', { enum: dictionaryNames }).notNull(),
    code: text('code').notNull(),
    label: text('label').notNull(),
    tone: text('tone', { enum: tones }).notNull(),
    note: text('note').notNull(),
    active: integer('active', { mode: 'boolean' }).notNull(),
    place: integer('place').notNull(),
  },
  (entry) => [
    primaryKey({ columns: [entry.dictionary, entry.code] }),
    uniqueIndex('dictionary_entries_label').on(entry.dictionary, entry.label),
  ],
)

/** Tables that say nothing of residents, and why. */
export const impersonalTables: ImpersonalTables = {
  dictionary_entries: 'words of the centre',
}
