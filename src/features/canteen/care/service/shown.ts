/** Care alerts as they are shown: a person once, with all that they missed. */
import { z } from 'zod'
import { rowsOf } from '#work/rows'
import { residentsById } from '#features/residents/index'
import { ageHere } from '../../diners/service/age'
import { meals } from '../../contract/words'
import { onePerson } from '../../diners/service/one-person'
import { serviceToday } from '../../close/service/closed-days'
import { isCareOverdue } from '../../rules/care'
import type { CareAlertShown } from '../contract'
import type { Reader } from '#desk/rpc/call'
import { missedSittings } from './alerts'

const lastRow = z.object({ diner: z.number(), id: z.number(), day: z.string(), meal: z.enum(meals) })

/** The last meal that stands, of each of these people, on whichever of their cards. */
function lastTakenOf(
  call: Reader,
  people: readonly number[],
): (person: number) => CareAlertShown['lastTaken'] {
  const { all } = onePerson(call)
  const last = new Map(
    rowsOf(
      call,
      lastRow,
      `SELECT m.diner_id AS diner, m.id, m.day, m.meal FROM json_each(?) asked JOIN canteen_meals m ON m.id = (
        SELECT own.id FROM canteen_meals own WHERE own.diner_id = asked.value AND own.kind = 'sale'
           AND NOT EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = own.id)
         ORDER BY own.day DESC, own.id DESC LIMIT 1)`,
      JSON.stringify(people.flatMap(all)),
    ).map((row) => [row.diner, row]),
  )
  return (person) => {
    const [newest] = all(person)
      .flatMap((diner) => last.get(diner) ?? [])
      .toSorted((one, other) => (one.day === other.day ? other.id - one.id : one.day < other.day ? 1 : -1))
    return newest === undefined ? null : { day: newest.day, meal: newest.meal }
  }
}

type Raised = Omit<CareAlertShown, 'lastTaken'>

/** Whoever lives alone before others, then whoever was missed first. */
export function raisedAlerts(call: Reader): readonly Raised[] {
  const byDiner = Map.groupBy(missedSittings(call), ({ diner }) => diner)
  const people = residentsById(
    call,
    [...byDiner.values()].flatMap(([first]) => first?.resident ?? []),
  )
  const today = serviceToday(call)
  const alerts = [...byDiner].flatMap(([diner, sittings]): Raised[] => {
    const [newest] = sittings
    const card = newest === undefined ? undefined : people.get(newest.resident)
    if (newest === undefined || card === undefined) return []
    const missed = sittings.map(({ day, meal, reason, notTaken }) => ({ day, meal, reason, notTaken }))
    return [
      {
        diner,
        resident: card.id,
        name: card.name,
        age: ageHere(call, card),
        address: card.address,
        livesAlone: newest.livesAlone,
        missed,
        isOverdue: missed.some(({ day, meal }) =>
          isCareOverdue({ raisedOn: day, meal, result: null }, today),
        ),
      },
    ]
  })
  return alerts.toSorted(
    (one, other) =>
      Number(other.livesAlone) - Number(one.livesAlone) || (raisedOn(one) < raisedOn(other) ? -1 : 1),
  )
}

/** The same with what each of them had last. */
export function openAlerts(call: Reader): CareAlertShown[] {
  const raised = raisedAlerts(call)
  const lastTaken = lastTakenOf(
    call,
    raised.map(({ diner }) => diner),
  )
  return raised.map((alert) => ({ ...alert, lastTaken: lastTaken(alert.diner) }))
}

/** The day from which somebody should have been asked after. */
export const raisedOn = ({ missed }: Pick<CareAlertShown, 'missed'>): string => missed.at(-1)?.day ?? ''
