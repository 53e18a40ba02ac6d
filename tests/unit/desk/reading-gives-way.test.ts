/** What is read in pieces ends with the session: whoever asked is told that the desk is locked, and not what went wrong then. */
import { afterEach, expect, it, vi } from 'vitest'
import { recordStatements } from '../../bench/statements'
import { openClaimDesk, ordinaryFen } from '../canteen/claim-desk'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'

let desk: TestDesk
afterEach(() => {
  vi.restoreAllMocks()
  desk.close()
})

it('a year of figures is not told to a desk that was locked meanwhile', async () => {
  desk = await openTestDesk()
  const { canteen, session } = desk.client
  expect((await canteen.figures.of({ period: '2026' })).total.meals).toBe(0)
  // Each piece takes so long that others have their turn.
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000))
  const figures = canteen.figures.of({ period: '2026' })
  const locking = session.lock({})
  await expect(figures).rejects.toMatchObject({ code: 'LOCKED', data: { code: 'session.locked' } })
  await locking
  await session.unlock({ password: testPassword })
  expect((await canteen.figures.of({ period: '2026' })).total.meals).toBe(0)
})

/** How often others have their turn until a reading is there, where each of its pieces takes so long that it gives way. */
async function turnsUntil(reading: () => PromiseLike<unknown>): Promise<number> {
  let now = 0
  const slow = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000))
  let turns = 0
  let isThere = false
  const others = () => {
    turns += 1
    if (!isThere) setImmediate(others)
  }
  setImmediate(others)
  await reading()
  isThere = true
  slow.mockRestore()
  return turns
}

it('figures give way at least once for every month that they go through, and counting what is due for each of years', async () => {
  desk = await openTestDesk()
  const { canteen, visits, rooms, serviceRequests, privacy } = desk.client
  await desk.signIn('manager')
  const year = { period: '2026' } as const
  expect(await turnsUntil(() => canteen.figures.of(year))).toBeGreaterThan(24)
  expect(await turnsUntil(() => visits.figures.of(year))).toBeGreaterThan(24)
  expect(await turnsUntil(() => rooms.figures.of(year))).toBeGreaterThan(24)
  expect(
    await turnsUntil(() => rooms.figures.rows({ ...year, figure: 'sessions', limit: 50 })),
  ).toBeGreaterThan(12)
  expect(await turnsUntil(() => serviceRequests.figures.of({ period: '2026-10' }))).toBeGreaterThan(8)
  const before = await turnsUntil(() => privacy.retention.due({}))
  await visits.register({
    sendId: newSendId(),
    visitor: '路过的人',
    matter: '问路',
    then: { kind: 'answered', answer: '右转' },
  })
  desk.clock.setDate(desk.clock.now() + 10 * 366 * 86_400_000)
  await desk.signIn('manager')
  expect(await turnsUntil(() => privacy.retention.due({}))).toBeGreaterThan(before + 8 * 12)
})

it('checking and submitting a claim give way, and what is written meanwhile is in the claim to the fen', async () => {
  const at = await openClaimDesk()
  desk = at.desk
  const { diner } = await at.enrol()
  const meals: number[] = []
  for (const day of ['2026-09-01', '2026-09-02', '2026-09-03']) meals.push(await at.lunch(diner, day))
  at.go('2026-10-05')
  const id = await at.make('2026-09')
  expect(await turnsUntil(() => at.check(id))).toBeGreaterThan(5)
  expect((await at.get(id)).fen).toBe(3 * ordinaryFen)
  const { claims } = desk.client.canteen
  await claims.reopen({ sendId: newSendId(), id, reason: '再看一遍' })
  let now = 0
  const slow = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000))
  const checking = at.check(id)
  // In the middle of its reading.
  for (let turn = 0; turn < 4; turn += 1) await new Promise(setImmediate)
  await at.takeBack(meals[1] ?? 0)
  await checking
  slow.mockRestore()
  expect((await at.get(id)).fen).toBe(2 * ordinaryFen)
  expect(await turnsUntil(() => at.submit(id))).toBeGreaterThan(5)
  const { state, fen, differenceCount } = await at.get(id)
  expect({ state, fen, differenceCount }).toEqual({
    state: 'submitted',
    fen: 2 * ordinaryFen,
    differenceCount: 0,
  })
})

it('what was read for a claim is not read once more in the transaction, unless somebody wrote meanwhile', async () => {
  const at = await openClaimDesk()
  desk = at.desk
  const { diner } = await at.enrol()
  await at.lunch(diner, '2026-09-01')
  at.go('2026-10-05')
  const id = await at.make('2026-09')
  const { sqlite } = desk.desk.session.requireOpen().store
  const recorder = recordStatements(sqlite)
  recorder.begin()
  await at.check(id)
  const readings = recorder
    .end()
    .map(({ sql }) => sql)
    .filter((sql) => sql.includes('FROM canteen_unclaimed u'))
  expect(readings.length).toBeGreaterThan(0)
  expect(new Set(readings).size).toBe(readings.length)
})

it('a claim is not checked by whoever left while it was being read', async () => {
  const at = await openClaimDesk()
  desk = at.desk
  at.go('2026-10-05')
  const id = await at.make('2026-09')
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000))
  const checking = at.check(id)
  const locking = desk.client.session.lock({})
  await expect(checking).rejects.toMatchObject({ code: 'LOCKED', data: { code: 'session.locked' } })
  await locking
  await desk.client.session.unlock({ password: testPassword })
  expect((await at.get(id)).state).toBe('draft')
})
