/**
 * Brings a backup back: proves it, lets a manager (or the recovery key) open it, writes into it what was restored from
 * where, and puts it in the place of what is here, which is kept. Cut short at any moment, the old desk is there or the new.
 */
import { existsSync } from 'node:fs'
import { copyFile, rm } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { randomBytes } from 'node:crypto'
import { recordAudit } from '#vault/log/record'
import { noteReplaced, restoresOf } from '#vault/log/restores'
import type { Replaced } from '#vault/log/rules/restored'
import type { Clock } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import {
  auditKeyName,
  databaseName,
  deskFile,
  filesApart,
  isThere,
  keyOfFile,
  keysOfFiles,
  lastingKey,
  namesOf,
  pathOf,
} from '#vault/files'
import type { Device } from '#vault/keyring/device'
import { Keyring } from '#vault/keyring/keyring'
import { readRecoveryKey } from '#vault/keyring/recovery-key'
import { ledgerFileName } from '#vault/erasures/ledger'
import { entriesBeyond, type LedgerEntry } from '#vault/erasures/rules'
import { erasuresIn } from '../personal-data/erase'
import { bringErasures } from '../personal-data/trusted'
import type { DerivationCost } from '#vault/keyring/seal'
import { copyOfKeys, forgetKeys, requireKey, type DataKeys } from '#vault/keyring/slot'
import type { Logger } from '#vault/logger'
import { keys, serve } from '../rpc/serve'
import type { SignedInStaff } from '../session/contract'
import type { DataFolder } from '../session/data-folder'
import { forgetFileBeside } from '../session/failures-beside'
import type { Session } from '../session/session'
import { readSetting, writeSetting } from '../session/settings'
import type { PasswordCheck } from '../session/password-check'
import { activeStaffByAccount } from '../session/staff'
import { openStore, type Store } from '#vault/store/store'
import { discardSet, isSetReady, placeSet, prepareSet } from '#vault/store/whole-set'
import type { Backups } from './backups'
import { lookAround, whatIsHere } from './found'
import { manifestOf } from './manifest-of'
import { openedAtRest, restoresInPlaces, whatIsPutAside } from './put-aside'
import type { KnownPlace } from '#vault/backup/contract'
import { restoreContract } from './contract'
import { mergeLedgersInto } from '#vault/backup/erasure-ledger'
import { bringLeaversInto } from '#vault/backup/leavers-along'
import type { Watch } from '#vault/backup/one-at-a-time'
import { backupName, isBackupName } from '#vault/backup/rules/names'
import { stepsOf } from '#vault/backup/tasks'

export interface RestoreOptions {
  readonly session: Session
  readonly backups: Backups
  readonly folder: DataFolder
  readonly resourcesDir: string
  readonly version: string
  readonly clock: Clock
  readonly logger: Logger
  readonly check: PasswordCheck
  readonly derivationCost: DerivationCost
  readonly device: Device
  /** Told before every step that moves a file into its place; a test sees there what a crash would leave. */
  readonly onStep?: (step: string) => void
}

type By =
  | { readonly with: 'password'; readonly account: string; readonly password: string }
  | { readonly with: 'recovery-key'; readonly recoveryKey: string }

/** A backup as it is prepared, opened. */
interface Staged {
  readonly store: Store
  /** Whose password it was; null with the recovery key. */
  readonly staffId: number | null
}

interface From {
  readonly place: string
  readonly name: string
}

/** A backup that is brought back. */
interface Chosen {
  readonly folder: string
  readonly name: string
  /** The folder in which it is prepared. */
  readonly staged: string
  readonly by: By
  readonly withoutLedgers: boolean
}

