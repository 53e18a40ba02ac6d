/** The composition root: builds the desk once, for either host. */
import { join } from 'node:path'
import { Backups } from '#desk/backups/backups'
import { restoreService } from '#desk/backups/restore'
import type { Clock } from '#ground/clock'
import type { DeskParts } from '#desk/feature'
import type { Service } from '#desk/rpc/serve'
import { BackgroundCheck } from '#vault/damage/check'
import { StoreHealth } from '#vault/damage/health'
import type { Device } from '#vault/keyring/device'
import { usualCost, type DerivationCost } from '#vault/keyring/seal'
import type { RotationWays } from '#desk/key-rotation/ways'
import { requirePassword } from '#desk/holders/acting'
import { holdersService } from '#desk/holders/service'
import { keyRotationService } from '#desk/key-rotation/service'
import type { Logger } from '#vault/logger'
import { pinsService } from '#desk/pins/service'
import { createWire, type Wire } from '#desk/rpc/connect'
import { buildRouter } from '#desk/rpc/router'
import { features, houseWith, workServices, type NamedFeatures } from './house'
import { furnish, mend } from './opening'
import { dataFolder } from '#desk/session/data-folder'
import { endWhenLeft } from '#desk/session/ending'
import { FailuresBeside } from '#desk/session/failures-beside'
import { PasswordCheck } from '#desk/session/password-check'
import { sessionService } from '#desk/session/service'
import { readCall } from '#desk/session/calls'
import { Session } from '#desk/session/session'
import { SignInGuard } from '#desk/session/sign-in-guard'
import { deskFile, filesApart, filesOfDesk, type DatabaseFile, type FilesOfDesk } from '#vault/files'
import { FilesApart } from '#desk/session/files-apart'
import { mendApart } from '#desk/personal-data/erase-apart'
import type { Store } from '#vault/store/store'
import type { RunTask } from '#vault/backup/worker-thread'
import { exportsService } from '#work/exports/service'

export { systemClock, type Clock } from '#ground/clock'
export { DeskError } from '#ground/contract/errors'
export { deviceFolder, deviceFolderOfUser } from '#vault/keyring/device'
export { lineLogger, type Logger } from '#vault/logger'
export { fileLog } from '#vault/local-log/file-log'

export interface DeskOptions {
  /** Absolute path of the folder with the databases and the keyring; created if it isn't there. */
  readonly dataDir: string
  /** Absolute path of the folder with migrations, seed data and fonts. */
  readonly resourcesDir: string
  /** Keeps the machine's own share of the keyring, outside the data folder. */
  readonly device: Device
  readonly clock: Clock
  readonly logger: Logger
  /** The program's version, as in package.json. */
  readonly version: string
  /** True only for made-up data in a temporary folder. */
  readonly demonstration?: boolean
  /** True to check the database in the background when it was opened, at most once a day or after an unclean end. The hosts say so. */
  readonly backgroundChecks?: boolean
  /**
   * True to back up by itself, when someone signs out and every quarter of an hour in which something changed. The hosts
   * say so; a test makes its backups when it means to.
   */
  readonly automaticBackups?: boolean
  /** What deriving a key from a password costs; only tests make it cheap. */
  readonly derivationCost?: DerivationCost
  /** How a change of keys goes about it; only tests look into it. */
  readonly rotation?: RotationWays
  /** The table of files; only tests add to it. */
  readonly files?: FilesOfDesk
  /** Features of a file that a test has added. */
  readonly featuresBeside?: NamedFeatures
  /** How backups and restores go about it; only tests look into it. */
  readonly backupWays?: BackupWays
  /** Told before every step in which a new file is placed, or one is copied before its migration; only tests look there. */
  readonly onStepOfOpening?: (step: string) => void
}

export interface BackupWays {
  readonly runTask?: RunTask
  /** Told before every step of a restore that moves a file into its place. */
  readonly onStepOfRestore?: (step: string) => void
}

export interface Desk extends Wire {
  readonly router: ReturnType<typeof buildRouter>
  readonly session: Session
  readonly backups: Backups
  /** Makes a backup of what changed, waits for it at most so many milliseconds, and closes. */
  finish(within: number): Promise<void>
  /**
   * From now on `end` is called when somebody has left and all that they began is done: the host closes the desk and ends this process,
   * and what lay in its memory with it, and starts another.
   */
  endsWhenLeft(end: () => void): void
  close(): void
}

/** Every feature's service, built of what the desk is made of where it needs that. */
const servicesOf = (all: NamedFeatures, parts: DeskParts): Readonly<Record<string, Service>> =>
  Object.fromEntries(
    Object.entries(all).map(([name, { service }]) => [
      name,
      typeof service === 'function' ? service(parts) : service,
    ]),
  )

/** How often it is looked whether a backup is due, in milliseconds. */
const lookEvery = 60_000

/**
 * Takes the folder, or says in the session's position why it can't be used. Opens no database before someone signs in.
 */
