/**
 * Who may bring a backup back: whoever opens its keyring, and, while a desk is here whose keyring can be asked, whoever opens that one
 * today. Under delays as a sign-in is.
 *
 * Nothing that a backup says proves that it is of this desk: the salt of a keyring is no secret, and a password that is right in there
 * may be one that its maker chose, or one that was taken from its owner since.
 */
import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { askPlace } from '#vault/backup/reach'
import { keyOfFile, isThere, deskFile, pathOf, type FilesOfDesk } from '#vault/files'
import type { Device } from '#vault/keyring/device'
import { heldBack } from '#vault/keyring/device-held-back'
import { Keyring } from '#vault/keyring/keyring'
import { readRecoveryKey } from '#vault/keyring/recovery-key'
import type { DerivationCost } from '#vault/keyring/seal'
import { forgetKeys, type DataKeys } from '#vault/keyring/slot'
import type { PasswordCheck } from '../session/password-check'
import { activeStaffByAccount } from '../session/staff'
import { openedAtRest, unlessDamaged } from './put-aside'

export type By =
  | { readonly with: 'password'; readonly account: string; readonly password: string }
  | { readonly with: 'recovery-key'; readonly recoveryKey: string }

/** What was typed: for the backup, and for the desk that is here where that is something else. */
export interface Typed {
  readonly by: By
  readonly today: By | undefined
}

export interface OpenedKeys {
  readonly ofBackup: DataKeys
  /** Null where there is no keyring here, or a damaged one that what was typed does not open. */
  readonly ofHere: DataKeys | null
  /** To be called when everything is proved; see `HeldBack`. */
  readonly keepShare: () => boolean
  /** Overwrites them. */
  readonly forget: () => void
}

const procedure = 'restore.restore'

export function restoreKeys({
  dataDir,
  files,
  check,
  derivationCost,
  device,
}: {
  readonly dataDir: string
  readonly files: FilesOfDesk
  readonly check: PasswordCheck
  readonly derivationCost: DerivationCost
  readonly device: Device
}) {
  const own = deskFile(files)

  /**
   * Of the backup, and of here. Throws what `PasswordCheck.keys` throws, and `backups.today-needed` where what was typed for the backup is
   * not what a manager of today, or today's paper, opens this desk with, and nothing else was typed for it.
   */
  const open = async (backup: string, staged: string, { by, today }: Typed): Promise<OpenedKeys> => {
    const share = heldBack(device)
    let ofBackup: DataKeys | null = null
    try {
      const keyring = await keyringOf(backup, staged, share.device)
      const code = by.with === 'password' ? 'session.wrong-password' : 'backups.wrong-recovery-key'
      // Whoever made this keyring chose what opens it: that ends no waiting for anything else.
      const attempt = { procedure, account: accountOf(by), code, elsewhere: true }
      const found = await check.keys(keyring, attempt, () => openedBy(keyring, by))
      ofBackup = found
      const ofHere = await openedHere(by, today)
      check.forgive(keyring, attempt)
      return {
        ofBackup: found,
        ofHere,
        keepShare: () => share.keep(),
        forget: () => {
          forgetKeys(found)
          if (ofHere !== null) forgetKeys(ofHere)
          share.forget()
        },
      }
    } catch (error) {
      if (ofBackup !== null) forgetKeys(ofBackup)
      share.forget()
      throw error
    }
  }

  const keyringOf = async (backup: string, staged: string, of: Device): Promise<Keyring> => {
    const copy = join(staged, 'keyring.json')
    await askPlace(backup, () => copyFile(join(backup, 'keyring.json'), copy)).catch(() => {
      throw new DeskError('unavailable', 'backups.file-missing', { file: 'keyring.json' })
    })
    const keyring = Keyring.load(copy, derivationCost, of)
    // It comes again with the others, proved.
    await rm(copy)
    if (!keyring) throw new DeskError('unavailable', 'keyring.missing')
    return keyring
  }

  /** A keyring whose paper cannot be read any more is damaged, and a backup is what is brought back then: nobody is asked for more. */
  const openedHere = async (by: By, today: By | undefined): Promise<DataKeys | null> => {
    const here = files.some((file) => isThere(dataDir, file)) ? keyringHere() : null
    if (here === null) return null
    if (!here.isPaperWhole) return unlessRefused(() => openedBy(here, today ?? by))
    return today === undefined ? openedByTheSame(here, by) : openedByManagerOfToday(here, today)
  }

  const openedByTheSame = async (here: Keyring, by: By): Promise<DataKeys | null> => {
    const attempt = { procedure, account: accountOf(by), code: 'backups.today-needed' }
    // What cannot be tried because a slot is damaged, or the machine not known, does not open this desk.
    const keys = await check.keys(here, attempt, async () => {
      try {
        return await openedBy(here, by)
      } catch (error) {
        if (error instanceof DeskError) throw todayNeeded()
        throw error
      }
    })
    if (!mayReplace(keys, by)) throw todayNeeded()
    return keys
  }

  const openedByManagerOfToday = async (here: Keyring, today: By): Promise<DataKeys> => {
    const attempt = { procedure, account: accountOf(today), code: 'backups.today-differs' }
    const keys = await check.keys(here, attempt, () => openedBy(here, today))
    if (!mayReplace(keys, today)) throw new DeskError('forbidden', 'backups.today-managers-only')
    return keys
  }

  /** Those of whoever may not are overwritten. Who manages cannot be told of a database that is damaged, or that this key does not open. */
  const mayReplace = (keys: DataKeys, by: By): boolean => {
    if (by.with === 'recovery-key') return true
    const sqlite = openedAtRest(pathOf(dataDir, own), keyOfFile(own, keys))
    if (sqlite === null) return true
    try {
      const here = { statement: (sql: string) => sqlite.prepare(sql) }
      const known = unlessDamaged(() => ({ staff: activeStaffByAccount(here, by.account) }))
      const may = known === null || known.staff?.roles.includes('manager') === true
      if (!may) forgetKeys(keys)
      return may
    } finally {
      sqlite.close()
    }
  }

  /** Null where there is none, or none that can be read. */
  const keyringHere = (): Keyring | null => {
    try {
      return Keyring.load(join(dataDir, 'keyring.json'), derivationCost, heldBack(device).device)
    } catch (error) {
      if (error instanceof DeskError) return null
      throw error
    }
  }

  return { open }
}

const todayNeeded = () => new DeskError('conflict', 'backups.today-needed')

const accountOf = (by: By): string => (by.with === 'password' ? by.account : '')

const openedBy = (keyring: Keyring, by: By): Promise<DataKeys | null> =>
  by.with === 'password'
    ? keyring.open(by.account, by.password)
    : keyring.openWithRecoveryKey(readRecoveryKey(by.recoveryKey))

async function unlessRefused(open: () => Promise<DataKeys | null>): Promise<DataKeys | null> {
  try {
    return await open()
  } catch (error) {
    if (error instanceof DeskError) return null
    throw error
  }
}
