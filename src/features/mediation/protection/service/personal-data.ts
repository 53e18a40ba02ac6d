/** What orders and warnings keep of a person: they stay while somebody is protected or visited, then whose they were is forgotten. */
import { z } from 'zod'
import type { RecordOfPerson } from '#desk/personal-data/keeps'
import type { HasStatements } from '#vault/store/store'
import { addMonths } from '#ground/days'
import { rowsOf } from '#work/rows'
import { watchSettingsOf } from './settings'

const row = z.object({ id: z.number(), ended: z.string() })

const theirs = (...columns: readonly string[]): string =>
  columns.map((column) => `${column} IN (SELECT value FROM json_each(?))`).join(' OR ')

const ordersOf = `
  SELECT o.id, coalesce((SELECT max(r.until_day) FROM mediation_order_rulings r
           JOIN mediation_order_askings a ON a.id = r.asking_id WHERE a.order_id = o.id), o.ends_on) AS ended
    FROM mediation_orders o WHERE ${theirs('o.protected_resident_id', 'o.against_resident_id')} ORDER BY o.id`

const warningsOf = `
  SELECT w.id, w.received_on AS ended FROM mediation_warnings w
   WHERE ${theirs('w.offender_resident_id', 'w.victim_resident_id')} ORDER BY w.id`

export const watchedRecords = (
  call: HasStatements,
  ids: readonly number[],
  today: string,
): readonly RecordOfPerson[] => {
  const list = JSON.stringify(ids)
  // Both are visited so long: nobody is forgotten meanwhile.
  const { forMonths } = watchSettingsOf(call).visits
  const recordOf =
    (kind: string) =>
    ({ id, ended }: z.infer<typeof row>): RecordOfPerson => {
      const open = ended >= today
      return { kind, id, open, ended: open ? null : ended }
    }
  return [
    ...rowsOf(call, row, ordersOf, list, list).map(recordOf('mediation.orders')),
    ...rowsOf(call, row, warningsOf, list, list)
      .map(({ id, ended }) => ({ id, ended: addMonths(ended, forMonths) }))
      .map(recordOf('mediation.warnings')),
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
