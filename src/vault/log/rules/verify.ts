/**
 * Whether the log is what was written: reads its rows once, in the order of the table, and keeps none but the few that
 * tell what is wrong, so that a million rows need no more memory than ten.
 *
 * The chain tells where the log first departs from what was written; what comes after that row tells how. Without an
 * outside head a tail that was cut off, and a chain that was made anew by someone with the key, cannot be seen.
 */
import type { AuditFault } from '../contract'
import { macOf, type AuditHead, type ChainedRow } from './chain'
import { readyKey, type ReadyKey } from './keyed'
import { digestAt, keyAt, type EndedSegment } from './segments'

/** A head that was put outside the database. Its digits may be the first sixteen only, see `head.ts`. */
export interface OutsideHead extends AuditHead {
  /** Where it comes from, for people: a day sheet, the manifest of a backup. */
  readonly source: string
}

export type Verdict =
  | {
      readonly ok: true
      /** The end of the log that was checked. */
      readonly head: AuditHead
      /** The last row that an outside head vouches for; 0 without one. What comes after it rests on the key alone. */
      readonly vouched: number
    }
  | {
      readonly ok: false
      readonly fault: AuditFault
      /** The first row that is not as it was written; for missing rows, the first that is missing. */
      readonly sequence: number
      /** The last row before it that an outside head vouches for; a chain made anew departs somewhere after it. */
      readonly vouched: number
      /** Where the outside head comes from that told; null when the chain itself did. */
      readonly source: string | null
    }

/** So many rows may have been taken out and the rest renumbered for it to be told from an edit. */
const mostTakenOut = 256

/** What is known of the first row that does not follow. */
interface Suspect {
  readonly row: ChainedRow
  /** The HMAC it should have followed. */
  readonly before: string
  /** The row after it. */
  follower: ChainedRow | null
  /** The row that was read last. */
  previous: ChainedRow
  later: number
  /** Some later row follows the one before it: only a part was touched. */
  resumed: boolean
  /** The row that should stand here stands further down. */
  displaced: boolean
  /** The row that stands here was written for another place… */
  written: boolean
  /** …and still stands there as well. */
  copied: boolean
}

/** Reads the log row by row: `next` for each, until `verdict` is there or the rows are at their end, then `end`. */
export class ChainCheck {
  /** Made ready once for all rows. Gone with the check. */
  readonly #key: ReadyKey
  readonly #heads: readonly OutsideHead[]
  readonly #ended: readonly (EndedSegment<ReadyKey> & { readonly of: Buffer })[]
  #last: AuditHead = { sequence: 0, mac: '' }
  #nextHead = 0
  #vouched = 0
  #suspect: Suspect | null = null
  #verdict: Verdict | null = null

  /** `key` is that of today; `ended`, the segments before. */
  constructor(key: Buffer, heads: readonly OutsideHead[], ended: readonly EndedSegment[] = []) {
    this.#key = readyKey(key)
    this.#ended = ended
      .map((one) => ({ ends: one.ends, key: readyKey(one.key), of: one.key }))
      .toSorted((one, other) => one.ends - other.ends)
    this.#heads = heads.filter(({ sequence }) => sequence > 0).toSorted((a, b) => a.sequence - b.sequence)
  }

  /** There as soon as no further row can change it. */
  get verdict(): Verdict | null {
    return this.#verdict
  }

