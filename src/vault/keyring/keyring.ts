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
import { replaceFile } from '../store/files'
import { deviceSecretLength, noDevice, type Device } from './device'
import { firstSlots, recoverySlot, type FirstOwner, type Ways } from './first-slots'
import {
  isWhole,
  macOfKeyring,
  readKeyringFile,
  sameText,
  slotId,
  type KeyringFile,
  type KeyringMemory,
} from './keyring-file'
import { deriveKey, usualCost, type DerivationCost } from './seal'
import {
  copyOfKeys,
  deviceKeyName,
  forgetKeys,
  heldTo,
  holding,
  makeSlot,
  openSlot,
  ownKey,
  pinKeyName,
  without,
  type DataKeys,
  type Place,
  type Slot,
} from './slot'

export { recoverySlot } from './first-slots'
export { keyringMemory, type KeyringMemory } from './keyring-file'

/** `altered`: not as it was written; `older`: written once, but not what was written last. */
export type KeyringFault = 'keyring.altered' | 'keyring.older'

/**
 * Writes the keyring when its new slot has been derived, which takes a while: whoever has to be signed in still, or has
 * something to put on record with it, says so here. What it throws leaves the keyring as it was.
 */
export type When = (write: () => void) => void

const atOnce: When = (write) => write()

export class Keyring {
  readonly #file: string
  readonly #ways: Ways
  #content: KeyringFile
  /** Verifiers of PINs, by slot: of whoever gave their password to this keyring. */
  readonly #pins = new Map<string, Buffer>()
  /** Slots that are known to be ours; others are never given a key and never written again. */
  #trusted: ReadonlySet<string>

