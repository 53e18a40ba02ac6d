/** Somebody with two cards, as two records turned out to be one person: what one card had, the other has not missed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '#ground/days'
import { newSendId } from '../../support/desk'
import {
  eat,
  enrol,
  everyWeek,
  monday,
  openCanteen,
  orderByHand,
  ordersOfDay,
  refusalOf,
  type Canteen,
  type Enrolled,
} from './ordering'

let canteen: Canteen
let first: Enrolled
let second: Enrolled
beforeEach(async () => {
  canteen = await openCanteen()
  first = await enrol(canteen, '王桂珍', { livesAlone: true })
  second = await enrol(canteen, '王桂珍', { livesAlone: true })
})
afterEach(() => canteen.close())

const at = (day: string, clock: string) => canteen.clock.setDate(Date.parse(`${day}T${clock}:00+08:00`))
const merge = () =>
  canteen.client.residents.merge({
    sendId: newSendId(),
    kept: second.residentId,
    gone: first.residentId,
    take: [],
  })
const alerts = async () => (await canteen.client.canteen.care.list({})).alerts
const states = async (day: string) =>
  (await ordersOfDay(canteen, day)).map(({ diner, state, reason }) => [diner, state, reason])

describe('an order of whoever has two cards', () => {
  it('was had when they ate on the other card, until they are two people after all', async () => {
    await everyWeek(canteen, first.id)
    at(monday, '11:30')
    const meal = await eat(canteen, second.id, monday)
    expect(await states(monday)).toEqual([[first.id, 'open', null]])
    const { merge: made } = await merge()
    expect(await ordersOfDay(canteen, monday)).toMatchObject([{ diner: first.id, state: 'had', had: meal }])
    const { orders } = await canteen.client.canteen.orders.week({ diner: first.id, from: monday })
    expect(orders.find(({ day }) => day === monday)).toMatchObject({ state: 'had', had: meal })
    await canteen.client.residents.takeBackMerge({ sendId: newSendId(), merge: made })
    expect(await states(monday)).toEqual([[first.id, 'open', null]])
  })

  it('is one where both cards ordered, by the last word; and had, though both ate', async () => {
    await orderByHand(canteen, first.id, '2026-11-24', { way: 'taken' })
    await orderByHand(canteen, second.id, '2026-11-24', { way: 'eaten' })
    at('2026-11-24', '11:30')
    const meals = [await eat(canteen, first.id, '2026-11-24'), await eat(canteen, second.id, '2026-11-24')]
    expect((await ordersOfDay(canteen, '2026-11-24')).map(({ had }) => had).toSorted()).toEqual(meals)
    await merge()
    expect(await ordersOfDay(canteen, '2026-11-24')).toMatchObject([
      { diner: second.id, way: 'eaten', state: 'had', had: meals[1] },
    ])
  })

  it('is cooked once where both are ordered by the week, until a pause of either holds them', async () => {
    await everyWeek(canteen, first.id)
    await everyWeek(canteen, second.id, { way: 'eaten' })
    const portions = async (day: string) =>
      (await canteen.client.canteen.orders.kitchen({ day, meal: 'lunch' })).byWay.reduce(
        (sum, { count }) => sum + count,
        0,
      )
    expect(await portions('2026-11-25')).toBe(2)
    const { merge: made } = await merge()
    expect(await portions('2026-11-25')).toBe(1)
    const week = async (diner: number) => canteen.client.canteen.orders.week({ diner, from: monday })
    // From either card the same week is seen, with what both said.
    expect((await week(first.id)).orders).toEqual((await week(second.id)).orders)
    expect((await week(first.id)).patterns).toHaveLength(2)
    await canteen.client.canteen.orders.pause({
      sendId: newSendId(),
      diner: first.id,
      meal: null,
      from: '2026-11-25',
      until: '2026-11-26',
      late: null,
    })
    expect([await portions('2026-11-25'), await portions('2026-11-27')]).toEqual([0, 1])
    await canteen.client.residents.takeBackMerge({ sendId: newSendId(), merge: made })
    expect([await portions('2026-11-25'), await portions('2026-11-27')]).toEqual([1, 2])
  })

  it('is called off on either, and no second one is begun for the same days', async () => {
    await everyWeek(canteen, first.id)
    await merge()
    await canteen.client.canteen.orders.cancel({
      sendId: newSendId(),
      diner: second.id,
      day: '2026-11-25',
      meal: 'lunch',
      late: null,
    })
    expect(await ordersOfDay(canteen, '2026-11-25')).toEqual([])
    expect(await refusalOf(everyWeek(canteen, second.id))).toBe('canteen.pattern-there')
    // It may take the place of the other's.
    const [pattern] = (await canteen.client.canteen.orders.week({ diner: second.id, from: monday })).patterns
    await everyWeek(canteen, second.id, { way: 'eaten', from: '2026-11-26', replaces: pattern?.id ?? 0 })
    expect(await ordersOfDay(canteen, '2026-11-27')).toMatchObject([{ diner: second.id, way: 'eaten' }])
  })

  it('is cooked without what either card says that they must not eat, and brought to the stop of either', async () => {
    const third = await enrol(canteen, '王桂珍', { avoids: ['鱼'] })
    await everyWeek(canteen, first.id)
    const { id: route } = await canteen.client.canteen.delivery.keepRoute({
      sendId: newSendId(),
      id: null,
      name: '东线',
      carrier: '赵强',
      stops: [{ diner: third.id, landmark: '三号楼东门', keyNote: '', band: '' }],
    })
    await canteen.client.residents.merge({
      sendId: newSendId(),
      kept: third.residentId,
      gone: first.residentId,
      take: [],
    })
    const [row] = await ordersOfDay(canteen, '2026-11-25')
    expect(row).toMatchObject({ diner: first.id, instead: { because: ['鱼'], gets: '软食套餐' } })
    const { stops } = await canteen.client.canteen.delivery.run({ day: '2026-11-25', meal: 'lunch' })
    expect(stops).toMatchObject([{ diner: first.id, route, landmark: '三号楼东门' }])
    at('2026-11-25', '11:30')
    const { avoided } = await canteen.client.canteen.till.quote({
      day: '2026-11-25',
      meal: 'lunch',
      way: 'eaten',
      eater: 'diner',
      diner: first.id,
      choice: [{ offer: canteen.fish, count: 1 }],
    })
    expect(avoided).toMatchObject([{ because: ['鱼'] }])
  })

  it('is not counted among those that nobody fetched', async () => {
    await everyWeek(canteen, first.id)
    at(monday, '11:30')
    await eat(canteen, second.id, monday)
    at('2026-11-24', '09:00')
    const notFetched = async () =>
      (await canteen.client.canteen.figures.of({ period: '2026-11' })).total.notFetched
    expect(await notFetched()).toBe(1)
    await merge()
    expect(await notFetched()).toBe(0)
  })

  it('is not cooked for while they live in an institution, under whichever card that was said', async () => {
    await everyWeek(canteen, first.id)
    await canteen.client.canteen.diners.stay({
      sendId: newSendId(),
      id: second.id,
      place: '区福利院',
      from: '2026-11-25',
      until: null,
    })
    const cooked = async () => (await ordersOfDay(canteen, '2026-11-26')).length
    expect(await cooked()).toBe(1)
    await merge()
    expect(await cooked()).toBe(0)
  })
})

it('whoever ordered on one card and ate on the other did not come unasked', async () => {
  // Of two Mondays one had a lunch that was ordered: two came unasked in all, one a Monday, and nobody once it is one person.
  for (const week of [1, 2]) {
    const day = addDays(monday, -7 * week)
    at(day, '08:00')
    await canteen.client.canteen.orders.order({
      sendId: newSendId(),
      diner: first.id,
      day,
      meal: 'lunch',
      way: 'eaten',
      offer: null,
      late: 'family-called',
    })
    at(day, '11:30')
    await eat(canteen, second.id, day)
  }
  at(monday, '09:00')
  const forecast = async () =>
    (await canteen.client.canteen.orders.kitchen({ day: monday, meal: 'lunch' })).forecast
  expect(await forecast()).toBe(1)
  await merge()
  expect(await forecast()).toBe(0)
})

describe('whoever lives alone and has two cards', () => {
  it('is not asked after when they ate on the other card', async () => {
    await everyWeek(canteen, first.id)
    at(monday, '11:30')
    await eat(canteen, second.id, monday)
    at(monday, '14:00')
    expect(await alerts()).toHaveLength(1)
    await merge()
    expect(await alerts()).toEqual([])
  })

  it('is asked after once, with what both cards missed and the last that either had, and settled for both', async () => {
    at(addDays(monday, -1), '11:30')
    await eat(canteen, second.id, addDays(monday, -1))
    at(monday, '08:00')
    await orderByHand(canteen, first.id, '2026-11-24')
    await orderByHand(canteen, second.id, '2026-11-25')
    await orderByHand(canteen, first.id, '2026-11-25')
    at('2026-11-25', '14:00')
    expect(await alerts()).toHaveLength(2)
    await merge()
    expect(await alerts()).toMatchObject([
      {
        diner: first.id,
        resident: second.residentId,
        missed: [{ day: '2026-11-25' }, { day: '2026-11-24' }],
        lastTaken: { day: addDays(monday, -1) },
      },
    ])
    const settle = () =>
      canteen.client.canteen.care.settle({
        sendId: newSendId(),
        diner: second.id,
        day: '2026-11-25',
        meal: 'lunch',
        result: 'spoken-to',
        note: '',
      })
    await settle()
    expect(await alerts()).toEqual([])
    expect(await refusalOf(settle())).toBe('canteen.no-alert')
    const { results } = await canteen.client.canteen.care.get({ diner: first.id })
    expect(results).toMatchObject([{ result: 'spoken-to' }])
  })

  it('needs no call when the other card said where they are', async () => {
    await orderByHand(canteen, first.id, '2026-11-24')
    await orderByHand(canteen, second.id, '2026-11-24')
    at('2026-11-24', '11:30')
    await canteen.client.canteen.orders.notTaken({
      sendId: newSendId(),
      diner: second.id,
      day: '2026-11-24',
      meal: 'lunch',
      reason: 'with-family',
    })
    at('2026-11-24', '14:00')
    expect(await alerts()).toHaveLength(1)
    await merge()
    expect(await alerts()).toEqual([])
  })

  it('always comes when the days of both cards together say so', async () => {
    const other = await enrol(canteen, '张玉兰')
    let day = addDays(monday, -14)
    for (let served = 0; served < 10; day = addDays(day, 1)) {
      if (weekdayOf(day) === 0) continue
      served += 1
      at(day, '11:30')
      await eat(canteen, other.id, day)
      await eat(canteen, served % 2 === 0 ? first.id : second.id, day)
    }
    at(monday, '11:30')
    await eat(canteen, other.id, monday)
    at(monday, '14:00')
    expect(await alerts()).toEqual([])
    await merge()
    expect(await alerts()).toMatchObject([
      { resident: second.residentId, missed: [{ day: monday, reason: 'regular-alone' }] },
    ])
  })
})
