/** The limits of reading as the manager set them. */
import type { HasStatements } from '#vault/store/store'
import { readSetting, writeSetting } from '../session/settings'
import { defaultLimits, readingLimits, type ReadingLimits } from './contract'

const settingKey = 'reading-limits'

/** As the manager set them; what cannot be read is as it is by default. */
export const limitsOf = (store: HasStatements): ReadingLimits =>
  readingLimits.safeParse(readSetting(store, settingKey)).data ?? defaultLimits

export const saveLimits = (store: HasStatements, limits: ReadingLimits): void =>
  writeSetting(store, settingKey, limits)
