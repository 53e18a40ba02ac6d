/** Whether the printed recovery key has been typed back, and what its groups are checked against until then. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { property } from '#ground/property'
import type { HasStatements } from '#vault/store/store'
import { readSetting } from './settings'

export interface RecoverySetting {
  readonly confirmed: boolean
  /** Digests of the groups of the printed key until they have been typed back; empty afterwards. */
  readonly digests: readonly string[]
}

export function readRecoverySetting(store: HasStatements): RecoverySetting {
  const value = readSetting(store, 'recovery-key')
  const digests = property(value, 'digests')
  return {
    confirmed: property(value, 'confirmed') === true,
    digests: Array.isArray(digests) ? digests.map(String) : [],
  }
}

export function digestsOf(recoveryKey: string): readonly string[] {
  return recoveryKey.split('-').map((group, index) => digestOfGroup(index + 1, group))
}

/** Twenty bits a group are soon tried, but this stands inside the encrypted file and only until it is confirmed. */
export function digestOfGroup(number: number, group: string): string {
  return createHash('sha256').update(`${number}:${group}`).digest('hex')
}

export function sameDigest(one: string, other: string | undefined): boolean {
  return other?.length === one.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