export function createDesk(options: DeskOptions): Desk {
  const { dataDir, resourcesDir, device, clock, logger, version } = options
  const automatic = options.automaticBackups ?? false
  const files = options.files ?? filesOfDesk
  const featuresBeside = options.featuresBeside ?? {}
  const house = houseWith(featuresBeside)
  const folder = dataFolder(dataDir, files)
  const position = folder.take()
  logger.info('desk: started', {
    version,
    process: process.pid,
    found: position.state === 'unusable' ? position.code : position.state,
  })
  const session = new Session({
    clock,
    resourcesDir,
    demonstration: options.demonstration ?? false,
    health: new StoreHealth({ dataDir, clock, logger }),
    files,
    apart: new FilesApart(files, { dataDir, clock, logger }),
    position,
    house,
  })
  const derivationCost = options.derivationCost ?? usualCost
  const failuresBeside = new FailuresBeside(join(dataDir, 'sign-in-failures.json'))
  const guard = new SignInGuard(join(dataDir, 'sign-in-delays.json'), clock)
  const check = new PasswordCheck({ session, guard, failuresBeside })
  session.asksPassword((deed, password) => requirePassword(session, check, deed, password))
  const newCheck = (health: StoreHealth) =>
    new BackgroundCheck({ health, clock, logger, isInUse: (store) => session.isUsing(store) })
  const ownCheck = newCheck(session.health)
  const checks = new Map(
    filesApart(files).map(({ name }) => [name, newCheck(session.apart.healthOf(name))] as const),
  )
  const checkOf = (file: string) => checks.get(file) ?? ownCheck
  const schemas = () =>
    deskFile(files)
      .migrations(resourcesDir)
      .map(({ id }) => id)
  const { runTask, onStepOfRestore } = options.backupWays ?? {}
  const backups = new Backups({
    session,
    folder,
    version,
    schemas,
    clock,
    logger,
    ...(runTask === undefined ? {} : { runTask }),
  })
  const closing = new AbortController()
  session.leaving.before((desk) => {
    if (automatic && !closing.signal.aborted) backups.leaving(desk)
  })
  const onOpened = (store: Store, key: Buffer, file: DatabaseFile) => {
    logger.info('store: opened', { file: file.name, access: store.access, ...store.log })
    if (options.backgroundChecks === true) checkOf(file.name).beginIfDue(store, key)
  }
  const opening = {
    session,
    folder,
    resourcesDir,
    version,
    mend,
    mendApart: (file: DatabaseFile, store: Store, desk: Store, now: number) => {
      const reader = readCall(session, file.name)
      mendApart(house.keepersApart(file.name), store, desk, { now, reader })
    },
    onOpened,
    onStepOfOpening: options.onStepOfOpening,
    closing: closing.signal,
  }
  const holdOthers = () => {
    for (const one of [ownCheck, ...checks.values()]) one.stop()
    return backups.one.hold('rotation')
  }
  const services = {
    session: sessionService({
      ...opening,
      derivationCost,
      device,
      check,
      failuresBeside,
      furnish: (store, now) => furnish(store, resourcesDir, now),
    }),
    pins: pinsService({ session, check, derivationCost }),
    restore: restoreService({
      session,
      backups,
      folder,
      resourcesDir,
      version,
      clock,
      logger,
      check,
      derivationCost,
      device,
      ...(onStepOfRestore === undefined ? {} : { onStep: onStepOfRestore }),
    }),
    keyRotation: keyRotationService({ ...opening, derivationCost, device, holdOthers, ...options.rotation }),
    holders: holdersService({ ...opening, derivationCost, device, check, holdOthers, ...options.rotation }),
    ...workServices,
    exports: exportsService(session.madeFiles),
    ...servicesOf(
      { ...features, ...featuresBeside },
      {
        session,
        backups,
        checkOf,
        dataDir,
        version,
        resourcesDir,
      },
    ),
  }
  const watch = automatic ? setInterval(() => void backups.tick(), lookEvery) : undefined
  watch?.unref()
  let stopLooking: () => void = () => undefined
  const close = () => {
    logger.info('desk: closed')
    stopLooking()
    clearInterval(watch)
    closing.abort()
    for (const one of [ownCheck, ...checks.values()]) one.stop()
    backups.one.stop()
    session.leave()
    session.apart.stopNoting()
    folder.release()
  }
  const router = buildRouter(services, session, logger)
  return {
    router,
    session,
    backups,
    ...createWire(router, logger),
    async finish(within) {
      if (automatic && 'store' in session.position) backups.leaving(session.position)
      await backups.finish(within)
      stopLooking()
      session.leave()
      // Another program may have the folder from then on.
      await session.apart.noted()
      close()
    },
    endsWhenLeft(end) {
      stopLooking = endWhenLeft({ session, isAtRest: () => backups.isAtRest && !session.apart.isNoting, end })
    },
    close,
  }
}
