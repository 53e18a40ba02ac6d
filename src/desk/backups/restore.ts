/**
 * Brings a backup back: proves it, lets a manager (or the recovery key) open it, writes into it what was restored from
 * where, and puts it in the place of what is here, which is kept. Cut short at any moment, the old desk is there or the new.
 */
import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { restoresOf } from '#vault/log/restores'
import type { Clock } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import {
  databaseName,
  deskFile,
  filesApart,
  keyOfFile,
  keysOfFiles,
  lastingKey,
  namesOf,
  pathOf,
} from '#vault/files'
import { damageOf } from '#vault/damage/rules/causes'
import { noteNameOf } from '#vault/closing/note'
import type { Device } from '#vault/keyring/device'
import { ledgerFileName } from '#vault/erasures/ledger'
import type { DerivationCost } from '#vault/keyring/seal'
import { copyOfKeys, type DataKeys } from '#vault/keyring/slot'
import type { Logger } from '#vault/logger'
import { keys, serve } from '../rpc/serve'
import type { DataFolder } from '../session/data-folder'
import type { Session } from '../session/session'
import type { PasswordCheck } from '../session/password-check'
import { discardSet, isSetReady, placeSet, prepareSet, settleSets } from '#vault/store/whole-set'
import type { Backups } from './backups'
import { backUpWhatIsHere } from './before-restore'
import { lookAround, whatIsHere } from './found'
import { manifestOf } from './manifest-of'
import { restoresInPlaces, whatIsPutAside } from './put-aside'
import { mostRestores, type KnownPlace } from '#vault/backup/contract'
import { restoreContract } from './contract'
import { restoreKeys, type OpenedKeys, type Typed } from './restore-keys'
import { stagedDesk } from './staged'
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

/** A backup that is brought back. */
interface Chosen {
  readonly folder: string
  readonly name: string
  /** The folder in which it is prepared. */
  readonly staged: string
  readonly typed: Typed
  readonly withoutLedgers: boolean
}

export function restoreService(options: RestoreOptions) {
  const { session, backups, folder: dataFolder, resourcesDir, version, clock, logger } = options
  const { check, derivationCost, device, onStep } = options
  const dataDir = dataFolder.path
  const own = deskFile(session.files)
  const names = namesOf(session.files)
  const keysFor = restoreKeys({ dataDir, files: session.files, check, derivationCost, device })
  const desk = stagedDesk({ session, resourcesDir, version, clock })
  const ownKeys = (dataKeys: DataKeys) => copyOfKeys(keysOfFiles(session.files, dataKeys))

  const run = async ({ folder, name, typed, withoutLedgers }: Omit<Chosen, 'staged'>, watch: Watch) => {
    const backup = join(folder, name)
    const said = await manifestOf(backup)
    if (!backups.places.knows(said))
      throw new DeskError('unavailable', 'backups.newer', { backup: said.program, program: version })
    finishWhatWaits(dataDir)
    const staged = prepareSet(dataDir, 'restore')
    try {
      const opened = await keysFor.open(backup, staged, typed)
      try {
        return await bringBack({ folder, name, staged, typed, withoutLedgers }, opened, watch)
      } finally {
        opened.forget()
      }
    } catch (error) {
      // Once it is marked ready, some of it may have been moved: then it is finished, now or at the next start.
      if (!isSetReady(dataDir)) discardSet(dataDir, 'restore')
      throw error
    }
  }

  const bringBack = async (
    { folder, name, staged, typed: { by }, withoutLedgers }: Chosen,
    { ofBackup: dataKeys, ofHere: here, keepShare }: OpenedKeys,
    watch: Watch,
  ) => {
    const manifest = await backups.runWith(
      { kind: 'stage', backup: join(folder, name), into: staged, files: names },
      ownKeys(dataKeys),
      watch,
    )
    const opened = await desk.open(staged, dataKeys, by, watch.signal)
    let ledger: Awaited<ReturnType<typeof mergeLedgersInto>>
    try {
      // The keys may have been changed since the backup.
      const keysOfDesk = {
        ofBackup: keyOfFile(own, dataKeys),
        ofHere: here === null ? null : keyOfFile(own, here),
      }
      const aside = whatIsPutAside(pathOf(dataDir, own), keysOfDesk, {
        desk: manifest.desk,
        copy: opened.store,
        locking: session.house.locking,
      })
      const erasedHere = aside?.erasures ?? null
      const inPlaces = await restoresInPlaces(backups.places, manifest)
      ledger = await mergeLedgers({ folder, staged, desk: manifest.desk }, dataKeys, here)
      // Where the data here tells what it had erased, no file is needed for it.
      if (erasedHere === null && ledger.missing > 0 && !withoutLedgers)
        throw new DeskError('conflict', 'backups.ledgers-missing', { count: ledger.missing })
      const before = Math.max(restoresOf(opened.store), aside?.restores ?? 0, inPlaces)
      const restores = Math.min(1 + before, mostRestores)
      desk.sign(
        opened,
        by,
        { place: placeOf(folder), name },
        {
          replaced: { restores, head: aside?.head ?? null },
          erasures: erasedHere ?? [],
          taken: aside?.taken ?? null,
        },
      )
    } finally {
      opened.store.close()
    }
    await backUpWhatIsHere({ backups, session, dataDir, version, clock, logger }, dataKeys, watch)
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
    // What the backup does not know would stand there without the keyring that opens it; a note of the closed file would be of another.
    const aside = filesApart(session.files)
      .flatMap((file) => {
        const database = databaseName(file)
        return [database, noteNameOf(database)]
      })
      .filter((name) => !files.includes(name) && existsSync(join(dataDir, name)))
    const there = aside.length > 0 || files.some((file) => existsSync(join(dataDir, file)))
    const keptIn = there ? `before-restore-${backupName(clock.now(), '').slice(0, -1)}` : null
    const paperFirst = !keepShare()
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
      paperFirst,
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

  const placeOf = (folder: string): KnownPlace['place'] =>
    folder === backups.places.firstFolder
      ? 'first'
      : folder === backups.places.secondFolder
        ? 'second'
        : 'chosen'

  return serve(restoreContract, {
    state: keys(() => ({
      underWay: backups.one.underWay,
      forward: session.forward.progress,
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

    restore: keys(async (_session, { folder, name, by, today, withoutLedgers = false }) => {
      // Another program may have it, or nothing can be written there.
      if (!dataFolder.held()) dataFolder.take()
      if (!dataFolder.held()) throw new DeskError('unavailable', 'backups.folder-not-held')
      if (!isAbsolute(folder) || !isBackupName(name)) throw new DeskError('not-found', 'backups.not-found')
      return backups.one.begin({
        what: 'restore',
        steps: stepsOf.stage + stepsOf.make,
        work: (watch) =>
          session.whileReplaced(
            () => run({ folder: resolve(folder), name, typed: { by, today }, withoutLedgers }, watch),
            () => dataFolder.take(),
          ),
      })
    }),
  })
}

/** An earlier replacement comes first. One whose marker is damaged cannot be finished, and a backup is what is brought back then. */
function finishWhatWaits(dataDir: string): void {
  try {
    settleSets(dataDir)
  } catch (error) {
    if (damageOf(error)?.code !== 'store.set-damaged') throw error
  }
}

const secondOf = ({ places: { secondFolder } }: Backups): readonly string[] =>
  secondFolder === null ? [] : [secondFolder]
