/**
 * 每餐次只补一份: of how many portions of a meal a policy is. One of each thing that was chosen is a portion together, so a soup, a
 * dish and a bowl of rice are one meal. A second helping of the same thing belongs to a second portion, and of sets each is a
 * portion by itself, whatever it is called.
 */
import type { Policy } from '../contract/policies'
import { placesCovered } from './covered'
import type { FoodLine } from './facts'

type Asking = Pick<Policy, 'kind' | 'lines' | 'perMeal'>

/** A subsidy is of one portion where it says nothing; the canteen's own discount is then of all of them. */
const mostPortions = ({ kind, perMeal }: Asking): number =>
  perMeal?.portions ?? (kind === 'discount' ? Number.POSITIVE_INFINITY : 1)

/** To which portion each of these lines belongs, from 0 on: the dearest first, so that nobody is given less for what they chose besides. */
function portionsAt(
  together: readonly string[],
  places: readonly number[],
  lines: readonly FoodLine[],
): ReadonlyMap<number, number> {
  const fenOf = (at: number): number => lines[at]?.fen ?? 0
  const had = new Map<string, number>()
  const portions = new Map<number, number>()
  for (const at of places.toSorted((left, right) => fenOf(right) - fenOf(left) || left - right)) {
    const { name = '', kind = '', set = false } = lines[at] ?? {}
    if (together.includes(name) || together.includes(kind)) portions.set(at, 0)
    else {
      const thing = set ? '' : JSON.stringify([name, kind])
      const portion = had.get(thing) ?? 0
      portions.set(at, portion)
      had.set(thing, portion + 1)
    }
  }
  return portions
}

const portionsOf = (policy: Asking, lines: readonly FoodLine[]): ReadonlyMap<number, number> =>
  portionsAt(policy.perMeal?.together ?? [], placesCovered(policy.lines, lines), lines)

/** The lines that a policy gives to, by their places: of what it is for, as many portions as it says. */
export function placesGivenTo(policy: Asking, lines: readonly FoodLine[]): readonly number[] {
  const most = mostPortions(policy)
  return [...portionsOf(policy, lines)]
    .flatMap(([at, portion]) => (portion < most ? [at] : []))
    .toSorted((left, right) => left - right)
}

/**
 * The lines by which a least spend is measured: as many portions as the policy gives to, with what it says is not
 * subsidised. A second portion brings nobody over a least spend that a set of one does not reach.
 */
export const placesOfPortions = ({ kind, perMeal }: Asking, lines: readonly FoodLine[]): readonly number[] =>
  placesGivenTo({ kind, perMeal }, lines)

/** How many portions there were and for how many it is, where there were more; nothing where it is for all there were. */
export function portionsBeyond(
  policy: Asking,
  lines: readonly FoodLine[],
): { readonly portions?: { readonly had: number; readonly most: number } } {
  const most = mostPortions(policy)
  const had = Math.max(0, ...portionsOf(policy, lines).values()) + 1
  return had > most ? { portions: { had, most } } : {}
}
