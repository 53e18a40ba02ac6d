/** Years of cases in the sealed file: each that is over is copied with all that hangs on it, whatever table that is in. */
import { z } from 'zod'
import type { SQLiteFile } from '#vault/store/open'
import { copyUntil, type Copied, type Years } from './copies'

const overCase =
  "o.state IN ('archived', 'closed', 'failed', 'handed-over', 'dropped', 'not-accepted', 'performed')"

/** By which column a row leads to another, nearest its case first. */
const leads: Readonly<Record<string, string>> = {
  case_id: 'mediation_cases',
  agreement_id: 'mediation_agreements',
  party_id: 'mediation_parties',
  session_id: 'mediation_sessions',
  screening_id: 'mediation_screenings',
  duty_id: 'mediation_duties',
  instalment_id: 'mediation_instalments',
  confirmation_id: 'mediation_confirmations',
  ending_id: 'mediation_endings',
  extension_id: 'mediation_extensions',
  sent_id: 'mediation_handed_over',
}
/** These name rows of the same case too. */
const besides = [
  'reverses',
  'corrects',
  'replaces',
  'takes_back',
  'adds_to',
  'event_id',
  'representative_id',
  'suspicion_id',
  'who',
  'to_whom',
]
const numbered: Readonly<Record<string, string>> = {
  number_sequence: 'number_sequence + 1000 * :copy',
  number: "number || '-' || :copy",
}

const columns = z.array(z.object({ name: z.string(), type: z.string(), pk: z.number() }))

function kindOf(sqlite: SQLiteFile, table: string): Copied | null {
  const all = columns.parse(sqlite.pragma(`table_info(${table})`))
  const has = (name: string): boolean => all.some((column) => column.name === name)
  const lead = Object.keys(leads).find(has)
  const over = table === 'mediation_cases' ? overCase : lead === undefined ? null : overOf(sqlite, lead)
  if (over === null) return null
  const named = (type: string, like: RegExp): readonly string[] =>
    all.filter((column) => column.type === type && like.test(column.name)).map(({ name }) => name)
  return {
    table,
    over,
    key: all.find(({ pk }) => pk === 1)?.name ?? 'id',
    ids: ['id', ...Object.keys(leads), ...besides].filter(has),
    days: named('TEXT', /(^|_)(day|on|due)$/u),
    instants: named('INTEGER', /(^|_)at$/u),
    others: Object.fromEntries(Object.entries(numbered).filter(([name]) => has(name))),
  }
}

function overOf(sqlite: SQLiteFile, lead: string): string | null {
  const parent = leads[lead]
  const over = parent === undefined ? null : (kindOf(sqlite, parent)?.over ?? null)
  return over === null ? null : `o.${lead} IN (SELECT o.id FROM ${parent} o WHERE ${over})`
}

/** What watches these rows is taken off and put back; only what was said in them is taken down as it is when they are written. */
export function copyCases(sqlite: SQLiteFile, many: number, years: Years): void {
  const named = z.array(z.object({ name: z.string(), sql: z.string() }))
  const tables = z.array(z.string()).parse(
    sqlite
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'mediation!_%' ESCAPE '!'
              AND name <> 'mediation_cases' AND name NOT LIKE 'mediation!_pairs%' ESCAPE '!' ORDER BY name`,
      )
      .pluck()
      .all(),
  )
  const guards = named.parse(
    sqlite
      .prepare(
        `SELECT name, sql FROM sqlite_schema
          WHERE type = 'trigger' AND name NOT LIKE 'mediation!_narratives!_%' ESCAPE '!' AND name NOT LIKE 'mediation!_said%' ESCAPE '!'
            AND tbl_name LIKE 'mediation!_%' ESCAPE '!'`,
      )
      .all(),
  )
  sqlite.pragma('foreign_keys = OFF')
  sqlite.pragma('synchronous = OFF')
  for (const { name } of guards) sqlite.exec(`DROP TRIGGER "${name}"`)
  const kinds = tables.map((table) => kindOf(sqlite, table)).filter((kind) => kind !== null)
  const cases = kindOf(sqlite, 'mediation_cases')
  if (cases !== null) copyUntil(sqlite, [cases, ...kinds], many, years)
  for (const { sql } of guards) sqlite.exec(sql)
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
}
