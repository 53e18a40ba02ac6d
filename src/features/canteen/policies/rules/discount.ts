/** The canteen's own discount: it comes before every subsidy and nobody is asked to pay it back. */
import type { DiscountPolicy } from '../contract/policies'
import type { ClassReason, Discount, NotApplied } from '../contract/prices'
import { partOf } from './amount'
import { bestOf } from './best'
import { outOfForce } from './candidate'
import type { Circumstances } from './facts'
import { discountLimitReached } from './limits'
import { failingOfWho } from './meant'

interface Discounted {
  readonly discount: Discount | null
  readonly notApplied: readonly NotApplied[]
}

interface Looked {
  readonly policy: string
  readonly best: Discount | null
  readonly reasons: readonly ClassReason[]
}

function lookAt(policy: DiscountPolicy, circumstances: Circumstances): Looked {
  const { earlier, meal } = circumstances
  const limit = discountLimitReached(policy, earlier, meal)
  const refused = [...outOfForce(policy, circumstances), ...(limit === null ? [] : [limit])]
  if (refused.length > 0) {
    return { policy: policy.code, best: null, reasons: refused.map((reason) => ({ class: null, reason })) }
  }
  const listFen = circumstances.priceFen
  const reasons: ClassReason[] = []
  const offs: { readonly code: string; readonly fen: number; readonly namedFen: number }[] = []
  for (const one of policy.classes) {
    const failing = failingOfWho(policy, one.who, circumstances)
    reasons.push(...failing.map((reason) => ({ class: one.code, reason })))
    if (failing.length > 0) continue
    const pays = Math.min(listFen, partOf(listFen, one.paysBasisPoints, one.rounding))
    const off = listFen - Math.max(0, pays - (one.offFen ?? 0))
    const fen = Math.min(off, one.mostOffFen ?? off)
    if (fen > 0) offs.push({ code: one.code, fen, namedFen: one.mostOffFen ?? Number.POSITIVE_INFINITY })
    else reasons.push({ class: one.code, reason: { code: 'nothing-left-to-pay' } })
  }
  const best = bestOf(offs, (one) => one)
  const discount = best === null ? null : { policy: policy.code, class: best.code, fen: best.fen }
  return { policy: policy.code, best: discount, reasons }
}

/** Of all that fit the one that leaves the lowest price; of two the first. */
export function discounted(
  policies: readonly DiscountPolicy[],
  of: (policy: DiscountPolicy) => Circumstances,
): Discounted {
  const looked = policies.map((policy) => lookAt(policy, of(policy)))
  const discount = looked.reduce<Discount | null>(
    (best, one) => (one.best !== null && one.best.fen > (best?.fen ?? 0) ? one.best : best),
    null,
  )
  const others = looked.filter(({ policy }) => policy !== discount?.policy)
  const notApplied = others.map(({ policy, best, reasons }): NotApplied => {
    if (best === null || discount === null) return { policy, reasons }
    return { policy, reasons: [{ class: null, reason: { code: 'better-policy', policy: discount.policy } }] }
  })
  return { discount, notApplied }
}
