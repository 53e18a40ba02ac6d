/** The restores that are on record in the desk's own log, and what each of them put aside. */
import { z } from 'zod'
import type { HasStatements } from '../store/store'
import { recordAudit, type AuditedStore } from './record'
import { readReplaced, replacedSubject, type Replaced, type Restored } from './rules/restored'

const procedure = 'restore.replaced'

const restoredRow = z.object({ sequence: z.number(), at: z.number(), replaced: z.string().nullable() })

export const restoresIn = (desk: HasStatements): readonly Restored[] =>
  desk
    .statement(
      `SELECT sequence, at,
          (SELECT subject FROM audit AS next WHERE next.sequence = audit.sequence + 1
            AND next.procedure = '${procedure}' AND next.outcome = 'done') AS replaced
         FROM audit WHERE family = 'restore' AND procedure = 'restore.restore' AND outcome = 'done'`,
    )
    .all()
    .map((row) => {
      const { sequence, at, replaced } = restoredRow.parse(row)
      return { sequence, at, number: replaced === null ? null : (readReplaced(replaced)?.restores ?? null) }
    })

/** What restores put aside, the latest first. A restore by an older version of the program said nothing of it. */
export const replacedIn = (desk: HasStatements): readonly Replaced[] =>
  desk
    .statement(
      `SELECT subject FROM audit WHERE family = 'restore' AND procedure = '${procedure}' AND outcome = 'done'
        ORDER BY sequence DESC`,
    )
    .pluck()
    .all()
    .flatMap((subject) => (typeof subject === 'string' ? (readReplaced(subject) ?? []) : []))

/** How often the desk was brought back, as far as its log knows. */
export const restoresOf = (desk: HasStatements): number =>
  Math.max(restoresIn(desk).length, ...replacedIn(desk).map(({ restores }) => restores))

/** Puts on record what a restore puts aside; inside the transaction of the restore. */
export function noteReplaced(
  desk: AuditedStore,
  { at, staffId, ...replaced }: Replaced & { readonly at: number; readonly staffId: number | null },
): void {
  const subject = replacedSubject(replaced)
  recordAudit(desk, { at, staffId, procedure, outcome: 'done', subject, change: replaced })
}
