/** Holds the seals of the log against the secrets at hand, row by row beside the check of the chain. */
import { firstKey, isOfSecret, nextKey, sameBytes, sealOf, type SealRun } from './seals'

export interface SealedRow {
  readonly sequence: number
  readonly procedure: string
  readonly outcome: string
  readonly mac: string
  /** Null for a row that was written while nothing was sealed. */
  readonly seal: Buffer | null
}

/** What the database has at hand for the next row. */
export interface KeyAtHand {
  /** Number of the row that was sealed last. */
  readonly sequence: number
  /** Null where none is there: in a backup, and after a restore until an auditor comes. */
  readonly key: Buffer | null
}

export interface SealVerdict {
  /**
   * `never`: nothing was ever sealed; `no-secret`: what was sealed could not be checked, nobody's secret was at hand;
   * `checked`: every seal whose secret is at hand is right; `broken`: from `sequence` on the log is not what was written.
   */
  readonly state: 'never' | 'no-secret' | 'checked' | 'broken'
  /** The first row whose seal was checked; null where none was. */
  readonly from: number | null
  /** Rows since then that no checked seal vouches for: after a restore, and of runs whose secret is not here. */
  readonly loose: number
  /** The first row whose seal is wrong or gone; null but for `broken`. */
  readonly sequence: number | null
}

/** A run under check; `key` is null where its secret is not at hand. */
interface Current {
  readonly run: SealRun
  key: Buffer | null
  /** A restore came: until the next run nothing is sealed. */
  ended: boolean
}

/** What a restore is called in the log: the first row that a backup goes on with, and the only one that ends a run. */
const restore = 'restore.restore'
/** What the beginning of a run is called. It fails where an auditor did not find the seals that were made with their secret. */
export const sealing = 'desk.sealLog'

/** Secrets of seals: the auditor's own, with which the last run was begun, and others: from papers, and of before a change of keys. */
export interface Secrets {
  readonly own: Buffer | null
  readonly typed: readonly Buffer[]
}

export class SealCheck {
  readonly #runs: readonly SealRun[]
  readonly #secrets: Secrets
  #next = 0
  #current: Current | null = null
  #from: number | null = null
  #loose = 0
  #last = 0
  #broken: number | null = null

  constructor(runs: readonly SealRun[], secrets: Secrets) {
    this.#runs = runs.toSorted((one, other) => one.begins - other.begins)
    this.#secrets = secrets
  }

  next({ sequence, procedure, outcome, mac, seal }: SealedRow): void {
    if (this.#broken !== null) return
    this.#last = sequence
    if (procedure === sealing && outcome === 'failed') this.#broken = sequence
    const begun = this.#runs[this.#next]
    if (begun?.begins === sequence) {
      const { own, typed } = this.#secrets
      const secret = [...(own === null ? [] : [own]), ...typed].find((one) => isOfSecret(one, begun))
      this.#current = {
        run: begun,
        key: secret === undefined ? null : firstKey(secret, begun.nonce),
        ended: false,
      }
      this.#next += 1
    }
    const current = this.#current
    if (current === null) {
      if (seal !== null) this.#broken = sequence
      return
    }
    if (current.ended || current.key === null) {
      current.ended ||= procedure === restore
      if (current.ended && seal !== null) this.#broken = sequence
      if (this.#from !== null) this.#loose += 1
      return
    }
    if (seal === null) {
      if (procedure !== restore) {
        this.#broken = sequence
        return
      }
      current.ended = true
      this.#loose += 1
      return
    }
    if (!sameBytes(seal, sealOf(mac, current.key))) {
      this.#broken = sequence
      return
    }
    current.key = nextKey(current.key)
    this.#from ??= sequence
  }

  /** All rows up to `end` were read; `atHand` may be of some rows later. */
  end(atHand: KeyAtHand | null): SealVerdict {
    const broken = this.#broken ?? this.#stranger() ?? (this.#isOut(atHand) ? this.#last + 1 : null)
    const [from, loose] = [this.#from, this.#loose]
    if (broken !== null) return { state: 'broken', from, loose, sequence: broken }
    if (this.#runs.length === 0) return { state: 'never', from: null, loose: 0, sequence: null }
    return { state: from === null ? 'no-secret' : 'checked', from, loose, sequence: null }
  }

  /** Where the log goes on with seals that are not of the auditor who is here: they begin a run of their own when they come. */
  #stranger(): number | null {
    const { own } = this.#secrets
    const last = this.#runs.at(-1)
    if (own === null || (last !== undefined && isOfSecret(own, last))) return null
    return last?.begins ?? 1
  }

  /** The key that is at hand is not the one that follows the last row: rows after it are gone, or the key is. */
  #isOut(atHand: KeyAtHand | null): boolean {
    if (this.#next < this.#runs.length) return true
    const key = this.#current?.ended === false ? this.#current.key : null
    if (key === null) return false
    if (atHand === null || atHand.key === null || atHand.sequence < this.#last) return true
    let expected = key
    for (let sequence = this.#last; sequence < atHand.sequence; sequence += 1) expected = nextKey(expected)
    return !sameBytes(expected, atHand.key)
  }
}
