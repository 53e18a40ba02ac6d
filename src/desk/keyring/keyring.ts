/**
 * The keyring: random data keys, each wrapped once for every member of staff under their password and once under the
 * printed recovery key. The file holds no account names and nothing that opens anything by itself.
 */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { DeskError } from '../contract/errors'
import { replaceFile } from '../store/files'
import { deriveKey, seal, unseal, usualCost, type DerivationCost } from './seal'

/** The data keys by the file they open. A slot holds only those its owner may use. */
export type DataKeys = Readonly<Record<string, Buffer>>

const slot = z.strictObject({
  salt: z.string(),
  memoryCost: z
    .number()
    .int()
    .positive()
    .max(4 * 1024 * 1024),
  timeCost: z.number().int().positive().max(100),
  sealed: z.record(z.string(), z.string()),
})
type Slot = z.infer<typeof slot>

const keyringFile = z.strictObject({
  version: z.literal(1),
  salt: z.string(),
  recovery: slot,
  slots: z.record(z.string(), slot),
})
type KeyringFile = z.infer<typeof keyringFile>

const recoveryPurpose = 'recovery'

export class Keyring {
  readonly #file: string
  readonly #cost: DerivationCost
  #content: KeyringFile

  private constructor(file: string, cost: DerivationCost, content: KeyringFile) {
    this.#file = file
    this.#cost = cost
    this.#content = content
  }

  /** The keyring of the folder, or null where there is none. Throws `keyring.damaged` when it cannot be read as one. */
  static load(file: string, cost: DerivationCost = usualCost): Keyring | null {
    if (!existsSync(file)) return null
    let json: unknown
    try {
      json = JSON.parse(readFileSync(file, 'utf8'))
    } catch {
      throw new DeskError('unavailable', 'keyring.damaged')
    }
    const content = keyringFile.safeParse(json)
    if (!content.success) throw new DeskError('unavailable', 'keyring.damaged')
    return new Keyring(file, cost, content.data)
  }

  /** A new keyring, written at once, with one slot and the recovery key's. */
  static async create(
    file: string,
    owner: { readonly account: string; readonly password: string; readonly recoveryKey: string },
    keys: DataKeys,
    cost: DerivationCost = usualCost,
  ): Promise<Keyring> {
    if (existsSync(file)) throw new DeskError('conflict', 'session.already-set-up')
    const salt = randomBytes(16).toString('base64')
    const recovery = await makeSlot(owner.recoveryKey, keys, recoveryPurpose, cost)
    const id = slotId(salt, owner.account)
    const first = await makeSlot(owner.password, keys, id, cost)
    const keyring = new Keyring(file, cost, { version: 1, salt, recovery, slots: { [id]: first } })
    keyring.#write(keyring.#content)
    return keyring
  }

  /** What stands for an account outside the encrypted file. */
  idOf(account: string): string {
    return slotId(this.#content.salt, account)
  }

  has(account: string): boolean {
    return this.idOf(account) in this.#content.slots
  }

  /** The data keys of an account, or null when the password is wrong or there is no such account; both take as long. */
  async open(account: string, password: string): Promise<DataKeys | null> {
    const id = this.idOf(account)
    const found = this.#content.slots[id]
    if (!found) {
      await deriveKey(password, randomBytes(16), this.#cost)
      return null
    }
    return openSlot(found, password, id)
  }

  async openWithRecoveryKey(recoveryKey: string): Promise<DataKeys | null> {
    return openSlot(this.#content.recovery, recoveryKey, recoveryPurpose)
  }

  /** Gives an account a slot with these keys, in place of the one it had. */
  async put(account: string, password: string, keys: DataKeys): Promise<void> {
    const id = this.idOf(account)
    const made = await makeSlot(password, keys, id, this.#cost)
    this.#write({ ...this.#content, slots: { ...this.#content.slots, [id]: made } })
  }

  /** After this the account's password opens nothing. */
  remove(account: string): void {
    const { [this.idOf(account)]: removed, ...slots } = this.#content.slots
    if (removed) this.#write({ ...this.#content, slots })
  }

  async replaceRecoveryKey(recoveryKey: string, keys: DataKeys): Promise<void> {
    this.#write({
      ...this.#content,
      recovery: await makeSlot(recoveryKey, keys, recoveryPurpose, this.#cost),
    })
  }

  #write(content: KeyringFile): void {
    replaceFile(this.#file, JSON.stringify(content, null, 2))
    this.#content = content
  }
}

function slotId(salt: string, account: string): string {
  return createHash('sha256').update(salt).update('\0').update(account.trim().toLowerCase()).digest('hex')
}

async function makeSlot(
  password: string,
  keys: DataKeys,
  purpose: string,
  cost: DerivationCost,
): Promise<Slot> {
  const salt = randomBytes(16)
  const wrappingKey = await deriveKey(password, salt, cost)
  const sealed = Object.fromEntries(
    Object.entries(keys).map(([name, key]) => [name, seal(key, wrappingKey, `${purpose}:${name}`)]),
  )
  wrappingKey.fill(0)
  return { salt: salt.toString('base64'), memoryCost: cost.memoryCost, timeCost: cost.timeCost, sealed }
}

async function openSlot(found: Slot, password: string, purpose: string): Promise<DataKeys | null> {
  const wrappingKey = await deriveKey(password, Buffer.from(found.salt, 'base64'), found)
  const keys: Record<string, Buffer> = {}
  for (const [name, sealed] of Object.entries(found.sealed)) {
    const key = unseal(sealed, wrappingKey, `${purpose}:${name}`)
    if (!key) return null
    keys[name] = key
  }
  wrappingKey.fill(0)
  return keys
}
