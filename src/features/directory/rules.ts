/** What the directory believes: a number can be called, and grids stand in the order of their numbers. */
import { cleanPhone, isPhone } from '#ground/people/phones'

/** The number as it is kept, whatever was typed between its digits; null for one that nobody could call. */
export function numberToCall(typed: string): string | null {
  const cleaned = cleanPhone(typed)
  return isPhone(cleaned) ? cleaned : null
}

/** 第2网格 comes before 第10网格. */
const byNumber = new Intl.Collator('zh-CN', { numeric: true })

export const byGrid = <Worker extends { readonly grid: string }>(
  workers: readonly Worker[],
): readonly Worker[] => workers.toSorted((one, other) => byNumber.compare(one.grid, other.grid))
