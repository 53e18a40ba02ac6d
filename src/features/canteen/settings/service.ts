/** The canteen's settings, as the manager set them. */
import { settingRead, writeSetting } from '#desk/session/settings'
import { read, write } from '#desk/rpc/serve'
import { canteenSettings, usualSettings, type CanteenSettings } from './contract'

const settingKey = 'canteen'

/** Asked several times by each check-in. */
export const settingsOf = settingRead(settingKey, (value): CanteenSettings => {
  const kept = canteenSettings.safeParse(value)
  return kept.success ? kept.data : usualSettings
})

export const settingsHandlers = {
  get: read((call) => settingsOf(call)),

  save: write((call, { settings }: { settings: CanteenSettings }) => {
    writeSetting(call, settingKey, settings)
    call.record({ subject: 'settings:canteen', change: settings })
    return settings
  }),
}
