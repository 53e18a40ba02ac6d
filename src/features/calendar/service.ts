/** Serves the centre's calendar; a change of it recounts what depends on it. */
import { asc, eq } from 'drizzle-orm'
import { calendarDays, calendarYears } from '#work/calendar/schema'
import { putYear } from '#work/calendar/store'
import { DeskError } from '#ground/contract/errors'
import { read, serve, write } from '#desk/rpc/serve'
import { calendarContract } from './contract'

export const calendarService = serve(calendarContract, {
  year: read((call, { year }) => {
    const announced = call.database
      .select({ year: calendarYears.year })
      .from(calendarYears)
      .orderBy(asc(calendarYears.year))
      .all()
    const found = call.database.select().from(calendarYears).where(eq(calendarYears.year, year)).get()
    const days = call.database
      .select({ day: calendarDays.day, kind: calendarDays.kind, name: calendarDays.name })
      .from(calendarDays)
      .where(eq(calendarDays.year, year))
      .orderBy(asc(calendarDays.day))
      .all()
    return {
      announced: announced.map((row) => row.year),
      source: found?.source ?? null,
      enteredAt: found?.enteredAt ?? null,
      days,
    }
  }),

  setYear: write((call, { year, source, days }) => {
    if (days.some(({ day }) => !day.startsWith(`${year}-`))) {
      throw new DeskError('invalid', 'calendar.day-of-another-year', { year })
    }
    call.house.beforeCalendar(call)
    const before = call.house.strandedIn(call, year)
    putYear(call, { year, source, days: [...days] }, call.now)
    call.record({ subject: `calendar-year:${year}`, change: { source, days } })
    const recounted = call.house.recount(call, `${year}-01-01`)
    const brought = [...call.house.strandedIn(call, year)].filter((promised) => !before.has(promised))
    return { year, recounted, stranded: brought.length }
  }),
})
