/** Who pays how much of a subsidy: parts in the order listed, or shares; a part that is lost stays with the diner. */
import type { Condition, Division } from '../contract/policies'
import type { LostPart, Part } from '../contract/prices'
import type { Reason } from '../contract/reasons'

export interface Divided {
  readonly parts: readonly Part[]
  /** Sum of the parts. */
  readonly fen: number
  readonly lost: readonly LostPart[]
  /** What no part is for: it stays with the diner, and nobody was asked for it. */
  readonly uncoveredFen: number
  /** The most that each of those who pay may pay, whatever it is asked for later; who is not named has no such end. */
  readonly rooms: ReadonlyMap<string, number>
}

export const nothingDivided: Divided = { parts: [], fen: 0, lost: [], uncoveredFen: 0, rooms: new Map() }

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

export interface Capped {
  readonly fen: number
  /** Why it is less than was asked for. */
  readonly reason: Reason | null
}

export type FunderPart = Division['parts'][number]

/** What a funder may pay, whatever its conditions say. */
export interface FunderCap {
  /** Of so much. */
  readonly of: (part: FunderPart, fen: number) => Capped
  /** Of anything. */
  readonly room: (part: FunderPart) => number
}

const uncapped: FunderCap = {
  of: (_part, fen) => ({ fen, reason: null }),
  room: () => Number.POSITIVE_INFINITY,
}

/**
 * Divides `total` fen of the `named` amount; of a part whose funder's own conditions fail, or who has no more to give, is lost or
 * goes on what it does not pay.
 */
export function divide(
  division: Division,
  named: number,
  total: number,
  terms: FunderTerms,
  cap: FunderCap = uncapped,
): Divided {
  const whole = wholeParts(division, named, total)
  const asked = division.parts.map((part, index) => ({ part, fen: whole[index] ?? 0 }))
  const pays = ({ part }: (typeof asked)[number], fen: number) => {
    const reasons = terms(part.conditions)
    if (reasons.length > 0) return { part, fen: 0, missing: fen, reasons }
    const capped = cap.of(part, fen)
    const why = capped.reason === null ? [] : [capped.reason]
    return { part, fen: capped.fen, missing: fen - capped.fen, reasons: why }
  }
  const heir = asked.find(
    ({ part }) => part.funder === takesRest(division) && terms(part.conditions).length === 0,
  )
  const goesOn = ({ part }: (typeof asked)[number]): boolean =>
    part.otherwise === 'passes-on' && heir !== undefined && part !== heir.part
  const others = asked.map((one) => (one === heir ? null : pays(one, one.fen)))
  const passed = sumOf(others.map((one) => (one !== null && goesOn(one) ? one.missing : 0)))
  const judged = asked.map((one, at) => others[at] ?? pays(one, one.fen + passed))
  const parts = judged.map(({ part, fen }) => ({ funder: part.funder, fen })).filter(({ fen }) => fen > 0)
  const lost = judged
    .filter((one) => one.missing > 0 && !goesOn(one))
    .map(({ part, missing, reasons }) => ({ funder: part.funder, fen: missing, reasons }))
  const rooms = new Map(division.parts.map((part) => [part.funder, cap.room(part)]))
  const uncoveredFen = total - sumOf(whole)
  return { parts, fen: sumOf(parts.map(({ fen }) => fen)), lost, uncoveredFen, rooms }
}

/**
 * The same, when only `most` fen are left to pay: fixed parts are cut from the last one, shares are shared out again
 * among those who pay, none of them beyond what it may.
 */
export function cutTo(division: Division, divided: Divided, most: number): Divided {
  if (divided.fen <= most) return divided
  const parts =
    division.kind === 'fixed' ? cutFromLast(divided.parts, most) : shareAgain(division, divided, most)
  const paid = parts.filter(({ fen }) => fen > 0)
  return { ...divided, parts: paid, fen: sumOf(paid.map(({ fen }) => fen)), uncoveredFen: 0 }
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
  { parts, rooms }: Divided,
  most: number,
): readonly Part[] {
  const paying = division.parts.filter((part) => parts.some(({ funder }) => funder === part.funder))
  const all = sumOf(paying.map((part) => part.share))
  const floors = paying.map((part) => ({ funder: part.funder, fen: Math.floor((most * part.share) / all) }))
  const odd = most - sumOf(floors.map(({ fen }) => fen))
  const last = floors.at(-1)?.funder
  const takesOdd = floors.some(({ funder }) => funder === division.rest) ? division.rest : last
  const shared = floors.map(({ funder, fen }) => ({ funder, fen: fen + (funder === takesOdd ? odd : 0) }))
  return withinRooms(shared, rooms, takesOdd)
}

/** What is beyond the room of one goes to `first`, then to the others in their order. */
function withinRooms(
  parts: readonly Part[],
  rooms: ReadonlyMap<string, number>,
  first: string | undefined,
): readonly Part[] {
  const roomOf = (funder: string) => rooms.get(funder) ?? Number.POSITIVE_INFINITY
  const held = parts.map(({ funder, fen }) => ({ funder, fen: Math.min(fen, roomOf(funder)) }))
  let over = sumOf(parts.map(({ fen }) => fen)) - sumOf(held.map(({ fen }) => fen))
  const takes = (part: Part): Part => {
    const more = Math.min(over, roomOf(part.funder) - part.fen)
    over -= more
    return { ...part, fen: part.fen + more }
  }
  const before = held.map((part) => (part.funder === first ? takes(part) : part))
  return before.map((part) => (part.funder === first ? part : takes(part)))
}
