/**
 * Takes the birthdays of protected people out of the list of renewals: of whoever is protected from now on, and, when the desk is opened, of
 * those whose records were put together with another's or who stood on the list before it went by another day.
 */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { birthsOfProtected } from '#features/residents/index'
import { yearOf } from '#work/calendar/rules/index'
import { rowsOf } from '#work/rows'
import { birthdayIn, earlyIn, endOfJanuary } from '../rules'

const dutyRow = z.object({ id: z.number(), resident: z.number(), due: z.string() })

export function hideBirthdays(call: HasStatements, today: string): void {
  const births = birthsOfProtected(call)
  if (births.size === 0) return
  const duties = rowsOf(
    call,
    dutyRow,
    `SELECT id, resident_id AS resident, due_day AS due FROM renewal_duties
      WHERE resident_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify([...births.keys()]),
  )
  for (const { id, resident, due } of duties) {
    const birth = births.get(resident)
    // The end of January is everybody's, whenever they were born.
    if (birth === undefined || due === endOfJanuary(yearOf(due)) || due !== birthdayIn(yearOf(due), birth))
      continue
    call.statement('UPDATE renewal_duties SET due_day = ? WHERE id = ?').run(earlyIn(yearOf(due), today), id)
  }
}
