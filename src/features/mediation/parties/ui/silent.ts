import type { PartyShown, PeopleOfCase } from '../contract'

/** Whose word on a guest is still waited for: nobody waits for that of the dead. */
export const silentOf = (
  parties: readonly PartyShown[],
  { agreed }: PeopleOfCase['guests'][number],
): readonly PartyShown[] =>
  parties.filter(({ id, diedOn }) => diedOn === null && !agreed.some(({ party }) => party === id))
