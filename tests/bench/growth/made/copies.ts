/**
 * Years of work out of weeks of it: what was done and is over is copied, further and further back and for other people, in
 * bulk and on the file itself.
 */
import { z } from 'zod'
import type { SQLiteFile } from '#vault/store/open'

/** How the rows of a table become other rows of the same kind. */
export interface Copied {
  readonly table: string
  /** Which rows are over, over the alias `o`. */
  readonly over: string
  /** What its rows are counted by, where they have no number of their own. */
  readonly key?: string
  /** Numbers of rows: of its own and of those copied with it. */
  readonly ids: readonly string[]
  readonly days?: readonly string[]
  /** UTC milliseconds. */
  readonly instants?: readonly string[]
  /** UTC minutes. */
  readonly minutes?: readonly string[]
  readonly people?: readonly string[]
  /** Columns that become something else; `:copy` is which copy it is. */
  readonly others?: Readonly<Record<string, string>>
}

const columns = z.array(z.object({ name: z.string() }))
const dayLength = 86_400_000
const dayMinutes = 1440

/** What the numbers of rows of a copy are more than those of the rows it was made of. */
function stepOf(sqlite: SQLiteFile, tables: readonly Copied[]): number {
  const most = tables.map(({ table, key = 'id' }) =>
    Number(sqlite.prepare(`SELECT max(${key}) FROM ${table}`).pluck().get()),
  )
  return Math.max(...most) + 1
}

/** Another number of a resident among the first 65 of each hundred: of the people of a community so many ever come. */
export const servedResident = (of: string, people: number): string =>
  `(1 + (${of}) % (${people} * 65 / 100) * 100 / 65)`

function copyOnce(
  sqlite: SQLiteFile,
  from: Copied,
  copy: number,
  step: number,
  back: number,
  people: number,
) {
  const { table, over, ids, days = [], instants = [], minutes = [], people: whose = [], others = {} } = from
  const all = columns.parse(sqlite.pragma(`table_info(${table})`)).map(({ name }) => name)
  const become = all.map((name) => {
    const other = others[name]
    if (other !== undefined) return other.replaceAll(':copy', String(copy))
    if (ids.includes(name)) return `${name} + ${step * copy}`
    if (days.includes(name)) return `date(${name}, '-${back} days')`
    if (instants.includes(name)) return `${name} - ${back * dayLength}`
    if (minutes.includes(name)) return `${name} - ${back * dayMinutes}`
    if (whose.includes(name)) return servedResident(`${name} * 7919 + ${copy} * 104729`, people)
    return name
  })
  sqlite.exec(
    `INSERT INTO ${table} (${all.join(', ')}) SELECT ${become.join(', ')} FROM ${table} o WHERE o.${from.key ?? 'id'} < ${step} AND ${over}`,
  )
}

export interface Years {
  readonly years: number
  readonly people: number
}

/** Copies until there are so many of the first of these tables, evenly over the years. */
export function copyUntil(
  sqlite: SQLiteFile,
  tables: readonly [Copied, ...(readonly Copied[])],
  many: number,
  { years, people }: Years,
): void {
  const [first] = tables
  const there = Number(
    sqlite.prepare(`SELECT count(*) FROM ${first.table} o WHERE ${first.over}`).pluck().get(),
  )
  if (there === 0) throw new Error(`nothing of ${first.table} is over yet`)
  const copies = Math.ceil(many / there)
  const step = stepOf(sqlite, tables)
  for (let copy = 1; copy <= copies; copy += 1) {
    const back = Math.round((copy / copies) * years * 365)
    sqlite.transaction(() => {
      for (const table of tables) copyOnce(sqlite, table, copy, step, back, people)
    })()
  }
}
