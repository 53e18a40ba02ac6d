/**
 * The desk on loopback, in a process of its own: started by keep-desk.ts, and ended with what lies in its memory when somebody has signed
 * out. Connections come from the door, unread.
 */
import { cpSync, existsSync } from 'node:fs'
import { Socket } from 'node:net'
import { basename, join } from 'node:path'
import {
  createDesk,
  deviceFolder,
  deviceFolderOfUser,
  fileLog,
  systemClock,
  type Clock,
} from '#centre/create-desk'
import { furnishDemonstration } from '#demonstration/index'
import { serveLoopback, type Loopback } from './loopback'
import { deskOrder, leftCode, type DeskNews, type DeskOrder } from './orders'

/** How long a backup of what changed may go on after the program was told to end, in milliseconds. */
const closingTime = 20_000

// What is made from here on is this user's alone.
process.umask(0o077)

// Whoever ends the program from its terminal ends the keeper as well, which says so here.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => undefined)

const tell = (news: DeskNews) => void process.send?.(news)
let loopback: Loopback | undefined
let close = () => Promise.resolve()
let closeAtOnce: () => void = () => undefined
/** By how many milliseconds its clock is ahead of the machine's. */
let ahead = 0
let demonstrationOpened: (address: string) => void = () => undefined

process.on('message', (message, handle) => {
  const order = deskOrder.parse(message)
  switch (order.type) {
    case 'open':
      void open(order)
      break
    case 'serve':
      if (handle instanceof Socket) loopback?.admit(handle)
      break
    case 'clock':
      ahead = order.ahead
      break
    case 'demonstration':
      demonstrationOpened(order.address)
      break
    case 'end':
      closeAtOnce()
      // The keys are gone; a page that is fetching its next part gets it whole.
      void (loopback?.filesSent() ?? Promise.resolve()).then(() => process.exit(leftCode))
      break
    case 'close':
      void close().then(() => process.exit(0))
  }
})
// The keeper was killed: nobody asks for this desk any more.
process.on('disconnect', () => void close().then(() => process.exit(0)))

async function open(order: Extract<DeskOrder, { type: 'open' }>): Promise<void> {
  const { root, version, dataDir, demonstration, host, token } = order
  ahead = order.ahead
  const furnished = demonstration && (existsSync(join(dataDir, 'keyring.json')) || copyFurnished(dataDir))
  const clock: Clock = { ...systemClock, now: () => systemClock.now() + ahead }
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
  if (position.state === 'unusable' && position.code === 'desk.folder-in-use') {
    process.stderr.write(
      '另一个邻里前台正在用这个文件夹，先关掉它。Another Linli Desk is using this data folder; close it first.\n',
    )
    process.exit(1)
  }
  if (demonstration && !furnished) {
    await furnishDemonstration(desk)
    keepFurnished(dataDir)
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
    openDemonstration: () =>
      new Promise((resolve) => {
        demonstrationOpened = resolve
        tell({ type: 'demonstration' })
      }),
  })
  loopback = served
  close = async () => {
    served.close()
    await desk.finish(closingTime)
  }
  closeAtOnce = () => desk.close()
  desk.endsWhenLeft(() => tell({ type: 'left' }))
  tell({ type: 'ready', ticketAddress: served.ticketAddress() })
}

/** Browser tests furnish one demonstration, which takes a while, and open copies of it. */
function copyFurnished(folder: string): boolean {
  const kept = process.env['LINLI_TEST_DEMONSTRATION']
  if (kept === undefined || !existsSync(kept)) return false
  cpSync(kept, folder, { recursive: true })
  return true
}

/** Nobody is signed in, so the files are at rest; the lock is this process's own. */
function keepFurnished(folder: string): void {
  const kept = process.env['LINLI_TEST_DEMONSTRATION']
  if (kept === undefined) return
  cpSync(folder, kept, { recursive: true, filter: (file) => basename(file) !== 'desk.lock' })
}
