/** Makes the moves of a visit and takes them back. Every move is one row that stays, and one guarded change of the visit. */
import { and, desc, eq, inArray, lt, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { builtRead } from '#vault/store/built'
import { eventAppender } from '#work/course/events'
import { takeBackFault } from '#work/course/rules/index'
import { visitCategories, visitStates, type Moved, type VisitMove } from '../contract'
import { isOpen as isStillOpen, stateAfter, takingBack } from '../rules'
import { visitMoveRows, visits } from '../schema'
import { isOfPerson, isOpen, ofPerson, rowOf, visitOf, type VisitRow } from './rows'

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

const append = eventAppender({
  table: 'visit_moves',
  of: 'visit_id',
  says: ['day', 'move', 'before', 'undoes'],
})

/** Appends the row of a move and returns its id. */
export const appendMove = (
  call: WriteCall,
  visitId: number,
  move: MoveKind,
  more: { readonly before?: VisitRow; readonly takesBack?: number } = {},
): number =>
  append(call, visitId, {
    day: call.today,
    move,
    before: more.before === undefined ? null : JSON.stringify(standingOf(more.before)),
    undoes: more.takesBack ?? null,
  })

const changeVisit = `
  UPDATE visits
     SET state = @state, sequence = @sequence, number = @number, resident_id = @residentId, visitor = @visitor,
         matter = @matter, category = @category, not_before = @notBefore, called_at = @calledAt,
         serving_at = @servingAt, closed_at = @closedAt, handler_id = @handlerId, answer = @answer,
         service_request_id = @serviceRequestId, last_move_id = @moveId
   WHERE id = @id AND state = @seenState AND last_move_id IS @lastMoveId`

/**
 * Changes the visit only if it still is what was read: its state and its last move stand in the condition, so that of
 * two who call the same person at once one is refused.
 */
function change(
  call: WriteCall,
  row: VisitRow,
  moveId: number,
  to: Changes & { readonly state?: VisitRow['state'] },
): void {
  const { changes } = call.statement(changeVisit).run({ ...row, ...to, moveId, seenState: row.state })
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
  putMove(call, row, move, changes)
  return rowOf(call, row.id)
}

function putMove(call: WriteCall, row: VisitRow, move: VisitMove, changes: Changes): void {
  const state = stateAfter(row.state, move)
  if (state === null) throw notNow(call, row.id)
  const moveId = appendMove(call, row.id, move, { before: row })
  change(call, row, moveId, { ...changes, state })
}

/** One person stands in one place of the line of a day; `own` is the visit that is theirs already. */
export function refuseSecondVisit(call: WriteCall, residentId: number, own: number | null = null): void {
  const open = call.database
    .select({ number: visits.number })
    .from(visits)
    .where(
      and(
        isOpen,
        ofPerson(call, residentId),
        eq(visits.day, call.today),
        own === null ? undefined : ne(visits.id, own),
      ),
    )
    .get()
  if (open === undefined) return
  throw open.number === null
    ? refuse('conflict', 'visits.already-at-counter')
    : refuse('conflict', 'visits.already-here', { number: open.number })
}

/** Corrects who it is or what for, without a change of state; whoever is named now may stand in the line already. */
export function amendVisit(call: WriteCall, row: VisitRow, changes: Changes): void {
  const after = { ...row, ...changes }
  // Two who stood in the line before their records became one each keep their place.
  if (row.day === call.today && !isOfPerson(call, row, after.residentId)) refuseTwice(call, after)
  change(call, row, appendMove(call, row.id, 'amend', { before: row }), changes)
}

/** Of a visit that is open, as it would be from now on. */
function refuseTwice(
  call: WriteCall,
  { id, residentId, state }: Pick<VisitRow, 'id' | 'residentId' | 'state'>,
): void {
  if (residentId !== null && isStillOpen(state)) refuseSecondVisit(call, residentId, id)
}

const lastMove = builtRead((database) =>
  database
    .select()
    .from(visitMoveRows)
    .where(eq(visitMoveRows.visitId, sql.placeholder('visitId')))
    .orderBy(desc(visitMoveRows.id))
    .limit(1)
    .prepare(),
)

/** The last move of a visit if it can be taken back today, else null. */
export function takeableMove(call: Reader, visitId: number): number | null {
  const last = lastMove(call).get({ visitId })
  if (last === undefined || last.before === null) return null
  const asking = { staffId: call.staff.id, now: call.now, today: call.today }
  return takeBackFault(takingBack, { ...last, kind: last.move }, asking) === null ? last.id : null
}

/** Takes a move back; refused unless it is the last of its visit, of today, and of a kind that can be. */
export function takeBack(call: WriteCall, moveId: number): number {
  const made = call.database.select().from(visitMoveRows).where(eq(visitMoveRows.id, moveId)).get()
  if (made === undefined) throw new DeskError('not-found', 'visits.unknown-move')
  if (takeableMove(call, made.visitId) !== made.id || made.before === null) {
    throw new DeskError('conflict', 'visits.cannot-be-taken-back')
  }
  const before = standing.parse(JSON.parse(made.before))
  const row = rowOf(call, made.visitId)
  // Somebody who had left, or was not named, may have taken another number since.
  if (!isStillOpen(row.state) || !isOfPerson(call, row, before.residentId))
    refuseTwice(call, { ...row, ...before })
  change(call, row, appendMove(call, row.id, 'undo', { takesBack: made.id }), before)
  return row.id
}

const leftOver = builtRead((database) =>
  database
    .select()
    .from(visits)
    .where(
      and(isOpen, inArray(visits.state, ['waiting', 'called']), lt(visits.day, sql.placeholder('today'))),
    )
    .prepare(),
)

/**
 * Who still waited when an earlier day ended has left; done by the first move of a new day. Whoever is not in sight by now has left as well:
 * a backup that is brought back may have somebody waiting who was locked since.
 */
export function closeEarlierDays(call: WriteCall): void {
  for (const row of leftOver(call).all({ today: call.today }))
    putMove(call, row, 'day-end', { closedAt: call.now })
}

/** What a write answers: the visit as it stands and what can be taken back. */
export function movedTo(call: WriteCall, id: number): Moved {
  return { visit: visitOf(call, id), takeBack: takeableMove(call, id) }
}
