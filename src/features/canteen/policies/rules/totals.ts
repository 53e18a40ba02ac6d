/**
 * 用完即止: sums for all people together. What was given out of one is counted from the rows that stand; a meal gets what is
 * left, or nothing where the policy gives no meal in part.
 */
import { inSamePeriod } from '../../rules/periods'
import type { Division, Policy, SubsidyPolicy, Total } from '../contract/policies'
import type { TotalLeft } from '../contract/prices'
import type { Reason } from '../contract/reasons'
import { cutTo, type Capped, type Divided } from './division'
import type { CountedWith } from './limits'

/** What a funder has given under a policy for the meals of a month that stand. */
export interface GivenInAll {
  /** `YYYY-MM` */
  readonly month: string
  readonly policy: string
  readonly funder: string
  readonly fen: number
}

/** A payment of this very meal. */
export interface Payment {
  readonly policy: string
  readonly funder: string
  readonly fen: number
}

/** A total of a policy with what this meal may still have of it. */
export interface OpenTotal {
  readonly total: Total
  readonly fen: number
}

const isOfPeriod = ({ per }: Total, month: string, day: string): boolean =>
  inSamePeriod(per, { day: `${month}-01`, meal: 'lunch' }, { day, meal: 'lunch' })

const isOfFunder = ({ funder }: Total, by: string): boolean => funder === undefined || funder === by

const sumOf = (parts: readonly { readonly fen: number }[]): number =>
  parts.reduce((sum, { fen }) => sum + fen, 0)

/** What every total has left for a meal of this day. */
export function totalsLeft(
  policies: readonly Policy[],
  given: readonly GivenInAll[],
  day: string,
  countedWith: CountedWith,
): readonly TotalLeft[] {
  return policies.flatMap((policy) => {
    if (policy.kind === 'discount') return []
    return (policy.totals ?? []).map((total, at): TotalLeft => {
      const codes = countedWith(policy, total.pool)
      const used = given.filter(
        (one) =>
          codes.includes(one.policy) && isOfFunder(total, one.funder) && isOfPeriod(total, one.month, day),
      )
      return { policy: policy.code, at, fen: Math.max(0, total.fen - sumOf(used)) }
    })
  })
}

/** The totals of a policy after what this meal was given by now. One of which nothing is told has all that it began with. */
export function openTotals(
  policy: SubsidyPolicy,
  left: readonly TotalLeft[],
  paid: readonly Payment[],
  countedWith: CountedWith,
): readonly OpenTotal[] {
  return (policy.totals ?? []).map((total, at) => {
    const before = left.find((one) => one.policy === policy.code && one.at === at)?.fen ?? total.fen
    const codes = countedWith(policy, total.pool)
    const used = paid.filter((one) => codes.includes(one.policy) && isOfFunder(total, one.funder))
    return { total, fen: Math.max(0, before - sumOf(used)) }
  })
}

export const totalUsed = ({ total: { per, fen, funder } }: OpenTotal): Reason => ({
  code: 'total-used',
  per,
  fen,
  funder: funder ?? null,
})

/** What of a payment these totals let through, and the one that let through the least. */
function throughAll(fen: number, totals: readonly OpenTotal[]): Capped {
  let capped: Capped = { fen, reason: null }
  for (const open of totals) {
    const through = open.fen >= fen ? fen : open.total.last === 'in-part' ? open.fen : 0
    if (through < capped.fen) capped = { fen: through, reason: totalUsed(open) }
  }
  return capped
}

/** What a funder may pay of its part of the food, by the totals that name it. */
export const totalsOfFunder = (totals: readonly OpenTotal[], funder: string) => {
  const own = totals.filter(({ total }) => total.funder === funder)
  return {
    of: (fen: number): Capped => throughAll(fen, own),
    room: Math.min(Number.POSITIVE_INFINITY, ...own.map(({ fen }) => fen)),
  }
}

export interface WithinTotals {
  readonly divided: Divided
  /** Why it is less than it was, where it is. */
  readonly reason: Reason | null
}

/** The food, cut to what the totals of the whole policy let through. */
export function foodWithin(division: Division, divided: Divided, totals: readonly OpenTotal[]): WithinTotals {
  const { fen, reason } = throughAll(
    divided.fen,
    totals.filter(({ total }) => total.funder === undefined),
  )
  return { divided: cutTo(division, divided, fen), reason }
}

/** What one funder may pay beside the food, which was paid already. */
export const besideWithin = (
  { funder, fen }: { readonly funder: string; readonly fen: number },
  totals: readonly OpenTotal[],
): Capped =>
  throughAll(
    fen,
    totals.filter(({ total }) => isOfFunder(total, funder)),
  )
