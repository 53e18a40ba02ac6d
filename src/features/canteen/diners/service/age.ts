/** How old somebody is at the canteen: everywhere as its settings count, and so as a price does. */
import type { Reader } from '#desk/rpc/call'
import { birthsForBooks, type ResidentCard } from '#features/residents/index'
import { ageByRule } from '../../rules/age'
import { settingsOf } from '../../settings/service'

/** 28 February, on which the canteen may count somebody a year older than a record does. */
const isLastOfFebruary = (day: string): boolean => day.endsWith('-02-28')

/** In full years of today; null where no day of birth is known. Of whoever has died, as old as they became. */
export function ageHere(call: Reader, { id, age, status }: Pick<ResidentCard, 'id' | 'age' | 'status'>) {
  if (age === null || age < 0) return age === null ? null : 0
  const { leapBirthday } = settingsOf(call)
  // A record says the same on every other day, and nothing has to be read for it.
  if (status === 'deceased' || leapBirthday === 'first-of-march' || !isLastOfFebruary(call.today)) return age
  const birth = birthsForBooks(call, [id]).get(id) ?? null
  return birth === null ? age : ageByRule(birth, call.today, { counting: 'on-birthday', leapBirthday })
}
