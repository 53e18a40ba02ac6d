/** A machine whose clock stands in 2010: nothing that people count by is of that day before somebody has looked at it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, testNow, testPassword, type TestDesk } from '../../support/desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => {
  desk.close()
})

const refusal = (code: string): unknown => {
  const data: unknown = expect.objectContaining({ code })
  return expect.objectContaining({ data })
}

/** The program is started again on a machine whose clock says this, and somebody signs in. */
async function startedAt(now: string): Promise<TestDesk> {
  desk = await desk.reopen()
  desk.clock.setDate(Date.parse(now))
  await desk.client.session.signIn({ account: 'manager', password: testPassword })
  return desk
}
const register = ({ client }: TestDesk) =>
  client.visits.register({ sendId: newSendId(), matter: '问路', then: { kind: 'answered', answer: '' } })
const visitsOf = ({ desk: { session } }: TestDesk) =>
  session.requireOpen().store.statement('SELECT count(*) FROM visits').pluck().get()

describe('a clock that stands before the last entry', () => {
  it('is told to everyone, and nothing is written on its day', async () => {
    const there = await startedAt('2010-01-01T01:00:00Z')
    const state = await there.client.session.state({})
    expect(Math.abs(('clockBehind' in state ? (state.clockBehind ?? 0) : 0) - testNow)).toBeLessThan(60_000)
    await expect(register(there)).rejects.toEqual(refusal('session.clock-behind'))
    expect(visitsOf(there)).toBe(0)
  })

  it('is still told when the program is started again: the sign-in was of that day itself', async () => {
    await startedAt('2010-01-01T01:00:00Z')
    const there = await startedAt('2010-01-01T02:00:00Z')
    await expect(register(there)).rejects.toEqual(refusal('session.clock-behind'))
  })

  it('is no more told once it is set right, without a restart', async () => {
    const there = await startedAt('2010-01-01T01:00:00Z')
    there.clock.setDate(testNow + 60_000)
    expect(await there.client.session.state({})).toMatchObject({ clockBehind: null })
    await register(there)
    const later = await startedAt('2026-11-23T02:00:00Z')
    expect(await later.client.session.state({})).toMatchObject({ clockBehind: null })
  })

  it('is believed once somebody says so, on record: then it ran ahead before', async () => {
    const there = await startedAt('2026-11-20T01:00:00Z')
    await there.client.session.acceptClock({ sendId: newSendId() })
    await register(there)
    const later = await startedAt('2026-11-20T02:00:00Z')
    expect(await later.client.session.state({})).toMatchObject({ clockBehind: null })
  })

  it('by less than a day is none: a clock is set, and rows wait', async () => {
    const there = await startedAt('2026-11-22T02:00:00Z')
    expect(await there.client.session.state({})).toMatchObject({ clockBehind: null })
    await register(there)
  })

  it('keeps nobody from changing their password or leaving', async () => {
    const there = await startedAt('2010-01-01T01:00:00Z')
    await there.client.session.lock({})
    await there.client.session.unlock({ password: testPassword })
    await there.client.session.signOut({})
  })
})
