/** The procedures of care alerts, and the duties that they are. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { disclose, look, read, write, type HandlersOf } from '#desk/rpc/serve'
import type { DueDuty, Duties } from '#desk/registers'
import { holds } from '#ground/roles/permissions'
import { rowOf, rowsOf } from '#work/rows'
import { residentsById, revealField, shownTo, waysToReach } from '#features/residents/index'
import { careWords, doorResults, doorSteps, meals } from '../../contract/words'
import { onePerson } from '../../diners/service/one-person'
import { hiddenAmong } from '../../diners/service/hidden'
import { dinerOf } from '../../diners/service/rows'
import { mayBeTakenBack } from '../../rules/care'
import { canteenCareResults } from '../../schema/care'
import { mostAlerts, type CareAlertShown, type careContract } from '../contract'
import type { Reader } from '#desk/rpc/call'
import { settledToday } from './settled'
import { openAlerts, raisedAlerts, raisedOn } from './shown'
import { beganToday } from '../../close/service/closed-days'

const resultRow = z.object({
  day: z.string(),
  meal: z.enum(meals),
  result: z.enum(careWords),
  note: z.string(),
  at: z.number(),
  by: z.string(),
})
const lastWordRow = z.object({ result: z.enum(careWords), at: z.number() })
const stepRow = z.object({
  day: z.string(),
  meal: z.enum(meals),
  step: z.enum(doorSteps),
  result: z.enum(doorResults),
  clock: z.string(),
})

/** As many as tell how it went the last times. */
const resultsShown = 20

const isOfSitting =
  ({ day, meal }: Pick<z.infer<typeof resultRow>, 'day' | 'meal'>) =>
  (other: { readonly day: string; readonly meal: string }): boolean =>
    other.day === day && other.meal === meal

/** Whichever of the person's cards is asked for. */
function alertOf(call: Reader, diner: number): CareAlertShown | null {
  const person = onePerson(call).oldest(diner)
  return openAlerts(call).find((alert) => alert.diner === person) ?? null
}

export const careHandlers: HandlersOf<typeof careContract> = {
  list: read((call) => ({
    alerts: openAlerts(call).slice(0, mostAlerts),
    settled: settledToday(call),
  })),

  get: look((call, { diner }) => {
    const { resident } = dinerOf(call, diner)
    const card = residentsById(call, [resident]).get(resident)
    if (card === undefined) throw new DeskError('not-found', 'canteen.diner-unknown')
    call.saw({ subject: `resident:${card.id}`, fields: [] })
    const { text } = shownTo(call.staff.roles)
    // What was said at the telephone of where somebody is leads there.
    const isHidden = hiddenAmong(call, [card.id]).has(card.id)
    const diners = JSON.stringify(onePerson(call).all(diner))
    return {
      alert: alertOf(call, diner),
      name: card.name,
      ...waysToReach(call, card.id),
      steps: rowsOf(
        call,
        stepRow,
        `SELECT day, meal, step, result, clock FROM canteen_door_steps
          WHERE diner_id IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT ?`,
        diners,
        resultsShown,
      ),
      results: rowsOf(
        call,
        resultRow,
        `SELECT c.day, c.meal, c.result, c.note, c.at, s.name AS by FROM canteen_care_results c
           JOIN staff s ON s.id = c.staff_id
          WHERE c.diner_id IN (SELECT value FROM json_each(?)) ORDER BY c.id DESC LIMIT ?`,
        diners,
        resultsShown,
      ).map((row, at, newestFirst) => ({
        ...row,
        note: isHidden ? '' : text(row.note),
        mayTakeBack: mayBeTakenBack(row, beganToday(call)) && newestFirst.findIndex(isOfSitting(row)) === at,
      })),
    }
  }),

  reveal: disclose((call, { diner, field, reason }) =>
    revealField(call, { id: dinerOf(call, diner).resident, field, reason }),
  ),

  settle: write((call, { diner, day, meal, result, note }) => {
    dinerOf(call, diner)
    const open = alertOf(call, diner)
    if (!open?.missed.some((one) => one.day === day && one.meal === meal)) {
      throw new DeskError('conflict', 'canteen.no-alert')
    }
    call.database
      .insert(canteenCareResults)
      .values({ dinerId: diner, day, meal, result, note, at: call.now, staffId: call.staff.id })
      .run()
    call.record({ subject: `canteen-diner:${diner}`, change: { day, meal, result, note } })
    return { diner }
  }),

  takeBack: write((call, { diner, day, meal }) => {
    dinerOf(call, diner)
    const last = rowOf(
      call,
      lastWordRow,
      `SELECT result, at FROM canteen_care_results
        WHERE diner_id IN (SELECT value FROM json_each(?)) AND day = ? AND meal = ? ORDER BY id DESC LIMIT 1`,
      JSON.stringify(onePerson(call).all(diner)),
      day,
      meal,
    )
    if (last === null || !mayBeTakenBack(last, beganToday(call))) {
      throw new DeskError('conflict', 'canteen.no-result')
    }
    call.database
      .insert(canteenCareResults)
      .values({
        dinerId: diner,
        day,
        meal,
        result: 'taken-back',
        note: '',
        at: call.now,
        staffId: call.staff.id,
      })
      .run()
    call.record({ subject: `canteen-diner:${diner}`, change: { day, meal, takenBack: last.result } })
    return { diner }
  }),
}

const dutyOf = (alert: ReturnType<typeof raisedAlerts>[number]): readonly DueDuty[] => {
  const [newest] = alert.missed
  if (newest === undefined) return []
  return [
    {
      kind: `care-${newest.reason}`,
      id: alert.diner,
      title: newest.day,
      number: null,
      residentId: alert.resident,
      residentName: alert.name,
      due: raisedOn(alert),
      path: `/canteen/care/${alert.diner}`,
    },
  ]
}

/** Whoever is at hand calls: it is everybody's duty who may see it. */
export const careDuties: Duties = {
  mine: (call) => (holds(call.staff.roles, 'canteen.care') ? raisedAlerts(call).flatMap(dutyOf) : []),
  ofResident: (call, residentId) =>
    holds(call.staff.roles, 'canteen.care')
      ? raisedAlerts(call)
          .filter((alert) => alert.resident === residentId)
          .flatMap(dutyOf)
      : [],
}
