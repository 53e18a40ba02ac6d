/** The moves of a claim: lines taken in, let go, sent, come back, paid; each leaves an event with what it came to. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { eventAppender } from '#work/course/events'
import { targetOf } from '#work/course/rules/index'
import { atOnce, givingWay, type Pieces } from '#work/pieces'
import { rowOf } from '#work/rows'
import type { ClaimMove, ClaimSpan } from '../../contract/words'
import { claimTable, spanOf, whyNotSettled } from '../../rules/claim-summary'
import type { LumpLine } from '../../rules/lump-sums'
import { canteenClaims } from '../../schema/claims'
import { stillHolds, unchangedMeanwhile, type Unchanged } from '../../service/unchanged'
import { linesOf, paymentsOf, standingOf, type LinesOfClaim } from './details'
import { keptLumps, lumpsOfClaim, lumpsWorkedOut, takeLumpsIn, type LumpsOfClaim } from './lump-sums'
import { mealsThatDoNotAddUp, takeIn, workOut, type WorkedOut } from './lines'
import { askedOfFunders, claimOf, requireClaim, type KeptClaim } from './rows'
import { serviceToday } from '../../close/service/closed-days'

type Id = { readonly id: number }

export function makeClaim(
  call: WriteCall,
  { span, month }: { readonly span: ClaimSpan; readonly month: string },
): Id {
  const period = spanOf(span, month)
  if (period.from > serviceToday(call)) throw new DeskError('invalid', 'canteen.claim-ahead')
  const { lastInsertRowid } = call.database
    .insert(canteenClaims)
    .values({ ...period, state: 'draft', madeAt: call.now, madeBy: call.staff.id })
    .run()
  const id = Number(lastInsertRowid)
  call.record({ subject: `canteen-claim:${id}`, change: period })
  return { id }
}

const countRow = z.object({ count: z.number() })
const countOf = (call: WriteCall, sql: string, id: number): number =>
  rowOf(call, countRow, sql, id)?.count ?? 0

export function dropClaim(call: WriteCall, { id }: Id): Id {
  const { state } = requireClaim(call, id)
  const events = countOf(call, 'SELECT count(*) AS count FROM canteen_claim_events WHERE claim_id = ?', id)
  if (state !== 'draft' || events > 0) throw new DeskError('conflict', 'canteen.claim-stays')
  call.statement('DELETE FROM canteen_claims WHERE id = ?').run(id)
  call.record({ subject: `canteen-claim:${id}`, change: { dropped: true } })
  return { id }
}

const appendEvent = eventAppender({
  table: 'canteen_claim_events',
  of: 'claim_id',
  says: ['move', 'reason', 'lines', 'fen'],
})

const lineCount = 'SELECT count(*) AS count FROM canteen_claim_lines WHERE claim_id = ?'

/** Where the move leads, or why it has no place. */
function targetFor(claim: KeptClaim, move: ClaimMove) {
  const state = targetOf(claimTable[claim.state], move)
  if (state === null) throw new DeskError('conflict', `canteen.claim-is-${claim.state}`)
  return state
}

/** What meals and sums to the canteen ask for, as they are kept. */
const everythingAsked = (
  call: Reader,
  id: number,
): readonly { readonly funder: string; readonly fen: number }[] => [
  ...askedOfFunders(call, id),
  ...keptLumps(call, id),
]

/** Returns what the claim comes to at that moment, in fen. */
function putMove(call: WriteCall, claim: KeptClaim, move: ClaimMove, reason: string): number {
  const { id } = claim
  const fen = everythingAsked(call, id).reduce((sum, line) => sum + line.fen, 0)
  appendEvent(call, id, { move, reason, lines: countOf(call, lineCount, id), fen })
  call.statement('UPDATE canteen_claims SET state = ? WHERE id = ?').run(targetFor(claim, move), id)
  return fen
}

function makeMove(call: WriteCall, claim: KeptClaim, move: ClaimMove, reason: string): Id {
  const { id } = claim
  const fen = putMove(call, claim, move, reason)
  call.record({ subject: `canteen-claim:${id}`, change: { move, reason, fen } })
  return { id }
}

/** Whoever has to look into them is told which they are. */
function refuseBroken(meals: readonly number[]): void {
  if (meals.length === 0) return
  const named = meals.slice(0, 8).join(' ')
  throw new DeskError('conflict', 'canteen.claim-broken', { count: meals.length, meals: named })
}

export interface ReadForCheck {
  readonly worked: WorkedOut
  readonly broken: readonly number[]
  readonly lumps: readonly LumpLine[]
}

function* workedAndBroken(call: Reader, claim: KeptClaim): Pieces<ReadForCheck> {
  const worked = yield* workOut(call, claim)
  const lumps = yield* lumpsWorkedOut(call, claim)
  return { worked, broken: yield* mealsThatDoNotAddUp(call, worked.meals), lumps }
}

interface ReadForSubmission {
  readonly lines: LinesOfClaim
  readonly lumps: LumpsOfClaim
}

function* linesAndLumps(call: Reader, claim: KeptClaim): Pieces<ReadForSubmission> {
  return { lines: yield* linesOf(call, claim), lumps: yield* lumpsOfClaim(call, claim) }
}

/** What a check and a submission go through, read before they write; of a claim that has no such move nothing. */
const readBefore =
  <Read>(move: ClaimMove, read: (call: Reader, claim: KeptClaim) => Pieces<Read>) =>
  (call: Reader, { id }: Id): Unchanged<Read> | null | Promise<Unchanged<Read> | null> => {
    const claim = claimOf(call, id)
    if (claim === null || targetOf(claimTable[claim.state], move) === null) return null
    return givingWay(unchangedMeanwhile(call, () => read(call, claim)))
  }