export function restoreService(options: RestoreOptions) {
  const { session, backups, folder: dataFolder, resourcesDir, version, clock, logger } = options
  const { check, derivationCost, device, onStep } = options
  const dataDir = dataFolder.path
  const own = deskFile(session.files)
  const names = namesOf(session.files)
  const ownKeys = (dataKeys: DataKeys) => copyOfKeys(keysOfFiles(session.files, dataKeys))

  /** The staged desk, brought to this program's form, once a manager of it (or the recovery key) is known to ask. */
  const openStaged = (staged: string, dataKeys: DataKeys, by: By): Staged => {
    const store = openStore({
      file: pathOf(staged, own),
      key: keyOfFile(own, dataKeys),
      auditKey: requireKey(dataKeys, auditKeyName),
      lastingKey: lastingKey(dataKeys),
      create: false,
      migrations: own.migrations(resourcesDir),
      version,
      now: clock.now(),
      // The backup that this is a copy of stays where it is.
      backUpFirst: () => undefined,
    })
    try {
      if ((readSetting(store, 'demonstration') === true) !== session.demonstration)
        throw new DeskError('unavailable', 'session.demonstration-data')
      const staff = by.with === 'password' ? requireManager(activeStaffByAccount(store, by.account)) : null
      return { store, staffId: staff?.id ?? null }
    } catch (error) {
      store.close()
      throw error
    }
  }

  /** Its first new rows: what it is and where it came from, and what it takes the place of. */
  const sign = (
    { store, staffId }: Staged,
    by: By,
    from: From,
    replaced: Replaced,
    erasures: readonly LedgerEntry[],
  ): void => {
    const at = clock.now()
    store.sqlite
      .transaction(() => {
        writeSetting(store, 'restored', { at, ...from })
        forgetFileBeside(store)
        recordAudit(store, {
          at,
          staffId,
          procedure: 'restore.restore',
          outcome: 'done',
          subject: `backup:${from.place}/${from.name}`,
          change: { ...from, with: by.with },
        })
        noteReplaced(store, { at, staffId, ...replaced })
        bringErasures(store, entriesBeyond(erasures, erasuresIn(store)))
      })
      .immediate()
  }

  /** What is here now may be newer than the backup: where the same key opens it, it becomes a backup like any other. */
  const backUpWhatIsHere = async (dataKeys: DataKeys, watch: Watch): Promise<void> => {
    const opened = openedAtRest(pathOf(dataDir, own), keyOfFile(own, dataKeys))
    if (opened === null) return
    opened.close()
    const at = clock.now()
    const name = backupName(at, randomBytes(4).toString('hex'))
    const place = backups.places.firstFolder
    const order = {
      dataDir,
      files: names,
      place,
      name,
      reason: 'before-restore' as const,
      program: version,
      at,
    }
    try {
      await backups.runWith({ kind: 'make', order }, ownKeys(dataKeys), watch)
    } catch (error) {
      // It is kept beside all the same; that it can't be proved may be why a backup is brought back.
      logger.error('restore: what was here is not proved', error)
    }
  }

  const run = async ({ folder, name, by, withoutLedgers }: Omit<Chosen, 'staged'>, watch: Watch) => {
    const backup = join(folder, name)
    const said = await manifestOf(backup)
    if (!backups.places.knows(said))
      throw new DeskError('unavailable', 'backups.newer', { backup: said.program, program: version })
    const staged = prepareSet(dataDir, 'restore')
    try {
      const dataKeys = await openKeyring(backup, staged, by)
      try {
        return await bringBack({ folder, name, staged, by, withoutLedgers }, dataKeys, watch)
      } finally {
        forgetKeys(dataKeys)
      }
    } catch (error) {
      // Once it is marked ready, some of it may have been moved: then it is finished, now or at the next start.
      if (!isSetReady(dataDir)) discardSet(dataDir, 'restore')
      throw error
    }
  }

  const bringBack = async (
    { folder, name, staged, by, withoutLedgers }: Chosen,
    dataKeys: DataKeys,
    watch: Watch,
  ) => {
    const manifest = await backups.runWith(
      { kind: 'stage', backup: join(folder, name), into: staged, files: names },
      ownKeys(dataKeys),
      watch,
    )
    const opened = openStaged(staged, dataKeys, by)
    // The keys may have been changed since the backup: those of now are opened by the same password.
    let here: DataKeys | null = null
    let ledger: Awaited<ReturnType<typeof mergeLedgersInto>>
    try {
      here = await keysOfHere(by)
      const keysHere = [dataKeys, ...(here === null ? [] : [here])].map((of) => keyOfFile(own, of))
      const aside = whatIsPutAside(pathOf(dataDir, own), keysHere, manifest.desk)
      const inPlaces = await restoresInPlaces(backups.places, manifest)
      ledger = await mergeLedgers({ folder, staged, desk: manifest.desk }, dataKeys, here)
      // Where the data here tells what it had erased, no file is needed for it.
      if (aside === null && ledger.missing > 0 && !withoutLedgers)
        throw new DeskError('conflict', 'backups.ledgers-missing', { count: ledger.missing })
      const restores = 1 + Math.max(restoresOf(opened.store), aside?.restores ?? 0, inPlaces)
      sign(
        opened,
        by,
        { place: placeOf(folder), name },
        { restores, head: aside?.head ?? null },
        aside?.erasures ?? [],
      )
    } finally {
      if (here !== null) forgetKeys(here)
      opened.store.close()
    }
    await backUpWhatIsHere(dataKeys, watch)
    const leavers = await bringLeaversInto(staged, {
      dataDir,
      places: placesAround(folder),
      desk: manifest.desk,
      files: names,
    })
    const files = [
      ...new Set([
        ...manifest.files.map((file) => file.name),
        ...(ledger.there ? [ledgerFileName] : []),
        ...leavers,
      ]),
    ]
    // What the backup does not know would stand there without the keyring that opens it.
    const aside = filesApart(session.files)
      .map(databaseName)
      .filter((database) => !files.includes(database) && existsSync(join(dataDir, database)))
    const there = aside.length > 0 || files.some((file) => existsSync(join(dataDir, file)))
    const keptIn = there ? `before-restore-${backupName(clock.now(), '').slice(0, -1)}` : null
    placeSet(
      dataDir,
      'restore',
      { files, keepOldIn: keptIn, ...(aside.length === 0 ? {} : { aside }) },
      onStep,
    )
    return {
      manifest,
      keptIn: keptIn === null ? null : join(dataDir, keptIn),
      unreadLedgers: ledger.unread,
    }
  }

  /** The places of this machine, and the folder that the backup was found in. */
  const placesAround = (folder: string): readonly string[] => [
    ...new Set([backups.places.firstFolder, ...secondOf(backups), folder]),
  ]

  /** A ledger may have been made with the keys of now. */
  const mergeLedgers = (
    { folder, staged, desk }: Pick<Chosen, 'folder' | 'staged'> & { readonly desk: string },
    dataKeys: DataKeys,
    here: DataKeys | null,
  ) => {
    return mergeLedgersInto({ dataDir, staged, places: placesAround(folder), desk }, [
      lastingKey(dataKeys),
      ...(here === null ? [] : [lastingKey(here)]),
    ])
  }

  const openKeyring = async (backup: string, staged: string, by: By): Promise<DataKeys> => {
    const copy = join(staged, 'keyring.json')
    await copyFile(join(backup, 'keyring.json'), copy).catch(() => {
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

  /** Null where there is no keyring here, or what was typed opens another one. */
  const keysOfHere = async (by: By): Promise<DataKeys | null> => {
    try {
      const keyring = keyringHere()
      return keyring === null ? null : await openedBy(keyring, by)
    } catch (error) {
      if (error instanceof DeskError) return null
      throw error
    }
  }

  const placeOf = (folder: string): KnownPlace['place'] =>
    folder === backups.places.firstFolder
      ? 'first'
      : folder === backups.places.secondFolder
        ? 'second'
        : 'chosen'

  return serve(restoreContract, {
    state: keys(() => ({
      underWay: backups.one.underWay,
      last: backups.lastAttempt,
      now: clock.now(),
    })),

    places: keys(async () => ({
      places: [...(await backups.places.list())],
      here: await whatIsHere(dataDir, session.files),
      program: version,
      now: clock.now(),
    })),

    search: keys(async (_session, { folder }) => ({ place: await lookAround(backups, folder) })),

    restore: keys(async (_session, { folder, name, by, withoutLedgers = false }) => {
      // Another program may have it, or nothing can be written there.
      if (!dataFolder.held()) dataFolder.take()
      if (!dataFolder.held()) throw new DeskError('unavailable', 'backups.folder-not-held')
      if (!isAbsolute(folder) || !isBackupName(name)) throw new DeskError('not-found', 'backups.not-found')
      return backups.one.begin({
        what: 'restore',
        steps: stepsOf.stage + stepsOf.make,
        work: (watch) =>
          session.whileReplaced(
            () => run({ folder: resolve(folder), name, by, withoutLedgers }, watch),
            () => dataFolder.take(),
          ),
      })
    }),
  })
}

const openedBy = (keyring: Keyring, by: By): Promise<DataKeys | null> =>
  by.with === 'password'
    ? keyring.open(by.account, by.password)
    : keyring.openWithRecoveryKey(readRecoveryKey(by.recoveryKey))

const secondOf = ({ places: { secondFolder } }: Backups): readonly string[] =>
  secondFolder === null ? [] : [secondFolder]

function requireManager(staff: SignedInStaff | null): SignedInStaff {
  if (staff?.roles.includes('manager') !== true) throw new DeskError('forbidden', 'backups.managers-only')
  return staff
}
