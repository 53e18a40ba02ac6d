/** Makes the moves of a visit and takes them back. Every move is one row that stays, and one guarded change of the visit. */
import { and, desc, eq, inArray, isNull, lt } from 'drizzle-orm'
import { z } from 'zod'
import { DeskError } from '../../../desk/contract/errors'
import type { WriteCall } from '../../../desk/rpc/call'
import { visitCategories, visitStates, type Moved, type VisitMove } from '../contract'
import { canBeTakenBack, stateAfter } from '../rules'
import { visitMoveRows, visits } from '../schema'
import { rowOf, visitOf, type Reader, type VisitRow } from './rows'

/** What a move may change besides the state; a number, once given, is on paper and stays. */
type Changes = Partial<
  Pick<
    VisitRow,
    | 'sequence'
    | 'number'
    | 'residentId'
    | 'visitor'
    | 'matter'
    | 'category'
    | 'notBefore'
    | 'calledAt'
    | 'servingAt'
    | 'closedAt'
    | 'handlerId'
    | 'answer'
    | 'serviceRequestId'
  >
>

/** The visit as it stood before a move, so that the move can be taken back whole. */
const standing = z.strictObject({
  state: z.enum(visitStates),
  residentId: z.number().nullable(),
  visitor: z.string().nullable(),
  matter: z.string(),
  category: z.enum(visitCategories).nullable(),
  notBefore: z.number(),
  calledAt: z.number().nullable(),
  servingAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  handlerId: z.number().nullable(),
  answer: z.string(),
})

function standingOf(row: VisitRow): z.infer<typeof standing> {
  const { state, residentId, visitor, matter, category, notBefore } = row
  const { calledAt, servingAt, closedAt, handlerId, answer } = row
  return {
    state,
    residentId,
    visitor,
    matter,
    category,
    notBefore,
    calledAt,
    servingAt,
    closedAt,
    handlerId,
    answer,
  }
}

type MoveKind = (typeof visitMoveRows.$inferSelect)['move']

/** Appends the row of a move and returns its id. */
export function appendMove(
  call: WriteCall,
  visitId: number,
  move: MoveKind,
  more: { readonly before?: VisitRow; readonly undoes?: number } = {},
): number {
  const { lastInsertRowid } = call.database
    .insert(visitMoveRows)
    .values({
      visitId,
      day: call.today,
      move,
      at: call.now,
      staffId: call.staff.id,
      before: more.before === undefined ? null : JSON.stringify(standingOf(more.before)),
      undoes: more.undoes ?? null,
    })
    .run()
  return Number(lastInsertRowid)
}

/**
 * Changes the visit only if it still is what was read: its state and its last move stand in the condition, so that of
 * two who call the same person at once one is refused.
 */
function change(call: WriteCall, row: VisitRow, moveId: number, to: Partial<VisitRow>): void {
  const seen = row.lastMoveId === null ? isNull(visits.lastMoveId) : eq(visits.lastMoveId, row.lastMoveId)
  const { changes } = call.database
    .update(visits)
    .set({ ...to, lastMoveId: moveId })
    .where(and(eq(visits.id, row.id), eq(visits.state, row.state), seen))
    .run()
  if (changes !== 1) throw notNow(call, row.id)
}

export function refuse(...refusal: ConstructorParameters<typeof DeskError>): DeskError {
  return new DeskError(...refusal)
}

/** The refusal of a move that the visit's state has no place for: says where the visit stands. */
function notNow(call: Reader, id: number): DeskError {
  const visit = visitOf(call, id)
  return new DeskError('conflict', `visits.is-${visit.state}`, {
    who: visit.number ?? visit.resident?.name ?? visit.visitor ?? '',
    handler: visit.handler?.name ?? '',
  })
}

/** Makes a move or throws `visits.is-<state>`; returns the row as it stands after it. */
export function makeMove(call: WriteCall, row: VisitRow, move: VisitMove, changes: Changes = {}): VisitRow {
  const state = stateAfter(row.state, move)
  if (state === null) throw notNow(call, row.id)
  const moveId = appendMove(call, row.id, move, { before: row })
  change(call, row, moveId, { ...changes, state })
  return rowOf(call, row.id)
}

/** Corrects who it is or what for, without a change of state. */
export function amendVisit(call: WriteCall, row: VisitRow, changes: Changes): void {
  change(call, row, appendMove(call, row.id, 'amend', { before: row }), changes)
}

/** The last move of a visit if it can be taken back today, else null. */
export function undoableMove(call: Reader, visitId: number): number | null {
  const last = call.database
    .select()
    .from(visitMoveRows)
    .where(eq(visitMoveRows.visitId, visitId))
    .orderBy(desc(visitMoveRows.id))
    .limit(1)
    .get()
  if (last === undefined || last.day !== call.today || last.before === null) return null
  if (last.move === 'undo' || (last.move !== 'amend' && !canBeTakenBack(last.move))) return null
  return last.id
}

/** Takes a move back; refused unless it is the last of its visit, of today, and of a kind that can be. */
export function takeBack(call: WriteCall, moveId: number): number {
  const made = call.database.select().from(visitMoveRows).where(eq(visitMoveRows.id, moveId)).get()
  if (made === undefined) throw new DeskError('not-found', 'visits.unknown-move')
  if (undoableMove(call, made.visitId) !== made.id || made.before === null) {
    throw new DeskError('conflict', 'visits.cannot-be-undone')
  }
  const before = standing.parse(JSON.parse(made.before))
  const row = rowOf(call, made.visitId)
  change(call, row, appendMove(call, row.id, 'undo', { undoes: made.id }), before)
  return row.id
}

/** Who still waited when an earlier day ended has left; done by the first move of a new day. */
export function closeEarlierDays(call: WriteCall): void {
  const leftOver = call.database
    .select()
    .from(visits)
    .where(and(inArray(visits.state, ['waiting', 'called']), lt(visits.day, call.today)))
    .all()
  for (const row of leftOver) makeMove(call, row, 'day-end', { closedAt: call.now })
}

/** What a write answers: the visit as it stands and what can be taken back. */
export function movedTo(call: WriteCall, id: number): Moved {
  return { visit: visitOf(call, id), undo: undoableMove(call, id) }
}
