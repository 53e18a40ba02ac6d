/** Rows of the log that could not be written on a full or read-only disk; written as soon as it takes them. */
import { recordAudit, type AuditRow } from '../audit/record'
import type { Store } from '../store/store'

/** More refusals and sign-ins than there are between a full disk and room on it. */
const heldAtMost = 1_000

export class HeldRows {
  #rows: readonly AuditRow[] = []

  hold(row: AuditRow): void {
    this.#rows = [...this.#rows, row].slice(-heldAtMost)
  }

  /** Writes them all; one transaction. */
  writeTo(store: Store): void {
    const rows = this.#rows
    if (rows.length === 0) return
    store.sqlite
      .transaction(() => {
        for (const row of rows) recordAudit(store, row)
      })
      .immediate()
    this.#rows = []
  }
}
