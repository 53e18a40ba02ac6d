/**
 * The keyring: a slot for every member of staff and one for the printed recovery key. The file holds no account names and
 * nothing that opens anything by itself.
 *
 * Three things guard it. Each slot has a digest, so that damage is told from a wrong password before anyone is in. The whole
 * carries a MAC under a key that comes out of its slots, so that whoever has opened one knows whether others were changed.
 * And the encrypted database remembers which slots there are, so that an older keyring copied over this one is noticed.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { DeskError } from '#ground/contract/errors'
import { auditKeyName, lastingKeyName } from '../files'
import { deviceSecretLength, noDevice, type Device } from './device'
import { firstSlots, isPaper, paperSlot, recoverySlot, type FirstOwner, type Ways } from './first-slots'
import { KeptKeyring, type Holding } from './kept-keyring'
import { readKeyringFile } from './keyring-file'
import { deriveKey, usualCost, type DerivationCost } from './seal'
import {
  copyOfKeys,
  deviceKeyName,
  following,
  forgetKeys,
  heldTo,
  holding,
  keyringKeyName,
  makeSlot,
  openSlot,
  ownKey,
  pinKeyName,
  requireKey,
  without,
  type DataKeys,
} from './slot'

export { paperSlot, recoverySlot } from './first-slots'
export type { Holding, KeyringFault } from './kept-keyring'
export { keyringMemory, type KeyringMemory, type KeyringToCome } from './keyring-file'

/**
 * Writes the keyring when its new slot has been derived, which takes a while: whoever has to be signed in still, or has
 * something to put on record with it, says so here. What it throws leaves the keyring as it was.
 */
export type When = (write: () => void) => void

const atOnce: When = (write) => write()

export class Keyring extends KeptKeyring {
  /** Verifiers of PINs, by slot: of whoever gave their password to this keyring. */
  readonly #pins = new Map<string, Buffer>()

  /** The keyring of the folder, or null where there is none. Throws `keyring.damaged` when it cannot be read as one. */
  static load(file: string, cost: DerivationCost = usualCost, device: Device = noDevice): Keyring | null {
    const content = readKeyringFile(file)
    return content === null ? null : new Keyring(file, { cost, device }, content, new Set())
  }

  /**
   * A new keyring, written at once, with one slot and the recovery key's, held to this machine. Gives `keys` the keyring's own
   * key. Throws `unavailable` `keyring.device-not-kept`.
   */
  static async create(
    file: string,
    owner: FirstOwner,
    keys: DataKeys,
    { cost = usualCost, device }: Partial<Ways> & Pick<Ways, 'device'>,
  ): Promise<{ readonly keyring: Keyring; readonly keys: DataKeys }> {
    if (existsSync(file)) throw new DeskError('conflict', 'session.already-set-up')
    const salt = randomBytes(16).toString('base64')
    const all = { ...keys, keyring: randomBytes(32) }
    const slots = await firstSlots(salt, owner, all, { cost, device })
    const empty = { version: 2 as const, salt, generation: 0, slots: {}, mac: '' }
    const keyring = new Keyring(file, { cost, device }, empty, new Set())
    keyring.write(slots, all)
    return { keyring, keys: all }
  }

