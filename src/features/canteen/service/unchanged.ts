/** What was read in pieces, and whether anybody has written since the first of them: then it is no longer what the rows say. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import type { Pieces } from '#work/pieces'
import { rowOf } from '#work/rows'

export interface Unchanged<Read> {
  readonly read: Read
  /** The connection, which alone writes, and how many rows were ever changed over it. */
  readonly over: unknown
  readonly changes: number
}

const changesRow = z.object({ changes: z.number() })
const changesOf = (call: Reader): number =>
  rowOf(call, changesRow, 'SELECT total_changes() AS changes')?.changes ?? Number.NaN

/** How often it is read anew because somebody wrote in between, before it is left to the transaction. */
const mostTries = 3

/** Null where somebody wrote each time. */
export function* unchangedMeanwhile<Read>(
  call: Reader,
  reading: () => Pieces<Read>,
): Pieces<Unchanged<Read> | null> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const changes = changesOf(call)
    const read = yield* reading()
    if (changesOf(call) === changes) return { read, over: call.database, changes }
    yield
  }
  return null
}

/** What was read, where nothing was written since. */
export const stillHolds = <Read>(call: Reader, known: Unchanged<Read> | null): Read | null =>
  known !== null && known.over === call.database && known.changes === changesOf(call) ? known.read : null
