/**
 * Whoever and whatever is named in a row of a case stands in that case: an id of another would tell a name of it. Made from the
 * references of the tables themselves, so that a new one is guarded by being there; ids that lie in JSON are listed here.
 */
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { caseOf, caseRoot, hangOnCase } from './index'

/** Ids in a text of JSON: one by one, or each as the `party` of an object; children stand among them below zero. */
export const idsInJson = [
  { table: 'mediation_initials', column: 'initialled', path: '$.party', children: false },
  { table: 'mediation_checks', column: 'read_to', path: '$.party', children: false },
  { table: 'mediation_confirmations', column: 'applicants', path: '$', children: false },
  { table: 'mediation_handed_over_notes', column: 'told', path: '$', children: false },
  { table: 'mediation_texts_read', column: 'leads_to', path: '$', children: true },
] as const

/** A column of a row of a case by which it names a row of another table that hangs on a case too. */
export interface Named {
  readonly table: string
  readonly column: string
  readonly of: string
  readonly always: boolean
}

const parentOf = (table: string): string => caseRoot.goes.find((one) => one.table === table)?.by ?? 'case_id'

/** What a case began with belonged to none; its own guard says which may be. */
export const namesOfNone: readonly string[] = ['mediation_plea_cases.plea_id']

/** Every such reference but the one by which a row hangs where it hangs. */
export const namedIn = (tables: readonly SQLiteTable[]): readonly Named[] =>
  tables
    .map(getTableConfig)
    .filter(({ name }) => hangOnCase.includes(name))
    .flatMap(({ name, foreignKeys }) =>
      foreignKeys
        .map((key) => key.reference())
        .map(({ columns: [column], foreignTable }) => ({
          table: name,
          column: column?.name ?? '',
          of: getTableConfig(foreignTable).name,
          always: column?.notNull ?? false,
        }))
        .filter(
          ({ table, column, of }) =>
            column !== parentOf(table) &&
            hangOnCase.includes(of) &&
            !namesOfNone.includes(`${table}.${column}`),
        ),
    )

const caseOfNamed = (of: string, id: string): string =>
  `(SELECT ${caseOf(of, 'x')} FROM ${of} x WHERE x.id = ${id})`

const isOfAnother = ({ table, column, of, always }: Named): string =>
  `${always ? '' : `NEW.${column} IS NOT NULL AND `}${caseOfNamed(of, `NEW.${column}`)} IS NOT ${caseOf(table, 'NEW')}`

function isOfAnotherInJson({ table, column, path, children }: (typeof idsInJson)[number]): string {
  const id = path === '$' ? 'j.value' : `json_extract(j.value, '${path}')`
  const party = caseOfNamed('mediation_parties', id)
  const whose = children
    ? `CASE WHEN ${id} < 0 THEN ${caseOfNamed('mediation_children', `-${id}`)} ELSE ${party} END`
    : party
  return `EXISTS (SELECT 1 FROM json_each(NEW.${column}) j WHERE ${whose} IS NOT ${caseOf(table, 'NEW')})`
}

const guard = (table: string, name: string, event: string, conditions: readonly string[]): string =>
  `CREATE TRIGGER \`${table}_own_${name}\` BEFORE ${event} ON \`${table}\` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE ${conditions.map((one) => `(${one})`).join('\n    OR ')};
END;`

/** What is append-only refuses changes by itself; of the rest no row goes over to another case either. */
export const strangerGuards = (
  tables: readonly SQLiteTable[],
  appendOnly: readonly string[],
): readonly string[] => {
  const named = namedIn(tables)
  return hangOnCase.flatMap((table) => {
    const own = named.filter((one) => one.table === table)
    const inJson = idsInJson.filter((one) => one.table === table)
    const conditions = [...own.map(isOfAnother), ...inJson.map(isOfAnotherInJson)]
    const parent = parentOf(table)
    const columns = [...new Set([parent, ...[...own, ...inJson].map(({ column }) => column)])]
    return [
      ...(conditions.length === 0 ? [] : [guard(table, 'insert', 'INSERT', conditions)]),
      ...(appendOnly.includes(table)
        ? []
        : [
            guard(table, 'update', `UPDATE OF ${columns.join(', ')}`, [
              `NEW.${parent} IS NOT OLD.${parent}`,
              ...conditions,
            ]),
          ]),
    ]
  })
}
