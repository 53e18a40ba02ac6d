/** Puts many on the list of renewals at once, and takes them off again. */
import { and, eq, gte, inArray, isNotNull, lte, not, notInArray, sql } from 'drizzle-orm'
import { dayAt } from '#ground/clock'
import type { Reader } from '#desk/rpc/call'
import { disclose, read, write, type HandlersOf } from '#desk/rpc/serve'
import {
  birthToGoBy,
  idsOfResident,
  isProtected,
  peopleGone,
  peopleInSight,
  phonesForPaper,
  residentsChosen,
  wholesOfParts,
} from '#features/residents/index'
import { within } from '#work/scope'
import { newestText } from '../items/service'
import { refuse } from '../requests/service/refuse'
import { renewalDuties, renewalEnlistings } from '../schema/renewals'
import { serviceRequests } from '../schema/requests'
import { earlyIn, nextRenewal } from '../renewals/rules'
import { requireDuty } from '../renewals/service/duties'
import type { enlistingContract, EnlistingDue, EnlistingSource } from './contract'
import { dueOf } from './rules'

/** More would hold up the counter: whoever has more narrows the choice and does it twice. */
const mostAtOnce = 1000

interface Candidate {
  readonly id: number
  /** The day it was last done, where that is known. */
  readonly lastDone: string | null
}

export const enlistingHandlers: HandlersOf<typeof enlistingContract> = {
  wouldEnlist: read((call, { itemId, source }) => {
    const { candidates, known } = candidatesOf(call, itemId, source)
    return { people: candidates.length, known }
  }),

  enlist: write((call, { itemId, source, due, people }) => {
    const { candidates } = candidatesOf(call, itemId, source)
    if (candidates.length !== people)
      throw refuse('conflict', 'enlisting-changed', { count: candidates.length })
    const { id } = call.database
      .insert(renewalEnlistings)
      .values({ itemId, people, at: call.now, staffId: call.staff.id })
      .returning({ id: renewalEnlistings.id })
      .get()
    for (const { id: residentId, lastDone } of candidates) {
      const dueDay = dueDayOf(call, itemId, { id: residentId, lastDone }, due)
      call.database
        .insert(renewalDuties)
        .values({ residentId, itemId, lastDone, dueDay, dropped: null, enlistingId: id })
        .run()
    }
    call.record({ subject: `renewal-enlisting:${id}`, change: { itemId, source, due, people } })
    return { id, enlisted: people }
  }),

  takeBackEnlisting: write((call, { id }) => {
    const enlisting = call.database
      .select({ at: renewalEnlistings.at })
      .from(renewalEnlistings)
      .where(eq(renewalEnlistings.id, id))
      .get()
    if (enlisting === undefined) throw refuse('not-found', 'renewal-unknown')
    const enlistedOn = dayAt(enlisting.at)
    if (enlistedOn !== call.today) throw refuse('conflict', 'enlisting-too-late')
    const own = eq(renewalDuties.enlistingId, id)
    const all = call.database.select({ id: renewalDuties.id }).from(renewalDuties).where(own).all()
    if (all.length === 0) throw refuse('not-found', 'renewal-unknown')
    const begun = call.database
      .select({ id: serviceRequests.renewalId })
      .from(serviceRequests)
      .where(
        inArray(
          serviceRequests.renewalId,
          all.map((duty) => duty.id),
        ),
      )
      .all()
      .flatMap((row) => row.id ?? [])
    const removed = call.database
      .delete(renewalDuties)
      .where(and(own, sql`${renewalDuties.calledAt} IS NULL`, notInArray(renewalDuties.id, begun)))
      .run().changes
    call.record({ subject: `renewal-enlisting:${id}`, change: { removed } })
    return { removed, kept: all.length - removed }
  }),

  contact: disclose((call, { id }) => {
    const { residentId } = requireDuty(call, id)
    call.asksFor(`resident:${residentId}`)
    const { phones, kind } = phonesForPaper(call, residentId)
    call.disclose({
      subject: `resident:${residentId}`,
      fields: ['name', kind],
      reason: 'paper',
      note: 'calls',
    })
    return { phones: phones.join(' ') }
  }),
}

/** Whoever has a row for the item has it under one of their records: nobody is put on the list twice, or back on it. */
function candidatesOf(
  call: Reader,
  itemId: number,
  source: EnlistingSource,
): { readonly candidates: readonly Candidate[]; readonly known: number } {
  const text = newestText(call, itemId)
  if (text === null) throw refuse('not-found', 'item-unknown')
  if (text.renewal === null) throw refuse('conflict', 'item-does-not-renew')
  const chosen = chosenBy(call, itemId, source)
  if (chosen.length > mostAtOnce) throw refuse('invalid', 'too-many-enlisted', { most: mostAtOnce })
  const onList = new Set(
    call.database
      .select({ id: renewalDuties.residentId })
      .from(renewalDuties)
      .where(and(eq(renewalDuties.itemId, itemId), within(peopleInSight, renewalDuties.residentId)))
      .all()
      .map(({ id }) => id),
  )
  const candidates = chosen.filter(({ id }) => !idsOfResident(call, id).some((own) => onList.has(own)))
  return { candidates, known: chosen.length - candidates.length }
}

function chosenBy(call: Reader, itemId: number, source: EnlistingSource): readonly Candidate[] {
  if (source.from !== 'year') {
    return residentsChosen(call, source, mostAtOnce + 1).map(({ id }) => ({ id, lastDone: null }))
  }
  const { endedDay, residentId, state } = serviceRequests
  const done = call.database
    .select({ id: residentId, lastDone: sql<string>`max(${endedDay})` })
    .from(serviceRequests)
    .where(
      and(
        eq(serviceRequests.itemId, itemId),
        isNotNull(endedDay),
        gte(endedDay, `${source.year}-01-01`),
        lte(endedDay, `${source.year}-12-31`),
        notInArray(state, ['terminated', 'not-accepted']),
        within(peopleInSight, residentId),
        not(within(peopleGone, residentId)),
      ),
    )
    .groupBy(residentId)
    .orderBy(residentId)
    .all()
  const wholes = wholesOfParts(call)
  return [...Map.groupBy(done, ({ id }) => wholes.get(id) ?? id)].map(([id, own]) => ({
    id,
    lastDone:
      own
        .map(({ lastDone }) => lastDone)
        .toSorted()
        .at(-1) ?? null,
  }))
}

function dueDayOf(call: Reader, itemId: number, { id, lastDone }: Candidate, due: EnlistingDue): string {
  const birth = birthToGoBy(call, id)
  const rule = newestText(call, itemId)?.renewal
  if (lastDone !== null && rule !== null && rule !== undefined) return nextRenewal(rule, lastDone, birth)
  return due.on === 'birthday' && isProtected(call, id) ? earlyIn(due.year, call.today) : dueOf(birth, due)
}
