/** The procedures of claims. */
import { z } from 'zod'
import { rowId, type PageRequest } from '#ground/contract/fields'
import type { ReadCall, Reader } from '#desk/rpc/call'
import { disclose, read, write, writeAfterReading } from '#desk/rpc/serve'
import { listOrder } from '#work/pages/order'
import { atOnce, givingWay } from '#work/pieces'
import { labelled, rowOf, rowsOf } from '#work/rows'
import type { CallResult, ClaimSpan } from '../../contract/words'
import { linesOnPaper } from '../contract'
import { exportClaim } from './export'
import { besideBetween, giftsBetween } from '../../balance/service/gifts'
import { detailsOf, linesFrom, linesOf, paymentsOf } from './details'
import { findingsOf } from './findings'
import {
  checkClaim,
  dropClaim,
  makeClaim,
  readForCheck,
  readForSubmission,
  reopenClaim,
  sendBackClaim,
  settleClaim,
  submitClaim,
  unsettleClaim,
} from './moves'
import { notePayment, takeBackPayment, type NotedPayment } from './payments'
import { claimsWhere, requireClaim, type KeptClaim } from './rows'
import { callsOf, drawSample, noteCall } from './sample'
import { byPerson, shownLines } from './shown-lines'

type Id = { readonly id: number }
type IdAndReason = Id & { readonly reason: string }

const latestFirst = listOrder('canteen.claims', 'falling', z.tuple([z.string(), rowId]))
/** The place of a line among those of its claim, from 1. */
const asTaken = listOrder('canteen.claim-lines', 'rising', z.tuple([rowId]))

const monthRow = z.object({ month: z.string(), meals: z.number() })

const fenRow = z.object({ fen: z.number() })
/** What it came to at its last move: between two moves no line of it changes. */
const keptFen = (call: Reader, claim: number): number =>
  rowOf(
    call,
    fenRow,
    'SELECT fen FROM canteen_claim_events WHERE claim_id = ? ORDER BY id DESC LIMIT 1',
    claim,
  )?.fen ?? 0

function shownClaim(call: ReadCall, { id, from, until, state, madeAt, by }: KeptClaim) {
  const payments = paymentsOf(call, id).filter(({ takenBackBy }) => takenBackBy === null)
  return {
    id,
    from,
    until,
    state,
    madeAt,
    by,
    fen: state === 'draft' ? null : keptFen(call, id),
    paidFen: payments.reduce((sum, { fen }) => sum + fen, 0),
    deductedFen: payments.reduce((sum, { deductedFen }) => sum + deductedFen, 0),
  }
}

/** What people call claims, by id. */
export const claimLabels = labelled(
  `SELECT id, from_day || ' – ' || until_day AS label FROM canteen_claims WHERE id IN (SELECT value FROM json_each(?))`,
)

function* findingsAndGifts(call: ReadCall, claim: KeptClaim) {
  const found = yield* findingsOf(call, claim)
  const { count, givenFen, takenBackFen, adjustedFen } = giftsBetween(call, claim.from, claim.until)
  return {
    ...found,
    gifts: { count, givenFen: givenFen - takenBackFen + adjustedFen, adjustedFen },
    beside: besideBetween(call, claim.from, claim.until),
  }
}

export const claimsHandlers = {
  list: read((call, { after, limit }: PageRequest) => {
    const { beyond, values, orderBy } = latestFirst.text(['c.until_day', 'c.id'], latestFirst.startOf(after))
    const found = claimsWhere(call, beyond, orderBy, [...values, limit + 1])
    const { rows, next } = latestFirst.page(found, limit, ({ until, id }) => [until, id])
    return { rows: rows.map((row) => shownClaim(call, row)), next }
  }),

  unclaimed: read((call) => ({
    months: rowsOf(
      call,
      monthRow,
      `SELECT substr(s.day, 1, 7) AS month, count(DISTINCT u.meal_id) AS meals
         FROM canteen_unclaimed u CROSS JOIN canteen_subsidies s ON s.meal_id = u.meal_id GROUP BY 1 ORDER BY 1`,
    ),
  })),

  get: read((call, { id }: Id) => givingWay(detailsOf(call, id))),

  lines: read(
    async (call, { id, corrections, after, limit }: PageRequest & Id & { corrections: boolean }) => {
      const claim = requireClaim(call, id)
      const [start] = asTaken.startOf(after) ?? [0]
      const { lines, total } = await givingWay(
        linesFrom(call, claim, { corrections, start, limit: limit + 1 }),
      )
      const found = lines.map((line, at) => ({ line, place: start + at + 1 }))
      const { rows, next } = asTaken.page(found, limit, ({ place }) => [place])
      const shown = shownLines(
        call,
        rows.map(({ line }) => line),
      )
      return { rows: shown, next, total }
    },
  ),

  anomalies: read((call, { id }: Id) => givingWay(findingsAndGifts(call, requireClaim(call, id)))),

  calls: read((call, { id }: Id) => ({ seed: requireClaim(call, id).seed, calls: callsOf(call, id) })),

  linesOnPaper: disclose((call, { id, part }: Id & { part: number }) => {
    const start = (part - 1) * linesOnPaper
    const { lines } = atOnce(
      linesFrom(call, requireClaim(call, id), { corrections: false, start, limit: linesOnPaper }),
    )
    call.disclose({ subject: `canteen-claim:${id}`, fields: ['name'], reason: 'print', note: '' })
    return { lines: shownLines(call, lines) }
  }),

  people: disclose((call, { id }: Id) => {
    const claim = requireClaim(call, id)
    const people = byPerson(call, claim, atOnce(linesOf(call, claim)).lines)
    call.disclose({ subject: `canteen-claim:${id}`, fields: ['name'], reason: 'print', note: '' })
    return { people }
  }),

  make: write((call, made: { span: ClaimSpan; month: string }) => makeClaim(call, made)),
  drop: write((call, { id }: Id) => dropClaim(call, { id })),
  check: writeAfterReading(readForCheck, checkClaim),
  reopen: write((call, { id, reason }: IdAndReason) => reopenClaim(call, { id, reason })),
  submit: writeAfterReading(readForSubmission, submitClaim),
  sendBack: write((call, { id, reason }: IdAndReason) => sendBackClaim(call, { id, reason })),
  settle: write((call, { id, reason }: IdAndReason) => settleClaim(call, { id, reason })),
  unsettle: write((call, { id, reason }: IdAndReason) => unsettleClaim(call, { id, reason })),
  notePayment: write((call, payment: NotedPayment) => notePayment(call, payment)),
  takeBackPayment: write((call, { payment }: { payment: number }) => takeBackPayment(call, { payment })),
  draw: write((call, { id, count }: Id & { count: number }) => drawSample(call, { id, count })),
  noteCall: write((call, noted: { call: number; result: CallResult }) => noteCall(call, noted)),
  export: exportClaim,
}
