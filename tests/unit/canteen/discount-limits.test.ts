/** 每人每餐限一份优惠: how often one person has the canteen's own discount. */
import { afterEach, describe, expect, it } from 'vitest'
import { policy, type DiscountPolicy, type Policy } from '#features/canteen/contract/index'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'
import { diner, eatInTurn, meal } from './people'

const discount = (own: Partial<DiscountPolicy>): Policy =>
  policy.parse({
    kind: 'discount',
    code: 'off',
    name: '食堂优惠',
    basis: '测试',
    from: '2026-01-01',
    until: null,
    priority: 1,
    ageCounting: 'on-birthday',
    endsOnMovingAway: false,
    conditions: [],
    classes: [
      { code: 'half', name: '五折', who: [], paysBasisPoints: 5000, rounding: { way: 'half-up', toFen: 1 } },
    ],
    ...own,
  })
const day = '2026-09-01'
const offs = (own: Partial<DiscountPolicy>, facts: readonly ReturnType<typeof meal>[]) =>
  eatInTurn([discount(own)], diner(), facts).map((price) => price.discount?.fen ?? 0)

describe('a discount', () => {
  const twice = [meal({ day }), meal({ day })]

  it('without a limit is had again in the next sale, and with one it is not', () => {
    expect(offs({}, twice)).toEqual([600, 600])
    expect(offs({ limits: [{ count: 1, per: 'sitting' }] }, twice)).toEqual([600, 0])
    expect(
      offs({ limits: [{ count: 1, per: 'sitting' }] }, [...twice, meal({ day, meal: 'supper' })]),
    ).toEqual([600, 0, 600])
  })

  it('is counted by days where the limit says so', () => {
    const days = ['2026-09-01', '2026-09-01', '2026-09-02', '2026-09-03'].map((one) => meal({ day: one }))
    expect(offs({ limits: [{ count: 2, per: 'month', of: 'days' }] }, days)).toEqual([600, 600, 600, 0])
  })

  it('that is used up says so', () => {
    const [, second] = eatInTurn([discount({ limits: [{ count: 1, per: 'sitting' }] })], diner(), twice)
    expect(second?.notApplied).toEqual([
      {
        policy: 'off',
        reasons: [{ class: null, reason: { code: 'limit-reached', per: 'sitting', count: 1 } }],
      },
    ])
  })
})

describe('at the till', () => {
  let at: ClaimDesk
  afterEach(() => at.desk.close())

  it('a limit that is written later counts the discounts of meals before, and a meal taken back gives it again', async () => {
    at = await openClaimDesk({
      ...claimedPolicy,
      running: [],
      conditions: [{ kind: 'age', from: 100, until: null }],
    })
    const { policies, till } = at.desk.client.canteen
    const { id } = await policies.add({ sendId: newSendId(), policy: discount({}) })
    const one = await at.enrol()
    const sold = await at.lunch(one.diner, day)
    const [offer] = (await till.state({ day, meal: 'lunch' })).board
    const asked = {
      day,
      meal: 'lunch' as const,
      way: 'taken' as const,
      eater: 'diner' as const,
      diner: one.diner,
      choice: [{ offer: offer?.offer ?? 0, count: 10 }],
    }
    const quoted = async () => (await till.quote(asked)).price.discount?.fen ?? 0
    expect(await quoted()).toBe(6750)
    const limits = [{ count: 1, per: 'sitting' as const }]
    await policies.edit({
      sendId: newSendId(),
      id,
      from: 1,
      policy: discount({ limits, perMeal: { portions: 1 } }),
    })
    expect(await quoted()).toBe(0)
    await at.takeBack(sold)
    expect(await quoted()).toBe(675)
  })
})
