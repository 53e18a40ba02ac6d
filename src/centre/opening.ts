/** What happens to a store on its first day, and whenever it was opened. */
import { applyErasures, cleanAfterErasure, ErasureLedger } from '#desk/personal-data/erase'
import type { Store } from '#vault/store/store'
import { furnishCalendar } from '#work/calendar/store'
import { furnishDictionaries } from '#work/dictionaries/service'
import { house, listed } from './house'

/** Brings a new desk what it needs on its first day. Runs in the transaction that creates it; `now` in UTC milliseconds. */
export function furnish(store: Store, resourcesDir: string, now: number): void {
  furnishDictionaries(store, resourcesDir)
  furnishCalendar(store, resourcesDir, now)
  for (const feature of listed) feature.furnish?.(store, resourcesDir, now)
}

/**
 * Puts right what a crash left half done, and erases again what an older copy of the file brought back. Runs whenever
 * the store is opened, before anyone is let in.
 */
export function mend(store: Store, now: number): void {
  for (const feature of listed) feature.mend?.(store, now)
  const ledger = new ErasureLedger(store)
  applyErasures(store, ledger.read(now), { ...house, now })
  ledger.settle(now)
  cleanAfterErasure(store)
}
