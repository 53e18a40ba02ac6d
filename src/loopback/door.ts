/**
 * The port of the desk on loopback. It stays open while the process behind it is ended and another is started: connections wait here
 * unread until they are handed over whole, so that nothing of what is typed passes through the process that stays.
 */
import { createServer, type AddressInfo, type Socket } from 'node:net'

export interface Door {
  /** `127.0.0.1:PORT` */
  readonly host: string
  /** Hands over what waits, and from now on whoever comes; with null they wait. */
  leadTo(taker: ((connection: Socket) => void) | null): void
  /** Lets nobody in any more. Connections that were handed over are no longer this process's: their end is not waited for. */
  close(): void
}

/** Why nobody can listen at the port, in both languages; null for any other error. `port` is the one that was asked for. */
export function refusalOfPort(error: unknown, port: number): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return `端口 ${String(port)} 已经有程序在用。换一个，或者不给 --port。Port ${String(port)} is taken by another program. Choose another, or leave out --port.`
    case 'EACCES':
      return `没有权限用端口 ${String(port)}。换一个 1024 以上的，或者不给 --port。No right to use port ${String(port)}. Choose one above 1024, or leave out --port.`
    default:
      return null
  }
}

/** `port`: 0 for any free one. */
export async function openDoor(port: number): Promise<Door> {
  let taker: ((connection: Socket) => void) | null = null
  let waiting: readonly Socket[] = []
  const server = createServer({ pauseOnConnect: true }, (connection) => {
    // A browser that goes again before it was heard is nobody's fault.
    connection.on('error', () => connection.destroy())
    if (taker === null) waiting = [...waiting, connection]
    else taker(connection)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${String(taken)}`,
    leadTo(next) {
      taker = next
      if (next === null) return
      const those = waiting
      waiting = []
      for (const connection of those) next(connection)
    },
    close() {
      for (const connection of waiting) connection.destroy()
      server.close()
    },
  }
}
