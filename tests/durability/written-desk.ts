/** A file of a desk in which some writes were made, with what it held after each of them, and its files as they stood then. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Desk } from '#centre/create-desk'
import { databaseName, deskFile, filesOfDesk, type DatabaseFile } from '#vault/files'
import type { SQLiteFile } from '#vault/store/open'
import { resourcesDir } from './build-host'
import { contentsOf } from './contents'
import { lookIntoFile, newDeskFolder, openHere, signIn, type DeskFolder } from './desk-folder'
import type { DeskClient } from './host-process'
import { accepting, mediationFile, openMediationFolder } from './mediation-folder'
import { Page } from './page'
import { work } from './working-day'

/** One file of a desk, and what opens it. */
export interface WrittenFile {
  readonly name: string
  readonly key: Buffer
  readonly auditKey: Buffer
  readonly migrations: ReturnType<DatabaseFile['migrations']>
  /** The database before the first of the writes. */
  readonly database: Buffer
  /** Its `-wal` with all of them and nothing else. */
  readonly log: Buffer
  /** Its `-shm` beside it, as it stands while the desk is open and after it was killed. */
  readonly memory: Buffer
  /** What the desk held before the first write and after each. */
  readonly states: readonly string[]
  /** The database after the desk was closed, and what it holds then: closing is a step that is on record. */
  readonly closed: { readonly database: Buffer; readonly contents: string }
}

export interface WrittenDesk extends DeskFolder, WrittenFile {}

/** `least`: so many writes, and then on to the end of a round of the working day. The folder is closed afterwards. */
export async function writtenDesk(least: number): Promise<WrittenDesk> {
  const folder = await newDeskFolder()
  const { desk, client } = openHere(folder.dataDir)
  await signIn(client)
  const file = deskFile(filesOfDesk)
  const keys = { key: folder.keys.desk, auditKey: folder.keys.audit }
  const { sqlite } = desk.session.requireOpen().store
  return {
    ...folder,
    ...(await written({ dataDir: folder.dataDir, desk, client, sqlite, file, keys, work, least })),
  }
}

/** The same of the sealed file, in which somebody accepts cases. */
export async function writtenMediation(least: number): Promise<WrittenFile> {
  const { folder, desk, client } = await openMediationFolder()
  const { sqlite } = desk.session.storeOf('mediation')
  const { dataDir, key, auditKey } = folder
  const file = mediationFile
  return written({ dataDir, desk, client, sqlite, file, keys: { key, auditKey }, work: accepting, least })
}

interface Writing {
  readonly dataDir: string
  readonly desk: Desk
  readonly client: DeskClient
  readonly sqlite: SQLiteFile
  readonly file: DatabaseFile
  readonly keys: Pick<WrittenFile, 'key' | 'auditKey'>
  readonly work: (page: Page, lane: number) => Promise<void>
  readonly least: number
}

async function written({
  dataDir,
  desk,
  client,
  sqlite,
  file,
  keys,
  work: does,
  least,
}: Writing): Promise<WrittenFile> {
  const name = databaseName(file)
  const at = (ending: string) => readFileSync(join(dataDir, `${name}${ending}`))
  // All writes stay in the log, and the log has nothing but them.
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.pragma('wal_autocheckpoint = 0')
  const database = at('')
  const states = [contentsOf(sqlite)]
  const page: Page = new Page(() => {
    states.push(contentsOf(sqlite))
    page.over = states.length > least
  })
  page.connect(client)
  await does(page, 0)
  const log = at('-wal')
  const memory = at('-shm')
  desk.close()
  const contents = lookIntoFile(dataDir, name, keys.key, (one) => contentsOf(one))
  const migrations = file.migrations(resourcesDir)
  return { name, ...keys, migrations, database, log, memory, states, closed: { database: at(''), contents } }
}
