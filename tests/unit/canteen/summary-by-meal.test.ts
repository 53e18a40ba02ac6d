/** 汇总表 says of which meal each sum is: of a draft, checked, submitted, and in the workbook; and comes to the same fen. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { claimedPolicy, openClaimDesk, ordinaryFen, september, type ClaimDesk } from './claim-desk'
import { workbookOf } from './claim-workbook'

const twoMeals = {
  ...claimedPolicy,
  conditions: [{ kind: 'meal' as const, anyOf: ['lunch' as const, 'supper' as const] }],
}

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk(twoMeals)
})
afterEach(() => at.desk.close())

const cityOf = async (id: number) => {
  const { summary, mealsFen, fen, funders } = await at.get(id)
  const inAll = summary.reduce((sum, row) => sum + row.fen, 0)
  expect([inAll, fen, funders.reduce((sum, { claimedFen }) => sum + claimedFen, 0)]).toEqual([
    mealsFen,
    mealsFen,
    mealsFen,
  ])
  return summary
    .filter(({ part, funder }) => part === 'meal' && funder === '市')
    .map(({ kind, count, fen: of }) => [kind, count, of])
}

it('by lunch and by supper, the same drawn up, checked and submitted', async () => {
  const { diner } = await at.enrol()
  for (const day of september(1, 3)) await at.lunch(diner, day)
  for (const day of september(1, 2)) await at.supper(diner, day)
  at.go('2026-10-02')
  const id = await at.make('2026-09')
  const expected = [
    ['lunch', 3, 300],
    ['supper', 2, 200],
  ]
  expect(await cityOf(id)).toEqual(expected)
  expect((await at.get(id)).fen).toBe(5 * ordinaryFen)
  await at.check(id)
  expect(await cityOf(id)).toEqual(expected)
  await at.submit(id)
  expect(await cityOf(id)).toEqual(expected)
})

it('what takes back a supper of an earlier month is a supper', async () => {
  const { diner } = await at.enrol()
  const supper = await at.supper(diner, '2026-08-31')
  at.go('2026-09-01')
  await at.claim('2026-08')
  await at.lunch(diner, '2026-09-02')
  await at.takeBack(supper)
  at.go('2026-10-02')
  const id = await at.make('2026-09')
  const expected = [
    ['lunch', 1, 100],
    ['supper', -1, -100],
  ]
  expect(await cityOf(id)).toEqual(expected)
  await at.check(id)
  await at.submit(id)
  expect(await cityOf(id)).toEqual(expected)
})

it('stands in the workbook beside the category', async () => {
  const { diner } = await at.enrol()
  await at.lunch(diner, '2026-09-01')
  await at.supper(diner, '2026-09-01')
  at.go('2026-10-02')
  const id = await at.make('2026-09')
  const sheet = await workbookOf(at.desk, id)
  const ofTheCity = sheet('汇总表').filter((row) => row[4] === '市')
  expect(ofTheCity.map(([, , category, meal, , count, yuan]) => [category, meal, count, yuan])).toEqual([
    ['60 岁以上', '午餐', 1, 1],
    ['60 岁以上', '晚餐', 1, 1],
  ])
})
