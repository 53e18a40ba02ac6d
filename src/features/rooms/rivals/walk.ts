/** A walk through telling a rival: two ask for one time that neither holds, one is approved, the other is called and told. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { BookingText } from '../bookings/contract'
import type { roomsContract } from '../contract'

type Rooms = ContractRouterClient<typeof roomsContract>

/** @param theirs a time in a room in which a request holds nothing until it is approved, for whoever walks */
export async function walkRivals(
  { bookings, rivals }: Rooms,
  { sendId, say: { text, name, phone } }: Pick<Walker<Rooms>, 'sendId' | 'say'>,
  theirs: BookingText,
): Promise<void> {
  const ask = async (group: string) => {
    const holder = { kind: 'outside-group' as const, name: group }
    const booking = { ...theirs, holder, title: text.slice(0, 40), inCharge: name, phone }
    return (await bookings.book({ sendId: sendId(), booking })).booking.id
  }
  await ask('第一家公司')
  const second = await ask('第二家公司')
  await bookings.decide({ sendId: sendId(), id: second, move: 'approve', reason: '' })
  const { calls } = await rivals.calls({})
  for (const { id } of calls) {
    await rivals.reveal({ id, reason: { code: 'reach-person', note: '' } })
    await rivals.note({ sendId: sendId(), id, result: 'not-reached', note: text.slice(0, 200) })
    await rivals.note({ sendId: sendId(), id, result: 'told', note: text.slice(0, 200) })
    await rivals.reopen({ sendId: sendId(), id })
  }
}
