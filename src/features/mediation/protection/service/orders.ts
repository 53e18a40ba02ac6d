/** Reads orders with what was ruled, seen and told since, and works out what is due about each. */
import { z } from 'zod'
import type { CaseReader } from '../../service/call'
import { addDays } from '#ground/days'
import { inJson, rowsOf } from '#work/rows'
import { askingOf } from '../../cases/service/in-sight'
import { refuse } from '../../cases/service/refuse'
import { namesOfStaff } from '../../cases/service/rows'
import {
  askedOfCourt,
  onBehalfBecause,
  orderApplicants,
  orderMeasures,
  toldOfBreach,
} from '../../contract/words'
import { breachesOpen, lastDayGranted, nextObservation, orderStanding, standingMeasures } from '../../rules'
import type { OrderCard, OrderRecord, OrderText, WatchSettings } from '../contract'
import { caseInSight, watchedInSight } from './in-sight'
import { deskKnows } from './desk-knows'
import { othersThan, watchedBy } from './keepers'
import { watchSettingsOf } from './settings'

const flag = z.number().transform((value) => value === 1)

const orderRow = z.object({
  id: z.number(),
  /** Null is of no case, or of one that whoever asks may not see. */
  case_id: z.number().nullable(),
  of_hidden_case: flag,
  keeper_id: z.number(),
  court: z.string(),
  number: z.string(),
  made_on: z.string(),
  learnt_on: z.string().nullable(),
  ends_on: z.string(),
  measures: inJson(z.array(z.enum(orderMeasures))),
  protected_name: z.string(),
  protected_resident_id: z.number().nullable(),
  against_name: z.string(),
  against_resident_id: z.number().nullable(),
  asked_by: z.enum(orderApplicants),
  because: z.enum(onBehalfBecause).nullable(),
  wished: flag,
})
export type OrderRow = z.infer<typeof orderRow>

const columns = Object.keys(orderRow.shape)
  .filter((name) => name !== 'case_id' && name !== 'of_hidden_case')
  .map((name) => `o.${name}`)
  .join(', ')

/** Orders in sight that a condition on `o` holds for, the newest first. */
const ordersWhere = (call: CaseReader, condition: string, ...parameters: readonly unknown[]) =>
  rowsOf(
    call,
    orderRow,
    `SELECT ${columns}, ${caseInSight('o', askingOf(call))} FROM mediation_orders o
      WHERE (${condition}) AND ${watchedInSight.ofRow('o', askingOf(call))} ORDER BY o.made_on DESC, o.id DESC LIMIT 500`,
    ...parameters,
  )

/** One order, or `not-found`; what is not in sight is not there. */
export function requireOrder(call: CaseReader, id: number): OrderRow {
  const [row] = ordersWhere(call, 'o.id = ?', id)
  if (row === undefined) throw refuse('not-found', 'order-unknown')
  return row
}

const askingRow = z.object({
  id: z.number(),
  order_id: z.number(),
  what: z.enum(askedOfCourt),
  on_day: z.string(),
  by_applicant: flag,
  reason: z.string(),
  staff_id: z.number(),
  ruled_on: z.string().nullable(),
  number: z.string().nullable(),
  granted: z.number().nullable(),
  until_day: z.string().nullable(),
  measures: inJson(z.array(z.enum(orderMeasures))).nullable(),
})
type AskingRow = z.infer<typeof askingRow>

const askingsOf = (call: CaseReader, ids: string) =>
  rowsOf(
    call,
    askingRow,
    `SELECT a.id, a.order_id, a.what, a.on_day, a.by_applicant, a.reason, a.staff_id,
            r.on_day AS ruled_on, r.number, r.granted, r.until_day, r.measures
       FROM mediation_order_askings a LEFT JOIN mediation_order_rulings r ON r.asking_id = a.id
      WHERE a.order_id IN (SELECT value FROM json_each(?)) ORDER BY a.id`,
    ids,
  )

export const askingsOfOrder = (call: CaseReader, id: number) => askingsOf(call, JSON.stringify([id]))

const sightingRow = z.object({
  id: z.number(),
  order_id: z.number(),
  on_day: z.string(),
  kept: flag,
  what: z.string(),
  by_whom: z.string(),
})
const toldRow = z.object({
  sighting_id: z.number(),
  to_body: z.enum(toldOfBreach),
  on_day: z.string(),
  receipt: z.string(),
})

const sightingsOf = (call: CaseReader, ids: string) => {
  const told = rowsOf(
    call,
    toldRow,
    `SELECT t.sighting_id, t.to_body, t.on_day, t.receipt FROM mediation_breaches_told t
       JOIN mediation_order_sightings s ON s.id = t.sighting_id
      WHERE s.order_id IN (SELECT value FROM json_each(?)) ORDER BY t.id`,
    ids,
  )
  return rowsOf(
    call,
    sightingRow,
    `SELECT s.id, s.order_id, s.on_day, s.kept, s.what, s.by_whom FROM mediation_order_sightings s
      WHERE s.order_id IN (SELECT value FROM json_each(?)) ORDER BY s.id`,
    ids,
  ).map(({ id, order_id, on_day: on, kept, what, by_whom: by }) => ({
    id,
    orderId: order_id,
    on,
    kept,
    what,
    by,
    told: told
      .filter(({ sighting_id }) => sighting_id === id)
      .map(({ to_body: to, on_day, receipt }) => ({ to, on: on_day, receipt })),
  }))
}
type Sighting = ReturnType<typeof sightingsOf>[number]

