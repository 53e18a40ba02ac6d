/** Opens the desk on its folder, with everything it is built of, and serves it to the connections it is given. */
import { join } from 'node:path'
import {
  createDesk,
  DeskError,
  deviceFolder,
  deviceFolderOfUser,
  fileLog,
  systemClock,
  type Clock,
  type Desk,
} from '#centre/create-desk'
import { copyFurnished, isFurnished, keepFurnished, markFurnished } from '#demonstration/folder'
import { furnishDemonstration, requireUsable } from '#demonstration/index'
import { serveLoopback, type Loopback } from './loopback'
import { closingTime, type DeskOrder } from './orders'

export interface RunningDesk
  extends Pick<Desk, 'endsWhenLeft'>, Pick<Loopback, 'admit' | 'ticketAddress' | 'filesSent'> {
  closeAtOnce(): void
  /** Closes its files, after the backup of what changed or without it where that takes too long. */
  finish(): Promise<void>
}

export interface Opening {
  readonly order: Extract<DeskOrder, { type: 'open' }>
  /** By how many milliseconds its clock is ahead of the machine's at this moment. */
  readonly ahead: () => number
  /** Opens another one, on made-up data, and tells its address. */
  readonly openDemonstration: () => Promise<string>
}

/** Throws why the desk does not open. */
export async function openDesk({ order, ahead, openDemonstration }: Opening): Promise<RunningDesk> {
  const { root, version, dataDir, demonstration, host, token } = order
  const clock: Clock = { ...systemClock, now: () => systemClock.now() + ahead() }
  const furnished = demonstration && (isFurnished(dataDir) || copyFurnished(dataDir))
  const desk = createDesk({
    dataDir,
    resourcesDir: join(root, 'resources'),
    // Made-up data goes as a whole, its machine's share with it.
    device: deviceFolder(demonstration ? join(dataDir, 'device') : deviceFolderOfUser()),
    clock,
    logger: fileLog(dataDir, clock, (line) => void process.stderr.write(`${line}\n`)),
    version,
    demonstration,
    backgroundChecks: !demonstration,
    // Made-up data in a temporary folder is backed up only by whoever wants to see how it is done.
    automaticBackups: !demonstration,
  })
  const { position } = desk.session
  if (position.state === 'unusable' && position.code === 'desk.folder-in-use')
    throw new DeskError('unavailable', position.code)
  if (demonstration) {
    if (!furnished && position.state === 'new') {
      await furnishDemonstration(desk)
      markFurnished(dataDir)
      keepFurnished(dataDir)
    }
    requireUsable(desk)
  }
  const served = serveLoopback({
    desk,
    pageDir: join(root, 'out', 'renderer'),
    host,
    token,
    about: {
      host: 'loopback',
      version,
      electron: null,
      chromium: null,
      node: process.versions.node,
      platform: process.platform,
      dataDirectory: dataDir,
    },
    openDemonstration,
  })
  return {
    admit: (connection) => {
      served.admit(connection)
    },
    ticketAddress: () => served.ticketAddress(),
    filesSent: () => served.filesSent(),
    endsWhenLeft: (end) => {
      desk.endsWhenLeft(end)
    },
    closeAtOnce: () => {
      desk.close()
    },
    finish: () => {
      served.close()
      return desk.finish(closingTime)
    },
  }
}
