/** A desk that has been used for years: the demonstration's community, and behind it what so many years leave. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { furnishDemonstration } from '#demonstration/index'
import type { SQLiteFile } from '#vault/store/open'
import { signedIn } from '../../client'
import { digestOfSources, largeSize, openOn, root } from '../../community-file'
import { copyCases } from './cases'
import { copyUntil } from './copies'
import { writeLog } from './log'
import { writeMeals } from './meals'
import { bookings, requests, sumEquipment, visits } from './past'

/** What a year leaves at a centre for 100,000 people. */
const ofOneYear = {
  visits: 40_000,
  requests: 20_000,
  log: 300_000,
  meals: 90_000,
  bookings: 5_000,
  cases: 200,
}
/** Who eats at its canteen. */
const diners = 260
/** With whose first sign-in the log begins to be sealed. */
const auditor = 'ducha'
/** Who has the key of the sealed file. */
const headMediator = 'zhuren'

const written = [
  'visits',
  'visit_moves',
  'service_requests',
  'request_events',
  'request_materials',
  'custody_entries',
  'audit',
  'disclosures',
  'bookings',
  'booking_equipment',
  'booking_comers',
  'booking_events',
  'room_checks',
  'room_key_entries',
]

const made = z.array(z.object({ type: z.string(), name: z.string(), sql: z.string() }))

/** In bulk: what watches these tables and what orders them is taken off and put back. */
function inBulk(sqlite: SQLiteFile, work: () => void): void {
  const marks = written.map(() => '?').join(', ')
  const besides = made.parse(
    sqlite
      .prepare(
        `SELECT type, name, sql FROM sqlite_schema
          WHERE type IN ('trigger', 'index') AND sql IS NOT NULL
            AND (tbl_name IN (${marks}) OR tbl_name LIKE 'canteen!_%' ESCAPE '!')`,
      )
      .all(...written),
  )
  sqlite.pragma('foreign_keys = OFF')
  sqlite.pragma('synchronous = OFF')
  for (const { type, name } of besides) sqlite.exec(`DROP ${type} "${name}"`)
  work()
  for (const { sql } of besides) sqlite.exec(sql)
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
}

/** The folder of a desk of so many years, made when it isn't there. `scale` of 1 is the whole size. */
export async function deskOfYears(
  years: number,
  scale: number,
  say: (line: string) => void,
): Promise<string> {
  const cache = join(root, 'node_modules', '.cache', 'linli-growth')
  const digest = digestOfSources(['tests/bench/growth/made'])
  const folder = join(cache, `${digest}-${years}-${scale}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  for (const old of readdirSync(cache))
    if (!old.startsWith(digest)) rmSync(join(cache, old), { recursive: true, force: true })
  say(`Making up a desk of ${years} years; it is kept for the next run.`)
  const unfinished = mkdtempSync(join(cache, `${digest}-unfinished-`))
  const people = Math.round(largeSize.people * scale)
  const times = years * scale
  const desk = openOn(unfinished)
  await furnishDemonstration(desk, { people, households: Math.round(largeSize.households * scale) })
  await signedIn(desk, auditor)
  await signedIn(desk)
  const { store } = desk.session.requireOpen()
  const { sqlite } = store
  const span = { years, people }
  inBulk(sqlite, () => {
    copyUntil(sqlite, visits, Math.round(ofOneYear.visits * times), span)
    copyUntil(sqlite, requests, Math.round(ofOneYear.requests * times), span)
    copyUntil(sqlite, bookings, Math.round(ofOneYear.bookings * times), span)
    sumEquipment(sqlite)
    writeMeals(sqlite, {
      ...span,
      mealsAYear: Math.round(ofOneYear.meals * scale),
      diners: Math.round(diners * scale),
    })
    writeLog(store, Math.round(ofOneYear.log * times), years, people)
  })
  await signedIn(desk, headMediator)
  copyCases(desk.session.storeOf('mediation').sqlite, Math.round(ofOneYear.cases * times), span)
  desk.close()
  renameSync(unfinished, folder)
  return folder
}
