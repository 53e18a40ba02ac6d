/** Wrapping data keys: argon2id turns a password into a key, AES-256-GCM seals a data key under it. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'

/** What argon2id costs: KiB of memory and passes. Kept in each slot, so that it can be raised later. */
export interface DerivationCost {
  readonly memoryCost: number
  readonly timeCost: number
}

/** RFC 9106's second recommendation, 64 MiB and three passes: some 0.2 s on an office machine. */
export const usualCost: DerivationCost = { memoryCost: 64 * 1024, timeCost: 3 }

/**
 * 32 bytes from a password, and from the machine's own secret where there is one (argon2's `secret`); a password typed in
 * another Unicode form is the same password.
 */
export async function deriveKey(
  password: string,
  salt: Buffer,
  { memoryCost, timeCost }: DerivationCost,
  secret: Buffer | null = null,
): Promise<Buffer> {
  return hashRaw(password.normalize('NFKC'), {
    memoryCost,
    timeCost,
    parallelism: 1,
    outputLen: 32,
    salt,
    ...(secret === null ? {} : { secret }),
  })
}

/** Seals a data key; `purpose` is bound to it, so that a sealed key moved to another slot does not open. */
export function seal(dataKey: Buffer, wrappingKey: Buffer, purpose: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce).setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([cipher.update(dataKey), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** The data key, or null when the wrapping key or the purpose is another. */
export function unseal(sealed: string, wrappingKey: Buffer, purpose: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < 28) return null
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, bytes.subarray(0, 12))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}
