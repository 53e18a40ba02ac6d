/** The demonstration is an ordinary community that the program itself could have made, the same one every time. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { furnishDemonstration } from '#demonstration/index'
import type { CommunitySize } from '#demonstration/people/population'
import { readCalendar } from '#work/calendar/store'
import { workingDayKind } from '#work/calendar/rules/index'
import { dayAt, startOfDay } from '#ground/clock'
import type { Desk } from '#centre/create-desk'
import { house } from '#centre/house'
import { readCall } from '#desk/session/calls'
import { codesIn } from '../../support/own-copy'
import { demonstrationPassword } from '#desk/session/session'
import { requestStates } from '#features/privacy/contract/words'
import { ageOn } from '#ground/people/birth'
import { readIdNumber } from '#ground/people/id-numbers'
import { custodyFault, type CustodyEntry } from '#features/service-requests/materials/rules'
import { states } from '#features/service-requests/requests/contract/words'
import { stateTable } from '#features/service-requests/course/rules/states'
import { stateAfter as visitStateAfter, type VisitStart } from '#features/visits/rules'
import type { VisitMove, VisitState } from '#features/visits/contract/index'
import { openBareDesk, TestClock, testNow, type DeskClient } from '../../support/desk'

interface Opened {
  readonly desk: Desk
  readonly client: DeskClient
  readonly all: (sql: string) => readonly Row[]
  readonly close: () => void
}
type Row = Readonly<Record<string, unknown>>

/** On which time passes whenever it is asked for: furnishing takes hours. */
class SlowMachine extends TestClock {
  #asked = 0
  isSlow = true
  override monotonic(): number {
    if (this.isSlow) this.#asked += 1000
    return super.monotonic() + this.#asked
  }
}

