/** A walk through wishes that could not be met: one is noted, and counted. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { BookingText } from '../bookings/contract'
import type { roomsContract } from '../contract'

type Rooms = ContractRouterClient<typeof roomsContract>

/** @param taken a time that somebody has, for whoever walks */
export async function walkUnmet(
  { unmet }: Rooms,
  { sendId }: Pick<Walker<Rooms>, 'sendId'>,
  taken: BookingText,
): Promise<void> {
  await unmet.note({ sendId: sendId(), booking: { ...taken, holder: null, comers: [] } })
  await unmet.counts({ from: '2026-11-01', to: '2026-11-30' })
}
