/** How a line comes into the kitchen's book: what it is about, what it may not say, and how long it stays. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { WriteCall } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import type { SafetyKind } from '../../contract/words'
import { canteenSafetyRecords } from '../../schema/food-safety'
import { purchaseKeptUntil, startOfControl } from '../rules'
import type { SafetyEntry } from '../contract'
import { safetySettingsOf } from './rows'

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
  refuseUntrue(call, entry, today)
  const day = dayOfLine(entry, on, today)
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
