/** Drafts hold whatever somebody typed: those of an erased person go with them. */
import type { Erasure, KeepsPersonalData } from '#desk/personal-data/keeps'
import { mentions, patterns, tellingWords } from '#desk/personal-data/mentions'
import type { HasStatements } from '#vault/store/store'

/** Drafts whose key names the resident, and those in which their name or a number of theirs was typed. */
export function eraseDrafts(call: HasStatements, table: string, { resident, words: all }: Erasure): number {
  const words = tellingWords(all)
  const named = [`%:${resident}`, `%:${resident}:%`]
  return call
    .statement(
      `DELETE FROM ${table} WHERE key LIKE ? OR key LIKE ?${words.length === 0 ? '' : ` OR ${mentions('content', words)}`}`,
    )
    .run(...named, ...patterns(words)).changes
}

export const draftsKeep: KeepsPersonalData = {
  feature: 'desk',
  tables: ['drafts'],
  kinds: ['desk.drafts'],
  held: () => [],
  records: () => [],
  erase: (call, erasure) => ({ 'desk.drafts': eraseDrafts(call, 'drafts', erasure) }),
}
