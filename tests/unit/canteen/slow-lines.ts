/** Lines of a meal, slowly: which a policy is for, what a discount leaves of each, and what may still be given for some of them. */
import type { Policy } from '#features/canteen/contract/index'
import type { MealFacts } from '#features/canteen/rules/index'

export interface SlowLine {
  readonly name: string
  readonly kind: string
  readonly set: boolean
  /** What it costs on the board. */
  readonly listFen: number
  fen: number
}

export const isFor = ({ lines }: Pick<Policy, 'lines'>, { name, kind }: SlowLine): boolean => {
  if (lines === undefined) return true
  let named = false
  for (const word of lines.of) if (word !== '' && [name, kind].includes(word)) named = true
  return lines.kind === 'only' ? named : !named
}

export function slowLines({ lines, listFen }: MealFacts): SlowLine[] {
  if (lines === undefined) return [{ name: '', kind: '', set: false, listFen, fen: listFen }]
  const helpings: SlowLine[] = []
  for (const { name, kind = '', set = false, count = 1, fen } of lines) {
    let rest = fen
    for (let left = count; left > 0; left -= 1) {
      // The first of them has the odd fen.
      const one = left === count ? fen - Math.floor(fen / count) * (count - 1) : Math.floor(fen / count)
      helpings.push({ name, kind, set, listFen: one, fen: one })
      rest -= one
    }
    if (rest !== 0) throw new RangeError('a fen was lost')
  }
  return helpings.sort((one, other) => {
    if (one.name !== other.name) return one.name < other.name ? -1 : 1
    if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1
    return other.fen - one.fen
  })
}

/**
 * What a policy gives to: portions are put together one after the other, each of the dearest set that is left and of one of
 * each thing that is no set. What is said to go together is all in the first.
 */
export function givenOf(
  policy: Pick<Policy, 'kind' | 'perMeal' | 'lines'>,
  lines: readonly SlowLine[],
): readonly SlowLine[] {
  const left = lines.filter((line) => isFor(policy, line)).sort((one, other) => other.listFen - one.listFen)
  const portions = policy.perMeal?.portions ?? (policy.kind === 'discount' ? 9999 : 1)
  const given: SlowLine[] = []
  const take = (line: SlowLine) => given.push(...left.splice(left.indexOf(line), 1))
  for (const line of [...left])
    if (policy.perMeal?.together?.some((word) => word === line.name || word === line.kind) === true)
      take(line)
  for (let portion = 0; portion < portions && left.length > 0; portion += 1) {
    const set = left.find((line) => line.set)
    if (set !== undefined) take(set)
    const things: string[] = []
    for (const line of [...left]) {
      const thing = `${line.name}/${line.kind}`
      if (line.set || things.includes(thing)) continue
      things.push(thing)
      take(line)
    }
  }
  return given
}

export const fenOfLines = (lines: readonly SlowLine[]) => lines.reduce((sum, { fen }) => sum + fen, 0)

/** Fen by fen: each goes to the first line whose share of it is complete by then. */
export function slowSpread(lines: readonly SlowLine[], discount: Policy | null, off: number): SlowLine[] {
  const cheaper = lines.map((line) => ({ ...line }))
  const ofDiscount = discount === null ? [] : givenOf(discount, cheaper)
  const meant = cheaper.filter((line) => ofDiscount.includes(line))
  const all = BigInt(fenOfLines(meant))
  let cost = 0n
  let taken = 0n
  for (const line of meant) {
    cost += BigInt(line.fen)
    while ((taken + 1n) * all <= BigInt(off) * cost && taken < BigInt(off)) {
      line.fen -= 1
      taken += 1n
    }
  }
  return cheaper
}

export interface SlowGiven {
  readonly policy: Policy
  readonly fen: number
}

/** Tries every set of lines: what was given for nothing but these is gone from what they cost. */
export function slowStillToPay(
  lines: readonly SlowLine[],
  policy: Policy,
  given: readonly SlowGiven[],
): number {
  let least = Number.POSITIVE_INFINITY
  const givenBy = new Map(
    [policy, ...given.map((one) => one.policy)].map((one) => [one, givenOf(one, lines)]),
  )
  // Helpings that are given to by the same policies are looked at together.
  const alike = Map.groupBy(lines, (line) => [...givenBy.values()].map((some) => some.includes(line)).join())
  const look = (rest: readonly (readonly SlowLine[])[], some: readonly SlowLine[]): void => {
    const [first, ...others] = rest
    if (first !== undefined) {
      look(others, some)
      look(others, [...some, ...first])
      return
    }
    const onlyThese = (one: Policy) => (givenBy.get(one) ?? []).every((line) => some.includes(line))
    if (!onlyThese(policy)) return
    let left = fenOfLines(some)
    for (const one of given) if (onlyThese(one.policy)) left -= one.fen
    least = Math.min(least, left)
  }
  look([...alike.values()], [])
  return Math.max(0, least)
}
