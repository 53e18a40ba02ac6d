/**
 * Writing, through the whole procedure, against the very same statements, prepared, bare and without waiting for the
 * disk.
 *
 * Four copies of the large desk go through the same writes in step: one on which the statements are taken down, one
 * on which the procedure is timed, one on which it is timed without waiting for the disk, and one on which the bare
 * statements are timed. So each statement finds what it found in the procedure.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Desk } from '#centre/create-desk'
import { deskFile, filesOfDesk } from '#vault/files'
import { openFile, type SQLiteFile } from '#vault/store/open'
import { openStore, type Store } from '#vault/store/store'
import { signedIn, type BenchClient } from './client'
import { benchNow, copyOf, openOn, resourcesDir } from './community-file'
import { figureOf, type Figure } from './figures'
import { timed } from './find'
import { Bare, recordStatements } from './statements'
import { walkIn, type Run } from './write-scripts'

const turns = 150
/** A desk that has been in use since the morning is warm. */
const warmUp = 60

interface Copy {
  readonly dataDir: string
  readonly desk: Desk
  readonly client: BenchClient
  readonly sqlite: SQLiteFile
}

interface Taken {
  readonly committed: number[]
  readonly unsynced: number[]
  readonly bare: number[]
}

export async function writeFigures(folder: string): Promise<readonly Figure[]> {
  const takenDown = await openCopy(folder)
  const committed = await openCopy(folder)
  const unsynced = await openCopy(folder)
  // The bare file begins where the others stand: someone has signed in, which is on record.
  takenDown.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const bareFolder = copyOf(takenDown.dataDir)
  const bareFile = openFile({ file: join(bareFolder, 'desk.db'), key: keyOf(takenDown.desk, 'desk') })
  unsynced.sqlite.pragma('synchronous = OFF')
  bareFile.pragma('synchronous = OFF')
  const recorder = recordStatements(openAnew(takenDown).sqlite)
  const bare = new Bare(bareFile)
  const times = new Map<string, Taken>()

  const run: Run = async (name, write) => {
    const sendId = randomUUID()
    recorder.begin()
    const answer = await write(takenDown.client, sendId)
    const statements = recorder.end()
    const taken = times.get(name) ?? { committed: [], unsynced: [], bare: [] }
    times.set(name, taken)
    taken.committed.push(await timed(() => write(committed.client, sendId)))
    taken.unsynced.push(await timed(() => write(unsynced.client, sendId)))
    taken.bare.push(bare.replay(statements))
    return answer
  }
  const { items } = await takenDown.client.serviceRequests.items.list({ withdrawn: false })
  const itemId = items.find(({ code }) => code === 'old-age-allowance')?.id ?? 0
  for (let turn = 0; turn < warmUp + turns; turn += 1) await walkIn(turn, run, takenDown.client, itemId)

  requireSame(committed.sqlite, bareFile)
  const figures = [...times].flatMap(([name, taken]) => {
    const [inMemory, onDisk, limit] = [taken.unsynced, taken.committed, taken.bare].map((all) =>
      all.slice(warmUp),
    )
    return [
      figureOf(`write: ${name}`, { measured: onDisk ?? [], limit: limit ?? [] }, { median: 2 }),
      figureOf(
        `write: ${name}, not waiting for the disk`,
        { measured: inMemory ?? [], limit: limit ?? [] },
        { median: 2 },
      ),
    ]
  })
  bareFile.close()
  for (const { desk } of [takenDown, committed, unsynced]) desk.close()
  return figures
}

async function openCopy(folder: string): Promise<Copy> {
  const dataDir = copyOf(folder)
  const desk = openOn(dataDir)
  const client = await signedIn(desk)
  return { dataDir, desk, client, sqlite: desk.session.requireOpen().store.sqlite }
}

/** The same file with nothing prepared yet: signing in has prepared what writes into the log. */
function openAnew({ desk, dataDir, sqlite }: Copy): Store {
  const store = openStore({
    file: join(dataDir, 'desk.db'),
    key: keyOf(desk, 'desk'),
    auditKey: keyOf(desk, 'audit'),
    create: false,
    migrations: deskFile(filesOfDesk).migrations(resourcesDir),
    version: '0.0.0-bench',
    now: benchNow,
    backUpFirst: () => undefined,
  })
  desk.session.reopened(store)
  sqlite.close()
  return store
}

function keyOf(desk: Desk, name: string): Buffer {
  const key = desk.session.requireOpen().keys[name]
  if (key === undefined) throw new Error(`the desk has no key named ${name}`)
  return key
}

/**
 * Bare statements that did something else than the procedure would be no limit for it. Their rows of the log have other
 * numbers: on the desk they were taken down from, looking at a person is on record too.
 */
function requireSame(one: SQLiteFile, other: SQLiteFile): void {
  const lastRows = (sqlite: SQLiteFile): string =>
    JSON.stringify([
      sqlite.prepare('SELECT procedure, subject, digest FROM audit ORDER BY sequence DESC LIMIT 500').all(),
      sqlite.prepare('SELECT count(*) FROM resident_tokens').get(),
      sqlite.prepare('SELECT * FROM custody_entries ORDER BY id DESC LIMIT 50').all(),
    ])
  if (lastRows(one) !== lastRows(other))
    throw new Error('the bare statements did not do what the procedure did')
}
