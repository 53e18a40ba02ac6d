/** Finds months of patrols whose words have been kept as long as the setting says. */
import { z } from 'zod'
import { addMonths, lastDayOfMonth, monthOf } from '#ground/days'
import { inJson, rowsOf } from '#work/rows'
import { retentionSettings } from '../../dossier/service/retention'
import type { CaseReader } from '../../service/call'
import type { DueShown } from '../contract'
import { mayGoOn, monthOfPatrols } from '../rules'

const monthRow = z.object({ id: z.number(), people: inJson(z.array(z.string())) })

/** Of all months that are over so long, or of one of them; with whoever walked. */
export function duePatrols(call: CaseReader, only: number | null): readonly DueShown[] {
  const { patrols: years } = retentionSettings(call)
  if (years === null) return []
  const over = monthOf(addMonths(call.today, -years * 12))
  const [from, before] =
    only === null ? ['', over] : [monthOfPatrols(only), monthOf(addMonths(`${monthOfPatrols(only)}-01`, 1))]
  return rowsOf(
    call,
    monthRow,
    `SELECT CAST(substr(on_day, 1, 4) || substr(on_day, 6, 2) AS INTEGER) AS id, json_group_array(DISTINCT by_whom) AS people
       FROM mediation_patrols WHERE on_day >= ? AND on_day < ? AND what <> '' GROUP BY 1 ORDER BY 1`,
    from,
    `${before}-01`,
  ).flatMap(({ id, people }): DueShown[] => {
    const number = monthOfPatrols(id)
    const endedOn = lastDayOfMonth(number)
    const since = mayGoOn(years, endedOn)
    if (since === null || since > call.today) return []
    return [{ of: 'patrols', id, number, kind: '', endedOn, since, people, holds: [] }]
  })
}
