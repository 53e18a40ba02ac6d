/** A walk through series: kept with a date left out, changed, cancelled, taken back, put back, and one that waits. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { roomsContract } from '../contract'
import type { SeriesText } from './contract'

type Rooms = ContractRouterClient<typeof roomsContract>

export async function walkSeries(
  { series }: Rooms,
  { sendId, say: { text, name, phone } }: Pick<Walker<Rooms>, 'sendId' | 'say'>,
  room: number,
  residentId: number,
): Promise<void> {
  const weekly: SeriesText = {
    room,
    whole: true,
    places: 1,
    equipment: {},
    holder: { kind: 'resident', residentId },
    purpose: 'study',
    title: text.slice(0, 40),
    inCharge: null,
    phone: null,
    comers: [],
    pattern: {
      starts: '2026-12-01',
      lines: [{ every: 'week', weeks: 1, weekday: 2, hours: { from: '06:00', until: '07:00' } }],
      ends: { by: 'times', times: 3 },
    },
    choices: [{ date: 1, choice: 'skip' }],
  }
  await series.preview({ series: weekly })
  const { series: made } = await series.book({ sendId: sendId(), series: weekly })
  const { id } = made
  await series.get({ id })
  await series.putBack({ sendId: sendId(), id, date: 1 })
  const hours = { from: '07:00', until: '08:00' }
  const to = { hours, days: 1, room, whole: true, places: 1, equipment: {} }
  const change = { id, date: 0, reach: 'following' as const, to, choices: [] }
  await series.previewChange({ change })
  await series.change({ sendId: sendId(), change })
  const cancelled = await series.cancel({
    sendId: sendId(),
    id,
    date: 1,
    reach: 'following',
    reason: text.slice(0, 200),
  })
  await series.takeBack({ sendId: sendId(), id, events: cancelled.takeBack })
  const outside = { kind: 'outside-group' as const, name: '某某幼儿园' }
  const asked = { ...weekly, holder: outside, inCharge: name, phone, choices: [] }
  const { series: request } = await series.book({
    sendId: sendId(),
    series: { ...asked, pattern: { ...weekly.pattern, starts: '2026-12-03' } },
  })
  await series.decide({ sendId: sendId(), id: request.id, move: 'approve', reason: '' })
}
