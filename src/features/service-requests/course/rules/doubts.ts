/** What speaks against taking a request in, and is asked about before it is: the desk decides, and says why. */

import type { DoubtKind } from '../contract/doubts'

export type { DoubtKind }

/** Whom an item is for, as far as a record can tell; what the office decides by itself is not here. */
export interface ForWhom {
  /** Years of age, inclusive; null where any will do. */
  readonly fromAge: number | null
  readonly untilAge: number | null
  /** Codes of tags, one of which they should have; empty where none is asked. */
  readonly tags: readonly string[]
}

export interface Applicant {
  readonly status: 'living' | 'moved-out' | 'deceased'
  /** Null where nobody knows: a missing birth is no doubt. */
  readonly age: number | null
  readonly tags: readonly string[]
  /** A request for the same item is open for them. */
  readonly sameItemOpen: boolean
}

/** What speaks against it, in the order in which it is asked about; empty where nothing does. */
export function doubtsAbout(applicant: Applicant, forWhom: ForWhom): readonly DoubtKind[] {
  const { status, age, tags, sameItemOpen } = applicant
  const { fromAge, untilAge, tags: wanted } = forWhom
  const found: readonly (DoubtKind | false)[] = [
    sameItemOpen && 'same-item-open',
    status !== 'living' && status,
    age !== null && fromAge !== null && age < fromAge && 'too-young',
    age !== null && untilAge !== null && age > untilAge && 'too-old',
    wanted.length > 0 && !wanted.some((tag) => tags.includes(tag)) && 'not-of-these',
  ]
  return found.filter((doubt) => doubt !== false)
}
