/** Ends without an agreement: who stopped it, when and how; and who was told of which other routes (人民调解法 17, 23, 26). */
import { z } from 'zod'
import { day, instant, rowId } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { inMediation } from '../contract/file'
import { gate } from '../cases/contract'
import { endingMoves, otherRoutes, tellingManners } from '../contract/words'

const route = z.enum(otherRoutes)
/** A party with the routes they were told of. */
const told = z.strictObject({ party: rowId, routes: z.array(route).min(1).max(otherRoutes.length) })

export const endingsContract = {
  get: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        parties: z.array(z.strictObject({ id: rowId, name: z.string() })),
        /** What each end waits for besides its own form. */
        steps: z.strictObject({ refuse: z.array(gate), withdraw: z.array(gate), fail: z.array(gate) }),
        ending: z
          .strictObject({
            move: z.enum(endingMoves),
            by: rowId.nullable(),
            on: day,
            manner: z.enum(tellingManners),
            notices: z.array(
              z.strictObject({
                party: rowId,
                routes: z.array(route),
                on: day,
                manner: z.enum(tellingManners),
                at: instant,
              }),
            ),
            /** Routes that a party was not told of yet; closing waits for them. */
            untold: z.array(told),
          })
          .nullable(),
      }),
    ),

  /** Ends it; whoever is told of the other routes at once is told here. */
  end: writes('mediation.cases', inMediation)
    .input(
      request({
        case: rowId,
        move: z.enum(endingMoves),
        /** Who refused or stopped; of a failure nobody alone. */
        by: rowId.nullable(),
        on: day,
        manner: z.enum(tellingManners),
        told: z.array(told).max(40),
      }).refine(({ move, by }) => (move === 'fail') === (by === null), { error: 'required', path: ['by'] }),
    )
    .output(z.strictObject({ case: rowId })),

  /** 终止通知: told of their routes. */
  tell: writes('mediation.cases', inMediation)
    .input(
      request({
        case: rowId,
        told: z.array(told).min(1, 'required').max(40),
        on: day,
        manner: z.enum(tellingManners),
      }),
    )
    .output(z.strictObject({ case: rowId })),
}
