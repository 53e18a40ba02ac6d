/** A walk through the waitlist: joined, offered, declined, offered to the next and taken, and left. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { BookingText } from '../bookings/contract'
import type { roomsContract } from '../contract'

type Rooms = ContractRouterClient<typeof roomsContract>

/** @param theirs a time of its own that is taken whole, for whoever walks */
export async function walkWaitlist(
  { waitlist, bookings }: Rooms,
  { sendId, say: { text, name, phone } }: Pick<Walker<Rooms>, 'sendId' | 'say'>,
  theirs: BookingText,
): Promise<void> {
  const { booking } = await bookings.book({ sendId: sendId(), booking: theirs })
  const group = (called: string): BookingText => ({
    ...theirs,
    holder: { kind: 'group', name: called },
    title: text.slice(0, 40),
    inCharge: name,
    phone,
  })
  const join = async (called: string) =>
    (await waitlist.join({ sendId: sendId(), booking: group(called) })).waiting.id
  const first = await join('合唱团')
  const second = await join('太极队')
  const third = await join('书法班')
  const why = text.slice(0, 200)
  await bookings.move({ sendId: sendId(), id: booking.id, move: 'cancel', reason: why })
  await waitlist.list({})
  await waitlist.reveal({ id: first, field: 'phone', reason: { code: 'reach-person', note: '' } })
  await waitlist.offer({ sendId: sendId(), id: first, minutes: 60 })
  await waitlist.answer({ sendId: sendId(), id: first, answer: 'decline', note: why })
  await waitlist.offer({ sendId: sendId(), id: second, minutes: 60 })
  await waitlist.answer({ sendId: sendId(), id: second, answer: 'accept', note: '' })
  await waitlist.withdraw({ sendId: sendId(), id: third, reason: why })
  // One goes on waiting.
  await join('舞蹈队')
}
