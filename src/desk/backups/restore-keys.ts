/** Who may bring a backup back: whoever opens its keyring, and this one's too where that is of another desk. Under delays as a sign-in is. */
import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { isThere, type DatabaseFile } from '#vault/files'
import type { Device } from '#vault/keyring/device'
import { askPlace } from '#vault/backup/reach'
import { Keyring } from '#vault/keyring/keyring'
import { readRecoveryKey } from '#vault/keyring/recovery-key'
import type { DerivationCost } from '#vault/keyring/seal'
import { forgetKeys, type DataKeys } from '#vault/keyring/slot'
import type { PasswordCheck } from '../session/password-check'

export type By =
  | { readonly with: 'password'; readonly account: string; readonly password: string }
  | { readonly with: 'recovery-key'; readonly recoveryKey: string }

export interface RestoreKeys {
  /** Those of the backup, for whoever may bring it back. Throws what `PasswordCheck.keys` throws. */
  ofBackup(backup: string, staged: string, by: By): Promise<DataKeys>
  /** Null where there is no keyring here, or what was typed opens another one. */
  ofHere(by: By): Promise<DataKeys | null>
}

export function restoreKeys({
  dataDir,
  own,
  check,
  derivationCost,
  device,
}: {
  readonly dataDir: string
  readonly own: DatabaseFile
  readonly check: PasswordCheck
  readonly derivationCost: DerivationCost
  readonly device: Device
}): RestoreKeys {
  const ofBackup = async (backup: string, staged: string, by: By): Promise<DataKeys> => {
    const copy = join(staged, 'keyring.json')
    await askPlace(backup, () => copyFile(join(backup, 'keyring.json'), copy)).catch(() => {
      throw new DeskError('unavailable', 'backups.file-missing', { file: 'keyring.json' })
    })
    const keyring = Keyring.load(copy, derivationCost, device)
    // It comes again with the others, proved.
    await rm(copy)
    if (!keyring) throw new DeskError('unavailable', 'keyring.missing')
    const typed =
      by.with === 'password'
        ? {
            account: by.account,
            code: 'session.wrong-password',
          }
        : { account: '', code: 'backups.wrong-recovery-key' }
    const attempt = { procedure: 'restore.restore', ...typed }
    const found = await check.keys(keyring, attempt, () => openedBy(keyring, by))
    try {
      await refuseAnotherDesk(keyring, by)
    } catch (error) {
      forgetKeys(found)
      throw error
    }
    return found
  }

  /** Another desk takes this one's place only for whoever opens this one as well: a backup brings its own passwords along. */
  const refuseAnotherDesk = async (of: Keyring, by: By): Promise<void> => {
    const here = isThere(dataDir, own) ? keyringHere() : null
    if (here === null || here.isOfDeskOf(of)) return
    const account = by.with === 'password' ? by.account : ''
    const attempt = { procedure: 'restore.restore', account, code: 'backups.another-desk' }
    forgetKeys(await check.keys(here, attempt, () => openedBy(here, by)))
  }

  /** Null where there is none, or none that can be read. */
  const keyringHere = (): Keyring | null => {
    try {
      return Keyring.load(join(dataDir, 'keyring.json'), derivationCost, device)
    } catch (error) {
      if (error instanceof DeskError) return null
      throw error
    }
  }

  const ofHere = async (by: By): Promise<DataKeys | null> => {
    try {
      const keyring = keyringHere()
      return keyring === null ? null : await openedBy(keyring, by)
    } catch (error) {
      if (error instanceof DeskError) return null
      throw error
    }
  }

  return { ofBackup, ofHere }
}

const openedBy = (keyring: Keyring, by: By): Promise<DataKeys | null> =>
  by.with === 'password'
    ? keyring.open(by.account, by.password)
    : keyring.openWithRecoveryKey(readRecoveryKey(by.recoveryKey))
