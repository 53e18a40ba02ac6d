/** Opens the desk on its folder, with everything it is built of. */
import { join } from 'node:path'
import {
  createDesk,
  deviceFolder,
  deviceFolderOfUser,
  fileLog,
  systemClock,
  type Clock,
  type Desk,
} from '#centre/create-desk'
import { copyFurnished, isFurnished, keepFurnished, markFurnished } from '#demonstration/folder'
import { furnishDemonstration, requireUsable } from '#demonstration/index'
import { closingTime, type DeskOrder } from '../desk-orders'

export interface RunningDesk extends Pick<Desk, 'servePort' | 'endsWhenLeft'> {
  lock(): void
  /** Told each time that whoever was at work is no more. */
  whenShut(listener: () => void): void
  /** Closes its files, after the backup of what changed or without it where that takes too long. */
  finish(): Promise<void>
}

export async function openDesk(order: Extract<DeskOrder, { type: 'open' }>): Promise<RunningDesk> {
  const furnished = order.demonstration && (isFurnished(order.dataDir) || copyFurnished(order.dataDir))
  const clock: Clock =
    order.ahead === 0 ? systemClock : { ...systemClock, now: () => systemClock.now() + order.ahead }
  const desk = createDesk({
    dataDir: order.dataDir,
    resourcesDir: order.resourcesDir,
    // Made-up data goes as a whole, its machine's share with it.
    device: order.demonstration
      ? deviceFolder(join(order.dataDir, 'device'))
      : deviceFolder(
          deviceFolderOfUser(),
          order.lentKey === null ? null : Buffer.from(order.lentKey, 'base64'),
          order.otherLentKeys.map((key) => Buffer.from(key, 'base64')),
        ),
    clock,
    logger: fileLog(order.dataDir, clock, (line) => void process.stderr.write(`${line}\n`)),
    version: order.version,
    demonstration: order.demonstration,
    // Made-up data is as old as the program's start.
    backgroundChecks: !order.demonstration,
    // Made-up data in a temporary folder is backed up only by whoever wants to see how it is done.
    automaticBackups: !order.demonstration,
  })
  if (order.demonstration) {
    if (!furnished && desk.session.position.state === 'new') {
      await furnishDemonstration(desk)
      markFurnished(order.dataDir)
      keepFurnished(order.dataDir)
    }
    requireUsable(desk)
  }
  return {
    servePort: (port) => {
      desk.servePort(port)
    },
    endsWhenLeft: (end) => {
      desk.endsWhenLeft(() => {
        desk.close()
        end()
      })
    },
    lock: () => {
      desk.session.lock()
    },
    whenShut: (listener) => {
      desk.session.leaving.whenShut(listener)
    },
    finish: () => desk.finish(closingTime),
  }
}
