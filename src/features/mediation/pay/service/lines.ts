/** Reads closed cases as pay sees them: how they ended, whose they were, what was paid for them. */
import { z } from 'zod'
import { rowsOf } from '#work/rows'
import type { LedgerRow } from '#work/ledger/rules/index'
import { rollOf } from '../../committee/service/index'
import { hadWhenClosed } from '../../cases/service/had'
import { cardsOf, casesWhere, namesOfStaff, type CaseRow } from '../../cases/service/rows'
import { stateIn } from '../../cases/service/state-in'
import { closedIncomplete, performedDay, stepHolds } from '../../performance/rows'
import { caseMoves, type CaseState } from '../../contract/words'
import {
  accountOf,
  afterMove,
  endsHere,
  lotOf,
  payFaults,
  payOf,
  sharesOf,
  type PayableCase,
} from '../../rules'
import type { CaseReader } from '../../service/call'
import type { PayLine, PaySettingsShown } from '../contract'

const payRow = z.object({
  id: z.number(),
  case_id: z.number(),
  mediator_id: z.number(),
  fen: z.number(),
  approved_by: z.string(),
  approved_on: z.string(),
  reverses: z.number().nullable(),
})
export type PayRow = z.infer<typeof payRow>

export const payRows = (call: CaseReader, ids: readonly number[]): PayRow[] =>
  rowsOf(
    call,
    payRow,
    `SELECT id, case_id, mediator_id, fen, approved_by, approved_on, reverses FROM mediation_pay
      WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    JSON.stringify(ids),
  )

/** As the rules have it: out of nowhere to a mediator, and back. */
export function ledgerOf(rows: readonly PayRow[]): readonly LedgerRow[] {
  return rows.map(({ id, case_id, mediator_id, fen, reverses }) => {
    const lot = lotOf(mediator_id)
    const passage = reverses === null ? { from: null, to: lot } : { from: lot, to: null }
    return { id, account: accountOf(case_id), ...passage, amount: fen, reverses }
  })
}

/** Payments that stand: neither taken back nor the taking back. */
export const standing = (rows: readonly PayRow[]): readonly PayRow[] =>
  rows.filter(({ id, reverses }) => reverses === null && !rows.some((row) => row.reverses === id))

const courseRow = z.object({
  case_id: z.number(),
  closed_on: z.string(),
  /** It was closed past something that was missing. */
  incomplete: z.number(),
  succeeded: z.number(),
  performed: z.number(),
})

/** How it ended: what was agreed once and made anew without success was not. */
const ends = caseMoves
  .filter(endsHere)
  .map((move) => `'${move}'`)
  .join(', ')
const lastEnd = `(SELECT s.kind FROM mediation_case_events s WHERE s.case_id = e.case_id
    AND s.kind IN (${ends}, 'hand-over') AND ${stepHolds('s')} ORDER BY s.id DESC LIMIT 1)`

/** Only what a reviewer has closed is paid, bound since or not. */
const wasClosed = (state: CaseState): boolean =>
  state === 'closed' || state === afterMove('closed', 'archive')

/** Of a court's own paper (特邀调解规定 20) nobody here says that it is performed: the court enforces it. */
const courses = (condition: string): string =>
  `SELECT e.case_id, e.day AS closed_on, ${closedIncomplete('e')} AS incomplete,
          coalesce(${lastEnd} IN ('take-effect', 'agree-orally', 'settle-in-court'), FALSE) AS succeeded,
          (${performedDay('e.case_id')} IS NOT NULL OR coalesce(${lastEnd} = 'settle-in-court', FALSE)) AS performed
     FROM mediation_case_events e JOIN mediation_cases c ON c.id = e.case_id
    WHERE e.kind = 'close' AND ${stateIn(wasClosed)} AND c.erased_on IS NULL AND ${stepHolds('e')}
      AND e.id = (SELECT max(l.id) FROM mediation_case_events l
        WHERE l.case_id = e.case_id AND l.kind = 'close' AND ${stepHolds('l')})
      AND ${condition}`

/** The month's closings by their day, or that of one case. */
export const closedIn = (call: CaseReader, from: string, to: string) =>
  rowsOf(call, courseRow, courses('e.day BETWEEN ? AND ?'), from, to)
export const closingOf = (call: CaseReader, id: number) =>
  rowsOf(call, courseRow, courses('e.case_id = ?'), id)
type Course = z.infer<typeof courseRow>

const stayRow = z.object({ case_id: z.number(), staff_id: z.number() })

/** Whoever had a case when it was closed, in the order in which they came to it. */
const mediatorsOf = (call: CaseReader, ids: readonly number[]) =>
  rowsOf(
    call,
    stayRow,
    `SELECT s.case_id, s.staff_id FROM mediation_stays s
      WHERE s.as_what = 'mediator' AND s.case_id IN (SELECT value FROM json_each(?))
        AND ${hadWhenClosed('s')}
      GROUP BY s.case_id, s.staff_id ORDER BY min(s.id)`,
    JSON.stringify(ids),
  )

export interface Payable {
  readonly line: PayLine
  readonly payable: PayableCase
  readonly shares: readonly { readonly mediator: number; readonly fen: number }[]
}

/** A mediator who is not on the roll is paid by somebody else: nobody says that they draw no salary. */
const isSalaried = (roll: ReturnType<typeof rollOf>, staff: number): boolean =>
  roll.find(({ staffId }) => staffId === staff)?.salaried ?? true

export function payables(
  call: CaseReader,
  closings: readonly Course[],
  settings: PaySettingsShown,
): readonly Payable[] {
  const ids = closings.map(({ case_id }) => case_id)
  const rows = casesWhere(
    call,
    'c.id IN (SELECT value FROM json_each(?))',
    'ORDER BY c.id',
    JSON.stringify(ids),
  )
  const cards = new Map(cardsOf(call, rows).map((card) => [card.id, card]))
  const had = mediatorsOf(call, ids)
  const paid = payRows(call, ids)
  const roll = rollOf(call)
  const names = namesOfStaff(call, [
    ...had.map(({ staff_id }) => staff_id),
    ...paid.map(({ mediator_id }) => mediator_id),
  ])
  const nameOf = (id: number): string => names.get(id) ?? ''
  return rows.flatMap((row): Payable[] => {
    const closing = closings.find(({ case_id }) => case_id === row.id)
    const card = cards.get(row.id)
    if (closing === undefined || card === undefined) return []
    const mediators = had
      .filter(({ case_id }) => case_id === row.id)
      .map(({ staff_id: id }) => ({ id, salaried: isSalaried(roll, id) }))
    const payable = payableOf(row, closing, mediators)
    const own = paid.filter(({ case_id }) => case_id === row.id)
    const stands = standing(own)
    const [first] = stands
    const fen = payOf(payable, settings)
    const shares =
      first === undefined
        ? sharesOf(fen, mediators)
        : stands.map((one) => ({ mediator: one.mediator_id, fen: one.fen }))
    const line: PayLine = {
      card,
      closedOn: closing.closed_on,
      people: row.people,
      moneyFen: row.money_fen,
      fen: shares.reduce((sum, share) => sum + share.fen, 0),
      shares: shares.map((share) => ({ name: nameOf(share.mediator), fen: share.fen })),
      // The approval is what is given here.
      faults: payFaults(payable, settings, ledgerOf(own)).filter((fault) => fault !== 'not-approved'),
      paid: first === undefined ? null : { by: first.approved_by, on: first.approved_on },
    }
    return [{ line, payable, shares }]
  })
}

const payableOf = (
  { id, difficulty, people, money_fen: moneyFen }: CaseRow,
  closing: Course,
  mediators: PayableCase['mediators'],
): PayableCase => ({
  id,
  difficulty,
  people,
  moneyFen,
  // What was closed past something missing is not complete, whatever came into the file afterwards; a remark takes nothing from it.
  complete: closing.incomplete === 0,
  succeeded: closing.succeeded === 1,
  performed: closing.performed === 1,
  mediators,
  approvedBy: null,
})
