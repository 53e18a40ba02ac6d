/** A resident's bookings for the timeline on their page. */
import { createElement } from 'react'
import i18next from 'i18next'
import type { TimelineEntry } from '#app/feature'
import { Status } from '#app/parts/small.tsx'
import { instantOfMinute } from '../rules/minutes'
import { bookingTone, nameText } from './booking-words'
import { deskClient } from './client'
import { spanText } from './words'

export async function bookingsOf(residentId: number, signal: AbortSignal): Promise<readonly TimelineEntry[]> {
  const { bookings } = await deskClient.rooms.bookings.timeline({ residentId }, { signal })
  const t = i18next.getFixedT(null, 'rooms')
  return bookings.map((booking) => ({
    key: `booking:${booking.id}`,
    at: instantOfMinute(booking.span.from),
    title: t('timeline.booking', { name: nameText(t, booking), hours: spanText(t, booking.span) }),
    status: createElement(Status, {
      tone: bookingTone[booking.state],
      children: t(`held.states.${booking.state}`),
    }),
    path: `/rooms/list/${booking.id}`,
  }))
}
