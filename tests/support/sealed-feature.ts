/** A feature of one throw-away table in a second file, under the key that mediators carry. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import type { ContractRouterClient } from '@orpc/contract'
import { request, reads, writes } from '#ground/contract/procedure'
import { DeskError } from '#ground/contract/errors'
import { read, serve, write } from '#desk/rpc/serve'
import { databaseFile, deskFile, filesOfDesk, type FilesOfDesk } from '#vault/files'
import type { Migration } from '#vault/store/migrate'
import { deskFeature } from '#desk/feature'
import type { KeepsPersonalData } from '#desk/personal-data/keeps'

const secrets = sqliteTable('secrets', {
  id: integer('id').primaryKey(),
  resident: integer('resident'),
  /** True while something is still to be done with it. */
  open: integer('open', { mode: 'boolean' }).notNull().default(false),
  text: text('text').notNull(),
})

export const sealedDatabase = 'sealed.db'

export const inSealed = { file: 'sealed' } as const
const line = z.string().min(1).max(200)

/** Whoever has the role would also be let in with the permission alone: the file is what keeps them out. */
export const sealedContract = {
  note: writes('session.own', inSealed)
    .input(request({ text: line, resident: z.number().nullable() }))
    .output(z.strictObject({ id: z.number() })),
  /** Of somebody else's role. */
  settle: writes('staff.manage', inSealed)
    .input(request({ id: z.number() }))
    .output(z.strictObject({})),
  list: reads('session.own', inSealed)
    .input(z.strictObject({}))
    .output(z.strictObject({ texts: z.array(z.string()), staff: z.number() })),
}
export type SealedClient = ContractRouterClient<{ sealed: typeof sealedContract }>

const sealedService = serve(sealedContract, {
  note: write((call, { text, resident }) => {
    if (text === 'refused') throw new DeskError('conflict', 'desk.input')
    const { lastInsertRowid } = call
      .statement('INSERT INTO secrets (text, resident) VALUES (?, ?)')
      .run(text, resident)
    call.record({ subject: `secret:${Number(lastInsertRowid)}`, change: { text } })
    return { id: Number(lastInsertRowid) }
  }),
  settle: write((call, { id }) => {
    call.statement('UPDATE secrets SET open = 0 WHERE id = ?').run(id)
    call.record({ subject: `secret:${id}` })
    return {}
  }),
  list: read((call) => ({
    texts: call.statement('SELECT text FROM secrets ORDER BY id').pluck().all().map(String),
    // A look into the other file.
    staff: Number(call.beside('desk').statement('SELECT count(*) FROM staff').pluck().get()),
  })),
})

const idRow = z.object({ id: z.number(), open: z.number() })

/** What the throw-away table keeps of people. */
const keeps: KeepsPersonalData = {
  feature: 'sealed',
  tables: ['secrets'],
  kinds: ['sealed.secrets'],
  held: () => [],
  records: (call, ids) =>
    ids.flatMap((resident) =>
      call
        .statement('SELECT id, open FROM secrets WHERE resident = ?')
        .all(resident)
        .map((row) => idRow.parse(row))
        .map(({ id, open }) => ({ kind: 'sealed.secrets', id, open: open === 1, ended: null })),
    ),
  erase: (call, { resident }) => ({
    'sealed.secrets': call.statement('DELETE FROM secrets WHERE resident = ?').run(resident).changes,
  }),
}

/** A feature whose tables lie in the sealed file. */
export const sealed = deskFeature({
  name: 'sealed',
  file: 'sealed',
  contract: sealedContract,
  service: sealedService,
  schema: { secrets },
  keeps,
})

/** The table of a desk of two files, the second of them with these migrations. */
export const withSealed = (migrations: readonly Migration[]): FilesOfDesk => [
  deskFile(filesOfDesk),
  databaseFile({ name: 'sealed', key: 'mediation', migrations: () => migrations }),
]
