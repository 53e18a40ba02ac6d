/** The worked cases of the fixture, read strictly: a case with a word nobody knows fails instead of being passed over. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { meals, nearness, ways } from '#features/canteen/contract/words'

const fen = z.number().int()
const mealCase = z.strictObject({
  id: z.string(),
  day: z.iso.date(),
  meal: z.enum(meals),
  way: z.enum(ways),
  priceFen: fen,
  deliveryFeeFen: fen.optional(),
  person: z.strictObject({
    birth: z.iso.date(),
    registered: z.enum([...nearness, 'any']),
    tags: z.array(z.string()).optional(),
  }),
  before: z
    .array(
      z.strictObject({
        day: z.iso.date(),
        meal: z.enum(meals),
        priceFen: fen,
        subsidyFen: fen,
        void: z.boolean().optional(),
      }),
    )
    .optional(),
  expected: z.strictObject({
    subsidyFen: fen,
    byFunder: z.record(z.string(), fen),
    deliverySubsidyFen: fen.optional(),
    ownFen: fen,
    why: z.string(),
  }),
  otherReading: z
    .strictObject({ if: z.string(), subsidyFen: fen, byFunder: z.record(z.string(), fen), ownFen: fen })
    .optional(),
})
export type MealCase = z.infer<typeof mealCase>

const fixture = z.object({
  policies: z.array(z.object({ id: z.string(), cases: z.array(mealCase).default([]) })),
  balance: z.object({
    cases: z.array(
      z.strictObject({
        id: z.string(),
        facts: z.strictObject({
          paidFen: fen,
          giftFen: fen,
          consumedAtListPriceFen: fen,
          reason: z.enum(['canteen closes', 'diner leaves', 'card lost']),
        }),
        expected: z.strictObject({
          consumedCountsFen: fen.optional(),
          refundFen: fen.optional(),
          newCardBalanceFen: fen.optional(),
          why: z.string(),
        }),
      }),
    ),
  }),
  dayClose: z.object({
    cases: z.array(
      z.strictObject({
        id: z.string(),
        facts: z.strictObject({
          openingCountFen: fen,
          cashSales: z.array(z.strictObject({ dueFen: fen, givenFen: fen, changeFen: fen })),
          cashTopUpsFen: fen,
          cashRefundsFen: fen,
          toBankFen: fen,
          blindCountFen: fen,
        }),
        expected: z.strictObject({ expectedCashFen: fen, differenceFen: fen, why: z.string() }),
      }),
    ),
  }),
})

export const workedCases = fixture.parse(
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../fixtures/canteen-cases.json'), 'utf8')),
)
