/** Nothing personal is kept that nobody answers for: every table of the file is named once, by a feature or as nobody's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { house } from '#centre/house'
import { tablesOfFile } from '#centre/tables'
import { deskFile, filesOfDesk } from '#vault/files'
import { openTestDesk, type TestDesk } from '../../support/desk'

const { impersonalTables } = tablesOfFile(deskFile(filesOfDesk))

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk()
})
afterAll(() => {
  desk.close()
})

const nameRow = z.array(z.object({ name: z.string() }))
const query = (sql: string, ...parameters: readonly string[]): readonly string[] =>
  nameRow
    .parse(
      desk.desk.session
        .requireOpen()
        .store.sqlite.prepare(sql)
        .all(...parameters),
    )
    .map(({ name }) => name)

const tables = () =>
  query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")

describe('the tables of the file', () => {
  it('are each named once: by the feature that keeps them, or as nobody’s with a reason', () => {
    const named = [...house.keepers.flatMap((keeper) => keeper.tables), ...Object.keys(impersonalTables)]
    expect(named.toSorted()).toEqual([...tables()])
  })

  it('that are nobody’s have no column for a resident', () => {
    for (const table of Object.keys(impersonalTables)) {
      const columns = query('SELECT name FROM pragma_table_info(?)', table)
      const references = query('SELECT "table" AS name FROM pragma_foreign_key_list(?)', table)
      expect(references, table).not.toContain('residents')
      expect(
        columns.filter((column) => /resident|phone|id_number|visitor|birth|address/.test(column)),
        table,
      ).toEqual([])
    }
  })
})

describe('kinds of record', () => {
  it('are named by one feature each', () => {
    const kinds = house.keepers.flatMap((keeper) => keeper.kinds)
    expect(new Set(kinds).size).toBe(kinds.length)
    for (const keeper of house.keepers) {
      for (const kind of keeper.kinds) expect(kind).toMatch(new RegExp(`^${keeper.feature}\\.`))
    }
  })

  it('have one period each, of their own feature, and rows that go are known by a name in the log', () => {
    for (const { feature, kinds, dutiesToKeep = [], retentions = [] } of house.keepers) {
      const staying = dutiesToKeep.flatMap(({ kind, alike = {} }) => [kind, ...Object.keys(alike)])
      expect(new Set(staying).size, feature).toBe(staying.length)
      expect(new Set(retentions.map(({ kind }) => kind)).size, feature).toBe(retentions.length)
      for (const kind of staying) expect(kinds).toContain(kind)
      for (const retention of retentions) {
        if (retention.of === 'rows') expect(kinds).toContain(retention.kind)
        else expect(retention.kind).toMatch(new RegExp(`^${feature}\\.`))
      }
    }
  })
})
