/**
 * The road over a WebSocket to the desk on loopback.
 *
 * The one-time token comes in the address (`/#TOKEN`), is kept for this tab so that a reload works, and is taken
 * out of the address so that it stays out of the history and of screenshots. It travels as the subprotocol,
 * because a WebSocket cannot send headers.
 */
import { RPCLink } from '@orpc/client/websocket'
import type { ConnectionHandle } from './connection'
import type { ClientContext, ClientLink } from '@orpc/client'

const tokenKey = 'linli.token'
/** Waits between attempts, in milliseconds; the last one repeats. */
const waits = [200, 500, 1000, 2000, 5000] as const

/** The token of this tab, or null where there is none: then the page is in the Electron shell. */
export function takeToken(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  history: Pick<History, 'replaceState'>,
): string | null {
  const given = /^#([A-Za-z0-9_-]{16,})$/.exec(location.hash)?.[1]
  if (given !== undefined) {
    storage.setItem(tokenKey, given)
    history.replaceState(null, '', location.pathname + location.search)
  }
  return storage.getItem(tokenKey)
}

/** Connects, and connects again by itself whenever the socket closes. */
export function connectSocket(
  connection: ConnectionHandle,
  address: string,
  token: string,
  shell: ClientLink<ClientContext>,
): void {
  let attempt = 0
  connection.shellOpened(shell)
  const connect = () => {
    const websocket = new WebSocket(address, `linli.${token}`)
    websocket.binaryType = 'arraybuffer'
    const desk = new RPCLink({ websocket })
    websocket.addEventListener('open', () => {
      attempt = 0
      connection.opened(desk)
    })
    websocket.addEventListener('close', () => {
      connection.lost()
      const wait = waits[Math.min(attempt, waits.length - 1)] ?? 5000
      attempt += 1
      setTimeout(connect, wait)
    })
  }
  connect()
}
