/** Visits as they are looked up later: pages of a list, and the course of one. */
import type { Reader } from '#desk/rpc/call'
import { and, asc, desc, eq, exists, gte, lte, or, sql, type SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import { day, rowId } from '#ground/contract/fields'
import { staff } from '#desk/session/schema'
import { listOrder, type Page } from '#work/pages/order'
import type { Visit, VisitSearch, VisitState } from '../contract'
import { visitMoveRows, visits } from '../schema'
import { isOpen, ofPerson, rowOf, visitsWhere } from './rows'

const latestFirst = listOrder('visits', 'falling', z.tuple([day, rowId]))

/**
 * So many visits are looked through for words in one call, half a year of a large centre. No index holds what was said, and
 * whoever looks through ten years does it in pieces, between which others are served.
 */
export const lookedThrough = 20_000

/** One page, the latest first. Of one for words there may be few or none on it, and more to come. */
export function pageOfVisits(call: Reader, search: VisitSearch): Page<Visit> {
  const { limit, words } = search
  const columns = [visits.day, visits.id] as const
  const beyond = latestFirst.beyond(columns, latestFirst.startOf(search.after))
  const last = words === undefined ? undefined : placeAfter(call, beyond, lookedThrough)
  const piece = last && sql`(${visits.day}, ${visits.id}) >= (${last.day}, ${last.id})`
  const found = visitsWhere(call, and(filterOf(call, search), beyond, piece), limit + 1)
  const { rows, next } = latestFirst.page(found, limit, (visit) => [visit.day, visit.id])
  return { rows, next: next ?? (last === undefined ? null : latestFirst.cursorAt([last.day, last.id])) }
}

/** Where one is after so many visits; undefined where there are no more. */
const placeAfter = (call: Reader, beyond: SQL | undefined, many: number) =>
  call.database
    .select({ day: visits.day, id: visits.id })
    .from(visits)
    .where(beyond)
    .orderBy(desc(visits.day), desc(visits.id))
    .limit(1)
    .offset(many - 1)
    .get()

function filterOf(call: Reader, search: VisitSearch): SQL | undefined {
  const { from, until, words, category, handlerId, residentId, state } = search
  return and(
    from === undefined ? undefined : gte(visits.day, from),
    until === undefined ? undefined : lte(visits.day, until),
    category === undefined ? undefined : eq(visits.category, category),
    handlerId === undefined ? undefined : eq(visits.handlerId, handlerId),
    residentId === undefined ? undefined : ofPerson(call, residentId),
    state === undefined ? undefined : inState(state),
    words === undefined ? undefined : containing(words),
  )
}

/** Of the states that few visits are in at a time, the words of their index stand beside what is asked. */
function inState(state: VisitState): SQL | undefined {
  switch (state) {
    case 'waiting':
    case 'called':
    case 'serving':
      return and(isOpen, eq(visits.state, state))
    case 'left':
      return sql`${visits.state} = 'left'`
    case 'answered':
    case 'became-request':
      return eq(visits.state, state)
  }
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
