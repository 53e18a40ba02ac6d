/** Reads screenings, reports, answers and pleas from their tables, each with its own row's number. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { inJson, rowsOf } from '#work/rows'
import { fullOrLess, helpOffers, reportBodies, sufferedFrom } from '../../contract/words'
import { pleasOfCase } from '../../pleas/schema'
import type { Victim } from '../../rules'
import { sufferedForms } from '../contract'

const suspicionRow = z.object({
  id: z.number(),
  screening_id: z.number(),
  continues: z.number().nullable(),
  name: z.string(),
  birth: z.string().nullable(),
  about_age: z.number().nullable(),
  capacity: z.enum(fullOrLess).nullable(),
  suffered_from: z.enum(sufferedFrom),
  forms: inJson(z.array(z.enum(sufferedForms))),
  discovered_at: z.number(),
})
export type SuspicionRow = z.infer<typeof suspicionRow>

export const suspicionRowsOf = (call: HasStatements, caseId: number): readonly SuspicionRow[] =>
  rowsOf(
    call,
    suspicionRow,
    `SELECT s.id, s.screening_id, s.continues, s.name, nullif(s.birth, '') AS birth, s.about_age, s.capacity, s.suffered_from, s.forms, s.discovered_at
       FROM mediation_suspicions s JOIN mediation_screenings m ON m.id = s.screening_id
      WHERE m.case_id = ? ORDER BY s.id`,
    caseId,
  )

/** Under which number it is reported and answered: that of the first on record that it is. */
export const firstOf = ({ id, continues }: Pick<SuspicionRow, 'id' | 'continues'>): number => continues ?? id

const madeRow = z.object({ id: z.number(), at: z.number(), staff_id: z.number() })

export const screeningsMade = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    madeRow,
    'SELECT id, at, staff_id FROM mediation_screenings WHERE case_id = ? ORDER BY id',
    caseId,
  )

const reportRow = z.object({
  id: z.number(),
  suspicion: z.number().nullable(),
  source: z.enum(['committee', 'another-body']),
  discoveredAt: z.number(),
  toldAt: z.number(),
  to: z.enum(reportBodies),
  by: z.string(),
  what: z.string(),
  receipt: z.string(),
})

export const reportRowsOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    reportRow,
    `SELECT r.id, coalesce(s.continues, s.id) AS suspicion, r.source, r.discovered_at AS discoveredAt, r.told_at AS toldAt,
            r.to_body AS "to", r.by_whom AS "by", r.what, r.receipt
       FROM mediation_reports r LEFT JOIN mediation_suspicions s ON s.id = r.suspicion_id
      WHERE r.case_id = ? ORDER BY r.id`,
    caseId,
  )

const helpRow = z.object({
  suspicion: z.number(),
  offer: z.enum(helpOffers),
  answer: z.enum(['wanted', 'not-wanted']),
  at: z.number(),
})

/** Every answer, the last of an offer last. */
export const helpAnswersOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    helpRow,
    `SELECT coalesce(s.continues, s.id) AS suspicion, a.offer, a.answer, a.at
       FROM mediation_help_answers a JOIN mediation_suspicions s ON s.id = a.suspicion_id
       JOIN mediation_screenings m ON m.id = s.screening_id WHERE m.case_id = ? ORDER BY a.id`,
    caseId,
  )

export const pleaRow = z.object({
  id: z.number(),
  said_at: z.number(),
  person: z.string(),
  words: z.string(),
  handler: z.string(),
  adds_to: z.number().nullable(),
  case_id: z.number().nullable(),
  at: z.number(),
  staff_id: z.number(),
})
export type PleaRow = z.infer<typeof pleaRow>

export const pleaColumns = Object.keys(pleaRow.shape).join(', ')

/** Those of the case, and what it began with. */
export const pleaRowsOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    pleaRow,
    `SELECT ${pleaColumns} FROM mediation_pleas WHERE id IN (${pleasOfCase}) ORDER BY id`,
    { case: caseId },
  )

/** Whom it is suspected of, as the rules take them. */
export const victimOf = ({ birth, about_age: aboutAge, capacity }: SuspicionRow): Victim => ({
  birth,
  aboutAge,
  capacity,
})
