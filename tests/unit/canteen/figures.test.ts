/** The canteen's figures: what stands is counted, divided, tallied by funder, and each number leads to its meals. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openClaimDesk, ordinaryFen, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

describe('the figures of September', () => {
  it('count what stands by class, age and way, and what was taken back not at all', async () => {
    const { figures } = at.desk.client.canteen
    const { diner } = await at.enrol()
    const { diner: other } = await at.enrol('李桂兰')
    await at.lunch(diner, '2026-09-01')
    await at.lunch(other, '2026-09-01')
    const meal = await at.lunch(diner, '2026-09-02')
    await at.takeBack(meal)
    await at.lunch(diner, '2026-10-09')
    const { total, before, by, tallies, steps } = await figures.of({ period: '2026-09' })
    expect(total).toEqual({ meals: 2, subsidised: 2, subsidy: 2 * ordinaryFen, own: 2 * 1150, others: 0 })
    expect(before.meals).toBe(0)
    expect(by.category.map(({ key, figures: { meals } }) => [key, meals])).toEqual([['60 岁以上', 2]])
    expect(by.age.map(({ key, figures: { meals } }) => [key, meals])).toEqual([['70-79', 2]])
    expect(tallies.funders).toEqual([
      { key: '区', count: 300 },
      { key: '市', count: 200 },
    ])
    expect(tallies.dishes).toEqual([{ key: '一荤两素', count: 2 }])
    expect(steps.find(({ at: day }) => day === '2026-09-01')?.figures.meals).toBe(2)
    const { rows } = await figures.rows({
      period: '2026-09',
      figure: 'subsidy',
      part: { division: 'way', key: 'eaten' },
      limit: 50,
    })
    expect(rows.map(({ name }) => name)).toEqual(['王桂珍', '李桂兰'])
  })
})
