/** Protection of a person (人身安全保护): set and ended by people, and looked up for everything that would tell where they are. */
import type { Writer } from '#desk/rpc/call'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { protectionBases, type ProtectionBasis } from '../contract/words'
import { isLongerThanAnOrder } from '../rules/protection'
import { rowOf } from '#work/rows'

const protectionRow = z
  .object({
    id: z.number(),
    basis: z.enum(protectionBases),
    since: z.string(),
    until: z.string().nullable(),
    set_by: z.string(),
  })
  .transform(({ set_by: setBy, ...row }) => ({ ...row, setBy }))

/** The protection that holds for any of a person's records, or null. It holds until someone ends it. */
export const protectionOf = (call: Pick<Writer, 'statement'>, group: readonly number[]) =>
  rowOf(
    call,
    protectionRow,
    `SELECT p.id, p.basis, p.since, p.until, s.name AS set_by
       FROM resident_protections p JOIN staff s ON s.id = p.set_by
      WHERE p.resident_id IN (SELECT value FROM json_each(?)) AND p.ended_at IS NULL
      ORDER BY p.id DESC LIMIT 1`,
    JSON.stringify(group),
  )

export interface ProtectionInput {
  readonly basis: ProtectionBasis
  readonly since: string
  readonly until: string | null
}

/** Sets a protection, or puts another in the place of the one that holds. */
export function setProtection(call: Writer, residentId: number, input: ProtectionInput): void {
  if (input.since > call.today) throw new DeskError('invalid', 'residents.protection-in-the-future')
  if (input.until !== null && input.until < input.since) {
    throw new DeskError('invalid', 'residents.protection-ends-before-it-begins')
  }
  const { basis, since, until } = input
  if (basis === 'protection-order' && until !== null && isLongerThanAnOrder(since, until)) {
    const tooLong = 'residents.protection-order-too-long'
    throw new DeskError('invalid', tooLong, {}, [{ path: ['until'], code: tooLong }])
  }
  call
    .statement(
      'INSERT INTO resident_protections (resident_id, basis, since, until, set_at, set_by) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(residentId, input.basis, input.since, input.until, call.now, call.staff.id)
}

/** The same protection for another record: of what was one person, both parts go on being protected. */
export function copyProtection(
  call: Pick<Writer, 'statement'>,
  protection: number,
  residentId: number,
): void {
  call
    .statement(
      `INSERT INTO resident_protections (resident_id, basis, since, until, set_at, set_by)
       SELECT ?, basis, since, until, set_at, set_by FROM resident_protections WHERE id = ?`,
    )
    .run(residentId, protection)
}

/** Ends every protection of a person's records; `conflict` when there is none. */
export function endProtection(call: Writer, group: readonly number[], reason: string): void {
  const { changes } = call
    .statement(
      `UPDATE resident_protections SET ended_at = ?, ended_by = ?, end_reason = ?
        WHERE resident_id IN (SELECT value FROM json_each(?)) AND ended_at IS NULL`,
    )
    .run(call.now, call.staff.id, reason, JSON.stringify(group))
  if (changes === 0) throw new DeskError('conflict', 'residents.not-protected')
}
