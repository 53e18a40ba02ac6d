/** What stands in for a dish that somebody must not eat is served, sold and sampled also where it has no key of its own. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { enrol, everyWeek, monday, openCanteen, refusalOf, type Canteen, type Enrolled } from './ordering'

let canteen: Canteen
let porridge: number
let li: Enrolled
beforeEach(async () => {
  canteen = await openCanteen()
  const { menu } = canteen.client.canteen
  const dish = await menu.keepDish({ sendId: newSendId(), id: null, name: '青菜粥', contains: [] })
  const offer = { id: null, name: '清粥套餐', dishes: [dish.id], fen: 800, from: '2026-01-01' }
  porridge = (await menu.keepOffer({ sendId: newSendId(), ...offer })).id
  await menu.setBoard({
    sendId: newSendId(),
    day: monday,
    meal: 'lunch',
    entries: [{ offer: canteen.fish, substitute: porridge }],
  })
  li = await enrol(canteen, '李秀英', { avoids: ['鱼'] })
  await everyWeek(canteen, li.id)
  // 13:00, when the carrier is back.
  canteen.clock.setDate(Date.parse('2026-11-23T05:00:00Z'))
})
afterEach(() => canteen.close())

const lunch = { day: monday, meal: 'lunch' } as const
const atTheTill = (offer: number) => ({
  ...lunch,
  way: 'eaten' as const,
  eater: 'diner' as const,
  diner: li.id,
  choice: [{ offer, count: 1 }],
})

async function sell(offer: number): Promise<number> {
  const { till } = canteen.client.canteen
  const { price } = await till.quote(atTheTill(offer))
  const { meal } = await till.sell({
    sendId: newSendId(),
    ...atTheTill(offer),
    tenders: [{ kind: 'balance', fen: price.ownFen }],
    expectFen: price.ownFen,
    card: null,
    again: false,
    late: null,
  })
  return meal
}

describe('a substitute without a key of its own', () => {
  it('is handed over at its own price, and leaves no order open', async () => {
    const { delivery, till } = canteen.client.canteen
    const { meal } = await delivery.handOver({
      sendId: newSendId(),
      diner: li.id,
      ...lunch,
      to: 'self',
      clock: '11:40',
      collectedFen: 0,
      tender: 'cash',
      late: null,
    })
    const sold = await till.meal({ id: meal })
    expect(sold.meal).toMatchObject({ listFen: 800, lines: [{ name: '清粥套餐', fen: 800 }] })
    const { stops } = await delivery.run(lunch)
    expect(stops.map(({ state }) => state)).toEqual(['had'])
  })

  it('is what Enter takes at the till for whoever must not eat what they ordered', async () => {
    const { till } = canteen.client.canteen
    const { ordered } = await till.ordered({ ...lunch, diner: li.id })
    expect(ordered).toMatchObject({ what: '一荤两素', offer: porridge })
    expect((await till.quote(atTheTill(porridge))).price.listFen).toBe(800)
    await sell(porridge)
  })

  it('is offered with its price where the dish itself was chosen', async () => {
    const { avoided } = await canteen.client.canteen.till.quote(atTheTill(canteen.fish))
    expect(avoided).toEqual([
      {
        offer: canteen.fish,
        because: ['鱼'],
        substitute: { offer: porridge, name: '清粥套餐', kind: '', fen: 800 },
      },
    ])
  })

  it('is sold nowhere where it stands in for nothing', async () => {
    expect(await refusalOf(canteen.client.canteen.till.quote(atTheTill(canteen.soft)))).toBe(
      'canteen.not-on-the-board',
    )
  })

  it('is sampled as what has a key, once it was sold', async () => {
    const samples = async () =>
      (await canteen.client.canteen.safety.today({})).missing.flatMap((one) =>
        one.code === 'sample' ? [one.name] : [],
      )
    await sell(canteen.fish)
    expect(await samples()).toEqual(['红烧鱼块'])
    const [fish] = (await canteen.client.canteen.till.state({ day: null, meal: null })).last
    await canteen.client.canteen.till.takeBack({ sendId: newSendId(), meal: fish?.id ?? 0, reason: null })
    expect(await samples()).toEqual([])
    await sell(porridge)
    expect(await samples()).toEqual(['红烧鱼块', '青菜粥'])
  })
})
