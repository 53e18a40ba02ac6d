/**
 * 仅限基本套餐，加菜不补贴: which lines of a meal a policy is for, what they cost after the canteen's discount, and what of them
 * is still to be paid.
 *
 * Every fen of a line is paid once. What a policy gave may have been for any line that it is for, so it counts in the way
 * that leaves most to the next: of any lines together no more is ever given than they cost.
 */
import type { CertainLines } from '../contract/policies'
import type { FoodLine, MealFacts } from './facts'

/** A line of several as several lines: each may be of another portion. */
function helpings({ count = 1, ...line }: FoodLine): readonly FoodLine[] {
  if (count <= 1) return [line]
  const each = Math.floor(line.fen / count)
  return Array.from({ length: count }, (_, at) => ({
    ...line,
    fen: at === 0 ? line.fen - each * (count - 1) : each,
  }))
}

/** In one order, however they were chosen: the odd fen of a discount does not depend on it. */
export function foodLines({ lines, listFen }: MealFacts): readonly FoodLine[] {
  if (lines === undefined) return [{ name: '', fen: listFen }]
  const keyOf = ({ name, kind = '' }: FoodLine) => JSON.stringify([name, kind])
  return lines.flatMap(helpings).toSorted((left, right) => {
    const [one, other] = [keyOf(left), keyOf(right)]
    return one === other ? right.fen - left.fen : one < other ? -1 : 1
  })
}

/** A line is named by what it is called, or by its kind on the menu. */
export const isCovered = (certain: CertainLines | undefined, { name, kind = '' }: FoodLine): boolean =>
  certain === undefined ||
  certain.of.some((word) => word === name || word === kind) === (certain.kind === 'only')

const sumOf = (fens: readonly number[]): number => fens.reduce((sum, fen) => sum + fen, 0)

/** The lines that a policy is for, by their places. */
export const placesCovered = (
  certain: CertainLines | undefined,
  lines: readonly FoodLine[],
): readonly number[] => lines.flatMap((line, at) => (isCovered(certain, line) ? [at] : []))

/** What the lines at these places cost. */
export const fenAt = (fens: readonly number[], places: readonly number[]): number =>
  sumOf(places.map((at) => fens[at] ?? 0))

/** What each line costs when `off` is taken from those at `places`, spread by what they cost; in whole fen, of which none is lost. */
export function afterDiscount(
  lines: readonly FoodLine[],
  places: readonly number[],
  off: number,
): readonly number[] {
  const fens = lines.map(({ fen }) => fen)
  const all = fenAt(fens, places)
  let [cost, taken] = [0, 0]
  return fens.map((fen, at) => {
    if (!places.includes(at) || all === 0) return fen
    cost += fen
    const share = Math.floor((off * cost) / all) - taken
    taken += share
    return fen - share
  })
}

export interface GivenFor {
  readonly places: readonly number[]
  readonly fen: number
}

/** What one more policy could give for the lines at `places`, after what others gave for theirs. */
export function stillToPay(
  fens: readonly number[],
  places: readonly number[],
  given: readonly GivenFor[],
): number {
  const within = (all: ReadonlySet<number>, some: readonly number[]) => some.every((at) => all.has(at))
  const leftOf = (all: ReadonlySet<number>): number =>
    fenAt(fens, [...all]) - sumOf(given.filter((one) => within(all, one.places)).map(({ fen }) => fen))
  // Lines together with those of any of the others: whatever was given for these alone is gone from them.
  const unions = new Map([[JSON.stringify(places), new Set(places)]])
  for (const one of given) {
    for (const union of [...unions.values()]) {
      const wider = [...new Set([...union, ...one.places])].toSorted((left, right) => left - right)
      unions.set(JSON.stringify(wider), new Set(wider))
    }
  }
  return Math.max(0, Math.min(...[...unions.values()].map(leftOf)))
}
