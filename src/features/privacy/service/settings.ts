/** The periods of the centre, as the manager set them. */
import type { HasStatements } from '#vault/store/store'
import { readSetting, writeSetting } from '#desk/session/settings'
import { privacySettings, type PrivacySettings } from '../contract'
import { settingsFault, usualSettings } from '../rules'
import { refuse } from './refuse'

const settingKey = 'privacy'

export function settingsOf(call: HasStatements): PrivacySettings {
  const read = privacySettings.safeParse(readSetting(call, settingKey))
  return read.success ? read.data : usualSettings
}

export function saveSettings(call: HasStatements, settings: PrivacySettings): void {
  const fault = settingsFault(settings)
  if (fault !== null) throw refuse('invalid', fault)
  writeSetting(call, settingKey, settings)
}
