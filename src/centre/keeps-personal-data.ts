/** Everything that keeps personal data, in the order in which it is erased: what points at a resident goes before the resident. */
import { privacyKeeps } from '#features/privacy/index'
import { lockingOfResidents, residentsKeep } from '#features/residents/index'
import { serviceRequestsKeep } from '#features/service-requests/index'
import { visitsKeep } from '#features/visits/index'
import type { Locking } from '#desk/personal-data/erase'
import { deskKeeps } from '#desk/personal-data/desk'
import type { KeepsPersonalData } from '#desk/personal-data/keeps'

export const personalDataKeepers: readonly KeepsPersonalData[] = [
  deskKeeps,
  visitsKeep,
  serviceRequestsKeep,
  privacyKeeps,
  residentsKeep,
]

export const locking: Locking = lockingOfResidents
