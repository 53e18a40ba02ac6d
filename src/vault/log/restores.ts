/** The restores that are on record in the desk's own log. */
import { z } from 'zod'
import type { HasStatements } from '../store/store'
import type { Restored } from './rules/restored'

const restoredRow = z.object({ sequence: z.number(), at: z.number() })

export const restoresIn = (desk: HasStatements): readonly Restored[] =>
  desk
    .statement(
      "SELECT sequence, at FROM audit WHERE family = 'restore' AND procedure = 'restore.restore' AND outcome = 'done'",
    )
    .all()
    .map((row) => restoredRow.parse(row))
