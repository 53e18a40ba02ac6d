/** What a policy can say besides: limits of a calendar year, other ages for women than for men, people of this province. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { policy, type Policy, type SubsidyPolicy } from '#features/canteen/contract/index'
import { somebody } from '../residents/people'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, ordinaryFen, type ClaimDesk } from './claim-desk'
import { diner, eatInTurn, meal } from './people'
import { age, fixed, lunch, lunchOrSupper, paidBy, registered, subsidy } from './published/parts'

const one = (own: Partial<Parameters<typeof subsidy>[0]>): Policy[] => [
  policy.parse(
    subsidy({
      code: 'one',
      name: '长者补贴',
      basis: '为测试拟定',
      from: '2025-01-01',
      conditions: [lunch],
      classes: [{ code: 'all', name: '就餐人', who: [], amount: fixed(500), division: paidBy('市') }],
      ...own,
    }),
  ),
]
const given = (policies: readonly Policy[], days: readonly string[]) =>
  eatInTurn(
    policies,
    diner(),
    days.map((day) => meal({ day })),
  ).map(({ subsidyFen }) => subsidyFen)

describe('a limit of the year', () => {
  it('counts from 1 January to 31 December, whatever week or month they lie in', () => {
    const twice = one({ limits: [{ count: 2, per: 'year' }] })
    const days = ['2025-12-30', '2025-12-31', '2026-01-01', '2026-06-30', '2026-12-31', '2027-01-01']
    expect(given(twice, days)).toEqual([500, 500, 500, 500, 0, 500])
  })

  it('of money gives its last meal what is left', () => {
    const twelve = one({ budgets: [{ fen: 1200, per: 'year' }] })
    const days = ['2026-02-02', '2026-05-04', '2026-08-03', '2026-11-02', '2027-02-01']
    expect(given(twelve, days)).toEqual([500, 500, 200, 0, 500])
  })

  it('says at the till that it is used up', () => {
    const [, , third] = eatInTurn(
      one({ limits: [{ count: 2, per: 'year' }] }),
      diner(),
      ['2026-02-02', '2026-05-04', '2026-08-03'].map((day) => meal({ day })),
    )
    const reason = { code: 'limit-reached', per: 'year', count: 2 }
    expect(third?.notApplied).toEqual([{ policy: 'one', reasons: [{ class: null, reason }] }])
  })
})

describe('an age that is another for women than for men', () => {
  const policies = one({
    classes: [
      {
        code: 'old',
        name: '女六十男六十五',
        who: [
          [{ kind: 'sex', is: 'female' }, age(60)],
          [{ kind: 'sex', is: 'male' }, age(65)],
        ],
        amount: fixed(500),
        division: paidBy('市'),
      },
    ],
  })
  const at = (birth: string, sex: 'female' | 'male' | null) =>
    eatInTurn(policies, diner({ birth, sex }), [meal({ day: '2026-11-23' })])[0]

  it.each([
    ['a woman of sixty today', '1966-11-23', 'female', 500],
    ['a woman who is sixty tomorrow', '1966-11-24', 'female', 0],
    ['a man of sixty-four', '1961-11-24', 'male', 0],
    ['a man of sixty-five today', '1961-11-23', 'male', 500],
    ['somebody of whom nobody wrote it down', '1940-01-01', null, 0],
  ] as const)('%s', (_who, birth, sex, fen) => {
    expect(at(birth, sex)?.subsidyFen).toBe(fen)
  })

  it('says that the record lacks it, and not that somebody is of the other', () => {
    expect(at('1940-01-01', null)?.notApplied[0]?.reasons[0]?.reason).toEqual({ code: 'sex-unknown' })
  })
})

it('whoever is of this province and not of this city is meant by what reaches through the province', () => {
  const policies = one({ conditions: [lunchOrSupper, registered('province')] })
  const of = (is: 'city' | 'province' | 'none') =>
    eatInTurn(policies, diner({ registered: is }), [meal({ day: '2026-11-23' })])[0]?.subsidyFen
  expect([of('city'), of('province'), of('none')]).toEqual([500, 500, 0])
})

describe('at the till', () => {
  let at: ClaimDesk
  const women: SubsidyPolicy = {
    ...claimedPolicy,
    conditions: [
      { kind: 'meal', anyOf: ['lunch'] },
      { kind: 'sex', is: 'female' },
    ],
    limits: [{ count: 2, per: 'year' }],
  }
  beforeEach(async () => {
    at = await openClaimDesk(women)
  })
  afterEach(() => at.desk.close())

  const is = (residentId: number, version: number, sex: 'female' | 'male') =>
    at.desk.client.residents.edit({
      sendId: newSendId(),
      id: residentId,
      version,
      person: somebody({ birth: '1950-01-01', sex }),
    })

  it('a meal of spring is counted in autumn; one taken back gives its place back', async () => {
    const { diner: id, residentId } = await at.enrol()
    at.go('2026-09-01')
    await is(residentId, 1, 'female')
    const meals = [await at.lunch(id, '2026-09-01'), await at.lunch(id, '2026-10-12')]
    const third = await at.lunch(id, '2026-11-23')
    const subsidyOf = async (meal: number) =>
      (await at.desk.client.canteen.till.meal({ id: meal })).price.subsidyFen
    expect(await Promise.all([...meals, third].map(subsidyOf))).toEqual([200, 200, 0])
    await at.takeBack(meals[0] ?? 0)
    expect(await subsidyOf(await at.lunch(id, '2026-11-24'))).toBe(200)
    expect(await subsidyOf(await at.lunch(id, '2026-11-25'))).toBe(0)
    expect(await subsidyOf(await at.lunch(id, '2027-01-04'))).toBe(200)
  })

  it('a sex that is put right after the month was claimed takes back what was given', async () => {
    const { diner: id, residentId } = await at.enrol()
    at.go('2026-09-01')
    await is(residentId, 1, 'female')
    await at.lunch(id, '2026-09-02')
    at.go('2026-10-05')
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(ordinaryFen)
    await is(residentId, 2, 'male')
    at.go('2026-11-05')
    expect((await at.get(await at.make('2026-10'))).fen).toBe(-ordinaryFen)
  })
})
