/** What orders and warnings keep of a person: they stay while somebody is protected or visited, then whose they were is forgotten. */
import { z } from 'zod'
import type { RecordOfPerson } from '#desk/personal-data/keeps'
import type { HasStatements } from '#vault/store/store'
import { addMonths } from '#ground/days'
import { rowsOf } from '#work/rows'
import { watchSettingsOf } from './settings'

/** Whether something is still to be done about it, whatever its last day. */
const row = z.object({ id: z.number(), ended: z.string(), owed: z.number() })
type Row = z.infer<typeof row>

/** Lifted, it ends on that day; extended, on the last one granted. What was asked and not ruled on, and a breach nobody told, is open. */
const orders = `
  SELECT o.id, coalesce(
      (SELECT min(r.on_day) FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
        WHERE a.order_id = o.id AND a.what = 'lift' AND r.granted),
      (SELECT max(r.until_day) FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
        WHERE a.order_id = o.id), o.ends_on) AS ended,
    EXISTS (SELECT 1 FROM mediation_order_askings a WHERE a.order_id = o.id
        AND NOT EXISTS (SELECT 1 FROM mediation_order_rulings r WHERE r.asking_id = a.id))
    OR EXISTS (SELECT 1 FROM mediation_order_sightings s WHERE s.order_id = o.id AND NOT s.kept
        AND NOT EXISTS (SELECT 1 FROM mediation_breaches_told t WHERE t.sighting_id = s.id)) AS owed
    FROM mediation_orders o`

/** The first visit to each of both is owed for good (反家庭暴力法 17). */
const warnings = `
  SELECT w.id, w.received_on AS ended,
    (SELECT count(DISTINCT v.whom) FROM mediation_warning_visits v WHERE v.warning_id = w.id) < 2 AS owed
    FROM mediation_warnings w`

export type Watched = 'mediation.orders' | 'mediation.warnings'

/** Those that a condition on `o` or `w` holds for, and whether they are over. */
export function watchedWhere(
  call: HasStatements,
  kind: Watched,
  today: string,
  condition: string,
  ...parameters: readonly unknown[]
): readonly RecordOfPerson[] {
  const recordOf = ({ id, ended, owed }: Row): RecordOfPerson => {
    const open = owed === 1 || ended >= today
    return { kind, id, open, ended: open ? null : ended }
  }
  if (kind === 'mediation.orders')
    return rowsOf(call, row, `${orders} WHERE ${condition} ORDER BY o.id`, ...parameters).map(recordOf)
  // Both are visited so long: nobody is forgotten meanwhile.
  const { forMonths } = watchSettingsOf(call).visits
  return rowsOf(call, row, `${warnings} WHERE ${condition} ORDER BY w.id`, ...parameters)
    .map((one) => ({ ...one, ended: addMonths(one.ended, forMonths) }))
    .map(recordOf)
}

const theirs = (...columns: readonly string[]): string =>
  columns.map((column) => `${column} IN (SELECT value FROM json_each(?))`).join(' OR ')

export const watchedRecords = (
  call: HasStatements,
  ids: readonly number[],
  today: string,
): readonly RecordOfPerson[] => {
  const list = JSON.stringify(ids)
  const inOrder = theirs('o.protected_resident_id', 'o.against_resident_id')
  const inWarning = theirs('w.offender_resident_id', 'w.victim_resident_id')
  return [
    ...watchedWhere(call, 'mediation.orders', today, inOrder, list, list),
    ...watchedWhere(call, 'mediation.warnings', today, inWarning, list, list),
  ]
}

/** Whose they were in the register; the papers of a court and of the police stay as they came. */
export function forgetWatched(call: HasStatements, resident: number): Readonly<Record<string, number>> {
  const forget = (table: string, column: string): number =>
    call.statement(`UPDATE ${table} SET ${column} = NULL WHERE ${column} = ?`).run(resident).changes
  return {
    'mediation.orders':
      forget('mediation_orders', 'protected_resident_id') + forget('mediation_orders', 'against_resident_id'),
    'mediation.warnings':
      forget('mediation_warnings', 'offender_resident_id') +
      forget('mediation_warnings', 'victim_resident_id'),
  }
}
