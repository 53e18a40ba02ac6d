/** Per head once a day: where the meal that brought it is taken back, another of that day brings it. */
import { afterEach, describe, expect, it } from 'vitest'
import type { SubsidyPolicy } from '#features/canteen/contract/index'
import { claimedPolicy, openClaimDesk, september, type ClaimDesk } from './claim-desk'

const perDay: SubsidyPolicy = {
  ...claimedPolicy,
  conditions: [],
  running: [{ code: 'running', name: '运营补贴', who: [], fen: 300, per: 'day', funder: '市' }],
}
/** It gives the diner nothing. */
const headsOnly: SubsidyPolicy = { ...perDay, classes: [] }

let at: ClaimDesk
afterEach(() => at.desk.close())

/** What a claim asks for running: how often and how much. */
async function runningOf(claim: number) {
  const { summary } = await at.get(claim)
  const running = summary.filter(({ part }) => part === 'running')
  return {
    count: running.reduce((sum, one) => sum + one.count, 0),
    fen: running.reduce((sum, one) => sum + one.fen, 0),
  }
}

describe.each([
  ['a policy that gives to the meal too', perDay],
  ['a policy of heads alone', headsOnly],
])('under %s', (_, policy) => {
  it('the supper brings it where the lunch was taken back, also before anything is learnt', async () => {
    at = await openClaimDesk(policy)
    const { diner, residentId } = await at.enrol()
    const lunch = await at.lunch(diner, '2026-09-01')
    await at.supper(diner, '2026-09-01')
    await at.takeBack(lunch)
    at.go('2026-10-08')
    const draft = await at.make('2026-09')
    expect(await runningOf(draft)).toEqual({ count: 1, fen: 300 })
    await at.grant(residentId, '低保', '2026-08-31')
    expect(await runningOf(draft)).toEqual({ count: 1, fen: 300 })
    await at.check(draft)
    await at.submit(draft)
    expect(await runningOf(draft)).toEqual({ count: 1, fen: 300 })
    at.go('2026-11-08')
    expect(await runningOf(await at.make('2026-10'))).toEqual({ count: 0, fen: 0 })
  })

  it('a lunch that is taken back after it was claimed leaves it with the supper', async () => {
    at = await openClaimDesk(policy)
    const { diner } = await at.enrol()
    const lunch = await at.lunch(diner, '2026-09-01')
    await at.supper(diner, '2026-09-01')
    at.go('2026-10-08')
    expect(await runningOf(await at.claim('2026-09'))).toEqual({ count: 1, fen: 300 })
    await at.takeBack(lunch)
    at.go('2026-11-08')
    const october = await at.claim('2026-10')
    expect(await runningOf(october)).toEqual({ count: 0, fen: 0 })
    expect((await at.get(october)).summary.filter(({ part }) => part === 'running')).not.toEqual([])
    at.go('2026-12-08')
    expect((await at.get(await at.make('2026-11'))).lines).toBe(0)
  })

  it('two meals that stand bring it once, and one that was sold afterwards has it already', async () => {
    at = await openClaimDesk(policy)
    const { diner } = await at.enrol()
    for (const day of september(1, 2)) {
      await at.lunch(diner, day)
      await at.supper(diner, day)
    }
    const lunch = await at.lunch(diner, '2026-09-03')
    await at.takeBack(lunch)
    await at.supper(diner, '2026-09-03')
    at.go('2026-10-08')
    expect(await runningOf(await at.claim('2026-09'))).toEqual({ count: 3, fen: 900 })
  })
})
