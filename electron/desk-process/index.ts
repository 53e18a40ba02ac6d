/** The desk in a process of its own: what it computes never stops the window, and what kills it doesn't close it. */
import { join } from 'node:path'
import {
  createDesk,
  DeskError,
  deviceFolder,
  deviceFolderOfUser,
  fileLog,
  systemClock,
  type Desk,
} from '#centre/create-desk'
import { furnishDemonstration } from '#demonstration/index'
import { closingTime, deskOrder, type DeskNews, type DeskOrder } from '../desk-orders'

// What is made from here on is this user's alone.
process.umask(0o077)

const parent = process.parentPort
const tell = (news: DeskNews) => {
  parent.postMessage(news)
}

let desk: Desk | undefined

async function open(order: Extract<DeskOrder, { type: 'open' }>): Promise<void> {
  try {
    const opened = createDesk({
      dataDir: order.dataDir,
      resourcesDir: order.resourcesDir,
      // Made-up data goes as a whole, its machine's share with it.
      device: order.demonstration
        ? deviceFolder(join(order.dataDir, 'device'))
        : deviceFolder(
            deviceFolderOfUser(),
            order.lentKey === null ? null : Buffer.from(order.lentKey, 'base64'),
          ),
      clock: systemClock,
      logger: fileLog(order.dataDir, systemClock, (line) => void process.stderr.write(`${line}\n`)),
      version: order.version,
      demonstration: order.demonstration,
      // Made-up data is as old as the program's start.
      backgroundChecks: !order.demonstration,
      // Made-up data in a temporary folder is backed up only by whoever wants to see how it is done.
      automaticBackups: !order.demonstration,
    })
    if (order.demonstration) await furnishDemonstration(opened)
    desk = opened
    tell({ type: 'ready' })
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    tell({ type: 'refused', code: error.code })
  }
}

/** The window is gone already: nobody waits for the backup of what changed. */
async function close(): Promise<void> {
  await desk?.finish(closingTime)
  process.exit(0)
}

parent.on('message', ({ data, ports }) => {
  const order = deskOrder.parse(data)
  switch (order.type) {
    case 'open':
      void open(order)
      break
    case 'serve': {
      const [port] = ports
      if (desk === undefined || port === undefined) break
      desk.servePort(port)
      port.start()
      break
    }
    case 'lock':
      desk?.session.lock()
      break
    case 'close':
      void close()
  }
})
