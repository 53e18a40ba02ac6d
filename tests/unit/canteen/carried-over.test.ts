/**
 * 「每月助餐补贴 20 元，当月未用完的可结转至次月」: what is left of a person's sum is used in the periods that follow, the oldest first. All
 * worked by hand; in fen.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { policy, type Budget, type Policy, type SubsidyPolicy } from '#features/canteen/contract/index'
import { priceMeal, type DinerFacts, type EarlierMeal } from '#features/canteen/rules/index'
import { newSendId } from '../../support/desk'
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

describe('a period that is over', () => {
  const versions = (...all: readonly (readonly [string, Policy])[]) => ({
    ...firstOfMarch,
    versionsOf: () => all.map(([since, rule]) => ({ since, policy: rule })),
  })
  /** By the newest of these versions. */
  const thereBy = (day: string, earlier: readonly EarlierMeal[], ...all: (readonly [string, Policy])[]) => {
    const now = all.at(-1)?.[1]
    if (now === undefined) throw new Error('no version')
    const settings = versions(...all)
    return priceMeal([now], diner(), meal({ day, listFen: 100_000 }), earlier, settings).subsidyFen
  }
  const three = (fen: number, own: Own = {}, carry: Budget['carry'] = { periods: 1 }) =>
    monthly(undefined, { budgets: [{ fen, per: 'month', carry }], ...own })

  it('is judged as the policy was on its last day: a larger sum leaves nothing of a month that was used up', () => {
    // 300.00 a month from September on, all of October's used, 400.00 since 1 November.
    const eaten = [used('2026-09-03', 30_000), used('2026-10-12', 30_000)]
    const [before, now] = [three(30_000), three(40_000)]
    expect(thereBy('2026-11-05', eaten, ['2026-09-01', before], ['2026-11-01', now])).toBe(40_000)
    // Written on the last day of October, it is October's sum.
    expect(thereBy('2026-11-05', eaten, ['2026-09-01', before], ['2026-10-31', now])).toBe(50_000)
  })

  it('is not lost with a new first day of the policy', () => {
    const [before, now] = [three(2000), three(2000, { from: '2027-01-01' })]
    // 20.00 of December and 20.00.
    expect(thereBy('2027-01-05', [], ['2026-09-01', before], ['2027-01-01', now])).toBe(4000)
  })

  it('carried nothing where its policy did not yet', () => {
    const [before, now] = [monthly(undefined), monthly({ periods: 12 })]
    const all = [
      ['2026-09-01', before],
      ['2026-11-10', now],
    ] as const
    expect(thereBy('2026-11-12', [], ...all)).toBe(2000)
    expect(thereBy('2026-12-07', [], ...all)).toBe(4000)
  })

  it('knows two sums of one period apart', () => {
    const budgets = [
      { fen: 3000, per: 'month' as const, carry: { periods: 1 } },
      { fen: 2000, per: 'month' as const, carry: { periods: 1 } },
    ]
    // 60.00 of the one, 40.00 of the other: the less.
    expect(thereBy('2026-10-12', [], ['2026-09-01', monthly(undefined, { budgets })])).toBe(4000)
  })

  it('before the first version that was written down is judged by that one', () => {
    expect(thereBy('2026-10-12', [], ['2026-10-10', monthly({ periods: 1 })])).toBe(4000)
  })

  it('brings nothing for whoever eats without a name', () => {
    const { enrolledOn: _none, ...nobody } = diner()
    const price = priceMeal(
      [monthly({ periods: 3 })],
      nobody,
      meal({ day: '2026-11-05', listFen: 100_000 }),
      [],
      firstOfMarch,
    )
    expect(price.subsidyFen).toBe(2000)
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

  it('is the same whichever of a person’s cards is shown', async () => {
    at = await openClaimDesk(fifteen)
    const first = await at.enrol()
    at.go('2026-10-20')
    const second = await at.enrol()
    await at.desk.client.residents.merge({
      sendId: newSendId(),
      kept: second.residentId,
      gone: first.residentId,
      take: [],
    })
    // 15.00 of September, 15.00: 13.50 are the whole lunch, 13.50 more, then the last 3.00.
    const meals = [
      await at.lunch(second.diner, '2026-10-21'),
      await at.lunch(second.diner, '2026-10-22'),
      await at.lunch(first.diner, '2026-10-23'),
    ]
    expect(await Promise.all(meals.map(subsidyOf))).toEqual([1350, 1350, 300])
  })

  it('is what the policy said in the month before, after a new version', async () => {
    at = await openClaimDesk(fifteen)
    const { diner: id } = await at.enrol()
    // August's 15.00 and September's: 13.50, 13.50 and 3.00.
    for (const day of ['2026-09-01', '2026-09-02', '2026-09-03']) await at.lunch(id, day)
    at.go('2026-10-08')
    const { policies } = at.desk.client.canteen
    const [kept] = (await policies.list({})).policies
    if (kept === undefined) throw new Error('no policy')
    const policy: SubsidyPolicy = {
      ...fifteen,
      budgets: [{ fen: 2000, per: 'month', carry: { periods: 1 } }],
    }
    await policies.edit({ sendId: newSendId(), id: kept.id, from: kept.version, policy })
    expect(await subsidyOf(await at.lunch(id, '2026-10-12'))).toBe(1350)
    // 20.00 less 13.50; nothing of September.
    expect(await subsidyOf(await at.lunch(id, '2026-10-13'))).toBe(650)
  })
})
