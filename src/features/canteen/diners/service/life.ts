/** What a person's record and their stays say of their life, as policies and eligibilities ask. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import { idsOfResident, lifeOf } from '#features/residents/index'
import type { LifeEvents } from '../../rules/eligibility'

const stayRow = z.object({ from: z.string(), until: z.string().nullable() })

/** The stay that a day lies in, else the last one before it. */
function stayOn(call: Reader, residentId: number, day: string): z.infer<typeof stayRow> | null {
  return rowOf(
    call,
    stayRow,
    `SELECT s.from_day AS "from", s.until_day AS until
       FROM canteen_stays s JOIN canteen_diners d ON d.id = s.diner_id
      WHERE d.resident_id IN (SELECT value FROM json_each(?)) AND s.from_day <= ?
      ORDER BY (s.until_day IS NULL OR s.until_day > ?) DESC, s.from_day DESC LIMIT 1`,
    JSON.stringify(idsOfResident(call, residentId)),
    day,
    day,
  )
}

/** What had happened by a day. */
export function lifeEventsOn(call: Reader, residentId: number, day: string): LifeEvents {
  const { status, since } = lifeOf(call, residentId)
  const stay = stayOn(call, residentId, day)
  return {
    died: status === 'deceased' ? since : null,
    movedAway: status === 'moved-out' ? since : null,
    institutionFrom: stay?.from ?? null,
    institutionUntil: stay?.until ?? null,
  }
}

/** Whether somebody lives in an institution on a day: from its first day, until the first day back. */
export const inInstitutionOn = ({ institutionFrom, institutionUntil }: LifeEvents, day: string): boolean =>
  institutionFrom !== null && day >= institutionFrom && (institutionUntil === null || day < institutionUntil)
