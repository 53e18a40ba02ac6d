/** How a line comes into the kitchen's book: what it is about, what it may not say, and how long it stays. */
import { z } from 'zod'
import { clockAt, dayAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { WriteCall } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import type { SafetyKind } from '../../contract/words'
import { canteenSafetyRecords } from '../../schema/food-safety'
import {
  dayOfControl,
  isCold,
  isPastShelfLife,
  isShort,
  mayCook,
  purchaseKeptUntil,
  sampleKeptUntil,
  startOfControl,
} from '../rules'
import type { SafetyEntry } from '../contract'
import { certificateOn } from './cooks'
import { safetySettingsOf } from './rows'
import { keptSample } from './samples'

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
function aboutOf(call: WriteCall, entry: SafetyEntry, day: string): About {
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
          "SELECT label AS name FROM canteen_safety_records WHERE id = ? AND kind = 'sample' AND strikes IS NULL",
          entry.sample,
        ),
      }
    case 'morning-check':
    case 'absence':
      return {
        ...nobody,
        cookId: entry.cook,
        label: nameOfCook(call, entry.cook, day),
      }
    case 'fridge': {
      const label = safetySettingsOf(call).fridges[entry.fridge - 1]
      if (label === undefined) throw new DeskError('not-found', 'canteen.safety-unknown')
      return { ...nobody, about: entry.fridge, label }
    }
    case 'purchase':
      return { ...nobody, label: entry.goods }
    case 'waste':
      return { ...nobody, label: entry.collector }
    case 'training':
      return { ...nobody, label: entry.topic }
    // By name (总局令60号), as it is in the settings now: somebody else may be named in a month.
    case 'control':
      return { ...nobody, label: safetySettingsOf(call).named[entry.control] }
    case 'disinfection':
      return nobody
  }
}

/** Who left may still be written down of the days before, and of the last. */
function nameOfCook(call: WriteCall, cook: number, day: string): string {
  const row = rowOf(
    call,
    namedRow,
    'SELECT name FROM canteen_cooks WHERE id = ? AND (left_on IS NULL OR left_on >= ?)',
    cook,
    day,
  )
  if (row === null) throw new DeskError('not-found', 'canteen.safety-unknown')
  return row.name
}

const accountedRow = z.object({ kind: z.string() })

/** Nobody is measured and not here on one morning: one of the two is struck out first. */
function refuseBoth(call: WriteCall, kind: 'morning-check' | 'absence', cook: number, day: string): void {
  const other = kind === 'absence' ? 'morning-check' : 'absence'
  const standing = rowOf(
    call,
    accountedRow,
    `SELECT r.content ->> 'kind' AS kind FROM canteen_safety_records r
      WHERE r.day = ? AND r.kind = 'morning-check' AND r.cook_id = ? AND +r.strikes IS NULL AND r.content ->> 'kind' = ?
        AND NOT EXISTS (SELECT 1 FROM canteen_safety_records x WHERE x.strikes = r.id) LIMIT 1`,
    day,
    cook,
    other,
  )
  if (standing !== null) throw new DeskError('conflict', 'canteen.cook-accounted')
}

/** Whether a fridge of the settings freezes; null where nobody said. */
function kindOfFridge(call: WriteCall, fridge: number): 'fridge' | 'freezer' | null {
  const { fridges, freezers } = safetySettingsOf(call)
  if (freezers === null) return null
  return freezers.includes(fridges[fridge - 1] ?? '') ? 'freezer' : 'fridge'
}

/** Whether a cook may touch food by what is written of a morning. */
function isFit(
  call: WriteCall,
  entry: Extract<SafetyEntry, { kind: 'morning-check' }>,
  day: string,
): boolean {
  return mayCook({ ...entry, symptoms: entry.well ? [] : ['unwell'] }, certificateOn(call, entry.cook, day))
}

/** A sample is kept its hours, and thrown away once; what was struck out is none (GB 31654-2021). */
function refuseDisposal(call: WriteCall, id: number): void {
  const sample = keptSample(call, id)
  if (sample === null) throw new DeskError('conflict', 'canteen.sample-gone')
  const until = sampleKeptUntil(sample.takenAt, safetySettingsOf(call))
  if (until > call.now) {
    throw new DeskError('conflict', 'canteen.sample-not-yet', { day: dayAt(until), clock: clockAt(until) })
  }
}

