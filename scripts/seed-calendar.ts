/**
 * Writes `resources/calendar/<year>.json` from the library chinese-days.
 *
 * The library tells days off from working days, not which of the days off are statutory. Those follow from
 * 全国年节及纪念日放假办法 (as revised from 2025: New Year's Eve and 2 May were added), by the lunar calendar.
 * A year for which the library has no data is left out: it is not announced.
 *
 *     npx tsx scripts/seed-calendar.ts 2024 2025 2026
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import chineseDays from 'chinese-days'
import { z } from 'zod'
import type { NamedDay } from '#work/calendar/rules/index'

const published = z.strictObject({
  holidays: z.record(z.iso.date(), z.string()),
  workdays: z.record(z.iso.date(), z.string()),
  inLieuDays: z.record(z.iso.date(), z.string()),
})

const chineseName = (description: string): string => description.split(',')[1] ?? description

function statutoryHolidays(year: number): ReadonlySet<string> {
  const lunar = (month: number, day: number): string =>
    chineseDays.getSolarDateFromLunar(
      `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    ).date
  const newYear = lunar(1, 1)
  const eve = new Date(Date.parse(`${newYear}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  return new Set([
    `${year}-01-01`,
    ...(year >= 2025 ? [eve, `${year}-05-02`] : []),
    newYear,
    lunar(1, 2),
    lunar(1, 3),
    chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
    `${year}-05-01`,
    lunar(5, 5),
    lunar(8, 15),
    `${year}-10-01`,
    `${year}-10-02`,
    `${year}-10-03`,
  ])
}

async function daysOf(year: number): Promise<readonly NamedDay[]> {
  const library = dirname(createRequire(import.meta.url).resolve('chinese-days'))
  const { holidays, workdays } = published.parse(
    JSON.parse(await readFile(join(library, 'years', `${year}.json`), 'utf8')),
  )
  const statutory = statutoryHolidays(year)
  const missing = [...statutory].filter((day) => !(day in holidays))
  if (missing.length > 0)
    throw new Error(`${year}: statutory but not off in the library: ${missing.join(', ')}`)
  const off = Object.entries(holidays).map(([day, description]): NamedDay => ({
    day,
    kind: statutory.has(day) ? 'statutory-holiday' : 'bridging-day-off',
    name: chineseName(description),
  }))
  const made = Object.entries(workdays).map(([day, description]): NamedDay => ({
    day,
    kind: 'make-up-working-day',
    name: chineseName(description),
  }))
  return [...off, ...made].sort((left, right) => left.day.localeCompare(right.day))
}

for (const year of process.argv.slice(2).map(Number)) {
  const days = await daysOf(year)
  const source = `国务院办公厅关于${year}年部分节假日安排的通知`
  const file = new URL(`../resources/calendar/${year}.json`, import.meta.url)
  await writeFile(file, `${JSON.stringify({ year, source, days }, null, 2)}\n`)
  process.stdout.write(`${year}: ${days.length} days\n`)
}
