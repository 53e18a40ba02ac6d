/** Orders at a real desk: by the week and by hand, paused, cut off, cooked for, and settled. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOrdersOf } from '#features/canteen/orders/service/outcomes'
import { readCall } from '#desk/session/calls'
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
} from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

const namesOn = async (day: string) => (await ordersOfDay(canteen, day)).map(({ name, by }) => [name, by])
const orders = () => canteen.client.canteen.orders
const openOn = (day: string) => openOrdersOf(readCall(canteen.desk.session), day).map(({ person }) => person)

describe('a weekly pattern', () => {
  it('sous-chef#736: makes orders on its own days: nothing on Tuesday, also where another has one', async () => {
    const monWedFri = await enrol(canteen, '王桂珍')
    const tuesday = await enrol(canteen, '李秀英')
    await everyWeek(canteen, monWedFri.id, { weekdays: [1, 3, 5] })
    await everyWeek(canteen, tuesday.id, { weekdays: [2] })
    expect(await namesOn('2026-11-23')).toEqual([['王桂珍', 'pattern']])
    expect(await namesOn('2026-11-24')).toEqual([['李秀英', 'pattern']])
    expect(await namesOn('2026-11-25')).toEqual([['王桂珍', 'pattern']])
  })

  it('sous-chef#686: paused till the 30th, a meal by hand is cooked, and only that', async () => {
    const { id } = await enrol(canteen, '王桂珍')
    await everyWeek(canteen, id)
    await orders().pause({
      sendId: newSendId(),
      diner: id,
      meal: null,
      from: '2026-11-24',
      until: '2026-11-30',
      late: null,
    })
    await orderByHand(canteen, id, '2026-11-26', { way: 'taken' })
    expect(await namesOn('2026-11-25')).toEqual([])
    expect(await namesOn('2026-11-26')).toEqual([['王桂珍', 'hand']])
    expect(await namesOn('2026-12-01')).toEqual([['王桂珍', 'pattern']])
  })

  it('says for each day which set was asked for, so that ordering that day otherwise begins with it', async () => {
    const { id } = await enrol(canteen, '王桂珍')
    await everyWeek(canteen, id, { offer: canteen.soft })
    const asked = { diner: id, day: '2026-11-26', meal: 'lunch', way: 'taken', late: null } as const
    const week = async () =>
      (await orders().week({ diner: id, from: monday })).orders.map(({ day, offer }) => [day, offer])
    expect(await week()).toContainEqual(['2026-11-26', canteen.soft])
    await orders().order({ sendId: newSendId(), ...asked, offer: null })
    expect(await week()).toContainEqual(['2026-11-26', null])
    expect(await week()).toContainEqual(['2026-11-27', canteen.soft])
  })

  it('that ends before the new one begins keeps its end, also when that was the day before yesterday', async () => {
    const { id } = await enrol(canteen, '王桂珍')
    // Until 4 December; from the 21st on it is to be eaten here.
    const { pattern } = await everyWeek(canteen, id)
    await orders().endPattern({ sendId: newSendId(), pattern, until: '2026-12-04', late: null })
    await everyWeek(canteen, id, { way: 'eaten', from: '2026-12-21', replaces: pattern })
    const kept = async () => {
      const { patterns } = await orders().week({ diner: id, from: monday })
      return patterns.map(({ from, until }) => [from, until]).toSorted()
    }
    expect(await kept()).toEqual([
      [monday, '2026-12-04'],
      ['2026-12-21', null],
    ])
    canteen.clock.setDate(Date.parse('2026-12-06T01:00:00Z'))
    await canteen.signIn('manager')
    expect(
      await refusalOf(orders().endPattern({ sendId: newSendId(), pattern, until: '2026-12-18', late: null })),
    ).toBe('canteen.order-in-the-past')
    expect((await kept())[0]).toEqual([monday, '2026-12-04'])
  })

  it('comes back after a pause that is over: its end is not moved on', async () => {
    const { id } = await enrol(canteen, '王桂珍')
    await everyWeek(canteen, id)
    const asked = { diner: id, meal: null, from: '2026-11-24', until: '2026-11-25', late: null } as const
    const { pause } = await orders().pause({ sendId: newSendId(), ...asked })
    canteen.clock.setDate(Date.parse('2026-11-27T01:00:00Z'))
    await canteen.signIn('manager')
    expect(
      await refusalOf(orders().endPause({ sendId: newSendId(), pause, until: '2026-11-30', late: null })),
    ).toBe('canteen.order-in-the-past')
    expect(await namesOn('2026-11-28')).toEqual([['王桂珍', 'pattern']])
  })

  it('changed from a day on leaves the days before as they were, and two never share a weekday', async () => {
    const { id } = await enrol(canteen, '王桂珍')
    const { pattern } = await everyWeek(canteen, id)
    expect(await refusalOf(everyWeek(canteen, id, { weekdays: [3] }))).toBe('canteen.pattern-there')
    await everyWeek(canteen, id, { way: 'eaten', from: '2026-11-26', replaces: pattern })
    expect((await ordersOfDay(canteen, '2026-11-25'))[0]?.way).toBe('delivered')
    expect((await ordersOfDay(canteen, '2026-11-26'))[0]?.way).toBe('eaten')
    expect(await refusalOf(everyWeek(canteen, id, { from: '2026-11-22' }))).toBe('canteen.order-in-the-past')
  })

  it('cooks for nobody who has died, moved away or lives in an institution; a guest’s meal by hand it does', async () => {
    const { id, residentId } = await enrol(canteen, '王桂珍')
    const away = await enrol(canteen, '李秀英')
    await everyWeek(canteen, id)
    await everyWeek(canteen, away.id)
    await canteen.client.canteen.diners.stay({
      sendId: newSendId(),
      id: away.id,
      place: '福寿护理院',
      from: '2026-11-25',
      until: null,
    })
    await orderByHand(canteen, away.id, '2026-11-26')
    expect(await namesOn('2026-11-24')).toHaveLength(2)
    const { version } = await canteen.client.residents.read({ id: residentId })
    await canteen.client.residents.setStatus({
      sendId: newSendId(),
      id: residentId,
      version,
      status: 'deceased',
      since: monday,
      note: '',
    })
    expect(await namesOn('2026-11-24')).toEqual([['李秀英', 'pattern']])
    expect(await namesOn('2026-11-25')).toEqual([])
    expect(await namesOn('2026-11-26')).toEqual([['李秀英', 'hand']])
    expect(await refusalOf(orderByHand(canteen, id, '2026-11-27'))).toBe('canteen.diner-died')
  })
})

describe('the cut-off', () => {
  it('is held against every meal that comes or goes, by hand, pattern or pause, and a reason lets it in on record', async () => {
    const { id } = await enrol(canteen, '王桂珍')
    await everyWeek(canteen, id)
    // 09:31, a minute after lunch is counted.
    canteen.clock.setDate(Date.parse('2026-11-23T01:31:00Z'))
    const single = { diner: id, day: monday, meal: 'lunch' } as const
    const stop = { diner: id, meal: null, from: monday, until: null }
    const cancel = (late: 'fell-ill' | null) => orders().cancel({ sendId: newSendId(), ...single, late })
    expect(await refusalOf(cancel(null))).toBe('canteen.after-cut-off')
    expect(await refusalOf(orders().pause({ sendId: newSendId(), ...stop, late: null }))).toBe(
      'canteen.after-cut-off',
    )
    expect(await namesOn(monday)).toHaveLength(1)
    await cancel('fell-ill')
    expect(await namesOn(monday)).toEqual([])
    const { store } = canteen.desk.session.requireOpen()
    expect(store.sqlite.prepare('SELECT cancelled, late FROM canteen_orders').all()).toEqual([
      { cancelled: 1, late: 'fell-ill' },
    ])
  })

  it('keeps the reason also where only the way that it takes the place of was too late', async () => {
    const { id } = await enrol(canteen, '王桂珍')
    await everyWeek(canteen, id, { way: 'delivered' })
    const { cutOffs } = await orders().cutOffs({})
    await orders().setCutOffs({
      sendId: newSendId(),
      cutOffs: cutOffs.map((one) =>
        one.meal === 'lunch' && one.way === 'eaten' ? { ...one, clock: '12:00' } : one,
      ),
    })
    canteen.clock.setDate(Date.parse('2026-11-24T10:00:00+08:00'))
    const asked = { way: 'eaten' } as const
    expect(await refusalOf(orderByHand(canteen, id, '2026-11-24', asked))).toBe('canteen.after-cut-off')
    await orderByHand(canteen, id, '2026-11-24', { ...asked, late: 'family-called' })
    const { store } = canteen.desk.session.requireOpen()
    expect(store.sqlite.prepare('SELECT way, late FROM canteen_orders').all()).toEqual([
      { way: 'eaten', late: 'family-called' },
    ])
  })

  it('is data: another one counts from the moment it is set', async () => {
    const { id } = await enrol(canteen, '王桂珍')
    await orders().setCutOffs({
      sendId: newSendId(),
      cutOffs: [{ meal: 'lunch', way: 'delivered', daysBefore: 1, clock: '08:00' }],
    })
    expect(await refusalOf(orderByHand(canteen, id, '2026-11-24'))).toBe('canteen.after-cut-off')
    await orderByHand(canteen, id, '2026-11-24', { way: 'eaten' })
    expect((await orders().day({ day: '2026-11-24', meal: 'lunch' })).cutOffs).toMatchObject([
      { way: 'delivered', passed: true },
    ])
  })
})

describe('the kitchen', () => {
  it('sous-chef#603: counts the substitute for who must not eat fish, and names it a week ahead', async () => {
    const all = await enrol(canteen, '王桂珍')
    const noFish = await enrol(canteen, '李秀英', { avoids: ['鱼'] })
    for (const { id } of [all, noFish]) await everyWeek(canteen, id, { weekdays: [1] })
    const sheet = await orders().kitchen({ day: monday, meal: 'lunch' })
    expect(sheet.byOffer).toEqual([
      { name: '一荤两素', count: 1 },
      { name: '软食套餐', count: 1 },
    ])
    expect(sheet.exceptions).toMatchObject([{ name: '李秀英', gets: '软食套餐', because: ['鱼'] }])
    expect(sheet.ahead).toMatchObject([{ day: '2026-11-30', name: '李秀英', gets: '软食套餐' }])
  })

  it('expects who comes unasked by the same weekday of past weeks, and whoever had ordered is not counted twice', async () => {
    const people = []
    for (const name of ['王桂珍', '李秀英', '张玉兰']) people.push(await enrol(canteen, name))
    for (const weeks of [1, 2]) {
      canteen.clock.setDate(Date.parse('2026-11-23T03:30:00Z') - weeks * 7 * 86_400_000)
      const day = weeks === 1 ? '2026-11-16' : '2026-11-09'
      await orders().order({
        sendId: newSendId(),
        diner: people[0]?.id ?? 0,
        day,
        meal: 'lunch',
        way: 'eaten',
        offer: null,
        late: 'family-called',
      })
      for (const { id } of people) await eat(canteen, id, day)
    }
    canteen.clock.setDate(Date.parse('2026-11-23T01:00:00Z'))
    expect((await orders().kitchen({ day: monday, meal: 'lunch' })).forecast).toBe(2)
    expect((await orders().kitchen({ day: '2026-11-24', meal: 'lunch' })).forecast).toBeNull()
  })
})

describe('an order', () => {
  it('becomes a meal at the till, which shows it, and is open again when that is taken back', async () => {
    const { id } = await enrol(canteen, '王桂珍')
    await everyWeek(canteen, id, { way: 'eaten' })
    canteen.clock.setDate(Date.parse('2026-11-23T03:30:00Z'))
    const asked = { day: monday, meal: 'lunch', way: 'eaten', eater: 'diner', diner: id } as const
    const quote = await canteen.client.canteen.till.quote({ ...asked, choice: [] })
    expect(quote.ordered).toMatchObject({ way: 'eaten', by: 'pattern', what: '一荤两素' })
    expect(openOn(monday)).toEqual([id])
    const meal = await eat(canteen, id, monday)
    expect(openOn(monday)).toEqual([])
    expect(await refusalOf(orders().cancel({ sendId: newSendId(), ...lunchOf(id), late: 'fell-ill' }))).toBe(
      'canteen.order-had',
    )
    await canteen.client.canteen.till.takeBack({ sendId: newSendId(), meal, reason: null })
    expect(openOn(monday)).toEqual([id])
  })

  it('that nobody took is open until a reason is said, and the last word counts', async () => {
    const { id } = await enrol(canteen, '王桂珍')
    await everyWeek(canteen, id)
    expect(openOn(monday)).toEqual([id])
    const say = (reason: 'not-come' | 'in-hospital') =>
      orders().notTaken({ sendId: newSendId(), ...lunchOf(id), reason })
    await say('not-come')
    await say('in-hospital')
    expect(openOn(monday)).toEqual([])
    expect((await ordersOfDay(canteen, monday))[0]).toMatchObject({
      state: 'not-taken',
      reason: 'in-hospital',
    })
    await eat(canteen, id, monday)
    expect((await ordersOfDay(canteen, monday))[0]).toMatchObject({ state: 'had', reason: null })
  })

  it('of a day without a board is nobody’s debt: nothing was cooked', async () => {
    const { id } = await enrol(canteen, '王桂珍')
    await everyWeek(canteen, id)
    await canteen.client.canteen.menu.setBoard({
      sendId: newSendId(),
      day: monday,
      meal: 'lunch',
      entries: [],
    })
    expect(openOn(monday)).toEqual([])
  })
})

const lunchOf = (diner: number) => ({ diner, day: monday, meal: 'lunch' }) as const
