/**
 * A sum to the canteen is claimed once a period under its code, so a code that stands in a claim keeps to its periods and its funder, and
 * is nobody else's once its sum went: the second 一次性 under one code would never be claimed.
 */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { Reader } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import type { Policy } from './contract/policies'

const claimedRow = z.object({ code: z.string() })

const lumpsOf = (policy: Policy) => (policy.kind === 'subsidy' ? (policy.lumpSums ?? []) : [])

/** `before`: the newest version that is kept. */
export function refuseOtherSum(call: Reader, before: Policy, written: Policy): void {
  const claimed = new Set(
    rowsOf(
      call,
      claimedRow,
      'SELECT DISTINCT code FROM canteen_claim_sums WHERE policy = ?',
      before.code,
    ).map(({ code }) => code),
  )
  const other = lumpsOf(written).find(({ code, per, funder }) => {
    const kept = lumpsOf(before).find((one) => one.code === code)
    return claimed.has(code) && (kept?.per !== per || kept.funder !== funder)
  })
  if (other !== undefined)
    throw new DeskError('invalid', 'desk.input', {}, [
      { path: ['policy', 'lumpSums'], code: 'canteen.sum-was-claimed' },
    ])
}
