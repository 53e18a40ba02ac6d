/** What the encrypted database remembers of the keyring beside it. */
import { keyringMemory, type Keyring, type KeyringMemory } from '#vault/keyring/keyring'
import type { HasStatements } from '#vault/store/store'
import { readSetting, writeSetting } from './settings'

const nothing: KeyringMemory = { generation: 0, mac: '', slots: {} }

export function rememberedKeyring(store: HasStatements): KeyringMemory {
  const remembered = keyringMemory.safeParse(readSetting(store, 'keyring'))
  return remembered.success ? remembered.data : nothing
}

/** Call it after the keyring was written: a keyring newer than what is remembered is taken as ours, an older one is not. */
export function rememberKeyring(store: HasStatements, keyring: Keyring): void {
  writeSetting(store, 'keyring', keyring.memory)
}
