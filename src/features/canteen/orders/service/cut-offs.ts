/** Until when an order of each meal and way may be made or taken back: the centre's own table. */
import { z } from 'zod'
import { readSetting, writeSetting } from '#desk/session/settings'
import type { WriteCall } from '#desk/rpc/call'
import type { HasStatements } from '#vault/store/store'
import { ways, type Meal } from '../../contract/words'
import type { CutOff } from '../../rules/orders'
import { cutOff } from '../contract'

const settingKey = 'canteen.cut-offs'
const kept = z.array(cutOff)

const ofMeal = (meal: Meal, daysBefore: number, clock: string): readonly CutOff[] =>
  ways.map((way) => ({ meal, way, daysBefore, clock }))

/** Until the manager sets others: breakfast the afternoon before, lunch and supper before they are cooked. */
const usual: readonly CutOff[] = [
  ...ofMeal('breakfast', 1, '16:00'),
  ...ofMeal('lunch', 0, '09:30'),
  ...ofMeal('supper', 0, '15:00'),
]

export function cutOffsOf(call: HasStatements): CutOff[] {
  const read = kept.safeParse(readSetting(call, settingKey))
  return read.success ? read.data : [...usual]
}

export function setCutOffs(call: WriteCall, cutOffs: readonly CutOff[]): void {
  writeSetting(call, settingKey, cutOffs)
  call.record({ subject: 'settings:canteen', change: { cutOffs } })
}
