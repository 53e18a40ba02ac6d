/** Whether the printed recovery key is known to be on paper. Nothing of the key itself is kept. */
import { property } from '#ground/property'
import type { HasStatements } from '#vault/store/store'
import { readSetting, writeSetting } from './settings'

export interface RecoverySetting {
  /** Typed back whole, from paper. */
  readonly confirmed: boolean
  /** True for a key of which digests were kept once: they are in old backups, and soon tried. */
  readonly renewalDue: boolean
}

export function readRecoverySetting(store: HasStatements): RecoverySetting {
  const value = readSetting(store, 'recovery-key')
  return {
    confirmed: property(value, 'confirmed') === true,
    renewalDue: property(value, 'renewalDue') === true || keepsDigests(value),
  }
}

export function writeRecoverySetting(store: HasStatements, setting: RecoverySetting): void {
  writeSetting(store, 'recovery-key', setting)
}

/** Takes away what earlier versions kept of the key's groups: twenty bits each. The key is to be renewed. */
export function forgetDigests(store: HasStatements): void {
  if (keepsDigests(readSetting(store, 'recovery-key')))
    writeRecoverySetting(store, readRecoverySetting(store))
}

const keepsDigests = (value: unknown): boolean => property(value, 'digests') !== undefined
