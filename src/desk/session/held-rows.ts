/** Rows of the log that could not be written on a full or read-only disk; written as soon as it takes them. */
import type { Store } from '#vault/store/store'

/** More refusals, sign-ins and looks than there are between a full disk and room on it. */
const heldAtMost = 1_000

export class HeldRows {
  #held: ReadonlyMap<unknown, (store: Store) => void> = new Map()

  /** What is held under the same key takes the place of what was. */
  hold(key: unknown, write: (store: Store) => void): void {
    this.#held = new Map([...this.#held, [key, write] as const].slice(-heldAtMost))
  }

  /** Writes them all; one transaction. */
  writeTo(store: Store): void {
    const held = this.#held
    if (held.size === 0) return
    store.sqlite
      .transaction(() => {
        for (const write of held.values()) write(store)
      })
      .immediate()
    this.#held = new Map()
  }

  /** They are of a desk that is not here any more. */
  forget(): void {
    this.#held = new Map()
  }
}
