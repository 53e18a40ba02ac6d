/** Screenings of a case and the reports about what they found, as the rules take them. */
import { z } from 'zod'
import { clockAt, dayAt } from '#ground/clock'
import type { HasStatements } from '#vault/store/store'
import { inJson, rowsOf } from '#work/rows'
import {
  fullOrLess,
  harmsToMinors,
  matterBars,
  reportBodies,
  sufferedFrom,
  violenceForms,
} from '../../contract/words'
import { dangers, protectedPeople, type Condition } from '../contract/words'
import { helpAnswersOf } from './rows'
import { joinedWith } from '../../parties/service/at-risk'
import {
  conditions,
  standing,
  wantsToSitApart,
  type Report,
  type Screening,
  type Suspicion,
} from '../../rules'

const screeningRow = z.object({
  id: z.number(),
  corrects: z.number().nullable(),
  reason: z.string(),
  offence: z.enum(['unlikely', 'possible']),
  bars: inJson(z.array(z.enum(matterBars))),
  vulnerable: inJson(z.array(z.enum(protectedPeople))).nullable(),
  danger: inJson(z.array(z.enum(dangers))).nullable(),
})

const suspicionRow = z.object({
  first: z.number(),
  screening_id: z.number(),
  birth: z.string().nullable(),
  about_age: z.number().nullable(),
  capacity: z.enum(fullOrLess).nullable(),
  suffered_from: z.enum(sufferedFrom),
  forms: inJson(z.array(z.enum([...violenceForms, ...harmsToMinors]))),
  discovered_at: z.number(),
})

/** The first is the oldest; a suspicion that a correction writes anew keeps the number under which it is reported. */
export function screeningsOf(call: HasStatements, caseId: number): readonly Screening[] {
  const suspicions = rowsOf(
    call,
    suspicionRow,
    `SELECT coalesce(s.continues, s.id) AS first, s.screening_id, nullif(s.birth, '') AS birth, s.about_age, s.capacity, s.suffered_from, s.forms, s.discovered_at
       FROM mediation_suspicions s JOIN mediation_screenings m ON m.id = s.screening_id
      WHERE m.case_id = ? ORDER BY s.id`,
    caseId,
  )
  return rowsOf(
    call,
    screeningRow,
    'SELECT id, corrects, reason, offence, bars, vulnerable, danger FROM mediation_screenings WHERE case_id = ? ORDER BY id',
    caseId,
  ).map(({ vulnerable, danger, ...row }) => ({
    ...row,
    vulnerable: vulnerable ?? undefined,
    danger: danger ?? undefined,
    suspicions: suspicions
      .filter(({ screening_id }) => screening_id === row.id)
      .map(
        ({
          first,
          birth,
          about_age: aboutAge,
          capacity,
          suffered_from,
          forms,
          discovered_at,
        }): Suspicion => ({
          id: first,
          victim: { birth, aboutAge, capacity },
          from: suffered_from,
          forms,
          discoveredAt: discovered_at,
        }),
      ),
  }))
}

/** How a case has to be held by what was told of in it, and in those that it was joined with, until that time of the day. */
export const conditionsOf = (
  call: HasStatements,
  caseId: number,
  day: string,
  clock = '24:00',
): readonly Condition[] => [
  ...new Set(
    joinedWith(call, caseId).flatMap((id) => {
      const last = standing(screeningsOf(call, id))
      if (last === null) return []
      const answers = helpAnswersOf(call, id).filter(
        ({ at }) => `${dayAt(at)} ${clockAt(at)}` <= `${day} ${clock}`,
      )
      const held = conditions(last, day)
      return wantsToSitApart(last.suspicions ?? [], answers) ? [...held, 'sit-apart' as const] : held
    }),
  ),
]

const reportRow = z.object({
  suspicion: z.number().nullable(),
  source: z.enum(['committee', 'another-body']),
  discoveredAt: z.number(),
  toldAt: z.number(),
  to: z.enum(reportBodies),
  by: z.string(),
  what: z.string(),
  receipt: z.string(),
})

export const reportsOf = (call: HasStatements, caseId: number): readonly Report[] =>
  rowsOf(
    call,
    reportRow,
    `SELECT coalesce(s.continues, s.id) AS suspicion, r.source, r.discovered_at AS discoveredAt, r.told_at AS toldAt,
            r.to_body AS "to", r.by_whom AS "by", r.what, r.receipt
       FROM mediation_reports r LEFT JOIN mediation_suspicions s ON s.id = r.suspicion_id
      WHERE r.case_id = ? ORDER BY r.id`,
    caseId,
  )
