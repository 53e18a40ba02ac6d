/** Who comes back, and for what: the open requests, drafts and renewals of one person, and whom the desk expects. */
import type { OpenMatter } from '#desk/registers'
import type { ReadCall } from '#desk/rpc/call'
import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { idsOfResident, peopleInSight } from '#features/residents/index'
import { builtRead } from '#vault/store/built'
import { within } from '#work/scope'
import { pageOfRenewals, renewalPath, renewalsPromised } from '../../renewals/service/duties'
import type { RequestRow } from '../../requests/contract'
import { isAtHand, joinedRequests, rowsShown } from '../../requests/service/stored'
import { serviceRequests } from '../../schema'
import { matterKinds, matterOf } from '../rules/matters'

/** More than anyone has; the resident's page shows all. */
const mostOfOne = 20
/** As many as fit the counter while nobody stands there. */
const mostAwaited = 8

const ofRequest = (row: RequestRow): OpenMatter => ({
  kind: matterOf(row.state),
  id: row.id,
  title: row.itemName,
  number: row.number,
  residentId: row.resident.id,
  residentName: row.resident.name,
  due: row.due,
  path: `/service-requests/${row.id}`,
})

const urgencyOfKind = ({ kind }: OpenMatter): number => matterKinds.findIndex((one) => one === kind)

export function mattersOfResident(call: ReadCall, residentId: number): readonly OpenMatter[] {
  const residentIds = idsOfResident(call, residentId)
  const { residentId: whose, id } = serviceRequests
  // Delivered and not yet asked about is the desk's own work; nobody comes for it.
  const open = joinedRequests(call)
    .where(and(inArray(whose, [...residentIds]), isAtHand, within(peopleInSight, whose)))
    .orderBy(desc(id))
    .limit(mostOfOne)
    .all()
  const renewals = pageOfRenewals(call, { residentIds, limit: mostOfOne }).rows.filter(
    // One that was begun stands there as its request.
    ({ openRequest }) => openRequest === null,
  )
  return [
    ...rowsShown(call, open).map(ofRequest),
    ...renewals.map((duty): OpenMatter => ({
      kind: 'renewal',
      id: duty.id,
      title: duty.itemName,
      number: null,
      residentId: duty.resident.id,
      residentName: duty.resident.name,
      due: duty.due,
      path: renewalPath(duty),
    })),
  ].toSorted((left, right) => urgencyOfKind(left) - urgencyOfKind(right))
}

const awaiting = (state: 'awaiting-delivery' | 'awaiting-correction', ...order: SQL[]) =>
  builtRead((database) =>
    joinedRequests({ database })
      .where(
        and(isAtHand, eq(serviceRequests.state, state), within(peopleInSight, serviceRequests.residentId)),
      )
      .orderBy(...order)
      .limit(mostAwaited)
      .prepare(),
  )

const resultsReady = awaiting('awaiting-delivery', asc(serviceRequests.endedDay), asc(serviceRequests.id))
const toldWhatIsMissing = awaiting('awaiting-correction', desc(serviceRequests.id))

/** Who said they would come today, whose result is ready, and who was told what is missing. */
export function mattersAwaited(call: ReadCall): readonly OpenMatter[] {
  return [
    ...renewalsPromised(call, mostAwaited),
    ...rowsShown(call, [...resultsReady(call).all(), ...toldWhatIsMissing(call).all()]).map(ofRequest),
  ]
}