/** A sample that weighs enough has no reason for weighing less; where nothing is amiss nothing was done about it. */
function asKept(call: WriteCall, entry: SafetyEntry, day: string): SafetyEntry {
  switch (entry.kind) {
    case 'sample':
      return isShort(entry.grams, safetySettingsOf(call)) ? entry : { ...entry, short: null }
    case 'fridge':
      return isCold(entry.temperatureTenths, kindOfFridge(call, entry.fridge))
        ? { ...entry, done: null }
        : entry
    case 'morning-check':
      return isFit(call, entry, day) ? { ...entry, done: null } : entry
    default:
      return entry
  }
}

/** What cannot be right, or is not right and says nothing of what was done about it. */
function refuseUnmended(call: WriteCall, entry: SafetyEntry, day: string): void {
  if (entry.kind === 'purchase' && isPastShelfLife(day, entry.shelfLifeEnds)) {
    throw new DeskError('invalid', 'canteen.past-shelf-life')
  }
  if (entry.kind === 'morning-check' || entry.kind === 'absence')
    refuseBoth(call, entry.kind, entry.cook, day)
  if (entry.kind === 'morning-check' && entry.done === null && !isFit(call, entry, day)) {
    throw new DeskError('invalid', 'canteen.cook-unfit')
  }
  if (entry.kind === 'fridge' && entry.done === null) {
    const isFine = isCold(entry.temperatureTenths, kindOfFridge(call, entry.fridge))
    if (!isFine) throw new DeskError('invalid', 'canteen.fridge-outside')
  }
}

/** What a line may not say: a fridge that is not here, a control of a day, week or month that has not begun, too little of a dish without why. */
function refuseUntrue(call: WriteCall, entry: SafetyEntry, day: string): void {
  if (entry.kind === 'sample' && entry.fridge !== null) {
    const isHere = safetySettingsOf(call).fridges.includes(entry.fridge)
    if (!isHere) throw new DeskError('not-found', 'canteen.safety-unknown')
  }
  if (entry.kind === 'sample' && entry.short === null) {
    const { sampleGrams: least } = safetySettingsOf(call)
    const { grams } = entry
    if (isShort(grams, { sampleGrams: least })) {
      throw new DeskError('invalid', 'canteen.sample-too-little', { grams, least })
    }
  }
  if (entry.kind === 'control' && entry.of !== null && startOfControl(entry.control, entry.of) > day)
    throw new DeskError('invalid', 'canteen.control-ahead')
}

/** The day that a line is of: a control says it by itself, and a sample is thrown away when it is written down. */
function dayOfLine(entry: SafetyEntry, on: string, today: string): string {
  if (entry.kind === 'control') return dayOfControl(entry.control, entry.of ?? today, today)
  return entry.kind === 'disposal' ? today : on
}

/** What a line stands under: that somebody is off stands among the checks of that morning. */
const keptAs = (entry: SafetyEntry): SafetyKind => {
  if (entry.kind === 'control') return entry.control
  return entry.kind === 'absence' ? 'morning-check' : entry.kind
}

/** Writes a line of `on`, a service day that is not ahead; `today` is that of now. */
export function keep(call: WriteCall, entry: SafetyEntry, on: string, today: string): number {
  const day = dayOfLine(entry, on, today)
  const about = aboutOf(call, entry, day)
  refuseUntrue(call, entry, today)
  refuseUnmended(call, entry, day)
  if (entry.kind === 'disposal') refuseDisposal(call, entry.sample)
  const { lastInsertRowid } = call.database
    .insert(canteenSafetyRecords)
    .values({
      kind: keptAs(entry),
      day,
      ...about,
      content: JSON.stringify(asKept(call, entry, day)),
      keptUntil: keptUntil(entry, day),
      at: call.now,
      staffId: call.staff.id,
    })
    .run()
  return Number(lastInsertRowid)
}
