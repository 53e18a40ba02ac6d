/** What funders paid, deducted and got back, slip by slip; a slip that was noted wrongly is taken back whole. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { WriteCall } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import { isLocked } from '../../rules/claim-summary'
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
  readonly reason: string
}

const refuse = (path: string, code: string): DeskError =>
  new DeskError('invalid', 'desk.input', {}, [{ path: [path], code }])

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
  const same = paymentsOf(call, id).some(
    (one) => one.takenBackBy === null && slip !== '' && one.slip === slip && one.funder === funder,
  )
  if (same) throw new DeskError('conflict', 'canteen.slip-noted', { slip })
  const { lastInsertRowid } = call.database
    .insert(canteenClaimPayments)
    .values({
      claimId: id,
      funder,
      day,
      slip,
      fen: fen - sentBackFen,
      deductedFen,
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
