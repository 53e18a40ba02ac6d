/**
 * A desk in a process of its own, to be killed, starved and interrupted. It takes orders and the desk's wire over the
 * channel to its parent. It is built into one file before it is started, so that a start takes a fraction of a second.
 */
import { execFileSync } from 'node:child_process'
import { flushCompileCache } from 'node:module'
import { MessageChannel } from 'node:worker_threads'
import { z } from 'zod'
import {
  createDesk,
  DeskError,
  deviceFolder,
  deviceFolderOfUser,
  systemClock,
  type Clock,
  type Desk,
} from '#centre/create-desk'
import { lineLogger } from '#vault/logger'
import { sealed, withSealed } from '../support/sealed-feature'
import { cheapDerivation } from './cheap-derivation'

const order = z.discriminatedUnion('order', [
  z.strictObject({
    order: z.literal('open'),
    dataDir: z.string(),
    resourcesDir: z.string(),
    demonstration: z.boolean(),
    /** Migrations of a second file, where the desk has one. */
    sealed: z.array(z.strictObject({ id: z.string(), sql: z.string() })).nullable(),
    /** UTC milliseconds at which the desk's clock stands; null for the machine's. */
    now: z.number().nullable(),
  }),
  z.strictObject({ order: z.literal('close') }),
  /** A shell command, run where the host is: inside its namespace, with its file systems. */
  z.strictObject({ order: z.literal('run'), command: z.string() }),
  z.strictObject({ order: z.literal('wire'), message: z.union([z.string(), z.instanceof(Uint8Array)]) }),
])

const { port1: own, port2: desks } = new MessageChannel()
let desk: Desk | undefined

own.on('message', (message: unknown) => send({ wire: message }))
process.on('message', (message: unknown) => {
  const given = order.parse(message)
  switch (given.order) {
    case 'open':
      answer(() => {
        desk = createDesk({
          dataDir: given.dataDir,
          resourcesDir: given.resourcesDir,
          device: deviceFolder(deviceFolderOfUser()),
          clock: given.now === null ? systemClock : standingAt(given.now),
          logger: lineLogger((text) => send({ log: text })),
          version: '0.0.0-durability',
          demonstration: given.demonstration,
          derivationCost: cheapDerivation,
          ...(given.sealed === null ? {} : { files: withSealed(given.sealed), featuresBeside: { sealed } }),
        })
        desk.servePort(desks)
        return ''
      })
      return
    case 'close':
      answer(() => {
        desk?.close()
        return ''
      })
      return
    case 'run':
      answer(() => execFileSync('sh', ['-c', given.command], { encoding: 'utf8' }))
      return
    case 'wire':
      own.postMessage(given.message)
  }
})
process.once('disconnect', () => process.exit())
// The parent may have ended while something was on its way to it.
process.on('error', () => process.exit())
// What was compiled is kept for the next host; this one will not come to its end.
flushCompileCache()
send({ ready: process.pid })

const standingAt = (now: number): Clock => ({ now: () => now, monotonic: () => 0 })

function answer(work: () => string): void {
  try {
    send({ done: work() })
  } catch (error) {
    send({ failed: error instanceof DeskError ? error.code : String(error) })
  }
}

function send(message: unknown): void {
  process.send?.(message)
}
