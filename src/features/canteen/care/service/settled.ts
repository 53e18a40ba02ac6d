/** Of whom it was said today what became of them: while it is today, what was said of somebody else is taken back. */
import { z } from 'zod'
import { addDays } from '#ground/days'
import type { Reader } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { peopleInSight, residentsById } from '#features/residents/index'
import { careWords, meals } from '../../contract/words'
import { onePerson } from '../../diners/service/one-person'
import { mayBeTakenBack } from '../../rules/care'
import { mostSettled, type Settled } from '../contract'
import { daysBack } from './alerts'
import { beganToday, serviceToday } from '../../close/service/closed-days'

const saidRow = z.object({
  diner: z.number(),
  resident: z.number(),
  day: z.string(),
  meal: z.enum(meals),
  result: z.enum(careWords),
  at: z.number(),
})
type Said = z.infer<typeof saidRow>

/** Each person and sitting once, by what was said last; the newest first. */
export function settledToday(call: Reader): Settled[] {
  const { oldest } = onePerson(call)
  const said = rowsOf(
    call,
    saidRow,
    `SELECT c.diner_id AS diner, d.resident_id AS resident, c.day, c.meal, c.result, c.at
       FROM canteen_care_results c JOIN canteen_diners d ON d.id = c.diner_id
      WHERE c.day >= ? AND c.at >= ? AND (${peopleInSight.ofColumn('d.resident_id')}) ORDER BY +c.id DESC`,
    // Of no older sitting anything is asked, and the service day ends after midnight.
    addDays(serviceToday(call), -daysBack - 1),
    beganToday(call),
  )
  const sittingOf = ({ diner, day, meal }: Said) => JSON.stringify([oldest(diner), day, meal])
  const standing = [...Map.groupBy(said, sittingOf).values()]
    .flatMap(([last]) => last ?? [])
    .filter((last) => mayBeTakenBack(last, beganToday(call)))
    .slice(0, mostSettled)
  const people = residentsById(
    call,
    standing.map(({ resident }) => resident),
  )
  return standing.flatMap(({ resident, diner, day, meal, result, at }): Settled[] => {
    const card = people.get(resident)
    if (card === undefined || result === 'taken-back') return []
    return [{ diner: oldest(diner), name: card.name, day, meal, result, at }]
  })
}
