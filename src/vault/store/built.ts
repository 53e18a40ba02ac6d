/** Queries that are asked all day: drizzle builds the text of a query anew at every use, which takes longer than SQLite does. */
import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { HasStatements, ReadableDatabase, WritableDatabase } from './store'

function once<Database extends object, Query>(
  build: (database: Database) => Query,
): (call: { readonly database: Database }) => Query {
  const queries = new WeakMap<Database, { readonly query: Query }>()
  return ({ database }) => {
    const known = queries.get(database)
    if (known) return known.query
    const query = build(database)
    queries.set(database, { query })
    return query
  }
}

/** What `build` prepares, once for each open database; values go in through placeholders. */
export const builtRead = <Query>(build: (database: ReadableDatabase) => Query) => once(build)

/** The same for what writes. */
export const builtWrite = <Query>(build: (database: WritableDatabase) => Query) => once(build)

/**
 * Puts whole rows into a table and returns their numbers, for what is written while somebody waits: into a query that drizzle has
 * prepared the values are put by looking through all of it again, which takes longer than SQLite does. What is left out is null.
 */
export function builtInsert<Table extends SQLiteTable>(table: Table) {
  const columns = Object.entries(getTableColumns(table))
  if (columns.some(([, column]) => column.default !== undefined))
    throw new Error(`${getTableName(table)}: what is left out would be null and not its default`)
  const names = columns.map(([, { name }]) => `"${name}"`).join(', ')
  const places = columns.map(() => '?').join(', ')
  const text = `INSERT INTO "${getTableName(table)}" (${names}) VALUES (${places})`
  return (call: HasStatements, row: InferInsertModel<Table> & Readonly<Record<string, unknown>>): number => {
    const values = columns.map(([key, column]) => {
      const value = row[key]
      return value === undefined || value === null ? null : column.mapToDriverValue(value)
    })
    return Number(call.statement(text).run(...values).lastInsertRowid)
  }
}
