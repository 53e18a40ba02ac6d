/**
 * 「每月就餐满 20 次的，自第 21 次起每餐再优惠 1 元」「首次就餐免费」: which of somebody's meals of a period this one is. By hand; in fen.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { policy, type Condition, type Policy } from '#features/canteen/contract/index'
import { priceMeal, type EarlierMeal } from '#features/canteen/rules/index'
import { claimedPolicy, openClaimDesk, september, type ClaimDesk } from './claim-desk'
import { diner, firstOfMarch, meal } from './people'
import { fixed, paidBy, spendUpTo, subsidy } from './published/parts'

type NthMeal = Extract<Condition, { kind: 'nth-meal' }>
const nth = (own: Partial<NthMeal>): NthMeal => ({
  kind: 'nth-meal',
  per: 'month',
  from: 1,
  until: null,
  ...own,
})
const more = (condition: NthMeal): Policy =>
  policy.parse(
    subsidy({
      code: 'more',
      name: '常客优惠',
      basis: '为测试拟定，仿各地通知',
      from: '2026-01-01',
      conditions: [condition],
      classes: [{ code: 'all', name: '就餐老人', who: [], amount: fixed(100), division: paidBy('社区') }],
    }),
  )
const meals = (count: number, own: Partial<EarlierMeal> = {}): readonly EarlierMeal[] =>
  Array.from({ length: count }, (_, at) => ({
    day: `2026-11-${String(at + 1).padStart(2, '0')}`,
    meal: 'lunch',
    at: 0,
    stands: true,
    granted: [],
    delivery: [],
    running: [],
    ...own,
  }))
const given = (condition: NthMeal, earlier: readonly EarlierMeal[]) =>
  priceMeal([more(condition)], diner(), meal({ day: '2026-11-25' }), earlier, firstOfMarch)

describe('the meal of a number', () => {
  it('from the 21st of a month on: after twenty meals, subsidised or not', () => {
    const from21 = nth({ from: 21 })
    expect([19, 20, 23].map((count) => given(from21, meals(count)).subsidyFen)).toEqual([0, 100, 100])
    const reason = { code: 'nth-meal', per: 'month', is: 20, from: 21, until: null }
    expect(given(from21, meals(19)).notApplied).toEqual([
      { policy: 'more', reasons: [{ class: null, reason }] },
    ])
  })

  it('counts none that was taken back, and none of another month', () => {
    const from21 = nth({ from: 21 })
    expect(given(from21, [...meals(19), ...meals(1, { stands: false })]).subsidyFen).toBe(0)
    expect(given(from21, [...meals(19), ...meals(1, { day: '2026-10-31' })]).subsidyFen).toBe(0)
  })

  it('the first there ever is, and the second to the third of a day', () => {
    const first = nth({ per: 'term', until: 1 })
    expect([0, 1].map((count) => given(first, meals(count, { day: '2020-01-01' })).subsidyFen)).toEqual([
      100, 0,
    ])
    const day = nth({ per: 'day', from: 2, until: 3 })
    const today = (count: number) =>
      given(day, meals(count, { day: '2026-11-25', meal: 'breakfast' })).subsidyFen
    expect([0, 1, 2, 3].map(today)).toEqual([0, 100, 100, 0])
  })

  it('that ends before it begins is none', () => {
    expect(() => more(nth({ from: 3, until: 2 }))).toThrow('ends-before-it-begins')
  })
})

describe('in the claim', () => {
  let at: ClaimDesk
  afterEach(() => at.desk.close())

  it('the number that a meal had when it was sold stays, though one before it is taken back later', async () => {
    // From the third of a month on a yuan: the third, of 3 September, has it.
    at = await openClaimDesk(more(nth({ from: 3 })))
    const { diner: id, residentId } = await at.enrol()
    const meals = []
    for (const day of september(1, 3)) meals.push(await at.lunch(id, day))
    await at.takeBack(meals[0] ?? 0)
    // The next one is the third again: two stood when it was sold.
    const fourth = await at.lunch(id, '2026-09-04')
    const { price } = await at.desk.client.canteen.till.meal({ id: fourth })
    expect(price.subsidyFen).toBe(100)
    at.go('2026-10-08')
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(200)
    // Something is learnt that has nothing to do with it, and all are looked at again.
    at.go('2026-10-20')
    await at.grant(residentId, '低保', '2026-09-01')
    at.go('2026-11-03')
    expect(await at.get(await at.claim('2026-10'))).toMatchObject({ fen: 0, lines: 0 })
  })

  it('one that was taken back before it was sold has no number', async () => {
    at = await openClaimDesk(more(nth({ from: 3 })))
    const { diner: id, residentId } = await at.enrol()
    await at.takeBack(await at.lunch(id, '2026-09-01'))
    for (const day of september(2, 4)) await at.lunch(id, day)
    at.go('2026-10-08')
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(100)
    at.go('2026-10-20')
    await at.grant(residentId, '低保', '2026-09-01')
    at.go('2026-11-03')
    expect((await at.get(await at.claim('2026-10'))).lines).toBe(0)
  })
})

describe('at the till', () => {
  let at: ClaimDesk
  afterEach(() => at.desk.close())

  it('is counted from the rows, as far back as it asks; and tried with a number that is typed', async () => {
    const welcome: Policy = {
      ...claimedPolicy,
      running: [],
      conditions: [nth({ per: 'term', until: 2 })],
      classes: [
        { code: 'all', name: '就餐老人', who: [], amount: spendUpTo(null), division: paidBy('社区') },
      ],
    }
    at = await openClaimDesk(welcome)
    const { diner: id } = await at.enrol()
    const subsidyOf = async (one: number) =>
      (await at.desk.client.canteen.till.meal({ id: one })).price.subsidyFen
    const all = []
    for (const day of [...september(1, 1), '2026-11-02', '2027-02-01'])
      all.push(await subsidyOf(await at.lunch(id, day)))
    expect(all).toEqual([1350, 1350, 0])
    const person = {
      age: 80,
      sex: null,
      registered: 'community',
      lives: 'community',
      inInstitution: false,
    } as const
    const tried = async (mealsBefore: number) =>
      (
        await at.desk.client.canteen.policies.tryIt({
          trial: {
            person: { ...person, categories: [], mealsBefore },
            meal: {
              day: '2026-11-23',
              meal: 'lunch',
              way: 'eaten',
              clock: '11:30',
              eater: 'diner',
              listFen: 1000,
              deliveryFeeFen: 0,
            },
          },
          policy: null,
        })
      ).price.subsidyFen
    expect([await tried(1), await tried(2)]).toEqual([1000, 0])
  })
})
