/** Everything the desk serves: one contract for the wire, one service for each part of it. */
import { dictionariesContract } from '#work/dictionaries/contract'
import { staffContract } from '#features/staff/contract'
import { restoreContract } from '#desk/backups/contract'
import { backupsContract } from '#features/backups/contract'
import { draftsContract } from '#work/drafts/contract'
import { keyRotationContract } from '#vault/key-rotation/contract'
import { pinsContract } from '#desk/pins/contract'
import { sessionContract } from '#desk/session/contract'
import { residentsContract } from '#features/residents/contract/index'
import { auditContract } from '#features/audit/contract'
import { calendarContract } from '#features/calendar/contract'
import { daySheetContract } from '#features/day-sheet/contract'
import { serviceRequestsContract } from '#features/service-requests/contract/index'
import { supportContract } from '#features/support/contract'
import { privacyContract } from '#features/privacy/contract/index'
import { visitsContract } from '#features/visits/contract'

/** The whole contract; the page and the desk are built from the same one. */
export const deskContract = {
  session: sessionContract,
  pins: pinsContract,
  restore: restoreContract,
  backups: backupsContract,
  keyRotation: keyRotationContract,
  drafts: draftsContract,
  staff: staffContract,
  dictionaries: dictionariesContract,
  residents: residentsContract,
  calendar: calendarContract,
  serviceRequests: serviceRequestsContract,
  visits: visitsContract,
  support: supportContract,
  privacy: privacyContract,
  daySheet: daySheetContract,
  audit: auditContract,
}
export type DeskContract = typeof deskContract
