/**
 * SQL is text, so no lint sees whose tables it names. This reads every text of the source that is SQL and knows the owner
 * of each table: what belongs to a feature is named in its own folder, and elsewhere only through what it offers.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { schemas, tablesOf } from '#centre/tables'

const src = path.join(import.meta.dirname, '../../../src')

/** Table → the room that keeps it, as a path from src. */
const ownerOf = new Map(
  Object.entries(schemas).flatMap(([owner, schema]) =>
    Object.values(tablesOf(schema)).map((table) => [getTableConfig(table).name, owner] as const),
  ),
)

/** Tables that stand on every sheet; the reason beside each. */
const readByAll: Readonly<Record<string, string>> = {
  staff: 'who did it: the names of colleagues stand on every row',
  audit: 'kept by the vault, read by the log and by the rights of persons',
  disclosures: 'the same',
  typed_reasons: 'the words behind a disclosure: read with it',
}

/** What a text of SQL names as a table: after FROM, JOIN, INTO, UPDATE, and in a trigger after ON. */
const tablesIn = (sql: string): readonly string[] =>
  [...sql.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE|EXISTS)\s+["`]?([a-z_]+)\b/g)].map(([, table]) => table ?? '')

const looksLikeSql = (text: string): boolean => /\b(?:SELECT|INSERT|UPDATE|DELETE|FROM|JOIN)\b/.test(text)

interface Named {
  readonly file: string
  readonly table: string
}

function namedIn(file: string, text: string): readonly Named[] {
  const found: Named[] = []
  const look = (sql: string): void => {
    if (!looksLikeSql(sql)) return
    for (const table of tablesIn(sql)) if (ownerOf.has(table)) found.push({ file, table })
  }
  const walk = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) look(node.text)
    if (ts.isTemplateExpression(node)) {
      look([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' ? '))
    }
    ts.forEachChild(node, walk)
  }
  walk(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false))
  return found
}

/** A floor may name tables of its own room and of the floors below; a feature its own and those of the floors below. */
function mayName(file: string, table: string): boolean {
  const owner = ownerOf.get(table) ?? ''
  if (table in readByAll) return true
  if (file.startsWith(`${owner}/`)) return true
  const floor = (at: string): number => ['vault', 'desk', 'work', 'features'].indexOf(at.split('/')[0] ?? '')
  return owner.startsWith('features/') ? false : floor(file) > floor(owner)
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.ts$/.test(file) && !file.startsWith('demonstration/'))

describe('tables are named where they are kept', () => {
  const named = files.flatMap((file) => namedIn(file, readFileSync(path.join(src, file), 'utf8')))

  it('finds the texts that are SQL', () => {
    expect(named.length).toBeGreaterThan(150)
    expect(new Set(named.map(({ table }) => table)).size).toBeGreaterThan(25)
  })

  it('sees a table of another room in a text, in a join and in a template', () => {
    expect(
      namedIn(
        'x',
        "const a = 'SELECT 1 FROM visits'; const b = `UPDATE ${'x'} SET y` + `JOIN errands e`",
      ).map(({ table }) => table),
    ).toEqual(['visits', 'errands'])
    expect(mayName('features/privacy/service/copy.ts', 'visits')).toBe(false)
    expect(mayName('features/visits/service/queue.ts', 'visits')).toBe(true)
    expect(mayName('desk/personal-data/erase.ts', 'drafts')).toBe(false)
  })

  it('and nowhere else', () => {
    const faults = named.filter(({ file, table }) => !mayName(file, table))
    expect([...new Set(faults.map(({ file, table }) => `${file}: ${table}`))]).toEqual([])
  })
})
