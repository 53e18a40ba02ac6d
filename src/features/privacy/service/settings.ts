/** The periods of the centre, as the manager set them. */
import type { Housed } from '#desk/house'
import type { HasStatements } from '#vault/store/store'
import { readSetting, writeSetting } from '#desk/session/settings'
import type { PrivacySettings } from '../contract'
import { settingsFault, settingsFrom, stayingOf, type StayingByKind } from '../rules'
import { refuse } from './refuse'

const settingKey = 'privacy'

export const settingsOf = (call: Housed<HasStatements>): PrivacySettings =>
  settingsFrom(call.house, readSetting(call, settingKey))

/** How long each kind of record has to stay as things are set. */
export const stayingNow = (call: Housed<HasStatements>): StayingByKind =>
  stayingOf(call.house, settingsOf(call))

/** Returns the periods as they are afterwards: what is not named stays. */
export function saveSettings(call: Housed<HasStatements>, given: PrivacySettings): PrivacySettings {
  const stored = settingsOf(call)
  const settings = {
    answerDays: given.answerDays,
    duties: { ...stored.duties, ...given.duties },
    retention: { ...stored.retention, ...given.retention },
  }
  const fault = settingsFault(call.house, settings)
  if (fault !== null) throw refuse('invalid', fault)
  // Whoever asked before the period was kept with each request was promised the one that ends here.
  call
    .statement('UPDATE privacy_requests SET answer_days = ? WHERE answer_days IS NULL')
    .run(stored.answerDays)
  writeSetting(call, settingKey, settings)
  return settings
}
