/** What a person's own copy tells of how they were asked after, and how much of it an erasure takes. */
import { z } from 'zod'
import { dayField, textField, wordField, type HeldRow } from '#desk/personal-data/keeps'
import type { Reader } from '#desk/rpc/call'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { careWords, meals } from '../../contract/words'

const heldRow = z.object({
  day: z.string(),
  meal: z.enum(meals),
  result: z.enum(careWords),
  note: z.string(),
})

const ofThem = `FROM canteen_care_results WHERE diner_id IN (
  SELECT id FROM canteen_diners WHERE resident_id IN (SELECT value FROM json_each(?)))`

export const careHeld = (call: Reader, ids: readonly number[]): readonly HeldRow[] =>
  rowsOf(call, heldRow, `SELECT day, meal, result, note ${ofThem} ORDER BY id`, JSON.stringify(ids)).map(
    (row) => [
      ...dayField('day', row.day),
      ...wordField('meal', `canteen:meals.${row.meal}`),
      ...wordField('careResult', `canteen:careResults.${row.result}`),
      ...textField('note', row.note),
    ],
  )

export const countCare = (call: HasStatements, resident: number): number =>
  Number(
    call
      .statement(`SELECT count(*) ${ofThem}`)
      .pluck()
      .get(JSON.stringify([resident])),
  )
