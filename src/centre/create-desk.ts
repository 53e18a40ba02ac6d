/** The composition root: builds the desk once, for either host. */
import { join } from 'node:path'
import { Backups } from '#desk/backups/backups'
import { restoreService } from '#desk/backups/restore'
import type { Clock } from '#ground/clock'
import type { DeskParts } from '#desk/feature'
import type { Service } from '#desk/rpc/serve'
import { BackgroundCheck } from '#vault/damage/check'
import { StoreHealth } from '#vault/damage/health'
import { usualCost, type DerivationCost } from '#vault/keyring/seal'
import type { RotationWays } from '#desk/key-rotation/rotate'
import { keyRotationService } from '#desk/key-rotation/service'
import type { Logger } from '#vault/logger'
import { pinsService } from '#desk/pins/service'
import { createWire, type Wire } from '#desk/rpc/connect'
import { buildRouter } from '#desk/rpc/router'
import { features, house, workServices } from './features'
import { furnish, mend } from './opening'
import { dataFolder } from '#desk/session/data-folder'
import { FailuresBeside } from '#desk/session/failures-beside'
import { PasswordCheck } from '#desk/session/password-check'
import { sessionService } from '#desk/session/service'
import { Session } from '#desk/session/session'
import { SignInGuard } from '#desk/session/sign-in-guard'
import { readMigrations } from '#vault/store/migrate'
import type { Store } from '#vault/store/store'

export { systemClock, type Clock } from '#ground/clock'
export { DeskError } from '#ground/contract/errors'
export { lineLogger, type Logger } from '#vault/logger'
export { fileLog } from '#vault/local-log/file-log'

export interface DeskOptions {
  /** Absolute path of the folder with the databases and the keyring; created if it isn't there. */
  readonly dataDir: string
  /** Absolute path of the folder with migrations, seed data and fonts. */
  readonly resourcesDir: string
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
}

export interface Desk extends Wire {
  readonly router: ReturnType<typeof buildRouter>
  readonly session: Session
  readonly backups: Backups
  /** Makes a backup of what changed, waits for it at most so many milliseconds, and closes. */
  finish(within: number): Promise<void>
  close(): void
}

/** Every feature's service, built of what the desk is made of where it needs that. */
const servicesOf = (parts: DeskParts): Readonly<Record<string, Service>> =>
  Object.fromEntries(
    Object.entries(features).map(([name, { service }]) => [
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
  const { dataDir, resourcesDir, clock, logger, version } = options
  const automatic = options.automaticBackups ?? false
  const folder = dataFolder(dataDir)
  const position = folder.look()
  logger.info('desk: started', {
    version,
    found: position.state === 'unusable' ? position.code : position.state,
  })
  const session = new Session({
    clock,
    resourcesDir,
    demonstration: options.demonstration ?? false,
    health: new StoreHealth({ dataDir, clock, logger }),
    position,
    house,
  })
  const derivationCost = options.derivationCost ?? usualCost
  const failuresBeside = new FailuresBeside(join(dataDir, 'sign-in-failures.json'))
  const guard = new SignInGuard(join(dataDir, 'sign-in-delays.json'), clock)
  const check = new PasswordCheck({ session, guard, failuresBeside })
  const fileCheck = new BackgroundCheck({
    health: session.health,
    clock,
    logger,
    isInUse: (store) => session.isUsing(store),
  })
  const migrations = () => readMigrations(join(resourcesDir, 'migrations', 'desk'))
  const schemas = () => migrations().map(({ id }) => id)
  const backups = new Backups({ session, folder, version, schemas, clock, logger })
  const onOpened = (store: Store, key: Buffer) => {
    logger.info('store: opened', { access: store.access, ...store.log })
    if (options.backgroundChecks === true) fileCheck.beginIfDue(store, key)
  }
  const services = {
    session: sessionService({
      session,
      folder,
      resourcesDir,
      version,
      derivationCost,
      check,
      failuresBeside,
      beforeLeaving: () => {
        if (automatic) backups.leaving()
      },
      furnish: (store, now) => furnish(store, resourcesDir, now),
      mend,
      onOpened,
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
    }),
    keyRotation: keyRotationService({
      session,
      folder,
      resourcesDir,
      version,
      derivationCost,
      mend,
      onOpened,
      holdOthers: () => {
        fileCheck.stop()
        return backups.one.hold('rotation')
      },
      ...options.rotation,
    }),
    ...workServices,
    ...servicesOf({ session, backups, check: fileCheck, dataDir, version, migrations }),
  }
  const watch = automatic ? setInterval(() => void backups.tick(), lookEvery) : undefined
  watch?.unref()
  const close = () => {
    logger.info('desk: closed')
    clearInterval(watch)
    fileCheck.stop()
    backups.one.stop()
    session.leave()
    folder.release()
  }
  const router = buildRouter(services, session, logger)
  return {
    router,
    session,
    backups,
    ...createWire(router, logger),
    async finish(within) {
      if (automatic) backups.leaving()
      await backups.finish(within)
      close()
    },
    close,
  }
}
