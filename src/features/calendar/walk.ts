/** A walk through what the calendar offers, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { calendarContract } from './contract'

export const walk = featureWalk<{ calendar: typeof calendarContract }>({
  async walk({ client: { calendar }, say: { text }, sendId }) {
    await calendar.year({ year: 2026 })
    const newYear = { day: '2027-01-01', kind: 'statutory-holiday', name: '元旦' } as const
    await calendar.setYear({ sendId: sendId(), year: 2027, source: text, days: [newYear] })
  },

  screens: {
    '/settings/calendar': { at: '/settings/calendar', shows: /2026/, main: true },
    '/settings/calendar/notice': { at: '/settings/calendar/notice?year=2027', shows: /通知/ },
    '/settings/calendar/day/:day': { at: '/settings/calendar/day/2026-10-01', shows: /10月1日/ },
  },
})