async function demonstrationAt(now: number, size?: CommunitySize): Promise<Opened> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-test-'))
  const clock = new SlowMachine(now)
  const { desk, client } = openBareDesk(dataDir, { clock, demonstration: true })
  await furnishDemonstration(desk, size)
  clock.isSlow = false
  await client.session.signIn({ account: 'qiantai', password: demonstrationPassword })
  const { sqlite } = desk.session.requireOpen().store
  return {
    desk,
    client,
    all: (sql) => sqlite.prepare<[], Row>(sql).all(),
    close() {
      desk.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const today = dayAt(testNow)

/** Making up half a year is much work; how long it takes is for the bench to say. */
const patience = 600_000

describe('the ordinary community', () => {
  let opened: Opened
  beforeAll(async () => {
    opened = await demonstrationAt(testNow)
  }, patience)
  afterAll(() => opened.close())
  const count = (sql: string): number => Number(opened.all(`SELECT count(*) AS count ${sql}`)[0]?.['count'])

  test('has a canteen of three months: its diners, meals and orders, a claim that is paid and one that is open', () => {
    expect(count('FROM canteen_diners')).toBe(260)
    const days = count("FROM (SELECT DISTINCT day FROM canteen_meals WHERE meal = 'lunch')")
    expect(days).toBeGreaterThan(60)
    const lunches = count("FROM canteen_meals WHERE kind = 'sale'")
    expect(lunches).toBeGreaterThan(days * 20)
    // Companions are few: whoever sweeps a card is a diner.
    expect(count("FROM canteen_meals WHERE eater <> 'diner'")).toBeLessThan(lunches / 10)
    expect(count('FROM canteen_patterns')).toBeGreaterThan(10)
    expect(opened.all('SELECT state FROM canteen_claims ORDER BY id').map(({ state }) => state)).toEqual([
      'paid',
      'draft',
    ])
    expect(count("FROM canteen_list_changes WHERE change = 'gained'")).toBe(1)
    // One of each of what a policy can ask of a dish, of a stop, and of a month.
    expect(count("FROM (SELECT DISTINCT kind FROM canteen_offers WHERE kind <> '')")).toBe(2)
    const bands = opened.all(
      `SELECT DISTINCT s.band, b.value ->> 'fen' AS fen FROM canteen_stops s
         JOIN settings k ON k.key = 'canteen' JOIN json_each(k.value, '$.deliveryBands') b ON b.value ->> 'name' = s.band`,
    )
    expect(bands).toEqual([{ band: '四楼以上无电梯', fen: 300 }])
    // From 500 meals of a month on 1,000.00, from 1,000 on 2,000.00.
    const sums = opened.all(
      'SELECT period, fen, CASE WHEN meals >= 1000 THEN 200000 WHEN meals >= 500 THEN 100000 END AS due FROM canteen_claim_sums',
    )
    expect(sums).toMatchObject([{ period: '2026-09', fen: sums[0]?.['due'] }])
  })
  const column = (sql: string): readonly unknown[] => opened.all(sql).map((row) => Object.values(row)[0])

  test('has the size of an ordinary community', () => {
    expect(count('FROM residents')).toBe(12_000)
    expect(count('FROM households')).toBe(5500)
    expect(count('FROM (SELECT DISTINCT grid FROM residents)')).toBe(16)
    expect(count('FROM (SELECT DISTINCT estate FROM residents)')).toBe(4)
  })

  test('has as many old people and children as such a community has', () => {
    const ages = column("SELECT birth FROM residents WHERE status = 'living'").map((birth) =>
      ageOn(String(birth), today),
    )
    const share = ages.filter((age) => age >= 60 || age < 18).length / ages.length
    expect(share).toBeGreaterThan(0.36)
    expect(share).toBeLessThan(0.43)
    expect(Math.max(...ages)).toBeLessThan(105)
  })

  test('has ID numbers and phones that are valid and that nobody has', () => {
    const numbers = column("SELECT id_number FROM residents WHERE id_kind = 'resident-id'").map(String)
    expect(numbers.length).toBeGreaterThan(11_000)
    // Districts ending in 99 have not been given out.
    expect(
      numbers.filter((number) => !readIdNumber('resident-id', number).ok || number.slice(4, 6) !== '99'),
    ).toEqual([])
    const phones = column('SELECT number FROM resident_phones').map(String)
    expect(phones.filter((phone) => !/^(154|161|163|164)\d{8}$|^0273\d{7}$/.test(phone))).toEqual([])
  })

  test('tells each of those of whom most is held all of it in words, and nothing by a code', () => {
    const call = readCall(opened.desk.session)
    const fullest = column(
      `SELECT resident_id FROM (
         SELECT resident_id FROM canteen_diners UNION ALL SELECT resident_id FROM bookings
         UNION ALL SELECT resident_id FROM service_requests UNION ALL SELECT resident_id FROM visits)
        WHERE resident_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 400`,
    ).map(Number)
    const copy = house.keepers.flatMap((keeper) => keeper.held(call, fullest))
    expect(copy.filter(({ rows }) => rows.length > 0).length).toBeGreaterThan(12)
    expect(codesIn(copy)).toEqual([])
  })

  test('has namesakes, rare characters and every surname that is read in another way', () => {
    expect(count('FROM (SELECT name FROM residents GROUP BY name HAVING count(*) > 4)')).toBeGreaterThan(10)
    for (const surname of '单仇解查区朴曾覃')
      expect(count(`FROM residents WHERE name LIKE '${surname}%'`), surname).toBeGreaterThan(3)
    for (const rare of '龑㛃䶮𬭎')
      expect(count(`FROM residents WHERE name LIKE '%${rare}%'`), rare).toBeGreaterThan(0)
  })

  test('finds its people by whatever they have', async () => {
    const { found } = await opened.client.residents.find({ query: 'shan', limit: 20 })
    expect(found.some(({ card }) => card.name.startsWith('单'))).toBe(true)
  })

  test('has people who moved away, died, were born and were typed in twice', () => {
    expect(count("FROM residents WHERE status = 'moved-out'")).toBeGreaterThan(50)
    expect(count("FROM residents WHERE status = 'deceased'")).toBeGreaterThan(10)
    expect(count(`FROM residents WHERE birth > date('${today}', '-6 months')`)).toBeGreaterThan(5)
    expect(count('FROM residents WHERE id_kind IS NULL')).toBeGreaterThan(12)
  })

  test('has requests in every state', () => {
    expect(new Set(column('SELECT DISTINCT state FROM service_requests'))).toEqual(new Set(states))
  })

  test('offers one service of the centre’s own, whose form asks what the centre wrote', async () => {
    const { items } = await opened.client.serviceRequests.items.list({ withdrawn: false })
    expect(items.filter(({ asks }) => asks.length > 0).map(({ name, asks }) => [name, asks])).toEqual([
      ['困难家庭春节慰问申请', ['家庭人口', '困难原因', '最近一次得到救助的日期', '最需要什么']],
    ])
  })

  test('has residents’ requests about their own data in every state', () => {
    expect(new Set(column('SELECT DISTINCT state FROM privacy_requests'))).toEqual(new Set(requestStates))
    expect(count("FROM resident_consents WHERE kind = 'withdrawn'")).toBeGreaterThan(1)
    expect(count('FROM privacy_breaches')).toBe(1)
  })

  test('has originals that were looked at and handed back at once, and some returned after a look', () => {
    expect(count("FROM custody_entries WHERE movement = 'verified'")).toBeGreaterThan(5)
    expect(count("FROM custody_entries WHERE movement = 'returned-verified'")).toBeGreaterThan(5)
  })

  test('has an errand in the hands of each who serves at no counter', () => {
    expect(count('FROM errands WHERE staff_id IS NOT NULL AND returned_at IS NULL')).toBe(2)
  })

  test('has work that is due today, overdue, to be followed up and coming back', async () => {
    const counts = await opened.client.serviceRequests.counts({})
    expect(counts.dueToday).toBeGreaterThan(0)
    expect(counts.overdue).toBeGreaterThan(0)
    expect(counts.followUp).toBeGreaterThan(0)
    // Counted together in one statement, each is how many its list has.
    for (const [scope, counted] of [
      ['open', counts.open],
      ['mine', counts.mine],
      ['due', counts.due],
      ['overdue', counts.overdue],
      ['waiting', counts.waiting],
      ['follow-up', counts.followUp],
    ] as const) {
      const { total } = await opened.client.serviceRequests.list({ filter: { scope }, limit: 1 })
      expect(total, scope).toBe(counted)
    }
    expect(count(`FROM service_requests WHERE follow_up_due < '${today}'`)).toBeGreaterThan(0)
    expect(
      count("FROM service_requests WHERE rating LIKE '%dissatisfied' AND follow_up_due IS NOT NULL"),
    ).toBeGreaterThan(0)
    for (const time of ['missed', 'this-month', 'next-month'] as const) {
      const { rows } = await opened.client.serviceRequests.renewals.list({ time, limit: 10 })
      expect(rows.length, time).toBeGreaterThan(2)
    }
  })

  test('has a few people in the queue, one being served and one who was skipped', async () => {
    const home = await opened.client.visits.home({})
    expect(home.line.length).toBeGreaterThan(2)
    expect(home.line.filter(({ skipped }) => skipped)).toHaveLength(1)
    expect(home.atCounter.map(({ state }) => state)).toEqual(['serving'])
    expect(home.newcomerWait).not.toBeNull()
    expect(home.dutyCount).toBeGreaterThan(0)
  })

  test('breaks no reference', () => {
    expect(opened.all('PRAGMA foreign_key_check')).toEqual([])
  })

  test('never has fewer papers than none', () => {
    const ledgers = Map.groupBy(
      opened.all('SELECT * FROM custody_entries ORDER BY id').map(entryOf),
      ({ sendId }) => sendId,
    )
    expect(ledgers.size).toBeGreaterThan(100)
    for (const entries of ledgers.values()) {
      entries.forEach((entry, at) => expect(custodyFault(entries.slice(0, at), entry)).toBeNull())
    }
  })

  test('made every state of a request by moves of the table', () => {
    const moves = opened.all(
      `SELECT kind, from_state, state FROM request_events
        WHERE from_state IS NOT NULL AND from_state <> state AND kind <> 'taken-back'`,
    )
    expect(moves.length).toBeGreaterThan(1000)
    for (const { kind, from_state: from, state } of moves) {
      const allowed: Readonly<Record<string, string>> = stateTable[stateOf(from)].moves
      expect([state, 'where-it-stopped'], `${String(from)} ${String(kind)}`).toContain(allowed[String(kind)])
    }
    expect(count("FROM request_events WHERE kind = 'taken-back'")).toBeGreaterThan(0)
    const last = 'SELECT state FROM request_events WHERE request_id = r.id ORDER BY id DESC LIMIT 1'
    expect(count(`FROM service_requests r WHERE state <> (${last})`)).toBe(0)
  })

  test('made every state of a visit by moves of the table', () => {
    const courses = Map.groupBy(
      opened.all('SELECT visit_id, move FROM visit_moves ORDER BY id'),
      (row) => row['visit_id'],
    )
    const states = new Map(opened.all('SELECT id, state FROM visits').map(({ id, state }) => [id, state]))
    expect(courses.size).toBe(states.size)
    for (const [id, course] of courses) {
      let state: VisitState | VisitStart | null = 'new'
      for (const { move } of course) state = state && visitStateAfter(state, move as VisitMove)
      expect(state).toBe(states.get(id))
    }
  })

  test('was made on working days, in working hours, and not in the future', () => {
    const calendar = readCalendar(opened.desk.session.requireOpen().store)
    const instants = column(
      'SELECT at FROM request_events UNION SELECT at FROM visit_moves UNION SELECT at FROM custody_entries',
    ).map(Number)
    expect(Math.max(...instants)).toBeLessThanOrEqual(testNow)
    for (const at of instants) {
      const day = dayAt(at)
      const hour = (at - startOfDay(day)) / 3_600_000
      expect(day === today || workingDayKind(calendar, day).working, day).toBe(true)
      expect(hour, new Date(at).toISOString()).toBeGreaterThanOrEqual(8)
      expect(hour, new Date(at).toISOString()).toBeLessThan(19)
    }
  })

  test('is on record like any other work', () => {
    const recorded = count("FROM audit WHERE procedure = 'residents.register' AND outcome = 'done'")
    expect(recorded).toBe(count('FROM residents'))
    expect(count("FROM audit WHERE procedure = 'serviceRequests.move'")).toBeGreaterThan(1000)
  })
})

function entryOf(row: Row): CustodyEntry & { readonly sendId: number } {
  return {
    id: Number(row['id']),
    sendId: Number(row['request_id']),
    materialId: Number(row['material_id']),
    form: row['form'] === 'original' ? 'original' : 'copy',
    movement: row['movement'] as CustodyEntry['movement'],
    count: Number(row['count']),
    holder: row['holder'] as string | null,
    reverses: row['reverses'] as number | null,
  }
}

function stateOf(value: unknown): keyof typeof stateTable {
  const state = states.find((known) => known === value)
  if (state === undefined) throw new Error(`${String(value)} is no state`)
  return state
}

describe('the same day', () => {
  const size = { households: 500, people: 1090 }
  const digestOf = (opened: Opened, sql: string): string =>
    createHash('sha256')
      .update(JSON.stringify(opened.all(sql)))
      .digest('hex')

  test(
    'makes the same community, to the last row; a later hour only moves the times of today',
    async () => {
      const tables = [
        'residents',
        'resident_tags',
        'visits',
        'visit_moves',
        'service_requests',
        'request_events',
        'custody_entries',
        'renewal_duties',
      ]
      const first = await demonstrationAt(testNow, size)
      const second = await demonstrationAt(testNow, size)
      const evening = await demonstrationAt(testNow + 9 * 3_600_000, size)
      for (const table of tables) {
        expect(digestOf(second, `SELECT * FROM ${table}`), table).toBe(
          digestOf(first, `SELECT * FROM ${table}`),
        )
      }
      // Digests and chain are keyed, and each desk has keys of its own.
      const recorded = 'SELECT sequence, at, staff_id, procedure, outcome, subject FROM audit'
      expect(digestOf(second, recorded)).toBe(digestOf(first, recorded))
      const same = 'SELECT id, resident_id, state, due_day, rating FROM service_requests'
      expect(digestOf(evening, same)).toBe(digestOf(first, same))
      const names = 'SELECT name, id_number, birth, room FROM residents ORDER BY id_number, name'
      expect(digestOf(evening, names)).toBe(digestOf(first, names))
      for (const opened of [first, second, evening]) opened.close()
    },
    patience,
  )

  test(
    'has a queue also on a day off and before the office opens',
    async () => {
      const sunday = await demonstrationAt(Date.parse('2026-11-22T22:30:00+08:00'), size)
      const early = await demonstrationAt(Date.parse('2026-11-24T00:20:00+08:00'), size)
      for (const opened of [sunday, early]) {
        expect((await opened.client.visits.home({})).line.length).toBeGreaterThan(2)
        expect(
          new Set(opened.all('SELECT DISTINCT state FROM service_requests').map(({ state }) => state)),
        ).toEqual(new Set(states))
        opened.close()
      }
    },
    patience,
  )
})
