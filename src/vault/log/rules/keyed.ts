/** The HMACs of a log: some four for each row that is written, and twelve million when one of ten years is verified. */
import { hash } from 'node:crypto'

/** Bytes that SHA-256 takes in at once. */
const block = 64
const digestLength = 32

/** A key made ready for many HMACs: as much of a secret as the key itself. */
export interface ReadyKey {
  readonly inner: Buffer
  readonly outer: Buffer
}

const padded = (key: Buffer, pad: number): Buffer => {
  const bytes = Buffer.alloc(block, pad)
  for (const [at, byte] of key.entries()) bytes[at] = byte ^ pad
  return bytes
}

/** `key`: at most 64 bytes; a longer one would have to be hashed first, and no log has one. */
export function readyKey(key: Buffer): ReadyKey {
  if (key.length > block) throw new RangeError(`a key of ${String(key.length)} bytes`)
  return { inner: padded(key, 0x36), outer: padded(key, 0x5c) }
}

/**
 * HMAC-SHA-256 by its definition (RFC 2104) over Node's own SHA-256: 32 bytes. An `Hmac` and a `KeyObject` are let go by finalizers,
 * which hold everybody for a tenth of a second after some ten thousand of them; two hashes leave nothing behind, and take half as long.
 */
export function keyed(key: Buffer | ReadyKey, text: string): Buffer {
  const { inner, outer } = Buffer.isBuffer(key) ? readyKey(key) : key
  const message = Buffer.allocUnsafe(block + Buffer.byteLength(text))
  inner.copy(message)
  message.write(text, block)
  const around = Buffer.allocUnsafe(block + digestLength)
  outer.copy(around)
  around.write(hash('sha256', message, 'binary'), block, 'binary')
  const digest = Buffer.from(hash('sha256', around, 'binary'), 'binary')
  // What is left of the key would lie in memory until somebody else wants the place.
  message.fill(0, 0, block)
  around.fill(0)
  return digest
}
