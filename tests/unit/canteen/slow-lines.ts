/** Lines of a meal, slowly: which a policy is for, what a discount leaves of each, and what may still be given for some of them. */
import type { Policy } from '#features/canteen/contract/index'
import type { MealFacts } from '#features/canteen/rules/index'

export interface SlowLine {
  readonly name: string
  readonly kind: string
  fen: number
}

export const isFor = ({ lines }: Pick<Policy, 'lines'>, { name, kind }: SlowLine): boolean => {
  if (lines === undefined) return true
  let named = false
  for (const word of lines.of) if (word !== '' && [name, kind].includes(word)) named = true
  return lines.kind === 'only' ? named : !named
}

export function slowLines({ lines, listFen }: MealFacts): SlowLine[] {
  if (lines === undefined) return [{ name: '', kind: '', fen: listFen }]
  return lines
    .map(({ name, kind, fen }) => ({ name, kind: kind ?? '', fen }))
    .sort((one, other) => {
      if (one.name !== other.name) return one.name < other.name ? -1 : 1
      return one.kind < other.kind ? -1 : 1
    })
}

export const fenOfLines = (lines: readonly SlowLine[]) => lines.reduce((sum, { fen }) => sum + fen, 0)

/** Fen by fen: each goes to the first line whose share of it is complete by then. */
export function slowSpread(lines: readonly SlowLine[], discount: Policy | null, off: number): SlowLine[] {
  const cheaper = lines.map((line) => ({ ...line }))
  const meant = cheaper.filter((line) => discount !== null && isFor(discount, line))
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
  const look = (rest: readonly SlowLine[], some: readonly SlowLine[]): void => {
    const [first, ...others] = rest
    if (first !== undefined) {
      look(others, some)
      look(others, [...some, first])
      return
    }
    const onlyThese = (one: Policy) => lines.every((line) => !isFor(one, line) || some.includes(line))
    if (!onlyThese(policy)) return
    let left = fenOfLines(some)
    for (const one of given) if (onlyThese(one.policy)) left -= one.fen
    least = Math.min(least, left)
  }
  look(lines, [])
  return Math.max(0, least)
}
