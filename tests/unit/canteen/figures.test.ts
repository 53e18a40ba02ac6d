/** The canteen's figures: what stands is counted, divided, tallied by funder, and each number leads to its meals. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ofFew } from '#work/figures/contract/index'
import { newSendId } from '../../support/desk'
import { somebody } from '../residents/people'
import { openClaimDesk, ordinaryFen, type ClaimDesk } from './claim-desk'
import { enrol, everyWeek, openCanteen, type Canteen } from './ordering'
import { giveByRule } from './gifts'

const noonOf = (day: string): number => Date.parse(`${day}T12:00:00+08:00`)

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
    const { diner: third } = await at.enrol('赵玉芳')
    for (const one of [diner, other, third]) await at.lunch(one, '2026-09-01')
    const meal = await at.lunch(diner, '2026-09-02')
    await at.takeBack(meal)
    await at.lunch(diner, '2026-10-09')
    const { total, before, by, tallies, steps } = await figures.of({ period: '2026-09' })
    expect(total).toEqual({
      meals: 3,
      subsidised: 3,
      subsidy: 3 * ordinaryFen,
      own: 3 * 1150,
      others: 0,
      notFetched: 0,
      owed: 0,
    })
    expect(before.meals).toBe(0)
    expect(by.category.map(({ key, figures: { meals } }) => [key, meals])).toEqual([['60 岁以上', 3]])
    expect(by.age.map(({ key, figures: { meals } }) => [key, meals])).toEqual([['70-79', 3]])
    expect(tallies.funders).toEqual([
      { key: '区', count: 450 },
      { key: '市', count: 300 },
    ])
    expect(tallies.dishes).toEqual([{ key: '一荤两素', count: 3 }])
    expect(steps.find(({ at: day }) => day === '2026-09-01')?.figures.meals).toBe(3)
    const { rows } = await figures.rows({
      period: '2026-09',
      figure: 'subsidy',
      part: { division: 'way', key: 'eaten' },
      limit: 50,
    })
    expect(rows.map((row) => row.of === 'meal' && row.sale.name)).toEqual(['王桂珍', '李桂兰', '赵玉芳'])
  })

  it('say of fewer than three people neither their class nor their age, however often they came and whatever is asked', async () => {
    const { figures } = at.desk.client.canteen
    const { diner } = await at.enrol()
    const { diner: other } = await at.enrol('李桂兰')
    for (const day of ['2026-09-01', '2026-09-02', '2026-09-03'])
      for (const one of [diner, other]) await at.lunch(one, day)
    const { total, by } = await figures.of({ period: '2026-09' })
    expect(total).toMatchObject({ meals: 6, subsidised: 6 })
    for (const division of ['category', 'age'] as const) {
      expect(by[division]).toEqual([{ key: ofFew, figures: total }])
      const rowsOf = (key: string) =>
        figures.rows({ period: '2026-09', figure: 'meals', part: { division, key }, limit: 50 })
      expect((await rowsOf(ofFew)).total).toBe(6)
      expect((await rowsOf(division === 'age' ? '70-79' : '60 岁以上')).total).toBe(0)
    }
    const [day] = [(await figures.of({ period: '2026-09-01' })).by.category]
    expect(day.map(({ key }) => key)).toEqual([ofFew])
  })
})

describe('a month that was looked at before', () => {
  const mealsIn = async (period: string) => (await at.desk.client.canteen.figures.of({ period })).total.meals

  it('is counted anew when a meal of it is entered late or taken back, and today as it is sold', async () => {
    const { diner } = await at.enrol()
    const { diner: other } = await at.enrol('李桂兰')
    const meal = await at.lunch(diner, '2026-09-01')
    await at.lunch(diner, '2026-10-09')
    expect([await mealsIn('2026-09'), await mealsIn('2026-10')]).toEqual([1, 1])
    await at.lunch(other, '2026-10-09')
    expect(await mealsIn('2026-10')).toBe(2)
    await at.takeBack(meal)
    expect([await mealsIn('2026-09'), await mealsIn('2026-10')]).toEqual([0, 2])
  })

  it('is divided anew when a day of birth was put right', async () => {
    const { client } = at.desk
    const people = [await at.enrol(), await at.enrol('李桂兰'), await at.enrol('赵玉芳')]
    for (const { diner } of people) await at.lunch(diner, '2026-09-01')
    await at.lunch(people[0]?.diner ?? 0, '2026-10-09')
    const ages = async () =>
      (await client.canteen.figures.of({ period: '2026-09' })).by.age.map(({ key }) => key)
    expect(await ages()).toEqual(['70-79'])
    const person = somebody({ birth: '1930-05-01' })
    await client.residents.edit({ sendId: newSendId(), id: people[0]?.residentId ?? 0, version: 1, person })
    expect(await ages()).toEqual([ofFew])
  })
})

describe('a year', () => {
  it('comes to what its days come to, and leads to as many meals', async () => {
    const { figures } = at.desk.client.canteen
    const people = [
      await at.enrol(),
      await at.enrol('李桂兰'),
      await at.enrol('赵玉芳'),
      await at.enrol('陈秀英'),
    ]
    const days = ['2026-09-01', '2026-09-02', '2026-09-05', '2026-09-30', '2026-10-09', '2026-10-10']
    for (const [place, day] of days.entries())
      for (const { diner } of people.slice(place % 2)) await at.lunch(diner, day)
    const meal = await at.lunch(people[0]?.diner ?? 0, '2026-10-12')
    await at.takeBack(meal)
    const year = await figures.of({ period: '2026' })
    const each = await Promise.all(days.map((day) => figures.of({ period: day })))
    for (const column of ['meals', 'subsidised', 'subsidy', 'own'] as const)
      expect(year.total[column]).toBe(each.reduce((sum, { total }) => sum + total[column], 0))
    expect(year.total.meals).toBe(21)
    expect(year.steps.map(({ figures: step }) => step.meals)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 14, 7, 0, 0])
    const { total } = await figures.rows({ period: '2026', figure: 'meals', limit: 50 })
    expect(total).toBe(21)
    const dishes = year.tallies.dishes.reduce((sum, { count }) => sum + count, 0)
    expect(dishes).toBe(21)
    const [category] = year.by.category
    expect(category?.figures).toEqual({ ...year.total, notFetched: 0, owed: 0 })
    expect((await figures.of({ period: '2026' })).total).toEqual(year.total)
  })
})

describe('orders that nobody fetched', () => {
  let canteen: Canteen
  beforeEach(async () => {
    canteen = await openCanteen()
  })
  afterEach(() => canteen.close())

  const notFetched = async () => {
    const { rows } = await canteen.client.canteen.figures.rows({
      period: '2026-11',
      figure: 'notFetched',
      limit: 50,
    })
    return rows.flatMap((row) => (row.of === 'order' ? `${row.day} ${row.name} ${row.reason ?? ''}` : []))
  }

  it('are those of past days that were neither had nor called off, each with its reason', async () => {
    const one = await enrol(canteen, '王桂珍')
    const other = await enrol(canteen, '李桂兰')
    await everyWeek(canteen, one.id, { weekdays: [1, 2, 3] })
    await everyWeek(canteen, other.id, { weekdays: [1, 2] })
    const said = (diner: number, day: string, reason: 'not-come' | 'with-family') =>
      canteen.client.canteen.orders.notTaken({ sendId: newSendId(), day, meal: 'lunch', diner, reason })
    await said(one.id, '2026-11-23', 'not-come')
    await said(other.id, '2026-11-23', 'with-family')
    expect(await notFetched()).toEqual([])

    canteen.clock.setDate(noonOf('2026-11-25'))
    expect(await notFetched()).toEqual([
      '2026-11-23 王桂珍 not-come',
      '2026-11-24 王桂珍 ',
      '2026-11-24 李桂兰 ',
    ])
    const { total, by } = await canteen.client.canteen.figures.of({ period: '2026-11' })
    expect(total.notFetched).toBe(3)
    expect(by.way.map(({ key, figures }) => [key, figures.notFetched])).toEqual([['delivered', 3]])
    expect(by.category).toEqual([])
  })
})

describe('what is owed on balances', () => {
  let canteen: Canteen
  beforeEach(async () => {
    canteen = await openCanteen()
  })
  afterEach(() => canteen.close())

  it('is that of the day on which the period ended, and of this one what the balances say', async () => {
    const { client, clock } = canteen
    const one = await enrol(canteen, '王桂珍')
    await giveByRule(canteen)
    clock.setDate(noonOf('2026-12-02'))
    await client.canteen.balance.topUp({
      sendId: newSendId(),
      diner: one.id,
      fen: 5_000,
      giftFen: 500,
      tender: 'cash',
    })
    await enrol(canteen, '李桂兰')
    const { total, before } = await client.canteen.figures.of({ period: '2026-12' })
    expect(before.owed).toBe(10_000)
    expect(total.owed).toBe((await client.canteen.balance.owed({})).fen)
    expect(total.owed).toBe(25_500)
    const { rows } = await client.canteen.figures.rows({ period: '2026-11', figure: 'owed', limit: 50 })
    expect(rows).toMatchObject([{ of: 'balance', name: '王桂珍', diner: one.id, leftFen: 10_000 }])
  })

  it('of a month before stays what it was when one more entry of the last day that had any is written down', async () => {
    const { client, clock } = canteen
    const one = await enrol(canteen, '王桂珍')
    const topUp = () =>
      client.canteen.balance.topUp({
        sendId: newSendId(),
        diner: one.id,
        fen: 5_000,
        giftFen: 0,
        tender: 'cash',
      })
    const ofNovember = async () => (await client.canteen.figures.of({ period: '2026-11' })).total.owed
    clock.setDate(noonOf('2026-12-02'))
    await topUp()
    clock.setDate(noonOf('2026-12-03'))
    expect(await ofNovember()).toBe(10_000)
    clock.setDate(noonOf('2026-12-02'))
    await topUp()
    clock.setDate(noonOf('2026-12-03'))
    expect(await ofNovember()).toBe(10_000)
  })
})
