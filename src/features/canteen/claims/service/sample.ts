/** Who is rung up about their meals: drawn by chance from everybody the claim is about, once, by a seed that is kept. */
import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { chanceFrom } from '#ground/chance'
import { DeskError } from '#ground/contract/errors'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { rowOf, rowsOf } from '#work/rows'
import { idsOfResident, residentsById } from '#features/residents/index'
import { callResults, type CallResult } from '../../contract/words'
import { callBackSample } from '../../rules/anomalies'
import { canteenCalls } from '../../schema/claims'
import type { ShownCall } from '../contract'
import { requireClaim } from './rows'

const dinerRow = z.object({ diner: z.number(), resident: z.number() })

/** Everybody for whom the claim asks for something, by the first of their cards: who has two, as two records are one person, is rung up once. */
function peopleOf(call: Reader, claim: number): readonly number[] {
  const rows = rowsOf(
    call,
    dinerRow,
    `SELECT DISTINCT d.id AS diner, d.resident_id AS resident
       FROM canteen_claim_lines l JOIN canteen_meals m ON m.id = l.meal_id JOIN canteen_diners d ON d.id = m.diner_id
      WHERE l.claim_id = ? AND l.count > 0 ORDER BY d.id`,
    claim,
  )
  const people = residentsById(
    call,
    rows.map(({ resident }) => resident),
  )
  const seen = new Set<number>()
  return rows.flatMap(({ diner, resident }) => {
    const person = people.get(resident)?.id ?? resident
    if (seen.has(person)) return []
    seen.add(person)
    return [diner]
  })
}

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

const askedRow = z.object({ resident: z.number(), meals: z.number(), fen: z.number() })

/** What the claim says that the drawn had, by the records of each: on all of their cards. */
function askedFor(call: Reader, claim: number, ids: readonly number[]): readonly z.infer<typeof askedRow>[] {
  return rowsOf(
    call,
    askedRow,
    `SELECT d.resident_id AS resident, count(DISTINCT l.meal_id) AS meals, sum(l.fen) AS fen
       FROM canteen_claim_lines l JOIN canteen_meals m ON m.id = l.meal_id JOIN canteen_diners d ON d.id = m.diner_id
      WHERE l.claim_id = ? AND l.count > 0 AND d.resident_id IN (SELECT value FROM json_each(?)) GROUP BY d.resident_id`,
    claim,
    JSON.stringify(ids),
  )
}

const callRow = z.object({
  id: z.number(),
  place: z.number(),
  resident: z.number().nullable(),
  result: z.enum(callResults).nullable(),
  calledAt: z.number().nullable(),
  by: z.string().nullable(),
})

/** The drawn, with what the claim says they had, so that it can be asked. */
export function callsOf(call: Reader, claim: number): ShownCall[] {
  const rows = rowsOf(
    call,
    callRow,
    `SELECT k.id, k.place, d.resident_id AS resident, k.result, k.called_at AS calledAt, s.name AS by
       FROM canteen_calls k LEFT JOIN canteen_diners d ON d.id = k.diner_id LEFT JOIN staff s ON s.id = k.staff_id
      WHERE k.claim_id = ? ORDER BY k.place`,
    claim,
  )
  const drawn = [...new Set(rows.flatMap(({ resident }) => resident ?? []))]
  const idsOf = new Map(drawn.map((id) => [id, idsOfResident(call, id)]))
  const asked = askedFor(call, claim, [...new Set([...idsOf.values()].flat())])
  const people = residentsById(
    call,
    rows.flatMap(({ resident }) => resident ?? []),
  )
  return rows.map(({ resident, by, ...row }) => {
    const card = resident === null ? undefined : people.get(resident)
    const ids = resident === null ? [] : (idsOf.get(resident) ?? [])
    const own = asked.filter((one) => ids.includes(one.resident))
    return {
      ...row,
      meals: own.reduce((sum, { meals }) => sum + meals, 0),
      fen: own.reduce((sum, { fen }) => sum + fen, 0),
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
