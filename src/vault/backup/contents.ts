/** What a database holds, as far as two copies of it can be held against each other; and whether it is sound. */
import { createHash } from 'node:crypto'
import { auditHead } from '../log/record'
import { restoresOf } from '../log/restores'
import { emptyLog, type AuditHead } from '../log/rules/chain'
import { DeskError } from '#ground/contract/errors'
import type { SQLiteFile } from '../store/open'
import type { HasStatements } from '../store/store'
import type { Manifest } from './contract'
import type { OnStep } from './steps'

export type Contents = Pick<Manifest, 'schema' | 'desk' | 'tables' | 'auditHead' | 'restores'>

/** Everything is read in one go: inside a transaction, when others write meanwhile. */
export function contentsOf(sqlite: SQLiteFile): Contents {
  const tables = tablesOf(sqlite)
  const restores = tables.includes('audit') ? restoresOf({ statement: (sql) => sqlite.prepare(sql) }) : 0
  return {
    schema: tables.includes('migrations')
      ? textOf(sqlite, 'SELECT id FROM migrations ORDER BY id DESC LIMIT 1')
      : '',
    desk: deskOf(sqlite),
    auditHead: headOf(sqlite),
    tables: Object.fromEntries(tables.map((name) => [name, countOf(sqlite, name)])),
    ...(restores === 0 ? {} : { restores }),
  }
}

/** Tells one desk from another: a digest of the first row of its audit log; empty where there is none. */
export function deskOf(sqlite: SQLiteFile): string {
  if (!tablesOf(sqlite).includes('audit')) return ''
  return deskNamed({ statement: (sql) => sqlite.prepare(sql) })
}

/** The same, of a desk that has a log. */
export function deskNamed(desk: HasStatements): string {
  const first = desk.statement('SELECT mac FROM audit ORDER BY sequence LIMIT 1').pluck().get()
  return typeof first === 'string' ? createHash('sha256').update(first).digest('hex').slice(0, 16) : ''
}

/** Where the audit log of a database ends; the empty log where there is none. */
export function headOf(sqlite: SQLiteFile): AuditHead {
  return tablesOf(sqlite).includes('audit')
    ? auditHead({ statement: (sql) => sqlite.prepare(sql) })
    : emptyLog
}

function tablesOf(sqlite: SQLiteFile): readonly string[] {
  const tables =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
  return sqlite.prepare<[], string>(tables).pluck().all()
}

function textOf(sqlite: SQLiteFile, sql: string): string {
  const value = sqlite.prepare<[]>(sql).pluck().get()
  return typeof value === 'string' ? value : ''
}

function countOf(sqlite: SQLiteFile, table: string): number {
  return Number(
    sqlite
      .prepare(`SELECT count(*) FROM "${table.replaceAll('"', '""')}"`)
      .pluck()
      .get(),
  )
}

/** The first thing in which two differ: a table's name, `audit`, `schema` or `desk`; null where they are alike. */
export function firstDifference(one: Contents, other: Contents): string | null {
  if (one.schema !== other.schema) return 'schema'
  if (one.desk !== other.desk) return 'desk'
  if (one.auditHead.sequence !== other.auditHead.sequence || one.auditHead.mac !== other.auditHead.mac)
    return 'audit'
  const names = new Set([...Object.keys(one.tables), ...Object.keys(other.tables)])
  return [...names].find((name) => one.tables[name] !== other.tables[name]) ?? null
}

/** Throws `backups.database-damaged` or `backups.references-broken`. */
export function requireSound(sqlite: SQLiteFile, onStep: OnStep): void {
  onStep('check')
  let verdict: unknown
  try {
    verdict = sqlite.pragma('integrity_check', { simple: true })
  } catch {
    verdict = 'unreadable'
  }
  if (verdict !== 'ok') throw new DeskError('unavailable', 'backups.database-damaged')
  onStep('references')
  const broken = sqlite.pragma('foreign_key_check')
  if (Array.isArray(broken) && broken.length > 0)
    throw new DeskError('unavailable', 'backups.references-broken', { count: broken.length })
}