  /**
   * The keys of an account, or null when the password is wrong or there is no such account; both take as long.
   * Throws `unavailable` `keyring.slot-damaged` where no password could tell, `keyring.device-unknown` on another machine,
   * and `keyring.device-sealed` on this one while the system lends no key.
   */
  async open(account: string, password: string): Promise<DataKeys | null> {
    const id = this.idOf(account)
    // Said of every account alike, and before any password is tried.
    if (this.isHeldToMachine && this.secret() === null) throw this.withoutSecret()
    if (id in this.content.slots) {
      const { [pinKeyName]: verifier, ...keys } = (await this.#openSlot(id, password)) ?? {}
      if (verifier !== undefined) this.#pins.set(id, verifier)
      return Object.keys(keys).length === 0 ? null : keys
    }
    await deriveKey(password, randomBytes(16), this.ways.cost)
    // The id of a damaged slot may be what is damaged.
    if (this.ids().every((known) => this.isWhole(known))) return null
    throw new DeskError('unavailable', 'keyring.slot-damaged')
  }

  /**
   * The keys under the recovery key, or null when it is another. It brings the machine's secret along: a desk that was moved, or
   * whose machine lost its own, opens here from now on with everyone's password. Throws `unavailable` `keyring.slot-damaged`.
   */
  async openWithRecoveryKey(recoveryKey: string): Promise<DataKeys | null> {
    const opened = await this.#openSlot(recoverySlot, recoveryKey)
    const { [deviceKeyName]: secret, ...keys } = opened ?? {}
    if (opened === null) return null
    if (secret !== undefined && this.secret()?.equals(secret) !== true) {
      this.ways.device.keep(this.content.salt, secret)
    }
    secret?.fill(0)
    return keys
  }

  /**
   * Holds every slot that is ours to this machine, with nobody's password, and gives the recovery key's slot the machine's
   * secret; true where that was still to be done. The secret is kept before the keyring says so: cut short in between, the
   * next one takes the secret that is there. Throws `unavailable` `keyring.device-not-kept`, with nothing changed.
   */
  holdToMachine(keys: DataKeys): boolean {
    const { version, salt } = this.content
    if (version !== 1) return false
    const secret = this.secret() ?? randomBytes(deviceSecretLength)
    this.ways.device.keep(salt, secret)
    const slots = this.each((place, slot) =>
      place.id === recoverySlot
        ? holding(place, slot, { [deviceKeyName]: secret }, ownKey(keys))
        : isPaper(place.id)
          ? slot
          : heldTo(place, slot, secret),
    )
    secret.fill(0)
    this.write(slots, keys, 2)
    return true
  }

  /** Gives an account a slot with these keys, in place of the one it had. */
  async put(account: string, password: string, keys: DataKeys, when: When = atOnce): Promise<void> {
    await this.#putSlot(this.idOf(account), password, keys, { when })
  }

  /** The same, for whoever chose the password themselves: the keys of these names vouch that the new slot is theirs, too. */
  async putOwn(
    account: string,
    password: string,
    keys: DataKeys,
    { vouching, when = atOnce }: { readonly vouching: readonly string[]; readonly when?: When | undefined },
  ): Promise<void> {
    await this.#putSlot(this.idOf(account), password, keys, { vouching, when })
  }

  /** By which the PIN of whoever gave their password here is tried; null where they have none. */
  pinOf(account: string): string | null {
    return this.#pins.get(this.idOf(account))?.toString('utf8') ?? null
  }

  /** Puts the verifier of a PIN into its owner's slot, where nobody but they can take it out. */
  putPin(account: string, verifier: string, keys: DataKeys): void {
    const id = this.idOf(account)
    const slot = this.ours()[id]
    if (slot === undefined) throw new DeskError('unavailable', 'keyring.slot-damaged')
    const key = Buffer.from(verifier)
    this.write(
      { ...this.ours(), [id]: holding(this.place(id), slot, { [pinKeyName]: key }, ownKey(keys)) },
      keys,
    )
    this.#pins.set(id, key)
  }

  /** After this the account's password opens nothing. */
  remove(account: string, keys: DataKeys): void {
    if (!this.has(account)) return
    const { [this.idOf(account)]: _removed, ...slots } = this.ours()
    this.write(slots, keys)
  }

  /** Gives the recovery slot to a new recovery key; the old paper opens nothing any more. */
  async replaceRecoveryKey(recoveryKey: string, keys: DataKeys, when: When = atOnce): Promise<void> {
    await this.#putSlot(recoverySlot, recoveryKey, keys, { when })
  }

  /** Gives the slot of the second paper of a key to a new paper, which opens that key and nothing else. */
  async putPaper(name: string, recoveryKey: string, keys: DataKeys, when: When = atOnce): Promise<void> {
    await this.#putSlot(paperSlot(name), recoveryKey, keys, { when, only: name, vouching: [name] })
  }

  /** The key under its second paper, or null when what was typed is another, or there is none. */
  async openPaper(name: string, recoveryKey: string): Promise<DataKeys | null> {
    const id = paperSlot(name)
    return id in this.content.slots ? this.#openSlot(id, recoveryKey) : null
  }

  /** Gives a slot one more key, without its password: when a role that carries one is given. Only to a slot that is ours. */
  give(id: string, key: { readonly name: string; readonly key: Buffer }, keys: DataKeys): void {
    const slot = this.ours()[id]
    if (slot === undefined) throw new DeskError('unavailable', 'keyring.slot-damaged')
    const given = holding(this.place(id), slot, { [key.name]: key.key }, ownKey(keys))
    this.write({ ...this.ours(), [id]: given }, keys)
  }

  /** Takes a key from a slot: when the role that carries it is taken. Whoever had it may have kept it until it is changed. */
  take(id: string, name: string, keys: DataKeys): void {
    const slot = this.ours()[id]
    if (slot === undefined || !Object.hasOwn(slot.keys, name)) return
    this.write({ ...this.ours(), [id]: without(this.place(id), slot, name) }, keys)
  }

  /**
   * A keyring in another file, in which these fresh keys stand in place of those of the same names, in every slot that
   * held them, and may have them. `keys` are those of now, with which this one was opened.
   */
  rotated(
    file: string,
    fresh: DataKeys,
    keys: DataKeys,
    mayHave: (name: string, slot: Pick<Holding, 'id' | 'publicKey'>) => boolean,
  ): { readonly keyring: Keyring; readonly keys: DataKeys } {
    const all = { ...keys, ...fresh }
    const slots = this.each((place, slot) => {
      const held = Object.entries(fresh).filter(([name]) => Object.hasOwn(slot.keys, carriedBy(name)))
      const { id } = place
      const his = held.filter(([name]) => mayHave(name, { id, publicKey: slot.publicKey }))
      const others = held.filter((each) => !his.includes(each))
      const left = others.reduce((kept, [name]) => without(place, kept, name), slot)
      return holding(place, left, Object.fromEntries(his), ownKey(keys))
    })
    const keyring = new Keyring(file, this.ways, this.content, this.trusted)
    keyring.write(slots, all)
    return { keyring, keys: all }
  }

  /** A keyring in another file, in which one slot that is ours holds one more key, and so does a second paper. */
  async withNewKey(file: string, { name, key, id, paper }: NewKey, keys: DataKeys): Promise<Keyring> {
    const own = this.ours()[id]
    if (own === undefined) throw new DeskError('unavailable', 'keyring.slot-damaged')
    const given = { [name]: key }
    const place = this.place(paperSlot(name))
    const slots = {
      ...this.ours(),
      [place.id]: await makeSlot(place, paper, { ...given, ...keyringKeyOf(keys) }, this.#wayOfPaper),
      [id]: holding(this.place(id), own, given, ownKey(keys)),
    }
    const keyring = new Keyring(file, this.ways, this.content, this.trusted)
    keyring.write(slots, keys)
    return keyring
  }

  get #wayOfPaper(): Parameters<typeof makeSlot>[3] {
    return { cost: this.ways.cost, device: null }
  }

  /** Whoever the keys belong to may sign out while the password is derived, and theirs are overwritten then. */
  async #putSlot(
    id: string,
    password: string,
    keys: DataKeys,
    {
      when,
      vouching = [],
      only,
    }: { readonly when: When; readonly vouching?: readonly string[]; readonly only?: string },
  ): Promise<void> {
    const own = copyOfKeys(keys)
    try {
      const before = this.ours()[id]
      const [held, way] = only === undefined ? this.#heldAs(id, own) : [onlyKey(own, only), this.#wayOfPaper]
      const made = await makeSlot(this.place(id), password, held, way)
      const slot = before === undefined ? made : following(this.place(id), made, before, held, vouching)
      this.withRow(() => this.write({ ...this.ours(), [id]: slot }, own), when)
    } finally {
      forgetKeys(own)
    }
  }

