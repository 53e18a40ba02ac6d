/** When a duty is due for somebody who is put on the list with many others. */
import { birthdayIn } from '../renewals/rules'
import type { EnlistingDue } from './contract'

/** On a birthday: that of the year named, 29 February on the 28th; at the end of the year for whose birth nobody knows. */
export const dueOf = (birth: string | null, due: EnlistingDue): string => {
  if (due.on === 'day') return due.day
  return birth === null ? `${due.year}-12-31` : birthdayIn(due.year, birth)
}
