/** Care alerts: who did not take the meal they ordered or always take, whom to call, and what became of them. */
import { z } from 'zod'
import { day, instant, rowId, text } from '#ground/contract/fields'
import { discloses, looksAt, reads, request, writes } from '#ground/contract/procedure'
import { disclosed, masked, revealReason } from '#ground/contract/sensitive'
import {
  alertReasons,
  careResults,
  careWords,
  doorResults,
  doorSteps,
  meals,
  notTakenReasons,
} from '../contract/words'

export const mostAlerts = 500
/** Of what was said today the newest. */
export const mostSettled = 100

const missed = z.strictObject({
  day,
  meal: z.enum(meals),
  reason: z.enum(alertReasons),
  /** What was said of the order; null while nobody said anything. */
  notTaken: z.enum(notTakenReasons).nullable(),
})
export type Missed = z.infer<typeof missed>

export const careAlert = z.strictObject({
  diner: rowId,
  resident: rowId,
  name: z.string(),
  age: z.number().int().min(0).nullable(),
  address: masked('address'),
  livesAlone: z.boolean(),
  /** Newest first. */
  missed: z.array(missed).min(1).max(100),
  /** The last meal that they took; null where none is known. */
  lastTaken: z.strictObject({ day, meal: z.enum(meals) }).nullable(),
  /** Missed before today and still nobody knows. */
  isOverdue: z.boolean(),
})
export type CareAlertShown = z.infer<typeof careAlert>

const settled = z.strictObject({
  diner: rowId,
  name: z.string(),
  day,
  meal: z.enum(meals),
  result: z.enum(careResults),
  at: instant,
})
export type Settled = z.infer<typeof settled>

export const careContract = {
  /** Worked out when it is asked for: what was missed on days on which nobody looked is there as well. */
  list: reads('canteen.care')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        alerts: z.array(careAlert).max(mostAlerts),
        /** Of whom it was said today what became of them, newest first: the way back to whoever it was said of by mistake. */
        settled: z.array(settled).max(mostSettled),
      }),
    ),

  get: looksAt('canteen.care')
    .input(z.strictObject({ diner: rowId }))
    .output(
      z.strictObject({
        /** Null where nothing is open any more. */
        alert: careAlert.nullable(),
        name: z.string(),
        isProtected: z.boolean(),
        phones: z.array(
          z.strictObject({ number: masked('phone'), owner: z.string(), ownerName: z.string() }),
        ),
        contacts: z.array(
          z.strictObject({ name: z.string(), relation: z.string(), phone: masked('contact-phone') }),
        ),
        steps: z.array(
          z.strictObject({
            day,
            meal: z.enum(meals),
            step: z.enum(doorSteps),
            result: z.enum(doorResults),
            clock: z.string(),
          }),
        ),
        results: z.array(
          z.strictObject({
            day,
            meal: z.enum(meals),
            result: z.enum(careWords),
            note: masked('typed-number'),
            at: instant,
            by: z.string(),
            /** Said today, and the last word of its sitting. */
            mayTakeBack: z.boolean(),
          }),
        ),
      }),
    ),

  reveal: discloses('canteen.care')
    .input(
      z.strictObject({
        diner: rowId,
        field: z.strictObject({
          kind: z.enum(['phone', 'contact-phone']),
          at: z.number().int().min(0).max(99),
        }),
        reason: revealReason,
      }),
    )
    .output(z.strictObject({ value: disclosed() })),

  /** Says what became of them, up to the sitting that the asking person saw: `canteen.no-alert` where none is open. */
  settle: writes('canteen.care')
    .input(
      request({
        diner: rowId,
        day,
        meal: z.enum(meals),
        result: z.enum(careResults),
        note: text(200),
      }).refine(({ result, note }) => result !== 'other' || note !== '', {
        error: 'required',
        path: ['note'],
      }),
    )
    .output(z.strictObject({ diner: rowId })),

  /** What was said today of a sitting was of somebody else: the alert is open again. `canteen.no-result` where nothing stands. */
  takeBack: writes('canteen.care')
    .input(request({ diner: rowId, day, meal: z.enum(meals) }))
    .output(z.strictObject({ diner: rowId })),
}
