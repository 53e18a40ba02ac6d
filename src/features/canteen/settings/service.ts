/** The canteen's settings, as the manager set them. */
import { readSetting, writeSetting } from '#desk/session/settings'
import { read, write } from '#desk/rpc/serve'
import type { HasStatements } from '#vault/store/store'
import { canteenSettings, usualSettings, type CanteenSettings } from './contract'

const settingKey = 'canteen'

export function settingsOf(call: HasStatements): CanteenSettings {
  const kept = canteenSettings.safeParse(readSetting(call, settingKey))
  return kept.success ? kept.data : usualSettings
}

export const settingsHandlers = {
  get: read((call) => settingsOf(call)),

  save: write((call, { settings }: { settings: CanteenSettings }) => {
    writeSetting(call, settingKey, settings)
    call.record({ subject: 'settings:canteen', change: settings })
    return settings
  }),
}
