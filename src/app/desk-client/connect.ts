/** The one connection of the page, opened over whatever the host offers. */
import { createConnection } from '../connection/connection'
import { connectPorts } from '../connection/ports'
import { connectSocket, takeToken } from '../connection/socket'
import { browserShell } from '../shell/browser'

export const connection = createConnection()

/** Called once, before the first screen. A tab with a token talks to loopback; without one, ports will come. */
export function connect(): void {
  const token = takeToken(window.location, window.sessionStorage, window.history)
  if (token === null) {
    connectPorts(connection, window)
  } else {
    connectSocket(connection, `ws://${window.location.host}/desk`, token, browserShell(token))
  }
}
