/**
 * Rows of the log that could not be written on a full or read-only disk; written as soon as it takes them, each into the file that it is
 * of: of a file apart nothing is told in another. It waits until somebody opens that file who may.
 */
import type { Store } from '#vault/store/store'

/** More refusals, sign-ins and looks than there are between a full disk and room on it. */
const heldAtMost = 1_000

interface HeldRow {
  readonly file: string
  readonly write: (store: Store) => void
}

export class HeldRows {
  #held: ReadonlyMap<unknown, HeldRow> = new Map()

  /** What is held under the same key takes the place of what was. `file`: its name. */
  hold(key: unknown, file: string, write: HeldRow['write']): void {
    this.#held = new Map([...this.#held, [key, { file, write }] as const].slice(-heldAtMost))
  }

  /** Writes all of this file; one transaction. */
  writeTo(store: Store, file: string): void {
    const due = [...this.#held.values()].filter((row) => row.file === file)
    if (due.length === 0) return
    store.sqlite
      .transaction(() => {
        for (const { write } of due) write(store)
      })
      .immediate()
    this.#held = new Map([...this.#held].filter(([, row]) => row.file !== file))
  }

  /** They are of a desk that is not here any more. */
  forget(): void {
    this.#held = new Map()
  }
}
