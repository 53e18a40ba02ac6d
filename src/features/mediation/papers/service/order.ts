/** A protection order with what was seen of how it is kept, and what the committee helped with (反家庭暴力法 32). */
import { z } from 'zod'
import { inJson, rowOf, rowsOf } from '#work/rows'
import { askedOfCourt, orderMeasures, toldOfBreach } from '../../contract/words'
import { lastDayGranted, standingMeasures } from '../../rules'
import type { CaseReader } from '../../service/call'
import type { PaperOrder, Told } from '../contract/source'
import type { Telling } from './telling'

const measures = inJson(z.array(z.enum(orderMeasures)))

const rulingRow = z.object({
  on: z.string(),
  number: z.string(),
  what: z.enum(askedOfCourt),
  granted: z.number().transform((flag) => flag === 1),
  until: z.string().nullable(),
  measures: measures.nullable(),
})

const orderRow = z.object({
  court: z.string(),
  number: z.string(),
  made_on: z.string(),
  ends_on: z.string(),
  measures,
  protected_name: z.string(),
  against_name: z.string(),
})
const sightingRow = z.object({
  id: z.number(),
  on_day: z.string(),
  kept: z.number(),
  what: z.string(),
  by_whom: z.string(),
})
const toldRow = z.object({
  sighting: z.number(),
  to: z.enum(toldOfBreach),
  on: z.string(),
  receipt: z.string(),
})
const helpRow = z.object({ on_day: z.string(), what: z.string(), with_whom: z.string(), by_whom: z.string() })
/** How typed lines and narratives are told. */
interface OrderTelling {
  readonly typed: (text: string) => Told
  readonly story: (text: string) => Told
}

/** It ends with its lifting, else with the last ruling that made it longer. `ofCase`: the case it has to be of; null where that is not asked. */
function orderOnPaper(
  call: CaseReader,
  ofCase: number | null,
  id: number,
  { typed, story }: OrderTelling,
): PaperOrder | null {
  const row = rowOf(
    call,
    orderRow,
    `SELECT o.court, o.number, o.made_on, o.measures, o.protected_name, o.against_name, o.ends_on FROM mediation_orders o WHERE o.id = @id AND (@case IS NULL OR o.case_id = @case)`,
    { id, case: ofCase },
  )
  if (row === null) return null
  const rulings = rowsOf(
    call,
    rulingRow,
    `SELECT r.on_day AS "on", r.number, a.what, r.granted, r.until_day AS until, r.measures
       FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
      WHERE a.order_id = ? ORDER BY r.on_day, r.id`,
    id,
  )
  const lifted = rulings.find(({ what, granted }) => what === 'lift' && granted)?.on
  const sightings = rowsOf(
    call,
    sightingRow,
    `SELECT s.id, s.on_day, s.kept, s.what, s.by_whom FROM mediation_order_sightings s WHERE s.order_id = ? ORDER BY s.on_day, s.id`,
    id,
  )
  const told = rowsOf(
    call,
    toldRow,
    `SELECT t.sighting_id AS sighting, t.to_body AS "to", t.on_day AS "on", t.receipt FROM mediation_breaches_told t
       JOIN mediation_order_sightings s ON s.id = t.sighting_id WHERE s.order_id = ? ORDER BY t.on_day, t.id`,
    id,
  )
  const help = rowsOf(
    call,
    helpRow,
    'SELECT on_day, what, with_whom, by_whom FROM mediation_order_help WHERE order_id = ? ORDER BY on_day, id',
    id,
  )
  return {
    court: typed(row.court),
    number: typed(row.number),
    madeOn: row.made_on,
    endsOn: lifted ?? lastDayGranted(rulings.map(({ until }) => until)) ?? row.ends_on,
    rulings: rulings.map((ruling) => ({
      ...ruling,
      number: typed(ruling.number),
      measures: ruling.measures ?? [],
    })),
    protects: typed(row.protected_name),
    against: typed(row.against_name),
    measures: [
      ...standingMeasures(
        row.measures,
        rulings.flatMap(({ on, measures: changed }) => (changed === null ? [] : [{ on, measures: changed }])),
      ),
    ],
    observations: sightings.map((one) => ({
      on: one.on_day,
      kept: one.kept === 1,
      what: story(one.what),
      by: typed(one.by_whom),
      told: told
        .filter(({ sighting }) => sighting === one.id)
        .map(({ to, on, receipt }) => ({ to, on, receipt: typed(receipt) })),
    })),
    help: help.map((one) => ({
      on: one.on_day,
      what: story(one.what),
      withWhom: story(one.with_whom),
      by: typed(one.by_whom),
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
        typed: (text) => telling.typed({ of: 'order', id }, text),
        story: (text) => telling.story(`order:${id}`, text),
      })

const whole = (text: string): Told => ({ text, withheld: null })

/** An order as whoever watches over it has it, with nothing of the case that it may be of: nobody is hidden from them. */
export const orderOfRegister = (call: CaseReader, id: number): PaperOrder | null =>
  orderOnPaper(call, null, id, { typed: whole, story: whole })
