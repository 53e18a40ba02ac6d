/** Standing orders are of the person: a card that is lost stops nothing of them, and an account that ends stops them where the diner leaves. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClosingReason } from '#features/canteen/contract/words'
import { addDays } from '#ground/days'
import { newSendId } from '../../support/desk'
import {
  enrol,
  everyWeek,
  monday,
  openCanteen,
  ordersOfDay,
  orderByHand,
  refusalOf,
  type Canteen,
} from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

const leftOf = async (diner: number) =>
  (await canteen.client.canteen.balance.get({ diner })).account?.leftFen ?? null

async function bring(diner: number, day: string) {
  const stop = { diner, day, meal: 'lunch', clock: '11:40' } as const
  const { due } = await canteen.client.canteen.delivery.due({ ...stop, gave: null })
  return canteen.client.canteen.delivery.handOver({
    sendId: newSendId(),
    ...stop,
    to: 'self',
    collectedFen: due?.doorFen ?? 0,
    tender: 'cash',
    late: null,
  })
}

const noonOf = (day: string) => canteen.clock.setDate(Date.parse(`${day}T12:00:00+08:00`))

/** Somebody with a card, whose lunch is brought every day. */
async function withCard(): Promise<{ readonly id: number; readonly card: number }> {
  const { id } = await enrol(canteen, '王桂珍')
  await everyWeek(canteen, id)
  const { card } = await canteen.client.canteen.diners.issueCard({ sendId: newSendId(), id, code: 'C00001' })
  return { id, card }
}

describe('a card that is frozen', () => {
  it('leaves the standing order as it is, and the meal is brought and paid from the balance', async () => {
    const { id, card } = await withCard()
    await canteen.client.canteen.diners.moveCard({ sendId: newSendId(), card, to: 'frozen' })
    const tuesday = addDays(monday, 1)
    expect(await ordersOfDay(canteen, tuesday)).toMatchObject([{ diner: id }])
    noonOf(tuesday)
    // 13.50 and two yuan for the way, five of them subsidised.
    expect((await bring(id, tuesday)).ownFen).toBe(1050)
    expect(await leftOf(id)).toBe(10_000 - 1050)
  })

  it('pays for nothing at the till, where the person found by name does, and the next card from the same balance', async () => {
    const { id, card } = await withCard()
    await canteen.client.canteen.diners.moveCard({ sendId: newSendId(), card, to: 'frozen' })
    noonOf(monday)
    const lunch = (by: number | null) =>
      canteen.client.canteen.till.sell({
        sendId: newSendId(),
        day: monday,
        meal: 'lunch',
        way: 'eaten',
        eater: 'diner',
        diner: id,
        choice: [{ offer: canteen.fish, count: 1 }],
        tenders: [{ kind: 'balance', fen: by === null ? 850 : 1350 }],
        expectFen: by === null ? 850 : 1350,
        card: by,
        again: by !== null,
        late: null,
      })
    expect(await refusalOf(lunch(card))).toBe('canteen.card-is-frozen')
    expect((await lunch(null)).leftFen).toBe(9150)
    const { card: next } = await canteen.client.canteen.diners.issueCard({
      sendId: newSendId(),
      id,
      code: 'C00002',
    })
    expect((await lunch(next)).leftFen).toBe(7800)
    expect(await refusalOf(lunch(card))).toBe('canteen.card-is-replaced')
    expect(await ordersOfDay(canteen, addDays(monday, 1))).toMatchObject([{ diner: id }])
  })
})

describe('an account that is closed', () => {
  const close = (diner: number, reason: ClosingReason) =>
    canteen.client.canteen.balance.close({ sendId: newSendId(), diner, reason, tender: 'cash', note: '' })

  it('because the diner leaves ends what is ordered week by week with today, and a week that was to begin', async () => {
    const { id } = await enrol(canteen, '王桂珍')
    await everyWeek(canteen, id, { weekdays: [1, 2] })
    await everyWeek(canteen, id, { from: addDays(monday, 7), weekdays: [6] })
    expect(await ordersOfDay(canteen, addDays(monday, 12))).toHaveLength(1)
    await close(id, 'diner-leaves')
    expect(await ordersOfDay(canteen, monday)).toMatchObject([{ diner: id }])
    for (const later of [1, 5, 12]) expect(await ordersOfDay(canteen, addDays(monday, later))).toEqual([])
  })

  it('leaves what was ordered by hand, and whoever comes back orders anew', async () => {
    const { id } = await withCard()
    await orderByHand(canteen, id, addDays(monday, 2))
    await close(id, 'diner-leaves')
    expect(await ordersOfDay(canteen, addDays(monday, 2))).toMatchObject([{ diner: id }])
    await everyWeek(canteen, id, { from: addDays(monday, 3) })
    expect(await ordersOfDay(canteen, addDays(monday, 4))).toMatchObject([{ diner: id }])
  })

  it('within the seven days lets them go on, and what is brought is paid in cash', async () => {
    const { id } = await withCard()
    await close(id, 'within-seven-days')
    const tuesday = addDays(monday, 1)
    noonOf(tuesday)
    const { meal } = await bring(id, tuesday)
    const { tenders } = await canteen.client.canteen.till.meal({ id: meal })
    expect(tenders).toMatchObject([{ kind: 'cash', fen: 1050 }])
  })
})
