/**
 * The write-ahead log cut at every so many bytes, as a loss of power may leave it: what is found is what the desk held
 * after the last write that is whole in it, and never anything else.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openFile } from '#vault/store/open'
import { contentsOf } from './contents'
import { temporaryFolder } from './desk-folder'
import { figure, type Figure } from './figures'
import { writtenDesk, writtenMediation, type WrittenFile } from './written-desk'

/** Of the file format of SQLite: https://sqlite.org/fileformat2.html#the_write_ahead_log */
const headerSize = 32
const frameHeaderSize = 24

interface Size {
  readonly writes: number
  /** Bytes from one cut to the next. */
  readonly every: number
}

/** Of the desk's own file and of the sealed one, each of whose writes is longer. */
export async function cutLogFigures(size: Size): Promise<readonly Figure[]> {
  return [
    cutLogFigure(await writtenDesk(size.writes), size),
    cutLogFigure(await writtenMediation(Math.ceil(size.writes / 3)), size),
  ]
}

function cutLogFigure({ name, key, database, log, states }: WrittenFile, size: Size): Figure {
  const folder = temporaryFolder()
  const file = join(folder, name)
  const faults: string[] = []
  const ends = endsOfWrites(log)
  if (ends.length !== states.length - 1) faults.push(`${ends.length} commits for ${states.length - 1} writes`)
  let cuts = 0
  for (let cut = 0; cut <= log.length; cut += size.every) {
    cuts += 1
    rmSync(`${file}-shm`, { force: true })
    writeFileSync(file, database)
    writeFileSync(`${file}-wal`, log.subarray(0, cut))
    const whole = ends.filter((end) => end <= cut).length
    const sqlite = openFile({ file, key })
    const found = states.indexOf(contentsOf(sqlite))
    sqlite.close()
    if (found !== whole) {
      faults.push(
        `cut at ${cut}: ${whole} writes are whole, ${found < 0 ? 'something else' : `${found} writes`} found`,
      )
    }
  }
  return figure(`cut log of ${name}: not just the writes before the cut`, cuts, faults)
}

/** Where each transaction ends in the log: after a frame that says how many pages the database has by then. */
function endsOfWrites(log: Buffer): readonly number[] {
  const pageSize = log.readUInt32BE(8)
  const ends: number[] = []
  for (let at = headerSize; at < log.length; at += frameHeaderSize + pageSize) {
    if (log.readUInt32BE(at + 4) !== 0) ends.push(at + frameHeaderSize + pageSize)
  }
  return ends
}
