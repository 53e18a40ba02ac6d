/** Which calls are under way, and for how long none has been: whoever ends the process waits until nobody waits for an answer. */
export class CallsUnderWay {
  readonly #monotonic: () => number
  #count = 0
  #lastEnded: number

  /** `monotonic` in milliseconds that only grow. */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
    this.#lastEnded = monotonic()
  }

  /** A call begins; call what it returns when it has been answered. */
  begins(): () => void {
    let ended = false
    this.#count += 1
    return () => {
      if (ended) return
      ended = true
      this.#count -= 1
      this.#lastEnded = this.#monotonic()
    }
  }

  /** For how many milliseconds nothing has been under way; 0 while something is. */
  get quietFor(): number {
    return this.#count === 0 ? this.#monotonic() - this.#lastEnded : 0
  }
}
