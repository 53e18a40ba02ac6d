/** What happens to a store on its first day, and whenever it was opened. */
import { applyErasures } from '#desk/personal-data/apply'
import { cleanAfterErasure, ErasureLedger } from '#desk/personal-data/erase'
import { broughtErasures, forgetBrought } from '#desk/personal-data/trusted'
import { mergeLedgers } from '#vault/erasures/rules'
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
  applyErasures(store, mergeLedgers(ledger.read(now), broughtErasures(store)), { ...house, now })
  forgetBrought(store)
  ledger.settle(now)
  cleanAfterErasure(store)
}
