/** Reads the centre's calendar from its tables, and writes a year into them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { kept } from '#vault/store/kept'
import type { HasStatements } from '#vault/store/store'
import { yearFile, type YearFile } from './file'
import { dayKinds, type Calendar } from './rules'

const dayRow = z.object({ day: z.string(), kind: z.enum(dayKinds), name: z.string() })
const yearRow = z.object({ year: z.number() })

const calendar = kept((store): Calendar => {
  const days = z
    .array(dayRow)
    .parse(store.statement('SELECT day, kind, name FROM calendar_days ORDER BY day').all())
  const years = z.array(yearRow).parse(store.statement('SELECT year FROM calendar_years').all())
  return {
    days: new Map(days.map((named) => [named.day, named])),
    yearsAnnounced: new Set(years.map(({ year }) => year)),
  }
})

/** The whole calendar: every clock is counted by it, and it changes once a year. */
export const readCalendar = (store: HasStatements): Calendar => calendar.of(store)

/** Puts a year's days in place of what was there. `now` in UTC milliseconds. */
export function putYear(store: HasStatements, file: YearFile, now: number): void {
  store.statement('DELETE FROM calendar_days WHERE year = ?').run(file.year)
  store
    .statement(
      `INSERT INTO calendar_years (year, source, entered_at) VALUES (?, ?, ?)
       ON CONFLICT (year) DO UPDATE SET source = excluded.source, entered_at = excluded.entered_at`,
    )
    .run(file.year, file.source, now)
  const insert = store.statement('INSERT INTO calendar_days (day, year, kind, name) VALUES (?, ?, ?, ?)')
  for (const { day, kind, name } of file.days) insert.run(day, file.year, kind, name)
  calendar.changed(store)
}

/** Brings a new desk the years that were announced when it was built. */
export function furnishCalendar(store: HasStatements, resourcesDir: string, now: number): void {
  const folder = join(resourcesDir, 'calendar')
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    putYear(store, yearFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))), now)
  }
}