  next(row: ChainedRow): void {
    if (this.#verdict !== null) return
    if (this.#suspect !== null) {
      this.#gather(this.#suspect, row)
      return
    }
    const expected = this.#last.sequence + 1
    if (row.sequence !== expected) {
      if (row.sequence > expected) this.#fault('deleted', expected)
      else
        this.#fault(row.sequence > 0 && row.sequence < expected - 1 ? 'reordered' : 'inserted', row.sequence)
      return
    }
    if (macOf(row, this.#last.mac, this.#keyOf(row)) !== row.mac) {
      const nothing = {
        follower: null,
        later: 0,
        resumed: false,
        displaced: false,
        written: false,
        copied: false,
      }
      this.#suspect = { row, before: this.#last.mac, previous: row, ...nothing }
      return
    }
    const over = this.#ended.find(({ ends }) => ends === this.#last.sequence)
    if (over !== undefined && row.digest !== digestAt(this.#last, over.of, this.#keyOf(row))) {
      this.#fault('recomputed', row.sequence)
      return
    }
    this.#last = row
    for (; this.#heads[this.#nextHead]?.sequence === row.sequence; this.#nextHead += 1) {
      const head = this.#heads[this.#nextHead]
      if (head !== undefined && !row.mac.startsWith(head.mac)) {
        this.#fault('recomputed', row.sequence, head.source)
        return
      }
    }
    if (this.#heads[this.#nextHead - 1]?.sequence === row.sequence) this.#vouched = row.sequence
  }

  /** All rows were read. `stray`: the lowest number of a disclosure that has no row in the log. */
  end(stray: number | null = null): Verdict {
    if (this.#verdict !== null) return this.#verdict
    if (this.#suspect !== null) return this.#fault(this.#faultOf(this.#suspect), this.#suspect.row.sequence)
    const beyond = this.#heads[this.#nextHead]
    if (beyond !== undefined) return this.#fault('cut-tail', this.#last.sequence + 1, beyond.source)
    if (stray !== null) return this.#fault('inserted', stray)
    const { sequence, mac } = this.#last
    return (this.#verdict = { ok: true, head: { sequence, mac }, vouched: this.#vouched })
  }

  /** Looks in the rows after the suspect for what became of the log. */
  #gather(suspect: Suspect, row: ChainedRow): void {
    const { row: bad, previous } = suspect
    const fits = (one: ChainedRow, sequence: number, before: string): boolean =>
      macOf({ ...one, sequence }, before, this.#keyOf({ sequence })) === one.mac
    const follows = (): boolean =>
      row.sequence === previous.sequence + 1 && fits(row, row.sequence, previous.mac)
    if (suspect.later === 0) {
      // The next row still stands on this one's old HMAC, or on the one that its content asks for.
      if (follows() || fits(row, row.sequence, macOf(bad, suspect.before, this.#keyOf(bad)))) {
        this.#fault('edited', bad.sequence)
        return
      }
      suspect.follower = row
    }
    suspect.later += 1
    suspect.previous = row
    suspect.resumed ||= follows()
    suspect.displaced ||= fits(row, bad.sequence, suspect.before)
    suspect.copied ||= row.mac === bad.mac
    suspect.written ||= [row.sequence, row.sequence + 1, bad.sequence + 1].some((sequence) =>
      fits(bad, sequence, row.mac),
    )
  }

  #faultOf({ row, follower, later, resumed, displaced, written, copied }: Suspect): AuditFault {
    if (displaced) return written && !copied ? 'reordered' : 'inserted'
    if (resumed || later === 0 || follower === null) return 'edited'
    // Nothing follows as it is numbered; it may have been numbered anew after rows were taken out.
    for (let taken = 1; taken <= mostTakenOut; taken += 1) {
      const original = { ...follower, sequence: follower.sequence + taken }
      if (macOf(original, row.mac, this.#keyOf(original)) === follower.mac) return 'deleted'
    }
    return 'recomputed'
  }

  #keyOf({ sequence }: Pick<ChainedRow, 'sequence'>): ReadyKey {
    return keyAt(sequence, this.#key, this.#ended)
  }

  #fault(fault: AuditFault, sequence: number, source: string | null = null): Verdict {
    return (this.#verdict = { ok: false, fault, sequence, vouched: this.#vouched, source })
  }
}

/** The verdict on rows that are all at hand. */
export function checkChain(
  rows: Iterable<ChainedRow>,
  key: Buffer,
  heads: readonly OutsideHead[] = [],
  ended: readonly EndedSegment[] = [],
): Verdict {
  const check = new ChainCheck(key, heads, ended)
  for (const row of rows) {
    check.next(row)
    if (check.verdict !== null) return check.verdict
  }
  return check.end()
}
