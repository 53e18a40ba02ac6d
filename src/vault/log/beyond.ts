/** What one copy of a log has beyond another of the same desk: from where on they go apart. */
import { z } from 'zod'
import type { HasStatements } from '../store/store'
import { auditHead } from './record'

const rowOfStep = z.object({ procedure: z.string(), subject: z.string() })

/** The rows of these procedures that were done in `log` and are not in `other`, the oldest first. */
export function doneBeyond(
  log: HasStatements,
  other: HasStatements,
  procedures: readonly string[],
): readonly z.infer<typeof rowOfStep>[] {
  return z.array(rowOfStep).parse(
    log
      .statement(
        `SELECT procedure, subject FROM audit
          WHERE sequence > ? AND outcome = 'done' AND procedure IN (SELECT value FROM json_each(?)) ORDER BY sequence`,
      )
      .all(lastInBoth(log, other), JSON.stringify(procedures)),
  )
}

/** Each row's MAC holds all rows before it: where one is the same, everything up to there is. */
function lastInBoth(log: HasStatements, other: HasStatements): number {
  const macOf = (desk: HasStatements, sequence: number) =>
    desk.statement('SELECT mac FROM audit WHERE sequence = ?').pluck().get(sequence)
  let same = 0
  let beyond = Math.min(auditHead(log).sequence, auditHead(other).sequence) + 1
  while (beyond - same > 1) {
    const middle = Math.floor((same + beyond) / 2)
    const mac = macOf(log, middle)
    if (mac !== undefined && mac === macOf(other, middle)) same = middle
    else beyond = middle
  }
  return same
}
