/**
 * 「送餐费 1.5 公里以内 2 元、以外 4 元，同一户只收一次」「送到 1.5 公里以外的，街道补 3 元」: what bringing a meal costs, by the band of the stop
 * and once a household; and policies that ask for the band. In fen.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { policy } from '#features/canteen/contract/index'
import { priceMeal } from '#features/canteen/rules/index'
import { newSendId } from '../../support/desk'
import { register } from '../residents/people'
import { enrol, everyWeek, monday, openCanteen, type Canteen, type Enrolled } from './ordering'
import { diner, firstOfMarch, meal } from './people'
import { subsidy } from './published/parts'

const far = '1.5 公里以外'
const farPaid = policy.parse(
  subsidy({
    code: 'far',
    name: '远途送餐补贴',
    basis: '为测试拟定',
    from: '2026-01-01',
    classes: [],
    delivery: [
      {
        code: 'door',
        name: '送餐',
        who: [[{ kind: 'band', anyOf: [far] }]],
        atMost: 300,
        funder: '街道',
      },
    ],
  }),
)

describe('a policy for a band', () => {
  it.each([
    [far, 1300, []],
    ['1.5 公里以内', 1600, ['1.5 公里以内']],
    ['', 1600, ['']],
  ])('%s: %i', (band, own, missed) => {
    const facts = meal({ day: monday, way: 'delivered', deliveryFeeFen: 400, band })
    const price = priceMeal([farPaid], diner(), facts, [], firstOfMarch)
    expect(price.ownFen).toBe(own)
    expect(price.notApplied.flatMap(({ reasons }) => reasons.map(({ reason }) => reason))).toEqual(
      missed.map((is) => ({ code: 'band', is, anyOf: [far] })),
    )
  })
})

describe('at the door', () => {
  let canteen: Canteen
  let wang: Enrolled
  let li: Enrolled
  beforeEach(async () => {
    canteen = await openCanteen()
    wang = await enrol(canteen, '王桂珍')
    li = await enrol(canteen, '李秀英')
    for (const { id } of [wang, li]) await everyWeek(canteen, id)
    canteen.clock.setDate(Date.parse('2026-11-23T05:00:00Z'))
  })
  afterEach(() => canteen.close())

  const save = async (own: {
    deliveryBands?: { name: string; fen: number }[]
    oneFeeAHousehold?: boolean
  }) => {
    const { settings } = canteen.client.canteen
    await settings.save({ sendId: newSendId(), settings: { ...(await settings.get({})), ...own } })
  }
  const keepRoute = (stops: readonly { readonly diner: number; readonly band?: string }[]) =>
    canteen.client.canteen.delivery.keepRoute({
      sendId: newSendId(),
      id: null,
      name: '东线',
      carrier: '小陈',
      stops: stops.map((stop) => ({ ...stop, landmark: '', keyNote: '' })),
    })
  const hand = async (diner: number) => {
    const { delivery } = canteen.client.canteen
    const stop = { diner, day: monday, meal: 'lunch', clock: '11:40' } as const
    const { due } = await delivery.due({ ...stop, gave: null })
    const taken = { to: 'self', collectedFen: due?.doorFen ?? 0, tender: 'cash', late: null } as const
    return delivery.handOver({ sendId: newSendId(), ...stop, ...taken })
  }
  const feeOf = async (id: number) => (await canteen.client.canteen.till.meal({ id })).price.deliveryFeeFen

  it('the fee is the band’s of the stop; a stop without one pays what everybody does', async () => {
    await save({ deliveryBands: [{ name: far, fen: 400 }] })
    await canteen.client.canteen.policies.add({ sendId: newSendId(), policy: farPaid })
    await keepRoute([{ diner: wang.id, band: far }, { diner: li.id }])
    const one = await hand(wang.id)
    // 13.50 − 5.00 + 4.00 − 3.00.
    expect(one.ownFen).toBe(950)
    expect(await feeOf((await hand(li.id)).meal)).toBe(200)
    const { routes } = await canteen.client.canteen.delivery.routes({})
    expect(routes[0]?.stops.map(({ band }) => band)).toEqual([far, ''])
  })

  it('the way counts as it was: a band that is changed later changes no claim', async () => {
    await save({ deliveryBands: [{ name: far, fen: 400 }] })
    await canteen.client.canteen.policies.add({ sendId: newSendId(), policy: farPaid })
    await keepRoute([{ diner: wang.id, band: far }])
    await hand(wang.id)
    const { id: route } = (await canteen.client.canteen.delivery.routes({})).routes[0] ?? { id: 0 }
    await canteen.client.canteen.delivery.keepRoute({
      sendId: newSendId(),
      id: route,
      name: '东线',
      carrier: '小陈',
      stops: [{ diner: wang.id, landmark: '', keyNote: '' }],
    })
    // Learnt in December: everything of the meal is judged anew.
    canteen.clock.setDate(Date.parse('2026-12-01T04:00:00Z'))
    const { eligibility, claims } = canteen.client.canteen
    const application = {
      residentId: wang.residentId,
      category: '低保',
      proof: '',
      issuedBy: '区民政局',
      appliedOn: monday,
      from: null,
      until: null,
    }
    const { id } = await eligibility.apply({ sendId: newSendId(), application })
    await eligibility.move({ sendId: newSendId(), id, move: 'approve', day: monday, reason: '' })
    const { id: claim } = await claims.make({ sendId: newSendId(), span: 'month', month: '2026-11' })
    expect((await claims.get({ id: claim })).fen).toBe(500 + 300)
  })

  describe('of a household', () => {
    const address = { estate: '', building: '3', unit: '2', room: '501', grid: 'grid-5' }
    let couple: { readonly id: number; readonly residentId: number }[]
    beforeEach(async () => {
      couple = []
      for (const name of ['张玉兰', '陈国强']) {
        const residentId = await register(canteen.client, { name, birth: '1940-01-01', address })
        const { id } = await canteen.client.canteen.diners.enrol({
          sendId: newSendId(),
          residentId,
          registered: 'community',
          lives: 'community',
          avoids: [],
          diet: '',
          code: null,
        })
        canteen.clock.setDate(Date.parse('2026-11-23T01:00:00Z'))
        await everyWeek(canteen, id)
        canteen.clock.setDate(Date.parse('2026-11-23T05:00:00Z'))
        couple.push({ id, residentId })
      }
    })
    const fees = async () => {
      const all = []
      for (const { id } of [...couple, wang]) all.push(await feeOf((await hand(id)).meal))
      return all
    }

    it('is paid once where the canteen says so, and each time where it does not', async () => {
      expect(await fees()).toEqual([200, 200, 200])
    })

    it('comes with the first meal that is handed over, and others pay their own', async () => {
      await save({ oneFeeAHousehold: true })
      expect(await fees()).toEqual([200, 0, 200])
    })

    it.each([[0, 1] as const, [1, 0] as const])(
      'is not of the door that somebody’s other record had (%i before %i)',
      async (first, then) => {
        await save({ oneFeeAHousehold: true })
        const elsewhere = await register(canteen.client, {
          name: '陈国强',
          birth: '1940-01-01',
          address: { ...address, building: '9' },
        })
        const gone = couple[1]?.residentId ?? 0
        await canteen.client.residents.merge({ sendId: newSendId(), kept: elsewhere, gone, take: [] })
        for (const at of [first, then]) {
          expect(await feeOf((await hand(couple[at]?.id ?? 0)).meal)).toBe(200)
        }
      },
    )

    it('is theirs where they live, though they eat on the card of a record from elsewhere', async () => {
      await save({ oneFeeAHousehold: true })
      const here = await register(canteen.client, { name: '王桂珍', birth: '1940-01-01', address })
      const gone = wang.residentId
      await canteen.client.residents.merge({ sendId: newSendId(), kept: here, gone, take: [] })
      expect(await feeOf((await hand(wang.id)).meal)).toBe(200)
      expect(await feeOf((await hand(couple[0]?.id ?? 0)).meal)).toBe(0)
    })

    it('is named as paid by nobody where the meal that bore it for another is taken back', async () => {
      await save({ oneFeeAHousehold: true })
      const [one, other] = couple
      const { meal: first } = await hand(one?.id ?? 0)
      const { meal: second } = await hand(other?.id ?? 0)
      const takeBack = (meal: number) =>
        canteen.client.canteen.till.takeBack({ sendId: newSendId(), meal, reason: 'wrong-person' })
      expect((await takeBack(first)).withoutFee).toEqual([{ meal: second, name: '陈国强' }])
      // Once it is gone as well, nobody is left without.
      expect((await takeBack(second)).withoutFee).toEqual([])
    })

    it('comes with the next where the first was taken back', async () => {
      await save({ oneFeeAHousehold: true })
      const [one, other] = couple
      const { meal: first } = await hand(one?.id ?? 0)
      await canteen.client.canteen.till.takeBack({
        sendId: newSendId(),
        meal: first,
        reason: 'wrong-person',
      })
      expect(await feeOf((await hand(other?.id ?? 0)).meal)).toBe(200)
    })
  })
})
