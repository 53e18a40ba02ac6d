/** What is read in pieces ends with the session: whoever asked is told that the desk is locked, and not what went wrong then. */
import { afterEach, expect, it, vi } from 'vitest'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'

let desk: TestDesk
afterEach(() => desk.close())

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
