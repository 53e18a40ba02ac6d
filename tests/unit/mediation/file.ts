/** A database with the tables and triggers of mediation, as a migration would make them, and hands that write to it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { tablesOf } from '#centre/tables'
import * as schema from '#features/mediation/schema/index'
import * as erasures from '#vault/erasures/schema'
import type { CaseMove, CaseState } from '#features/mediation/contract/words'
import { newDatabase } from '#vault/store/addon'
import { writeMigration } from '../../../scripts/migration/write'

async function sqlOfSchema(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mediation-schema-'))
  try {
    await writeMigration(folder, 'foundation', {
      tables: { ...tablesOf(schema), ...tablesOf(erasures) },
      appendOnlyTables: schema.appendOnlyTables,
      guards: schema.guards,
      erasableRows: schema.erasableRows,
      withoutRowIdTables: [],
      ledgers: [],
      deferredTables: erasures.deferredTables,
      impersonalTables: {},
    })
    const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.sql'))
    return readFileSync(path.join(folder, file), 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
const sql = await sqlOfSchema()

type Row = Readonly<Record<string, string | number | null>>

export interface MediationFile {
  insert(table: string, row: Row): number
  run(text: string, ...values: readonly (string | number | null)[]): number
  value(text: string, ...values: readonly (string | number | null)[]): unknown
  rows(text: string, ...values: readonly (string | number | null)[]): readonly Row[]
  /** A case at its intake, screened with nothing found. */
  openCase(more?: Row): number
  screen(case_: number, more?: Row): number
  /** The event and the row together, as a service writes a move; `number` where it is accepted. */
  move(case_: number, kind: CaseMove | 'taken-back', to: CaseState, more?: Row): number
  /** Rows need not be whole nor hang on anything, and of the triggers those alone speak whose name holds one of these words. */
  onlyGuards(...guards: readonly string[]): void
  /** What was written is gone afterwards. */
  tried<T>(what: () => T): T
  close(): void
}

export function openMediationFile(): MediationFile {
  const database = newDatabase(':memory:')
  database.pragma('foreign_keys = ON')
  database.exec(sql)
  const insert = (table: string, row: Row): number => {
    const names = Object.keys(row)
    const places = names.map(() => '?').join(', ')
    const text = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`
    return Number(database.prepare(text).run(...Object.values(row)).lastInsertRowid)
  }
  const run: MediationFile['run'] = (text, ...values) => database.prepare(text).run(...values).changes
  const value: MediationFile['value'] = (text, ...values) =>
    database
      .prepare(text)
      .pluck()
      .get(...values)
  const screen: MediationFile['screen'] = (case_, more = {}) =>
    insert('mediation_screenings', {
      case_id: case_,
      offence: 'unlikely',
      bars: '[]',
      at: 1,
      staff_id: 7,
      ...more,
    })
  const rows: MediationFile['rows'] = (text, ...values) =>
    database.prepare<unknown[], Row>(text).all(...values)
  let accepted = 0
  return {
    insert,
    run,
    value,
    rows,
    screen,
    openCase(more = {}) {
      const id = insert('mediation_cases', {
        source: 'own-motion',
        kind: '邻里',
        difficulty: 'ordinary',
        people: 2,
        narrative: '漏水',
        opened_at: 1,
        opened_by: 7,
        ...more,
      })
      screen(id)
      return id
    },
    move: database.transaction(
      (case_: number, kind: CaseMove | 'taken-back', to: CaseState, more: Row = {}) => {
        const from = String(value('SELECT state FROM mediation_cases WHERE id = ?', case_))
        const event = {
          case_id: case_,
          kind,
          from_state: from,
          to_state: to,
          day: '2026-03-10',
          at: 1,
          staff_id: 7,
        }
        const id = insert('mediation_case_events', { ...event, ...more })
        // An archived case is not written to, also not by a leaf that is added.
        if (from === to) return id
        const update = (columns: string, ...values: readonly (string | number | null)[]) =>
          run(`UPDATE mediation_cases SET state = ?${columns} WHERE id = ?`, to, ...values, case_)
        if (kind === 'accept') {
          accepted += 1
          update(
            ', number_year = 2026, number_sequence = ?, number = ?, accepted_on = ?',
            accepted,
            `〔2026〕${accepted}号`,
            '2026-03-10',
          )
        } else if (kind === 'close') update(', before_closing = ?', from)
        else if (kind === 'join') update(', joined_into = ?', case_)
        else if (kind === 'taken-back') update(', joined_into = NULL')
        else update('')
        return id
      },
    ),
    onlyGuards(...guards) {
      database.pragma('foreign_keys = OFF')
      database.pragma('ignore_check_constraints = ON')
      const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all()
      for (const name of names.map(String))
        if (!guards.some((guard) => name.includes(guard))) database.exec(`DROP TRIGGER "${name}"`)
    },
    tried(what) {
      database.exec('SAVEPOINT tried')
      try {
        return what()
      } finally {
        database.exec('ROLLBACK TO tried; RELEASE tried')
      }
    },
    close: () => database.close(),
  }
}
