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

/** Whether one state says what the other does not know yet: who lives here may since have moved away, and who moved away died. */
export const isFurther = (one: Status, other: Status): boolean =>
  statuses.indexOf(one) > statuses.indexOf(other)
