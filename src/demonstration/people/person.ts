/** One made-up person, as they would be typed into the register. */
import type { Sex } from '#ground/people/words'
import type { Door } from './doors'
import type { HouseholdKind, Relation } from './households'

export type IdKind =
  | 'resident-id'
  | 'hmt-residence'
  | 'hm-permit'
  | 'taiwan-permit'
  | 'passport'
  | 'foreigner-residence'
  | 'household-register'

export interface Phone {
  readonly number: string
  readonly owner: 'self' | 'spouse' | 'child' | 'parent'
  readonly ownerName: string
}

export interface Tag {
  /** Code of the dictionary `tag`. */
  readonly code: string
  readonly since: string | null
  readonly until: string | null
  readonly proof: string
}

export interface Person {
  readonly name: string
  readonly sex: Sex
  readonly birth: string
  readonly age: number
  /** Null where no document was shown. */
  readonly idKind: IdKind | null
  readonly idNumber: string
  readonly registration: 'local' | 'outside'
  readonly registrationPlace: string
  readonly household: HouseholdKind
  readonly relation: Relation
  readonly door: Door
  readonly phones: readonly Phone[]
  readonly contacts: readonly { readonly name: string; readonly relation: string; readonly phone: string }[]
  readonly tags: readonly Tag[]
  /** Null where nobody has asked yet. */
  readonly consent: {
    readonly day: string
    readonly guardianName: string
    readonly guardianRelation: string
  } | null
  readonly remark: string
  /** How it ended, for those who are not there any more. */
  readonly gone: {
    readonly status: 'moved-out' | 'deceased'
    readonly since: string
    readonly note: string
  } | null
}
