/** Errands that are out with the asking person. */
import type { Reader } from '#desk/rpc/call'
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { staff } from '#desk/session/schema'
import { within } from '#work/scope'
import { peopleInSight } from '#features/residents/index'
import { mostOwnErrands, type OwnErrand } from '../contract'
import { errands, serviceRequests } from '../../schema'
import { peopleOf } from '../../requests/service/people'
import { errandTexts } from './errands'

export function ownErrands(call: Reader): OwnErrand[] {
  const rows = call.database
    .select({
      errand: errands,
      number: serviceRequests.number,
      residentId: serviceRequests.residentId,
      handler: staff.name,
    })
    .from(errands)
    .innerJoin(serviceRequests, eq(serviceRequests.openErrandId, errands.id))
    .innerJoin(staff, eq(staff.id, serviceRequests.handlerId))
    .where(
      and(
        // Begun from the few that are out at all.
        isNotNull(serviceRequests.openErrandId),
        eq(errands.staffId, call.staff.id),
        isNull(errands.returnedAt),
        within(peopleInSight, serviceRequests.residentId),
      ),
    )
    .orderBy(sql`${errands.dueDay} IS NULL`, asc(errands.dueDay), asc(errands.id))
    .limit(mostOwnErrands)
    .all()
  const people = peopleOf(
    call,
    rows.map(({ residentId }) => residentId),
  )
  return rows.map(({ errand, number, residentId, handler }) => {
    const resident = people.get(residentId)
    const texts = errandTexts(call, errand, resident?.addressHidden ?? true)
    return {
      id: errand.id,
      kind: errand.kind,
      ...texts,
      address: errand.address === '' ? (resident?.address ?? '') : texts.address,
      residentName: resident?.name ?? '',
      number,
      due: errand.dueDay,
      dispatchedAt: errand.dispatchedAt,
      handler,
    }
  })
}
