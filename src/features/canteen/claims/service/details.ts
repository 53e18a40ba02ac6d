/** One claim whole: what it asks for, what it was worked out from, what was paid, what can be done with it. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { movesOf } from '#work/course/rules/index'
import type { Pieces } from '#work/pieces'
import { rowsOf } from '#work/rows'
import { shownTo } from '#features/residents/index'
import { claimMoves } from '../../contract/words'
import { differencesOf, type Claimed, type Difference } from '../../rules/claim-lines'
import {
  claimTable,
  isLocked,
  standingByFunder,
  summaryOf,
  type FunderStanding,
  type Summed,
  type SummaryRow,
} from '../../rules/claim-summary'
import { unclosedBetween } from '../../close/service/standing'
import { mostDifferences, type ClaimDetails, type ShownPayment } from '../contract'
import {
  isCorrection,
  keptLines,
  keptPage,
  mealsThatDoNotAddUp,
  sumsOfCorrections,
  sumsWorkedOut,
  workOut,
  type Sums,
} from './lines'
import { lumpsOfClaim, shownLumps } from './lump-sums'
import { saidDifferently, toldOfMatters, type ToldOfMatters } from './matters'
import {
  askedOfFunders,
  ownersOf,
  requireClaim,
  shownSummary,
  summedLines,
  withSittings,
  type KeptClaim,
} from './rows'
import { serviceToday } from '../../close/service/closed-days'

const paymentRow = z.object({
  id: z.number(),
  funder: z.string(),
  day: z.string(),
  slip: z.string(),
  fen: z.number(),
  deductedFen: z.number(),
  slipFen: z.number().nullable(),
  reason: z.string(),
  reverses: z.number().nullable(),
  takenBackBy: z.number().nullable(),
  at: z.number(),
  by: z.string(),
})

/** Payments that were noted, the newest first; what was taken back stays and says so. */
export function paymentsOf(call: Reader, claim: number): ShownPayment[] {
  const shown = shownTo(call.staff.roles)
  return rowsOf(
    call,
    paymentRow,
    `SELECT p.id, p.funder, p.day, p.slip, p.fen, p.deducted_fen AS deductedFen, p.slip_fen AS slipFen, p.reason, p.reverses, p.at, s.name AS by,
            (SELECT r.id FROM canteen_claim_payments r WHERE r.reverses = p.id) AS takenBackBy
       FROM canteen_claim_payments p JOIN staff s ON s.id = p.staff_id WHERE p.claim_id = ? ORDER BY p.id DESC`,
    claim,
  )
    .filter(({ reverses }) => reverses === null)
    .map(({ reverses: _, reason, ...payment }) => ({ ...payment, reason: shown.text(reason) }))
}

export const standingOf = (
  call: Reader,
  claim: number,
  lines: readonly { readonly funder: string; readonly fen: number }[],
): readonly FunderStanding[] =>
  standingByFunder(
    lines,
    paymentsOf(call, claim).filter(({ takenBackBy }) => takenBackBy === null),
  )

const eventRow = z.object({
  id: z.number(),
  move: z.enum(claimMoves),
  reason: z.string(),
  lines: z.number(),
  fen: z.number(),
  at: z.number(),
  by: z.string(),
})

function eventsOf(call: Reader, claim: number) {
  const shown = shownTo(call.staff.roles)
  return rowsOf(
    call,
    eventRow,
    `SELECT e.id, e.move, e.reason, e.lines, e.fen, e.at, s.name AS by
       FROM canteen_claim_events e JOIN staff s ON s.id = e.staff_id WHERE e.claim_id = ? ORDER BY e.id DESC`,
    claim,
  ).map((event) => ({ ...event, reason: shown.text(event.reason) }))
}

export interface LinesOfClaim {
  readonly lines: readonly Claimed[]
  readonly differences: readonly Difference[]
  readonly broken: readonly number[]
}

const everyMeal = (lines: readonly Claimed[]): readonly number[] => [
  ...new Set(lines.map(({ meal }) => meal)),
]

/**
 * A draft comes out of the rows each time. What was checked is worked out anew beside what was taken in, and a difference
 * is named; what was submitted stays, and what is learnt afterwards belongs to the next claim.
 */
export function* linesOf(call: Reader, claim: KeptClaim): Pieces<LinesOfClaim> {
  if (isLocked(claim.state)) return { lines: yield* keptLines(call, claim.id), differences: [], broken: [] }
  const { lines } = yield* workOut(call, claim)
  if (claim.state === 'draft') return { lines, differences: [], broken: [] }
  yield
  const kept = yield* keptLines(call, claim.id)
  yield
  const differences = differencesOf(kept, lines)
  yield
  return {
    lines: kept,
    differences,
    broken: yield* mealsThatDoNotAddUp(call, everyMeal([...kept, ...lines])),
  }
}

