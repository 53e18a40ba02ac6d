/**
 * A keyring as it is kept: which of its slots are ours, what each holds, and how it is written. Nothing here knows a password.
 */
import { DeskError } from '#ground/contract/errors'
import { replaceFile } from '../store/files'
import { isPaper, recoverySlot, type Ways } from './first-slots'
import {
  isWhole,
  macOfKeyring,
  memoryOf,
  sameText,
  slotId,
  type KeyringFile,
  type KeyringMemory,
  type KeyringToCome,
} from './keyring-file'
import { followedBy, type DataKeys, type Place, type Slot } from './slot'

/** `altered`: not as it was written; `older`: written once, but not what was written last. */
export type KeyringFault = 'keyring.altered' | 'keyring.older'

/** A slot that holds a key of some name, as far as it can be told without opening it. */
export interface Holding {
  readonly id: string
  readonly publicKey: string
  /** The public keys before it of which whoever knows the key says that this is the same person's; oldest first. */
  readonly follows: readonly string[]
}

export class KeptKeyring {
  protected readonly file: string
  protected readonly ways: Ways
  protected content: KeyringFile
  /** Slots that are known to be ours; others are never given a key and never written again. */
  protected trusted: ReadonlySet<string>

  #tell: (next: KeyringMemory) => void = () => undefined
  /** True while changes are made that are written later. */
  #isHeld = false

  protected constructor(file: string, ways: Ways, content: KeyringFile, trusted: ReadonlySet<string>) {
    this.file = file
    this.ways = ways
    this.content = content
    this.trusted = trusted
  }

  /** What the database is to remember of it, once it is written. */
  get memory(): KeyringMemory {
    return memoryOf(this.content)
  }

  /** True while the recovery key's slot is as it was written: then whoever has today's paper can be asked for it. */
  get isPaperWhole(): boolean {
    return this.isWhole(recoverySlot)
  }

  /** How many slots there are, and how many of them are damaged; for support. */
  get slotCounts(): { readonly whole: number; readonly damaged: number } {
    const ids = this.ids()
    const whole = ids.filter((id) => this.isWhole(id)).length
    return { whole, damaged: ids.length - whole }
  }

  /** What stands for an account outside the encrypted file. */
  idOf(account: string): string {
    return slotId(this.content.salt, account)
  }

  has(account: string): boolean {
    return this.idOf(account) in this.content.slots
  }

  /** True when some slot opens on one machine alone. */
  get isHeldToMachine(): boolean {
    return Object.values(this.content.slots).some(({ device }) => device !== undefined)
  }

  /**
   * Holds the keyring against its MAC and what the database remembers of it, and from here on trusts the slots that are
   * ours: all of a keyring that is as it was written last, or else those that the database knows as they are. The database
   * hears of the next one before that is written: one that it was never told of is somebody else's, however new it says it is.
   */
  recognise(keys: DataKeys, remembered: KeyringMemory, toCome: KeyringToCome): KeyringFault | null {
    const { generation, mac } = this.content
    const written =
      this.ids().every((id) => this.isWhole(id)) && sameText(mac, macOfKeyring(this.content, keys))
    const latest = mac === remembered.mac || this.#isToCome(toCome, remembered)
    if (written && latest) {
      this.trusted = new Set(this.ids())
      return null
    }
    const known = this.ids().filter(
      (id) => this.isWhole(id) && this.content.slots[id]?.digest === remembered.slots[id],
    )
    this.trusted = new Set(known)
    return written && generation <= remembered.generation ? 'keyring.older' : 'keyring.altered'
  }

