/** Who counts as what: applications, their approval, pauses and ends; where each stands is worked out for the day. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { DeskError } from '#ground/contract/errors'
import type { PageRequest } from '#ground/contract/fields'
import type { ReadCall, Reader, WriteCall } from '#desk/rpc/call'
import { read, write } from '#desk/rpc/serve'
import { staff } from '#desk/session/schema'
import { builtRead } from '#vault/store/built'
import { within } from '#work/scope'
import {
  idsOfResident,
  peopleInSight,
  requireResident,
  residentsById,
  shownTo,
  standingOf,
  type ResidentCard,
  type Standing,
} from '#features/residents/index'
import {
  type Application,
  type EligibilityMove,
  type EligibilityRow,
  type EligibilityTab,
  type MadeMove,
} from '../contract/index'
import { ageHere } from '../diners/service/age'
import type { EligibilityState } from '../contract/words'
import { lifeEventsOf, lifeEventsOn } from '../diners/service/life'
import {
  categoriesOn,
  eligibilityMovesOf,
  endOf,
  follows,
  isBeforeEnd,
  overlap,
  pausesOf,
  stateOn,
  termOf,
  type Eligibility,
  type End,
} from '../rules/index'
import type { LifeEvents } from '../rules/eligibility'
import { canteenEligibilities, canteenEligibilityMoves } from '../schema/policies'
import { pageOfTab } from './tabs'

type Row = typeof canteenEligibilities.$inferSelect

function movesOf(call: Reader, ids: readonly number[]): ReadonlyMap<number, readonly MadeMove[]> {
  const moves = new Map<number, MadeMove[]>()
  const shown = shownTo(call.staff.roles)
  const rows = call.database
    .select({ made: canteenEligibilityMoves, by: staff.name })
    .from(canteenEligibilityMoves)
    .innerJoin(staff, eq(staff.id, canteenEligibilityMoves.staffId))
    .where(inArray(canteenEligibilityMoves.eligibilityId, [...ids]))
    .orderBy(asc(canteenEligibilityMoves.id))
    .all()
  for (const { made, by } of rows) {
    const { id, move, day, at } = made
    const own = moves.get(made.eligibilityId) ?? []
    own.push({ id, move, day, reason: shown.text(made.reason), at, by })
    moves.set(made.eligibilityId, own)
  }
  return moves
}

const eligibilityOf = (row: Row, moves: readonly MadeMove[]): Eligibility => ({
  ...row,
  pauses: pausesOf(moves),
})

/** Rows as the rules take them, with the pauses that their moves make. */
export function heldEligibilities(call: Reader, rows: readonly Row[]): readonly (Row & Eligibility)[] {
  const moves = movesOf(
    call,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, pauses: pausesOf(moves.get(row.id) ?? []) }))
}

/** Only what is held and ends with its term can be renewed: a death or a move away has ended the rest. */
function renewalOf(
  call: Reader,
  { id, residentId, category }: Row,
  state: EligibilityState,
  end: End | null,
): EligibilityRow['renewal'] {
  if (end?.why !== 'until' || (state !== 'in-force' && state !== 'paused')) return null
  const others = rowsOfPerson(call, idsOfResident(call, residentId))
  const next = others.find(
    (one) => one.id !== id && one.category === category && follows(termOf({ ...one, pauses: [] }), end.day),
  )
  return { from: end.day, by: next?.id ?? null }
}

function shownRow(call: Reader, row: Row, card: ResidentCard, moves: readonly MadeMove[]): EligibilityRow {
  const eligibility = eligibilityOf(row, moves)
  const life = lifeEventsOn(call, row.residentId, call.today)
  const state = stateOn(eligibility, life, call.today)
  const end = endOf(eligibility, life)
  const { id, category, issuedBy, appliedOn, from, until, approvedOn } = row
  return {
    id,
    resident: { id: card.id, name: card.name },
    age: ageHere(call, card),
    category,
    proof: shownTo(call.staff.roles).text(row.proof),
    issuedBy,
    appliedOn,
    from,
    until,
    approvedOn,
    state,
    end,
    renewal: renewalOf(call, row, state, end),
    moves: [...eligibilityMovesOf(state, eligibility)],
  }
}

function shownRows(call: Reader, rows: readonly Row[]): EligibilityRow[] {
  const cards = residentsById(
    call,
    rows.map(({ residentId }) => residentId),
  )
  const moves = movesOf(
    call,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const card = cards.get(row.residentId)
    return card === undefined ? [] : [shownRow(call, row, card, moves.get(row.id) ?? [])]
  })
}

function requireRow(call: Reader, id: number): Row {
  const row = call.database
    .select()
    .from(canteenEligibilities)
    .where(and(eq(canteenEligibilities.id, id), within(peopleInSight, canteenEligibilities.residentId)))
    .get()
  if (row === undefined) throw new DeskError('not-found', 'canteen.eligibility-unknown')
  return row
}

const ofRecord = builtRead((database) =>
  database
    .select()
    .from(canteenEligibilities)
    .where(eq(canteenEligibilities.residentId, sql.placeholder('residentId')))
    .prepare(),
)

