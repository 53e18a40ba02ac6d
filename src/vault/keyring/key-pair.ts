/**
 * Sealing a data key to a slot without its password: X25519 between a key pair made for this once and the slot's public
 * key, HKDF-SHA256 over what they share, AES-256-GCM under the result (RFC 7748, RFC 5869).
 */
import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { seal, unseal } from './seal'

export interface KeyPair {
  /** SPKI, base64. */
  readonly publicKey: string
  /** PKCS #8; overwrite it once it is sealed. */
  readonly privateKey: Buffer
}

/** The length of an X25519 private key in PKCS #8, in bytes. */
export const privateKeyLength = 48

export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })
  return { publicKey: publicKey.toString('base64'), privateKey }
}

/** What a key is sealed for and by whom: a seal made for one purpose, or without the keyring's own key, opens for no other. */
export interface SealedFor {
  readonly purpose: string
  /** The keyring's own key. Whoever lacks it can seal nothing to anyone, though public keys are public. */
  readonly keyringKey: Buffer
}

/** The data key sealed to a public key: the passing public key and the seal, both base64, with a full stop between. */
export function sealTo(publicKey: string, dataKey: Buffer, sealedFor: SealedFor): string {
  const passing = newKeyPair()
  const wrappingKey = sharedKey(passing.privateKey, publicKey, passing.publicKey, publicKey, sealedFor)
  passing.privateKey.fill(0)
  const sealed = seal(dataKey, wrappingKey, sealedFor.purpose)
  wrappingKey.fill(0)
  return `${passing.publicKey}.${sealed}`
}

/** The data key, or null when the key pair, the purpose or the keyring is another. */
export function openSealed(sealed: string, own: KeyPair, sealedFor: SealedFor): Buffer | null {
  const [passing, rest, ...more] = sealed.split('.')
  if (passing === undefined || rest === undefined || more.length > 0) return null
  try {
    const wrappingKey = sharedKey(own.privateKey, passing, passing, own.publicKey, sealedFor)
    const dataKey = unseal(rest, wrappingKey, sealedFor.purpose)
    wrappingKey.fill(0)
    return dataKey
  } catch {
    // Something that is no public key, or one with which nothing is secret.
    return null
  }
}

/** Throws when `theirs` is no X25519 public key or a weak one. */
function sharedKey(
  privateKey: Buffer,
  theirs: string,
  passing: string,
  receiver: string,
  { purpose, keyringKey }: SealedFor,
): Buffer {
  const shared = diffieHellman({
    privateKey: createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }),
    publicKey: readPublicKey(theirs),
  })
  const info = `linli-desk data key\0${purpose}\0${passing}\0${receiver}`
  const key = Buffer.from(hkdfSync('sha256', shared, keyringKey, info, 32))
  shared.fill(0)
  return key
}

function readPublicKey(publicKey: string): KeyObject {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  if (key.asymmetricKeyType !== 'x25519') throw new Error('a public key of another kind')
  return key
}
