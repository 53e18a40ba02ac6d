/** Roles of people whose records were merged: each role stays where it was written, and is read through the record it leads to. */

/** A role in a case, of a record as it was when it was written. It is never rewritten by a merge. */
export interface RoleOf {
  readonly case: number
  readonly role: string
  readonly resident: number
}

/** Record → the one it was merged into; taken back by leaving it out again. */
export type Merges = ReadonlyMap<number, number>

/** The record that stands for one now. A circle ends where it began. */
export function standsFor(merges: Merges, record: number): number {
  const seen = new Set<number>()
  let at = record
  while (!seen.has(at)) {
    seen.add(at)
    const next = merges.get(at)
    if (next === undefined) return at
    at = next
  }
  return record
}

/** Every role of a person, whichever of their records it was written for. */
export const rolesOf = (roles: readonly RoleOf[], merges: Merges, record: number): readonly RoleOf[] => {
  const person = standsFor(merges, record)
  return roles.filter(({ resident }) => standsFor(merges, resident) === person)
}
