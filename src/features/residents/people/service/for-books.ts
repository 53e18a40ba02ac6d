/**
 * What sums of money rest on, whoever may see the person: an amount does not change because somebody is hidden from now on.
 * Shown to nobody.
 */
import { z } from 'zod'
import type { ReadCall } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { findWhole, groupOf, type StoredResident } from './rows'

export interface StandingForBooks {
  /** Every id under which rows of this person are kept. */
  readonly ids: readonly number[]
  readonly birth: string | null
  readonly status: StoredResident['status']
  readonly since: string | null
}

/** Null for whoever is not in the register any more. */
export function standingForBooks(call: Pick<ReadCall, 'statement'>, id: number): StandingForBooks | null {
  const record = findWhole(call, id)
  if (record === null) return null
  const { birth, status, status_since: since } = record
  return { ids: groupOf(call, record.id), birth, status, since }
}

const goneRow = z.object({ id: z.number(), since: z.string() })

/** Which of these died or moved away, and since when. */
export const goneForBooks = (call: Pick<ReadCall, 'statement'>, ids: readonly number[]) =>
  rowsOf(
    call,
    goneRow,
    `SELECT part.id, whole.status_since AS since
       FROM json_each(?) asked JOIN residents part ON part.id = asked.value
       JOIN residents whole ON whole.id = coalesce(part.merged_into, part.id)
      WHERE whole.status <> 'living' AND whole.status_since IS NOT NULL`,
    JSON.stringify(ids),
  )
