/**
 * Where a list goes on, sealed: a page hands it back as it came and learns nothing from it.
 *
 * The place of a row is what its list is ordered by, and may be what the row itself does not show: whoever reads the
 * register without addresses would otherwise be told the door of every hundredth person.
 */
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { cursor, type Cursor } from '#ground/contract/fields'

/** Another for each run of the program: whoever asks across a restart begins at the top again. */
const key = createSecretKey(randomBytes(32))

const cipherName = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** A cursor of this list; no other list takes it. */
export function seal(list: string, place: readonly unknown[]): Cursor {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(cipherName, key, nonce, { authTagLength: tagLength })
  cipher.setAAD(Buffer.from(list))
  const body = Buffer.concat([cipher.update(JSON.stringify(place), 'utf8'), cipher.final()])
  return cursor.parse(Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url'))
}

/** What was sealed; `undefined` for whatever this program has not made for this list since it was started. */
export function unseal(list: string, sealed: Cursor): unknown {
  const whole = Buffer.from(sealed, 'base64url')
  if (whole.length <= nonceLength + tagLength) return undefined
  const decipher = createDecipheriv(cipherName, key, whole.subarray(0, nonceLength), {
    authTagLength: tagLength,
  })
  decipher.setAAD(Buffer.from(list))
  decipher.setAuthTag(whole.subarray(nonceLength, nonceLength + tagLength))
  try {
    const body = Buffer.concat([decipher.update(whole.subarray(nonceLength + tagLength)), decipher.final()])
    const place: unknown = JSON.parse(body.toString('utf8'))
    return place
  } catch {
    return undefined
  }
}
