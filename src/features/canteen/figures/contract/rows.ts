/** What stands behind the canteen's figures: meals, orders that nobody fetched, and balances. */
import { z } from 'zod'
import { day, fen, rowId } from '#ground/contract/fields'
import { meals, notTakenReasons, ways } from '../../contract/words'
import { soldRow } from '../../till/contract'

export const figureRow = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('meal'), id: rowId, sale: soldRow }),
  z.strictObject({
    of: z.literal('order'),
    id: rowId,
    day,
    meal: z.enum(meals),
    way: z.enum(ways),
    diner: rowId,
    name: z.string(),
    /** Null where nobody said anything. */
    reason: z.enum(notTakenReasons).nullable(),
  }),
  z.strictObject({
    of: z.literal('balance'),
    id: rowId,
    /** Null once the diner was erased. */
    diner: rowId.nullable(),
    name: z.string(),
    /** As the period ended. */
    leftFen: fen,
  }),
])
export type FigureRow = z.infer<typeof figureRow>
