/**
 * One slot of the keyring: a key pair whose private half is sealed under a password (or the recovery key), and the data
 * keys its owner may use, sealed to the public half. So a data key can be given or replaced without the password.
 */
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { newKeyPair, openSealed, privateKeyLength, sealTo } from './key-pair'
import { followsMac, mostFollowed, type Follows } from './follows'
import { deriveKey, seal, unseal, type DerivationCost } from './seal'

/**
 * What a slot gives its owner: the data keys by the file they open, `audit` for the log, and `keyring`, the keyring's
 * own key, which everyone has and which opens nothing. A slot holds only those its owner may use.
 */
export type DataKeys = Readonly<Record<string, Buffer>>

export const slotSchema = z.strictObject({
  /** Of the password. */
  salt: z.string(),
  memoryCost: z
    .number()
    .int()
    .positive()
    .max(256 * 1024),
  timeCost: z.number().int().positive().max(20),
  /**
   * How the machine's secret holds it: as argon2's `secret`, or as a seal `around` one that was made before slots were held
   * to a machine, since nobody's password was at hand. Left out where any machine opens it: the recovery key's.
   */
  device: z.enum(['secret', 'around']).optional(),
  publicKey: z.string(),
  /** The private key and the keyring's own key, sealed under the password. */
  sealed: z.string(),
  /** Data keys by name, each sealed to the public key. */
  keys: z.record(z.string(), z.string()),
  /** By name of a key: whose slot this was before they chose another password, see `follows.ts`. Left out where nobody vouches. */
  follows: z
    .record(
      z.string(),
      z.strictObject({ from: z.array(z.string()).min(1).max(mostFollowed), mac: z.string() }),
    )
    .optional(),
  /** Tells damage: anyone can compute it, so it proves nothing. */
  digest: z.string(),
})
export type Slot = z.infer<typeof slotSchema>

/** Name of the keyring's own key among the data keys. */
export const keyringKeyName = 'keyring'

/** Under this name the verifier of its owner's PIN lies in a slot: it comes out with their password alone. */
export const pinKeyName = 'pin'

/** Under this name the machine's secret lies in the recovery key's slot: a desk that moves brings it along. */
export const deviceKeyName = 'device'

/** Where a slot stands: the keyring's salt and the slot's id are part of its digest, so that no slot stands for another. */
export interface Place {
  readonly keyringSalt: string
  readonly id: string
}

/** `device`: the machine's secret, to which the slot is held; null for one that any machine opens. */
export async function makeSlot(
  place: Place,
  password: string,
  keys: DataKeys,
  { cost, device }: { readonly cost: DerivationCost; readonly device: Buffer | null },
): Promise<Slot> {
  const keyringKey = ownKey(keys)
  const salt = randomBytes(16)
  const wrappingKey = await deriveKey(password, salt, cost, device)
  const { publicKey, privateKey } = newKeyPair()
  const secret = Buffer.concat([privateKey, keyringKey])
  const bare = {
    salt: salt.toString('base64'),
    memoryCost: cost.memoryCost,
    timeCost: cost.timeCost,
    ...(device === null ? {} : { device: 'secret' as const }),
    publicKey,
    sealed: seal(secret, wrappingKey, privatePurpose(place.id, publicKey)),
    keys: {},
  }
  for (const buffer of [wrappingKey, privateKey, secret]) buffer.fill(0)
  return holding(place, bare, keys, keyringKey)
}

/** The slot with these keys in place of those of the same names; the others stay. */
export function holding(place: Place, slot: Omit<Slot, 'digest'>, keys: DataKeys, keyringKey: Buffer): Slot {
  const sealed = Object.entries(keys)
    .filter(([name]) => name !== keyringKeyName)
    .map(
      ([name, key]) =>
        [name, sealTo(slot.publicKey, key, { purpose: dataPurpose(place.id, name), keyringKey })] as const,
    )
  const changed = { ...slot, keys: { ...slot.keys, ...Object.fromEntries(sealed) } }
  return { ...changed, digest: digestOfSlot(place, changed) }
}

/** The slot without the key of this name. */
export function without(place: Place, slot: Slot, name: string): Slot {
  const { [name]: _taken, ...keys } = slot.keys
  const { [name]: _vouched, ...follows } = slot.follows ?? {}
  const { follows: _before, ...bare } = slot
  const changed = { ...bare, keys, ...(Object.keys(follows).length === 0 ? {} : { follows }) }
  return { ...changed, digest: digestOfSlot(place, changed) }
}

/**
 * The slot of whoever chose another password, which each of these keys, where they have it, vouches for: it follows the one before
 * and those that that one followed.
 */
export function following(
  place: Place,
  slot: Slot,
  before: Slot,
  keys: DataKeys,
  vouching: readonly string[],
): Slot {
  const vouched = vouching.flatMap((name): readonly (readonly [string, Follows])[] => {
    const key = keys[name]
    if (key === undefined) return []
    const from = [...followedBy(place.id, before, { name, key }), before.publicKey].slice(-mostFollowed)
    return [[name, { from, mac: followsMac(key, { id: place.id, from, to: slot.publicKey }) }]]
  })
  if (vouched.length === 0) return slot
  const changed = { ...slot, follows: Object.fromEntries(vouched) }
  return { ...changed, digest: digestOfSlot(place, changed) }
}

