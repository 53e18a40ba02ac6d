/** What was promised and how it is kept, instalment by instalment (人民调解法 31); no money goes through the mediator (4, 15). */
import { z } from 'zod'
import { day, fen, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { gate } from '../cases/contract'
import { tellingManners } from '../contract/words'

export const performanceWays = ['hand-to-hand', 'transfer', 'done'] as const

const kept = z.strictObject({
  id: rowId,
  day,
  fen: fen.nullable(),
  way: z.enum(performanceWays),
  isReversed: z.boolean(),
})

export const instalmentShown = z.strictObject({
  id: rowId,
  due: day,
  fen: fen.nullable(),
  standing: z.enum(['kept', 'part', 'late', 'due', 'coming']),
  leftFen: fen.nullable(),
  daysLate: z.number().int(),
  kept: z.array(kept),
  /** When somebody was last reminded of it. */
  remindedOn: day.nullable(),
})
export type InstalmentShown = z.infer<typeof instalmentShown>

export const performanceContract = {
  get: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        duties: z.array(
          z.strictObject({
            id: rowId,
            who: z.string(),
            toWhom: z.string(),
            what: masked('case-text'),
            manner: masked('case-text'),
            fen: fen.nullable(),
            instalments: z.array(instalmentShown),
          }),
        ),
        /** It is in effect, and something of it can still be kept or put right. */
        isOpen: z.boolean(),
        /** What saying that all is kept, or that it will not be, waits for. */
        steps: z.strictObject({ perform: z.array(gate), leaveUnperformed: z.array(gate) }),
      }),
    ),

  keep: writes('mediation.cases', inMediation)
    .input(
      request({
        instalment: rowId,
        day,
        /** Null where the duty is no money. */
        fen: fen.min(1).nullable(),
        way: z.enum(performanceWays),
      }),
    )
    .output(z.strictObject({ performance: rowId })),

  /** A slip: a row below zero that names it; both stay. */
  reverse: writes('mediation.cases', inMediation)
    .input(request({ performance: rowId }))
    .output(z.strictObject({ performance: rowId })),

  /** Somebody was reminded of what is due. */
  remind: writes('mediation.cases', inMediation)
    .input(request({ instalment: rowId, on: day, manner: z.enum(tellingManners), said: text(300) }))
    .output(z.strictObject({ instalment: rowId })),

  /** All of it is kept. */
  perform: writes('mediation.cases', inMediation)
    .input(request({ case: rowId }))
    .output(z.strictObject({ case: rowId })),

  /** It will not be kept: the other side was told that it may sue (人民调解法 32); or it was not, as had been said. */
  leaveUnperformed: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, reason: line(200) }))
    .output(z.strictObject({ case: rowId })),
}
