/**
 * The road to the desk, whoever is at its other end.
 *
 * One stable link for the whole life of the page; what it runs over comes and goes. While there is nothing to run
 * over, calls are refused at once instead of waiting, and the page shows the recovery screen.
 */
import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client'

export type ConnectionState = 'connecting' | 'open' | 'lost'

/** The desk went away before it answered: what was asked may or may not have happened. */
export class ConnectionLost extends Error {
  constructor() {
    super('the desk is not connected')
    this.name = 'ConnectionLost'
  }
}

type Link = ClientLink<ClientContext>

export interface Connection {
  readonly desk: Link
  readonly shell: Link
  readonly state: () => ConnectionState
  readonly subscribe: (listener: () => void) => () => void
  /** Resolves as soon as there is a road to the desk, and where none comes after so many milliseconds. */
  readonly roadWithin: (milliseconds: number) => Promise<void>
}

export interface ConnectionHandle extends Connection {
  /** The machine answers, whether or not there is a desk. */
  shellOpened(shell: Link): void
  /** A new road to the desk has been opened; calls go over it from now on, and those under way on the old one are rejected. */
  opened(desk: Link): void
  /** The road to the desk has gone. */
  lost(): void
}

export function createConnection(): ConnectionHandle {
  let state: ConnectionState = 'connecting'
  let desk: Link | undefined
  let shell: Link | undefined
  /** Calls under way; each is rejected when the road goes, whatever its link does. */
  let drop = new AbortController()
  const listeners = new Set<() => void>()
  const change = (next: ConnectionState) => {
    state = next
    for (const listener of listeners) listener()
  }

  const toDesk: Link = {
    async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>) {
      if (desk === undefined || state !== 'open') throw new ConnectionLost()
      return untilDropped(desk.call(path, input, options), drop.signal)
    },
  }

  // The shell answers also while the desk is gone: it is what starts it again.
  const toShell: Link = {
    async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>) {
      if (shell === undefined) throw new ConnectionLost()
      return shell.call(path, input, options)
    },
  }

  return {
    desk: toDesk,
    shell: toShell,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    roadWithin(milliseconds) {
      if (state === 'open') return Promise.resolve()
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(impatience)
          listeners.delete(hear)
          resolve()
        }
        const hear = () => {
          if (state === 'open') done()
        }
        const impatience = setTimeout(done, milliseconds)
        listeners.add(hear)
      })
    },
    shellOpened(next) {
      shell = next
    },
    opened(next) {
      drop.abort()
      drop = new AbortController()
      desk = next
      change('open')
    },
    lost() {
      drop.abort()
      change('lost')
    },
  }
}

/**
 * The answer, or `ConnectionLost` when the road goes first. What runs over the road may hear of its end before this does, and reject with an error of
 * its own: an error is told one turn later, when the end would be known here too.
 */
function untilDropped(answer: Promise<unknown>, dropped: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onDrop = () => {
      reject(new ConnectionLost())
    }
    const onError = (error: unknown) => {
      setTimeout(() => {
        dropped.removeEventListener('abort', onDrop)
        // Without effect where it was dropped meanwhile.
        reject(error instanceof Error ? error : new Error(String(error)))
      }, 0)
    }
    dropped.addEventListener('abort', onDrop, { once: true })
    answer.then((given) => {
      dropped.removeEventListener('abort', onDrop)
      resolve(given)
    }, onError)
  })
}
