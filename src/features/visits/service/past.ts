/** Visits as they are looked up later: pages of a list, and the course of one. */
import type { Reader } from '#desk/rpc/call'
import { and, asc, eq, exists, gte, lte, or, sql, type SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import { day, rowId } from '#ground/contract/fields'
import { staff } from '#desk/session/schema'
import { listOrder, type Page } from '#work/pages/order'
import type { Visit, VisitSearch } from '../contract'
import { visitMoveRows, visits } from '../schema'
import { ofPerson, rowOf, visitsWhere } from './rows'

const latestFirst = listOrder('visits', 'falling', z.tuple([day, rowId]))

/** One page, the latest first. */
export function pageOfVisits(call: Reader, search: VisitSearch): Page<Visit> {
  const { limit } = search
  const beyond = latestFirst.beyond([visits.day, visits.id], latestFirst.startOf(search.after))
  const found = visitsWhere(call, and(filterOf(call, search), beyond), limit + 1)
  return latestFirst.page(found, limit, (visit) => [visit.day, visit.id])
}

function filterOf(call: Reader, search: VisitSearch): SQL | undefined {
  const { from, until, words, category, handlerId, residentId, state } = search
  return and(
    from === undefined ? undefined : gte(visits.day, from),
    until === undefined ? undefined : lte(visits.day, until),
    category === undefined ? undefined : eq(visits.category, category),
    handlerId === undefined ? undefined : eq(visits.handlerId, handlerId),
    residentId === undefined ? undefined : ofPerson(call, residentId),
    state === undefined ? undefined : eq(visits.state, state),
    words === undefined ? undefined : containing(words),
  )
}

/** LIKE with its own signs taken literally: somebody may well look for "100%". */
function containing(words: string): SQL | undefined {
  const pattern = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const has = (column: AnySQLiteColumn) => sql`${column} LIKE ${pattern} ESCAPE '\\'`
  return or(has(visits.matter), has(visits.answer), has(visits.visitor), has(visits.number))
}

/** Every move of a visit, in the order they were made. */
export function courseOf(call: Reader, id: number) {
  rowOf(call, id)
  return call.database
    .select({ id: visitMoveRows.id, move: visitMoveRows.move, at: visitMoveRows.at, by: staff.name })
    .from(visitMoveRows)
    .innerJoin(staff, eq(staff.id, visitMoveRows.staffId))
    .where(eq(visitMoveRows.visitId, id))
    .orderBy(asc(visitMoveRows.id))
    .limit(500)
    .all()
    .map(({ move, ...row }) => ({ ...row, move: move === 'undo' ? ('taken-back' as const) : move }))
}

/** Everyone who has ever handled a visit, those who have left the centre too. */
export function handlersOf(call: Reader) {
  const handled = call.database
    .select({ one: sql`1` })
    .from(visits)
    .where(eq(visits.handlerId, staff.id))
  return call.database
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(exists(handled))
    .orderBy(asc(staff.id))
    .all()
}
