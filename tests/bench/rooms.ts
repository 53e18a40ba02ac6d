/**
 * Rooms after ten years: the conflict check and the guarded insert beside the same without rules, a week on the board, and a
 * year's series previewed.
 *
 * The past is put into the file by SQL, through all of its guards: five rooms from eight to eight, an oven with every second
 * booking of the last. `LINLI_BENCH_BOOKINGS` makes it smaller for whoever only looks whether it runs.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { addDays } from '#ground/days'
import { dayAt } from '#ground/clock'
import { demonstrationPassword } from '#desk/session/session'
import { houseRules, type HouseRules } from '#features/rooms/contract/index'
import { minutesOfDay, startOfDay } from '#features/rooms/rules/index'
import { conflictAsked } from '#features/rooms/schema/guards'
import type { SQLiteFile } from '#vault/store/open'
import type { BenchClient } from './client'
import { account, benchNow, openOn } from './community-file'
import { figureOf, type Figure } from './figures'
import { timed } from './find'

const bookingsEver = Number(process.env.LINLI_BENCH_BOOKINGS ?? 200_000)
const names = ['社区书房', '议事厅', '活动室', '科技馆', '烘焙小站']
/** An hour each, with a quarter to clear after it: one every five quarters from eight. */
const aDay = 9
const every = 75
const firstHour = 8 * 60
/** A series of a year finds every one of its days full but the evening. */
const daysAhead = 370
const times = 300
const warmUp = 30
/** One frame of a screen that shows sixty a second. */
const frame = 1000 / 60

