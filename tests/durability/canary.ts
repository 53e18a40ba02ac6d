/**
 * Canaries in every field of every procedure, and then every byte that was left anywhere: the data folder while it is
 * open and afterwards, the temporary folder, the log. Nothing of a person may stand there in the clear.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from '#demonstration/random'
import {
  canaryIdNumbers,
  canaryNames,
  canaryPhones,
  canaryText,
  inTheClear,
  searchFolders,
  type Search,
} from './canaries'
import { Walk } from './canary-walk'
import { temporaryFolder } from './desk-folder'
import { figure, type Figure } from './figures'

/** `rounds`: how often each procedure is called with canaries. */
export async function canaryFigures(rounds: number, seed: number): Promise<readonly Figure[]> {
  const all = temporaryFolder()
  const dataDir = join(all, 'data')
  const temporary = join(all, 'temporary')
  const elsewhere = join(all, 'elsewhere')
  for (const folder of [temporary, elsewhere]) mkdirSync(folder)
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = temporary
  const log: string[] = []
  // A worker of the desk keeps no program from ending, and here nothing else is under way while it is waited for.
  const awake = setInterval(() => undefined, 1000)
  try {
    const walk = new Walk(dataDir, elsewhere, log, seededRandom(seed))
    await walk.begin()
    await walk.walks()
    for (let round = 0; round < rounds; round += 1) await walk.round()
    await walk.inOrder()
    const open = searchFolders([all])
    walk.end()
    const closed = searchFolders([all])
    const inLog = inTheClear(Buffer.from(log.join('\n')), 'the log')
    return [
      ...controls(),
      figure('canary: files or logs with something of a person in the clear', open.files + closed.files + 1, [
        ...open.hits,
        ...closed.hits,
        ...inLog,
      ]),
      figure('canary: procedures that write and took none', walk.writing.length, walk.untouched()),
    ]
  } finally {
    clearInterval(awake)
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** A search that finds nothing where something is would show nothing. */
function controls(): readonly Figure[] {
  const folder = temporaryFolder()
  const texts = [canaryNames[0], canaryIdNumbers[0] ?? '', canaryPhones[0], canaryText]
  const planted = texts.flatMap((text) => [
    Buffer.from(`xx${text}xx`),
    Buffer.from(`x${text}x`, 'utf16le'),
    Buffer.from(Buffer.from(`ab${text}cd`).toString('base64')),
  ])
  const missed = planted.flatMap((content, at): readonly string[] => {
    writeFileSync(join(folder, 'planted'), content)
    const { hits }: Search = searchFolders([folder])
    return hits.length > 0 ? [] : [`planted text ${at} was not found`]
  })
  return [figure('canary: planted texts that the search misses', planted.length, missed)]
}
