/** A second file with one throw-away table, under the key that mediators carry: for tests of a desk of two files. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ContractRouterClient } from '@orpc/contract'
import { request, reads, writes } from '#ground/contract/procedure'
import { DeskError } from '#ground/contract/errors'
import { read, serve, write } from '#desk/rpc/serve'
import { databaseFile, filesOfDesk, type FilesOfDesk } from '#vault/files'
import type { Migration } from '#vault/store/migrate'
import type { KeeperApart } from '#desk/personal-data/erase-apart'

/** What every file has, as the desk's own first migration makes it. */
const ownTables = ['audit', 'disclosures', 'answered_requests', 'erasing', 'erasures', 'settings']

/** The statements of the desk's foundation that are about these tables, their indexes and their triggers. */
function foundation(resourcesDir: string): string {
  const sql = readFileSync(join(resourcesDir, 'migrations', 'desk', '0001_foundation.sql'), 'utf8')
  return sql
    .split(/\n\n(?=CREATE )/)
    .filter((statement) =>
      ownTables.some((table) =>
        new RegExp(
          `^CREATE (TABLE \`${table}\`|(UNIQUE )?INDEX .* ON \`${table}\`|TRIGGER .* ON \`${table}\`)`,
        ).test(statement.split('\n', 1)[0] ?? ''),
      ),
    )
    .join('\n\n')
}

const first = (resourcesDir: string): Migration => ({
  id: '0001_foundation',
  sql: `${foundation(resourcesDir)}
CREATE TABLE secrets (id INTEGER PRIMARY KEY, resident INTEGER, text TEXT NOT NULL) STRICT;`,
})
const second: Migration = { id: '0002_mood', sql: 'ALTER TABLE secrets ADD COLUMN mood TEXT;' }

/** The table of a desk of two files; `grown` has a migration more. */
export const twoFiles = (grown = false): FilesOfDesk => [
  ...filesOfDesk,
  databaseFile({
    name: 'sealed',
    key: 'mediation',
    migrations: (resourcesDir) => [first(resourcesDir), ...(grown ? [second] : [])],
  }),
]

export const sealedDatabase = 'sealed.db'

const sealed = { file: 'sealed' } as const
const line = z.string().min(1).max(200)

/** Whoever has the role would also be let in with the permission alone: the file is what keeps them out. */
export const sealedContract = {
  note: writes('session.own', sealed)
    .input(request({ text: line, resident: z.number().nullable() }))
    .output(z.strictObject({ id: z.number() })),
  list: reads('session.own', sealed)
    .input(z.strictObject({}))
    .output(z.strictObject({ texts: z.array(z.string()), staff: z.number() })),
}
export type SealedClient = ContractRouterClient<{ sealed: typeof sealedContract }>

export const sealedService = serve(sealedContract, {
  note: write((call, { text, resident }) => {
    if (text === 'refused') throw new DeskError('conflict', 'desk.input')
    const { lastInsertRowid } = call
      .statement('INSERT INTO secrets (text, resident) VALUES (?, ?)')
      .run(text, resident)
    call.record({ subject: `secret:${Number(lastInsertRowid)}`, change: { text } })
    return { id: Number(lastInsertRowid) }
  }),
  list: read((call) => ({
    texts: call.statement('SELECT text FROM secrets ORDER BY id').pluck().all().map(String),
    // A look into the other file.
    staff: Number(call.beside('desk').statement('SELECT count(*) FROM staff').pluck().get()),
  })),
})

/** What the throw-away table keeps of people. */
export const sealedKeeper: KeeperApart = {
  file: 'sealed',
  keeper: {
    feature: 'sealed',
    tables: ['secrets'],
    kinds: ['sealed.secrets'],
    held: () => [],
    records: () => [],
    erase: (call, { resident }) => ({
      'sealed.secrets': call.statement('DELETE FROM secrets WHERE resident = ?').run(resident).changes,
    }),
  },
}
