/** Copies the pages of a file that nobody here can open, and holds them against what was noted when it was closed. */
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { readSaid } from '../closing/note'
import { copyPages, logOf } from './databases'
import { describeFile } from './files'
import type { OnStep } from './steps'

/** Why the copy of a file is none that can be relied on: what lies there is not what was closed. */
export const notAsClosed = 'backups.not-as-closed'

export interface CopiedAtRest {
  readonly names: readonly string[]
  /** True also where nothing is noted: whoever opens the file next knows whether something should be. */
  readonly isAsClosed: boolean
}

/** Its holder may come and go meanwhile; then what is noted is another, and so are the pages. */
const attempts = 4

/** Throws `unavailable` `backups.copy-differs`. */
export function copyAtRest(from: string, to: string, database: string, onStep: OnStep): CopiedAtRest {
  const said = () => readSaid(join(from, database))
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = said()
    const names = copyPages(from, to, database, onStep)
    if (JSON.stringify(said()) !== JSON.stringify(before)) continue
    const isAsClosed =
      before?.state !== 'closed' ||
      (!names.includes(logOf(database)) && describeFile(to, database).sha256 === before.sha256)
    return { names, isAsClosed }
  }
  throw new DeskError('unavailable', 'backups.copy-differs')
}
