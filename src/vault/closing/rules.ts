/** Whether a file that is opened is the one that was closed. */
import type { Said } from './note'

/** What lies in the file since its last opening. */
export interface MarkInFile {
  readonly mark: string
  /** How often the desk had been brought back until then. */
  readonly restores: number
}

export interface AtOpening {
  /** What was noted under the file's own key; null where nothing is. */
  readonly noted: Said | null
  readonly inFile: MarkInFile | null
  /** As the desk's log says now. */
  readonly restores: number
  /** Of the bytes at rest; null where they could not be told. */
  readonly digest: string | null
}

/** `unknown`: nothing speaks against it, and no digest for it. */
export type Closing = 'as-closed' | 'exchanged' | 'unknown'

export function judgeClosing({ noted, inFile, restores, digest }: AtOpening): Closing {
  // Brought back since, on record, the file is another one by right.
  if (inFile === null || inFile.restores !== restores) return 'unknown'
  if (noted === null) return 'exchanged'
  if (noted.state === 'open')
    return [noted.mark, noted.before].includes(inFile.mark) ? 'unknown' : 'exchanged'
  if (noted.mark !== inFile.mark) return 'exchanged'
  if (digest === null) return 'unknown'
  return noted.sha256 === digest ? 'as-closed' : 'exchanged'
}
