/** What is being written of the people of a case, in a drawer over it. */
import type { PartyShown, PeopleOfCase, RepresentativeShown } from '../contract'

/** What is done with a party. */
export type PartyDeed = 'change' | 'consent' | 'representative' | 'protect' | 'died'

export type Writing =
  | { readonly what: 'add' | 'guest' | 'child' }
  | { readonly what: PartyDeed; readonly party: PartyShown }
  | {
      readonly what: 'change-representative' | 'end-representative'
      readonly party: PartyShown
      readonly one: RepresentativeShown
    }
  | { readonly what: 'agreed'; readonly guest: PeopleOfCase['guests'][number] }
  | { readonly what: 'ask'; readonly child: PeopleOfCase['children'][number] }
