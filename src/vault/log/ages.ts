/** Whether two files of one desk are of one age: a copy of one of them that was brought back alone is told. */
import { lastNotedHead, isMissing } from './noted-heads'
import type { AuditedStore } from './record'
import { isLeftBehind } from './rules/restored'
import { restoresIn } from './restores'

/**
 * `older`: the file lacks what the desk has noted of it; `newer`: the desk lacks what the file has noted of the desk; `exchanged`: its log
 * ends where it should, and its bytes are not those that were closed (`vault/closing`).
 */
export type Age = 'even' | 'older' | 'newer' | 'exchanged'

export interface NamedLog {
  readonly name: string
  readonly log: AuditedStore
}

/** Of a file apart, against the desk's own. */
export function ageOf(file: NamedLog, desk: NamedLog): Exclude<Age, 'exchanged'> {
  const ofFile = lastNotedHead(desk.log, file.name, file.log)
  if (ofFile !== null && isMissing(ofFile)) return 'older'
  const ofDesk = lastNotedHead(file.log, desk.name, desk.log)
  if (ofDesk === null || !isMissing(ofDesk)) return 'even'
  // Between the copying of the one and of the other the desk may have gone on; a restore, which is on record, left that behind.
  return isLeftBehind(ofDesk, restoresIn(desk.log)) ? 'even' : 'newer'
}
