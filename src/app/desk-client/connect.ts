/** The one connection of the page, opened over whatever the host offers. */
import type { ClientContext, ClientLink } from '@orpc/client'
import { createConnection } from '../connection/connection'
import { connectPorts } from '../connection/ports'
import { connectSocket, takeToken } from '../connection/socket'

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

/** The shell by browser means, fetched with the first thing that is asked of it: signing in asks nothing. */
const browserShell = (token: string): ClientLink<ClientContext> => ({
  call: async (...asked) => {
    const shell = await import('../shell/browser')
    return shell.browserShell(token).call(...asked)
  },
})
