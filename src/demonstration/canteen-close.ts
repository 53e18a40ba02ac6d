/** The drawer of a day: opened with a float, counted after lunch, and the day closed by two. Today waits for its count. */
import { clockAt } from '#ground/clock'
import type { Community } from './community'

/** What went into the drawer, as whoever stands there would see it. */
export interface Takings {
  cashFen: number
}

const floatFen = 20_000
const opens = 10 * 60 + 20
const counted = 13 * 60 + 40
/** On one day two yuan are missing. */
const missingFen = 200

export function planShift(
  { office, time, timeline, manager, canteenStaff }: Community,
  day: string,
  takings: Takings,
): void {
  const openedAt = time.instant(day, opens)
  // Looked at in the night, today has not begun: what is now belongs to the day before, which is closed.
  if (clockAt(openedAt) < '05:00') return
  timeline.plan(openedAt, () => {
    const { shift } = office.at(openedAt, canteenStaff).canteen.close.openShift({ openingFen: floatFen })
    if (day === time.today) return
    const countedAt = time.instant(day, counted)
    timeline.plan(countedAt, () => {
      const missing = day === time.days.at(-4) ? missingFen : 0
      const drawerFen = floatFen + takings.cashFen - missing
      const { close } = office.at(countedAt, canteenStaff).canteen
      const { differenceFen } = close.count({ shift, countedFen: drawerFen })
      if (differenceFen !== 0) close.explain({ shift, reason: 'change-mistake' })
      if (drawerFen > floatFen) close.toBank({ shift, fen: drawerFen - floatFen })
      const { request } = close.ask({ day, outsideReason: null })
      const signedAt = time.instant(day, counted + 12)
      timeline.plan(signedAt, () => {
        office.at(signedAt, manager).canteen.close.confirm({ request })
      })
    })
  })
}
