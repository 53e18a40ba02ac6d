/**
 * The road over MessagePorts that the Electron preload hands to the page: `{ type: 'linli:ports' }` with the ports
 * of the desk and of the shell. After a restart of the desk process, new ones come the same way.
 */
import { RPCLink } from '@orpc/client/message-port'
import type { ConnectionHandle } from './connection'

/** Listens for ports from our own window only; a frame or another window cannot put itself between page and desk. */
export function connectPorts(connection: ConnectionHandle, window: Pick<Window, 'addEventListener'>): void {
  let current: MessagePort | undefined
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || !isPortMessage(event.data)) return
    const [desk, shell] = event.ports
    if (desk === undefined || shell === undefined) return
    current?.close()
    current = desk
    // The other side's death closes the port; a port that has been replaced says nothing any more.
    desk.addEventListener('close', () => {
      if (current === desk) connection.lost()
    })
    const links = { desk: new RPCLink({ port: desk }), shell: new RPCLink({ port: shell }) }
    desk.start()
    shell.start()
    connection.opened(links)
  })
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'linli:ports'
}
