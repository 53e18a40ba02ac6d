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
import { startOfServiceDay } from '../../rules/service-day'
import { settingsOf } from '../../settings/service'
import { mayCook } from '../rules'
import { canteenCertificates, canteenCooks, canteenSafetyRecords } from '../../schema/food-safety'
import { linesOfBook, type SafetyEntry, type SafetySettings } from '../contract'
import { certificateOn, cooksOf, cooksOfMonth } from './cooks'
import { leftOutBetween, leftOutLately, missingOn } from './missing'
import { keep } from './lines'
import { lastSaid, recordsWhere, safetySettingsOf, settingKey, shownRecords, writtenLater } from './rows'

/** Whether everybody of these lines might touch food on the service day that they are of (食安法 45). */
const allMayCook = (call: WriteCall, entries: readonly SafetyEntry[], day: string): boolean =>
  entries.every(
    (entry) =>
      entry.kind !== 'morning-check' ||
      mayCook({ ...entry, symptoms: entry.well ? [] : ['unwell'] }, certificateOn(call, entry.cook, day)),
  )

const countRow = z.object({ count: z.number() })
const countBetween =
  'SELECT count(*) AS count FROM canteen_safety_records r WHERE r.day BETWEEN ? AND ? AND +r.strikes IS NULL'

const recordsOf = (call: Pick<ReadCall, 'statement'>, day: string) =>
  recordsWhere(call, 'r.day = ?', [day], 500)

/** A service day that has begun. */
function begunDay(call: ReadCall, asked: string | null, field: string): { day: string; today: string } {
  const today = serviceToday(call)
  if (asked !== null && asked > today) {
    throw new DeskError('invalid', 'desk.input', {}, [{ path: [field], code: 'canteen.safety-ahead' }])
  }
  return { day: asked ?? today, today }
}

const addCook = (call: WriteCall, values: { name: string; issuedOn: string; since: string }): number =>
  Number(call.database.insert(canteenCooks).values(values).run().lastInsertRowid)

export const safetyHandlers = {
  today: read((call, { of }: { of: string | null }) => {
    const { day, today } = begunDay(call, of, 'of')
    const records = recordsOf(call, day)
    const later = day === today ? writtenLater(call, startOfServiceDay(today, settingsOf(call)), today) : []
    return {
      day,
      today,
      missing: missingOn(call, records, day),
      leftOut: day === today ? leftOutLately(call) : [],
      cooks: cooksOf(call, today),
      records: shownRecords(call, [...later, ...records]).slice(-500),
      settings: safetySettingsOf(call),
      last: lastSaid(call),
    }
  }),

  note: write((call, { entries, on }: { entries: SafetyEntry[]; on: string | null }) => {
    const { day, today } = begunDay(call, on, 'on')
    const records = entries.map((entry) => keep(call, entry, day, today))
    call.record({ subject: `canteen-day:${day}`, change: { records, entries } })
    return { records, mayCook: allMayCook(call, entries, day) }
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
    const today = serviceToday(call)
    if (issuedOn > today) {
      const fields = [{ path: ['issuedOn'], code: 'canteen.certificate-ahead' }]
      throw new DeskError('invalid', 'desk.input', {}, fields)
    }
    const values = { name, issuedOn }
    const cook = id ?? addCook(call, { ...values, since: today })
    const before = call.database.select().from(canteenCooks).where(eq(canteenCooks.id, cook)).get()
    if (before === undefined) throw new DeskError('not-found', 'canteen.safety-unknown')
    if (id === null || before.issuedOn !== issuedOn) {
      const certificate = { cookId: cook, issuedOn, at: call.now, staffId: call.staff.id }
      call.database.insert(canteenCertificates).values(certificate).run()
    }
    call.database.update(canteenCooks).set(values).where(eq(canteenCooks.id, cook)).run()
    call.record({ subject: `canteen-cook:${cook}`, change: values })
    return { id: cook }
  }),

  cookLeaves: write((call, { id }: { id: number }) => {
    const { changes } = call.database
      .update(canteenCooks)
      .set({ leftOn: serviceToday(call) })
      .where(eq(canteenCooks.id, id))
      .run()
    if (changes === 0) throw new DeskError('not-found', 'canteen.safety-unknown')
    call.record({ subject: `canteen-cook:${id}`, change: { leftOn: serviceToday(call) } })
    return { id }
  }),

  configure: write((call, { settings }: { settings: SafetySettings }) => {
    writeSetting(call, settingKey, settings)
    call.record({ subject: 'settings:canteen-safety', change: settings })
    return settings
  }),

  book: read((call, { month, part }: { month: string; part: number }) => {
    const days = [`${month}-01`, lastDayOfMonth(month)]
    const before = (part - 1) * linesOfBook
    return {
      records: shownRecords(call, recordsWhere(call, 'r.day BETWEEN ? AND ?', days, linesOfBook, before)),
      total: rowOf(call, countRow, countBetween, ...days)?.count ?? 0,
      settings: safetySettingsOf(call),
      cooks: cooksOfMonth(call, month),
      leftOut: leftOutBetween(call, `${month}-01`, lastDayOfMonth(month)),
    }
  }),
}

/** What is missing today as one duty, and each certificate that runs out. */
export const safetyDuties: Duties = {
  mine(call) {
    if (!call.staff.roles.some((role) => role === 'canteen' || role === 'manager')) return []
    const day = serviceToday(call)
    const path = '/canteen/safety'
    const nobody = { number: null, residentId: null, residentName: null, path }
    const missing = missingOn(call, recordsOf(call, day), day).length
    const ending = cooksOf(call, day).filter(({ state }) => state !== 'good')
    const duties: DueDuty[] = ending.map(({ id, name, ends, state }) => ({
      ...nobody,
      kind: state === 'ended' ? 'certificate-ended' : 'certificate-soon',
      id,
      title: name,
      due: state === 'ended' ? ends : day,
    }))
    const leftOut = leftOutLately(call)
    const [first] = leftOut
    return [
      ...(missing === 0
        ? []
        : [{ ...nobody, kind: 'safety-missing', id: 1, title: String(missing), due: day } as const]),
      // Asked for until it is written.
      ...(first === undefined
        ? []
        : [
            {
              ...nobody,
              kind: 'safety-left-out',
              id: 1,
              title: String(leftOut.length),
              due: first.day,
            } as const,
          ]),
      ...duties,
    ]
  },
  ofResident: () => [],
}
