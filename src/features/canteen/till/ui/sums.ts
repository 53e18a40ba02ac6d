/** What the till's line and the slip say of a price: parts that come to what is paid, each with its sign. */
import type { MealPrice } from '../../contract/index'

export interface SumPart {
  readonly name: 'list' | 'discount' | 'subsidy' | 'deliveryFee'
  /** Negative where it is taken off. */
  readonly fen: number
}

export const partWords = {
  list: 'price.list',
  discount: 'till.discount',
  subsidy: 'till.subsidy',
  deliveryFee: 'price.deliveryFee',
} as const satisfies Record<SumPart['name'], string>

type Sums = Pick<MealPrice, 'listFen' | 'priceFen' | 'subsidyFen' | 'deliveryFeeFen' | 'deliverySubsidyFen'>

/** The list price and the subsidy always; the canteen's own discount and the fee where there are any. They add up to what is paid. */
export function sumParts(price: Sums): readonly SumPart[] {
  const { listFen, priceFen, subsidyFen, deliveryFeeFen, deliverySubsidyFen } = price
  const discount = { name: 'discount', fen: priceFen - listFen } as const
  const fee = { name: 'deliveryFee', fen: deliveryFeeFen } as const
  return [
    { name: 'list', fen: listFen },
    ...(discount.fen === 0 ? [] : [discount]),
    { name: 'subsidy', fen: 0 - (subsidyFen + deliverySubsidyFen) },
    ...(fee.fen === 0 ? [] : [fee]),
  ]
}

/** Who pays how much of the subsidy, of the food and of bringing it. */
export const paidBy = ({
  byFunder,
  delivery,
}: Pick<MealPrice, 'byFunder' | 'delivery'>): readonly { readonly funder: string; readonly fen: number }[] =>
  [...Map.groupBy([...byFunder, ...delivery], ({ funder }) => funder)].map(([funder, parts]) => ({
    funder,
    fen: parts.reduce((sum, { fen }) => sum + fen, 0),
  }))
