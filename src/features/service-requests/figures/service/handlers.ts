/** Whose a request was when what is counted of it happened: whoever gets it later changes nothing that was reported. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Reader } from '#desk/rpc/call'
import { staff } from '#desk/session/schema'
import { requestEvents } from '../../schema'
import { stillHolds } from '../../schema/events'

interface Happened {
  readonly id: number
  readonly requestId: number
  readonly kind: string
  readonly by: string
  readonly who: string
}

/** The course of one request, as far as it says whose it was. */
export interface Handling {
  /** The name of whoever had it at that event. */
  readonly at: (event: number) => string
  readonly acceptance: number | null
  readonly end: number | null
}

const ends: readonly string[] = ['complete', 'terminate', 'refuse']

function handlingOf(own: readonly Happened[], handlerNow: string): Handling {
  const opened = own.find(({ kind }) => kind === 'opened')
  const given = own.filter(({ kind }) => kind === 'reassigned')
  const last = given.at(-1)
  return {
    at(event) {
      const before = given.findLast(({ id }) => id < event)
      // By the name that they have now, where it still is theirs: an event keeps a name and nobody's id.
      if (before === last) return handlerNow
      return before?.who ?? opened?.by ?? handlerNow
    },
    acceptance: own.find(({ kind }) => kind === 'accept')?.id ?? null,
    end: own.find(({ kind }) => ends.includes(kind))?.id ?? null,
  }
}

/** Of each of these requests, by the name of whoever has it now. */
export function handlings(
  call: Reader,
  handlersNow: ReadonlyMap<number, string>,
): (requestId: number) => Handling {
  const happened = call.database
    .select({
      id: requestEvents.id,
      requestId: requestEvents.requestId,
      kind: requestEvents.kind,
      by: staff.name,
      who: requestEvents.who,
    })
    .from(requestEvents)
    .innerJoin(staff, eq(staff.id, requestEvents.staffId))
    .where(
      and(
        inArray(requestEvents.requestId, [...handlersNow.keys()]),
        inArray(requestEvents.kind, ['opened', 'reassigned', 'accept', 'complete', 'terminate', 'refuse']),
        stillHolds,
      ),
    )
    .orderBy(asc(requestEvents.id))
    .all()
  const byRequest = Map.groupBy(happened, ({ requestId }) => requestId)
  return (requestId) => handlingOf(byRequest.get(requestId) ?? [], handlersNow.get(requestId) ?? '')
}
