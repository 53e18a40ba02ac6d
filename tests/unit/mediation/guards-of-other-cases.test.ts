/** Whoever and whatever a row of a case names stands in that case: asked of every reference of the file, as the file has them. */
import { afterAll, describe, expect, it } from 'vitest'
import { hangOnCase } from '#features/mediation/retention/schema/index'
import { idsInJson, namesOfNone } from '#features/mediation/retention/schema/strangers'
import { writtenOfParty } from '#features/mediation/parties/service/write'
import { appendOnlyTables } from '#features/mediation/schema/index'
import { readMigrations } from '#vault/store/migrate'
import { newDatabase } from '#vault/store/addon'
import { openMediationFile } from './file'
import { filled, nobodyIn, rowOf, type Hanging } from './hanging-rows'

const file = openMediationFile()
file.onlyGuards('_own_')
const [own, other] = [file.openCase(), file.openCase()].map((case_) => filled(file, case_))
afterAll(() => file.close())

const rowIn = (rows: readonly Hanging[] | undefined, table: string): Hanging => {
  const row = rows?.find((one) => one.table === table)
  if (row === undefined) throw new Error(`nothing of ${table}`)
  return row
}

const refused = (write: () => unknown): boolean =>
  file.tried(() => {
    try {
      write()
      return false
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
      // Of one's own a second row is kept out by what there may be once, which is looked at afterwards.
      if (error.code === 'SQLITE_CONSTRAINT_UNIQUE') return false
      if (error.message !== 'mediation.of-another-case') throw error
      return true
    }
  })

interface Reference {
  readonly table: string
  readonly column: string
  readonly of: string
}

/** Every reference from one row to another of a table of mediation, as SQLite has it. */
const references: readonly Reference[] = file
  .rows(
    `SELECT t.name AS "table", k."from" AS "column", k."table" AS "of"
       FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) k
      WHERE t.type = 'table' AND k."table" LIKE 'mediation~_%' ESCAPE '~'`,
  )
  .map((row) => ({ table: String(row['table']), column: String(row['column']), of: String(row['of']) }))

const hangs = (table: string): boolean => hangOnCase.includes(table)
const isOwnPlace = ({ table, column }: Reference): boolean => rowIn(own, table).by === column
const inCases = references.filter(({ table }) => hangs(table))
const isOfNone = ({ table, column }: Reference): boolean => namesOfNone.includes(`${table}.${column}`)
const named = inCases.filter((one) => !isOwnPlace(one) && !isOfNone(one))

/** What is written of the case, with one value somewhere. */
const insert = (table: string, column: string, value: string | number) => {
  const { by, to } = rowIn(own, table)
  const required = named
    .filter((one) => one.table === table && one.of !== table)
    .map((one) => [one.column, rowIn(own, one.of).id] as const)
  const names = { ...nobodyIn(table), ...Object.fromEntries(required) }
  return file.insert(table, rowOf(table, { [by]: to, ...names, [column]: value }))
}
const update = (table: string, column: string, value: string | number) =>
  file.run(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, value, rowIn(own, table).id)

const writesOf = (table: string) => (appendOnlyTables.includes(table) ? [insert] : [insert, update])

describe('a row of a case', () => {
  it('names nobody and nothing of another, by whatever reference of whatever table', () => {
    expect(named.length).toBeGreaterThan(30)
    for (const { table, column, of } of named)
      for (const write of writesOf(table)) {
        const by = (rows: typeof own) => refused(() => write(table, column, rowIn(rows, of).id))
        expect([table, column, write.name, by(other), by(own)]).toEqual([
          table,
          column,
          write.name,
          true,
          false,
        ])
      }
  })

  it('nor in a list of ids', () => {
    for (const { table, column, path, children } of idsInJson) {
      const listed = (id: number) => JSON.stringify([path === '$' ? id : { party: id }])
      const by = (id: number) => refused(() => insert(table, column, listed(id)))
      const party = (rows: typeof own) => rowIn(rows, 'mediation_parties').id
      expect([table, by(party(other)), by(party(own))]).toEqual([table, true, false])
      if (!children) continue
      const child = (rows: typeof own) => -rowIn(rows, 'mediation_children').id
      expect([table, by(child(other)), by(child(own))]).toEqual([table, true, false])
    }
  })

  it('keeps the party that it names, also one that was a slip', () => {
    const naming = references.filter(({ of, column }) => of === 'mediation_parties' && column === 'party_id')
    expect(naming.map(({ table }) => table).toSorted()).toEqual(
      [...writtenOfParty, 'mediation_representatives'].toSorted(),
    )
  })

  it('stays where it hangs', () => {
    for (const { table, by, to } of (own ?? []).filter((one) => !appendOnlyTables.includes(one.table))) {
      const there = rowIn(other, table).to
      expect([table, refused(() => update(table, by, there)), refused(() => update(table, by, to))]).toEqual([
        table,
        true,
        false,
      ])
    }
  })

  it('is there for every table that leads to a case, but for registers, which name nobody in it', () => {
    const leading = (from: readonly string[]): readonly string[] => {
      const next = references.filter(({ table, of }) => from.includes(of) && !from.includes(table))
      return next.length === 0 ? from : leading([...from, ...new Set(next.map(({ table }) => table))])
    }
    const registers = leading(['mediation_cases']).filter(
      (table) => !hangs(table) && table !== 'mediation_cases',
    )
    expect(registers.length).toBeGreaterThan(5)
    expect(references.filter(({ table, of }) => registers.includes(table) && hangs(of))).toEqual([])
  })
})

it('a file in which such a row lies from before is brought forward as it is, and takes no other', () => {
  const database = newDatabase(':memory:')
  const migrations = readMigrations('resources/migrations/mediation')
  const guarded = migrations.findIndex(({ id }) => id.endsWith('_named-in-its-case'))
  for (const { sql } of migrations.slice(0, guarded)) database.exec(sql)
  database.exec(`
    INSERT INTO mediation_cases (source, kind, difficulty, people, narrative, opened_at, opened_by)
      VALUES ('own-motion', '邻里', 'ordinary', 2, '漏水', 1, 1), ('own-motion', '邻里', 'ordinary', 2, '噪音', 1, 1);
    INSERT INTO mediation_parties (case_id, role, side, kind, name) VALUES (2, 'applicant', 1, 'person', '李四');
    INSERT INTO mediation_pledges (case_id, kind, party_id, words, at, staff_id) VALUES (1, 'guarantee', 1, '不再犯', 1, 1);`)
  for (const { sql } of migrations.slice(guarded)) database.exec(sql)
  expect(database.prepare('SELECT party_id FROM mediation_pledges').pluck().all()).toEqual([1])
  expect(() =>
    database.exec(
      `INSERT INTO mediation_pledges (case_id, kind, party_id, words, at, staff_id) VALUES (1, 'guarantee', 1, '不再犯', 1, 1)`,
    ),
  ).toThrow('mediation.of-another-case')
  database.close()
})
