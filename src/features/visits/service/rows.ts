/** Reads visits from their table and gives them the names of those who came and those who served them. */
import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { DeskError } from '#ground/contract/errors'
import type { Reader } from '#desk/rpc/call'
import { staff } from '#desk/session/schema'
import { builtRead } from '#vault/store/built'
import type { ReadableDatabase } from '#vault/store/store'
import { within } from '#work/scope'
import { idsOfResident, peopleInSight, residentsById, shownTo } from '#features/residents/index'
import type { Visit, VisitState } from '../contract'
import { visitRatings, visits } from '../schema'

export type VisitRow = typeof visits.$inferSelect

/** Something is still to be done with the visit. */
export const openStates: readonly VisitState[] = ['waiting', 'called', 'serving']

/**
 * The same in the words of its index, which SQLite meets in no others: what is open is a handful, what there ever was is
 * years of days. What is asked besides has to stand beside it.
 */
export const isOpen = sql`${visits.state} IN (${sql.raw(openStates.map((state) => `'${state}'`).join(', '))})`

const registrar = alias(staff, 'registrar')
const handler = alias(staff, 'handler')

const visitById = builtRead((database) =>
  database
    .select()
    .from(visits)
    .where(and(eq(visits.id, sql.placeholder('id')), within(peopleInSight, visits.residentId)))
    .prepare(),
)

/** The row of a visit, or `not-found` `visits.unknown`; of someone who is not in sight there is none. */
export function rowOf(call: Reader, id: number): VisitRow {
  const row = visitById(call).get({ id })
  if (row === undefined) throw new DeskError('not-found', 'visits.unknown')
  return row
}

/** Visits of someone who is not in sight are not there. */
const namedVisits = (database: ReadableDatabase, condition: SQL | undefined) =>
  database
    .select({ visit: visits, registrar: registrar.name, handler: handler.name, rating: visitRatings.rating })
    .from(visits)
    .innerJoin(registrar, eq(registrar.id, visits.registeredBy))
    .leftJoin(handler, eq(handler.id, visits.handlerId))
    .leftJoin(visitRatings, eq(visitRatings.visitId, visits.id))
    .where(and(condition, within(peopleInSight, visits.residentId)))
    .orderBy(desc(visits.day), desc(visits.id))

type NamedVisit = ReturnType<ReturnType<typeof namedVisits>['all']>[number]

const namedVisitById = builtRead((database) =>
  namedVisits(database, eq(visits.id, sql.placeholder('id'))).prepare(),
)

const visitsByIds = builtRead((database) =>
  namedVisits(
    database,
    sql`${visits.id} IN (SELECT value FROM json_each(${sql.placeholder('ids')}))`,
  ).prepare(),
)

/** Those of these visits that are there, by id. */
export const visitsById = (call: Reader, ids: readonly number[]): ReadonlyMap<number, Visit> =>
  new Map(
    visitsShown(call, visitsByIds(call).all({ ids: JSON.stringify(ids) })).map((visit) => [visit.id, visit]),
  )

/** The visits that a condition holds for, the latest day first. */
export const visitsWhere = (call: Reader, condition: SQL | undefined, limit: number): readonly Visit[] =>
  visitsShown(call, namedVisits(call.database, condition).limit(limit).all())

/** The same for what is asked all day, built once; today goes in where the condition has the placeholder `today`. */
export function visitsBuilt(condition: SQL | undefined, limit: number): (call: Reader) => readonly Visit[] {
  const asked = builtRead((database) => namedVisits(database, condition).limit(limit).prepare())
  return (call) => visitsShown(call, asked(call).all({ today: call.today }))
}

function visitsShown(call: Reader, rows: readonly NamedVisit[]): readonly Visit[] {
  const { text } = shownTo(call.staff.roles)
  const known = residentsById(call, [
    ...new Set(rows.flatMap((row) => (row.visit.residentId === null ? [] : [row.visit.residentId]))),
  ])
  return rows.map(({ visit, registrar, handler, rating }) => {
    const { residentId, handlerId } = visit
    const resident = residentId === null ? undefined : known.get(residentId)
    return {
      id: visit.id,
      day: visit.day,
      number: visit.number,
      state: visit.state,
      resident: resident === undefined ? null : { id: resident.id, name: resident.name },
      visitor: visit.visitor === null ? null : text(visit.visitor),
      matter: text(visit.matter),
      category: visit.category,
      registeredAt: visit.registeredAt,
      registeredBy: { id: visit.registeredBy, name: registrar },
      calledAt: visit.calledAt,
      servingAt: visit.servingAt,
      closedAt: visit.closedAt,
      handler: handlerId === null || handler === null ? null : { id: handlerId, name: handler },
      answer: text(visit.answer),
      serviceRequestId: visit.serviceRequestId,
      rating,
    }
  })
}

/** One visit with its names. */
export function visitOf(call: Reader, id: number): Visit {
  const [found] = visitsShown(call, namedVisitById(call).all({ id }))
  if (found === undefined) throw new DeskError('not-found', 'visits.unknown')
  return found
}

/** Whether a visit is that person's, under whichever of their records. */
export const isOfPerson = (
  call: Reader,
  { residentId: own }: Pick<VisitRow, 'residentId'>,
  residentId: number | null,
): boolean =>
  own === residentId || (own !== null && residentId !== null && idsOfResident(call, residentId).includes(own))

/** Every visit of a person, those registered under a record that has since become part of theirs too. */
export function ofPerson(call: Reader, residentId: number): SQL {
  return inArray(visits.residentId, [...idsOfResident(call, residentId)])
}
