/** Serves the router over whatever carries messages: a MessagePort or a WebSocket. */
import type { AnyRouter } from '@orpc/server'
import {
  onMessagePortClose,
  onMessagePortMessage,
  postMessagePortMessage,
  type SupportedMessagePort,
} from '@orpc/client/message-port'
import { StandardRPCHandler } from '@orpc/server/standard'
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer'
import { ServerPeer } from '@orpc/standard-server-peer'
import type { Logger } from '#vault/logger'

export type PortLike = SupportedMessagePort

/** What the desk needs of a WebSocket of the `ws` package. */
export interface SocketLike {
  send(message: string | ArrayBufferLike | Uint8Array): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: () => void): void
}

export interface Wire {
  servePort(port: PortLike): void
  serveSocket(socket: SocketLike): void
}

export function createWire(router: AnyRouter, logger: Logger): Wire {
  const handle = createServerPeerHandleRequestFn(new StandardRPCHandler(router, {}), { context: {} })

  /** A message that is no call is noted and passed over: one bad message must not end the desk for everyone. */
  const receive = (peer: ServerPeer, message: unknown): void => {
    if (!isMessage(message)) {
      logger.error('wire: a message that is no call')
      return
    }
    peer
      .message(message, handle)
      .catch((error: unknown) => logger.error('wire: a message that is no call', error))
  }

  return {
    servePort(port) {
      const peer = new ServerPeer((message) => {
        postMessagePortMessage(port, message)
      })
      onMessagePortMessage(port, (message) => receive(peer, message))
      onMessagePortClose(port, () => peer.close())
    },
    serveSocket(socket) {
      const peer = new ServerPeer((message) => {
        socket.send(message)
      })
      socket.addEventListener('message', ({ data }) => receive(peer, data))
      socket.addEventListener('close', () => peer.close())
    },
  }
}

function isMessage(value: unknown): value is string | ArrayBuffer | Uint8Array<ArrayBuffer> {
  return typeof value === 'string' || value instanceof ArrayBuffer || value instanceof Uint8Array
}
