/**
 * The segments of a chain. Where keys are changed the chain goes on under another one: the first row of the new segment follows the
 * last of the old as any row does, and says besides where that ended and under which key. The key of the old one is kept beside its
 * rows, inside the encrypted file: with it they are read as they were written, and no row can be put among them, because their last
 * one is what the new segment begins with.
 */
import { createHash } from 'node:crypto'
import { canonical } from './canonical'
import { keyed, type ReadyKey } from './keyed'
import type { AuditHead } from './chain'

/** A segment that is over. */
export interface EndedSegment<Key = Buffer> {
  /** Number of its last row. */
  readonly ends: number
  readonly key: Key
}

/** The key under which the row of this number is; `now`, that of today. Segments in their order. */
export const keyAt = <Key>(sequence: number, now: Key, ended: readonly EndedSegment<Key>[]): Key =>
  ended.find(({ ends }) => sequence <= ends)?.key ?? now

/** What the first row of a segment says has changed. */
export const changeAt = ({ sequence, mac }: AuditHead, key: Buffer) => ({
  ended: { sequence, mac, key: createHash('sha256').update(key).digest('hex') },
})

/** The digest that the first row of a segment has to have. */
export const digestAt = (head: AuditHead, ended: Buffer, now: ReadyKey): string =>
  keyed(now, canonical(changeAt(head, ended))).toString('hex')
