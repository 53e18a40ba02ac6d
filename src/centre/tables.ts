/** Every table of each file, collected for the migration generator and for tests that walk tables. */
import * as pins from '#desk/pins/schema'
import * as reasons from '#desk/reasons/schema'
import * as session from '#desk/session/schema'
import type { DeskFeature, SchemaModule } from '#desk/feature'
import * as attachments from '#vault/attachments/schema'
import * as erasures from '#vault/erasures/schema'
import { deskFile, filesOfDesk, type DatabaseFile } from '#vault/files'
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

/** What each file has: where its log ends, what was erased from it, the answers it gave. */
const ofEveryFile: Readonly<Record<string, SchemaModule>> = {
  'vault/log': log,
  'vault/erasures': erasures,
  'desk/reasons': reasons,
  'desk/session': { settings: session.settings, answeredRequests: session.answeredRequests },
}

/** What work shares and files apart need for themselves: nothing of a case lies in the desk's own. */
const ofFilesApart: Readonly<Record<string, Readonly<Record<string, SchemaModule>>>> = {
  mediation: {
    'vault/attachments': attachments,
    'work/dictionaries': dictionaries,
    'work/drafts': drafts,
    'work/numbering': numbering,
  },
}

const ofDesk: Readonly<Record<string, SchemaModule>> = {
  'vault/log': log,
  'vault/erasures': erasures,
  'vault/attachments': attachments,
  'desk/pins': pins,
  'desk/reasons': reasons,
  'desk/session': session,
  'work/calendar': calendar,
  'work/dictionaries': dictionaries,
  'work/drafts': drafts,
  'work/numbering': numbering,
  'work/views': views,
}

const ofFeatures = (those: readonly DeskFeature[]): Readonly<Record<string, SchemaModule>> =>
  Object.fromEntries(
    those.flatMap(({ name, schema }) =>
      schema === undefined ? [] : [[`features/${name}`, schema] as const],
    ),
  )

/** Who keeps which tables, whatever the file: floors by their rooms, features by their names. */
export const schemas: Readonly<Record<string, SchemaModule>> = { ...ofDesk, ...ofFeatures(listed) }

/** The tables of a schema, by the names they have in it. */
export const tablesOf = (schema: SchemaModule): Readonly<Record<string, SQLiteTable>> =>
  Object.fromEntries(
    Object.entries(schema).flatMap(([name, value]) =>
      is(value, SQLiteTable) ? [[name, value] as const] : [],
    ),
  )

export interface TablesOfFile {
  readonly tables: Readonly<Record<string, SQLiteTable>>
  /** Tables whose rows are never changed or removed: triggers refuse it. */
  readonly appendOnlyTables: readonly string[]
  /** Of these, whose rows an erasure may take or blank, and whose they then have to be. */
  readonly erasableRows: readonly ErasableRows[]
  /** Triggers that features write themselves. */
  readonly guards: readonly string[]
  /** Tables that are their own index. */
  readonly withoutRowIdTables: readonly string[]
  /** Tables of amounts in lots, none of which falls below zero: triggers refuse it. */
  readonly ledgers: readonly LedgerTable[]
  /** Tables whose foreign keys are checked at the end of a transaction. */
  readonly deferredTables: readonly string[]
  /** Tables that say nothing of residents, and why: together with what keepers name, every table there is. */
  readonly impersonalTables: Readonly<Record<string, string>>
}

/** What lies in a file of the table, for the migration generator and for tests that walk tables. */
export function tablesOfFile(
  { name }: Pick<DatabaseFile, 'name'>,
  those: readonly DeskFeature[] = listed,
): TablesOfFile {
  const own = deskFile(filesOfDesk).name
  const base = name === own ? ofDesk : { ...ofEveryFile, ...ofFilesApart[name] }
  const all = Object.values({ ...base, ...ofFeatures(those.filter(({ file = own }) => file === name)) })
  return {
    tables: Object.fromEntries(all.flatMap((schema) => Object.entries(tablesOf(schema)))),
    appendOnlyTables: all.flatMap((schema) => schema.appendOnlyTables ?? []),
    erasableRows: all.flatMap((schema) => schema.erasableRows ?? []),
    guards: all.flatMap((schema) => schema.guards ?? []),
    withoutRowIdTables: all.flatMap((schema) => schema.withoutRowIdTables ?? []),
    ledgers: all.flatMap((schema) => schema.ledgers ?? []),
    deferredTables: all.flatMap((schema) => schema.deferredTables ?? []),
    impersonalTables: Object.fromEntries([
      ['migrations', 'versions of the file'],
      ...all.flatMap((schema) => Object.entries(schema.impersonalTables ?? {})),
    ]),
  }
}
