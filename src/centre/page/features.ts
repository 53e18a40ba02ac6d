/** The features of the page, in one list. A feature's own `ui/feature.ts` says what it shows; see `feature.ts`. */
import { feature as audit } from '#features/audit/ui/feature'
import { feature as backups } from '#features/backups/ui/feature'
import { feature as calendar } from '#features/calendar/ui/feature'
import { feature as canteen } from '#features/canteen/ui/feature'
import { feature as privacy } from '#features/privacy/ui/feature'
import { feature as daySheet } from '#features/day-sheet/ui/feature'
import { feature as residents } from '#features/residents/ui/feature'
import { feature as rooms } from '#features/rooms/ui/feature'
import { feature as serviceRequests } from '#features/service-requests/ui/feature'
import { feature as staff } from '#features/staff/ui/feature'
import { feature as support } from '#features/support/ui/feature'
import { feature as visits } from '#features/visits/ui/feature'
import type { PageFeature } from '#app/feature'

export const features: readonly PageFeature[] = [
  residents,
  staff,
  calendar,
  visits,
  rooms,
  serviceRequests,
  canteen,
  privacy,
  backups,
  support,
  daySheet,
  audit,
]
