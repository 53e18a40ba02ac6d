/** What is on record of the danger in a case: weighed, found at a screening, left over at a follow-up; and who was in touch. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import type { HasStatements } from '#vault/store/store'
import { inJson, rowsOf } from '#work/rows'
import { riskLevels, riskSigns, tellingManners, type RiskSign } from '../../contract/words'
import {
  leastRisk,
  nextContact,
  signsOfScreening,
  standing,
  standingRisk,
  type Contact,
  type RiskSaid,
} from '../../rules'
import { followUpStands } from '../../follow-ups/rows'
import { caseSettingsOf } from '../../settings/service'
import { screeningsOf } from '../../screening/service/at-hand'
import { screeningsMade } from '../../screening/service/rows'

const judgementRow = z.object({
  id: z.number(),
  signs: inJson(z.array(z.enum(riskSigns))),
  level: z.enum(riskLevels),
  on: z.string(),
  note: z.string(),
  at: z.number(),
  staffId: z.number(),
})

export const judgementsOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    judgementRow,
    `SELECT id, signs, level, day AS "on", note, at, staff_id AS staffId FROM mediation_risks WHERE case_id = ? ORDER BY id`,
    caseId,
  )

const contactRow = z.object({
  id: z.number(),
  party: z.number().nullable(),
  on: z.string(),
  manner: z.enum(tellingManners),
  what: z.string(),
  next: z.string().nullable(),
  at: z.number(),
  staffId: z.number(),
})

export const contactsOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    contactRow,
    `SELECT id, party_id AS party, day AS "on", manner, what, next_on AS next, at, staff_id AS staffId
       FROM mediation_contacts WHERE case_id = ? ORDER BY day, id`,
    caseId,
  )

/** What the standing screening found, and when it was made. */
function screenedOf(call: HasStatements, caseId: number) {
  const last = standing(screeningsOf(call, caseId))
  const at = screeningsMade(call, caseId).find(({ id }) => id === last?.id)?.at
  if (last === null || at === undefined) return null
  return { signs: signsOfScreening(last, dayAt(at)), at }
}

const leftOver = z.object({ level: z.enum(riskLevels), on: z.string(), at: z.number() })

const leftAtFollowUps = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    leftOver,
    `SELECT f.risk AS level, f.on_day AS "on", f.at FROM mediation_follow_ups f
      WHERE f.case_id = ? AND ${followUpStands('f')} ORDER BY f.id`,
    caseId,
  )

/** The level that counts, and the signs that speak for it. */
export function riskOfCase(
  call: HasStatements,
  caseId: number,
): { readonly said: RiskSaid | null; readonly signs: readonly RiskSign[] } {
  const judged = judgementsOf(call, caseId)
  const screened = screenedOf(call, caseId)
  const said = standingRisk([
    ...judged.map(({ level, on, at }) => ({ from: 'judged' as const, level, on, at })),
    ...(screened === null
      ? []
      : [
          {
            from: 'screening' as const,
            level: leastRisk(screened.signs),
            on: dayAt(screened.at),
            at: screened.at,
          },
        ]),
    ...leftAtFollowUps(call, caseId).map((one) => ({ from: 'follow-up' as const, ...one })),
  ])
  return {
    said,
    signs: said?.from === 'screening' ? (screened?.signs ?? []) : (judged.at(-1)?.signs ?? []),
  }
}

/** Whether somebody said when they would be in touch again. */
export const hasContactAgreed = (call: HasStatements, caseId: number): boolean =>
  call
    .statement('SELECT 1 FROM mediation_contacts WHERE case_id = ? AND next_on IS NOT NULL LIMIT 1')
    .get(caseId) !== undefined

const dayRow = z.object({ on: z.string() })

/** Sitting together and being asked afterwards is being in touch too. */
const metOn = (call: HasStatements, caseId: number): readonly Contact[] =>
  rowsOf(
    call,
    dayRow,
    `SELECT s.on_day AS "on" FROM mediation_sessions s
      WHERE s.case_id = @case AND NOT EXISTS (SELECT 1 FROM mediation_sessions later WHERE later.corrects = s.id)
      UNION SELECT f.on_day FROM mediation_follow_ups f WHERE f.case_id = @case AND ${followUpStands('f')}`,
    { case: caseId },
  ).map(({ on }) => ({ on, next: null }))

/** By when somebody is in touch again; null where nobody has to be. */
export function contactDueOf(call: HasStatements, caseId: number): string | null {
  const { said } = riskOfCase(call, caseId)
  if (said === null) return null
  const contacts = [...metOn(call, caseId), ...contactsOf(call, caseId)]
  return nextContact(said.level, said.on, contacts, caseSettingsOf(call).contactDays)
}

/** The row of the case says what counts, so that lists need not look through everything. Call it beside whatever says more. */
export function followRisk(call: HasStatements, caseId: number): void {
  call
    .statement('UPDATE mediation_cases SET risk = ? WHERE id = ?')
    .run(riskOfCase(call, caseId).said?.level ?? 'low', caseId)
}
