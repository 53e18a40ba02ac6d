/** What a person's own copy tells of how meals were brought to them, and how much of it an erasure takes. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { dayField, textField, wordField, type HeldRow } from '#desk/personal-data/keeps'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { doorResults, doorSteps, handedTo, meals } from '../../contract/words'

const heldRow = z.object({
  day: z.string().nullable(),
  meal: z.enum(meals).nullable(),
  clock: z.string(),
  to: z.enum(handedTo).nullable(),
  step: z.enum(doorSteps).nullable(),
  result: z.enum(doorResults).nullable(),
  landmark: z.string(),
  keyNote: z.string(),
  band: z.string(),
})

const theirs = `diner_id IN (SELECT id FROM canteen_diners WHERE resident_id IN (SELECT value FROM json_each(@ids)))`

const stops = `SELECT NULL AS day, NULL AS meal, '' AS clock, NULL AS "to", NULL AS step, NULL AS result, landmark,
    key_note AS keyNote, band FROM canteen_stops WHERE ${theirs}`
const steps = `SELECT day, meal, clock, NULL, step, result, '', '', '' FROM canteen_door_steps WHERE ${theirs}`
const handings = `SELECT m.day, m.meal, h.clock, h.handed_to, NULL, NULL, '', '', '' FROM canteen_meals m
    JOIN canteen_handings h ON h.meal_id = m.id WHERE m.${theirs}`

/** Where their stop is, who took which meal when, and what was tried at a shut door. */
export const deliveriesHeld = (call: Reader, ids: readonly number[]): readonly HeldRow[] =>
  rowsOf(call, heldRow, `${stops} UNION ALL ${steps} UNION ALL ${handings}`, {
    ids: JSON.stringify(ids),
  }).map((row) => [
    ...dayField('day', row.day),
    ...wordField('meal', row.meal === null ? null : `canteen:meals.${row.meal}`),
    ...textField('clock', row.clock),
    ...wordField('handedTo', row.to === null ? null : `canteen:handedTo.${row.to}`),
    ...wordField('step', row.step === null ? null : `canteen:doorSteps.${row.step}`),
    ...wordField('result', row.result === null ? null : `canteen:doorResults.${row.result}`),
    ...textField('landmark', row.landmark),
    ...textField('keyNote', row.keyNote),
    ...textField('band', row.band),
  ])

const countRow = z.object({ rows: z.number() })

/** Who signed stays with the meal, which is nobody's by then. */
export const countDeliveries = (call: HasStatements, resident: number): number =>
  rowsOf(call, countRow, `SELECT count(*) AS rows FROM (${stops} UNION ALL ${steps})`, {
    ids: JSON.stringify([resident]),
  })[0]?.rows ?? 0
