/** What the encrypted database remembers of the keyring beside it, and of the one that is to take its place. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { keyringMemory, type Keyring, type KeyringMemory, type KeyringToCome } from '#vault/keyring/keyring'
import type { HasStatements, Store } from '#vault/store/store'
import { readSetting, writeSetting } from './settings'

const nothing: KeyringMemory = { generation: 0, mac: '', slots: {} }

const toComeSetting = 'keyring-to-come'
const toCome = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('to-come'), mac: z.string() }),
])

export function rememberedKeyring(store: HasStatements): KeyringMemory {
  const remembered = keyringMemory.safeParse(readSetting(store, 'keyring'))
  return remembered.success ? remembered.data : nothing
}

export const keyringToCome = (store: HasStatements): KeyringToCome =>
  toCome.safeParse(readSetting(store, toComeSetting)).data ?? { state: 'never' }

/** Call it after the keyring was written. */
export function rememberKeyring(store: HasStatements, keyring: Pick<Keyring, 'memory'>): void {
  writeSetting(store, 'keyring', keyring.memory)
  writeSetting(store, toComeSetting, { state: 'none' })
}

/** The keyring of this MAC is about to be written: cut short after that, it is known for ours. Call it outside of a transaction. */
export function expectKeyring(store: Store, { mac }: Pick<KeyringMemory, 'mac'>): void {
  if (!store.sqlite.open) throw new DeskError('locked', 'session.signed-out')
  if (store.sqlite.inTransaction) throw new Error('the database hears of a keyring before it is written')
  writeSetting(store, toComeSetting, { state: 'to-come', mac })
}

/** From here on this database hears of each next keyring before it is written. */
export function announceTo(store: Store, keyring: Keyring): void {
  keyring.announceTo((next) => {
    expectKeyring(store, next)
  })
}
