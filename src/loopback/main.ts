/** `node out/loopback/main.js [--demo] [--port N] [--data DIR]`: opens the desk on loopback and prints its address. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  createDesk,
  deviceFolder,
  deviceFolderOfUser,
  fileLog,
  systemClock,
  type Clock,
  type Desk,
} from '#centre/create-desk'
import { furnishDemonstration } from '#demonstration/index'
import { closeOrder, isPassOrder, type WindowNews } from './orders'
import { startLoopback, type Loopback } from './loopback'

// Built to out/loopback and run from src/loopback: the project's root is two folders up from both.
const root = join(import.meta.dirname, '..', '..')
const resourcesDir = join(root, 'resources')
const pageDir = join(root, 'out', 'renderer')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

const { values: flags } = parseArgs({
  options: { demo: { type: 'boolean' }, port: { type: 'string' }, data: { type: 'string' } },
})
const port = flags.port === undefined ? 0 : Number(flags.port)
if (!Number.isInteger(port) || port < 0 || port > 65535)
  fail('--port 要一个 0 到 65535 的整数。--port takes a whole number from 0 to 65535.')
if (flags.demo === true && flags.data !== undefined)
  fail('--demo 用自己的临时文件夹，不能同时给 --data。--demo brings its own folder; leave out --data.')

/** How long a backup of what changed may go on after the program was told to end, in milliseconds. */
const closingTime = 20_000

// What is made from here on is this user's alone.
process.umask(0o077)

const clock = testClock() ?? systemClock
const opened: { desk: Desk; loopback: Loopback; folder: string | null }[] = []

async function open(demonstration: boolean, wantedPort: number): Promise<Loopback> {
  const folder = demonstration ? mkdtempSync(join(tmpdir(), 'linli-desk-demo-')) : null
  const dataDir = folder ?? resolve(flags.data ?? join(homedir(), '.linli-desk'))
  const furnished = folder !== null && copyFurnished(folder)
  const desk = createDesk({
    dataDir,
    resourcesDir,
    // Made-up data goes as a whole, its machine's share with it.
    device: deviceFolder(folder === null ? deviceFolderOfUser() : join(folder, 'device')),
    clock,
    logger: fileLog(
      dataDir,
      clock,
      (line) =>
        void process.stderr.write(`${line}
`),
    ),
    version,
    demonstration,
    backgroundChecks: !demonstration,
    // Made-up data in a temporary folder is backed up only by whoever wants to see how it is done.
    automaticBackups: !demonstration,
  })
  const { position } = desk.session
  if (position.state === 'unusable' && position.code === 'desk.folder-in-use') {
    fail(
      '另一个邻里前台正在用这个文件夹，先关掉它。Another Linli Desk is using this data folder; close it first.',
    )
  }
  if (folder !== null && !furnished) {
    await furnishDemonstration(desk)
    keepFurnished(folder)
  }
  const loopback = await startLoopback({
    desk,
    pageDir,
    port: wantedPort,
    about: {
      host: 'loopback',
      version,
      electron: null,
      chromium: null,
      node: process.versions.node,
      platform: process.platform,
      dataDirectory: dataDir,
    },
    openDemonstration: async () => (await open(true, 0)).address,
  })
  opened.push({ desk, loopback, folder })
  return loopback
}

async function close(): Promise<void> {
  for (const { desk, loopback, folder } of opened.splice(0)) {
    await loopback.close()
    await desk.finish(closingTime)
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
  process.exit(0)
}
process.on('SIGINT', () => void close())
process.on('SIGTERM', () => void close())
// Windows knows no signals: whoever started this asks by a message, and the end of the asker is the end of the work.
process.on('message', (message) => {
  if (message === closeOrder) void close()
})
process.on('disconnect', () => void close())

const ready = await open(flags.demo === true, port)
process.stdout.write(`Desk ready at ${ready.address}\n`)
// Whoever shows it in a browser gets an address that may stand on a command line.
const news: WindowNews = { type: 'window', address: ready.ticketAddress() }
process.send?.(news)

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
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

/** Browser tests say what day it is: `LINLI_TEST_NOW=2026-11-23T01:00:00Z`; the clock runs on from there, and jumps when they say so. */
function testClock(): Clock | null {
  const wanted = process.env['LINLI_TEST_NOW']
  if (wanted === undefined) return null
  let shift = Date.parse(wanted) - Date.now()
  if (Number.isNaN(shift)) fail('LINLI_TEST_NOW is not an instant.')
  process.on('message', (message) => {
    if (isPassOrder(message)) shift += message.milliseconds
  })
  return { now: () => Date.now() + shift, monotonic: () => performance.now() }
}
