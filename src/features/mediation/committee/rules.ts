/** The committee: 3 to 9 members, one of them a woman, chosen for three years (人民调解法 8, 9). */
import { addDays, addMonths } from '#ground/days'
import type { Sex } from '#ground/people/words'

export interface Member {
  readonly id: number
  readonly sex: Sex | null
  readonly chosenOn: string
  readonly leftOn: string | null
  readonly chair: boolean
}

export type CommitteeFault =
  | { readonly code: 'too-few' | 'too-many'; readonly members: number }
  | { readonly code: 'no-woman' }
  | { readonly code: 'chairs'; readonly chairs: number }
  | { readonly code: 'term-over'; readonly member: number; readonly since: string }

const fewest = 3
const most = 9
const termMonths = 36

/** The first day after a term; of one that began on 29 February 1 March, since the day before is its last. */
export function termEnds(chosenOn: string): string {
  const day = addMonths(chosenOn, termMonths)
  return day.slice(8) < chosenOn.slice(8) ? addDays(day, 1) : day
}

/** Who sits on it on a day; a term that is over does not put anybody out, it is told. */
export const membersOn = <One extends Member>(roll: readonly One[], day: string): readonly One[] =>
  roll.filter(({ chosenOn, leftOn }) => chosenOn <= day && (leftOn === null || day < leftOn))

/** What is wrong with the committee on a day, printed beside its roll. */
export function committeeFaults(roll: readonly Member[], day: string): readonly CommitteeFault[] {
  const members = membersOn(roll, day)
  const faults: CommitteeFault[] = []
  if (members.length < fewest) faults.push({ code: 'too-few', members: members.length })
  if (members.length > most) faults.push({ code: 'too-many', members: members.length })
  if (members.every(({ sex }) => sex !== 'female')) faults.push({ code: 'no-woman' })
  const chairs = members.filter(({ chair }) => chair).length
  if (chairs !== 1) faults.push({ code: 'chairs', chairs })
  for (const { id, chosenOn } of members) {
    const since = termEnds(chosenOn)
    if (since <= day) faults.push({ code: 'term-over', member: id, since })
  }
  return faults
}
