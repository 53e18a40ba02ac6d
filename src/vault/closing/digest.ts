/** The digest of a database at rest: taken at once while it is small, in pieces between which the desk goes on where it is not. */
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describeFile } from '../backup/files'
import { logOf } from '../backup/databases'

/** Bytes that an office machine hashes in some thirty milliseconds. */
const atOnce = 8 * 1024 * 1024
/** Some four milliseconds. */
const pieceSize = 1024 * 1024

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** Nobody has it open, or had it when the program ended: there is no log beside it. */
export const isAtRest = (database: string): boolean => sizeOf(logOf(database)) === 0

export const isSmall = (database: string): boolean => sizeOf(database) <= atOnce

export const digestAtOnce = (database: string): string =>
  describeFile(dirname(database), basename(database)).sha256

/** Null where the file was written to meanwhile, or stopped. Throws the error of the file system. */
export async function digestInPieces(database: string, signal: AbortSignal): Promise<string | null> {
  const writtenAt = () => statSync(database).mtimeMs
  const before = writtenAt()
  const handle = await open(database, 'r')
  try {
    const hash = createHash('sha256')
    const piece = Buffer.allocUnsafe(pieceSize)
    for (;;) {
      if (signal.aborted) return null
      const { bytesRead } = await handle.read(piece, 0, pieceSize, null)
      if (bytesRead === 0) break
      hash.update(piece.subarray(0, bytesRead))
      await nextTurn()
    }
    return writtenAt() === before ? hash.digest('hex') : null
  } finally {
    await handle.close()
  }
}
