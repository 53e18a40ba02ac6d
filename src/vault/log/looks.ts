/** Who saw whose record: the first look of a day by a member of staff at a person is an audit row, later ones are not. */
import { startOfDay } from '#ground/clock'
import type { Store } from '../store/store'
import { recordAudit } from './record'

export interface Look {
  readonly staffId: number
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly day: string
  /** UTC milliseconds. */
  readonly at: number
  readonly procedure: string
  /** `resident:<id>`. */
  readonly subject: string
  /** What was seen in full. */
  readonly fields: readonly string[]
}

/** The reason that stands in the log for a look: it was the work of the day. */
const duty = 'duty'

/** What makes two looks the same one. */
export const keyOfLook = ({ staffId, day, subject }: Look): string => `${staffId} ${day} ${subject}`

/** True for the first look of its day: only that one takes a transaction. */
export const isFirstLook = (store: Store, { staffId, day, subject }: Look): boolean =>
  store
    .statement(
      `SELECT 1 FROM audit INDEXED BY audit_subject JOIN disclosures USING (sequence)
        WHERE subject = ? AND at >= ? AND staff_id = ? AND reason = '${duty}' LIMIT 1`,
    )
    .get(subject, startOfDay(day), staffId) === undefined

/** Puts looks on record in a transaction of their own. */
export function noteLooks(store: Store, looks: readonly Look[]): void {
  store.sqlite
    .transaction(() => {
      for (const look of looks) putLook(store, look)
    })
    .immediate()
}

/** The same inside a transaction; later looks of the day are none. */
export function putLook(store: Store, look: Look): void {
  if (!isFirstLook(store, look)) return
  const { staffId, at, procedure, subject, fields } = look
  const disclosure = { fields, reason: duty, note: '' }
  recordAudit(store, { at, staffId, procedure, outcome: 'disclosed', subject, change: null, disclosure })
}
