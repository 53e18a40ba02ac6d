/** A closed day takes no more reasons and no more steps at a door; and which sitting a screen of orders opens on. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mealShown } from '#features/canteen/rules/index'
import { newSendId } from '../../support/desk'
import { eat, enrol, monday, openCanteen, orderByHand, refusalOf, type Canteen } from './ordering'

let desk: Canteen
beforeEach(async () => {
  desk = await openCanteen()
})
afterEach(() => desk.close())

const sqlite = () => desk.desk.session.requireOpen().store.sqlite
/** Monday 23 November 2026, by the clock of Shanghai. */
const goTo = (clock: string) => desk.clock.setDate(Date.parse(`${monday}T${clock}:00+08:00`))

/** Signed by the manager, then by the canteen. */
async function closeMonday(): Promise<void> {
  const { close } = desk.client.canteen
  const { request } = await close.ask({ sendId: newSendId(), day: monday, outsideReason: 'not-found' })
  await desk.signIn('canteen')
  await close.confirm({ sendId: newSendId(), request })
  await desk.signIn('manager')
}

describe('a day that is closed', () => {
  it('takes no reason why a meal was not taken, and no step at a door, from nobody', async () => {
    const { id: diner } = await enrol(desk, '王桂珍')
    await orderByHand(desk, diner, monday, { late: 'family-called' })
    const { orders, delivery } = desk.client.canteen
    const stop = { diner, day: monday, meal: 'lunch' } as const
    const notTaken = (reason: 'with-family' | 'in-hospital') =>
      orders.notTaken({ sendId: newSendId(), ...stop, reason })
    goTo('13:30')
    await notTaken('with-family')
    await closeMonday()
    expect(await refusalOf(notTaken('in-hospital'))).toBe('canteen.day-closed')
    const knock = { sendId: newSendId(), ...stop, step: 'wait', result: 'no-answer', clock: '12:00' } as const
    expect(await refusalOf(delivery.doorStep(knock))).toBe('canteen.day-closed')
    const notHanded = { sendId: newSendId(), ...stop, reason: 'in-hospital' } as const
    expect(await refusalOf(delivery.notHanded(notHanded))).toBe('canteen.day-closed')
    const staff = 'SELECT min(id) FROM staff'
    const past = `'${monday}', 'lunch', ${String(diner)}`
    expect(() =>
      sqlite().exec(
        `INSERT INTO canteen_not_taken (day, meal, diner_id, reason, at, staff_id) VALUES (${past}, 'in-hospital', 0, (${staff}))`,
      ),
    ).toThrow(/the day is closed/)
    expect(() =>
      sqlite().exec(
        `INSERT INTO canteen_door_steps (day, meal, diner_id, step, result, clock, at, staff_id)
         VALUES (${past}, 'wait', 'no-answer', '12:00', 0, (${staff}))`,
      ),
    ).toThrow(/the day is closed/)
  })
})

describe('a refund of a day that is closed', () => {
  it('is in the books of the day it is given on, and is no meal of that day', async () => {
    goTo('11:30')
    const { id: diner } = await enrol(desk, '王桂珍')
    const meal = await eat(desk, diner, monday)
    goTo('13:30')
    await closeMonday()
    desk.clock.setDate(Date.parse('2026-11-24T11:30:00+08:00'))
    const { till, safety } = desk.client.canteen
    const { kind } = await till.takeBack({ sendId: newSendId(), meal, reason: 'spoilt' })
    expect(kind).toBe('refund')
    const { counts } = await till.state({ day: '2026-11-24', meal: 'lunch' })
    expect(counts).toEqual({ eaten: 0, taken: 0, delivered: 0, others: 0, subsidised: 0 })
    const codes = (await safety.today({})).missing.map(({ code }) => code)
    expect(codes).not.toContain('sample')
    expect(codes).not.toContain('disinfection')
  })
})

describe('a screen of orders', () => {
  it('opens on the last meal that somebody cooks, not on a supper of nobody', async () => {
    goTo('18:30')
    const { orders, delivery } = desk.client.canteen
    expect(await orders.day({ day: null, meal: null })).toMatchObject({ day: monday, meal: 'lunch' })
    expect(await delivery.run({ day: null, meal: null })).toMatchObject({ day: monday, meal: 'lunch' })
    expect(await orders.day({ day: null, meal: 'supper' })).toMatchObject({ meal: 'supper' })
  })

  it('opens on the meal of now where there is one, else on the first that is to come', () => {
    expect(mealShown('supper', ['lunch', 'supper'])).toBe('supper')
    expect(mealShown('supper', ['breakfast', 'lunch'])).toBe('lunch')
    expect(mealShown('breakfast', ['lunch', 'supper'])).toBe('lunch')
    expect(mealShown('lunch', [])).toBe('lunch')
  })
})

describe('the till', () => {
  it('knows what whoever stands there ordered, and sells it also where it is sold out: it was cooked for them', async () => {
    const { id: diner } = await enrol(desk, '王桂珍')
    const { orders, till, menu } = desk.client.canteen
    const asked = { diner, day: monday, meal: 'lunch' } as const
    expect(await till.ordered(asked)).toEqual({ ordered: null })
    await orders.order({
      sendId: newSendId(),
      ...asked,
      way: 'taken',
      offer: desk.soft,
      late: 'family-called',
    })
    expect(await till.ordered(asked)).toEqual({
      ordered: { way: 'taken', by: 'hand', what: '软食套餐', offer: desk.soft },
    })
    await menu.soldOut({ sendId: newSendId(), day: monday, meal: 'lunch', offer: desk.soft, soldOut: true })
    expect((await till.ordered(asked)).ordered).toMatchObject({ offer: desk.soft })
    const soft = (count: number, own: { readonly diner: number }) =>
      till.quote({
        ...asked,
        ...own,
        way: 'taken',
        eater: 'diner',
        choice: [{ offer: desk.soft, count }],
      })
    expect((await soft(1, { diner })).price.listFen).toBe(1000)
    expect(await refusalOf(soft(2, { diner }))).toBe('canteen.sold-out')
    const other = await enrol(desk, '李秀英')
    expect(await refusalOf(soft(1, { diner: other.id }))).toBe('canteen.sold-out')
  })

  it('enters afterwards what was had before it was sold out', async () => {
    const { id: diner } = await enrol(desk, '王桂珍')
    const { till, menu } = desk.client.canteen
    await menu.soldOut({ sendId: newSendId(), day: monday, meal: 'lunch', offer: desk.fish, soldOut: true })
    goTo('13:30')
    const asked = { diner, day: monday, meal: 'lunch', way: 'eaten', eater: 'diner' } as const
    const choice = [{ offer: desk.fish, count: 1 }]
    expect(await refusalOf(till.quote({ ...asked, choice }))).toBe('canteen.sold-out')
    const { price } = await till.quote({ ...asked, choice, late: 'power-cut' })
    const sold = await till.sell({
      sendId: newSendId(),
      ...asked,
      choice,
      clock: '11:40',
      tenders: [{ kind: 'balance', fen: price.ownFen }],
      expectFen: price.ownFen,
      card: null,
      again: false,
      late: 'power-cut',
    })
    expect(sold.ownFen).toBe(850)
    desk.clock.setDate(Date.parse('2026-11-24T11:30:00+08:00'))
    const second = await enrol(desk, '李秀英')
    await expect(till.quote({ ...asked, diner: second.id, choice })).resolves.toBeDefined()
  })
})
