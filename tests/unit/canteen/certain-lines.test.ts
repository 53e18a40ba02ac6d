/**
 * 「补贴仅限基本套餐，自选加菜、酒水不予补贴」: a policy for certain lines of the choice looks at nothing but their price. All worked
 * by hand; in fen.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { policy, type Policy } from '#features/canteen/contract/index'
import { priceMeal, type FoodLine } from '#features/canteen/rules/index'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'
import { byFunderOf, diner, firstOfMarch, meal } from './people'
import { fixed, paidBy, spendUpTo, subsidy } from './published/parts'

const day = '2026-11-23'
const set: FoodLine = { name: '一荤两素', kind: '基本套餐', fen: 1200 }
const extra: FoodLine = { name: '红烧肉', kind: '加菜', fen: 600 }
const beer: FoodLine = { name: '啤酒', kind: '酒水', fen: 500 }

type Own = Partial<Parameters<typeof subsidy>[0]>
type Amount = Parameters<typeof subsidy>[0]['classes'][number]['amount']
const of = (amount: Amount, own: Own = {}): Policy =>
  policy.parse(
    subsidy({
      code: 'set',
      name: '基本套餐补贴',
      basis: '为测试拟定，仿各地通知',
      from: '2026-01-01',
      lines: { kind: 'only', of: ['基本套餐'] },
      classes: [{ code: 'all', name: '60 岁以上', who: [], amount, division: paidBy('区') }],
      ...own,
    }),
  )
const discount = (paysBasisPoints: number, lines?: Policy['lines']): Policy =>
  policy.parse({
    kind: 'discount',
    code: 'off',
    name: '食堂优惠',
    basis: '食堂',
    from: '2026-01-01',
    until: null,
    priority: 1,
    ageCounting: 'on-birthday',
    endsOnMovingAway: false,
    conditions: [],
    ...(lines === undefined ? {} : { lines }),
    classes: [
      {
        code: 'all',
        name: '全部',
        who: [],
        paysBasisPoints,
        rounding: { way: 'half-up', toFen: 1 },
      },
    ],
  })
const price = (policies: readonly Policy[], lines: readonly FoodLine[]) =>
  priceMeal(
    policies,
    diner(),
    meal({ day, lines, listFen: lines.reduce((sum, { fen }) => sum + fen, 0) }),
    [],
    firstOfMarch,
  )
const own = (policies: readonly Policy[], ...lines: readonly FoodLine[]) => price(policies, lines).ownFen

describe('a policy for certain lines', () => {
  it('leaves what else was chosen to the diner', () => {
    // The diner pays 5.00 of the set, the district 7.00; 6.00 for the meat is the diner's.
    const five = of({ kind: 'own-price', fen: 500 })
    expect(own([five], set)).toBe(500)
    expect(own([five], set, extra)).toBe(1100)
    // 12.00 of the set, not of 18.00: half of it is 6.00.
    const half = of({
      kind: 'percent',
      basisPoints: 5000,
      atMost: null,
      rounding: { way: 'down', toFen: 1 },
    })
    expect(own([half], set, extra)).toBe(1200)
    // A sum that is larger than the set costs no more than the set.
    expect(own([of(fixed(1500))], set, extra)).toBe(600)
    expect(own([of(spendUpTo(null))], set, extra)).toBe(600)
    const steps = [
      { from: 1000, fen: 300 },
      { from: 1500, fen: 500 },
    ]
    expect(own([of({ kind: 'price-tier', steps })], set, extra)).toBe(1500)
    expect(own([of(spendUpTo(null), { leastOwnFen: 100 })], set, extra)).toBe(700)
    expect(own([of(spendUpTo(null), { leastOwnBasisPoints: 2500 })], set, extra)).toBe(900)
  })

  it('gives nothing where none of them was chosen, for the way and per head either, and says so', () => {
    const withMore = of(fixed(300), {
      delivery: [{ code: 'door', name: '送餐', who: [], atMost: 200, funder: '区' }],
      running: [{ code: 'head', name: '运营', who: [], fen: 100, per: 'meal', funder: '区' }],
    })
    const priced = priceMeal(
      [withMore],
      diner(),
      meal({ day, lines: [extra], listFen: 600, way: 'delivered', deliveryFeeFen: 200 }),
      [],
      firstOfMarch,
    )
    expect([priced.ownFen, priced.running]).toEqual([800, []])
    const reason = { code: 'lines-not-covered', kind: 'only', of: ['基本套餐'] }
    expect(priced.notApplied).toEqual([{ policy: 'set', reasons: [{ class: null, reason }] }])
  })

  it('for all except some looks at the others', () => {
    const noDrinks = of(spendUpTo(1500), { lines: { kind: 'except', of: ['酒水', '加菜'] } })
    expect(own([noDrinks], set, extra, beer)).toBe(1100)
    expect(own([noDrinks], beer)).toBe(500)
    // What has no kind is named by what it is called.
    expect(own([of(spendUpTo(null), { lines: { kind: 'except', of: ['红烧肉'] } })], set, extra)).toBe(600)
  })

  it('says of how much it gave', () => {
    const [grant] = price([of(fixed(300))], [set, extra]).grants
    expect([grant?.ofFen, grant?.fen]).toEqual([1200, 300])
  })

  it('asks for the least spend of the whole meal', () => {
    const fromFifteen = of(fixed(300), {
      conditions: [
        { kind: 'spend', least: 1500, strictly: false, measured: 'after-discount', withDelivery: false },
      ],
    })
    expect(own([fromFifteen], set, extra)).toBe(1500)
    expect(own([fromFifteen], set)).toBe(1200)
  })
})

describe('a discount before it', () => {
  it('is spread over what it is taken from', () => {
    // 18.00 × 0.9 = 16.20; the set is two thirds: 1.20 off, 10.80. The diner pays 5.00 of it and 5.40 for the meat.
    const five = of({ kind: 'own-price', fen: 500 })
    expect(own([discount(9000), five], set, extra)).toBe(1040)
    // 13.35 × 0.85 = 11.3475 → 11.35, 2.00 off. Of 3.35 that is 0.50 (200 × 335 ÷ 1335 = 50.19), the rest 1.50 of the set.
    const odd = [
      { name: '基本套餐', fen: 1000 },
      { name: '加菜', fen: 335 },
    ]
    expect(price([discount(8500), of(spendUpTo(null))], odd).subsidyFen).toBe(850)
    expect(price([discount(8500), of(spendUpTo(null))], odd.toReversed()).subsidyFen).toBe(850)
  })

  it('for certain lines is taken from these alone', () => {
    // Half of the meat: 3.00 off; the set stays 12.00.
    const meat = discount(5000, { kind: 'only', of: ['加菜'] })
    expect(own([meat, of({ kind: 'own-price', fen: 500 })], set, extra)).toBe(800)
    expect(price([meat], [set]).discount).toBeNull()
  })
})

describe('several policies for lines of one meal', () => {
  const one = of(fixed(800), { code: 'one', priority: 1 })
  const two = of(fixed(800), { code: 'two', priority: 2 })
  const all = (fen: number, priority: number) =>
    policy.parse({ ...of(fixed(fen), { code: 'all', priority }), lines: undefined })

  it('give for a line no more than it costs', () => {
    const priced = price([one, two], [set, extra])
    expect(priced.grants.map(({ fen }) => fen)).toEqual([800, 400])
    expect(priced.ownFen).toBe(600)
  })

  it('count what was given for everything as given for what else there is', () => {
    // 10.00 for all of it are 6.00 for the meat and 4.00 for the set: 8.00 of the set are left.
    expect(own([all(1000, 1), one], set, extra)).toBe(0)
    // 16.00 for all of it leave 2.00 of the whole.
    expect(price([all(1600, 1), one], [set, extra]).grants.map(({ fen }) => fen)).toEqual([1600, 200])
    expect(price([one, all(1600, 9)], [set, extra]).grants.map(({ fen }) => fen)).toEqual([800, 1000])
  })

  it('that overlap share what both are for', () => {
    // Set and beer, then set and meat: 17.00 of the first leave nothing of the set, 6.00 of the meat.
    const first = of(fixed(1700), { code: 'first', priority: 1, lines: { kind: 'except', of: ['加菜'] } })
    const then = of(fixed(1700), { code: 'then', priority: 2, lines: { kind: 'except', of: ['酒水'] } })
    expect(price([first, then], [set, extra, beer]).grants.map(({ fen }) => fen)).toEqual([1700, 600])
    // 7.00 of the first are the beer and 2.00 of the set.
    const less = of(fixed(700), { code: 'first', priority: 1, lines: { kind: 'except', of: ['加菜'] } })
    expect(price([less, then], [set, extra, beer]).grants.map(({ fen }) => fen)).toEqual([700, 1600])
  })
})

describe('at the till', () => {
  let desk: TestDesk
  afterEach(() => desk.close())

  it('the kind on the menu decides, and the meal keeps it', async () => {
    desk = await openTestDesk()
    // Monday 23 November 2026, 11:30.
    desk.clock.setDate(Date.parse('2026-11-23T03:30:00Z'))
    const { canteen } = desk.client
    const sendId = newSendId
    await canteen.policies.add({ sendId: sendId(), policy: of({ kind: 'own-price', fen: 500 }) })
    const offer = async ({ name, kind = '', fen }: FoodLine) =>
      (
        await canteen.menu.keepOffer({
          sendId: sendId(),
          id: null,
          name,
          kind,
          dishes: [],
          fen,
          from: '2026-01-01',
        })
      ).id
    const [basic, meat] = [await offer(set), await offer(extra)]
    const entries = [basic, meat].map((one) => ({ offer: one, substitute: null }))
    await canteen.menu.setBoard({ sendId: sendId(), day, meal: 'lunch', entries })
    const residentId = await register(desk.client, { name: '王桂珍', birth: '1950-01-01' })
    const { id } = await canteen.diners.enrol({
      sendId: sendId(),
      residentId,
      registered: 'community',
      lives: 'community',
      avoids: [],
      diet: '',
      code: null,
    })
    const asked = {
      day,
      meal: 'lunch' as const,
      way: 'eaten' as const,
      eater: 'diner' as const,
      diner: id,
      choice: [
        { offer: basic, count: 1 },
        { offer: meat, count: 2 },
      ],
    }
    const { price: quoted } = await canteen.till.quote(asked)
    expect([quoted.ownFen, byFunderOf(quoted)]).toEqual([1700, { 区: 700 }])
    const { meal: sold } = await canteen.till.sell({
      sendId: sendId(),
      ...asked,
      tenders: [{ kind: 'cash', fen: 1700 }],
      expectFen: 1700,
      card: null,
      again: false,
      late: null,
    })
    // What it is called on the menu later does not change what was sold.
    await canteen.menu.keepOffer({
      sendId: sendId(),
      id: basic,
      name: set.name,
      kind: '小炒',
      dishes: [],
      fen: set.fen,
      from: day,
    })
    const { meal: kept } = await canteen.till.meal({ id: sold })
    expect(kept.lines.map(({ kind }) => kind)).toEqual(['基本套餐', '加菜'])
    expect((await canteen.till.quote(asked)).price.ownFen).toBe(2400)
  })

  it('is tried with what of the price is for what', async () => {
    desk = await openTestDesk()
    const person = {
      age: 80,
      sex: 'female',
      registered: 'community',
      lives: 'community',
      categories: [],
      inInstitution: false,
    } as const
    const trial = (lines: readonly { readonly name: string; readonly fen: number }[]) =>
      desk.client.canteen.policies.tryIt({
        trial: {
          person: { ...person, categories: [] },
          meal: {
            day,
            meal: 'lunch',
            way: 'eaten',
            clock: '11:30',
            eater: 'diner',
            listFen: 1800,
            lines: [...lines],
            deliveryFeeFen: 0,
          },
        },
        policy: of({ kind: 'own-price', fen: 500 }),
      })
    expect((await trial([{ name: '基本套餐', fen: 1200 }])).price.ownFen).toBe(1100)
    expect((await trial([])).price.ownFen).toBe(1800)
    // More than the whole price is not had: the lines are the price then.
    expect((await trial([{ name: '基本套餐', fen: 2000 }])).price.ownFen).toBe(500)
  })
})
