/** The faults of claims, by the report they were found in, through the desk itself: what is learnt after a month was claimed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inNeedFen, openClaimDesk, ordinaryFen, september, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

const lunches = async (diner: number, days: readonly string[]) => {
  for (const day of days) await at.lunch(diner, day)
}
const linesOf = async (id: number, corrections = false) =>
  (await at.desk.client.canteen.claims.lines({ id, corrections, limit: 200 })).rows

describe('a claim', () => {
  it('comes to the same once it is locked: its sums, its corrections, its lines page by page', async () => {
    const { diner, residentId } = await at.enrol()
    const eligibility = await at.grant(residentId, '低保', '2026-08-31')
    await lunches(diner, september(8, 12))
    at.go('2026-10-08')
    await at.claim('2026-09')
    await lunches(diner, ['2026-10-08'])
    at.go('2026-11-02')
    // Two days are taken back and claimed anew as anybody's: lines of either sign, all of days before October.
    await at.end(eligibility, '2026-09-10')
    const october = await at.make('2026-10')
    await at.check(october)
    const before = await at.get(october)
    const listed = await linesOf(october)
    const corrected = await linesOf(october, true)
    expect(corrected.map(({ count }) => Math.sign(count))).toEqual(expect.arrayContaining([-1, 1]))
    expect(corrected.length).toBeLessThan(listed.length)
    expect(before.corrections).toEqual({
      lines: corrected.length,
      fen: corrected.reduce((sum, { fen }) => sum + fen, 0),
    })

    await at.submit(october)
    const { lines, fen, corrections, summary } = await at.get(october)
    expect({ lines, fen, corrections, summary }).toEqual({
      lines: before.lines,
      fen: before.fen,
      corrections: before.corrections,
      summary: before.summary,
    })
    expect(await linesOf(october)).toEqual(listed)
    expect(await linesOf(october, true)).toEqual(corrected)
    const { claims } = at.desk.client.canteen
    let page = await claims.lines({ id: october, corrections: false, limit: 2 })
    const paged = [...page.rows]
    while (page.next !== null) {
      page = await claims.lines({ id: october, corrections: false, limit: 2, after: page.next })
      expect(page.total).toBe(listed.length)
      paged.push(...page.rows)
    }
    expect(paged).toEqual(listed)
  })

  it('erpnext#34102, erpnext#25656: two drafts of September made at once and both taken in ask for each line once', async () => {
    const { diner } = await at.enrol()
    await lunches(diner, september(1, 4))
    at.go('2026-10-08')
    const ids = await Promise.all([at.make('2026-09'), at.make('2026-09')])
    await Promise.all(ids.map((id) => at.check(id)))
    await Promise.all(ids.map((id) => at.submit(id)))
    const sums = await Promise.all(ids.map(async (id) => (await at.get(id)).fen))
    expect(sums.toSorted((left, right) => left - right)).toEqual([0, 4 * ordinaryFen])
  })

  it('erpnext#7515: a meal refunded in the next month is negative there in count and sum', async () => {
    const { diner } = await at.enrol()
    const meal = await at.lunch(diner, '2026-09-10')
    at.go('2026-10-08')
    await at.claim('2026-09')
    at.go('2026-10-20')
    await at.takeBack(meal)
    at.go('2026-11-02')
    const october = await at.claim('2026-10')
    expect(await at.get(october)).toMatchObject({
      fen: -ordinaryFen,
      corrections: { lines: 3, fen: -ordinaryFen },
    })
    expect((await linesOf(october)).map(({ count, fen, part }) => [part, count, fen]).toSorted()).toEqual([
      ['meal', -1, -100],
      ['meal', -1, -100],
      ['running', -1, -50],
    ])
  })

  it('evaka#2418: 低保 that ended on the 10th, learnt in November, is taken back in the next claim', async () => {
    const { diner, residentId } = await at.enrol()
    const eligibility = await at.grant(residentId, '低保', '2026-08-31')
    await lunches(diner, september(8, 12))
    at.go('2026-10-08')
    const claimed = await at.claim('2026-09')
    expect((await at.get(claimed)).fen).toBe(5 * inNeedFen)
    at.go('2026-11-02')
    await at.end(eligibility, '2026-09-10')
    const october = await at.claim('2026-10')
    // The 11th and the 12th: as anybody of their age from now on.
    expect((await at.get(october)).fen).toBe(2 * (ordinaryFen - inNeedFen))
    expect(await at.get(claimed)).toMatchObject({ fen: 5 * inNeedFen, differenceCount: 0 })
  })

  it('evaka#4196: two categories replaced by none have each line taken back', async () => {
    const { diner, residentId } = await at.enrol()
    const need = await at.grant(residentId, '低保', '2026-08-31')
    await lunches(diner, september(1, 2))
    at.go('2026-09-03')
    await at.end(need, '2026-09-02')
    await at.grant(residentId, '特困', '2026-09-03')
    await lunches(diner, september(3, 4))
    at.go('2026-10-08')
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(4 * inNeedFen)
    at.go('2026-11-02')
    await at.end(need, '2026-08-30')
    const { rows } = await at.desk.client.canteen.eligibility.list({ tab: 'held', limit: 10 })
    await at.end(rows[0]?.id ?? 0, '2026-09-02')
    const october = await at.claim('2026-10')
    const taken = (await linesOf(october)).filter(({ count, part }) => count < 0 && part === 'meal')
    expect(new Set(taken.map(({ categoryName }) => categoryName))).toEqual(new Set(['低保', '特困']))
    expect((await at.get(october)).fen).toBe(4 * (ordinaryFen - inNeedFen))
  })

  it('evaka#4310: an end moved to the 20th and annulled the next day adds up to what stands', async () => {
    const { diner, residentId } = await at.enrol()
    const eligibility = await at.grant(residentId, '低保', '2026-08-31')
    await lunches(diner, ['2026-09-10', '2026-09-25'])
    at.go('2026-10-08')
    const first = await at.claim('2026-09')
    at.go('2026-11-02')
    await at.end(eligibility, '2026-09-20')
    const second = await at.claim('2026-10')
    at.go('2026-12-02')
    await at.end(eligibility, '2026-08-30')
    const third = await at.claim('2026-11')
    const sums = await Promise.all([first, second, third].map(async (id) => (await at.get(id)).fen))
    expect(sums).toEqual([2 * inNeedFen, ordinaryFen - inNeedFen, ordinaryFen - inNeedFen])
  })

  it('takes back meals after a death or a move that was learnt late, and claims them again if that was wrong', async () => {
    const dead = await at.enrol('王桂珍')
    const moved = await at.enrol('李桂兰')
    await lunches(dead.diner, september(8, 10))
    await lunches(moved.diner, september(8, 10))
    at.go('2026-10-08')
    await at.claim('2026-09')
    at.go('2026-11-02')
    await at.status(dead.residentId, 'deceased', '2026-09-10')
    await at.status(moved.residentId, 'moved-out', '2026-09-09')
    const october = await at.claim('2026-10')
    expect((await at.get(october)).fen).toBe(-3 * ordinaryFen)
    at.go('2026-12-02')
    await at.status(moved.residentId, 'living', '2026-09-09')
    expect((await at.get(await at.claim('2026-11'))).fen).toBe(2 * ordinaryFen)
  })

  it('asks for no more than was given: who turns out to be entitled paid the rest themselves', async () => {
    const { diner, residentId } = await at.enrol()
    await lunches(diner, september(8, 10))
    at.go('2026-09-11')
    await at.grant(residentId, '低保', '2026-09-08')
    at.go('2026-10-08')
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(3 * ordinaryFen)
  })
})
