/**
 * Keeps one desk process alive.
 *
 * The process is started, watched, and started again when it dies, or when it ended because somebody signed out of it. A process that dies again and again is left dead,
 * so that a damaged file does not make the machine spin; a person may ask once more. A desk that cannot be opened at
 * all (its folder is in use, its file is newer than the program) is not tried again.
 */
import type { MessagePortMain } from 'electron'
import { endProcess, type Endable } from './end-process'
import { closingTime, deskNews, leftCode, type DeskOrder } from '../desk-orders'

/** What the supervisor needs of Electron's UtilityProcess. */
export interface DeskProcess extends Endable {
  postMessage(order: DeskOrder, transfer?: MessagePortMain[]): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  /** The process's own engine gave up; its end follows. */
  on(event: 'error', listener: (kind: string, location: string) => void): unknown
}

export type DeskState = 'starting' | 'ready' | 'dead' | 'refused' | 'closed'

export interface SupervisorOptions {
  readonly fork: () => DeskProcess
  /** What each process is told to open; it may have to be waited for. Never rejects. */
  readonly order: () => Promise<Extract<DeskOrder, { type: 'open' }>>
  /** The desk answers from now on; after a restart this is called again. */
  readonly onReady: () => void
  /** The desk cannot be opened; `code` names why, `detail` is what the system said of it. */
  readonly onRefused: (code: string, detail: string) => void
  /** Whoever was at work is no more: locked, gone, or their process has died. */
  readonly onShut: () => void
  /** The process died again and again and is left dead until a person asks for it. */
  readonly onGivenUp: () => void
  readonly log: (event: string) => void
  /** Milliseconds that only grow. */
  readonly monotonic: () => number
}

export interface DeskSupervisor {
  state(): DeskState
  /** Hands the desk a port to serve; only while it is ready. */
  serve(port: MessagePortMain): void
  lock(): void
  /** Starts the desk anew because a person asked for it: earlier deaths are forgotten. */
  restart(): void
  /** Lets the desk close its files and ends it for good. Resolves when the process has gone. */
  close(): Promise<void>
}

/** So many deaths within so many milliseconds, and the process is left dead. */
export const deathsAllowed = 5
export const deathsWithin = 60_000
/** How long a desk may take to close its files, once its backup is made or given up, before it is ended. */
const patience = 5_000

export function superviseDesk(options: SupervisorOptions): DeskSupervisor {
  let state: DeskState = 'closed'
  let current: DeskProcess | undefined
  let deaths: readonly number[] = []
  let gone = Promise.resolve()

  const start = () => {
    state = 'starting'
    const process = options.fork()
    current = process
    gone = new Promise((resolve) => {
      process.on('exit', (code) => {
        resolve()
        died(process, code)
      })
    })
    process.on('error', (kind, location) => {
      options.log(`desk process: ${kind} at ${location}`)
    })
    process.on('message', (message) => {
      if (process === current) heard(message)
    })
    void options.order().then((order) => {
      // It may have been told to close meanwhile, or have been replaced.
      if (process === current && state === 'starting') process.postMessage(order)
    })
  }

  const heard = (message: unknown) => {
    const news = deskNews.safeParse(message)
    if (!news.success) return
    if (news.data.type === 'shut') {
      options.onShut()
      return
    }
    if (state !== 'starting') return
    if (news.data.type === 'ready') {
      state = 'ready'
      options.onReady()
    } else {
      state = 'refused'
      options.onRefused(news.data.code, news.data.detail)
    }
  }

  const died = (process: DeskProcess, code: number) => {
    // A process that has been replaced, or was asked to go, is not missed.
    if (process !== current) return
    current = undefined
    options.onShut()
    if (state === 'refused' || state === 'closed') return
    // Ended on purpose, with what was in its memory. Only a desk that somebody has used does that.
    if (code === leftCode && state === 'ready') {
      start()
      return
    }
    const now = options.monotonic()
    deaths = [...deaths.filter((at) => now - at < deathsWithin), now]
    options.log(`desk process ended with ${code}, ${deaths.length} within a minute`)
    if (deaths.length > deathsAllowed) {
      state = 'dead'
      options.onGivenUp()
    } else start()
  }

  start()
  return {
    state: () => state,
    serve(port) {
      if (state !== 'ready' || current === undefined) throw new Error('the desk is not ready')
      current.postMessage({ type: 'serve' }, [port])
    },
    lock() {
      current?.postMessage({ type: 'lock' })
    },
    restart() {
      deaths = []
      options.onShut()
      const former = current
      current = undefined
      if (former !== undefined) endProcess(former)
      // The folder's lock goes with the process that holds it, so the next one waits for its end.
      state = 'starting'
      void gone.then(() => {
        if (state === 'starting' && current === undefined) start()
      })
    },
    async close() {
      state = 'closed'
      const last = current
      if (last === undefined) return
      last.postMessage({ type: 'close' })
      const impatience = setTimeout(() => {
        endProcess(last)
      }, closingTime + patience)
      await gone
      clearTimeout(impatience)
    },
  }
}