/** So many lines from `start` on, and how many there are; of a locked claim without reading all the others. */
export function* linesFrom(
  call: Reader,
  claim: KeptClaim,
  {
    corrections,
    start,
    limit,
  }: { readonly corrections: boolean; readonly start: number; readonly limit: number },
): Pieces<{ readonly lines: readonly Claimed[]; readonly total: number }> {
  if (isLocked(claim.state) && !corrections) {
    const { lines: total } = added(askedOfFunders(call, claim.id))
    return { lines: keptPage(call, claim.id, start, limit), total }
  }
  const { lines } = yield* linesOf(call, claim)
  const wanted = corrections ? lines.filter((line) => isCorrection(claim, line)) : lines
  return { lines: wanted.slice(start, start + limit), total: wanted.length }
}

const dayOfMealRow = z.object({ id: z.number(), day: z.string() })

function shownDifferences(call: Reader, differences: readonly Difference[]): ClaimDetails['differences'] {
  const shown = differences.slice(0, mostDifferences)
  const meals = shown.map(({ meal }) => meal)
  const owners = ownersOf(call, meals)
  const days = new Map(
    rowsOf(
      call,
      dayOfMealRow,
      'SELECT m.id, m.day FROM json_each(?) asked JOIN canteen_meals m ON m.id = asked.value',
      JSON.stringify(meals),
    ).map(({ id, day }) => [id, day]),
  )
  return shown.flatMap(({ meal, keptFen, nowFen }) => {
    const day = days.get(meal)
    return day === undefined ? [] : [{ meal, day, name: owners.get(meal)?.name ?? '', keptFen, nowFen }]
  })
}

const added = (parts: readonly Sums[]): Sums => ({
  lines: parts.reduce((sum, { lines }) => sum + lines, 0),
  fen: parts.reduce((sum, { fen }) => sum + fen, 0),
})

const sumsOf = (lines: readonly { readonly fen: number }[]): Sums =>
  added(lines.map(({ fen }) => ({ lines: 1, fen })))

interface AddedUp extends Omit<LinesOfClaim, 'lines'> {
  readonly all: Sums
  readonly corrections: Sums
  readonly summed: readonly Summed[]
}

/** Of a locked claim and of a draft the file adds up; their lines are not read. */
function* addedUp(call: Reader, claim: KeptClaim): Pieces<AddedUp> {
  if (isLocked(claim.state)) {
    const summed = summedLines(call, claim)
    const corrections = sumsOfCorrections(call, claim)
    return { all: added(summed), corrections, summed, differences: [], broken: [] }
  }
  if (claim.state === 'draft') {
    const summed = yield* sumsWorkedOut(call, claim)
    const corrections = added(summed.map(({ earlierLines: lines, earlierFen: fen }) => ({ lines, fen })))
    return { all: added(summed), corrections, summed, differences: [], broken: [] }
  }
  const { lines, ...differing } = yield* linesOf(call, claim)
  const corrections = sumsOf(lines.filter((line) => isCorrection(claim, line)))
  return { all: sumsOf(lines), corrections, summed: withSittings(call, claim, lines), ...differing }
}

/** The lines are read only where versions of a policy say different things of what is in the summary. */
function* toldOf(call: Reader, claim: KeptClaim, summary: readonly SummaryRow[]): Pieces<ToldOfMatters> {
  const lines = saidDifferently(call, summary) ? (yield* linesOf(call, claim)).lines : []
  return toldOfMatters(call, summary, lines)
}

export function* detailsOf(call: Reader, id: number): Pieces<ClaimDetails> {
  const claim = requireClaim(call, id)
  const { all, corrections, summed, differences, broken } = yield* addedUp(call, claim)
  const { sums, differ } = yield* lumpsOfClaim(call, claim)
  const lumps = sumsOf(sums)
  const mended = sumsOf(sums.filter(({ until: ends, count }) => isCorrection(claim, { day: ends, count })))
  const summary = summaryOf(summed)
  const { names, roundings } = yield* toldOf(call, claim, summary)
  const events = eventsOf(call, id)
  const { from, until, state, madeAt, by } = claim
  return {
    id,
    from,
    until,
    state,
    madeAt,
    by,
    moves: [...movesOf(claimTable[state], claimMoves)],
    lines: all.lines,
    fen: all.fen + lumps.fen,
    corrections: added([corrections, mended]),
    summary: shownSummary(summary, names),
    roundings: [...roundings],
    sums: shownLumps(call, sums),
    mealsFen: all.fen,
    funders: [...standingOf(call, id, [...summary, ...sums])],
    payments: paymentsOf(call, id),
    events,
    isOver: until < serviceToday(call),
    openDays: unclosedBetween(call, claim.from, claim.until),
    differences: shownDifferences(call, differences),
    differenceCount: differences.length,
    sumsDiffer: differ,
    broken: broken.slice(0, mostDifferences),
    canDrop: state === 'draft' && events.length === 0,
  }
}
