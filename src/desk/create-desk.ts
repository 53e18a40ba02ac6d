/** The composition root: builds the desk once, for either host. */
import { mkdirSync } from 'node:fs'
import type { Context } from '@orpc/server'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { RPCHandler as SocketHandler } from '@orpc/server/ws'
import type { Clock } from './clock'
import { usualCost, type DerivationCost } from './keyring/seal'
import type { Logger } from './logger'
import { buildRouter } from './rpc/router'
import { featureServices, furnish } from './services'
import { folderPosition } from './session/data-folder'
import { sessionService } from './session/service'
import { Session } from './session/session'
import { lockFolder } from './store/folder-lock'

export { systemClock, type Clock } from './clock'
export { DeskError } from './contract/errors'
export { lineLogger, type Logger } from './logger'

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
  /** What deriving a key from a password costs; only tests make it cheap. */
  readonly derivationCost?: DerivationCost
}

type PortLike = Parameters<PortHandler<Context>['upgrade']>[0]
type SocketLike = Parameters<SocketHandler<Context>['upgrade']>[0]

export interface Desk {
  readonly router: ReturnType<typeof buildRouter>
  readonly session: Session
  /** Serves a MessagePort of Electron, a browser or a worker. */
  servePort(port: PortLike): void
  /** Serves a WebSocket that the host has let in. */
  serveSocket(socket: SocketLike): void
  close(): void
}

/** Takes the folder, or throws `unavailable` `desk.folder-in-use`. Opens no database before someone signs in. */
export function createDesk(options: DeskOptions): Desk {
  const { dataDir, resourcesDir, clock, logger, version } = options
  mkdirSync(dataDir, { recursive: true })
  const folder = lockFolder(dataDir)
  const session = new Session(clock, resourcesDir, folderPosition(dataDir))
  const services = {
    session: sessionService({
      session,
      dataDir,
      resourcesDir,
      version,
      demonstration: options.demonstration ?? false,
      derivationCost: options.derivationCost ?? usualCost,
      furnish: (store, now) => furnish(store, resourcesDir, now),
    }),
    ...featureServices,
  }
  const router = buildRouter(services, session, logger)
  const ports = new PortHandler(router)
  const sockets = new SocketHandler(router)
  return {
    router,
    session,
    servePort: (port) => ports.upgrade(port),
    serveSocket: (socket) => void sockets.upgrade(socket),
    close() {
      session.leave()
      folder.release()
    },
  }
}
