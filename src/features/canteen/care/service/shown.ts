/** Care alerts as they are shown: a person once, with all that they missed. */
import { z } from 'zod'
import { rowOf } from '#work/rows'
import { residentsById } from '#features/residents/index'
import { meals } from '../../contract/words'
import { isCareOverdue } from '../../rules/care'
import type { CareAlertShown } from '../contract'
import type { Reader } from '#desk/rpc/call'
import { missedSittings } from './alerts'

const lastRow = z.object({ day: z.string(), meal: z.enum(meals) })

const lastTaken = (call: Reader, diner: number) =>
  rowOf(
    call,
    lastRow,
    `SELECT m.day, m.meal FROM canteen_meals m WHERE m.diner_id = ? AND m.kind = 'sale'
        AND NOT EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = m.id)
      ORDER BY m.day DESC, m.id DESC LIMIT 1`,
    diner,
  )

/** Whoever lives alone before others, then whoever was missed first. */
export function openAlerts(call: Reader): CareAlertShown[] {
  const byDiner = Map.groupBy(missedSittings(call), ({ diner }) => diner)
  const people = residentsById(
    call,
    [...byDiner.values()].flatMap(([first]) => first?.resident ?? []),
  )
  const alerts = [...byDiner].flatMap(([diner, sittings]): CareAlertShown[] => {
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
        lastTaken: lastTaken(call, diner),
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

/** The day from which somebody should have been asked after. */
export const raisedOn = ({ missed }: Pick<CareAlertShown, 'missed'>): string => missed.at(-1)?.day ?? ''
