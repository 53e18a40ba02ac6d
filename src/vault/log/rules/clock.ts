/** Where the times of the log go back: the order is by number, so a clock that was set back, or a row made up later, shows there. */

/** Rows that had to wait and clocks that are set by a second or two are everyday; more than a minute is told. */
const everyday = 60 * 1000

export interface Backwards {
  readonly count: number
  /** The first row that says it was written before the one above it; null where there is none. */
  readonly first: number | null
  /** How far back, at most, in milliseconds. */
  readonly most: number
}

export class ClockCheck {
  #latest = Number.NEGATIVE_INFINITY
  #found: Backwards = { count: 0, first: null, most: 0 }

  next({ sequence, at }: { readonly sequence: number; readonly at: number }): void {
    const back = this.#latest - at
    if (back > everyday) {
      const { count, first, most } = this.#found
      this.#found = { count: count + 1, first: first ?? sequence, most: Math.max(most, back) }
    }
    // From a wrong time on, the rows after it are held against what they follow, not against the wrong time for good.
    this.#latest = at
  }

  get found(): Backwards {
    return this.#found
  }
}
