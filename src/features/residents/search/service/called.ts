/** Lets another feature's list be searched by whose rows they are: by name, initials or pinyin. */
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { afterAll, nameTermsOf } from '../rules/query'

/**
 * The condition that a row's resident is called so, with every record that became part of theirs. One range of the
 * index a term, whoever else may be called so, so that it costs a few milliseconds also for 王 among 100,000.
 * Undefined where the words hold no name: digits and doors are none, and a list narrowed by them would read a number out.
 */
export function calledSo(residentId: SQLWrapper, words: string): SQL | undefined {
  const ranges = nameTermsOf(words)
    .flatMap(({ beginnings }) => beginnings)
    .map(
      (beginning) =>
        sql`SELECT resident FROM resident_tokens WHERE token >= ${beginning} AND token < ${afterAll(beginning)}`,
    )
  if (ranges.length === 0) return undefined
  return sql`${residentId} IN (
    WITH RECURSIVE called (id) AS (
      SELECT resident FROM (${sql.join(ranges, sql` INTERSECT `)})
      UNION SELECT part.id FROM residents part JOIN called ON part.merged_into = called.id)
    SELECT id FROM called)`
}
