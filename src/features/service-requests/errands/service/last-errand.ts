/** The errand of the last dispatch that holds: the one that is out, or that was the last to come back. */
import type { Reader, Writer } from '#desk/rpc/call'
import { and, desc, eq, gt } from 'drizzle-orm'
import { errands, requestEvents } from '../../schema'
import { stillHolds } from '../../schema/events'

interface LastErrand {
  readonly id: number
  /** The event that sent it out. */
  readonly dispatchId: number
}

/** Null where nothing was sent out, or every dispatch was taken back. */
export function lastErrand(call: Reader | Writer, requestId: number): LastErrand | null {
  const isDispatch = and(eq(requestEvents.requestId, requestId), eq(requestEvents.kind, 'dispatch'))
  const dispatch = call.database
    .select({ id: requestEvents.id })
    .from(requestEvents)
    .where(and(isDispatch, stillHolds))
    .orderBy(desc(requestEvents.id))
    .limit(1)
    .get()
  if (dispatch === undefined) return null
  const takenBack = call.database
    .select({ id: requestEvents.id })
    .from(requestEvents)
    .where(and(isDispatch, gt(requestEvents.id, dispatch.id)))
    .all().length
  // Every dispatch made one errand, in the same order; that of a taken-back one stays, called off.
  const errand = call.database
    .select({ id: errands.id })
    .from(errands)
    .where(eq(errands.requestId, requestId))
    .orderBy(desc(errands.id))
    .limit(1)
    .offset(takenBack)
    .get()
  return errand === undefined ? null : { id: errand.id, dispatchId: dispatch.id }
}
