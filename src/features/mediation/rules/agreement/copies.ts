/** The register of copies: an original for each party and one for the file (人民调解法 29), who got which, when. */

export interface Copy {
  /** The party it is for; null is the file's own. */
  readonly for: number | null
  readonly givenOn: string | null
  /** Who signed for it; empty for the file's. */
  readonly takenBy: string
}

export type CopyGap =
  | { readonly code: 'not-made'; readonly for: number | null }
  | { readonly code: 'not-given' | 'not-signed-for'; readonly for: number }

/** How many originals are printed. */
export const copiesNeeded = (parties: readonly number[]): number => parties.length + 1

export function copyGaps(parties: readonly number[], copies: readonly Copy[]): readonly CopyGap[] {
  const gaps = parties.flatMap((party): readonly CopyGap[] => {
    const own = copies.filter((copy) => copy.for === party)
    if (own.length === 0) return [{ code: 'not-made', for: party }]
    if (own.every(({ givenOn }) => givenOn === null)) return [{ code: 'not-given', for: party }]
    const signedFor = own.some(({ givenOn, takenBy }) => givenOn !== null && takenBy.trim() !== '')
    return signedFor ? [] : [{ code: 'not-signed-for', for: party }]
  })
  return copies.some((copy) => copy.for === null) ? gaps : [...gaps, { code: 'not-made', for: null }]
}
