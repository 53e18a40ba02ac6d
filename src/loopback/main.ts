/** `node out/loopback/main.js [--demo] [--port N] [--data DIR]`: keeps the desk on loopback and prints its address. */
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  makeDemonstrationFolder,
  removeDemonstrationFolder,
  sweepDemonstrationFolders,
} from '#demonstration/folder'
import { endingSignals, goesOnUnread } from '#ground/host-process'
import { refusalOfPort } from './door'
import { keepDesk, type KeptDesk } from './keep-desk'
import { closeOrder, isPassOrder, type WindowNews } from './orders'

// Built to out/loopback and run from src/loopback: the project's root is two folders up from both.
const root = join(import.meta.dirname, '..', '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

const { values: flags } = parseArgs({
  options: { demo: { type: 'boolean' }, port: { type: 'string' }, data: { type: 'string' } },
})
const port = flags.port === undefined ? 0 : Number(flags.port)
if (!Number.isInteger(port) || port < 0 || port > 65535)
  fail('--port 要一个 0 到 65535 的整数。--port takes a whole number from 0 to 65535.')
if (flags.demo === true && flags.data !== undefined)
  fail('--demo 用自己的临时文件夹，不能同时给 --data。--demo brings its own folder; leave out --data.')

// What is made from here on is this user's alone.
process.umask(0o077)
goesOnUnread()

let ahead = testClockAhead()
const opened: { readonly desk: KeptDesk; readonly folder: string | null }[] = []
let ending = false

async function open(demonstration: boolean, wantedPort: number): Promise<KeptDesk> {
  const folder = demonstration ? makeDemonstrationFolder() : null
  const desk = await keepDesk({
    root,
    version,
    dataDir: folder ?? resolve(flags.data ?? join(homedir(), '.linli-desk')),
    demonstration,
    ahead,
    port: wantedPort,
    openDemonstration: async () => (await open(true, 0)).address,
    onEnded: (code) => {
      if (folder !== null) removeDemonstrationFolder(folder)
      // A demonstration that was opened beside a desk ends alone.
      if (demonstration && flags.demo !== true) void forget(folder)
      else void close(code)
    },
  })
  opened.push({ desk, folder })
  return desk
}

async function forget(folder: string | null): Promise<void> {
  const at = opened.findIndex((one) => one.folder === folder)
  if (at >= 0) await opened.splice(at, 1)[0]?.desk.close()
}

async function close(code = 0): Promise<void> {
  if (ending) return
  ending = true
  for (const { desk, folder } of opened.splice(0)) {
    await desk.close()
    if (folder !== null) removeDemonstrationFolder(folder)
  }
  process.exit(code)
}
for (const name of endingSignals) process.on(name, () => void close())
// Windows knows no signals: whoever started this asks by a message, and the end of the asker is the end of the work.
process.on('message', (message) => {
  if (message === closeOrder) void close()
  else if (isPassOrder(message)) letPass(message.milliseconds)
})
process.on('disconnect', () => void close())

// What an earlier one could not remove.
sweepDemonstrationFolders()
const ready = await open(flags.demo === true, port).catch((error: unknown) => {
  const why = refusalOfPort(error, port)
  // Why a desk does not open it has said by itself, before it ended.
  if (why === null) throw error
  return fail(why)
})
process.stdout.write(`Desk ready at ${ready.address}\n`)
// Whoever shows it in a browser gets an address that may stand on a command line.
const news: WindowNews = { type: 'window', address: ready.ticketAddress }
process.send?.(news)

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/**
 * Browser tests say what day it is: `LINLI_TEST_NOW=2026-11-23T01:00:00Z`. By how much the clock is ahead then, in milliseconds; it runs on from
 * there, also when the desk is started anew, and jumps when they say so.
 */
function testClockAhead(): number {
  const wanted = process.env['LINLI_TEST_NOW']
  if (wanted === undefined) return 0
  const shift = Date.parse(wanted) - Date.now()
  if (Number.isNaN(shift)) fail('LINLI_TEST_NOW is not an instant.')
  return shift
}

/** Heard only by a desk that was told what day it is. */
function letPass(milliseconds: number): void {
  if (process.env['LINLI_TEST_NOW'] === undefined) return
  ahead += milliseconds
  for (const { desk } of opened) desk.setClockAhead(ahead)
}
