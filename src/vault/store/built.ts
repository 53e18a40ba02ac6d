/** Queries that are asked all day: drizzle builds the text of a query anew at every use, which takes longer than SQLite does. */
import type { ReadableDatabase, WritableDatabase } from './store'

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
