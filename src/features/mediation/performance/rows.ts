/** What was kept of each instalment, as it is stored: a row that was put right and the one that did so count no more. */
import { z } from 'zod'
import { rowOf, rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { watched, type InstalmentWatched, type Performance } from '../rules/index'
import type { StoredDuty } from '../agreement/service/stored'
import { performanceWays } from './contract'

const keptRow = z.object({
  id: z.number(),
  instalment: z.number(),
  day: z.string(),
  fen: z.number().nullable(),
  way: z.enum(performanceWays),
  isReversed: z.number().transform((flag) => flag === 1),
})
export type KeptRow = z.infer<typeof keptRow>

/** What was kept of an agreement, without the rows that only put others right. */
export const keptOf = (call: HasStatements, agreement: number): readonly KeptRow[] =>
  rowsOf(
    call,
    keptRow,
    `SELECT p.id, p.instalment_id AS instalment, p.day, p.fen, p.way,
            EXISTS (SELECT 1 FROM mediation_performances back WHERE back.reverses = p.id) AS isReversed
       FROM mediation_performances p JOIN mediation_instalments i ON i.id = p.instalment_id
       JOIN mediation_duties d ON d.id = i.duty_id
      WHERE d.agreement_id = ? AND +p.reverses IS NULL ORDER BY p.day, p.id`,
    agreement,
  )

/** As the rules watch it: duties by their rows, instalments by their place. */
export function performancesOf(
  duties: readonly StoredDuty[],
  kept: readonly KeptRow[],
): readonly Performance[] {
  return duties.flatMap((duty) =>
    duty.instalments.flatMap(({ id }, instalment) =>
      kept
        .filter((row) => row.instalment === id && !row.isReversed)
        .map((row): Performance => ({ duty: duty.id, instalment, on: row.day, fen: row.fen, way: row.way })),
    ),
  )
}

/** SQL: whether a step was not taken back. */
export const stepHolds = (event: string): string =>
  `NOT EXISTS (SELECT 1 FROM mediation_case_events back WHERE back.takes_back = ${event}.id)`

/** SQL: the day on which all of a case was kept; null where nobody said so, or it was said afterwards that it is not. */
export const performedDay = (caseId: string): string =>
  `(SELECT p.day FROM mediation_case_events p WHERE p.case_id = ${caseId} AND p.kind = 'perform' AND ${stepHolds('p')}
      AND NOT EXISTS (SELECT 1 FROM mediation_case_events l
        WHERE l.case_id = p.case_id AND l.id > p.id AND l.kind = 'leave-unperformed' AND ${stepHolds('l')})
    ORDER BY p.id DESC LIMIT 1)`

export const watchedOf = (
  duties: readonly StoredDuty[],
  kept: readonly KeptRow[],
  today: string,
): readonly InstalmentWatched[] => watched(duties, performancesOf(duties, kept), today)

const ownerRow = z.object({ agreement: z.number(), fen: z.number().nullable() })

/** The agreement that an instalment belongs to, and what it comes to; null where there is none. */
export const ownerOf = (call: HasStatements, instalment: number) =>
  rowOf(
    call,
    ownerRow,
    `SELECT d.agreement_id AS agreement, i.fen FROM mediation_instalments i
       JOIN mediation_duties d ON d.id = i.duty_id WHERE i.id = ?`,
    instalment,
  )

const performanceRow = z.object({
  instalment: z.number(),
  fen: z.number().nullable(),
  way: z.enum(performanceWays),
  day: z.string(),
})

/** A row that was not put right yet; null where it was, or is none. */
export const keptById = (call: HasStatements, id: number) =>
  rowOf(
    call,
    performanceRow,
    `SELECT p.instalment_id AS instalment, p.fen, p.way, p.day FROM mediation_performances p
      WHERE p.id = ? AND +p.reverses IS NULL
        AND NOT EXISTS (SELECT 1 FROM mediation_performances back WHERE back.reverses = p.id)`,
    id,
  )

const remindedRow = z.object({ instalment: z.number(), on: z.string() })

export const remindedOf = (call: HasStatements, agreement: number): ReadonlyMap<number, string> =>
  new Map(
    rowsOf(
      call,
      remindedRow,
      `SELECT r.instalment_id AS instalment, max(r.on_day) AS "on" FROM mediation_reminders r
         JOIN mediation_instalments i ON i.id = r.instalment_id JOIN mediation_duties d ON d.id = i.duty_id
        WHERE d.agreement_id = ? GROUP BY r.instalment_id`,
      agreement,
    ).map(({ instalment, on }) => [instalment, on]),
  )

/** SQL: a closing went past something that was missing. Of before that was kept, a reason was given for nothing else. */
export const closedIncomplete = (closing: string): string =>
  `coalesce(${closing}.missing > 0, ${closing}.reason <> '')`
