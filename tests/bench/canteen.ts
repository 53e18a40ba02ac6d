/**
 * The canteen after ten years: what a month's claim takes beside reading a million rows into a typed array; then its noon.
 *
 * The past is put into the file by SQL, past the till and under all of its guards: lunches and suppers of the same people,
 * a subsidy each, claimed up to the month before.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { addDays } from '#ground/days'
import { demonstrationPassword } from '#desk/session/session'
import type { SQLiteFile } from '#vault/store/open'
import type { BenchClient } from './client'
import { account, openOn } from './community-file'
import { figureOf, type Figure } from './figures'
import { noonFigures } from './canteen-noon'
import { timed } from './find'

/** What a busy canteen sells in ten years. */
export const tenYearsOfMeals = 1_000_000
/** As many eat at noon and as many in the evening. */
const eaters = 135
const month = { from: '2026-10-01', until: '2026-10-31' }
const times = 12
/** After everything that is put in. */
const today = '2026-11-23'
const warmUp = 2

export async function canteenFigures(mealsEver: number): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-bench-'))
  const desk = openOn(dataDir)
  try {
    const client = createRouterClient(desk.router) as BenchClient
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
    const diners: number[] = []
    for (let at = 0; at < eaters; at += 1) diners.push(await enrol(client))
    const { sqlite } = desk.session.requireOpen().store
    sqlite.transaction(() => fill(sqlite, Math.min(...diners), mealsEver))()
    return [
      ...(await claimFigures(client, sqlite, mealsEver)),
      ...(await noonFigures(client, sqlite, { dataDir, enrol: () => enrol(client) })),
    ]
  } finally {
    desk.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function enrol(client: BenchClient): Promise<number> {
  const { id: residentId } = await client.residents.register({
    sendId: randomUUID(),
    person: {
      name: '王桂珍',
      sex: null,
      idKind: null,
      idNumber: '',
      birth: '1950-01-01',
      registration: null,
      registrationPlace: '',
      address: { estate: '', building: '', unit: '', room: '', grid: '' },
      phones: [],
      contacts: [],
      remark: '',
    },
    relation: '',
    tags: [],
    consent: null,
  })
  const { id } = await client.canteen.diners.enrol({
    sendId: randomUUID(),
    residentId,
    registered: 'community',
    lives: 'community',
    avoids: [],
    diet: '',
    code: null,
  })
  return id
}

/** Ten years of meals up to the end of the month, and one claim of everything before it. */
function fill(sqlite: SQLiteFile, firstDiner: number, mealsEver: number): void {
  const days = Math.floor(mealsEver / (2 * eaters))
  const begin = addDays(month.until, 1 - days)
  const staff = Number(sqlite.prepare('SELECT min(id) FROM staff').pluck().get())
  sqlite
    .prepare(
      `WITH RECURSIVE n(at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM n WHERE at + 1 < @meals)
       INSERT INTO canteen_meals (kind, day, meal, way, eater, diner_id, at, list_fen, price_fen, subsidy_fen,
         delivery_fee_fen, delivery_subsidy_fen, own_fen, lines, price, used, staff_id)
       SELECT 'sale', date(@begin, '+' || (at / @aDay) || ' days'),
              CASE WHEN at % @aDay < @eaters THEN 'lunch' ELSE 'supper' END, 'eaten', 'diner',
              @first + at % @eaters, unixepoch(@begin) * 1000 + (at / @aDay) * 86400000 + 14400000 + at % @aDay,
              1200, 1200, 200 + at % 7, 0, 0, 1000 - at % 7, '[]', '{}', '{}', @staff FROM n`,
    )
    .run({ meals: days * 2 * eaters, begin, aDay: 2 * eaters, eaters, first: firstDiner, staff })
  sqlite.exec(
    `INSERT INTO canteen_subsidies (meal_id, line, day, part, policy, category, funder, fen)
     SELECT id, 1, day, 'meal', 'policy-1', 'class-' || (id % 3), CASE id % 2 WHEN 0 THEN '市' ELSE '区' END, subsidy_fen
       FROM canteen_meals`,
  )
  sqlite
    .prepare(
      `INSERT INTO canteen_claims (from_day, until_day, state, made_at, made_by) VALUES (?, ?, 'draft', 0, ?)`,
    )
    .run(begin, addDays(month.from, -1), staff)
  sqlite
    .prepare(
      `INSERT INTO canteen_claim_lines (claim_id, meal_id, day, part, policy, category, funder, turn, count, fen)
       SELECT (SELECT max(id) FROM canteen_claims), meal_id, day, part, policy, category, funder, 1, 1, fen
         FROM canteen_subsidies WHERE day < ?`,
    )
    .run(month.from)
  for (const state of ['checked', 'submitted'])
    sqlite.prepare('UPDATE canteen_claims SET state = ?').run(state)
}

/** A meal of nobody that was taken back at once: of what was added up before it nothing is known to be so still. */
function takeOneBack(sqlite: SQLiteFile): void {
  const put = sqlite.prepare(
    `INSERT INTO canteen_meals (kind, reverses, day, meal, way, eater, at, list_fen, price_fen, subsidy_fen,
       delivery_fee_fen, delivery_subsidy_fen, own_fen, lines, price, used, staff_id)
     SELECT ?, ?, ?, 'lunch', 'eaten', 'companion', 0, 0, 0, 0, 0, 0, 0, '[]', '{}', '{}', min(id) FROM staff`,
  )
  const { lastInsertRowid } = put.run('sale', null, today)
  put.run('undo', lastInsertRowid, today)
}

interface Scanned {
  readonly fen: number
  readonly took: number
}

/** The month added up by whoever keeps no sums and no index: every row there is, into a typed array. */
function scan(sqlite: SQLiteFile, mealsEver: number): Scanned {
  const begin = performance.now()
  const fens = new Int32Array(mealsEver)
  let at = 0
  const rows = sqlite.prepare<[], [string, number]>('SELECT day, fen FROM canteen_subsidies').raw().iterate()
  for (const [day, fen] of rows) {
    fens[at] = day >= month.from && day <= month.until ? fen : 0
    at += 1
  }
  const fen = fens.reduce((sum, one) => sum + one, 0)
  return { fen, took: performance.now() - begin }
}

async function claimFigures(
  client: BenchClient,
  sqlite: SQLiteFile,
  mealsEver: number,
): Promise<readonly Figure[]> {
  const { claims } = client.canteen
  const { id } = await claims.make({ sendId: randomUUID(), span: 'month', month: month.from.slice(0, 7) })
  const measure = async (name: string, before = () => {}): Promise<Figure> => {
    const measured: number[] = []
    const limit: number[] = []
    for (let turn = -warmUp; turn < times; turn += 1) {
      before()
      const took = await timed(() => claims.get({ id }))
      const scanned = scan(sqlite, mealsEver)
      const { fen } = await claims.get({ id })
      if (fen !== scanned.fen) throw new Error(`the claim comes to ${fen}, its rows to ${scanned.fen}`)
      if (turn < 0) continue
      measured.push(took)
      limit.push(scanned.took)
    }
    return figureOf(name, { measured, limit }, { median: 0.05 })
  }
  const first = await measure('claim: a month drawn up, looked at for the first time', () =>
    takeOneBack(sqlite),
  )
  const drawnUp = await measure('claim: a month drawn up, looked at again')
  await claims.check({ sendId: randomUUID(), id })
  await claims.submit({ sendId: randomUUID(), id })
  return [first, drawnUp, await measure('claim: a month as it was submitted')]
}
