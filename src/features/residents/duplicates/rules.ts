/** Two records that may be of one person, how sure that is, and what is true of both. */
import { statuses, type Status } from '../people/contract/words'

export interface Comparable {
  readonly name: string
  readonly birth: string | null
  readonly sex: string | null
  readonly idNumber: string
  readonly phones: readonly string[]
  /** Estate and door in one text; empty when unknown. */
  readonly door: string
  readonly isProtected: boolean
}

export type Likeness =
  'same-name-and-birth' | 'same-name-and-phone' | 'same-name-and-door' | 'same-name-and-protected'

/**
 * Why two records may be of one person; empty when nothing speaks for it or something rules it out. Two different ID
 * numbers of the same kind rule it out: one person has one.
 *
 * With somebody protected the name alone decides: a record made up with a birth, a phone or a door that is guessed would
 * otherwise say when it is right.
 */
export function likenesses(one: Comparable, other: Comparable): readonly Likeness[] {
  if (one.name !== other.name) return []
  if (one.isProtected || other.isProtected) return ['same-name-and-protected']
  if (one.idNumber !== '' && other.idNumber !== '' && one.idNumber !== other.idNumber) return []
  if (one.sex !== null && other.sex !== null && one.sex !== other.sex) return []
  const birthsDiffer = one.birth !== null && other.birth !== null && one.birth !== other.birth
  const found: Likeness[] = []
  if (one.birth !== null && one.birth === other.birth) found.push('same-name-and-birth')
  if (one.phones.some((phone) => other.phones.includes(phone))) found.push('same-name-and-phone')
  if (one.door !== '' && one.door === other.door && !birthsDiffer) found.push('same-name-and-door')
  return found
}

/** Whether one state may say what the other does not know yet, so that it is left out by nobody's not choosing it. */
export const isFurther = (one: Status, other: Status): boolean =>
  statuses.indexOf(one) > statuses.indexOf(other)

/** A state and the day since which it is told. */
export interface Life {
  readonly status: Status
  readonly statusSince: string | null
}

/**
 * Which of two differing states was told last: nobody comes back from having died, and whoever moved away may have come back since. Null
 * where the days do not say: then somebody decides.
 */
export function toldLast(one: Life, other: Life): 'one' | 'other' | null {
  if (one.status === 'deceased') return 'one'
  if (other.status === 'deceased') return 'other'
  if (one.statusSince === null || other.statusSince === null || one.statusSince === other.statusSince)
    return null
  return one.statusSince > other.statusSince ? 'one' : 'other'
}
