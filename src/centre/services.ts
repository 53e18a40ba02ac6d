/** The services of all features, by the names their contracts have, and what each brings to a new desk. */
import { dictionariesService, furnishDictionaries } from '#work/dictionaries/service'
import { staffService } from '#features/staff/service'
import { draftsService } from '#work/drafts/service'
import type { Service } from '#desk/rpc/serve'
import { applyErasures, cleanAfterErasure, ErasureLedger } from '#desk/personal-data/erase'
import { locking, personalDataKeepers } from './keeps-personal-data'
import type { Store } from '#vault/store/store'
import type { deskContract } from './contract'
import { mendImportsAfterCrash } from '#features/residents/index'
import { residentsService } from '#features/residents/service/index'
import { auditService } from '#features/audit/service/index'
import { calendarService } from '#features/calendar/service'
import { furnishServiceItems } from '#features/service-requests/index'
import { serviceRequestsService } from '#features/service-requests/service/index'
import { privacyService } from '#features/privacy/service/index'
import { daySheetService } from '#features/day-sheet/service'
import { visitsService } from '#features/visits/service/index'
import { furnishCalendar } from '#work/calendar/store'

/** Every part of the contract but those that the composition root serves itself. */
export const featureServices: {
  readonly [
    Name in Exclude<
      keyof typeof deskContract,
      'session' | 'pins' | 'support' | 'restore' | 'backups' | 'keyRotation'
    >
  ]: Service
} = {
  drafts: draftsService,
  staff: staffService,
  dictionaries: dictionariesService,
  residents: residentsService,
  calendar: calendarService,
  serviceRequests: serviceRequestsService,
  visits: visitsService,
  privacy: privacyService,
  daySheet: daySheetService,
  audit: auditService,
}

/** Brings a new desk what it needs on its first day. Runs in the transaction that creates it; `now` in UTC milliseconds. */
export function furnish(store: Store, resourcesDir: string, now: number): void {
  furnishDictionaries(store, resourcesDir)
  furnishCalendar(store, resourcesDir, now)
  furnishServiceItems(store, resourcesDir, now)
}

/**
 * Puts right what a crash left half done, and erases again what an older copy of the file brought back. Runs whenever
 * the store is opened, before anyone is let in.
 */
export function mend(store: Store, now: number): void {
  mendImportsAfterCrash(store, now)
  const ledger = new ErasureLedger(store)
  applyErasures(store, ledger.read(now), { keepers: personalDataKeepers, locking, now })
  ledger.settle(now)
  cleanAfterErasure(store)
}
