/** 每餐次只补一份 at the desk: sold, counted for what is limited, tried, and of meals that were sold before. */
import { afterEach, describe, expect, it } from 'vitest'
import type { SubsidyPolicy } from '#features/canteen/contract/index'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'
import { newSendId } from '../../support/desk'

const oneFunder = {
  kind: 'fixed' as const,
  parts: [{ funder: '区', fen: null, conditions: [], otherwise: 'lost' as const }],
}
const ownPrice: SubsidyPolicy = {
  ...claimedPolicy,
  running: [],
  classes: [
    {
      code: 'own',
      name: '长者套餐',
      who: [],
      amount: { kind: 'own-price', fen: 800 },
      division: oneFunder,
    },
  ],
}
const day = '2026-09-01'

let at: ClaimDesk
afterEach(() => at.desk.close())

/** Sells so many of each offer; what it cost. */
async function sell(diner: number, choice: { offer: number; count: number }[]) {
  const { till } = at.desk.client.canteen
  const asked = { day, meal: 'lunch' as const, way: 'taken' as const, eater: 'diner' as const, diner, choice }
  const { price } = await till.quote(asked)
  const { meal } = await till.sell({
    sendId: newSendId(),
    ...asked,
    tenders: [{ kind: 'cash', fen: price.ownFen }],
    expectFen: price.ownFen,
    card: null,
    again: false,
    late: null,
  })
  return { price, meal }
}

/** Offers on the board of that lunch, 15.00 each, made of so many dishes. */
async function board(...offers: readonly { readonly name: string; readonly dishes: number }[]) {
  at.go(day)
  const { menu } = at.desk.client.canteen
  const ids: number[] = []
  for (const { name, dishes: count } of offers) {
    const dishes: number[] = []
    for (let dish = 0; dish < count; dish += 1) {
      const kept = await menu.keepDish({
        sendId: newSendId(),
        id: null,
        name: `${name}${dish}`,
        contains: [],
      })
      dishes.push(kept.id)
    }
    const offer = { id: null, name, dishes, fen: 1500, from: '2026-01-01' }
    ids.push((await menu.keepOffer({ sendId: newSendId(), ...offer })).id)
  }
  const entries = ids.map((offer) => ({ offer, substitute: null }))
  await menu.setBoard({ sendId: newSendId(), day, meal: 'lunch', entries })
  return ids
}

describe('several portions in one sale', () => {
  it('are one that is subsidised, of the same and of different sets', async () => {
    at = await openClaimDesk(ownPrice)
    const [first = 0, second = 0] = await board(
      { name: '三样套餐', dishes: 3 },
      { name: '两样套餐', dishes: 2 },
    )
    const [one, two] = [await at.enrol('王桂珍'), await at.enrol('李国强')]
    const five = await sell(one.diner, [{ offer: first, count: 5 }])
    expect([five.price.subsidyFen, five.price.ownFen]).toEqual([700, 6800])
    const both = await sell(two.diner, [
      { offer: first, count: 1 },
      { offer: second, count: 1 },
    ])
    expect([both.price.subsidyFen, both.price.ownFen]).toEqual([700, 2300])
  })

  it('are one of a number for all: three subsidised sets are three', async () => {
    at = await openClaimDesk({ ...ownPrice, portions: [{ count: 3, per: 'day' }] })
    const [offer = 0] = await board({ name: '爱心餐', dishes: 0 })
    const given: number[] = []
    for (const name of ['王桂珍', '李国强', '张三', '李四']) {
      const { diner } = await at.enrol(name)
      given.push((await sell(diner, [{ offer, count: 5 }])).price.subsidyFen)
    }
    expect(given).toEqual([700, 700, 700, 0])
  })

  it('are refused to a policy with a number for all, and to those that are counted with it', async () => {
    at = await openClaimDesk()
    const { policies } = at.desk.client.canteen
    const perMeal = { portions: 2 }
    const few = { ...ownPrice, code: 'few', portions: [{ count: 3, per: 'day' as const, pool: 'one' }] }
    const add = (policy: SubsidyPolicy) => policies.add({ sendId: newSendId(), policy })
    const refusedAt = (field: string) => ({
      data: { fields: [{ path: ['policy', field], code: 'canteen.one-portion-of-few' }] },
    })
    await expect(add({ ...few, perMeal })).rejects.toMatchObject(refusedAt('perMeal'))
    await add(few)
    const limits = [{ count: 1, per: 'day' as const, pool: 'one' }]
    const other = { ...ownPrice, code: 'other', limits, perMeal }
    await expect(add(other)).rejects.toMatchObject(refusedAt('perMeal'))
    await add({ ...other, code: 'apart', limits: [] })
  })

  it('can be tried', async () => {
    at = await openClaimDesk(ownPrice)
    const { price } = await at.desk.client.canteen.policies.tryIt({
      policy: null,
      trial: {
        person: {
          age: 80,
          sex: null,
          registered: 'community',
          lives: 'community',
          categories: [],
          inInstitution: false,
        },
        meal: {
          day,
          meal: 'lunch',
          way: 'eaten',
          clock: '11:30',
          eater: 'diner',
          listFen: 1500,
          portions: 3,
          deliveryFeeFen: 0,
        },
      },
    })
    expect([price.listFen, price.subsidyFen, price.ownFen]).toEqual([4500, 700, 3800])
    expect(price.grants[0]?.portions).toEqual({ had: 3, most: 1 })
  })
})

it('a meal that was sold when any number was subsidised stays as it was, whatever is learnt of its day', async () => {
  at = await openClaimDesk(ownPrice)
  const [offer = 0] = await board({ name: '长者套餐', dishes: 0 })
  const { diner, residentId } = await at.enrol()
  const { meal } = await sell(diner, [{ offer, count: 2 }])
  // As it was written before: the whole price by the old reckoning, and no word of portions.
  const { sqlite } = at.desk.desk.session.requireOpen().store
  sqlite.exec('DROP TRIGGER canteen_meals_no_update; DROP TRIGGER canteen_subsidies_no_update')
  sqlite
    .prepare(
      `UPDATE canteen_meals SET subsidy_fen = 2200, own_fen = 800,
         price = json_set(json_remove(price, '$.circumstances.byPortion'), '$.price.subsidyFen', 2200, '$.price.ownFen', 800,
           '$.price.grants[0].fen', 2200, '$.price.grants[0].parts[0].fen', 2200) WHERE id = ?`,
    )
    .run(meal)
  sqlite.prepare('UPDATE canteen_subsidies SET fen = 2200 WHERE meal_id = ?').run(meal)
  at.go('2026-10-08')
  const september = await at.claim('2026-09')
  expect(await at.get(september)).toMatchObject({ fen: 2200 })
  await at.grant(residentId, '低保', '2026-08-31')
  at.go('2026-11-08')
  expect(await at.get(await at.make('2026-10'))).toMatchObject({ lines: 0, fen: 0 })
})
