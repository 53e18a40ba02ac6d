/** The settings of cases as the head mediator made them, and the time that a case was accepted under. */
import { readSetting, writeSetting } from '#desk/session/settings'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import type { HasStatements } from '#vault/store/store'
import type { CaseRow } from '../cases/service/rows'
import { refuse } from '../cases/service/refuse'
import { usualContacts, usualFollowUps, usualSettings, type TimeSettings } from '../rules'
import { kindsKey, kindsOf } from './kinds'
import { ownWordsOf, wordsKey } from './own-words'
import { caseSettings, timeSettings, type CaseSettings, type settingsContract } from './contract'

const settingKey = 'mediation-cases'

const usual: CaseSettings = {
  time: usualSettings,
  followUpDays: [...usualFollowUps],
  contactDays: { low: usualContacts.low, watched: 7, high: 1 },
}

export function caseSettingsOf(call: HasStatements): CaseSettings {
  const kept = caseSettings.safeParse(readSetting(call, settingKey))
  return kept.success ? kept.data : usual
}

/**
 * The time that a case is under: what stood when it was accepted. Another setting moves no day that was told to somebody, and
 * an extension is counted from the unmoved one.
 */
export function timeOf(call: HasStatements, { accepted_on, usual_time }: CaseRow): TimeSettings {
  if (accepted_on === null) return caseSettingsOf(call).time
  return usual_time === null ? usualSettings : timeSettings.parse(JSON.parse(usual_time))
}

export const settingsHandlers: HandlersOf<typeof settingsContract> = {
  kinds: read((call) => ({ kinds: kindsOf(call) })),

  setKinds: write((call, { kinds }) => {
    if (new Set(kinds).size < kinds.length) throw refuse('conflict', 'kind-named-twice')
    writeSetting(call, kindsKey, kinds)
    call.record({ subject: 'settings:mediation-kinds', change: { kinds } })
    return { kinds }
  }),

  words: read((call) => ownWordsOf(call)),

  setWords: write((call, { words }) => {
    for (const names of [words.sources, words.difficulties].map((all) => all.map(({ name }) => name)))
      if (new Set(names).size < names.length) throw refuse('conflict', 'word-named-twice')
    writeSetting(call, wordsKey, words)
    call.record({ subject: 'settings:mediation-words', change: words })
    return words
  }),

  get: read((call) => caseSettingsOf(call)),

  configure: write((call, { settings }) => {
    const followUpDays = [...new Set(settings.followUpDays)].toSorted((one, other) => one - other)
    if (settings.contactDays.high > settings.contactDays.watched) throw refuse('invalid', 'high-comes-later')
    const next = { ...settings, followUpDays }
    writeSetting(call, settingKey, next)
    call.record({ subject: 'settings:mediation-cases', change: next })
    return next
  }),
}
