/** Who of a case is hidden from the others: by a word in the case, by the register, or because a court protects them from somebody in it. */
import { z } from 'zod'
import { protectedAmong } from '#features/residents/index'
import { rowsOf } from '#work/rows'
import type { CaseReader } from '../../service/call'

interface OfParty {
  readonly id: number
  readonly name: string
  readonly resident_id: number | null
  readonly protected_since: string | null
}

const orderRow = z.object({ resident: z.number().nullable(), name: z.string() })

/**
 * Protected at the counter after they became a party, they are hidden here from the next paper on. An order hides as long as it is not lifted,
 * also when its time is over: that somebody may find them again is for people to say.
 */
export function atRiskOf(call: CaseReader, caseId: number, parties: readonly OfParty[]): ReadonlySet<number> {
  const ofRegister = parties.flatMap(({ resident_id }) => resident_id ?? [])
  const atTheCounter =
    ofRegister.length === 0 ? new Set<number>() : protectedAmong(call.beside('desk'), ofRegister)
  const orders = rowsOf(
    call,
    orderRow,
    `SELECT o.protected_resident_id AS resident, o.protected_name AS name FROM mediation_orders o
      WHERE o.case_id = ? AND NOT EXISTS (
        SELECT 1 FROM mediation_order_askings a JOIN mediation_order_rulings r ON r.asking_id = a.id
         WHERE a.order_id = o.id AND a.what = 'lift' AND r.granted)`,
    caseId,
  )
  const isProtected = ({ name, resident_id, protected_since }: OfParty): boolean =>
    protected_since !== null ||
    (resident_id !== null && atTheCounter.has(resident_id)) ||
    orders.some((order) => order.name === name || (resident_id !== null && order.resident === resident_id))
  return new Set(parties.filter(isProtected).map(({ id }) => id))
}
