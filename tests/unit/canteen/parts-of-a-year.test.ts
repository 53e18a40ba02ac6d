/** Quarters, half-years and 一次性 at the till: read as far back as they reach, held to by the file, and given back to their own. */
import { afterEach, describe, expect, it } from 'vitest'
import type { SubsidyPolicy } from '#features/canteen/contract/index'
import type { Period, TotalPeriod } from '#features/canteen/contract/words'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
afterEach(() => at.desk.close())

const open = async (own: Partial<SubsidyPolicy>) => {
  at = await openClaimDesk({ ...claimedPolicy, running: [], from: '2025-01-01', ...own })
  return (await at.enrol()).diner
}
const subsidyOf = async (id: number) => (await at.desk.client.canteen.till.meal({ id })).price.subsidyFen
const lunches = async (diner: number, days: readonly string[]) => {
  const given = []
  for (const day of days) given.push(await subsidyOf(await at.lunch(diner, day)))
  return given
}

describe('somebody’s meals', () => {
  it.each([
    ['quarter', ['2026-10-01', '2026-12-31', '2027-01-01'], [200, 0, 200]],
    ['quarter', ['2026-09-30', '2026-10-01', '2026-11-30'], [200, 200, 0]],
    ['half-year', ['2026-07-01', '2026-12-31', '2027-01-01', '2027-06-30'], [200, 0, 200, 0]],
    ['year', ['2026-01-02', '2026-12-31', '2027-01-01'], [200, 0, 200]],
    ['term', ['2026-02-02', '2026-09-01', '2027-12-01'], [200, 0, 0]],
  ] as const)('one a %s: %s', async (per: Period, days, given) => {
    const diner = await open({ limits: [{ count: 1, per }] })
    expect(await lunches(diner, days)).toEqual(given)
  })

  it('so many days a month: the lunch of a third day gets nothing, whatever the first two had', async () => {
    const diner = await open({ limits: [{ count: 2, per: 'month', of: 'days' }] })
    const days = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-10-01']
    expect(await lunches(diner, days)).toEqual([200, 200, 0, 200])
  })

  it('a sum of money a quarter ends within it, and one taken back is there again', async () => {
    const diner = await open({ budgets: [{ fen: 500, per: 'quarter' }] })
    const meals = []
    for (const day of ['2026-07-01', '2026-08-03', '2026-09-01']) meals.push(await at.lunch(diner, day))
    expect(await Promise.all(meals.map(subsidyOf))).toEqual([200, 200, 100])
    await at.takeBack(meals[1] ?? 0)
    expect(await lunches(diner, ['2026-09-02', '2026-09-03', '2026-10-01'])).toEqual([200, 0, 200])
  })
})

describe('what there is for all', () => {
  it.each([
    ['quarter', '2026-10-01', '2026-12-31', '2027-01-04'],
    ['half-year', '2026-07-01', '2026-12-31', '2027-01-04'],
  ] as const)('of a %s is held to by the file itself', async (per: TotalPeriod, first, within, next) => {
    const diner = await open({ totals: [{ fen: 300, per, last: 'in-part' }] })
    expect(await lunches(diner, [first, within])).toEqual([200, 100])
    const { sqlite } = at.desk.desk.session.requireOpen().store
    const more = (day: string) => () =>
      sqlite
        .prepare(
          `INSERT INTO canteen_subsidies (meal_id, line, day, part, policy, category, funder, fen)
           SELECT id, 9, day, 'meal', 'claimed', 'sixty', '区', 1 FROM canteen_meals WHERE day = ?`,
        )
        .run(day)
    expect(more(within)).toThrow('more than there is for all')
    expect(await lunches(diner, [next])).toEqual([200])
    expect(more(next)).not.toThrow()
  })

  it('a meal of a day that is closed, taken back the next, gives its place back to its own day alone', async () => {
    const diner = await open({ portions: [{ count: 1, per: 'day' }] })
    const { diner: other } = await at.enrol('李桂兰')
    const meal = await at.lunch(diner, '2026-09-01')
    await at.lunch(other, '2026-09-02')
    const { sqlite } = at.desk.desk.session.requireOpen().store
    sqlite.pragma('foreign_keys = OFF')
    sqlite.exec(`INSERT INTO canteen_close_requests (id, day, until_meal, until_entry, at, staff_id)
        VALUES (1, '2026-09-01', 9, 9, 0, 1);
      INSERT INTO canteen_closed_days (day, request_id, closed_by, witnessed_by, at) VALUES ('2026-09-01', 1, 1, 2, 0)`)
    sqlite.pragma('foreign_keys = ON')
    await at.takeBack(meal)
    const counted = sqlite.prepare('SELECT period, had FROM canteen_portions_had ORDER BY period').raw().all()
    expect(counted).toEqual([
      ['2026-09-01', 0],
      ['2026-09-02', 1],
    ])
    expect((await at.desk.client.canteen.policies.totals({})).portions).toMatchObject([{ count: 0 }])
  })
})

describe('a quarter’s claim', () => {
  it('takes back in the next what was given back after it, and both together are what stands', async () => {
    const diner = await open({})
    const meals = []
    for (const day of ['2026-07-01', '2026-08-03', '2026-09-30']) meals.push(await at.lunch(diner, day))
    at.go('2026-10-08')
    const third = await at.make('2026-07', 'quarter')
    await at.check(third)
    await at.submit(third)
    expect((await at.get(third)).fen).toBe(600)
    await at.takeBack(meals[1] ?? 0)
    await at.takeBack(meals[2] ?? 0)
    await at.lunch(diner, '2026-11-02')
    at.go('2027-01-05')
    const fourth = await at.make('2026-10', 'quarter')
    await at.check(fourth)
    await at.submit(fourth)
    // One new lunch, two taken back.
    expect((await at.get(fourth)).fen).toBe(200 - 400)
    const { sqlite } = at.desk.desk.session.requireOpen().store
    const all = sqlite
      .prepare('SELECT funder, sum(count), sum(fen) FROM canteen_claim_lines GROUP BY funder ORDER BY fen')
      .raw()
      .all()
    expect(all.toSorted()).toEqual([
      ['区', 2, 200],
      ['市', 2, 200],
    ])
  })
})
