/** A class that meets every week until the new year: kept as a series, with what cannot be had left out. */
import { addDays } from '#work/calendar/rules/index'
import type { RoomSeries } from '#features/rooms/index'
import { isoWeekdayOf } from '#features/rooms/rules/index'
import type { Community } from './community'

const tuesday = 2

export function planSeries({ office, time, timeline, frontDesk }: Community): void {
  const on = time.days.findLast((day) => day < addDays(time.today, -2)) ?? time.days[0] ?? time.today
  const at = Math.min(time.now, time.instant(on, 10 * 60))
  timeline.plan(at, () => {
    const { rooms } = office.at(at, frontDesk)
    const room = rooms.house({}).rooms.find(({ name }) => name === '活动室')
    if (room === undefined) return
    const first = addDays(on, ((tuesday - isoWeekdayOf(on) + 7) % 7) + 7)
    const series: RoomSeries = {
      room: room.id,
      whole: true,
      places: 12,
      equipment: {},
      holder: { kind: 'group', name: '书法班' },
      purpose: 'class',
      title: '书法班',
      inCharge: '孙丽华',
      phone: null,
      comers: [],
      pattern: {
        starts: first,
        lines: [{ every: 'week', weeks: 1, weekday: tuesday, hours: { from: '14:00', until: '16:00' } }],
        ends: { by: 'times', times: 10 },
      },
      choices: [],
    }
    const { dates } = rooms.series.preview({ series })
    const stopped = dates.filter(({ plan }) => plan === 'stopped')
    if (stopped.length === dates.length) return
    const choices = stopped.map(({ date }) => ({ date, choice: 'skip' as const }))
    rooms.series.book({ series: { ...series, choices } })
  })
}
