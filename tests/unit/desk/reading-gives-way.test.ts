/** What is read in pieces ends with the session: whoever asked is told that the desk is locked, and not what went wrong then. */
import { afterEach, expect, it, vi } from 'vitest'
import { openTestDesk, testPassword, type TestDesk } from '../../support/desk'

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
