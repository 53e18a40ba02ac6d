/**
 * Years of work out of weeks of it: what was done and is over is copied, further and further back and for other people, in
 * bulk and on the file itself.
 */
import { z } from 'zod'
import type { SQLiteFile } from '#vault/store/open'

/** How the rows of a table become other rows of the same kind. */
interface Copied {
  readonly table: string
  /** Which rows are over, over the alias `o`. */
  readonly over: string
  /** Numbers of rows: of its own and of those copied with it. */
  readonly ids: readonly string[]
  readonly days?: readonly string[]
  /** UTC milliseconds. */
  readonly instants?: readonly string[]
  readonly people?: readonly string[]
  /** Columns that become something else; `:copy` is which copy it is. */
  readonly others?: Readonly<Record<string, string>>
}

const closedVisit = "o.state IN ('answered', 'became-request', 'left')"
const closedRequest = "o.state IN ('followed-up', 'terminated', 'not-accepted')"
const ofClosedRequest = `o.request_id IN (SELECT o.id FROM service_requests o WHERE ${closedRequest})`

const visits: readonly Copied[] = [
  {
    table: 'visits',
    over: closedVisit,
    ids: ['id', 'last_move_id'],
    days: ['day'],
    instants: ['registered_at', 'called_at', 'serving_at', 'closed_at'],
    people: ['resident_id'],
    others: { sequence: 'sequence + 1000 * :copy', service_request_id: 'NULL' },
  },
  {
    table: 'visit_moves',
    over: `o.visit_id IN (SELECT o.id FROM visits o WHERE ${closedVisit})`,
    ids: ['id', 'visit_id', 'undoes'],
    days: ['day'],
    instants: ['at'],
    others: { before: 'NULL' },
  },
]

const requests: readonly Copied[] = [
  {
    table: 'service_requests',
    over: closedRequest,
    ids: ['id', 'last_event_id'],
    days: ['opened_day', 'accepted_day', 'ended_day'],
    instants: ['opened_at'],
    people: ['resident_id'],
    others: {
      number_sequence: 'number_sequence + 100000 * :copy',
      number: "number || '-' || :copy",
      open_errand_id: 'NULL',
      visit_id: 'NULL',
      renewal_id: 'NULL',
    },
  },
  {
    table: 'request_events',
    over: ofClosedRequest,
    ids: ['id', 'request_id', 'takes_back'],
    days: ['day'],
    instants: ['at'],
  },
  { table: 'request_materials', over: ofClosedRequest, ids: ['id', 'request_id'] },
  {
    table: 'custody_entries',
    over: ofClosedRequest,
    ids: ['id', 'request_id', 'material_id', 'after_event', 'reverses'],
    instants: ['at'],
  },
]

const columns = z.array(z.object({ name: z.string() }))
const dayLength = 86_400_000

/** What the numbers of rows of a copy are more than those of the rows it was made of. */
function stepOf(sqlite: SQLiteFile, tables: readonly Copied[]): number {
  const most = tables.map(({ table }) => Number(sqlite.prepare(`SELECT max(id) FROM ${table}`).pluck().get()))
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
  const { table, over, ids, days = [], instants = [], people: whose = [], others = {} } = from
  const all = columns.parse(sqlite.pragma(`table_info(${table})`)).map(({ name }) => name)
  const become = all.map((name) => {
    const other = others[name]
    if (other !== undefined) return other.replaceAll(':copy', String(copy))
    if (ids.includes(name)) return `${name} + ${step * copy}`
    if (days.includes(name)) return `date(${name}, '-${back} days')`
    if (instants.includes(name)) return `${name} - ${back * dayLength}`
    if (whose.includes(name)) return servedResident(`${name} * 7919 + ${copy} * 104729`, people)
    return name
  })
  sqlite.exec(
    `INSERT INTO ${table} (${all.join(', ')}) SELECT ${become.join(', ')} FROM ${table} o WHERE o.id < ${step} AND ${over}`,
  )
}

export interface Years {
  readonly years: number
  readonly people: number
  readonly visits: number
  readonly requests: number
}

/** Copies until there are so many. */
export function copyYears(sqlite: SQLiteFile, { years, people, ...wanted }: Years): void {
  for (const [tables, many] of [
    [visits, wanted.visits],
    [requests, wanted.requests],
  ] as const) {
    const [first] = tables
    if (first === undefined) continue
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
}
