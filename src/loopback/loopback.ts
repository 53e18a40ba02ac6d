/**
 * The desk behind a WebSocket on 127.0.0.1, for browser-driven tests and for machines without Electron. Connections come from the door.
 *
 * Any page in any browser can try to reach a port of this machine, so each request must name this host, come from this
 * origin, and bring the token that only our own address carries. Never in the packaged app.
 */
import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import type { Desk } from '#centre/create-desk'
import { servePageFile } from './page-files'
import { ticketBooth, ticketPath } from './tickets'

export interface LoopbackOptions {
  readonly desk: Desk
  /** Absolute path of the built page. */
  readonly pageDir: string
  /** `127.0.0.1:PORT`, where the door is. */
  readonly host: string
  /** What only our own address carries. */
  readonly token: string
  readonly about: Readonly<Record<string, string | null>>
  /** Opens a desk on demonstration data and tells its address. */
  readonly openDemonstration: () => Promise<string>
}

export interface Loopback {
  /** Takes a connection that nobody has read from. */
  readonly admit: (connection: Socket) => void
  /** An address that leads to the desk once: for a command line, which other users of the machine can read. */
  ticketAddress(): string
  /** Resolves when no file of the page is on its way any more, or has been for too long. */
  filesSent(): Promise<void>
  /** Cuts every connection. */
  close(): void
}

/** The largest message: a register of 64 MB with its envelope. */
const largestMessage = 80 * 1024 * 1024
const subprotocol = 'linli.'
/** So long a desk that ends waits for what it is sending, in milliseconds; files of this machine take a few. */
const patience = 1_000

const usedUp =
  '这个网址只能用一次，已经用过或者过期了。请用启动窗口里的网址，或者关掉程序再启动。\nThis address works once, and was used or has expired. Take the one in the terminal, or start the program again.\n'

export function serveLoopback(options: LoopbackOptions): Loopback {
  const { host, token } = options
  const connections = new Set<Socket>()
  const sending = new Set<ServerResponse>()
  const booth = ticketBooth(() => performance.now())
  const server = createServer((request, response) => {
    if (!hostIsOurs(request)) {
      response.writeHead(421).end()
    } else if (request.url?.startsWith(ticketPath) === true) {
      admit(request, response)
    } else if (request.url?.startsWith('/shell/') === true) {
      void answerShell(request, response)
    } else {
      sending.add(response)
      response.once('close', () => sending.delete(response))
      servePageFile(options.pageDir, request, response)
    }
  })

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
    handleProtocols: (offered) => [...offered].find((name) => name.startsWith(subprotocol)) ?? false,
  })
  server.on('upgrade', (request, socket, head) => {
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
    const allowed =
      request.url === '/desk' &&
      hostIsOurs(request) &&
      originIsOurs(request) &&
      offered.some((name) => name.startsWith(subprotocol) && tokenIsOurs(name.slice(subprotocol.length)))
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      options.desk.serveSocket(opened)
    })
  })

  return {
    admit(connection) {
      connections.add(connection)
      connection.once('close', () => connections.delete(connection))
      // Who asks for an upgrade and hangs up before the refusal would otherwise end the desk.
      connection.on('error', () => connection.destroy())
      server.emit('connection', connection)
      connection.resume()
    },
    ticketAddress: () => `http://${host}${ticketPath}${booth.issue()}`,
    async filesSent() {
      const sent = [...sending].map((response) => new Promise((done) => response.once('close', done)))
      await Promise.race([Promise.all(sent), wait(patience)])
    },
    close() {
      for (const connection of connections) connection.destroy()
    },
  }

  /** Against DNS rebinding: a page of another name that resolves to this machine is not ours. */
  function hostIsOurs(request: IncomingMessage): boolean {
    return request.headers.host === host
  }

  function originIsOurs(request: IncomingMessage): boolean {
    return request.headers.origin === `http://${host}`
  }

  function tokenIsOurs(given: string): boolean {
    // By their bytes: a letter beyond ASCII has more than one of them, and the comparison throws at two lengths.
    const [theirs, ours] = [Buffer.from(given), Buffer.from(token)]
    return theirs.length === ours.length && timingSafeEqual(theirs, ours)
  }

  /** A ticket is torn and the page gets its token in a place that is sent nowhere: behind the `#`. */
  function admit(request: IncomingMessage, response: ServerResponse): void {
    const given = (request.url ?? '').slice(ticketPath.length)
    const admitted = request.method === 'GET' && booth.take(given)
    const headers = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }
    if (admitted) response.writeHead(302, { ...headers, location: `/#${token}` }).end()
    else response.writeHead(410, { ...headers, 'content-type': 'text/plain; charset=utf-8' }).end(usedUp)
  }

  async function answerShell(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const sameOrigin = request.headers.origin === undefined || originIsOurs(request)
    if (!tokenIsOurs(given) || !sameOrigin) {
      response.writeHead(403).end()
      return
    }
    const answer = async (): Promise<unknown> => {
      switch (`${request.method ?? ''} ${request.url ?? ''}`) {
        case 'GET /shell/about':
          return options.about
        case 'POST /shell/demonstration':
          return { address: await options.openDemonstration() }
        case 'POST /shell/restart':
          // The page connects again by itself; the desk went on all the while.
          for (const client of sockets.clients) client.terminate()
          return { restarted: true }
        default:
          return null
      }
    }
    try {
      const body = await answer()
      response.writeHead(body === null ? 404 : 200, {
        'content-type': 'application/json',
        'cache-control': 'no-store',
      })
      response.end(JSON.stringify(body))
    } catch {
      response.writeHead(500).end()
    }
  }
}
