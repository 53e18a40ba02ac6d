/** Keeps in memory what is read all day and written once a month: the words of a centre, its calendar. */
import type { HasStatements } from './store'

export interface Kept<Value> {
  /** The value as the database has it; read anew only after a change. */
  of(store: HasStatements): Value
  /** Call it beside every write of the tables it is read from. */
  changed(store: HasStatements): void
}

/** What a transaction changed that may still be rolled back, for each connection. */
const unsettled = new WeakMap<object, Set<object>>()

// Calls come and go; the connection behind them is the store's own.
const connectionOf = (store: HasStatements) => store.statement('SELECT 1').database

/**
 * What `read` returns, once for each open database. What a transaction changed is kept only when that transaction is
 * over: until then it may be rolled back, and nothing would tell. A read outside of a transaction shows that it is.
 */
export function kept<Value>(read: (store: HasStatements) => Value): Kept<Value> {
  const values = new WeakMap<object, Value>()
  return {
    of(store) {
      const connection = connectionOf(store)
      const known = values.get(connection)
      if (known !== undefined) return known
      const value = read(store)
      const changes = unsettled.get(connection)
      if (changes?.has(values) === true && connection.inTransaction) return value
      changes?.delete(values)
      values.set(connection, value)
      return value
    },
    changed(store) {
      const connection = connectionOf(store)
      values.delete(connection)
      const changes = unsettled.get(connection) ?? new Set()
      unsettled.set(connection, changes.add(values))
    },
  }
}

/** For who writes transaction after transaction with no read between them. Does nothing within one. */
export function settle(store: HasStatements): void {
  const connection = connectionOf(store)
  if (!connection.inTransaction) unsettled.delete(connection)
}
