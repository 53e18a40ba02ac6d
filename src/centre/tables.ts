/** Every table of the desk's own file, collected for the migration generator and for tests that walk tables. */
import * as pins from '#desk/pins/schema'
import * as session from '#desk/session/schema'
import type { SchemaModule } from '#desk/feature'
import * as erasures from '#vault/erasures/schema'
import type { ErasableRows } from '#vault/erasures/erasable'
import type { LedgerTable } from '#vault/ledgers/triggers'
import * as log from '#vault/log/schema'
import * as calendar from '#work/calendar/schema'
import * as dictionaries from '#work/dictionaries/schema'
import * as drafts from '#work/drafts/schema'
import * as numbering from '#work/numbering/schema'
import * as views from '#work/views/schema'
import { is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { listed } from './house'

/** Who keeps which tables: floors by their rooms, features by their names. */
export const schemas: Readonly<Record<string, SchemaModule>> = {
  'vault/log': log,
  'vault/erasures': erasures,
  'desk/pins': pins,
  'desk/session': session,
  'work/calendar': calendar,
  'work/dictionaries': dictionaries,
  'work/drafts': drafts,
  'work/numbering': numbering,
  'work/views': views,
  ...Object.fromEntries(
    listed.flatMap(({ name, schema }) =>
      schema === undefined ? [] : [[`features/${name}`, schema] as const],
    ),
  ),
}

/** The tables of a schema, by the names they have in it. */
export const tablesOf = (schema: SchemaModule): Readonly<Record<string, SQLiteTable>> =>
  Object.fromEntries(
    Object.entries(schema).flatMap(([name, value]) =>
      is(value, SQLiteTable) ? [[name, value] as const] : [],
    ),
  )

const all = Object.values(schemas)

export const tables: Readonly<Record<string, SQLiteTable>> = Object.fromEntries(
  all.flatMap((schema) => Object.entries(tablesOf(schema))),
)

/** Tables whose rows are never changed or removed: triggers refuse it. */
export const appendOnlyTables: readonly string[] = all.flatMap((schema) => schema.appendOnlyTables ?? [])

/** Of these, whose rows an erasure may take or blank, and whose they then have to be. */
export const erasableRows: readonly ErasableRows[] = all.flatMap((schema) => schema.erasableRows ?? [])

/** Triggers that features write themselves. */
export const guards: readonly string[] = all.flatMap((schema) => schema.guards ?? [])

/** Tables that are their own index. */
export const withoutRowIdTables: readonly string[] = all.flatMap((schema) => schema.withoutRowIdTables ?? [])

/** Tables of amounts in lots, none of which falls below zero: triggers refuse it. */
export const ledgers: readonly LedgerTable[] = all.flatMap((schema) => schema.ledgers ?? [])

/** Tables whose foreign keys are checked at the end of a transaction. */
export const deferredTables: readonly string[] = all.flatMap((schema) => schema.deferredTables ?? [])

/** Tables that say nothing of residents, and why: together with what keepers name, every table there is. */
export const impersonalTables: Readonly<Record<string, string>> = Object.fromEntries([
  ['migrations', 'versions of the file'],
  ...all.flatMap((schema) => Object.entries(schema.impersonalTables ?? {})),
])
