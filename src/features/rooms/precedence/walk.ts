/** A walk through the centre's own use: a class displaced by an election, called twice and moved, another given up. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { BookingText } from '../bookings/contract'
import type { roomsContract } from '../contract'

type Rooms = ContractRouterClient<typeof roomsContract>

/** @param theirs a time of its own that is free, for whoever walks */
export async function walkOwnUse(
  { precedence, bookings }: Rooms,
  { sendId, say: { text, name, phone } }: Pick<Walker<Rooms>, 'sendId' | 'say'>,
  theirs: BookingText,
): Promise<void> {
  const group = { kind: 'group' as const, name: '合唱团' }
  const classAt = (at: BookingText['span']) =>
    bookings.book({
      sendId: sendId(),
      booking: { ...theirs, span: at, holder: group, title: text.slice(0, 40), inCharge: name, phone },
    })
  const { booking } = await classAt(theirs.span)
  const { room, span, whole, places, equipment } = theirs
  const own = { room, span, places: 1, use: 'election' as const, title: text.slice(0, 40) }
  await precedence.preview({ own })
  await precedence.book({ sendId: sendId(), own, reason: text.slice(0, 200), displaces: [booking.id] })
  const { calls } = await precedence.calls({})
  const id = calls.find((one) => one.booking.id === booking.id)?.id ?? 0
  await precedence.reveal({ id, field: 'phone', reason: { code: 'reach-person', note: '' } })
  await precedence.note({ sendId: sendId(), id, result: 'not-reached', note: text.slice(0, 200) })
  await precedence.note({ sendId: sendId(), id, result: 'gives-up', note: text.slice(0, 200) })
  await precedence.reopen({ sendId: sendId(), id })
  const later = { from: span.from + 24 * 60, until: span.until + 24 * 60 }
  await precedence.move({ sendId: sendId(), id, to: { room, span: later, whole, places, equipment } })
  // One more is still to be called.
  const after = { from: span.from + 48 * 60, until: span.until + 48 * 60 }
  const { booking: other } = await classAt(after)
  await precedence.book({
    sendId: sendId(),
    own: { ...own, span: after },
    reason: text.slice(0, 200),
    displaces: [other.id],
  })
}
