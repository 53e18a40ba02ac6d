/** Care alerts as they are shown: a person once, with all that they missed. */
import { z } from 'zod'
import { rowsOf } from '#work/rows'
import { residentsById } from '#features/residents/index'
import { meals } from '../../contract/words'
import { isCareOverdue } from '../../rules/care'
import type { CareAlertShown } from '../contract'
import type { Reader } from '#desk/rpc/call'
import { missedSittings } from './alerts'

const lastRow = z.object({ diner: z.number(), day: z.string(), meal: z.enum(meals) })

/** The last meal that stands, of each of these diners. */
const lastTakenOf = (call: Reader, diners: readonly number[]) =>
  new Map(
    rowsOf(
      call,
      lastRow,
      `SELECT m.diner_id AS diner, m.day, m.meal FROM json_each(?) asked JOIN canteen_meals m ON m.id = (
        SELECT own.id FROM canteen_meals own WHERE own.diner_id = asked.value AND own.kind = 'sale'
           AND NOT EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = own.id)
         ORDER BY own.day DESC, own.id DESC LIMIT 1)`,
      JSON.stringify(diners),
    ).map(({ diner, ...last }) => [diner, last]),
  )

type Raised = Omit<CareAlertShown, 'lastTaken'>

/** Whoever lives alone before others, then whoever was missed first. */
export function raisedAlerts(call: Reader): readonly Raised[] {
  const byDiner = Map.groupBy(missedSittings(call), ({ diner }) => diner)
  const people = residentsById(
    call,
    [...byDiner.values()].flatMap(([first]) => first?.resident ?? []),
  )
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
        age: card.age === null ? null : Math.max(0, card.age),
        address: card.address,
        livesAlone: newest.livesAlone,
        missed,
        isOverdue: missed.some(({ day, meal }) =>
          isCareOverdue({ raisedOn: day, meal, result: null }, call.today),
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
  return raised.map((alert) => ({ ...alert, lastTaken: lastTaken.get(alert.diner) ?? null }))
}

/** The day from which somebody should have been asked after. */
export const raisedOn = ({ missed }: Pick<CareAlertShown, 'missed'>): string => missed.at(-1)?.day ?? ''