  private constructor(file: string, ways: Ways, content: KeyringFile, trusted: ReadonlySet<string>) {
    this.#file = file
    this.#ways = ways
    this.#content = content
    this.#trusted = trusted
  }

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
    keyring.#write(slots, all)
    return { keyring, keys: all }
  }

  /** What the database is to remember of it, once it is written. */
  get memory(): KeyringMemory {
    const { generation, mac, slots } = this.#content
    const digests = Object.entries(slots).map(([id, { digest }]) => [id, digest] as const)
    return { generation, mac, slots: Object.fromEntries(digests) }
  }

  /** True for a keyring of the same desk, of whatever day: its salt stays. */
  isOfDeskOf(other: Keyring): boolean {
    return this.#content.salt === other.#content.salt
  }

  /** How many slots there are, and how many of them are damaged; for support. */
  get slotCounts(): { readonly whole: number; readonly damaged: number } {
    const ids = this.#ids()
    const whole = ids.filter((id) => this.#isWhole(id)).length
    return { whole, damaged: ids.length - whole }
  }

  /** What stands for an account outside the encrypted file. */
  idOf(account: string): string {
    return slotId(this.#content.salt, account)
  }

  has(account: string): boolean {
    return this.idOf(account) in this.#content.slots
  }

  /** True when some slot opens on one machine alone. */
  get isHeldToMachine(): boolean {
    return Object.values(this.#content.slots).some(({ device }) => device !== undefined)
  }

  /**
   * The keys of an account, or null when the password is wrong or there is no such account; both take as long.
   * Throws `unavailable` `keyring.slot-damaged` where no password could tell, and `keyring.device-unknown` on another machine.
   */
  async open(account: string, password: string): Promise<DataKeys | null> {
    const id = this.idOf(account)
    // Said of every account alike, and before any password is tried.
    if (this.isHeldToMachine && this.#secret() === null) {
      throw new DeskError('unavailable', 'keyring.device-unknown')
    }
    if (id in this.#content.slots) {
      const { [pinKeyName]: verifier, ...keys } = (await this.#openSlot(id, password)) ?? {}
      if (verifier !== undefined) this.#pins.set(id, verifier)
      return Object.keys(keys).length === 0 ? null : keys
    }
    await deriveKey(password, randomBytes(16), this.#ways.cost)
    // The id of a damaged slot may be what is damaged.
    if (this.#ids().every((known) => this.#isWhole(known))) return null
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
    if (secret !== undefined && this.#secret()?.equals(secret) !== true) {
      this.#ways.device.keep(this.#content.salt, secret)
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
    const { version, salt } = this.#content
    if (version !== 1) return false
    const secret = this.#secret() ?? randomBytes(deviceSecretLength)
    this.#ways.device.keep(salt, secret)
    const slots = this.#each((place, slot) =>
      place.id === recoverySlot
        ? holding(place, slot, { [deviceKeyName]: secret }, ownKey(keys))
        : heldTo(place, slot, secret),
    )
    secret.fill(0)
    this.#write(slots, keys, 2)
    return true
  }

  /**
   * Holds the keyring against its MAC and what the database remembers of it, and from here on trusts the slots that are
   * ours: all of a keyring that is as it was written last, or else those that the database knows as they are. A keyring
   * that was written after the database last heard of it is one whose writer died in between.
   */
  recognise(keys: DataKeys, remembered: KeyringMemory): KeyringFault | null {
    const { generation, mac } = this.#content
    const written =
      this.#ids().every((id) => this.#isWhole(id)) && sameText(mac, macOfKeyring(this.#content, keys))
    const latest = generation > remembered.generation || mac === remembered.mac
    if (written && latest) {
      this.#trusted = new Set(this.#ids())
      return null
    }
    const known = this.#ids().filter(
      (id) => this.#isWhole(id) && this.#content.slots[id]?.digest === remembered.slots[id],
    )
    this.#trusted = new Set(known)
    return written ? 'keyring.older' : 'keyring.altered'
  }

  /** True when the slot is known to be ours. */
  trusts(id: string): boolean {
    return this.#trusted.has(id)
  }

  /** Writes the slots that are ours, and no others, as what is valid now. `remembered` is what the database knew. */
  mend(keys: DataKeys, remembered: KeyringMemory): void {
    // What the file says of itself is not believed: near its bound it would be written beyond it, and be none any more.
    this.#content = { ...this.#content, generation: remembered.generation }
    this.#write(this.#ours(), keys)
  }

  /** Gives an account a slot with these keys, in place of the one it had. */
  async put(account: string, password: string, keys: DataKeys, when: When = atOnce): Promise<void> {
    await this.#putSlot(this.idOf(account), password, keys, when)
  }

  /** By which the PIN of whoever gave their password here is tried; null where they have none. */
  pinOf(account: string): string | null {
    return this.#pins.get(this.idOf(account))?.toString('utf8') ?? null
  }

  /** Puts the verifier of a PIN into its owner's slot, where nobody but they can take it out. */
  putPin(account: string, verifier: string, keys: DataKeys): void {
    const id = this.idOf(account)
    const slot = this.#ours()[id]
    if (slot === undefined) throw new DeskError('unavailable', 'keyring.slot-damaged')
    const key = Buffer.from(verifier)
    this.#write(
      { ...this.#ours(), [id]: holding(this.#place(id), slot, { [pinKeyName]: key }, ownKey(keys)) },
      keys,
    )
    this.#pins.set(id, key)
  }

  /** Takes out the slots of everyone but these accounts: of whoever left while the program died. False where there are none. */
  keepOnly(accounts: readonly string[], keys: DataKeys): boolean {
    const theirs = new Set([recoverySlot, ...accounts.map((account) => this.idOf(account))])
    const ours = Object.entries(this.#ours())
    const kept = ours.filter(([id]) => theirs.has(id))
    if (kept.length === ours.length) return false
    this.#write(Object.fromEntries(kept), keys)
    return true
  }

  /** After this the account's password opens nothing. */
  remove(account: string, keys: DataKeys): void {
    if (!this.has(account)) return
    const { [this.idOf(account)]: _removed, ...slots } = this.#ours()
    this.#write(slots, keys)
  }

  /** Gives the recovery slot to a new recovery key; the old paper opens nothing any more. */
  async replaceRecoveryKey(recoveryKey: string, keys: DataKeys, when: When = atOnce): Promise<void> {
    await this.#putSlot(recoverySlot, recoveryKey, keys, when)
  }

  /** True when the slot holds a key of this name. */
  holds(id: string, name: string): boolean {
    const slot = this.#content.slots[id]
    return slot !== undefined && Object.hasOwn(slot.keys, name)
  }

  /** Gives a slot one more key, without its password: when a role that carries one is given. Only to a slot that is ours. */
  give(id: string, key: { readonly name: string; readonly key: Buffer }, keys: DataKeys): void {
    const slot = this.#ours()[id]
    if (slot === undefined) throw new DeskError('unavailable', 'keyring.slot-damaged')
    const given = holding(this.#place(id), slot, { [key.name]: key.key }, ownKey(keys))
    this.#write({ ...this.#ours(), [id]: given }, keys)
  }

  /** Takes a key from a slot: when the role that carries it is taken. Whoever had it may have kept it until it is changed. */
  take(id: string, name: string, keys: DataKeys): void {
    const slot = this.#ours()[id]
    if (slot === undefined || !Object.hasOwn(slot.keys, name)) return
    this.#write({ ...this.#ours(), [id]: without(this.#place(id), slot, name) }, keys)
  }

  /**
   * A keyring in another file, in which these fresh keys stand in place of those of the same names, in every slot that
   * held them. `keys` are those of now, with which this one was opened.
   */
  rotated(
    file: string,
    fresh: DataKeys,
    keys: DataKeys,
  ): { readonly keyring: Keyring; readonly keys: DataKeys } {
    const all = { ...keys, ...fresh }
    const slots = this.#each((place, slot) => {
      const held = Object.entries(fresh).filter(([name]) => Object.hasOwn(slot.keys, name))
      return holding(place, slot, Object.fromEntries(held), ownKey(keys))
    })
    const keyring = new Keyring(file, this.#ways, this.#content, this.#trusted)
    keyring.#write(slots, all)
    return { keyring, keys: all }
  }

  /** True when some slot holds a key of this name: then it is never made anew. */
  knows(name: string): boolean {
    return this.#ids().some((id) => this.holds(id, name))
  }

  /** A keyring in another file, in which these slots, where they are ours, hold one more key. */
  withNewKey(
    file: string,
    { name, key, ids }: { readonly name: string; readonly key: Buffer; readonly ids: readonly string[] },
    keys: DataKeys,
  ): void {
    const slots = this.#each((place, slot) =>
      ids.includes(place.id) ? holding(place, slot, { [name]: key }, ownKey(keys)) : slot,
    )
    new Keyring(file, this.#ways, this.#content, this.#trusted).#write(slots, keys)
  }

  /** Our slots, each changed. */
  #each(change: (place: Place, slot: Slot) => Slot): Readonly<Record<string, Slot>> {
    const ours = Object.entries(this.#ours())
    return Object.fromEntries(ours.map(([id, slot]) => [id, change(this.#place(id), slot)] as const))
  }

  #ids(): readonly string[] {
    return Object.keys(this.#content.slots).sort()
  }

  #place(id: string): Place {
    return { keyringSalt: this.#content.salt, id }
  }

  #isWhole(id: string): boolean {
    return isWhole(this.#content, id)
  }

  #secret(): Buffer | null {
    return this.#ways.device.secretOf(this.#content.salt)
  }

  #ours(): Readonly<Record<string, Slot>> {
    return Object.fromEntries(Object.entries(this.#content.slots).filter(([id]) => this.#trusted.has(id)))
  }

  /** Whoever the keys belong to may sign out while the password is derived, and theirs are overwritten then. */
  async #putSlot(id: string, password: string, keys: DataKeys, when: When): Promise<void> {
    const own = copyOfKeys(keys)
    try {
      const made = await makeSlot(this.#place(id), password, ...this.#heldAs(id, own))
      when(() => this.#write({ ...this.#ours(), [id]: made }, own))
    } finally {
      forgetKeys(own)
    }
  }

  /** What a new slot holds, and how: the recovery key's brings the machine's secret along, another needs it. */
  #heldAs(id: string, given: DataKeys): readonly [DataKeys, Parameters<typeof makeSlot>[3]] {
    const { cost } = this.#ways
    const pin = this.#pins.get(id)
    const keys = pin === undefined ? given : { ...given, [pinKeyName]: pin }
    if (this.#content.version === 1) return [keys, { cost, device: null }]
    const secret = this.#secret()
    if (secret === null) throw new DeskError('unavailable', 'keyring.device-unknown')
    return id === recoverySlot
      ? [
          { ...keys, [deviceKeyName]: secret },
          { cost, device: null },
        ]
      : [keys, { cost, device: secret }]
  }

  async #openSlot(id: string, password: string): Promise<DataKeys | null> {
    const slot = this.#content.slots[id]
    // A damaged slot may ask for any amount of memory, and a right password would look wrong.
    if (slot === undefined || !this.#isWhole(id)) throw new DeskError('unavailable', 'keyring.slot-damaged')
    return openSlot(this.#place(id), slot, password, slot.device === undefined ? null : this.#secret())
  }

  #write(
    slots: Readonly<Record<string, Slot>>,
    keys: DataKeys,
    version: KeyringFile['version'] = this.#content.version,
  ): void {
    const { salt, generation } = this.#content
    const bare = { version, salt, generation: generation + 1, slots: { ...slots } }
    const content = { ...bare, mac: macOfKeyring(bare, keys) }
    replaceFile(this.#file, JSON.stringify(content, null, 2))
    this.#content = content
    this.#trusted = new Set(Object.keys(slots))
  }
}
