/** Keeps in memory what is read all day and written once a month: the words of a centre, its calendar. */
import type { HasStatements } from './store'

export interface Kept<Value> {
  /** The value as the database has it; read anew only after a change. */
  of(store: HasStatements): Value
  /** Call it beside every write of the tables it is read from. */
  changed(store: HasStatements): void
}

/**
 * What `read` returns, once for each open database. What a transaction changed is kept only when that transaction is
 * over: until then it may be rolled back, and nothing would tell.
 */
export function kept<Value>(read: (store: HasStatements) => Value): Kept<Value> {
  const values = new WeakMap<object, Value>()
  const unsettled = new WeakSet()
  // Calls come and go; the connection behind them is the store's own.
  const connectionOf = (store: HasStatements) => store.statement('SELECT 1').database
  return {
    of(store) {
      const connection = connectionOf(store)
      const known = values.get(connection)
      if (known !== undefined) return known
      const value = read(store)
      if (unsettled.has(connection) && connection.inTransaction) return value
      unsettled.delete(connection)
      values.set(connection, value)
      return value
    },
    changed(store) {
      const connection = connectionOf(store)
      values.delete(connection)
      unsettled.add(connection)
    },
  }
}
