/**
 * 「每月助餐补贴 20 元，当月未用完的可结转至次月」: what is left of a person's sum is used in the periods that follow, the oldest first. All
 * worked by hand; in fen.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { policy, type Budget, type Policy, type SubsidyPolicy } from '#features/canteen/contract/index'
import { priceMeal, type DinerFacts, type EarlierMeal } from '#features/canteen/rules/index'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'
import { diner, firstOfMarch, meal } from './people'
import { age, category, paidBy, spendUpTo, subsidy } from './published/parts'

type Own = Partial<Parameters<typeof subsidy>[0]>
const monthly = (carry: Budget['carry'], own: Own = {}): Policy =>
  policy.parse(
    subsidy({
      code: 'sum',
      name: '助餐补贴',
      basis: '为测试拟定，仿各地通知',
      from: '2026-09-01',
      classes: [{ code: 'all', name: '就餐老人', who: [], amount: spendUpTo(null), division: paidBy('区') }],
      budgets: [{ fen: 2000, per: 'month', carry }],
      ...own,
    }),
  )
const used = (day: string, fen: number, own: Partial<EarlierMeal> = {}): EarlierMeal => ({
  day,
  meal: 'lunch',
  at: 0,
  stands: true,
  granted: [{ policy: 'sum', fen }],
  delivery: [],
  running: [],
  ...own,
})
/** How much there is on a day: what a meal of a thousand yuan is given. */
const there = (
  rule: Policy,
  day: string,
  earlier: readonly EarlierMeal[] = [],
  person: Partial<DinerFacts> = {},
) => priceMeal([rule], diner(person), meal({ day, listFen: 100_000 }), earlier, firstOfMarch).subsidyFen

describe('a monthly sum', () => {
  it('that carries nothing begins anew each month', () => {
    expect(there(monthly(undefined), '2026-11-05', [used('2026-09-03', 1200)])).toBe(2000)
  })

  it('for one month more: what was left of September is used in October first, and lost with it', () => {
    const rule = monthly({ periods: 1 })
    const eaten = [used('2026-09-03', 1200), used('2026-10-12', 500)]
    expect(there(rule, '2026-09-04', eaten.slice(0, 1))).toBe(800)
    // 20.00 and the 8.00 of September.
    expect(there(rule, '2026-10-12', eaten.slice(0, 1))).toBe(2800)
    // The 5.00 were September's; its other 3.00 are lost, October's 20.00 are whole.
    expect(there(rule, '2026-11-05', eaten)).toBe(4000)
    expect(there(rule, '2026-12-07', eaten)).toBe(4000)
  })

  it('never more than its most', () => {
    const rule = monthly({ periods: 1, most: 500 })
    expect(there(rule, '2026-10-12', [used('2026-09-03', 1200)])).toBe(2500)
    expect(there(rule, '2026-10-12', [used('2026-09-03', 1700)])).toBe(2300)
    // 5.00 carried and 5.00 used: October's own 20.00 are left, of which 5.00 go on.
    expect(there(rule, '2026-11-05', [used('2026-09-03', 1200), used('2026-10-12', 500)])).toBe(2500)
  })

  it('for two months more', () => {
    const rule = monthly({ periods: 2 })
    const eaten = [used('2026-09-03', 1200), used('2026-10-12', 500)]
    // 3.00 of September, 20.00 of October, 20.00.
    expect(there(rule, '2026-11-05', eaten)).toBe(4300)
    // September's are lost.
    expect(there(rule, '2026-12-07', eaten)).toBe(6000)
  })

  it('counts what was taken back as left', () => {
    const rule = monthly({ periods: 1 })
    expect(there(rule, '2026-10-12', [used('2026-09-03', 1200, { stands: false })])).toBe(4000)
  })

  it('says how much there was when it is used up', () => {
    const price = priceMeal(
      [monthly({ periods: 1 })],
      diner(),
      meal({ day: '2026-10-12' }),
      [used('2026-09-03', 1200), used('2026-10-09', 2800)],
      firstOfMarch,
    )
    expect(price.notApplied[0]?.reasons).toEqual([
      { class: null, reason: { code: 'budget-used', per: 'month', fen: 2800 } },
    ])
  })

  it('brings nothing of months in which the policy did not mean the person', () => {
    const eighty = monthly({ periods: 1 }, { conditions: [age(80)] })
    // 80 on 10 October: not on the last day of September.
    const turns = { birth: '1946-10-10' }
    expect(there(eighty, '2026-10-12', [], turns)).toBe(2000)
    expect(there(eighty, '2026-11-05', [], turns)).toBe(4000)
    // A diner since 15 October.
    expect(there(monthly({ periods: 3 }), '2026-11-05', [], { enrolledOn: '2026-10-15' })).toBe(4000)
    // 低保 since 1 October, and in an institution until then.
    const need = monthly({ periods: 3 }, { conditions: [category('低保'), { kind: 'not-in-institution' }] })
    const before = { categories: [], inInstitution: true }
    const now = { categories: ['低保'], inInstitution: false }
    const person = { ...now, personOn: (day: string) => (day < '2026-10-01' ? before : now) }
    expect(there(need, '2026-11-05', [], person)).toBe(4000)
    // What is asked of the meal is asked of this one, and of no day before: a lunch on a Thursday.
    const lunches = monthly(
      { periods: 1 },
      {
        conditions: [
          { kind: 'meal', anyOf: ['lunch'] },
          { kind: 'weekday', anyOf: [4] },
        ],
      },
    )
    expect(there(lunches, '2026-10-15')).toBe(4000)
  })

  it('is carried from quarter to quarter as well, and from no sitting', () => {
    const quarter = monthly(undefined, { budgets: [{ fen: 3000, per: 'quarter', carry: { periods: 1 } }] })
    expect(there(quarter, '2026-10-12', [used('2026-09-03', 1200)])).toBe(3000 + 1800)
    expect(() =>
      monthly(undefined, { budgets: [{ fen: 3000, per: 'sitting', carry: { periods: 1 } }] }),
    ).toThrow('carried-nowhere')
  })
})

describe('at the till', () => {
  let at: ClaimDesk
  afterEach(() => at.desk.close())

  const fifteen: SubsidyPolicy = {
    ...claimedPolicy,
    running: [],
    classes: [{ code: 'all', name: '就餐老人', who: [], amount: spendUpTo(null), division: paidBy('区') }],
    budgets: [{ fen: 1500, per: 'month', carry: { periods: 1 } }],
  }
  const subsidyOf = async (id: number) => (await at.desk.client.canteen.till.meal({ id })).price.subsidyFen

  it('is counted from the meals that stand, since the person is a diner', async () => {
    at = await openClaimDesk(fifteen)
    // On 31 August: that month brings its 15.00 too.
    const { diner: id } = await at.enrol()
    expect(await subsidyOf(await at.lunch(id, '2026-09-01'))).toBe(1350)
    const second = await at.lunch(id, '2026-09-02')
    // August's last 1.50 and 12.00 of September, of which 3.00 are left.
    expect(await subsidyOf(second)).toBe(1350)
    expect(await subsidyOf(await at.lunch(id, '2026-10-12'))).toBe(1350)
    expect(await subsidyOf(await at.lunch(id, '2026-10-13'))).toBe(450)
    expect(await subsidyOf(await at.lunch(id, '2026-10-14'))).toBe(0)
    await at.takeBack(second)
    // August's 1.50 were lost with September; of it 15.00 are left: 30.00 for October, 18.00 used.
    expect(await subsidyOf(await at.lunch(id, '2026-10-15'))).toBe(1200)
  })
})
