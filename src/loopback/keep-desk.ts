/** Keeps one desk behind one door: starts its process, and starts another when it ended because somebody signed out. */
import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { extname, join } from 'node:path'
import { openDoor } from './door'
import { closingTime, deskNews, leftCode, type DeskOrder } from './orders'

export interface KeepingOptions extends Pick<
  Extract<DeskOrder, { type: 'open' }>,
  'root' | 'version' | 'dataDir' | 'demonstration' | 'ahead'
> {
  /** 0 for any free port. */
  readonly port: number
  /** Opens a desk on demonstration data and tells its address. */
  readonly openDemonstration: () => Promise<string>
  /** The file that the desk process is started from; only tests have another. */
  readonly deskProcess?: string
  /** The desk ended by itself, with this exit code, and is not started again. */
  readonly onEnded: (code: number) => void
}

export interface KeptDesk {
  /** `http://127.0.0.1:PORT/#TOKEN` */
  readonly address: string
  /** An address that leads to the desk once: for a command line, which other users of the machine can read. */
  readonly ticketAddress: string
  /** Only tests set a clock. */
  setClockAhead(milliseconds: number): void
  /** Lets the desk make its backup and close its files; one that does not come to an end is ended. */
  close(): Promise<void>
}

/** How long a desk may take to close its files, once its backup is made or given up, before it is ended; in milliseconds. */
const patience = 5_000

/** Built it lies beside this, and beside its source where tsx runs that. */
const ownDeskProcess = join(import.meta.dirname, `desk-process${extname(import.meta.filename)}`)

const nothing = () => undefined

/** Resolves when the desk answers; rejects when it ended instead, after `onEnded`. */
export async function keepDesk(options: KeepingOptions): Promise<KeptDesk> {
  const { port, openDemonstration, onEnded, deskProcess = ownDeskProcess, ...order } = options
  let { ahead } = order
  const token = randomBytes(24).toString('base64url')
  const door = await openDoor(port)
  let current: ChildProcess | undefined
  let closing = false

  const start = (onReady: (ticketAddress: string) => void, onRefused: (error: Error) => void): void => {
    const process = fork(deskProcess, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const tell = (said: DeskOrder) => void process.send(said)
    current = process
    let isReady = false
    process.on('message', (message) => {
      const news = deskNews.parse(message)
      switch (news.type) {
        case 'ready':
          isReady = true
          door.leadTo((connection) => {
            const serve: DeskOrder = { type: 'serve' }
            process.send(serve, connection, {}, (error) => {
              // The browser asks again, and is heard by the next one.
              if (error !== null) connection.destroy()
            })
          })
          onReady(news.ticketAddress)
          break
        case 'demonstration':
          void openDemonstration()
            .catch(() => null)
            .then((address) => tell({ type: 'demonstration', address }))
          break
        case 'left':
          // Who comes from now on waits for the next one, instead of being cut off half way.
          door.leadTo(null)
          tell({ type: 'end' })
      }
    })
    process.once('exit', (code) => {
      door.leadTo(null)
      if (closing) return
      // Only a desk that somebody has used ends on purpose.
      if (code === leftCode && isReady) start(nothing, nothing)
      else {
        door.close()
        onEnded(code ?? 1)
        onRefused(new Error(`the desk ended with ${String(code)} before it was ready`))
      }
    })
    tell({ type: 'open', ...order, ahead, host: door.host, token })
  }

  const ticketAddress = await new Promise<string>(start)
  return {
    address: `http://${door.host}/#${token}`,
    ticketAddress,
    setClockAhead(milliseconds) {
      ahead = milliseconds
      if (current?.connected === true) current.send({ type: 'clock', ahead } satisfies DeskOrder)
    },
    async close() {
      closing = true
      const last = current
      if (last?.exitCode === null && last.signalCode === null) {
        const gone = once(last, 'exit')
        if (last.connected) last.send({ type: 'close' } satisfies DeskOrder)
        // It hears no other signal.
        const impatience = setTimeout(() => last.kill('SIGKILL'), closingTime + patience)
        await gone
        clearTimeout(impatience)
      }
      door.close()
    },
  }
}
