/**
 * Writing, through the whole procedure, against the very same statements, prepared and bare: what waits for the disk against statements that
 * wait for it, what doesn't against statements that don't.
 *
 * Five copies of the large desk go through the same writes in step: one on which the statements are taken down, one
 * on which the procedure is timed, one on which it is timed without waiting for the disk, and two on which the bare
 * statements are timed, waiting and not. So each statement finds what it found in the procedure.
 */
import { randomUUID } from 'node:crypto'
import type { SQLiteFile } from '#vault/store/open'
import { bareCopy, openAnew, openCopy } from './copies'
import { figureOf, type Figure } from './figures'
import { timed } from './find'
import { Bare, recordStatements } from './statements'
import { walkIn, type Run } from './write-scripts'

const turns = 150
/** A desk that has been in use since the morning is warm. */
const warmUp = 60

interface Taken {
  readonly committed: number[]
  readonly unsynced: number[]
  readonly bare: number[]
  readonly bareSynced: number[]
}

export async function writeFigures(folder: string): Promise<readonly Figure[]> {
  const takenDown = await openCopy(folder)
  const committed = await openCopy(folder)
  const unsynced = await openCopy(folder)
  // The bare files begin where the others stand: someone has signed in, which is on record.
  takenDown.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const bareFile = bareCopy(takenDown, 'OFF')
  const syncedFile = bareCopy(takenDown, 'FULL')
  unsynced.sqlite.pragma('synchronous = OFF')
  const recorder = recordStatements(openAnew(takenDown).sqlite)
  const bare = new Bare(bareFile)
  const bareSynced = new Bare(syncedFile)
  const times = new Map<string, Taken>()

  const run: Run = async (name, write) => {
    const sendId = randomUUID()
    recorder.begin()
    const answer = await write(takenDown.client, sendId)
    const statements = recorder.end()
    const taken = times.get(name) ?? { committed: [], unsynced: [], bare: [], bareSynced: [] }
    times.set(name, taken)
    taken.committed.push(await timed(() => write(committed.client, sendId)))
    taken.unsynced.push(await timed(() => write(unsynced.client, sendId)))
    taken.bare.push(bare.replay(statements))
    taken.bareSynced.push(bareSynced.replay(statements))
    return answer
  }
  const { items } = await takenDown.client.serviceRequests.items.list({ withdrawn: false })
  const itemId = items.find(({ code }) => code === 'old-age-allowance')?.id ?? 0
  for (let turn = 0; turn < warmUp + turns; turn += 1) await walkIn(turn, run, takenDown.client, itemId)

  for (const file of [bareFile, syncedFile]) requireSame(committed.sqlite, file)
  const warm = (all: readonly number[]) => all.slice(warmUp)
  const figures = [...times].flatMap(([name, taken]) => [
    figureOf(
      `write: ${name}`,
      { measured: warm(taken.committed), limit: warm(taken.bareSynced) },
      { median: 2 },
    ),
    figureOf(
      `write: ${name}, not waiting for the disk`,
      { measured: warm(taken.unsynced), limit: warm(taken.bare) },
      { median: 2 },
    ),
  ])
  for (const file of [bareFile, syncedFile]) file.close()
  for (const { desk } of [takenDown, committed, unsynced]) desk.close()
  return figures
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
