/** The HMACs of a log: some four for each row that is written. */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'

/**
 * Node asks of a Buffer in several ways whether it is a key, which takes 25 microseconds, ten times as long as the HMAC. A key that is
 * made of it for this one takes two, and is let go with it.
 */
export const keyed = (key: Buffer | KeyObject) =>
  createHmac('sha256', Buffer.isBuffer(key) ? createSecretKey(key) : key)
