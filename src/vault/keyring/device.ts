/**
 * The machine's own share of a desk: a secret that lies outside the data folder and goes into every slot but the recovery
 * key's. Whoever carries off the folder, a backup or a stick, and knows somebody's password, has only half of it.
 *
 * One secret for each keyring, by its salt: a desk and its backups share theirs, two desks on one machine don't.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, extname, isAbsolute, join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { replaceFile } from '../store/files'
import { removeIfPossible } from '../store/remove'
import { seal, unseal } from './seal'

/** Length of the secret, in bytes. */
export const deviceSecretLength = 32

export interface Device {
  /** What this machine keeps for the keyring of this salt; null where it keeps nothing for it, or what can't be read. */
  readonly secretOf: (keyringSalt: string) => Buffer | null
  /** True where it is there, sealed under a key that the system lent and does not lend now. */
  readonly isSealedAway: (keyringSalt: string) => boolean
  /** Keeps it durably. Throws `unavailable` `keyring.device-not-kept`. */
  readonly keep: (keyringSalt: string, secret: Buffer) => void
}

/** A machine that keeps nothing: for whoever only asks whether a keyring is whole. */
export const noDevice: Device = {
  secretOf: () => null,
  isSealedAway: () => false,
  keep: () => {
    throw new DeskError('unavailable', 'keyring.device-not-kept')
  },
}

/**
 * Keeps each secret as a file of its own that only this account of the machine can read. Where the system lends a key
 * (Electron's `safeStorage`), the files are sealed under it, so that they are of no use on another machine either. One that was kept
 * while the system lent none is sealed as soon as it is asked for while it lends one, and lies there open no more. `others` are keys that
 * were lent for other data folders of this user: what lies under one of them is of a folder that was moved, and comes under its own.
 */
export function deviceFolder(
  folder: string,
  lent: Buffer | null = null,
  others: readonly Buffer[] = [],
): Device {
  const openFile = (salt: string) => join(folder, `${nameOf(salt)}.key`)
  const sealedFile = (salt: string) => join(folder, `${nameOf(salt)}.sealed`)

  const openSecret = (salt: string): Buffer | null => {
    const text = contentOf(openFile(salt))
    return text === null ? null : ofItsLength(Buffer.from(text, 'base64'))
  }
  const sealedSecret = (salt: string, key: Buffer): Buffer | null => {
    const text = contentOf(sealedFile(salt))
    return text === null ? null : ofItsLength(unseal(text, key, purposeOf(salt)))
  }

  /** What lies there sealed need not lie there open. */
  const removeOpen = (salt: string, secret: Buffer): void => {
    if (openSecret(salt)?.equals(secret) === true) removeIfPossible(openFile(salt))
  }

  const keep = (salt: string, secret: Buffer): void => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      if (lent === null) replaceFile(openFile(salt), secret.toString('base64'))
      else replaceFile(sealedFile(salt), seal(secret, lent, purposeOf(salt)))
    } catch {
      // The error of the file system would be taken for one of the data folder's disk.
      throw new DeskError('unavailable', 'keyring.device-not-kept')
    }
    if (lent !== null) removeOpen(salt, secret)
  }

  /** One that was kept open beside it on a day without the system's key goes with this look. */
  const underSeal = (salt: string, key: Buffer): Buffer | null => {
    const secret = sealedSecret(salt, key)
    if (secret !== null) removeOpen(salt, secret)
    return secret
  }

  /** Where it cannot be sealed it stays as it was kept, and is tried the next time. */
  const keepIfPossible = (salt: string, secret: Buffer): void => {
    try {
      keep(salt, secret)
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
    }
  }

  const broughtUnderSeal = (salt: string): Buffer | null => {
    const secret = openSecret(salt)
    if (secret !== null) keepIfPossible(salt, secret)
    return secret
  }

  const underAnother = (salt: string): Buffer | null => {
    for (const key of others) {
      const secret = sealedSecret(salt, key)
      if (secret === null) continue
      // While this folder has no key of its own it stays under the other one.
      if (lent !== null) keepIfPossible(salt, secret)
      return secret
    }
    return null
  }

  return {
    secretOf: (salt) =>
      (lent === null ? openSecret(salt) : (underSeal(salt, lent) ?? broughtUnderSeal(salt))) ??
      underAnother(salt),
    isSealedAway: (salt) =>
      lent === null &&
      openSecret(salt) === null &&
      underAnother(salt) === null &&
      contentOf(sealedFile(salt)) !== null,
    keep,
  }
}

const ofItsLength = (secret: Buffer | null): Buffer | null =>
  secret?.length === deviceSecretLength ? secret : null

/** Where this account of the machine keeps what is its own and goes to no other machine. `LINLI_TEST_DEVICE` names another place. */
export function deviceFolderOfUser(): string {
  const wanted = process.env['LINLI_TEST_DEVICE']
  if (wanted !== undefined) return wanted
  switch (process.platform) {
    case 'win32':
      return named('LOCALAPPDATA', join(homedir(), 'AppData', 'Local'))
    case 'darwin':
      return inPlace(join(homedir(), 'Library', 'Application Support'))
    default:
      return named('XDG_STATE_HOME', join(homedir(), '.local', 'state'))
  }
}

const inPlace = (place: string): string => join(place, 'linli-desk', 'device')

/**
 * The folder in the place that the system names, or in the usual one: a desk was not always told the name, and a program may be started
 * once with it and once without. What lies in the usual place is brought along, and stays there as well.
 */
function named(variable: string, usual: string): string {
  const place = process.env[variable]
  const former = inPlace(usual)
  if (place === undefined || !isAbsolute(place)) return former
  const folder = inPlace(place)
  if (folder === former || !existsSync(former)) return folder
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    bringAlong(former, folder)
    return folder
  } catch {
    return former
  }
}

/** What is kept for a keyring already is newer than what lies in the former place, and stays. */
function bringAlong(former: string, folder: string): void {
  const known = new Set(readdirSync(folder).filter(isSecret).map(stemOf))
  for (const file of readdirSync(former)) {
    if (isSecret(file) && !known.has(stemOf(file)))
      replaceFile(join(folder, file), readFileSync(join(former, file), 'utf8'))
  }
}

const isSecret = (file: string): boolean => ['.key', '.sealed'].includes(extname(file))
const stemOf = (file: string): string => basename(file, extname(file))

/** The salt itself lies in the data folder; a name made from it tells nobody which desk this is. */
const nameOf = (salt: string): string =>
  createHash('sha256').update('linli-desk device\0').update(salt).digest('hex').slice(0, 32)

const purposeOf = (salt: string): string => `device secret:${salt}`

/** Null where there is none, or one of a length that none has. */
function contentOf(file: string): string | null {
  try {
    const size = statSync(file).size
    return size > 0 && size < 1024 ? readFileSync(file, 'utf8') : null
  } catch {
    return null
  }
}
