/**
 * How SQLite answers every statement that is executed in this process: the plan is asked for where a statement runs first,
 * on its own file and with its own values. The program keeps no statistics, so that no plan depends on how much a file
 * holds: a desk of one day is read in the same ways as one of ten years.
 */
import type SQLite from 'better-sqlite3'
import { z } from 'zod'
import { newDatabase } from '#vault/store/addon'

type Statement = SQLite.Statement

/** What a statement reads from end to end. */
export interface Scan {
  /** The table, also where the statement calls it something shorter. */
  readonly table: string
  /** The index it goes along, where it is not the table itself. */
  readonly index: string | null
  /** The statement, on one line. */
  readonly sql: string
}

export interface SeenPlans {
  readonly scans: () => readonly Scan[]
  /** How many statements were executed, each counted once. */
  readonly statements: () => number
  /** Nothing more is seen. */
  readonly end: () => void
}

const executing = new Set<string | symbol>(['run', 'get', 'all', 'iterate'])
const details = z.array(z.object({ detail: z.string() }))

/** From now on. Call it before a desk is opened: it prepares each statement once. */
export function seePlans(): SeenPlans {
  const seen = new Set<string>()
  const scans: Scan[] = []
  const prototype = prototypeOfDatabases()
  const own = Object.getOwnPropertyDescriptor(prototype, 'prepare')
  const prepare: unknown = own?.value
  if (own === undefined || typeof prepare !== 'function')
    throw new Error('this build of SQLite prepares in another place')
  const preparedOn = (database: SQLite.Database, sql: string): Statement => {
    const statement: unknown = Reflect.apply(prepare, database, [sql])
    return statement as Statement
  }
  const look = (database: SQLite.Database, text: string, values: readonly unknown[]): void => {
    const sql = text.replaceAll(/\s+/g, ' ').trim()
    const key = `${database.name}\0${sql}`
    if (seen.has(key) || !/^(?:SELECT|WITH|INSERT|UPDATE|DELETE)\b/i.test(sql)) return
    seen.add(key)
    const plan = details.parse(preparedOn(database, `EXPLAIN QUERY PLAN ${text}`).all(...values))
    scans.push(
      ...scansOf(
        sql,
        plan.map(({ detail }) => detail),
      ),
    )
  }
  const watched = function (this: SQLite.Database, sql: string): Statement {
    const statement = preparedOn(this, sql)
    const proxied: Statement = new Proxy(statement, {
      get: (target, name): unknown => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]): unknown => {
          if (executing.has(name)) look(this, sql, given)
          const answer: unknown = Reflect.apply(value, target, given)
          return answer === target ? proxied : answer
        }
      },
    })
    return proxied
  }
  Object.defineProperty(prototype, 'prepare', { ...own, value: watched })
  return {
    scans: () => scans,
    statements: () => seen.size,
    end: () => Object.defineProperty(prototype, 'prepare', own),
  }
}

/** What every database of this process prepares by. */
function prototypeOfDatabases(): object {
  const one = newDatabase(':memory:')
  one.close()
  const prototype: unknown = Object.getPrototypeOf(one)
  if (typeof prototype !== 'object' || prototype === null) throw new Error('a database is of no class')
  return prototype
}

/** The lines of a plan that read something from end to end, or nearly so: an index asked alone for what has nothing in its column. */
export function scansOf(sql: string, plan: readonly string[]): readonly Scan[] {
  const named = tablesIn(sql)
  const isInsert = /^INSERT\b/i.test(sql)
  return plan.flatMap((line) => {
    const found = scanIn(line) ?? searchForNothingIn(line, sql)
    if (found === null) return []
    const tables = named.get(found.alias)
    // A row that is new is looked for among what points at its table only while something points nowhere.
    if (tables === undefined && isInsert) return []
    return [...(tables ?? [found.alias])].map((table) => ({ table, index: found.index, sql }))
  })
}

interface Along {
  /** What the statement calls the table. */
  readonly alias: string
  readonly index: string | null
}

function scanIn(line: string): Along | null {
  const found = /^SCAN (?!CONSTANT)(?:main\.)?(\w+)(?: EXISTS)?(?: USING (?:COVERING )?INDEX (\w+))?$/.exec(
    line,
  )
  return found === null ? null : { alias: found[1] ?? '', index: found[2] ?? null }
}

/** SQLite takes `taken_back IS NULL` for something to search by: under that one entry lies all that was never taken back. */
function searchForNothingIn(line: string, sql: string): Along | null {
  const found = /^SEARCH (?:main\.)?(\w+)(?: EXISTS)? USING (?:COVERING )?INDEX (\w+) \((\w+)=\?\)/.exec(line)
  if (found === null) return null
  const [, alias = '', index = '', column = ''] = found
  const named = `(?:"?\\b${alias}"?\\.|(?<![\\w.+"]))"?${column}"?`
  const isAskedFor = (what: string) => new RegExp(`${named} ${what}`, 'i').test(sql)
  return isAskedFor('IS NULL\\b') && !isAskedFor('(?:=|IN\\b|IS (?!NOT |NULL))') ? { alias, index } : null
}

/** What a statement calls its tables, each by its own name too. */
function tablesIn(sql: string): ReadonlyMap<string, ReadonlySet<string>> {
  const named = new Map<string, Set<string>>()
  const add = (name: string, table: string) => named.set(name, (named.get(name) ?? new Set()).add(table))
  for (const [, table = '', alias] of sql.matchAll(
    /\b(?:FROM|JOIN)\s+"?(\w+)"?(?:(?:\s+AS)?\s+"?(\w+)"?)?/gi,
  )) {
    add(table, table)
    if (alias !== undefined) add(alias, table)
  }
  return named
}
