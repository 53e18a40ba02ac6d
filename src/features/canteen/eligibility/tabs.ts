/** Which eligibilities stand under a tab: by the rule that says where each stands today, and not by the days that are kept alone. */
import { and, gte, inArray, isNull, lt, or, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { day, rowId, type PageRequest } from '#ground/contract/fields'
import type { Reader } from '#desk/rpc/call'
import { listOrder, type Page } from '#work/pages/order'
import { rowsOf } from '#work/rows'
import { within } from '#work/scope'
import {
  absencesForBooks,
  peopleGone,
  peopleInSight,
  standingOf,
  wholesForBooks,
} from '#features/residents/index'
import { runsOutWithin, type EligibilityTab } from '../contract/index'
import type { EligibilityState } from '../contract/words'
import { lifeEventsOf } from '../diners/service/life'
import { runningOut, stateOn, type Eligibility } from '../rules/index'
import type { LifeEvents } from '../rules/eligibility'
import { canteenEligibilities } from '../schema/policies'

type Row = typeof canteenEligibilities.$inferSelect

const residentRow = z.object({ resident: z.number(), gone: z.number() })

/** The lives of these people whom anything befell; of everybody else nothing is read. */
function livesOf(call: Reader, residents: readonly number[]): ReadonlyMap<number, LifeEvents> {
  const asked = rowsOf(
    call,
    residentRow,
    `SELECT asked.value AS resident, ${peopleGone.ofColumn('asked.value')} AS gone FROM json_each(?) asked`,
    JSON.stringify(residents),
  )
  const stayed = rowsOf(
    call,
    z.object({ resident: z.number() }),
    'SELECT DISTINCT d.resident_id AS resident FROM canteen_stays s JOIN canteen_diners d ON d.id = s.diner_id',
  ).map(({ resident }) => resident)
  // A stay may be written down with another record of theirs.
  const wholes = wholesForBooks(call, [...residents, ...stayed])
  const whoStayed = new Set(stayed.map((resident) => wholes.get(resident)))
  const away = absencesForBooks(call, residents)
  return new Map(
    asked
      .filter(({ resident, gone }) => gone === 1 || away.has(resident) || whoStayed.has(wholes.get(resident)))
      .map(({ resident }) => [
        resident,
        lifeEventsOf(call, standingOf(call, resident), call.today, away.get(resident) ?? []),
      ]),
  )
}

const nothingHappened: LifeEvents = {
  died: null,
  movedAway: null,
  movedBack: null,
  institutionFrom: null,
  institutionUntil: null,
}

type OpenOne = Row & Eligibility & { readonly life: LifeEvents; readonly state: EligibilityState }

/** Those that no last day has ended: some hundreds, whatever was held in ten years. A pause ends nothing, so none is read. */
function openOnes(call: Reader): readonly OpenOne[] {
  const { until, residentId } = canteenEligibilities
  const rows = call.database
    .select()
    .from(canteenEligibilities)
    .where(and(or(isNull(until), gte(until, call.today)), within(peopleInSight, residentId)))
    .all()
  const lives = livesOf(call, [...new Set(rows.map((row) => row.residentId))])
  return rows.map((row) => {
    const life = lives.get(row.residentId) ?? nothingHappened
    const eligibility = { ...row, pauses: [] }
    return { ...eligibility, life, state: stateOn(eligibility, life, call.today) }
  })
}

const latestFirst = listOrder('canteen.eligibilities', 'falling', z.tuple([rowId]))
const soonestFirst = listOrder('canteen.eligibilities-ending', 'rising', z.tuple([day, rowId]))

const among = (open: readonly OpenOne[], states: readonly EligibilityState[]): SQL =>
  inArray(
    canteenEligibilities.id,
    open.flatMap(({ id, state }) => (states.includes(state) ? [id] : [])),
  )

function latestOf(call: Reader, condition: SQL | undefined, { after, limit }: PageRequest): Page<Row> {
  const columns = [canteenEligibilities.id] as const
  const found = call.database
    .select()
    .from(canteenEligibilities)
    .where(
      and(
        condition,
        latestFirst.beyond(columns, latestFirst.startOf(after)),
        within(peopleInSight, canteenEligibilities.residentId),
      ),
    )
    .orderBy(...latestFirst.orderBy(columns))
    .limit(limit + 1)
    .all()
  return latestFirst.page(found, limit, ({ id }) => [id])
}

function soonestOf(call: Reader, open: readonly OpenOne[], { after, limit }: PageRequest): Page<Row> {
  const start = soonestFirst.startOf(after)
  const isBeyond = (end: string, id: number): boolean =>
    start === null || end > start[0] || (end === start[0] && id > start[1])
  const found = runningOut(open, ({ life }) => life, call.today, runsOutWithin).filter(
    ({ eligibility, end }) => isBeyond(end.day, eligibility.id),
  )
  const { rows, next } = soonestFirst.page(found, limit, ({ eligibility, end }) => [end.day, eligibility.id])
  return { rows: rows.map(({ eligibility }) => eligibility), next }
}

/** A page of a tab, the newest application first; of what runs out what ends soonest. */
export function pageOfTab(call: Reader, asked: PageRequest & { readonly tab: EligibilityTab }): Page<Row> {
  const open = openOnes(call)
  switch (asked.tab) {
    case 'pending':
      return latestOf(call, among(open, ['pending']), asked)
    case 'held':
      return latestOf(call, among(open, ['in-force', 'paused']), asked)
    case 'over': {
      const isOver = lt(canteenEligibilities.until, call.today)
      return latestOf(call, or(isOver, among(open, ['ended'])), asked)
    }
    case 'runs-out':
      return soonestOf(call, open, asked)
  }
}
