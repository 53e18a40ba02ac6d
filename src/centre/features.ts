/**
 * Everyone who lives here, once. A new feature adds its line; the wire, the tables, the log, the day sheet, the counter, the
 * rights of persons and the backups know it from here.
 *
 * The order is the one in which records of a person are erased: what points at a resident goes before the resident.
 */
import { proceduresOf, metaOf } from '#desk/rpc/router'
import type { DeskFeature } from '#desk/feature'
import { houseOf } from '#desk/house'
import { answersKeep } from '#desk/session/personal-data'
import type { Service } from '#desk/rpc/serve'
import { audit } from '#features/audit/feature'
import { backups } from '#features/backups/feature'
import { calendar } from '#features/calendar/feature'
import { canteen } from '#features/canteen/feature'
import { daySheet } from '#features/day-sheet/feature'
import { privacy } from '#features/privacy/feature'
import { residents } from '#features/residents/feature'
import { rooms } from '#features/rooms/feature'
import { serviceRequests } from '#features/service-requests/feature'
import { staff } from '#features/staff/feature'
import { support } from '#features/support/feature'
import { visits } from '#features/visits/feature'
import { dictionariesService } from '#work/dictionaries/service'
import { draftsKeep } from '#work/drafts/personal-data'
import { draftsService } from '#work/drafts/service'
import { viewsKeep } from '#work/views/personal-data'
import { viewsService } from '#work/views/service'

/** The features, by their names on the wire. */
export const features = {
  staff,
  calendar,
  canteen,
  visits,
  rooms,
  serviceRequests,
  privacy,
  backups,
  support,
  daySheet,
  audit,
  residents,
}

/** What all work shares and the page may ask for. */
export const workServices = { drafts: draftsService, dictionaries: dictionariesService, views: viewsService }

const listed: readonly DeskFeature[] = Object.values(features)

/** What every call is handed of all of them. */
export const house = houseOf(
  listed,
  [draftsKeep, viewsKeep, answersKeep],
  Object.entries(features).flatMap(([name, { contract }]) =>
    proceduresOf(contract, [name]).flatMap(([procedure, declared]) =>
      metaOf(declared).takesOut ? [procedure] : [],
    ),
  ),
)

/** Services that need nothing but a call: what the demonstration's made-up staff work with. */
export const services: Readonly<Record<string, Service>> = {
  ...workServices,
  ...Object.fromEntries(
    Object.entries(features).flatMap(([name, { service }]) =>
      typeof service === 'function' ? [] : [[name, service] as const],
    ),
  ),
}
