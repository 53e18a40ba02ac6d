/** Duties that come back: kept when a request is completed, listed when they come due. */
import type { OpenMatter } from '#desk/registers'
import type { Reader, Writer } from '#desk/rpc/call'
import { and, eq, gt, gte, isNull, lt, lte, not, or, sql, type Placeholder, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { day, rowId, type PageRequest } from '#ground/contract/fields'
import { endOfNextMonth, nextRenewal, renewalTime } from '../rules'
import type { RenewalTime } from '../../requests/contract/words'
import type { RenewalRow } from '../contract'
import { addDays, lastDayOfMonth, monthOf } from '#work/calendar/rules/index'
import { builtRead } from '#vault/store/built'
import { renewalDuties } from '../../schema/renewals'
import { serviceItems, serviceItemVersions } from '../../schema/items'
import { birthToGoBy, peopleGone, peopleInSight } from '#features/residents/index'
import { listOrder, type Page } from '#work/pages/order'
import { within } from '#work/scope'
import { newestText } from '../../items/service'
import { peopleOf } from '../../requests/service/people'
import { refuse } from '../../requests/service/refuse'
import { dutyOfPerson, lastCallAbout, openForDuty, stoodFor } from './one-duty'

/**
 * After a completion: the day the duty comes back, by the rule the item has now. Items without one keep nothing. Kept of the record it
 * was done for: done last, it stands for what the person's other records brought.
 */
export function keepRenewal(call: Writer, residentId: number, itemId: number): void {
  const rule = newestText(call, itemId)?.renewal
  if (rule === null || rule === undefined) return
  const dueDay = nextRenewal(rule, call.today, birthToGoBy(call, residentId))
  call.database
    .insert(renewalDuties)
    .values({ residentId, itemId, lastDone: call.today, dueDay, dropped: null })
    .onConflictDoUpdate({
      target: [renewalDuties.residentId, renewalDuties.itemId],
      set: {
        ...{ lastDone: call.today, dueDay, dropped: null, comesOn: null, callOutcome: null, calledAt: null },
        // What was done since is nothing that an enlisting taken back may take along.
        enlistingId: null,
      },
    })
    .run()
}

/** Puts someone on the list whose duty was last done elsewhere. Returns the row's id. */
export function enrol(
  call: Writer,
  duty: { readonly residentId: number; readonly itemId: number; readonly due: string },
): number {
  const { residentId, itemId, due } = duty
  const text = newestText(call, itemId)
  if (text === null) throw refuse('not-found', 'item-unknown')
  if (text.renewal === null) throw refuse('conflict', 'item-does-not-renew')
  const known = dutyOfPerson(call, residentId, itemId)
  if (known !== null) {
    call.database
      .update(renewalDuties)
      .set({ dueDay: due, enlistingId: null })
      .where(eq(renewalDuties.id, known))
      .run()
    return known
  }
  return call.database
    .insert(renewalDuties)
    .values({ residentId, itemId, lastDone: null, dueDay: due, dropped: null })
    .onConflictDoUpdate({
      target: [renewalDuties.residentId, renewalDuties.itemId],
      set: { dueDay: due, dropped: null, enlistingId: null },
    })
    .returning({ id: renewalDuties.id })
    .get().id
}

export interface RenewalFilter extends PageRequest {
  readonly time?: RenewalTime | undefined
  readonly itemId?: number | undefined
  readonly residentIds?: readonly number[] | undefined
}

/** Between which days a time lies, seen from today. */
function daysOf(time: RenewalTime | undefined, today: string): SQL | undefined {
  const day = renewalDuties.dueDay
  const endOfMonth = lastDayOfMonth(monthOf(today))
  switch (time) {
    case undefined:
      return lte(day, endOfNextMonth(today))
    case 'missed':
      return lt(day, today)
    case 'this-month':
      return and(gte(day, today), lte(day, endOfMonth))
    case 'next-month':
      return and(gte(day, addDays(endOfMonth, 1)), lte(day, endOfNextMonth(today)))
    case 'later':
      return gt(day, endOfNextMonth(today))
  }
}

const isNotIn = (ids: string | Placeholder): SQL =>
  sql`${renewalDuties.id} NOT IN (SELECT value FROM json_each(${ids}))`

const byDue = listOrder('service-requests.renewals', 'rising', z.tuple([day, rowId]))

/** A page of duties by their due day. Who died or moved away is passed over. */
export function pageOfRenewals(call: Reader, filter: RenewalFilter): Page<RenewalRow> {
  const columns = [renewalDuties.dueDay, renewalDuties.id] as const
  const found = call.database
    .select({ duty: renewalDuties, itemName: serviceItemVersions.name })
    .from(renewalDuties)
    .innerJoin(serviceItems, eq(serviceItems.id, renewalDuties.itemId))
    .innerJoin(
      serviceItemVersions,
      and(
        eq(serviceItemVersions.itemId, serviceItems.id),
        eq(serviceItemVersions.version, serviceItems.version),
      ),
    )
    .where(
      and(
        isNull(renewalDuties.dropped),
        isNotIn(stoodFor(call)),
        within(peopleInSight, renewalDuties.residentId),
        // Here and not among what was read: a page of the dead would be an empty one.
        not(within(peopleGone, renewalDuties.residentId)),
        daysOf(filter.time, call.today),
        filter.itemId === undefined ? undefined : eq(renewalDuties.itemId, filter.itemId),
        filter.residentIds === undefined
          ? undefined
          : or(...filter.residentIds.map((id) => eq(renewalDuties.residentId, id))),
        byDue.beyond(columns, byDue.startOf(filter.after)),
      ),
    )
    .orderBy(...byDue.orderBy(columns))
    .limit(filter.limit + 1)
    .all()
  const { rows: duties, next } = byDue.page(found, filter.limit, ({ duty }) => [duty.dueDay, duty.id])
  const people = peopleOf(
    call,
    duties.map(({ duty }) => duty.residentId),
  )
  return {
    rows: duties.flatMap(({ duty, itemName }): RenewalRow[] => {
      const resident = people.get(duty.residentId)
      if (resident === undefined) return []
      return [
        {
          id: duty.id,
          resident: { id: resident.id, name: resident.name },
          age: resident.age,
          phone: resident.phone,
          address: resident.address,
          grid: resident.grid,
          addressHidden: resident.addressHidden,
          itemId: duty.itemId,
          itemName,
          lastDone: duty.lastDone,
          due: duty.dueDay,
          time: renewalTime(duty.dueDay, call.today),
          openRequest: openForDuty(call, duty),
          call: lastCallAbout(call, duty),
        },
      ]
    }),
    next,
  }
}

/** Where in the page a duty is done: a form with everything the desk knows; nothing has a number before it is taken in. */
export const renewalPath = ({
  id,
  resident,
  itemId,
}: Pick<RenewalRow, 'id' | 'resident' | 'itemId'>): string =>
  `/service-requests/new?resident=${resident.id}&item=${itemId}&renewal=${id}`

const promisedFor = builtRead((database) =>
  database
    .select({ duty: renewalDuties, itemName: serviceItemVersions.name })
    .from(renewalDuties)
    .innerJoin(serviceItems, eq(serviceItems.id, renewalDuties.itemId))
    .innerJoin(
      serviceItemVersions,
      and(
        eq(serviceItemVersions.itemId, serviceItems.id),
        eq(serviceItemVersions.version, serviceItems.version),
      ),
    )
    .where(
      and(
        eq(renewalDuties.comesOn, sql.placeholder('today')),
        isNull(renewalDuties.dropped),
        within(peopleInSight, renewalDuties.residentId),
        not(within(peopleGone, renewalDuties.residentId)),
      ),
    )
    .orderBy(renewalDuties.id)
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** Duties for which somebody said they would come today, under whichever of their rows, and nothing else since. */
export function renewalsPromised(call: Reader, limit: number): readonly OpenMatter[] {
  const said = promisedFor(call).all({ today: call.today, limit })
  const standing = new Map(
    said.map(({ duty, itemName }) => {
      const id = dutyOfPerson(call, duty.residentId, duty.itemId) ?? duty.id
      return [id, { duty: id === duty.id ? duty : requireDuty(call, id), itemName }] as const
    }),
  )
  const promised = [...standing.values()].filter(
    ({ duty }) => lastCallAbout(call, duty)?.comesOn === call.today,
  )
  const people = peopleOf(
    call,
    promised.map(({ duty }) => duty.residentId),
  )
  return promised.flatMap(({ duty, itemName }): OpenMatter[] => {
    const resident = people.get(duty.residentId)
    if (resident === undefined) return []
    return [
      {
        kind: 'promised',
        id: duty.id,
        title: itemName,
        number: null,
        residentId: resident.id,
        residentName: resident.name,
        due: duty.dueDay,
        path: renewalPath({ ...duty, resident }),
      },
    ]
  })
}

/** The duty, and the request that is already open for it. */
export function requireDuty(call: Reader | Writer, id: number) {
  const duty = call.database.select().from(renewalDuties).where(eq(renewalDuties.id, id)).get()
  if (duty === undefined) throw refuse('not-found', 'renewal-unknown')
  return { ...duty, open: openForDuty(call, duty) }
}

/** More are not counted. */
const renewalsCounted = 2000

const waiting = builtRead((database) =>
  database
    .select({ id: renewalDuties.id })
    .from(renewalDuties)
    .where(
      and(
        isNull(renewalDuties.dropped),
        lte(renewalDuties.dueDay, sql.placeholder('until')),
        isNotIn(sql.placeholder('stoodFor')),
        within(peopleInSight, renewalDuties.residentId),
        not(within(peopleGone, renewalDuties.residentId)),
      ),
    )
    .limit(renewalsCounted)
    .prepare(),
)

/** How many stand on the list of renewals: those that were missed or come due this month or next, of whoever lives here. */
export const renewalsWaiting = (call: Reader): number =>
  waiting(call).all({ until: endOfNextMonth(call.today), stoodFor: stoodFor(call) }).length
