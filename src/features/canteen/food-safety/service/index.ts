/** The procedures of food safety, and what of it is due. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { lastDayOfMonth } from '#ground/days'
import { DeskError } from '#ground/contract/errors'
import type { ReadCall, WriteCall } from '#desk/rpc/call'
import type { DueDuty, Duties } from '#desk/registers'
import { read, write } from '#desk/rpc/serve'
import { writeSetting } from '#desk/session/settings'
import { rowOf } from '#work/rows'
import { serviceToday } from '../../close/service/closed-days'
import { mayCook, purchaseKeptUntil, startOfControl } from '../rules'
import type { SafetyKind } from '../../contract/words'
import { canteenCooks, canteenSafetyRecords } from '../../schema/food-safety'
import type { SafetyEntry, SafetySettings } from '../contract'
import { cooksOf, missingOn } from './missing'
import { lastSaid, recordsWhere, safetySettingsOf, settingKey, shownRecords } from './rows'

/** What is no purchase stays as long as a purchase without a shelf life: two years. */
const keptUntil = (entry: SafetyEntry, day: string): string =>
  purchaseKeptUntil(day, entry.kind === 'purchase' ? entry.shelfLifeEnds : null)

const namedRow = z.object({ name: z.string() })

interface About {
  readonly about: number | null
  readonly cookId: number | null
  readonly label: string
}

/** What a line is about, by the name it has now; refuses what is not there. */
function aboutOf(call: WriteCall, entry: SafetyEntry): About {
  const nobody = { about: null, cookId: null, label: '' }
  const named = (sql: string, id: number): string => {
    const row = rowOf(call, namedRow, sql, id)
    if (row === null) throw new DeskError('not-found', 'canteen.safety-unknown')
    return row.name
  }
  switch (entry.kind) {
    case 'sample':
      return {
        ...nobody,
        about: entry.dish,
        label: named('SELECT name FROM canteen_dishes WHERE id = ?', entry.dish),
      }
    case 'disposal':
      return {
        ...nobody,
        about: entry.sample,
        label: named(
          "SELECT label AS name FROM canteen_safety_records WHERE id = ? AND kind = 'sample'",
          entry.sample,
        ),
      }
    case 'morning-check':
    case 'absence':
      return {
        ...nobody,
        cookId: entry.cook,
        label: named('SELECT name FROM canteen_cooks WHERE id = ? AND left_on IS NULL', entry.cook),
      }
    case 'fridge': {
      const label = safetySettingsOf(call).fridges[entry.fridge - 1]
      if (label === undefined) throw new DeskError('not-found', 'canteen.safety-unknown')
      return { ...nobody, about: entry.fridge, label }
    }
    case 'purchase':
      return { ...nobody, label: entry.goods }
    case 'disinfection':
    case 'control':
      return nobody
  }
}

/** What a line may not say: a fridge that is not here, a control of a day, week or month that has not begun. */
function refuseUntrue(call: WriteCall, entry: SafetyEntry, day: string): void {
  if (entry.kind === 'sample' && entry.fridge !== null) {
    const isHere = safetySettingsOf(call).fridges.includes(entry.fridge)
    if (!isHere) throw new DeskError('not-found', 'canteen.safety-unknown')
  }
  if (entry.kind === 'control' && entry.of !== null && startOfControl(entry.control, entry.of) > day)
    throw new DeskError('invalid', 'canteen.control-ahead')
}

/** What a line stands under: that somebody is off stands among the checks of that morning. */
const keptAs = (entry: SafetyEntry): SafetyKind => {
  if (entry.kind === 'control') return entry.control
  return entry.kind === 'absence' ? 'morning-check' : entry.kind
}

function keep(call: WriteCall, entry: SafetyEntry, day: string): number {
  refuseUntrue(call, entry, day)
  const { lastInsertRowid } = call.database
    .insert(canteenSafetyRecords)
    .values({
      kind: keptAs(entry),
      day,
      ...aboutOf(call, entry),
      content: JSON.stringify(entry),
      keptUntil: keptUntil(entry, day),
      at: call.now,
      staffId: call.staff.id,
    })
    .run()
  return Number(lastInsertRowid)
}

/** Whether everybody of these lines may touch food today (食安法 45). */
function allMayCook(call: WriteCall, entries: readonly SafetyEntry[]): boolean {
  const cooks = new Map(cooksOf(call).map((cook) => [cook.id, cook.state]))
  return entries.every(
    (entry) =>
      entry.kind !== 'morning-check' ||
      mayCook({ ...entry, symptoms: entry.well ? [] : ['unwell'] }, cooks.get(entry.cook) ?? 'ended'),
  )
}

