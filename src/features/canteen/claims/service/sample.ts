/** Who is rung up about their meals: drawn by chance from everybody the claim is about, once, by a seed that is kept. */
import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { chanceFrom } from '#ground/chance'
import { DeskError } from '#ground/contract/errors'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { rowOf, rowsOf } from '#work/rows'
import { residentsById } from '#features/residents/index'
import { callResults, type CallResult } from '../../contract/words'
import { callBackSample } from '../../rules/anomalies'
import { canteenCalls } from '../../schema/claims'
import type { ShownCall } from '../contract'
import { requireClaim } from './rows'

const dinerRow = z.object({ diner: z.number() })

/** Everybody for whom the claim asks for something. */
const peopleOf = (call: Reader, claim: number): readonly number[] =>
  rowsOf(
    call,
    dinerRow,
    `SELECT DISTINCT m.diner_id AS diner FROM canteen_claim_lines l JOIN canteen_meals m ON m.id = l.meal_id
      WHERE l.claim_id = ? AND l.count > 0 AND m.diner_id IS NOT NULL`,
    claim,
  ).map(({ diner }) => diner)

/** Seeds are 31 bits: short enough to be written on the sheet and typed in again. */
const seeds = 2 ** 31

export function drawSample(
  call: WriteCall,
  { id, count }: { readonly id: number; readonly count: number },
): { drawn: number } {
  const claim = requireClaim(call, id)
  if (claim.state === 'draft') throw new DeskError('conflict', 'canteen.claim-is-draft')
  if (claim.seed !== null) throw new DeskError('conflict', 'canteen.sample-drawn')
  const seed = randomInt(seeds)
  const drawn = callBackSample(peopleOf(call, id), count, chanceFrom(seed))
  call.statement('UPDATE canteen_claims SET seed = ?, drawn_at = ? WHERE id = ?').run(seed, call.now, id)
  drawn.forEach((dinerId, at) =>
    call.database
      .insert(canteenCalls)
      .values({ claimId: id, place: at + 1, dinerId })
      .run(),
  )
  call.record({ subject: `canteen-claim:${id}`, change: { seed, count } })
  return { drawn: drawn.length }
}

const callRow = z.object({
  id: z.number(),
  place: z.number(),
  resident: z.number().nullable(),
  result: z.enum(callResults).nullable(),
  calledAt: z.number().nullable(),
  by: z.string().nullable(),
  meals: z.number(),
  fen: z.number(),
})

/** The drawn, with what the claim says they had, so that it can be asked. */
export function callsOf(call: Reader, claim: number): ShownCall[] {
  const rows = rowsOf(
    call,
    callRow,
    `WITH asked AS (
       SELECT m.diner_id AS diner, count(DISTINCT l.meal_id) AS meals, sum(l.fen) AS fen
         FROM canteen_claim_lines l JOIN canteen_meals m ON m.id = l.meal_id
        WHERE l.claim_id = ? AND l.count > 0
          AND m.diner_id IN (SELECT k.diner_id FROM canteen_calls k WHERE k.claim_id = ?) GROUP BY m.diner_id)
     SELECT k.id, k.place, d.resident_id AS resident, k.result, k.called_at AS calledAt, s.name AS by,
            coalesce(a.meals, 0) AS meals, coalesce(a.fen, 0) AS fen
       FROM canteen_calls k LEFT JOIN canteen_diners d ON d.id = k.diner_id LEFT JOIN staff s ON s.id = k.staff_id
       LEFT JOIN asked a ON a.diner = k.diner_id
      WHERE k.claim_id = ? ORDER BY k.place`,
    claim,
    claim,
    claim,
  )
  const people = residentsById(
    call,
    rows.flatMap(({ resident }) => resident ?? []),
  )
  return rows.map(({ resident, by, ...row }) => {
    const card = resident === null ? undefined : people.get(resident)
    return {
      ...row,
      resident: card === undefined ? null : { id: card.id, name: card.name },
      phone: card?.phone ?? '',
      by: by ?? '',
    }
  })
}

const claimRow = z.object({ claim: z.number() })

/** What somebody said. Rung up again they may say something else: the log has both. */
export function noteCall(
  call: WriteCall,
  { call: id, result }: { readonly call: number; readonly result: CallResult },
): { call: number } {
  const row = rowOf(call, claimRow, 'SELECT claim_id AS claim FROM canteen_calls WHERE id = ?', id)
  if (row === null) throw new DeskError('not-found', 'canteen.call-unknown')
  call
    .statement('UPDATE canteen_calls SET result = ?, called_at = ?, staff_id = ? WHERE id = ?')
    .run(result, call.now, call.staff.id, id)
  call.record({ subject: `canteen-claim:${row.claim}`, change: { call: id, result } })
  return { call: id }
}
