/**
 * Who holds the key of a file that not everyone can open. The file itself says so, under a MAC of its own key; the keyring, which
 * anyone can change who has opened a slot of it, is held against that and believed in nothing else.
 * See docs/decisions/the-mediators-seal.md.
 */
import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { z } from 'zod'
import type { Holding } from '../keyring/kept-keyring'

export const holder = z.strictObject({
  /** The slot of the keyring. */
  slot: z.string(),
  /** To which the key is sealed for them, and to no other. */
  publicKey: z.string(),
  /** Null for the second paper. */
  staffId: z.number().int().positive().nullable(),
  /** As it was when the key was given. */
  name: z.string(),
  /** Who gave it; whoever set the file up gave it to themselves. */
  by: z.number().int().positive(),
  /** UTC milliseconds. */
  at: z.number().int(),
})
export type Holder = Readonly<z.infer<typeof holder>>

/** All holders, as the file keeps them. */
export const sealedHolders = z.strictObject({
  /** Number of the row of the file's log that tells of the last change. */
  sequence: z.number().int().positive(),
  holders: z.array(holder).max(100).readonly(),
  mac: z.string(),
})
export type SealedHolders = z.infer<typeof sealedHolders>

/** `fileKey`: the file's own. */
export function sealHolders(
  fileKey: Buffer,
  { sequence, holders }: Pick<SealedHolders, 'sequence' | 'holders'>,
): SealedHolders {
  const inOrder = holders.toSorted((one, other) => (one.slot < other.slot ? -1 : 1))
  const key = Buffer.from(hkdfSync('sha256', fileKey, '', 'linli-desk holders', 32))
  const mac = createHmac('sha256', key)
    .update(JSON.stringify([sequence, inOrder.map(said)]))
    .digest('hex')
  key.fill(0)
  return { sequence, holders: inOrder, mac }
}

export const isSealedBy = (fileKey: Buffer, sealed: SealedHolders): boolean =>
  sealHolders(fileKey, sealed).mac === sealed.mac

const said = ({ slot, publicKey, staffId, name, by, at }: Holder) => [slot, publicKey, staffId, name, by, at]

/** Why somebody is a holder no more without anybody having taken the key from them. */
export const endings = ['no-slot', 'key-dropped', 'slot-changed', 'role-lost', 'left-before'] as const
export type Ending = (typeof endings)[number]

export interface Ended {
  readonly holder: Holder
  readonly why: Ending
}

export interface Judged {
  /** Who holds the key from now on, with the public keys of now. */
  readonly holders: readonly Holder[]
  readonly ended: readonly Ended[]
  /** Slots of the keyring with a key of this name that nobody gave them. */
  readonly foreign: readonly string[]
  /** Slots whose key is to be taken: they held it by right once. */
  readonly lapsed: readonly string[]
  /** True where the file's own list is not as it should be. */
  readonly changed: boolean
}

export interface FoundInKeyring {
  /** The slots that hold a key of this name. */
  readonly holding: readonly Holding[]
  /** The public key of a slot that is ours; null where there is none. */
  readonly publicKeyOf: (slot: string) => string | null
}

export interface StaffStanding {
  /** Whether this member of staff is here and has a role that may hold the key. */
  readonly mayHold: (staffId: number) => boolean
  /** Public keys whose owners were taken out of the holders, as is known beside the file. */
  readonly left: ReadonlySet<string>
}

/** Holds the keyring and the staff against the list. Gives nobody anything: the list grows by an act of a holder alone. */
export function judgeHolders(
  listed: readonly Holder[],
  { holding, publicKeyOf }: FoundInKeyring,
  { mayHold, left }: StaffStanding,
): Judged {
  const verdicts = listed.map((one): { readonly holder: Holder; readonly why: Ending | null } => {
    const found = holding.find(({ id }) => id === one.slot)
    const followed = found?.follows.includes(one.publicKey) === true
    const holder = followed ? { ...one, publicKey: found.publicKey } : one
    if (left.has(holder.publicKey)) return { holder, why: 'left-before' }
    if (publicKeyOf(one.slot) === null) return { holder, why: 'no-slot' }
    // A slot that was made anew by somebody else does not hold the key; one that does was given it by nobody.
    if (found === undefined) return { holder, why: 'key-dropped' }
    if (found.publicKey !== holder.publicKey) return { holder, why: 'slot-changed' }
    if (one.staffId !== null && !mayHold(one.staffId)) return { holder, why: 'role-lost' }
    return { holder, why: null }
  })
  const holders = verdicts.flatMap(({ holder, why }) => (why === null ? [holder] : []))
  const ended = verdicts.flatMap(({ holder, why }) => (why === null ? [] : [{ holder, why }]))
  const unlisted = holding.filter(({ id }) => !holders.some(({ slot }) => slot === id))
  const isLapsed = ({ id, publicKey }: Holding) =>
    left.has(publicKey) ||
    ended.some(({ holder, why }) => holder.slot === id && why !== 'slot-changed' && why !== 'no-slot')
  return {
    holders,
    ended,
    foreign: unlisted.filter((slot) => !isLapsed(slot)).map(({ id }) => id),
    lapsed: unlisted.filter(isLapsed).map(({ id }) => id),
    changed: ended.length > 0 || holders.some((holder) => !listed.includes(holder)),
  }
}

/** True where the key may be sealed to this slot. */
export const isHolder = (
  holders: readonly Holder[],
  { id, publicKey }: Pick<Holding, 'id' | 'publicKey'>,
): boolean => holders.some((holder) => holder.slot === id && holder.publicKey === publicKey)

/** Crockford's base 32: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * What two people read out to each other to know that they mean the same public key: 80 bits of a digest in four groups of four.
 * Nobody makes a key pair with the fingerprint of another.
 */
export function fingerprintOf(slot: string, publicKey: string): string {
  const digest = createHash('sha256').update(`linli-desk fingerprint\0${slot}\0${publicKey}`).digest()
  // 256 is a multiple of 32, so the remainder is as even as the bytes are.
  const letters = Array.from(digest.subarray(0, 16), (byte) => alphabet[byte % 32] ?? '').join('')
  return letters.match(/.{4}/g)?.join(' ') ?? ''
}
