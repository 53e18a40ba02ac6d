/**
 * Keeps in memory what is read at every key; temporary triggers of the same connection tell what went stale, whoever wrote
 * through it, and SQLite's own count tells when somebody else changed the file.
 */
import type SQLite from 'better-sqlite3'
import type { HasStatements } from './store'

/** A table whose changes are told, by what its column has in the row that was changed. */
export interface WatchedTable {
  readonly table: string
  readonly column: string
  /** SQL over `NEW`, where of the rows that are put in only some change anything that is kept. */
  readonly putWhen?: string
  /** Where given, an update is told only when it sets one of these columns. */
  readonly changesOf?: readonly string[]
}

interface ToWatch {
  /** Of the function that the triggers call: letters and `_`, and its own. */
  readonly name: string
  readonly on: readonly WatchedTable[]
}

interface Shelf<Key, Value> {
  readonly values: Map<Key, Value>
  /** Told stale in a transaction that may still be rolled back: read anew each time until it is over. */
  readonly unsettled: Set<number>
  /** What SQLite counts up when somebody else changed the file. */
  version: unknown
}

/** A shelf for each connection; null within a transaction before there was one: triggers that it makes would go with it. */
function shelvesOf<Key, Value>(
  wanted: ToWatch,
  stale: (shelf: Shelf<Key, Value>, id: number) => void,
): (store: HasStatements) => Shelf<Key, Value> | null {
  const shelves = new WeakMap<SQLite.Database, Shelf<Key, Value>>()
  return (store) => {
    const version = store.statement('PRAGMA data_version')
    const connection = version.database
    let shelf = shelves.get(connection)
    if (shelf === undefined) {
      if (connection.inTransaction) return null
      const made: Shelf<Key, Value> = { values: new Map(), unsettled: new Set(), version: null }
      watch(connection, wanted, (id) => {
        stale(made, id)
        if (connection.inTransaction) made.unsettled.add(id)
      })
      shelves.set(connection, made)
      shelf = made
    }
    if (connection.inTransaction) return shelf
    shelf.unsettled.clear()
    const now = version.pluck().get()
    if (now !== shelf.version) shelf.values.clear()
    shelf.version = now
    return shelf
  }
}

export interface RowsToKeep<Row> extends ToWatch {
  /** So many at most; beyond them all are let go. */
  readonly most: number
  /** The rows that are there, by id. */
  readonly read: (store: HasStatements, ids: readonly number[]) => ReadonlyMap<number, Row>
}

/** Those of the ids that are there, as the database has them; read row by row after a change of that row. */
export function keptRows<Row>({
  most,
  read,
  ...wanted
}: RowsToKeep<Row>): (store: HasStatements, ids: readonly number[]) => ReadonlyMap<number, Row> {
  const shelfOf = shelvesOf<number, Row>(wanted, ({ values }, id) => void values.delete(id))
  return (store, ids) => {
    const shelf = shelfOf(store)
    if (shelf === null) return read(store, ids)
    const { values, unsettled } = shelf
    const known = new Map<number, Row>()
    const missing: number[] = []
    for (const id of ids) {
      const row = values.get(id)
      if (row === undefined) missing.push(id)
      else known.set(id, row)
    }
    if (missing.length === 0) return known
    if (values.size + missing.length > most) values.clear()
    for (const [id, row] of read(store, missing)) {
      known.set(id, row)
      if (!unsettled.has(id)) values.set(id, row)
    }
    return known
  }
}

export interface AnswersToKeep extends ToWatch {
  /** So many keys at most; beyond them all are let go. */
  readonly most: number
  /** While it holds no answer is kept. One of the tables tells when it begins to hold: what is kept then goes. */
  readonly notWhile?: (store: HasStatements) => boolean
}

/** What `read` answers to a key, until anything changes in these tables. Values are small. */
export function keptAnswers<Value>(
  wanted: AnswersToKeep,
): (store: HasStatements, key: string, read: () => Value) => Value {
  const shelfOf = shelvesOf<string, Value>(wanted, ({ values }) => {
    values.clear()
  })
  return (store, key, read) => {
    const shelf = shelfOf(store)
    const known = shelf?.values.get(key)
    if (known !== undefined) return known
    const value = read()
    if (shelf === null || shelf.unsettled.size > 0 || wanted.notWhile?.(store) === true) return value
    if (shelf.values.size >= wanted.most) shelf.values.clear()
    shelf.values.set(key, value)
    return value
  }
}

/** Through a connection that can't write nothing is changed, and it takes no triggers. */
function watch(connection: SQLite.Database, { name, on }: ToWatch, tell: (id: number) => void): void {
  if (connection.readonly || connection.pragma('query_only', { simple: true }) === 1) return
  connection.function(`${name}_changed`, (id: unknown) => {
    if (typeof id === 'number') tell(id)
    return null
  })
  const events = [
    ['INSERT', ['NEW']],
    ['UPDATE', ['OLD', 'NEW']],
    ['DELETE', ['OLD']],
  ] as const
  const triggers = on.flatMap(({ table, column, putWhen, changesOf }) =>
    events.map(([event, rows]) => {
      const told = rows.map((row) => `SELECT ${name}_changed(${row}.${column});`)
      const when = event === 'INSERT' && putWhen !== undefined ? ` WHEN ${putWhen}` : ''
      const of = event === 'UPDATE' && changesOf !== undefined ? ` OF ${changesOf.join(', ')}` : ''
      return `CREATE TEMP TRIGGER ${name}_${table}_${column}_${event} AFTER ${event}${of} ON main.${table}${when} BEGIN ${told.join(' ')} END`
    }),
  )
  connection.exec(triggers.join(';\n'))
}