  /** True for the one that its writer, who died then, had told the database of; of versions before, for any that is newer. */
  #isToCome(toCome: KeyringToCome, remembered: KeyringMemory): boolean {
    const { generation, mac } = this.content
    switch (toCome.state) {
      case 'to-come':
        return mac === toCome.mac
      case 'never':
        return generation > remembered.generation
      case 'none':
        return false
    }
  }

  /** From here on the database hears of each next keyring before it is written. What `tell` throws leaves the file as it was. */
  announceTo(tell: (next: KeyringMemory) => void): void {
    this.#tell = tell
  }

  /**
   * Makes changes and does not write them yet: the database has heard of them when this returns, and what is returned writes them. So
   * the writing can stand in the transaction of its rows, in which nothing could be told before the file is written.
   */
  prepared(work: () => void): () => void {
    const before = { content: this.content, trusted: this.trusted }
    this.#isHeld = true
    try {
      work()
    } finally {
      this.#isHeld = false
    }
    const after = { content: this.content, trusted: this.trusted }
    this.content = before.content
    this.trusted = before.trusted
    if (after.content === before.content) return () => undefined
    this.#tell(memoryOf(after.content))
    return () => {
      replaceFile(this.file, JSON.stringify(after.content, null, 2))
      this.content = after.content
      this.trusted = after.trusted
    }
  }

  /**
   * Has `when` write changes in the transaction of their row. Where that is not committed after all, the file is again what it was: nobody
   * is told that nothing was changed while their password is another.
   */
  withRow(work: () => void, when: (write: () => void) => void): void {
    const before = { content: this.content, trusted: this.trusted }
    const write = this.prepared(work)
    try {
      when(write)
    } catch (error) {
      if (this.content !== before.content) this.#takeBack(before)
      throw error
    }
  }

  /** A disk that takes no row may not take this either: then the database knows what is there for the one that was to come. */
  #takeBack({
    content,
    trusted,
  }: {
    readonly content: KeyringFile
    readonly trusted: ReadonlySet<string>
  }): void {
    try {
      replaceFile(this.file, JSON.stringify(content, null, 2))
      this.content = content
      this.trusted = trusted
      this.#tell(memoryOf(content))
    } catch {
      // Why it was not committed is what is told.
    }
  }

  /** True when the slot is known to be ours. */
  trusts(id: string): boolean {
    return this.trusted.has(id)
  }

  /** Writes the slots that are ours, and no others, as what is valid now. `remembered` is what the database knew. */
  mend(keys: DataKeys, remembered: KeyringMemory): void {
    // What the file says of itself is not believed: near its bound it would be written beyond it, and be none any more.
    this.content = { ...this.content, generation: remembered.generation }
    this.write(this.ours(), keys)
  }

  /** Takes out the slots of everyone but these accounts: of whoever left while the program died. False where there are none. */
  keepOnly(accounts: readonly string[], keys: DataKeys): boolean {
    const theirs = new Set(accounts.map((account) => this.idOf(account)))
    const ours = Object.entries(this.ours())
    const kept = ours.filter(([id]) => theirs.has(id) || isPaper(id))
    if (kept.length === ours.length) return false
    this.write(Object.fromEntries(kept), keys)
    return true
  }

  /** True when the slot holds a key of this name. */
  holds(id: string, name: string): boolean {
    const slot = this.content.slots[id]
    return slot !== undefined && Object.hasOwn(slot.keys, name)
  }

  /** True when some slot holds a key of this name: then it is never made anew. */
  knows(name: string): boolean {
    return this.ids().some((id) => this.holds(id, name))
  }

  /** The slots that hold a key of this name. What they say of those before them counts where the key itself vouches for it. */
  holdersOf(name: string, key: Buffer): readonly Holding[] {
    return this.ids().flatMap((id) => {
      const slot = this.content.slots[id]
      if (slot === undefined || !this.holds(id, name)) return []
      return [{ id, publicKey: slot.publicKey, follows: followedBy(id, slot, { name, key }) }]
    })
  }

  /** To which keys are sealed for this slot; null where there is none that is ours. */
  publicKeyOf(id: string): string | null {
    return this.ours()[id]?.publicKey ?? null
  }

  /** Our slots, each changed. */
  protected each(change: (place: Place, slot: Slot) => Slot): Readonly<Record<string, Slot>> {
    const ours = Object.entries(this.ours())
    return Object.fromEntries(ours.map(([id, slot]) => [id, change(this.place(id), slot)] as const))
  }

  protected ids(): readonly string[] {
    return Object.keys(this.content.slots).sort()
  }

  protected place(id: string): Place {
    return { keyringSalt: this.content.salt, id }
  }

  protected isWhole(id: string): boolean {
    return isWhole(this.content, id)
  }

  protected secret(): Buffer | null {
    return this.ways.device.secretOf(this.content.salt)
  }

  /** Why this machine's share is not to be had. */
  protected withoutSecret(): DeskError {
    const isSealed = this.ways.device.isSealedAway(this.content.salt)
    return new DeskError('unavailable', isSealed ? 'keyring.device-sealed' : 'keyring.device-unknown')
  }

  protected ours(): Readonly<Record<string, Slot>> {
    return Object.fromEntries(Object.entries(this.content.slots).filter(([id]) => this.trusted.has(id)))
  }

  protected write(
    slots: Readonly<Record<string, Slot>>,
    keys: DataKeys,
    version: KeyringFile['version'] = this.content.version,
  ): void {
    const { salt, generation } = this.content
    const bare = { version, salt, generation: generation + 1, slots: { ...slots } }
    const content = { ...bare, mac: macOfKeyring(bare, keys) }
    if (!this.#isHeld) {
      this.#tell(memoryOf(content))
      replaceFile(this.file, JSON.stringify(content, null, 2))
    }
    this.content = content
    this.trusted = new Set(Object.keys(slots))
  }
}
