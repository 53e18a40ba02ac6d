/** The keyring as it lies on the disk: its form, its MAC, and what the encrypted database remembers of it. */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { deskFile, filesOfDesk } from '../files'
import { digestOfSlot, ownKey, requireKey, slotSchema, type DataKeys } from './slot'

/** Changes of a keyring that no desk comes near: one every minute for a thousand years. */
const mostChanges = 1_000_000_000

const keyringFile = z.strictObject({
  /** 1: no slot is held to a machine; 2: all are but the recovery key's. */
  version: z.union([z.literal(1), z.literal(2)]),
  salt: z.string(),
  /** Grows with every change. */
  generation: z.number().int().positive().max(mostChanges),
  /** By slot id; the recovery key's id is `recovery`. */
  slots: z.record(z.string(), slotSchema),
  mac: z.string(),
})
export type KeyringFile = z.infer<typeof keyringFile>

/** What the encrypted database remembers of the keyring. */
export const keyringMemory = z.strictObject({
  generation: z.number().int().min(0).max(mostChanges),
  mac: z.string(),
  /** Digest of each slot, by its id. */
  slots: z.record(z.string(), z.string()),
})
export type KeyringMemory = z.infer<typeof keyringMemory>

/**
 * What the database says of the keyring that is to take the place of the one it remembers: `never`, that of a version which did not say so;
 * `none` is under way; or the one of this MAC is, and may be written already.
 */
export type KeyringToCome =
  { readonly state: 'never' | 'none' } | { readonly state: 'to-come'; readonly mac: string }

/** What the database is to remember of this content. */
export function memoryOf({ generation, mac, slots }: KeyringFile): KeyringMemory {
  const digests = Object.entries(slots).map(([id, { digest }]) => [id, digest] as const)
  return { generation, mac, slots: Object.fromEntries(digests) }
}

/** Null where there is none. Throws `keyring.damaged` when it cannot be read as one, or no slot of it is whole. */
export function readKeyringFile(file: string): KeyringFile | null {
  if (!existsSync(file)) return null
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new DeskError('unavailable', 'keyring.damaged')
  }
  const content = keyringFile.safeParse(json).data
  if (content === undefined || !Object.keys(content.slots).some((id) => isWhole(content, id))) {
    throw new DeskError('unavailable', 'keyring.damaged')
  }
  return content
}

/** True when the slot is there and as it was written. */
export function isWhole({ salt, slots }: Pick<KeyringFile, 'salt' | 'slots'>, id: string): boolean {
  const slot = slots[id]
  return slot !== undefined && slot.digest === digestOfSlot({ keyringSalt: salt, id }, slot)
}

/** The MAC that this content has under these keys; that of the desk's file is among them so that it changes when data keys do. */
export function macOfKeyring(content: Omit<KeyringFile, 'mac'>, keys: DataKeys): string {
  const { version, salt, generation, slots } = content
  const digests = Object.entries(slots)
    .map(([id, { digest }]) => [id, digest] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  const secret = Buffer.concat([requireKey(keys, 'audit'), requireKey(keys, deskFile(filesOfDesk).key)])
  const key = Buffer.from(hkdfSync('sha256', secret, ownKey(keys), 'linli-desk keyring mac', 32))
  const mac = createHmac('sha256', key)
    .update(JSON.stringify([version, salt, generation, digests]))
    .digest('hex')
  secret.fill(0)
  key.fill(0)
  return mac
}

/** What stands for an account in a keyring of this salt. */
export function slotId(salt: string, account: string): string {
  return createHash('sha256').update(salt).update('\0').update(account.trim().toLowerCase()).digest('hex')
}

export function sameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}
