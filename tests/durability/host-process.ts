/** The parent's side of a host: starts it, gives it orders, speaks to its desk, kills it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { z } from 'zod'
import { createConnection } from '#app/connection/connection'
import type { DeskContract } from '#centre/contract'
import type { Migration } from '#vault/store/migrate'
import { builtHost, resourcesDir } from './build-host'
import { machineOfHost } from './own-machine'

export type DeskClient = ContractRouterClient<DeskContract>

const told = z.union([
  z.strictObject({ ready: z.number() }),
  z.strictObject({ done: z.string() }),
  z.strictObject({ failed: z.string() }),
  z.strictObject({ log: z.string() }),
  z.strictObject({ wire: z.union([z.string(), z.instanceof(Uint8Array)]) }),
])

export interface OpenMore {
  readonly resources?: string
  /** True for a folder with made-up data. */
  readonly demonstration?: boolean
  /** Migrations of a second file. */
  readonly sealed?: readonly Migration[] | null
  /** UTC milliseconds at which the desk's clock stands. */
  readonly now?: number | null
}

export interface Host {
  /** Calls under way when the host dies are rejected with `ConnectionLost`, as on the page. */
  readonly client: DeskClient
  /** Every line the desk wrote to its log. */
  readonly log: readonly string[]
  /** Opens the folder; the position of its session says whether it is let in. */
  open(dataDir: string, more?: OpenMore): Promise<void>
  close(): Promise<void>
  /** Runs a shell command where the host is, and gives back what it printed. */
  run(command: string): Promise<string>
  /** SIGKILL, now. Resolves when everything the host had said before was read. */
  kill(): Promise<void>
  /** Resolves when the host is gone, by whatever cause. */
  readonly gone: Promise<void>
}

/** Starts a host; it has loaded everything and holds nothing when this resolves. `prefix`: a command it is run by. */
export async function startHost(prefix: readonly string[] = []): Promise<Host> {
  const file = await builtHost()
  const [command, ...before] = prefix
  const program = command === undefined ? [file] : [...before, process.execPath, file]
  const child = spawn(command ?? process.execPath, program, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
    // Whoever interrupts or counts a host's calls means the desk's, not those that keep what was compiled.
    env: {
      ...process.env,
      ...machineOfHost,
      ...(command === undefined ? { NODE_COMPILE_CACHE: join(file, '..', 'compiled') } : {}),
    },
  })
  const { port1: own, port2: pages } = new MessageChannel()
  const connection = createConnection()
  const link = new RPCLink({ port: pages })
  connection.shellOpened(link)
  connection.opened(link)
  own.on('message', (message: unknown) => {
    if (child.connected) child.send({ order: 'wire', message })
  })

  const log: string[] = []
  let answered: { done(output: string): void; failed(code: string): void } | undefined
  let ready: (pid: number) => void = () => undefined
  const started = new Promise<number>((resolve) => (ready = resolve))
  child.on('message', (message: unknown) => {
    const said = told.parse(message)
    if ('wire' in said) own.postMessage(said.wire)
    else if ('log' in said) log.push(said.log)
    else if ('ready' in said) ready(said.ready)
    else if ('done' in said) answered?.done(said.done)
    else answered?.failed(said.failed)
  })
  // The channel ends after its last message was read; a process may be gone before that.
  const gone = Promise.all([
    new Promise((resolve) => child.once('exit', resolve)),
    new Promise((resolve) => child.once('disconnect', resolve)),
  ]).then(async () => {
    // Messages go through a queue of their own from here to the page's link.
    await new Promise((resolve) => setImmediate(resolve))
    connection.lost()
    own.close()
    answered?.failed('host.gone')
  })
  const order = (message: Record<string, unknown>): Promise<string> =>
    new Promise((done, reject) => {
      answered = { done, failed: (code) => reject(new Error(code)) }
      child.send(message)
    })
  const pid = await Promise.race([started, gone.then(() => Promise.reject(new Error('host.gone')))])

  return {
    client: createORPCClient(connection.desk),
    log,
    gone,
    async open(dataDir, { resources = resourcesDir, demonstration = false, sealed = null, now = null } = {}) {
      await order({ order: 'open', dataDir, resourcesDir: resources, demonstration, sealed, now })
    },
    async close() {
      await order({ order: 'close' })
    },
    run: (shellCommand) => order({ order: 'run', command: shellCommand }),
    async kill() {
      if (child.connected) process.kill(pid, 'SIGKILL')
      await gone
    },
  }
}
