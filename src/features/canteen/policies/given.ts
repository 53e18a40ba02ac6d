/** What was given in all out of the sums that policies have for all people together, and what they still have. */
import { z } from 'zod'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import type { Policy } from '../contract/index'
import type { TotalLeft } from './contract/prices'
import { countedTogether, totalsLeft } from './rules/index'

const givenRow = z.object({ month: z.string(), policy: z.string(), funder: z.string(), fen: z.number() })

/** Of every total what a meal of this day may still have; asks nothing of the file where no policy has one. */
export function totalsLeftOn(call: Reader, policies: readonly Policy[], day: string): readonly TotalLeft[] {
  const totals = policies.flatMap((policy) => (policy.kind === 'subsidy' ? (policy.totals ?? []) : []))
  if (totals.length === 0) return []
  const isOfTerm = totals.some(({ per }) => per === 'term')
  const year = day.slice(0, 4)
  const given = rowsOf(
    call,
    givenRow,
    'SELECT month, policy, funder, fen FROM canteen_given WHERE month BETWEEN ? AND ?',
    isOfTerm ? '' : `${year}-01`,
    isOfTerm ? '9999-12' : `${year}-12`,
  )
  return totalsLeft(policies, given, day, countedTogether(policies))
}

/** Keeps beside a policy what the file itself holds it to. */
export function keepTotals(call: WriteCall, policy: Policy): void {
  call.statement('DELETE FROM canteen_totals WHERE policy = ?').run(policy.code)
  if (policy.kind === 'discount') return
  for (const [at, { per, funder, fen }] of (policy.totals ?? []).entries()) {
    call
      .statement('INSERT INTO canteen_totals (policy, at, per, funder, fen) VALUES (?, ?, ?, ?, ?)')
      .run(policy.code, at, per, funder ?? '', fen)
  }
}