export async function roomsFigures(): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-bench-'))
  const desk = openOn(dataDir)
  try {
    const client = createRouterClient(desk.router) as BenchClient
    const rooms = await furnish(client)
    const { sqlite } = desk.session.requireOpen().store
    const today = dayAt(benchNow)
    sqlite.transaction(() => fill(sqlite, rooms, today))()
    sqlite.exec('ANALYZE')
    return [
      conflictFigure(sqlite, rooms, today),
      insertFigure(sqlite, rooms, today),
      await weekFigure(client, today),
      await seriesFigure(client, rooms, today),
    ]
  } finally {
    desk.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const rules: HouseRules = houseRules.parse({
  hours: [{ season: null, on: { by: 'every-day' }, open: [{ from: '08:00', until: '22:00' }] }],
  specialDays: [],
  modes: ['whole', 'places'],
  places: 24,
  bufferBefore: 0,
  bufferAfter: 15,
  buffersMayLieOutsideHours: true,
  step: 15,
  shortest: 15,
  longest: 240,
  backToBackIsOne: false,
  aheadLeast: 0,
  aheadMost: 365,
  aheadMostInSeries: 400,
  limits: [],
  mayBook: ['resident', 'group', 'outside-group', 'centre'],
  approvalFor: [],
  pendingHours: 48,
  briefing: null,
  guardianUnder: null,
  checkIn: null,
  suspension: null,
  fee: 0,
  deposit: 0,
  materialsFee: 0,
  printed: '',
  keys: [],
  checksBefore: [],
  checksAfter: [],
})

/** A desk with five rooms, and ovens in the last; its numbers. */
async function furnish(client: BenchClient): Promise<readonly number[]> {
  await client.session.setUp({
    sendId: randomUUID(),
    centre: {
      community: '翰林社区',
      subDistrict: '花山街道',
      committee: '调解委员会',
      numberPrefix: '翰林',
    },
    manager: { account, name: '李文静', password: demonstrationPassword },
  })
  const rooms: number[] = []
  for (const name of names) {
    const text = { name, inside: null, excludes: [], outOfUse: null, rules }
    rooms.push((await client.rooms.saveRoom({ sendId: randomUUID(), existing: null, text })).id)
  }
  const oven = { code: 'oven', name: '烤箱', pieces: 3, rooms: rooms.slice(-1), outages: [] }
  await client.rooms.saveEquipment({ sendId: randomUUID(), id: null, text: oven })
  return rooms
}

const insert = (table: string) => `
  INSERT INTO ${table} (room_id, starts, ends, held_until, whole, places, holder_kind, use, purpose, title, state,
         booked_at, booked_by)
  VALUES (@room, @from, @until, @until, 1, 1, 'centre', 'ordinary', 'class', '', 'confirmed', 0, @staff) RETURNING id`

/** So many of each room and day up to a year ahead, the oldest first. */
function fill(sqlite: SQLiteFile, rooms: readonly number[], today: string): void {
  const staff = Number(sqlite.prepare('SELECT min(id) FROM staff').pluck().get())
  const book = sqlite.prepare(insert('bookings')).pluck()
  const take = sqlite.prepare('INSERT INTO booking_equipment SELECT ?, id, 1 FROM room_equipment')
  const days = Math.ceil(bookingsEver / (rooms.length * aDay))
  const first = startOfDay(addDays(today, daysAhead - days))
  for (let day = 0; day < days; day += 1) {
    for (let turn = 0; turn < aDay; turn += 1) {
      const from = first + day * minutesOfDay + firstHour + turn * every
      for (const room of rooms) {
        const id = book.get({ room, from, until: from + 60, staff })
        if (room === rooms.at(-1) && turn % 2 === 0) take.run(id)
      }
    }
  }
}

function measured(work: () => unknown): number {
  const begin = performance.now()
  work()
  return performance.now() - begin
}

/** A time of another day of the ten years at each turn: nothing is asked twice. */
const someDay = (today: string, turn: number): number =>
  startOfDay(today) -
  ((turn * 7919) % Math.max(1, Math.floor(bookingsEver / (names.length * aDay)) - 30)) * minutesOfDay

/** As the triggers ask it, in one statement: is somebody in the way, and is there a piece left. */
function conflictFigure(sqlite: SQLiteFile, rooms: readonly number[], today: string): Figure {
  // A trigger's row is no parameter. As bare parameters these would be looked at by the planner (STAT4, after the ANALYZE
  // above), and the statement planned anew at every value: ten times what asking takes.
  const bound = (text: string) => text.replaceAll(/\bNEW\.(\w+)/g, '(0 + @$1)')
  const pieces = bound(conflictAsked.pieceTooMany('NEW.equipment', 'NEW.starts', 'NEW.held_until'))
  const conflict = sqlite
    .prepare(`SELECT ${bound(conflictAsked.somebodyInTheWay)} AS taken, ${bound(pieces)} AS pieces`)
    .pluck()
  const get = sqlite.prepare('SELECT * FROM bookings WHERE id = ?')
  const equipment = sqlite.prepare('SELECT id FROM room_equipment').pluck().get()
  const count = Number(sqlite.prepare('SELECT max(id) FROM bookings').pluck().get())
  const room = rooms.at(-1)
  const asked: number[] = []
  const limit: number[] = []
  for (let turn = -warmUp; turn < times; turn += 1) {
    const starts = someDay(today, turn + warmUp) + 21 * 60
    const value = { id: 0, room_id: room, starts, held_until: starts + 60, whole: 1, equipment }
    const took = measured(() => conflict.get(value))
    const got = measured(() => get.get(((turn + warmUp) * 7919) % count))
    if (turn < 0) continue
    asked.push(took)
    limit.push(got)
  }
  return figureOf(
    'rooms: is anybody in the way, with buffers and ovens',
    { measured: asked, limit },
    { median: 2 },
  )
}

/** A booking with all its guards, synced, beside the same row in a table with the same indexes that nothing guards. */
function insertFigure(sqlite: SQLiteFile, rooms: readonly number[], today: string): Figure {
  const table = String(sqlite.prepare("SELECT sql FROM sqlite_master WHERE name = 'bookings'").pluck().get())
  sqlite.exec(table.replaceAll(/([`"])bookings\1/g, '$1bare_bookings$1'))
  const indexes = sqlite
    .prepare(
      "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'bookings' AND sql IS NOT NULL",
    )
    .pluck()
    .all()
  for (const index of indexes) {
    sqlite.exec(String(index).replace(/INDEX `([^`]+)` ON `bookings`/, 'INDEX `bare_$1` ON `bare_bookings`'))
  }
  sqlite.exec('INSERT INTO bare_bookings SELECT * FROM bookings')
  const staff = Number(sqlite.prepare('SELECT min(id) FROM staff').pluck().get())
  const guarded = sqlite.prepare(insert('bookings'))
  const bare = sqlite.prepare(insert('bare_bookings'))
  const asked: number[] = []
  const limit: number[] = []
  for (let turn = -warmUp; turn < times; turn += 1) {
    const room = rooms[(turn + warmUp) % rooms.length]
    const from = startOfDay(addDays(today, 60 + Math.floor((turn + warmUp) / rooms.length))) + 21 * 60
    const value = { room, from, until: from + 60, staff }
    const took = measured(() => guarded.get(value))
    const got = measured(() => bare.get(value))
    if (turn < 0) continue
    asked.push(took)
    limit.push(got)
  }
  sqlite.exec('DROP TABLE bare_bookings')
  return figureOf('rooms: a booking kept, guarded and synced', { measured: asked, limit }, { median: 2 })
}

async function weekFigure(client: BenchClient, today: string): Promise<Figure> {
  const asked: number[] = []
  for (let turn = -warmUp; turn < times / 3; turn += 1) {
    const from = addDays(today, -7 * (turn + warmUp + 1))
    const took = await timed(() => client.rooms.day.view({ from, days: 7, room: null }))
    if (turn >= 0) asked.push(took)
  }
  return figureOf(
    'rooms: a week of five rooms, against a frame',
    { measured: asked, limit: [frame] },
    { median: 1 },
  )
}

async function seriesFigure(client: BenchClient, rooms: readonly number[], today: string): Promise<Figure> {
  const asked: number[] = []
  for (let turn = -5; turn < 30; turn += 1) {
    const series = {
      room: rooms[(turn + 5) % rooms.length] ?? 0,
      whole: true,
      places: 1,
      equipment: {},
      holder: { kind: 'group' as const, name: '合唱团' },
      purpose: 'rehearsal' as const,
      title: '合唱排练',
      inCharge: null,
      phone: null,
      comers: [],
      choices: [],
      pattern: {
        starts: addDays(today, 1),
        lines: [
          {
            every: 'week' as const,
            weeks: 1,
            weekday: ((turn + 5) % 7) + 1,
            hours: { from: '20:00', until: '21:30' },
          },
        ],
        ends: { by: 'times' as const, times: 52 },
      },
    }
    const took = await timed(() => client.rooms.series.preview({ series }))
    if (turn >= 0) asked.push(took)
  }
  return figureOf(
    'rooms: a series of 52 previewed, against 50 ms',
    { measured: asked, limit: [50] },
    { median: 1 },
  )
}