export const readForCheck = readBefore('check', workedAndBroken)
export const readForSubmission = readBefore('submit', linesAndLumps)

export function checkClaim(call: WriteCall, { id }: Id, read: Unchanged<ReadForCheck> | null): Id {
  const claim = requireClaim(call, id)
  targetFor(claim, 'check')
  // Its last service day runs until after midnight.
  if (claim.until >= serviceToday(call))
    throw new DeskError('conflict', 'canteen.claim-period-runs', { until: claim.until })
  const { worked, broken, lumps } = stillHolds(call, read) ?? atOnce(workedAndBroken(call, claim))
  refuseBroken(broken)
  takeIn(call, claim, worked)
  takeLumpsIn(call, claim, lumps)
  return makeMove(call, claim, 'check', '')
}

const correctedLater = `SELECT count(*) AS count FROM canteen_claim_lines l
  JOIN canteen_claim_lines later ON later.meal_id = l.meal_id AND later.part = l.part AND later.policy = l.policy
   AND later.category = l.category AND later.funder = l.funder AND later.turn > l.turn AND later.claim_id <> l.claim_id
 WHERE l.claim_id = ?`

const lumpsCorrectedLater = `SELECT count(*) AS count FROM canteen_claim_sums l
  JOIN canteen_claim_sums later ON later.policy = l.policy AND later.code = l.code AND later.period = l.period
   AND later.turn > l.turn AND later.claim_id <> l.claim_id WHERE l.claim_id = ?`

/** What was mended of whoever was erased could only be worked out anew as it was sold. */
const ofErased = `SELECT count(*) AS count FROM canteen_claim_lines l JOIN canteen_meals m ON m.id = l.meal_id
 WHERE l.claim_id = ? AND m.eater = 'diner' AND m.diner_id IS NULL
   AND EXISTS (SELECT 1 FROM canteen_claimed_otherwise o WHERE o.meal_id = l.meal_id)`

export function reopenClaim(call: WriteCall, { id, reason }: Id & { readonly reason: string }): Id {
  const claim = requireClaim(call, id)
  targetFor(claim, 'reopen')
  const later = countOf(call, correctedLater, id) + countOf(call, lumpsCorrectedLater, id)
  if (later > 0) throw new DeskError('conflict', 'canteen.claim-corrected-later', { count: later })
  const erased = countOf(call, ofErased, id)
  if (erased > 0) throw new DeskError('conflict', 'canteen.claim-of-erased', { count: erased })
  const moved = makeMove(call, claim, 'reopen', reason)
  call.statement('DELETE FROM canteen_claim_lines WHERE claim_id = ?').run(id)
  call.statement('DELETE FROM canteen_claim_sums WHERE claim_id = ?').run(id)
  return moved
}

export function submitClaim(call: WriteCall, { id }: Id, read: Unchanged<ReadForSubmission> | null): Id {
  const claim = requireClaim(call, id)
  targetFor(claim, 'submit')
  const { lines, lumps } = stillHolds(call, read) ?? atOnce(linesAndLumps(call, claim))
  const { differences, broken } = lines
  refuseBroken(broken)
  if (differences.length > 0) {
    throw new DeskError('conflict', 'canteen.claim-differs', { count: differences.length })
  }
  if (lumps.differ) throw new DeskError('conflict', 'canteen.claim-sums-differ')
  return makeMove(call, claim, 'submit', '')
}

export function sendBackClaim(call: WriteCall, { id, reason }: Id & { readonly reason: string }): Id {
  const claim = requireClaim(call, id)
  targetFor(claim, 'return')
  const paid = standingOf(call, id, []).some(({ paidFen, deductedFen }) => paidFen + deductedFen > 0)
  if (paid) throw new DeskError('conflict', 'canteen.claim-paid-into')
  return makeMove(call, claim, 'return', reason)
}

/** Whether any slip stands: what came and went back comes to nothing, and was noted all the same. */
const isAnyNoted = (call: WriteCall, id: number): boolean =>
  paymentsOf(call, id).some(({ takenBackBy }) => takenBackBy === null)

export function settleClaim(call: WriteCall, { id, reason }: Id & { readonly reason: string }): Id {
  const claim = requireClaim(call, id)
  targetFor(claim, 'pay')
  const why = whyNotSettled(standingOf(call, id, everythingAsked(call, id)), isAnyNoted(call, id), reason)
  if (why === 'not-paid') throw new DeskError('conflict', 'canteen.claim-not-paid')
  if (why === 'rest-unexplained') {
    throw new DeskError('invalid', 'desk.input', {}, [{ path: ['reason'], code: 'required' }])
  }
  return makeMove(call, claim, 'pay', reason)
}

export function unsettleClaim(call: WriteCall, { id, reason }: Id & { readonly reason: string }): Id {
  const claim = requireClaim(call, id)
  targetFor(claim, 'unsettle')
  return makeMove(call, claim, 'unsettle', reason)
}

/** Whether a claim that was settled is not any more: what explained a rest then was said of another. */
export function unsettleUnlessPaid(call: WriteCall, id: number): boolean {
  const claim = requireClaim(call, id)
  if (claim.state !== 'paid') return false
  if (whyNotSettled(standingOf(call, id, everythingAsked(call, id)), isAnyNoted(call, id), '') === null)
    return false
  putMove(call, claim, 'unsettle', '')
  return true
}
