/** A protection order with what was seen of how it is kept, and what the committee helped with (反家庭暴力法 32). */
import { z } from 'zod'
import { rowOf, rowsOf } from '#work/rows'
import { orderMeasures } from '../../contract/words'
import type { CaseReader } from '../../service/call'
import type { PaperOrder, Told } from '../contract/source'
import { nobody } from '../rules/teller'
import type { Telling } from './telling'

const orderRow = z.object({
  court: z.string(),
  number: z.string(),
  made_on: z.string(),
  ends_on: z.string(),
  measures: z.string(),
  protected_name: z.string(),
  against_name: z.string(),
})
const sightingRow = z.object({
  on_day: z.string(),
  kept: z.number(),
  what: z.string(),
  by_whom: z.string(),
  receipt: z.string().nullable(),
})
const helpRow = z.object({ on_day: z.string(), what: z.string(), with_whom: z.string(), by_whom: z.string() })
const measures = z.array(z.enum(orderMeasures))

/** How names and narratives are told. */
interface OrderTelling {
  readonly name: (text: string) => Told
  readonly story: (text: string) => Told
}

/** Its end is that of the last ruling that made it longer. `caseId`: the case it has to be of, or null where it has to be of none. */
function orderOnPaper(
  call: CaseReader,
  caseId: number | null,
  id: number,
  { name, story }: OrderTelling,
): PaperOrder | null {
  const row = rowOf(
    call,
    orderRow,
    `SELECT o.court, o.number, o.made_on, o.measures, o.protected_name, o.against_name,
            coalesce((SELECT r.until_day FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
              WHERE a.order_id = o.id AND r.until_day IS NOT NULL ORDER BY r.id DESC LIMIT 1), o.ends_on) AS ends_on
       FROM mediation_orders o WHERE o.id = ? AND o.case_id IS ?`,
    id,
    caseId,
  )
  if (row === null) return null
  const sightings = rowsOf(
    call,
    sightingRow,
    `SELECT s.on_day, s.kept, s.what, s.by_whom, (SELECT t.receipt FROM mediation_breaches_told t
        WHERE t.sighting_id = s.id ORDER BY t.id DESC LIMIT 1) AS receipt
       FROM mediation_order_sightings s WHERE s.order_id = ? ORDER BY s.on_day, s.id`,
    id,
  )
  const help = rowsOf(
    call,
    helpRow,
    'SELECT on_day, what, with_whom, by_whom FROM mediation_order_help WHERE order_id = ? ORDER BY on_day, id',
    id,
  )
  return {
    court: row.court,
    number: row.number,
    madeOn: row.made_on,
    endsOn: row.ends_on,
    protects: name(row.protected_name),
    against: name(row.against_name),
    measures: measures.parse(JSON.parse(row.measures)),
    observations: sightings.map((one) => ({
      on: one.on_day,
      kept: one.kept === 1,
      what: story(one.what),
      by: one.by_whom,
      told: one.receipt ?? '',
    })),
    help: help.map((one) => ({
      on: one.on_day,
      what: story(one.what),
      withWhom: story(one.with_whom),
      by: one.by_whom,
    })),
  }
}

/** An order of a case, as a paper of that case tells it. */
export const orderFor = (
  call: CaseReader,
  caseId: number,
  telling: Telling,
  id: number | null,
): PaperOrder | null =>
  id === null
    ? null
    : orderOnPaper(call, caseId, id, {
        name: (text) => telling.of(nobody, 'name', text),
        story: (text) => telling.story(`order:${id}`, text),
      })

const whole = (text: string): Told => ({ text, withheld: null })

/** An order of no case, for whoever watches over it: nobody is hidden from them. */
export const orderOfNoCase = (call: CaseReader, id: number): PaperOrder | null =>
  orderOnPaper(call, null, id, { name: whole, story: whole })