/** The public keys that this slot follows, where the key of this name vouches for it; oldest first. */
export function followedBy(
  id: string,
  { publicKey, follows }: Pick<Slot, 'publicKey' | 'follows'>,
  { name, key }: { readonly name: string; readonly key: Buffer },
): readonly string[] {
  const said = follows?.[name]
  if (said === undefined) return []
  return followsMac(key, { id, from: said.from, to: publicKey }) === said.mac ? said.from : []
}

/** The slot as only this machine opens it, with the same password, which nobody needs to give for it. */
export function heldTo(place: Place, slot: Slot, device: Buffer): Slot {
  if (slot.device !== undefined) return slot
  const key = keyAround(place, device)
  const sealed = seal(Buffer.from(slot.sealed, 'base64'), key, aroundPurpose(place.id, slot.publicKey))
  key.fill(0)
  const changed = { ...slot, device: 'around' as const, sealed }
  return { ...changed, digest: digestOfSlot(place, changed) }
}

/**
 * The keys in a slot, or null when the password or the machine's secret is another. The slot must be whole; the secret is
 * not looked at where the slot is held to no machine.
 */
export async function openSlot(
  place: Place,
  slot: Slot,
  password: string,
  device: Buffer | null,
): Promise<DataKeys | null> {
  const given = slot.device === 'secret' ? device : null
  const wrappingKey = await deriveKey(password, Buffer.from(slot.salt, 'base64'), slot, given)
  const sealed = slot.device === 'around' ? inside(place, slot, device) : slot.sealed
  const secret =
    sealed === null ? null : unseal(sealed, wrappingKey, privatePurpose(place.id, slot.publicKey))
  wrappingKey.fill(0)
  if (secret === null) return null
  const privateKey = secret.subarray(0, privateKeyLength)
  const keyringKey = Buffer.from(secret.subarray(privateKeyLength))
  const keys: Record<string, Buffer> = { [keyringKeyName]: keyringKey }
  let whole = true
  for (const [name, sealed] of Object.entries(slot.keys)) {
    const key = openSealed(
      sealed,
      { publicKey: slot.publicKey, privateKey },
      { purpose: dataPurpose(place.id, name), keyringKey },
    )
    if (key === null) whole = false
    else keys[name] = key
  }
  secret.fill(0)
  if (whole) return keys
  forgetKeys(keys)
  return null
}

/** Overwrites keys that are not needed any more. */
export function forgetKeys(keys: DataKeys): void {
  for (const key of Object.values(keys)) key.fill(0)
}

export function copyOfKeys(keys: DataKeys): DataKeys {
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, Buffer.from(key)] as const))
}

export function ownKey(keys: DataKeys): Buffer {
  const key = keys[keyringKeyName]
  if (key === undefined) throw new Error('these keys came from no slot')
  return key
}

/** The key of this name. Throws `keyring.damaged`: every slot holds those that everyone has; a keyring that lacks one was cut. */
export function requireKey(keys: DataKeys, name: string): Buffer {
  const key = keys[name]
  if (key === undefined) throw new DeskError('unavailable', 'keyring.damaged')
  return key
}

/** SHA-256 of all that a slot says and of where it stands, in hexadecimal. */
export function digestOfSlot({ keyringSalt, id }: Place, slot: Omit<Slot, 'digest'>): string {
  const { salt, memoryCost, timeCost, device, publicKey, sealed, keys, follows } = slot
  const held = Object.entries(keys).sort(([one], [other]) => (one < other ? -1 : 1))
  const said = [keyringSalt, id, salt, memoryCost, timeCost, publicKey, sealed, held]
  const vouched =
    follows === undefined
      ? []
      : [
          Object.entries(follows)
            .map(([name, { from, mac }]) => [name, from, mac] as const)
            .sort(([one], [other]) => (one < other ? -1 : 1)),
        ]
  // A slot that is held to no machine, and for which nobody vouches, has the digest it always had.
  return createHash('sha256')
    .update(JSON.stringify(device === undefined ? [...said, ...vouched] : [...said, device, ...vouched]))
    .digest('hex')
}

/** What lies inside the seal around it; null where this is not the machine. */
function inside(place: Place, slot: Slot, device: Buffer | null): string | null {
  if (device === null) return null
  const key = keyAround(place, device)
  const opened = unseal(slot.sealed, key, aroundPurpose(place.id, slot.publicKey))
  key.fill(0)
  return opened?.toString('base64') ?? null
}

const keyAround = ({ keyringSalt, id }: Place, device: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', device, keyringSalt, `linli-desk device around\0${id}`, 32))

const aroundPurpose = (id: string, publicKey: string): string => `around:${id}:${publicKey}`
const privatePurpose = (id: string, publicKey: string): string => `private key:${id}:${publicKey}`
const dataPurpose = (id: string, name: string): string => `data key:${id}:${name}`
