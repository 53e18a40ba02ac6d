/** A transaction that has the right to write from its beginning. */
import type SQLite from 'better-sqlite3'
import type { SQLiteFile } from './open'

type Runner = SQLite.Transaction<(work: () => void) => void>

/** SQLite's wrapper takes as long to make as a statement to run, so each connection has one. */
const runners = new WeakMap<SQLiteFile, Runner>()

/** Runs the work in one transaction; when it throws, nothing of it is kept. Within another one it is a part of that. */
export function immediately<Result>(sqlite: SQLiteFile, work: () => Result): Result {
  const runner: Runner =
    runners.get(sqlite) ??
    sqlite.transaction((inside) => {
      inside()
    })
  runners.set(sqlite, runner)
  let done: { readonly result: Result } | undefined
  runner.immediate(() => {
    done = { result: work() }
  })
  if (done === undefined) throw new Error('a transaction ended without its work')
  return done.result
}
