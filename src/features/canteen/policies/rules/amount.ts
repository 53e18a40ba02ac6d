/** How much a class gives on a price, before budgets and funders; all in fen. */
import type { Amount, Rounding } from '../contract/policies'

const wholeParts = 10_000

/** `numerator / denominator` fen, rounded as said. Integers only, so that no fen is lost in a fraction. */
export function rounded(numerator: number, denominator: number, { way, toFen }: Rounding): number {
  const unit = denominator * toFen
  switch (way) {
    case 'down':
      return Math.floor(numerator / unit) * toFen
    case 'half-up':
      return Math.floor((2 * numerator + unit) / (2 * unit)) * toFen
    case 'up':
      return Math.ceil(numerator / unit) * toFen
  }
}

/** Basis points of a price. */
export const partOf = (priceFen: number, basisPoints: number, rounding: Rounding): number =>
  rounded(priceFen * basisPoints, wholeParts, rounding)

/** Of which price a rule is; both in fen, of what the policy is for. */
export const measuredPrice = (
  amount: Amount,
  { priceFen, listFen }: { readonly priceFen: number; readonly listFen: number },
): number =>
  (amount.kind === 'percent' || amount.kind === 'price-tier') && amount.measured === 'before-discount'
    ? listFen
    : priceFen

/** What the rule would name of a meal that costs more than enough: by this two that give the same are told apart. */
export const namedAtMost = (amount: Amount, priceFen: number): number =>
  amount.kind === 'spend' ? (amount.atMost ?? Number.POSITIVE_INFINITY) : namedAmount(amount, priceFen)

/** What the rule names, whatever the meal costs: a fixed sum may be more than the price. */
export function namedAmount(amount: Amount, priceFen: number): number {
  switch (amount.kind) {
    case 'fixed':
      return amount.fen
    case 'spend':
      return Math.min(priceFen, amount.atMost ?? priceFen)
    case 'percent': {
      const part = partOf(priceFen, amount.basisPoints, amount.rounding)
      return Math.min(part, amount.atMost ?? part)
    }
    case 'own-price':
      return Math.max(0, priceFen - amount.fen)
    case 'price-tier':
      return amount.steps.findLast((step) => step.from <= priceFen)?.fen ?? 0
  }
}
