/** What funders paid, deducted and got back, slip by slip; a slip that was noted wrongly is taken back whole. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { WriteCall } from '#desk/rpc/call'
import { rowOf, rowsOf } from '#work/rows'
import { isLocked } from '../../rules/claim-summary'
import { whyNotOfSlip } from '../../rules/slips'
import { canteenClaimPayments } from '../../schema/claims'
import { paymentsOf } from './details'
import { unsettleUnlessPaid } from './moves'
import { requireClaim } from './rows'

export interface NotedPayment {
  readonly id: number
  readonly funder: string
  readonly day: string
  readonly slip: string
  readonly fen: number
  readonly deductedFen: number
  readonly sentBackFen: number
  readonly slipFen: number | null
  readonly reason: string
}

const refuse = (path: string, code: string): DeskError =>
  new DeskError('invalid', 'desk.input', {}, [{ path: [path], code }])

const partRow = z.object({
  fen: z.number(),
  slipFen: z.number().nullable(),
  from: z.string(),
  until: z.string(),
})

/** What of a funder's slip is noted in any claim, and was not taken back. */
const partsOfSlip = (call: WriteCall, slip: string, funder: string) =>
  rowsOf(
    call,
    partRow,
    `SELECT p.fen, p.slip_fen AS slipFen, c.from_day AS "from", c.until_day AS until
       FROM canteen_claim_payments p JOIN canteen_claims c ON c.id = p.claim_id
      WHERE p.slip = ? AND p.funder = ? AND +p.reverses IS NULL
        AND NOT EXISTS (SELECT 1 FROM canteen_claim_payments back WHERE back.reverses = p.id) ORDER BY p.id`,
    slip,
    funder,
  )

/** A slip of the bank is money once: a second claim takes only what the others left of it. */
function refuseSlip(call: WriteCall, { slip, funder, fen, sentBackFen, slipFen }: NotedPayment): void {
  const moved = fen - sentBackFen
  const parts = partsOfSlip(call, slip, funder)
  const refused = whyNotOfSlip(moved, slipFen, parts)
  if (refused === null) return
  switch (refused.code) {
    case 'slip-smaller':
      throw refuse('slipFen', 'canteen.slip-smaller')
    case 'slip-exceeded':
      throw new DeskError('conflict', 'canteen.slip-exceeded', {
        slip,
        left: (refused.leftFen / 100).toFixed(2),
      })
    case 'slip-noted':
    case 'slip-differs': {
      const { from, until } = refused.part
      throw new DeskError('conflict', `canteen.${refused.code}`, { slip, period: `${from} – ${until}` })
    }
  }
}

export function notePayment(call: WriteCall, payment: NotedPayment): { payment: number } {
  const { id, day, slip, fen, deductedFen, sentBackFen, reason, funder } = payment
  const claim = requireClaim(call, id)
  if (!isLocked(claim.state)) throw new DeskError('conflict', `canteen.claim-is-${claim.state}`)
  if (fen + deductedFen + sentBackFen === 0) throw refuse('fen', 'required')
  // A slip of the bank is of one direction.
  if (fen > 0 && sentBackFen > 0) throw refuse('sentBackFen', 'canteen.one-direction')
  if (fen + sentBackFen > 0 && slip === '') throw refuse('slip', 'required')
  if (deductedFen + sentBackFen > 0 && reason === '') throw refuse('reason', 'required')
  if (day > call.today) throw refuse('day', 'canteen.paid-ahead')
  if (slip !== '') refuseSlip(call, payment)
  const { lastInsertRowid } = call.database
    .insert(canteenClaimPayments)
    .values({
      claimId: id,
      funder,
      day,
      slip,
      fen: fen - sentBackFen,
      deductedFen,
      slipFen: slip === '' ? null : payment.slipFen,
      reason,
      at: call.now,
      staffId: call.staff.id,
    })
    .run()
  call.record({ subject: `canteen-claim:${id}`, change: payment })
  return { payment: Number(lastInsertRowid) }
}

const minus = (fen: number): number => (fen === 0 ? 0 : -fen)

const ofClaim = z.object({ claim: z.number() })

export function takeBackPayment(
  call: WriteCall,
  { payment: id }: { readonly payment: number },
): { payment: number; unsettled: boolean } {
  const found = rowOf(call, ofClaim, 'SELECT claim_id AS claim FROM canteen_claim_payments WHERE id = ?', id)
  const payment = found === null ? undefined : paymentsOf(call, found.claim).find((one) => one.id === id)
  if (found === null || payment === undefined) throw new DeskError('not-found', 'canteen.payment-unknown')
  if (payment.takenBackBy !== null) throw new DeskError('conflict', 'canteen.payment-taken-back')
  const { funder, day, slip, fen, deductedFen } = payment
  const { lastInsertRowid } = call.database
    .insert(canteenClaimPayments)
    .values({
      claimId: found.claim,
      funder,
      day,
      slip,
      fen: minus(fen),
      deductedFen: minus(deductedFen),
      reason: '',
      reverses: id,
      at: call.now,
      staffId: call.staff.id,
    })
    .run()
  const unsettled = unsettleUnlessPaid(call, found.claim)
  call.record({ subject: `canteen-claim:${found.claim}`, change: { takenBack: id, unsettled } })
  return { payment: Number(lastInsertRowid), unsettled }
}
