/** Typed reasons go with the person they were about, and with whoever is named in one. */
import type { Eraser, Erasure, KeepsPersonalData } from '../personal-data/keeps'
import { mentions, patterns, tellingWords } from '../personal-data/mentions'

function eraseReasons(call: Eraser, { resident, words: all }: Erasure): number {
  const words = tellingWords(all)
  return call
    .statement(
      `DELETE FROM typed_reasons WHERE subject = ?${words.length === 0 ? '' : ` OR ${mentions('text', words)}`}`,
    )
    .run(`resident:${resident}`, ...patterns(words)).changes
}

export const reasonsKeep: KeepsPersonalData = {
  feature: 'desk',
  tables: ['typed_reasons'],
  kinds: ['desk.reasons'],
  held: () => [],
  records: () => [],
  erase: (call, erasure) => ({ 'desk.reasons': eraseReasons(call, erasure) }),
}
