/** The till at a real desk: sold, refused, paid by several, taken back once, entered late. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TenderKind } from '#features/canteen/contract/words'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'
import { fiveYuanFrom60 } from './selling'

let desk: TestDesk
let set: number
let soft: number
beforeEach(async () => {
  desk = await openTestDesk()
  // Monday 23 November 2026, 11:30.
  desk.clock.setDate(Date.parse('2026-11-23T03:30:00Z'))
  const { canteen } = desk.client
  await canteen.policies.add({ sendId: newSendId(), policy: fiveYuanFrom60 })
  const offer = (name: string, fen: number) =>
    canteen.menu.keepOffer({ sendId: newSendId(), id: null, name, dishes: [], fen, from: '2026-01-01' })
  set = (await offer('一荤两素', 1350)).id
  soft = (await offer('软食套餐', 1000)).id
  for (const day of ['2026-11-22', '2026-11-23']) {
    await canteen.menu.setBoard({
      sendId: newSendId(),
      day,
      meal: 'lunch',
      entries: [set, soft].map((one) => ({ offer: one, substitute: null })),
    })
  }
})
afterEach(() => desk.close())

const enrol = async (name: string, birth: string, fen: number) => {
  const residentId = await register(desk.client, { name, birth })
  const { id } = await desk.client.canteen.diners.enrol({
    sendId: newSendId(),
    residentId,
    registered: 'community',
    lives: 'community',
    avoids: [],
    diet: '',
    code: `C${String(residentId).padStart(5, '0')}`,
  })
  if (fen > 0) {
    await desk.client.canteen.balance.topUp({
      sendId: newSendId(),
      diner: id,
      fen,
      giftFen: 0,
      tender: 'cash',
    })
  }
  return id
}
const lunch = (diner: number | null, offer = set) =>
  ({
    day: '2026-11-23',
    meal: 'lunch',
    way: 'eaten',
    eater: diner === null ? 'companion' : 'diner',
    diner,
    choice: [{ offer, count: 1 }],
  }) as const
const sell = (
  diner: number | null,
  tenders: readonly { readonly kind: TenderKind; readonly fen: number; readonly givenFen?: number }[],
  expectFen: number,
  own: {
    readonly again?: boolean
    readonly card?: number
    readonly day?: string
    readonly late?: 'power-cut'
  } = {},
) =>
  desk.client.canteen.till.sell({
    sendId: newSendId(),
    ...lunch(diner),
    choice: [{ offer: set, count: 1 }],
    ...(own.day === undefined ? {} : { day: own.day }),
    tenders: [...tenders],
    expectFen,
    card: own.card ?? null,
    again: own.again ?? false,
    late: own.late ?? null,
  })
const takeBack = (meal: number, reason: 'wrong-person' | null = null) =>
  desk.client.canteen.till.takeBack({ sendId: newSendId(), meal, reason })
const balanceOf = async (diner: number) =>
  (await desk.client.canteen.balance.get({ diner })).account?.leftFen ?? 0
const quote = (diner: number) =>
  desk.client.canteen.till.quote({ ...lunch(diner), choice: [{ offer: set, count: 1 }] })
const sqlite = () => desk.desk.session.requireOpen().store.sqlite

describe('a meal', () => {
  it('is paid by two tenders, with change, and each tender gets back what it gave', async () => {
    const diner = await enrol('王桂珍', '1940-01-01', 500)
    const { price } = await quote(diner)
    expect(price).toMatchObject({ listFen: 1350, subsidyFen: 500, ownFen: 850 })
    const sold = await sell(
      diner,
      [
        { kind: 'balance', fen: 500 },
        { kind: 'cash', fen: 350, givenFen: 1000 },
      ],
      850,
    )
    expect(sold).toMatchObject({ changeFen: 650, leftFen: 0, subsidyFen: 500 })
    desk.clock.advance(61_000)
    await expect(takeBack(sold.meal)).rejects.toMatchObject({ data: { code: 'canteen.reason-missing' } })
    const back = await takeBack(sold.meal, 'wrong-person')
    expect(back.kind).toBe('void')
    expect(await balanceOf(diner)).toBe(500)
    const { tenders } = await desk.client.canteen.till.meal({ id: back.meal })
    expect(tenders.map(({ kind, fen }) => [kind, fen])).toEqual([
      ['balance', -500],
      ['cash', -350],
    ])
    await expect(takeBack(sold.meal, 'wrong-person')).rejects.toMatchObject({
      data: { code: 'canteen.meal-taken-back' },
    })
  })

  it('of a sitting is subsidised once: the second is refused with the first one’s time, and sold at full price when asked for', async () => {
    const diner = await enrol('王桂珍', '1940-01-01', 5000)
    await sell(diner, [{ kind: 'balance', fen: 850 }], 850)
    const first = desk.clock.now()
    desk.clock.advance(4 * 60_000)
    await expect(sell(diner, [{ kind: 'balance', fen: 1350 }], 1350)).rejects.toMatchObject({
      data: { code: 'canteen.sitting-had', parameters: { at: first } },
    })
    const { price, hadAt } = await quote(diner)
    expect([price.subsidyFen, hadAt]).toEqual([0, first])
    const again = await sell(diner, [{ kind: 'balance', fen: 1350 }], 1350, { again: true })
    expect(again.subsidyFen).toBe(0)
  })

  it('voided gives the entitlement back, once: lunch, void, lunch again is one subsidy', async () => {
    const diner = await enrol('王桂珍', '1940-01-01', 5000)
    const { meal } = await sell(diner, [{ kind: 'balance', fen: 850 }], 850)
    expect((await takeBack(meal)).kind).toBe('undo')
    await sell(diner, [{ kind: 'balance', fen: 850 }], 850)
    const sum = sqlite().prepare('SELECT sum(fen) AS fen FROM canteen_subsidies').get()
    expect(sum).toEqual({ fen: 500 })
    const { counts } = await desk.client.canteen.till.state({ day: null, meal: null })
    expect(counts).toMatchObject({ eaten: 1, subsidised: 1 })
    expect(await balanceOf(diner)).toBe(5000 - 850)
  })

  it('is guarded by the file too: no second subsidised one in a sitting, whoever writes', async () => {
    const diner = await enrol('王桂珍', '1940-01-01', 5000)
    await sell(diner, [{ kind: 'balance', fen: 850 }], 850)
    const columns = `kind, day, meal, way, eater, diner_id, at, list_fen, price_fen, subsidy_fen, delivery_fee_fen,
      delivery_subsidy_fen, own_fen, lines, price, used, staff_id`
    expect(() =>
      sqlite().exec(
        `INSERT INTO canteen_meals (${columns}) SELECT ${columns} FROM canteen_meals WHERE kind = 'sale'`,
      ),
    ).toThrow(/UNIQUE/)
    expect(() => sqlite().exec('UPDATE canteen_meals SET own_fen = 0')).toThrow()
    expect(() => sqlite().exec('DELETE FROM canteen_meals')).toThrow()
  })

  it('Rock#4525: of a card swept twice in 300 ms is one meal', async () => {
    const diner = await enrol('王桂珍', '1940-01-01', 5000)
    const { card } = await desk.client.canteen.till.find({ query: 'C00001' })
    if (card === null) throw new Error('no card')
    const first = await sell(diner, [{ kind: 'balance', fen: 850 }], 850, { card: card.id })
    desk.clock.advance(300)
    const second = await sell(diner, [{ kind: 'balance', fen: 850 }], 850, { card: card.id })
    expect(second).toMatchObject({ meal: first.meal, sameReading: true, leftFen: 5000 - 850 })
    expect(sqlite().prepare('SELECT count(*) AS meals FROM canteen_meals').get()).toEqual({ meals: 1 })
  })

  it('costs what the screen showed, or is not sold', async () => {
    const diner = await enrol('王桂珍', '1940-01-01', 5000)
    await expect(sell(diner, [{ kind: 'balance', fen: 800 }], 800)).rejects.toMatchObject({
      data: { code: 'canteen.price-changed', parameters: { fen: '8.50' } },
    })
  })

  it('of a companion, staff, a volunteer or a rider is counted apart and not subsidised', async () => {
    await sell(null, [{ kind: 'wechat', fen: 1350 }], 1350)
    const { counts, last } = await desk.client.canteen.till.state({ day: null, meal: null })
    expect(counts).toEqual({ eaten: 0, taken: 0, delivered: 0, others: 1, subsidised: 0 })
    expect(last[0]).toMatchObject({ eater: 'companion', name: '', ownFen: 1350 })
  })

  it('keeps its reasons: a policy changed afterwards changes nothing of it', async () => {
    const diner = await enrol('王桂珍', '1940-01-01', 5000)
    const { meal } = await sell(diner, [{ kind: 'balance', fen: 850 }], 850)
    const [policy] = (await desk.client.canteen.policies.list({})).policies
    if (policy === undefined) throw new Error('no policy')
    await desk.client.canteen.policies.edit({
      sendId: newSendId(),
      id: policy.id,
      from: 1,
      policy: { ...policy.policy, name: '新政策', until: '2026-11-01' },
    })
    const kept = await desk.client.canteen.till.meal({ id: meal })
    expect(kept.price.subsidyFen).toBe(500)
    expect(kept.policies.map(({ name }) => name)).toEqual(['五元午餐'])
  })

  it('is not sold out of what is sold out, nor of what is not on the board', async () => {
    const diner = await enrol('王桂珍', '1940-01-01', 5000)
    await desk.client.canteen.menu.soldOut({
      sendId: newSendId(),
      day: '2026-11-23',
      meal: 'lunch',
      offer: set,
      soldOut: true,
    })
    await expect(quote(diner)).rejects.toMatchObject({ data: { code: 'canteen.sold-out' } })
  })

  it('OCA/hr#845: prints as often as one likes, and every slip after the first is a copy', async () => {
    const { meal } = await sell(null, [{ kind: 'wechat', fen: 1350 }], 1350)
    const slip = () => desk.client.canteen.till.slip({ sendId: newSendId(), meal })
    expect([(await slip()).copy, (await slip()).copy, (await slip()).copy]).toEqual([1, 2, 3])
    expect((await desk.client.canteen.till.meal({ id: meal })).slips).toBe(3)
  })
})

describe('the service day', () => {
  it('is not the clock: a meal paid after midnight belongs to the day before', async () => {
    desk.clock.setDate(Date.parse('2026-11-23T16:20:00Z'))
    await desk.signIn('manager')
    const state = await desk.client.canteen.till.state({ day: null, meal: null })
    expect([state.day, state.today]).toEqual(['2026-11-23', '2026-11-23'])
    const diner = await enrol('王桂珍', '1940-01-01', 5000)
    const { meal } = await sell(diner, [{ kind: 'balance', fen: 850 }], 850)
    expect((await desk.client.canteen.till.meal({ id: meal })).meal.day).toBe('2026-11-23')
  })

  it('on which the till was off is entered afterwards, with the reason', async () => {
    const diner = await enrol('王桂珍', '1940-01-01', 5000)
    const late = { day: '2026-11-22' } as const
    await expect(sell(diner, [{ kind: 'balance', fen: 850 }], 850, late)).rejects.toMatchObject({
      data: { code: 'canteen.reason-missing' },
    })
    await sell(diner, [{ kind: 'balance', fen: 850 }], 850, { ...late, late: 'power-cut' })
    // The day of today is untouched by it.
    await sell(diner, [{ kind: 'balance', fen: 850 }], 850)
    await expect(
      sell(diner, [{ kind: 'balance', fen: 850 }], 850, { day: '2026-11-19', late: 'power-cut' }),
    ).rejects.toMatchObject({ data: { code: 'canteen.too-long-ago' } })
  })

  it('counts an age from the birthday, today included', async () => {
    const today = await enrol('王桂珍', '1966-11-23', 5000)
    const tomorrow = await enrol('李秀英', '1966-11-24', 5000)
    expect((await quote(today)).price.subsidyFen).toBe(500)
    expect((await quote(tomorrow)).price.subsidyFen).toBe(0)
  })
})

describe('who stands at the till', () => {
  it('is found by a card alone, also a lost one, which says so; or by initials', async () => {
    const diner = await enrol('王桂珍', '1940-01-01', 5000)
    const { found, card } = await desk.client.canteen.till.find({ query: 'c00001' })
    expect(found).toMatchObject([{ diner, leftFen: 5000 }])
    if (card === null) throw new Error('no card')
    await desk.client.canteen.diners.moveCard({ sendId: newSendId(), card: card.id, to: 'frozen' })
    expect((await desk.client.canteen.till.find({ query: 'C00001' })).card?.state).toBe('frozen')
    const byInitials = await desk.client.canteen.till.find({ query: 'wgz' })
    expect(byInitials.found.map((one) => one.diner)).toEqual([diner])
  })
})
