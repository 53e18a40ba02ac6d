/**
 * Whether the write-ahead log of a database is as it was written, told from its bytes alone: its checksums are over what is
 * on the disk, so no key is needed.
 *
 * SQLite takes the log up to the first frame that does not fit and says nothing of the rest, because the end of a write that
 * was cut short by a loss of power looks the same. What was acknowledged is told from it in two ways: the shared memory
 * beside the log notes how far it was written and synced; and after a write that was cut short there is no second one.
 *
 * The formats are those of https://sqlite.org/walformat.html and https://sqlite.org/fileformat2.html#walformat.
 */

const headerSize = 32
const frameHeaderSize = 24

/** What SQLite makes of the log by itself is right; or it may only go with the database, or without it, or not at all. */
export type LogVerdict =
  | { readonly use: 'as-it-is'; readonly lost: false }
  /** The end is gone: SQLite takes what is whole. */
  | { readonly use: 'as-it-is'; readonly lost: true }
  /** The database has more than what is whole of the log, which would put old pages over new ones. */
  | { readonly use: 'set-aside'; readonly lost: boolean }
  /** Nobody can tell which of the two has more. */
  | { readonly use: 'refuse'; readonly lost: true }

const asItIs: LogVerdict = { use: 'as-it-is', lost: false }

/**
 * So many frames the log has before SQLite copies it into the database for the first time (`wal_autocheckpoint`): until
 * then the database has nothing of it.
 */
export const framesBeforeCheckpoint = 1000

/** `log` and `memory` are the bytes of `-wal` and `-shm`, empty where there is no such file. */
export function judgeLog(log: Buffer, memory: Buffer): LogVerdict {
  const index = readIndex(memory)
  const frames = readFrames(log, index)
  const known = index !== null && (frames.salts === null || index.salts.equals(frames.salts)) ? index : null
  const written = Math.max(known?.written ?? 0, frames.surelyWritten)
  if (written <= frames.whole) return asItIs
  const inDatabase = known?.inDatabase ?? (frames.last < framesBeforeCheckpoint ? 0 : null)
  if (inDatabase === null) return { use: 'refuse', lost: true }
  if (frames.whole >= inDatabase) return { use: 'as-it-is', lost: true }
  return { use: 'set-aside', lost: inDatabase < written }
}

interface LogIndex {
  /** The last frame of what was written and synced. */
  readonly written: number
  /** The last frame whose pages are in the database. */
  readonly inDatabase: number
  readonly salts: Buffer
}

/** The header of the shared memory; null where there is none, or it was being changed, or is damaged. In the machine's byte order. */
function readIndex(memory: Buffer): LogIndex | null {
  if (memory.length < 136 || !memory.subarray(0, 48).equals(memory.subarray(48, 96))) return null
  const [one, two] = checksum(memory.subarray(0, 40), [0, 0], false)
  const fits = one === memory.readUInt32LE(40) && two === memory.readUInt32LE(44)
  if (!fits || memory.readUInt8(12) !== 1) return null
  return {
    written: memory.readUInt32LE(16),
    inDatabase: memory.readUInt32LE(96),
    salts: memory.subarray(32, 40),
  }
}

interface Frames {
  /** The last frame of this log; those behind it are of an earlier one. */
  readonly last: number
  /** The last frame of the last write that is whole with all before it; 0 for none. */
  readonly whole: number
  /** The last frame of which is sure, from the log alone, that its write was acknowledged. */
  readonly surelyWritten: number
  /** What marks the frames of this log apart from those of an earlier one; null for an empty log. */
  readonly salts: Buffer | null
}

function readFrames(log: Buffer, index: LogIndex | null): Frames {
  if (log.length < headerSize + frameHeaderSize) return { last: 0, whole: 0, surelyWritten: 0, salts: null }
  const big = (log.readUInt32BE(0) & 1) === 1
  let sum = checksum(log.subarray(0, 24), [0, 0], big)
  const headerIsWhole = fits(log, 24, sum)
  const pageSize = headerIsWhole ? log.readUInt32BE(8) : 4096
  const salts = headerIsWhole ? log.subarray(16, 24) : (index?.salts ?? log.subarray(40, 48))
  const size = frameHeaderSize + pageSize
  const count = Math.floor((log.length - headerSize) / size)
  let unbroken = headerIsWhole
  let whole = 0
  /** Ends of writes after the last whole one, as far as a frame of this log follows or ends there. */
  const ends: number[] = []
  let last = 0
  for (let frame = 1; frame <= count; frame += 1) {
    const at = headerSize + (frame - 1) * size
    const ours = log.subarray(at + 8, at + 16).equals(salts)
    const isEnd = log.readUInt32BE(at + 4) !== 0
    if (unbroken) {
      sum = checksum(log.subarray(at, at + 8), sum, big)
      sum = checksum(log.subarray(at + frameHeaderSize, at + size), sum, big)
      unbroken = ours && fits(log, at + 16, sum)
      if (unbroken && isEnd) whole = frame
    }
    if (ours) last = frame
    if (!unbroken && isEnd) ends.push(frame)
  }
  const later = ends.filter((end) => end <= last)
  // The last one may be a write that never came to its end; all before it were synced before it began.
  return { last, whole, surelyWritten: later.at(-2) ?? 0, salts }
}

const fits = (bytes: Buffer, at: number, [one, two]: readonly [number, number]): boolean =>
  bytes.readUInt32BE(at) === one && bytes.readUInt32BE(at + 4) === two

/** SQLite's checksum of a multiple of eight bytes, going on from another. */
function checksum(
  bytes: Buffer,
  [before0, before1]: readonly [number, number],
  big: boolean,
): [number, number] {
  let one = before0
  let two = before1
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + (big ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + two) >>> 0
    two = (two + (big ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + one) >>> 0
  }
  return [one, two]
}
