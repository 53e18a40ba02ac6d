/** Takes down the statements that a procedure executes, and executes them again, bare. */
import type { SQLiteFile } from '#vault/store/open'
import type { Statement } from '#vault/store/store'

/** One execution: what was asked, how, and with which values. */
export interface Executed {
  readonly sql: string
  readonly how: 'run' | 'get' | 'all'
  /** Rows as arrays. */
  readonly raw: boolean
  readonly pluck: boolean
  readonly values: readonly unknown[]
}

export interface Recorder {
  /** Forgets what was taken down and begins anew. */
  readonly begin: () => void
  readonly end: () => readonly Executed[]
}

/**
 * From now on every statement that is prepared on this connection is taken down when it is executed. Call it before
 * the first of the writes: statements are prepared once and kept.
 */
export function recordStatements(sqlite: SQLiteFile): Recorder {
  let executed: Executed[] = []
  const prepare = sqlite.prepare.bind(sqlite)
  const recording = (sql: string): Statement => {
    const statement = prepare(sql)
    let raw = false
    let pluck = false
    const note = (how: Executed['how'], values: readonly unknown[]): void => {
      executed.push({ sql, how, raw, pluck, values })
    }
    const recorded: Statement = new Proxy(statement, {
      get(target, name): unknown {
        switch (name) {
          case 'run':
            return (...values: unknown[]) => (note('run', values), target.run(...values))
          case 'get':
            return (...values: unknown[]) => (note('get', values), target.get(...values))
          case 'all':
            return (...values: unknown[]) => (note('all', values), target.all(...values))
          case 'iterate':
            return (...values: unknown[]) => (note('all', values), target.iterate(...values))
          case 'raw':
            return () => ((raw = true), target.raw(), recorded)
          case 'pluck':
            // What the desk keeps to be plucked is a statement of its own, which is taken down as well.
            return Object.hasOwn(target, 'pluck')
              ? Reflect.get(target, name)
              : () => ((pluck = true), target.pluck(), recorded)
          default:
            return Reflect.get(target, name)
        }
      },
    })
    return recorded
  }
  Object.defineProperty(sqlite, 'prepare', { value: recording, configurable: true })
  return {
    begin: () => {
      executed = []
    },
    end: () => executed,
  }
}

/** Executes in one transaction what a procedure executed in one, each statement prepared long before. */
export class Bare {
  readonly #sqlite: SQLiteFile
  readonly #statements = new Map<string, Statement>()

  constructor(sqlite: SQLiteFile) {
    this.#sqlite = sqlite
  }

  /** Milliseconds that it took. */
  replay(executed: readonly Executed[]): number {
    const prepared = executed.map((one) => [this.#statementOf(one), one] as const)
    const transaction = this.#sqlite.transaction(() => {
      for (const [statement, { how, values }] of prepared) statement[how](...values)
    })
    const begin = performance.now()
    transaction.immediate()
    return performance.now() - begin
  }

  #statementOf({ sql, raw, pluck }: Executed): Statement {
    const key = `${raw ? 'raw' : pluck ? 'pluck' : 'rows'} ${sql}`
    const known = this.#statements.get(key)
    if (known) return known
    const statement = this.#sqlite.prepare(sql)
    if (raw) statement.raw()
    if (pluck) statement.pluck()
    this.#statements.set(key, statement)
    return statement
  }
}
