/** What the residents feature keeps: people, households, what is known of them since when, and the index they are found by. */
import type { ErasableRows, ImpersonalTables } from '#vault/erasures/erasable'

export * from './imports'
export * from './people'
export * from './merges'
export * from './search-index'

export const appendOnlyTables = ['resident_changes', 'resident_consents']

/** Whose a row is, for its erasure; see `desk/erasures`. */
export const erasableRows: readonly ErasableRows[] = [
  { table: 'resident_changes', of: "e.subject = 'resident' AND e.id = OLD.resident_id" },
  { table: 'resident_consents', of: "e.subject = 'resident' AND e.id = OLD.resident_id" },
]

export const impersonalTables: ImpersonalTables = {
  resident_taggings: 'which tag was given to how many at once; whose it is says resident_tags',
  register_layouts: 'what columns of sheets mean',
}

export const withoutRowIdTables = [
  'resident_tokens',
  'resident_hot',
  'resident_phones',
  'resident_contacts',
  'residents_apart',
]
