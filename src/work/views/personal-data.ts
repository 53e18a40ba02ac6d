/** A view may be of one person, or hold their name as a word to look for: it goes with them. */
import type { KeepsPersonalData } from '#desk/personal-data/keeps'
import { mentions, patterns, tellingWords } from '#desk/personal-data/mentions'

export const viewsKeep: KeepsPersonalData = {
  feature: 'desk',
  tables: ['saved_views'],
  kinds: ['desk.views'],
  held: () => [],
  records: () => [],
  erase: (call, { resident, words: all }) => {
    const words = tellingWords(all)
    const named = words.length === 0 ? '' : ` OR ${mentions('filter', words)}`
    return {
      'desk.views': call
        .statement(`DELETE FROM saved_views WHERE json_extract(filter, '$.residentId') = ?${named}`)
        .run(resident, ...patterns(words)).changes,
    }
  },
}
