/** The register of copies: an original for each party and one for the file (人民调解法 29), who got which, when. */

export interface Copy {
  /** The party it is for; null is the file's own, or that of another committee. */
  readonly for: number | null
  /** The committee that sits at the case with this one and it is for; empty of the others. */
  readonly committee?: string
  readonly givenOn: string | null
  /** Who signed for it; empty for the file's. */
  readonly takenBy: string
}

export type CopyGap =
  | { readonly code: 'not-made'; readonly for: number | null }
  | { readonly code: Exclude<Lack, 'not-made'>; readonly for: number }
  | {
      readonly code: Lack
      readonly for: null
      readonly committee: string
    }

/** How many originals are printed: one for each party, one for the file, and one for each other committee of a joint case. */
export const copiesNeeded = (parties: readonly number[], others: readonly string[] = []): number =>
  parties.length + 1 + others.length

type Lack = 'not-made' | 'not-given' | 'given-before-whole' | 'not-signed-for'

/** Whether what was given was no original yet: the last hand or seal came after it. */
export const isGivenBefore = ({ givenOn }: Pick<Copy, 'givenOn'>, wholeSince: string): boolean =>
  givenOn !== null && givenOn < wholeSince

/** What lacks of the originals for one of them; null where one was given and signed for. */
function lackOf(own: readonly Copy[], wholeSince: string): Lack | null {
  if (own.length === 0) return 'not-made'
  const out = own.filter(({ givenOn }) => givenOn !== null)
  if (out.length === 0) return 'not-given'
  const given = out.filter((copy) => !isGivenBefore(copy, wholeSince))
  if (given.length === 0) return 'given-before-whole'
  return given.some(({ takenBy }) => takenBy.trim() !== '') ? null : 'not-signed-for'
}

/**
 * `wholeSince` is the day of the last hand or seal on it: what somebody was given before is a copy of a text and no original (人民调解法 29).
 * `others` are the committees that mediate it with this one: the file of the one that leads is the case's.
 */
export function copyGaps(
  parties: readonly number[],
  copies: readonly Copy[],
  others: readonly string[] = [],
  wholeSince = '',
): readonly CopyGap[] {
  const ofParties = parties.flatMap((party): readonly CopyGap[] => {
    const code = lackOf(
      copies.filter((copy) => copy.for === party),
      wholeSince,
    )
    return code === null ? [] : [{ code, for: party }]
  })
  const ofOthers = others.flatMap((committee): readonly CopyGap[] => {
    const code = lackOf(
      copies.filter((copy) => copy.committee === committee),
      wholeSince,
    )
    return code === null ? [] : [{ code, for: null, committee }]
  })
  const isOwn = ({ for: party, committee = '' }: Copy): boolean => party === null && committee === ''
  const own: readonly CopyGap[] = copies.some(isOwn) ? [] : [{ code: 'not-made', for: null }]
  return [...ofParties, ...ofOthers, ...own]
}
