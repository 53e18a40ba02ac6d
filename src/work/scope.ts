/**
 * Named scopes: of the rows that a list stands on, those that a call may see.
 *
 * A list that forgets a condition shows whom it must not, and a condition that stands in thirty queries is forgotten in the
 * thirty-first. So it is a value with a name, kept by the feature whose rows it is about, and queries name it.
 */
import { getTableName, sql, type SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'

/** What a scope asks of the call: nothing, where all who may ask see the same. */
type AskedBy<Asker> = [Asker] extends [null] ? readonly [] : readonly [asker: Asker]

export interface Scope<Asker = null> {
  /** `residents.in-sight`: the feature, and what its rows are to whoever asks. */
  readonly name: string
  /** The SQL condition on a row of the scope's own table, by its alias. */
  readonly ofRow: (alias: string, ...asker: AskedBy<Asker>) => string
  /** The SQL condition on a row that points at one of them, by its column, in brackets; a row that points at none is within. */
  readonly ofColumn: (column: string, ...asker: AskedBy<Asker>) => string
}

/** The condition of a scope on a column, for a query that drizzle builds. */
export const within = <Asker>(scope: Scope<Asker>, column: AnySQLiteColumn, ...asker: AskedBy<Asker>): SQL =>
  sql.raw(`(${scope.ofColumn(`"${getTableName(column.table)}"."${column.name}"`, ...asker)})`)
