/** A desk of 100,000 residents on encrypted files, made by the demonstration's generator and kept between runs. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { furnishDemonstration } from '#demonstration/index'
import { createDesk, deviceFolder, type Clock, type Desk } from '#centre/create-desk'
import { lineLogger } from '#vault/logger'

export const root = join(import.meta.dirname, '..', '..')
export const resourcesDir = join(root, 'resources')
export const largeSize = { households: 45_833, people: 100_000 }
export const account = 'fuzeren'

/** What the file is made from: when one of these changes, another is made. */
const sources = [
  'resources/migrations',
  'src/demonstration',
  'src/ground/people',
  'src/features/residents/search-index',
]

/** Monday morning, so that today has its queue; it does not move, so that two desks do the same. */
export const benchNow = Date.parse('2026-11-23T10:00:00+08:00')
const clock: Clock = { now: () => benchNow, monotonic: () => 0 }

/** Between two searches, in milliseconds: nobody at a counter asks by number more often for long, and is stopped. */
const betweenSearches = 4_000

/** A clock that moves on with each search; the idle lock sees none of it. */
export class SearchingClock implements Clock {
  #now = benchNow
  now(): number {
    return this.#now
  }
  monotonic(): number {
    return 0
  }
  pass(): void {
    this.#now += betweenSearches
  }
}

/** The folder of the large desk; made when it isn't there. */
export async function largeCommunity(say: (line: string) => void): Promise<string> {
  const cache = join(root, 'node_modules', '.cache', 'linli-bench')
  const folder = join(cache, digestOf(sources))
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  for (const old of readdirSync(cache)) rmSync(join(cache, old), { recursive: true, force: true })
  say('Making up 100,000 residents; they are kept for the next run.')
  const unfinished = mkdtempSync(join(cache, 'unfinished-'))
  const desk = openOn(unfinished)
  await furnishDemonstration(desk, largeSize)
  desk.close()
  renameSync(unfinished, folder)
  return folder
}

const copies: string[] = []
process.on('exit', () => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true })
})

/** A copy that may be written to; it goes when the bench ends, however it ends. */
export function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'linli-bench-'))
  copies.push(copy)
  cpSync(folder, copy, { recursive: true })
  putOnDisk(copy)
  return copy
}

/** What the system still held of the copy would be waited for in the first checkpoint, in whatever call that falls. */
function putOnDisk(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = openSync(join(entry.parentPath, entry.name), 'r+')
    fsyncSync(file)
    closeSync(file)
  }
}

export function openOn(dataDir: string, standing: Clock = clock): Desk {
  return createDesk({
    dataDir,
    resourcesDir,
    device: deviceFolder(join(dataDir, 'device')),
    clock: standing,
    logger: lineLogger((line) => console.error(line)),
    version: '0.0.0-bench',
    demonstration: true,
  })
}

/** Changes with what the community is made from, and with these besides. */
export const digestOfSources = (besides: readonly string[]): string => digestOf([...sources, ...besides])

function digestOf(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    for (const file of files) hash.update(`${relative(root, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 20)
}
