/** A walk through the sheet of calls: whom a closure hits, who was displaced, how one of them is reached. */
import type { ContractRouterClient } from '@orpc/contract'
import type { roomsContract } from '../contract'

type Rooms = ContractRouterClient<typeof roomsContract>

/** @param booking one that a group has, for whoever walks */
export async function walkCallSheet({ callSheet }: Rooms, booking: number): Promise<void> {
  await callSheet.list({ of: { list: 'own-use' } })
  await callSheet.list({ of: { list: 'rivals' } })
  await callSheet.list({ of: { list: 'stranded' } })
  await callSheet.contact({ booking })
}