const todaysRecords = (call: Pick<ReadCall, 'statement'>, day: string) =>
  recordsWhere(call, 'r.day = ?', [day], 500)

export const safetyHandlers = {
  today: read((call) => {
    const day = serviceToday(call)
    const records = todaysRecords(call, day)
    return {
      day,
      missing: missingOn(call, records),
      cooks: cooksOf(call),
      records: shownRecords(call, records),
      settings: safetySettingsOf(call),
      last: lastSaid(call),
    }
  }),

  note: write((call, { entries }: { entries: SafetyEntry[] }) => {
    const day = serviceToday(call)
    const records = entries.map((entry) => keep(call, entry, day))
    call.record({ subject: `canteen-day:${day}`, change: { records, entries } })
    return { records, mayCook: allMayCook(call, entries) }
  }),

  strike: write((call, { record }: { record: number }) => {
    const kept = call.database
      .select()
      .from(canteenSafetyRecords)
      .where(eq(canteenSafetyRecords.id, record))
      .get()
    if (kept === undefined || kept.strikes !== null)
      throw new DeskError('not-found', 'canteen.safety-unknown')
    const [shown] = recordsWhere(call, 'r.id = ?', [record], 1)
    if (shown?.struck === 1) throw new DeskError('conflict', 'canteen.safety-struck')
    const { id: _id, ...copied } = kept
    call.database
      .insert(canteenSafetyRecords)
      .values({ ...copied, strikes: record, at: call.now, staffId: call.staff.id })
      .run()
    call.record({ subject: `canteen-day:${kept.day}`, change: { strikes: record } })
    return { record }
  }),

  keepCook: write((call, { id, name, issuedOn }: { id: number | null; name: string; issuedOn: string }) => {
    const values = { name, issuedOn }
    if (id === null) {
      const { lastInsertRowid } = call.database.insert(canteenCooks).values(values).run()
      call.record({ subject: `canteen-cook:${Number(lastInsertRowid)}`, change: values })
      return { id: Number(lastInsertRowid) }
    }
    const { changes } = call.database.update(canteenCooks).set(values).where(eq(canteenCooks.id, id)).run()
    if (changes === 0) throw new DeskError('not-found', 'canteen.safety-unknown')
    call.record({ subject: `canteen-cook:${id}`, change: values })
    return { id }
  }),

  cookLeaves: write((call, { id }: { id: number }) => {
    const { changes } = call.database
      .update(canteenCooks)
      .set({ leftOn: call.today })
      .where(eq(canteenCooks.id, id))
      .run()
    if (changes === 0) throw new DeskError('not-found', 'canteen.safety-unknown')
    call.record({ subject: `canteen-cook:${id}`, change: { leftOn: call.today } })
    return { id }
  }),

  configure: write((call, { settings }: { settings: SafetySettings }) => {
    writeSetting(call, settingKey, settings)
    call.record({ subject: 'settings:canteen-safety', change: settings })
    return settings
  }),

  book: read((call, { month }: { month: string }) => ({
    records: shownRecords(
      call,
      recordsWhere(call, 'r.day BETWEEN ? AND ?', [`${month}-01`, lastDayOfMonth(month)], 3000),
    ),
    settings: safetySettingsOf(call),
  })),
}

/** What is missing today as one duty, and each certificate that runs out. */
export const safetyDuties: Duties = {
  mine(call) {
    if (!call.staff.roles.some((role) => role === 'canteen' || role === 'manager')) return []
    const day = serviceToday(call)
    const path = '/canteen/safety'
    const nobody = { number: null, residentId: null, residentName: null, path }
    const missing = missingOn(call, todaysRecords(call, day)).length
    const ending = cooksOf(call).filter(({ state }) => state !== 'good')
    const duties: DueDuty[] = ending.map(({ id, name, ends, state }) => ({
      ...nobody,
      kind: state === 'ended' ? 'certificate-ended' : 'certificate-soon',
      id,
      title: name,
      due: state === 'ended' ? ends : day,
    }))
    return missing === 0
      ? duties
      : [{ ...nobody, kind: 'safety-missing', id: 1, title: String(missing), due: day }, ...duties]
  },
  ofResident: () => [],
}
