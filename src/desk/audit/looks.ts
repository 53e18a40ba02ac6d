/** Who saw whose record: the first look of a day by a member of staff at a person is an audit row, later ones are not. */
import { startOfDay } from '../clock'
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

/** Looks that the disk has not taken yet; they follow with the next one. */
const waiting = new WeakMap<Store, ReadonlyMap<string, Look>>()

const keyOf = ({ staffId, day, subject }: Look): string => `${staffId} ${day} ${subject}`

/** True for the first look of its day: only that one takes a transaction. */
export const isFirstLook = (store: Store, { staffId, day, subject }: Look): boolean =>
  store
    .statement(
      `SELECT 1 FROM audit INDEXED BY audit_subject JOIN disclosures USING (sequence)
        WHERE subject = ? AND at >= ? AND staff_id = ? AND reason = '${duty}' LIMIT 1`,
    )
    .get(subject, startOfDay(day), staffId) === undefined

/**
 * Puts a look on record, and with it those that could not be written before. Throws where the disk takes nothing; the
 * look then waits in memory for the next one.
 */
export function noteLook(store: Store, look: Look): void {
  const all = new Map([...(waiting.get(store) ?? []), [keyOf(look), look]])
  waiting.set(store, all)
  store.sqlite
    .transaction(() => {
      for (const one of all.values()) putLook(store, one)
    })
    .immediate()
  waiting.delete(store)
}

function putLook(store: Store, look: Look): void {
  if (!isFirstLook(store, look)) return
  const { staffId, at, procedure, subject, fields } = look
  const disclosure = { fields, reason: duty, note: '' }
  recordAudit(store, { at, staffId, procedure, outcome: 'disclosed', subject, change: null, disclosure })
}
