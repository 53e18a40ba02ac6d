/**
 * The seals of the log: beside its HMAC each row carries one under a key that is replaced by its hash as soon as it was used. Whoever
 * has all keys of today has none of yesterday's, so rows that were sealed cannot be written anew; only the first key tells all
 * others, and that is derived from a secret which lies in the auditors' slots of the keyring and on a sealed paper, and nowhere here.
 */
import { hkdfSync, timingSafeEqual } from 'node:crypto'
import { keyed } from './keyed'

/** Bytes of a seal: as many as nobody can try. */
export const sealLength = 16

/** Rows that are sealed one after the other, from the first key on. A restore ends a run, because a backup holds no key. */
export interface SealRun {
  readonly run: number
  /** Number of its first row. */
  readonly begins: number
  /** Keeps the first keys of two runs apart. */
  readonly nonce: Buffer
  /** That the run was begun by someone who had the secret; see `proofOfRun`. */
  readonly proof: Buffer
}

/** The first key of a run. */
export const firstKey = (secret: Buffer, nonce: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, nonce, 'linli-desk log seal', 32))

/** Nobody makes a run without the secret, or moves the beginning of one. */
export function proofOfRun(secret: Buffer, { run, begins, nonce }: Omit<SealRun, 'proof'>): Buffer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'linli-desk log runs', 32))
  return keyed(key, JSON.stringify([run, begins, nonce.toString('hex')]))
}

export const isOfSecret = (secret: Buffer, run: SealRun): boolean =>
  sameBytes(proofOfRun(secret, run), run.proof)

/** The seal of the row that has this HMAC. */
export const sealOf = (mac: string, key: Buffer): Buffer => keyed(key, `seal ${mac}`).subarray(0, sealLength)

/** The key of the next row; the way back is not known to anyone. */
export const nextKey = (key: Buffer): Buffer => keyed(key, 'next')

export function sameBytes(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
