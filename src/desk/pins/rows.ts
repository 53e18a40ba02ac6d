/** Who has a PIN. Nothing by which one could be tried stands in the database: that lies in its owner's slot of the keyring. */
import type { HasStatements } from '#vault/store/store'

export function hasPin(store: HasStatements, staffId: number): boolean {
  return store.statement('SELECT 1 FROM pins WHERE staff_id = ?').get(staffId) !== undefined
}

export function notePin(store: HasStatements, staffId: number, now: number): void {
  store
    .statement(
      `INSERT INTO pins (staff_id, hash, set_at) VALUES (?, '', ?)
       ON CONFLICT (staff_id) DO UPDATE SET hash = '', set_at = excluded.set_at`,
    )
    .run(staffId, now)
}

/** A PIN goes with its owner, and with the password it stood for. */
export function removePin(store: HasStatements, staffId: number): void {
  store.statement('DELETE FROM pins WHERE staff_id = ?').run(staffId)
}

/** Those of earlier versions, whose digests stood here for whoever opens the file: a few thousand tries each. They are set anew. */
export function forgetOldPins(store: HasStatements): void {
  store.statement(`DELETE FROM pins WHERE hash <> ''`).run()
}
