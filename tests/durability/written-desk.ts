/** A desk on which some writes were made, with what it held after each of them, and its files as they stood then. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentsOf } from './contents'
import { lookInto, newDeskFolder, openHere, signIn, type DeskFolder } from './desk-folder'
import { Page } from './page'
import { work } from './working-day'

export interface WrittenDesk extends DeskFolder {
  /** `desk.db` before the first of the writes. */
  readonly database: Buffer
  /** `desk.db-wal` with all of them and nothing else. */
  readonly log: Buffer
  /** `desk.db-shm` beside it, as it stands while the desk is open and after it was killed. */
  readonly memory: Buffer
  /** What the desk held before the first write and after each. */
  readonly states: readonly string[]
  /** `desk.db` after the desk was closed, and what it holds then: closing is a step that is on record. */
  readonly closed: { readonly database: Buffer; readonly contents: string }
}

/** `least`: so many writes, and then on to the end of a round of the working day. The folder is closed afterwards. */
export async function writtenDesk(least: number): Promise<WrittenDesk> {
  const folder = await newDeskFolder()
  const { desk, client } = openHere(folder.dataDir)
  await signIn(client)
  const { sqlite } = desk.session.requireOpen().store
  // All writes stay in the log, and the log has nothing but them.
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.pragma('wal_autocheckpoint = 0')
  const database = readFileSync(join(folder.dataDir, 'desk.db'))
  const states = [contentsOf(sqlite)]
  const page: Page = new Page(() => {
    states.push(contentsOf(sqlite))
    page.over = states.length > least
  })
  page.connect(client)
  await work(page, 0)
  const log = readFileSync(join(folder.dataDir, 'desk.db-wal'))
  const memory = readFileSync(join(folder.dataDir, 'desk.db-shm'))
  desk.close()
  const closed = {
    database: readFileSync(join(folder.dataDir, 'desk.db')),
    contents: lookInto(folder.dataDir, folder.keys, (file) => contentsOf(file)),
  }
  return { ...folder, database, log, memory, states, closed }
}