  /** What a new slot holds, and how: the recovery key's brings the machine's secret along, another needs it. */
  #heldAs(id: string, given: DataKeys): readonly [DataKeys, Parameters<typeof makeSlot>[3]] {
    const { cost } = this.ways
    const pin = this.#pins.get(id)
    const keys = pin === undefined ? given : { ...given, [pinKeyName]: pin }
    if (this.content.version === 1) return [keys, { cost, device: null }]
    const secret = this.secret()
    if (secret === null) throw this.withoutSecret()
    return id === recoverySlot
      ? [
          { ...keys, [deviceKeyName]: secret },
          { cost, device: null },
        ]
      : [keys, { cost, device: secret }]
  }

  async #openSlot(id: string, password: string): Promise<DataKeys | null> {
    const slot = this.content.slots[id]
    // A damaged slot may ask for any amount of memory, and a right password would look wrong.
    if (slot === undefined || !this.isWhole(id)) throw new DeskError('unavailable', 'keyring.slot-damaged')
    return openSlot(this.place(id), slot, password, slot.device === undefined ? null : this.secret())
  }
}

/** A key that comes into being, for whoever is to hold it first and for a paper. */
export interface NewKey {
  readonly name: string
  readonly key: Buffer
  readonly id: string
  readonly paper: string
}

/** What comes into being with a change of keys goes to whoever has the key it was. */
const carriedBy = (name: string): string => (name === lastingKeyName ? auditKeyName : name)

const keyringKeyOf = (keys: DataKeys): DataKeys => ({ [keyringKeyName]: ownKey(keys) })

const onlyKey = (keys: DataKeys, name: string): DataKeys => ({
  [name]: requireKey(keys, name),
  ...keyringKeyOf(keys),
})
