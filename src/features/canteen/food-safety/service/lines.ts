/** How a line comes into the kitchen's book: what it is about, what it may not say, and how long it stays. */
import { z } from 'zod'
import { clockAt, dayAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { WriteCall } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import type { SafetyKind } from '../../contract/words'
import { canteenSafetyRecords } from '../../schema/food-safety'
import { isShort, purchaseKeptUntil, sampleKeptUntil, startOfControl } from '../rules'
import type { SafetyEntry } from '../contract'
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
          "SELECT label AS name FROM canteen_safety_records WHERE id = ? AND kind = 'sample' AND strikes IS NULL",
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

/** A sample is kept its hours, and thrown away once; what was struck out is none (GB 31654-2021). */
function refuseDisposal(call: WriteCall, id: number): void {
  const sample = keptSample(call, id)
  if (sample === null) throw new DeskError('conflict', 'canteen.sample-gone')
  const until = sampleKeptUntil(sample.takenAt, safetySettingsOf(call))
  if (until > call.now) {
    throw new DeskError('conflict', 'canteen.sample-not-yet', { day: dayAt(until), clock: clockAt(until) })
  }
}

/** A sample that weighs enough has no reason for weighing less. */
function asKept(call: WriteCall, entry: SafetyEntry): SafetyEntry {
  return entry.kind === 'sample' && !isShort(entry.grams, safetySettingsOf(call))
    ? { ...entry, short: null }
    : entry
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
const dayOfLine = (entry: SafetyEntry, on: string, today: string): string =>
  entry.kind === 'control' || entry.kind === 'disposal' ? today : on

/** What a line stands under: that somebody is off stands among the checks of that morning. */
const keptAs = (entry: SafetyEntry): SafetyKind => {
  if (entry.kind === 'control') return entry.control
  return entry.kind === 'absence' ? 'morning-check' : entry.kind
}

/** Writes a line of `on`, a service day that is not ahead; `today` is that of now. */
export function keep(call: WriteCall, entry: SafetyEntry, on: string, today: string): number {
  const about = aboutOf(call, entry)
  refuseUntrue(call, entry, today)
  if (entry.kind === 'disposal') refuseDisposal(call, entry.sample)
  const day = dayOfLine(entry, on, today)
  const { lastInsertRowid } = call.database
    .insert(canteenSafetyRecords)
    .values({
      kind: keptAs(entry),
      day,
      ...about,
      content: JSON.stringify(asKept(call, entry)),
      keptUntil: keptUntil(entry, day),
      at: call.now,
      staffId: call.staff.id,
    })
    .run()
  return Number(lastInsertRowid)
}
