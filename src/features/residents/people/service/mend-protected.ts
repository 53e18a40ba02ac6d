/** Brings the index up to what holds of protected people today, in a desk that was last opened by an older program. */
import { z } from 'zod'
import type { Store } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { tokensOfWords } from '../../search-index/service'
import { derive } from './derived'

const protectedRow = z.object({ id: z.number(), words: z.string() })

/** An end of a phone or of an ID number: nobody protected is found by one any more. */
const isPartOfNumber = (token: string): boolean => /^\+?\d{4,}$/.test(token) || /^#.{4,8}$/.test(token)

/** Runs before anyone can ask anything. Protected people are few, and of a desk of today none is written. */
export function mendProtectedInIndex(store: Store): void {
  const people = rowsOf(
    store,
    protectedRow,
    `SELECT r.id, w.words FROM residents r JOIN resident_words w ON w.resident = r.id WHERE r.is_protected = 1`,
  ).filter(({ words }) => tokensOfWords(words).some(isPartOfNumber))
  if (people.length === 0) return
  store.sqlite
    .transaction(() => {
      for (const { id } of people) derive(store, id)
    })
    .immediate()
}
