/** How often somebody is visited and an order is looked after, as the head mediator set it. */
import { readSetting } from '#desk/session/settings'
import type { HasStatements } from '#vault/store/store'
import { usualVisits, usualWatchDays } from '../../rules'
import { watchSettings, type WatchSettings } from '../contract'

export const settingKey = 'mediation-watch'

const usual: WatchSettings = { visits: usualVisits, lookEveryDays: usualWatchDays, askBeforeDays: 30 }

export function watchSettingsOf(call: HasStatements): WatchSettings {
  const kept = watchSettings.safeParse(readSetting(call, settingKey))
  return kept.success ? kept.data : usual
}
