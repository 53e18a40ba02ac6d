/** Rows of every table that hangs on a case, which say nothing but where they hang and whom they name. */
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { caseRoot, hangOnCase } from '#features/mediation/retention/schema/index'
import { idsInJson, namedIn } from '#features/mediation/retention/schema/strangers'
import * as schema from '#features/mediation/schema/index'
import type { MediationFile } from './file'

const all = Object.values(schema).flatMap((value) => (is(value, SQLiteTable) ? [value] : []))
const configs = new Map(all.map(getTableConfig).map((config) => [config.name, config]))
const named = namedIn(all)

/** The columns of a table, as the file has them. */
export const columnsOf = (table: string) => configs.get(table)?.columns ?? []

let last = 0
/** Says nothing, and is nobody else's. */
function filler(type: string): string | number {
  last += 1
  return type.startsWith('integer') ? last : `[${last}]`
}

/** A row that says nothing but where it hangs. */
export function rowOf(
  table: string,
  hangs: Readonly<Record<string, string | number>>,
): Record<string, string | number> {
  return {
    ...Object.fromEntries(
      columnsOf(table)
        .filter(({ notNull, hasDefault, primary }) => notNull && !hasDefault && !primary)
        .map((column) => [column.name, filler(column.getSQLType())]),
    ),
    ...hangs,
  }
}

export interface Hanging {
  readonly table: string
  readonly by: string
  readonly to: number
  readonly id: number
}

/** Names nobody, where it would have to name somebody in JSON. */
export const nobodyIn = (table: string): Record<string, string> =>
  Object.fromEntries(idsInJson.filter((one) => one.table === table).map(({ column }) => [column, '[]']))

/** One row of every table that hangs on the case, in the order in which they come to be; each names what is there before it. */
export function filled(file: MediationFile, case_: number): readonly Hanging[] {
  const rows: Hanging[] = []
  const idIn = (table: string): number => rows.find((row) => row.table === table)?.id ?? 0
  const belong = hangOnCase.map(
    (table) =>
      caseRoot.goes.find((one) => one.table === table) ?? { table, by: 'case_id', to: 'mediation_cases' },
  )
  for (const { table, by, to } of belong.reverse()) {
    const parent = to === 'mediation_cases' ? case_ : idIn(to)
    const names = named
      .filter((one) => one.table === table && one.of !== table)
      .map(({ column, of }) => [column, idIn(of)] as const)
    const row = rowOf(table, { [by]: parent, ...nobodyIn(table), ...Object.fromEntries(names) })
    rows.push({ table, by, to: parent, id: file.insert(table, row) })
  }
  return rows
}
