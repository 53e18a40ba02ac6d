/**
 * Who has given their password at this desk since it was last locked, and when: only they may come back by PIN, and only for
 * a while. Kept in memory alone, so that a restart asks everyone for their password.
 */

/** Milliseconds after someone's password in which their PIN will do: one long day. */
export const pinHoldsFor = 12 * 60 * 60 * 1000

/** Wrong PINs in a row after which only the password will do. */
export const mostWrongPins = 3

interface Given {
  /** By the clock that only grows, in milliseconds. */
  readonly at: number
  readonly wrongPins: number
  /** By which their PIN is tried, out of their own slot; null where they have none. */
  readonly verifier: string | null
}

export class PasswordsGiven {
  readonly #monotonic: () => number
  readonly #given = new Map<number, Given>()

  /** `monotonic` gives milliseconds that only ever grow. */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
  }

  /** They have just given their password, and with it what their PIN is tried by. */
  add(staffId: number, verifier: string | null): void {
    this.#given.set(staffId, { at: this.#monotonic(), wrongPins: 0, verifier })
  }

  verifierOf(staffId: number): string | null {
    return this.#given.get(staffId)?.verifier ?? null
  }

  /** True while a PIN of theirs will do. */
  pinHolds(staffId: number): boolean {
    const found = this.#given.get(staffId)
    return (
      found !== undefined && this.#monotonic() - found.at < pinHoldsFor && found.wrongPins < mostWrongPins
    )
  }

  /** How many more wrong PINs they have. */
  wrongPin(staffId: number): number {
    const found = this.#given.get(staffId)
    if (found === undefined) return 0
    const wrongPins = found.wrongPins + 1
    this.#given.set(staffId, { ...found, wrongPins })
    return Math.max(0, mostWrongPins - wrongPins)
  }

  rightPin(staffId: number): void {
    const found = this.#given.get(staffId)
    if (found !== undefined) this.#given.set(staffId, { ...found, wrongPins: 0 })
  }

  forgetAll(): void {
    this.#given.clear()
  }
}
