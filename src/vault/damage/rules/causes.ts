/** Which damage an error of SQLite, of the operating system or of our own stands for. */
import { DeskError } from '#ground/contract/errors'
import { property } from '#ground/property'
import { isDamageCode, type Damage, type DamageCode } from '../contract'

/** By the beginning of SQLite's extended code; the first that fits holds. */
const ofSQLite: readonly (readonly [string, DamageCode])[] = [
  ['SQLITE_FULL', 'store.disk-full'],
  // The file of the shared memory could not grow.
  ['SQLITE_IOERR_SHMSIZE', 'store.disk-full'],
  ['SQLITE_READONLY', 'store.read-only'],
  ['SQLITE_CORRUPT', 'store.damaged'],
  ['SQLITE_NOTADB', 'store.damaged'],
  ['SQLITE_IOERR_DATA', 'store.damaged'],
  ['SQLITE_IOERR', 'store.disk-error'],
  ['SQLITE_CANTOPEN', 'store.disk-error'],
]

/** By the name of the operating system's error; Windows' own come under the same names. */
const ofSystem: Readonly<Record<string, DamageCode>> = {
  ENOSPC: 'store.disk-full',
  EDQUOT: 'store.disk-full',
  EROFS: 'store.read-only',
  EACCES: 'store.read-only',
  EPERM: 'store.read-only',
  EIO: 'store.disk-error',
  EBUSY: 'store.held',
  ENXIO: 'store.disk-error',
  ENODEV: 'store.disk-error',
}

/** The damage an error stands for, or null when it tells of none. */
export function damageOf(error: unknown): Damage | null {
  if (error instanceof DeskError) {
    return isDamageCode(error.code) ? { code: error.code, parameters: { ...error.parameters } } : null
  }
  const code = error instanceof Error ? property(error, 'code') : undefined
  if (typeof code !== 'string') return null
  const found = code.startsWith('SQLITE_')
    ? ofSQLite.find(([beginning]) => code.startsWith(beginning))?.[1]
    : ofSystem[code]
  return found === undefined ? null : { code: found, parameters: {} }
}

/** The same as an error for the wire. */
export function damageError({ code, parameters }: Damage): DeskError {
  return new DeskError('unavailable', code, parameters)
}