/** The last day with what was granted since, and the day of a lifting. */
export function termOf(row: OrderRow, askings: readonly AskingRow[]) {
  const extended = lastDayGranted(askings.map(({ until_day }) => until_day))
  const lifted = askings.find(({ what, granted }) => what === 'lift' && granted === 1)?.ruled_on
  return { endsOn: extended ?? row.ends_on, liftedOn: lifted ?? null }
}

/** What stands of it; what was first ordered stays in its text. */
const measuresOf = (row: OrderRow, askings: readonly AskingRow[]) =>
  standingMeasures(
    row.measures,
    askings.flatMap(({ ruled_on: on, measures }) =>
      on === null || measures === null ? [] : [{ on, measures }],
    ),
  )

function cardOf(
  row: OrderRow,
  of: {
    readonly askings: readonly AskingRow[]
    readonly sightings: readonly Sighting[]
    readonly keeper: string
  },
  settings: WatchSettings,
  today: string,
): OrderCard {
  const { endsOn, liftedOn } = termOf(row, of.askings)
  const standing = orderStanding({ madeOn: row.made_on, endsOn }, liftedOn, today)
  const told = of.sightings.flatMap(({ id, told: all }) =>
    all.map(({ to, receipt }) => ({ observation: id, to, receipt })),
  )
  const asked = of.askings.some(({ what, granted }) => what === 'extend' && granted === null)
  const next = nextObservation(
    { madeOn: row.made_on, learntOn: row.learnt_on ?? row.made_on, endsOn },
    of.sightings,
    settings.lookEveryDays,
  )
  const inForce = standing.is === 'in-force'
  const due: OrderCard['due'] = [
    // A breach stays open whatever has become of the order.
    ...breachesOpen(of.sightings, told).map(({ on }) => ({ what: 'tell-breach' as const, due: on })),
    ...(inForce && next !== null ? [{ what: 'look' as const, due: next }] : []),
    ...(inForce && !asked && addDays(today, settings.askBeforeDays) >= endsOn
      ? [{ what: 'ask' as const, due: endsOn }]
      : []),
  ]
  return {
    id: row.id,
    caseId: row.case_id,
    number: row.number,
    court: row.court,
    protected: row.protected_name,
    against: row.against_name,
    measures: [...measuresOf(row, of.askings)],
    madeOn: row.made_on,
    endsOn,
    standing: standing.is,
    keeper: of.keeper,
    due: due.toSorted((one, other) => one.due.localeCompare(other.due)),
  }
}

function cardsOf(call: CaseReader, rows: readonly OrderRow[]): OrderCard[] {
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const askings = askingsOf(call, ids)
  const sightings = sightingsOf(call, ids)
  const names = namesOfStaff(
    call,
    rows.map(({ keeper_id }) => keeper_id),
  )
  const settings = watchSettingsOf(call)
  return rows.map((row) =>
    cardOf(
      row,
      {
        askings: askings.filter(({ order_id }) => order_id === row.id),
        sightings: sightings.filter(({ orderId }) => orderId === row.id),
        keeper: names.get(row.keeper_id) ?? '',
      },
      settings,
      call.today,
    ),
  )
}

export const ordersShown = (call: CaseReader, caseId: number | null): OrderCard[] =>
  cardsOf(call, caseId === null ? ordersWhere(call, 'TRUE') : ordersWhere(call, 'o.case_id = ?', caseId))

/** What the asking person has to see to. */
export const ordersKept = (call: CaseReader): OrderCard[] =>
  cardsOf(call, ordersWhere(call, ...watchedBy(call, 'o')))

const textOf = (row: OrderRow): OrderText => ({
  caseId: row.case_id,
  court: row.court,
  number: row.number,
  madeOn: row.made_on,
  endsOn: row.ends_on,
  measures: row.measures,
  protected: { name: row.protected_name, residentId: row.protected_resident_id },
  against: { name: row.against_name, residentId: row.against_resident_id },
  askedBy: row.asked_by,
  because: row.because,
  wished: row.wished,
})

const helpRow = z.object({
  id: z.number(),
  on: z.string(),
  what: z.string(),
  withWhom: z.string(),
  by: z.string(),
})

export function orderRecordOf(call: CaseReader, row: OrderRow): OrderRecord {
  const [card] = cardsOf(call, [row])
  if (card === undefined) throw refuse('not-found', 'order-unknown')
  const ids = JSON.stringify([row.id])
  const askings = askingsOf(call, ids)
  const names = namesOfStaff(
    call,
    askings.map(({ staff_id }) => staff_id),
  )
  return {
    card,
    text: textOf(row),
    deskKnows: deskKnows(call, row.protected_resident_id),
    colleagues: othersThan(call, row.keeper_id),
    askings: askings.map((asking) => ({
      id: asking.id,
      on: asking.on_day,
      by: names.get(asking.staff_id) ?? '',
      what: asking.what,
      byApplicant: asking.by_applicant,
      reason: asking.reason,
      ruling:
        asking.ruled_on === null
          ? null
          : {
              on: asking.ruled_on,
              number: asking.number ?? '',
              granted: asking.granted === 1,
              until: asking.until_day,
              measures: asking.measures,
            },
    })),
    sightings: sightingsOf(call, ids).map(({ orderId: _of, ...sighting }) => sighting),
    help: rowsOf(
      call,
      helpRow,
      `SELECT id, on_day AS "on", what, with_whom AS withWhom, by_whom AS by FROM mediation_order_help
        WHERE order_id = ? ORDER BY id`,
      row.id,
    ),
  }
}
