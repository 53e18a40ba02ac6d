/**
 * The road over MessagePorts that the Electron preload hands to the page, each as `{ type: 'linli:port', of }`: the shell's at
 * once, the desk's when there is one that answers. After a restart of the desk process, a new one comes the same way.
 */
import { RPCLink } from '@orpc/client/message-port'
import type { ConnectionHandle } from './connection'

/** Listens for ports from our own window only; a frame or another window cannot put itself between page and desk. */
export function connectPorts(connection: ConnectionHandle, window: Pick<Window, 'addEventListener'>): void {
  let current: MessagePort | undefined
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window) return
    const of = portOf(event.data)
    const [port] = event.ports
    if (of === null || port === undefined) return
    const link = new RPCLink({ port })
    if (of === 'shell') {
      port.start()
      connection.shellOpened(link)
      return
    }
    current?.close()
    current = port
    // The other side's death closes the port; a port that has been replaced says nothing any more.
    port.addEventListener('close', () => {
      if (current === port) connection.lost()
    })
    port.start()
    connection.opened(link)
  })
}

function portOf(message: unknown): 'desk' | 'shell' | null {
  if (typeof message !== 'object' || message === null) return null
  if (!('type' in message) || message.type !== 'linli:port' || !('of' in message)) return null
  return message.of === 'desk' || message.of === 'shell' ? message.of : null
}