/** Every eligibility of a person, of merged records too. */
const rowsOfPerson = (call: Reader, ids: readonly number[]): readonly Row[] =>
  ids.flatMap((residentId) => ofRecord(call).all({ residentId }))

/** The categories that somebody holds on a day, whose record was read already. */
export function categoriesHeld(
  call: Reader,
  { ids }: Standing,
  life: LifeEvents,
  day: string,
): readonly string[] {
  const rows = rowsOfPerson(call, ids)
  return rows.length === 0 ? [] : categoriesOn(heldEligibilities(call, rows), life, day)
}

/** The categories a person holds on a day. */
export function categoriesOf(call: Reader, residentId: number, day: string): readonly string[] {
  const standing = standingOf(call, residentId)
  return categoriesHeld(call, standing, lifeEventsOf(call, standing, day), day)
}

/** On no day twice; what begins when another is over follows it, and rests on a proof of its own. */
function refuseSecond(call: WriteCall, asked: Application): void {
  const { residentId, category, proof } = asked
  const wanted = termOf({ ...asked, id: 0, approvedOn: null, pauses: [] })
  const rows = rowsOfPerson(call, idsOfResident(call, residentId)).filter((row) => row.category === category)
  const open = new Set(
    shownRows(call, rows)
      .filter(({ state }) => state !== 'ended')
      .map(({ id }) => id),
  )
  const others = rows.filter(({ id }) => open.has(id))
  if (others.some((row) => overlap(wanted, termOf({ ...row, pauses: [] }))))
    throw new DeskError('conflict', 'canteen.category-held', { category })
  const isRenewal = others.some(({ until }) => until !== null && until < wanted.from)
  if (isRenewal && proof === '') {
    const path = ['application', 'proof']
    throw new DeskError('invalid', 'desk.input', {}, [{ path, code: 'required' }])
  }
}

/** Under what the log tells of these people: their eligibilities. */
export const eligibilitySubjects = (
  call: Pick<ReadCall, 'statement'>,
  residentIds: readonly number[],
): readonly string[] =>
  call
    .statement(
      `SELECT 'eligibility:' || id FROM canteen_eligibilities
        WHERE resident_id IN (SELECT value FROM json_each(?)) ORDER BY id DESC`,
    )
    .pluck()
    .all(JSON.stringify(residentIds))
    .map(String)

interface Moving {
  readonly id: number
  readonly move: EligibilityMove
  readonly day: string
  readonly reason: string
}

/** The reason is part of what was decided, and of what the person may ask about. */
const needsReason: readonly EligibilityMove[] = ['pause', 'end']

function checkMove(call: WriteCall, row: EligibilityRow, { move, day, reason }: Moving): void {
  const refuse = (path: string, code: string) =>
    new DeskError('invalid', 'desk.input', {}, [{ path: [path], code }])
  if (!row.moves.includes(move)) throw new DeskError('conflict', `canteen.eligibility-is-${row.state}`)
  if (row.end !== null && !isBeforeEnd(row.state, move, day, row.end))
    throw refuse('day', 'canteen.ends-later')
  if (needsReason.includes(move) && reason === '') throw refuse('reason', 'required')
  if (move === 'approve' && day > call.today) throw refuse('day', 'canteen.approved-ahead')
  if (move === 'approve' && day < row.appliedOn) throw refuse('day', 'canteen.approved-before-applied')
}

export const eligibilityHandlers = {
  list: read((call, asked: PageRequest & { tab: EligibilityTab }) => {
    const { rows, next } = pageOfTab(call, asked)
    return { rows: shownRows(call, rows), next }
  }),

  get: read((call, { id }: { id: number }) => {
    const row = requireRow(call, id)
    const [eligibility] = shownRows(call, [row])
    if (eligibility === undefined) throw new DeskError('not-found', 'canteen.eligibility-unknown')
    return { eligibility, moves: [...(movesOf(call, [id]).get(id) ?? [])].toReversed() }
  }),

  apply: write((call, input: { application: Application }) => {
    const { application } = input
    requireResident(call, application.residentId)
    refuseSecond(call, application)
    const { lastInsertRowid } = call.database
      .insert(canteenEligibilities)
      .values({ ...application, approvedOn: null })
      .run()
    const id = Number(lastInsertRowid)
    call.record({ subject: `eligibility:${id}`, change: application })
    return { id }
  }),

  move: write((call, moving: Moving) => {
    const row = requireRow(call, moving.id)
    const [eligibility] = shownRows(call, [row])
    if (eligibility === undefined) throw new DeskError('not-found', 'canteen.eligibility-unknown')
    checkMove(call, eligibility, moving)
    const { id, move, day, reason } = moving
    const at = call.now
    call.database
      .insert(canteenEligibilityMoves)
      .values({ eligibilityId: id, move, day, reason, at, staffId: call.staff.id })
      .run()
    const set = move === 'approve' ? { approvedOn: day } : move === 'end' ? { until: day } : null
    if (set !== null) {
      call.database.update(canteenEligibilities).set(set).where(eq(canteenEligibilities.id, id)).run()
    }
    call.record({ subject: `eligibility:${id}`, change: { move, day, reason } })
    return { id }
  }),
}
