/**
 * Finds pleas of no case, also where one was made of them and not taken up, that have been kept as long as the setting says, counted from
 * what was last added to them.
 */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import { rowsOf } from '#work/rows'
import { retentionSettings } from '../../dossier/service/retention'
import { caseOfPlea } from '../../pleas/schema'
import type { CaseReader } from '../../service/call'
import type { DueShown } from '../contract'
import { mayGoOn } from '../rules'

const pleaRow = z.object({ id: z.number(), person: z.string(), last: z.number() })

/** All of them, or one; as evidence it may be wanted for as long as an order is. */
export function duePleas(call: CaseReader, only: number | null): readonly DueShown[] {
  const { registers: years } = retentionSettings(call)
  if (years === null) return []
  return rowsOf(
    call,
    pleaRow,
    `SELECT coalesce(adds_to, id) AS id, max(iif(adds_to IS NULL, person, NULL)) AS person, max(at) AS last
       FROM mediation_pleas
      WHERE case_id IS NULL AND ${caseOfPlea('coalesce(adds_to, mediation_pleas.id)')} IS NULL AND ${only === null ? 'TRUE' : 'coalesce(adds_to, id) = ?'} GROUP BY 1 ORDER BY 1`,
    ...(only === null ? [] : [only]),
  ).flatMap(({ id, person, last }): DueShown[] => {
    const endedOn = dayAt(last)
    const since = mayGoOn(years, endedOn)
    if (since === null || since > call.today) return []
    return [{ of: 'plea', id, number: '', kind: '', endedOn, since, people: [person], holds: [] }]
  })
}
