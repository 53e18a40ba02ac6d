/** Who pays how much of a subsidy: parts in the order listed, or shares; a part that is lost stays with the diner. */
import type { Condition, Division } from '../contract/policies'
import type { LostPart, Part } from '../contract/prices'
import type { Reason } from '../contract/reasons'

export interface Divided {
  readonly parts: readonly Part[]
  /** Sum of the parts. */
  readonly fen: number
  readonly lost: readonly LostPart[]
}

/** The reasons for which a funder does not pay; empty when it does. */
export type FunderTerms = (conditions: readonly Condition[]) => readonly Reason[]

const sumOf = (fens: readonly number[]): number => fens.reduce((sum, fen) => sum + fen, 0)

/** What each would pay if all paid: of `total` fen, where the rule named `named`. */
function wholeParts(division: Division, named: number, total: number): readonly number[] {
  if (division.kind === 'shares') {
    const all = sumOf(division.parts.map((part) => part.share))
    const floors = division.parts.map((part) => Math.floor((total * part.share) / all))
    const odd = total - sumOf(floors)
    return division.parts.map(
      (part, index) => (floors[index] ?? 0) + (part.funder === division.rest ? odd : 0),
    )
  }
  const fixed = sumOf(division.parts.map((part) => part.fen ?? 0))
  let left = total
  return division.parts.map((part) => {
    const paid = Math.min(left, part.fen ?? Math.max(0, named - fixed))
    left -= paid
    return paid
  })
}

/** Who takes what others pass on. */
const takesRest = (division: Division): string | undefined =>
  division.kind === 'shares' ? division.rest : division.parts.find((part) => part.fen === null)?.funder

/** Divides `total` fen of the `named` amount; a part whose funder's own conditions fail is lost or goes on. */
export function divide(division: Division, named: number, total: number, terms: FunderTerms): Divided {
  const whole = wholeParts(division, named, total)
  const judged = division.parts.map((part, index) => ({
    part,
    fen: whole[index] ?? 0,
    reasons: terms(part.conditions),
  }))
  const heir = judged.find(({ part, reasons }) => part.funder === takesRest(division) && reasons.length === 0)
  const goesOn = ({ part, reasons }: (typeof judged)[number]): boolean =>
    reasons.length > 0 && part.otherwise === 'passes-on' && heir !== undefined
  const passed = sumOf(judged.filter(goesOn).map(({ fen }) => fen))
  const parts = judged
    .filter(({ reasons }) => reasons.length === 0)
    .map((one) => ({ funder: one.part.funder, fen: one.fen + (one === heir ? passed : 0) }))
    .filter(({ fen }) => fen > 0)
  const lost = judged
    .filter((one) => one.reasons.length > 0 && !goesOn(one) && one.fen > 0)
    .map(({ part, fen, reasons }) => ({ funder: part.funder, fen, reasons }))
  return { parts, fen: sumOf(parts.map(({ fen }) => fen)), lost }
}

/**
 * The same, when only `most` fen are left to pay: fixed parts are cut from the last one, shares are shared out again
 * among those who pay.
 */
export function cutTo(division: Division, divided: Divided, most: number): Divided {
  if (divided.fen <= most) return divided
  const parts =
    division.kind === 'fixed' ? cutFromLast(divided.parts, most) : shareAgain(division, divided.parts, most)
  const paid = parts.filter(({ fen }) => fen > 0)
  return { parts: paid, fen: sumOf(paid.map(({ fen }) => fen)), lost: divided.lost }
}

function cutFromLast(parts: readonly Part[], most: number): readonly Part[] {
  let left = most
  return parts.map(({ funder, fen }) => {
    const paid = Math.min(fen, left)
    left -= paid
    return { funder, fen: paid }
  })
}

function shareAgain(
  division: Extract<Division, { kind: 'shares' }>,
  parts: readonly Part[],
  most: number,
): readonly Part[] {
  const paying = division.parts.filter((part) => parts.some(({ funder }) => funder === part.funder))
  const all = sumOf(paying.map((part) => part.share))
  const floors = paying.map((part) => ({ funder: part.funder, fen: Math.floor((most * part.share) / all) }))
  const odd = most - sumOf(floors.map(({ fen }) => fen))
  const last = floors.at(-1)?.funder
  const takesOdd = floors.some(({ funder }) => funder === division.rest) ? division.rest : last
  return floors.map(({ funder, fen }) => ({ funder, fen: fen + (funder === takesOdd ? odd : 0) }))
}
