/** A second client of the desk on loopback, beside the page: it is whoever is signed in there. */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { DeskContract } from '#centre/contract'

export function overTheWire(address: string): ContractRouterClient<DeskContract> {
  const { host: name, hash } = new URL(address)
  const websocket = new WebSocket(`ws://${name}/desk`, `linli.${hash.slice(1)}`, { origin: `http://${name}` })
  // Of the browser's WebSocket the link uses what this one has as well.
  return createORPCClient(new RPCLink({ websocket: websocket as unknown as globalThis.WebSocket }))
}
