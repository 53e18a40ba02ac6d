/** What is said about orders once a sitting is over, was given a reason, or lies on a closed day: it changes nothing any more. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#ground/days'
import { newSendId } from '../../support/desk'
import {
  enrol,
  everyWeek,
  monday,
  openCanteen,
  orderByHand,
  ordersOfDay,
  refusalOf,
  type Canteen,
} from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

const goTo = (clock: string, day = monday) => canteen.clock.setDate(Date.parse(`${day}T${clock}:00+08:00`))
const orders = () => canteen.client.canteen.orders
const alerts = async () => (await canteen.client.canteen.care.list({})).alerts.map(({ name }) => name)
const cancel = (diner: number) =>
  orders().cancel({ sendId: newSendId(), diner, day: monday, meal: 'lunch', late: 'slip-of-ours' })
const pauseFrom = (diner: number, from: string) =>
  orders().pause({ sendId: newSendId(), diner, meal: null, from, until: null, late: 'fell-ill' })
const say = (diner: number, reason: 'not-come' | 'in-hospital' | 'with-family') =>
  orders().notTaken({ sendId: newSendId(), diner, day: monday, meal: 'lunch', reason })

describe('a sitting that is over', () => {
  it('loses no order afterwards: whoever is asked after is so until somebody says what became of them', async () => {
    const alone = await enrol(canteen, '王桂珍', { livesAlone: true })
    const { pattern } = await everyWeek(canteen, alone.id, { way: 'eaten' })
    goTo('14:00')
    const until = addDays(monday, -1)
    const end = () => orders().endPattern({ sendId: newSendId(), pattern, until, late: 'slip-of-ours' })
    for (const word of [() => cancel(alone.id), () => pauseFrom(alone.id, monday), end]) {
      expect(await refusalOf(word())).toBe('canteen.sitting-over')
    }
    expect(await alerts()).toEqual(['王桂珍'])
    await pauseFrom(alone.id, addDays(monday, 1))
    expect(await alerts()).toEqual(['王桂珍'])
  })

  it('gains none either: nobody is missed who was never expected', async () => {
    const alone = await enrol(canteen, '王桂珍', { livesAlone: true })
    const { pause } = await pauseFrom(alone.id, monday)
    await everyWeek(canteen, alone.id, { way: 'eaten' })
    goTo('20:00')
    expect(await refusalOf(orderByHand(canteen, alone.id, monday, { late: 'family-called' }))).toBe(
      'canteen.sitting-over',
    )
    const resume = { pause, until: addDays(monday, -1), late: 'came-home' } as const
    expect(await refusalOf(orders().endPause({ sendId: newSendId(), ...resume }))).toBe(
      'canteen.sitting-over',
    )
    const pattern = everyWeek(canteen, alone.id, { way: 'delivered', late: 'family-called' })
    expect(await refusalOf(pattern)).toBe('canteen.pattern-there')
    expect(await ordersOfDay(canteen, monday)).toEqual([])
    await orderByHand(canteen, alone.id, addDays(monday, 1))
  })
})

describe('a meal of which it was said why it was not taken', () => {
  it('keeps its order: it is a word about it, and not its end', async () => {
    const alone = await enrol(canteen, '王桂珍', { livesAlone: true })
    await everyWeek(canteen, alone.id, { way: 'eaten' })
    goTo('11:40')
    await say(alone.id, 'not-come')
    expect(await refusalOf(cancel(alone.id))).toBe('canteen.order-settled')
    expect(await refusalOf(pauseFrom(alone.id, monday))).toBe('canteen.order-settled')
    expect(await alerts()).toEqual(['王桂珍'])
  })

  it('is called off where that is said in time, so that nothing is cooked or brought; later it was cooked', async () => {
    const [early, later] = [await enrol(canteen, '王桂珍'), await enrol(canteen, '李秀英')]
    for (const { id } of [early, later]) await everyWeek(canteen, id)
    const cooked = async () => (await orders().kitchen({ day: monday, meal: 'lunch' })).byOffer
    await say(early.id, 'in-hospital')
    expect(await cooked()).toMatchObject([{ count: 1 }])
    const run = await canteen.client.canteen.delivery.run({ day: monday, meal: 'lunch' })
    expect(run.stops.map(({ name }) => name)).toEqual(['李秀英'])
    // They come home after all.
    await orderByHand(canteen, early.id, monday)
    expect(await cooked()).toMatchObject([{ count: 2 }])
    goTo('11:00')
    await say(later.id, 'with-family')
    expect(await cooked()).toMatchObject([{ count: 2 }])
    expect(await ordersOfDay(canteen, monday)).toMatchObject([
      { name: '李秀英', state: 'not-taken', reason: 'with-family' },
      { name: '王桂珍', state: 'open' },
    ])
  })
})

describe('a closed day', () => {
  it('takes no word by hand', async () => {
    const [one, other] = [await enrol(canteen, '王桂珍'), await enrol(canteen, '李秀英')]
    await everyWeek(canteen, one.id, { way: 'eaten' })
    goTo('11:30')
    await say(one.id, 'not-come')
    goTo('20:30')
    const { close } = canteen.client.canteen
    const { request } = await close.ask({ sendId: newSendId(), day: monday, outsideReason: 'not-found' })
    await canteen.signIn('canteen')
    await close.confirm({ sendId: newSendId(), request })
    expect(await refusalOf(orderByHand(canteen, other.id, monday, { late: 'family-called' }))).toBe(
      'canteen.day-closed',
    )
    expect(await refusalOf(cancel(one.id))).toBe('canteen.day-closed')
    expect((await ordersOfDay(canteen, monday)).map(({ name, reason }) => [name, reason])).toEqual([
      ['王桂珍', 'not-come'],
    ])
  })
})
