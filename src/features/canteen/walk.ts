/** A walk through what the canteen offers, for the tests that walk every feature. */
import type { ContractRouterClient } from '@orpc/contract'
import type { z } from 'zod'
import { featureWalk, type Walker } from '#desk/walk'
import { categoryListScreens, walkCategoryList } from './category-list/walk'
import { claimScreens, walkClaims } from './claims/walk'
import { closeScreens, walkClose } from './close/walk'
import type { residentsContract } from '#features/residents/contract'
import { safetyScreens, walkSafety } from './food-safety/walk'
import type { canteenContract } from './contract'
import { careScreens, walkCare } from './care/walk'
import { deliveryScreens, plantDelivery, walkDelivery } from './delivery/walk'
import { orderScreens, plantOrders, walkOrders } from './orders/walk'
import type { policy } from './policies/contract/policies'
import type { Trial } from './policies/contract/procedures'

/** Five yuan a lunch for whoever is 60 or older, paid by the city. */
const lunchFrom60 = (name: string): z.input<typeof policy> => ({
  kind: 'subsidy',
  code: 'walked',
  name,
  basis: '民发〔2026〕1号',
  from: '2026-01-01',
  until: null,
  priority: 100,
  ageCounting: 'on-birthday',
  endsOnMovingAway: true,
  conditions: [{ kind: 'meal', anyOf: ['lunch'] }],
  classes: [
    {
      code: 'sixty',
      name: '60 岁以上',
      who: [[{ kind: 'age', from: 60, until: null }]],
      amount: { kind: 'fixed', fen: 500 },
      division: { kind: 'fixed', parts: [{ funder: '市', fen: null, conditions: [], otherwise: 'lost' }] },
    },
  ],
  bestOf: null,
  choose: 'best',
  limits: [],
  budgets: [],
  totals: [{ fen: 1_000_000, per: 'year', last: 'in-part' }],
  portions: [{ count: 1000, per: 'term' }],
  lumpSums: [
    {
      code: 'run',
      name: '运营补贴',
      funder: '区',
      from: '2026-01-01',
      per: 'month',
      counts: 'diners',
      measure: 'meals',
      steps: [{ from: 1, fen: 300_000 }],
      beyond: [{ from: 1000, fen: 100 }],
      mostFen: 500_000,
    },
  ],
  delivery: [],
  running: [],
})

const nothingHad = { meals: 0, fen: 0 }

const trial: Trial = {
  person: {
    age: 70,
    birth: null,
    sex: 'female',
    registered: 'community',
    lives: 'community',
    categories: [],
    inInstitution: false,
    mealsBefore: 0,
  },
  meal: {
    day: '2026-11-23',
    meal: 'lunch',
    way: 'eaten',
    clock: '11:30',
    eater: 'diner',
    listFen: 1500,
    lines: [{ name: '一荤两素', fen: 1200 }],
    portions: 1,
    deliveryFeeFen: 0,
    band: '',
  },
  given: { by: 'walked', today: nothingHad, week: nothingHad, month: { meals: 2, fen: 600 } },
}

type Canteen = ContractRouterClient<typeof canteenContract>

/** A dish, a set of it, and the set on the board of two weeks. */
async function walkMenu(menu: Canteen['menu'], sendId: () => string): Promise<number> {
  const { id: dish } = await menu.keepDish({ sendId: sendId(), id: null, name: '红烧鱼块', contains: ['鱼'] })
  const set = { id: null, name: '一荤两素', dishes: [dish], fen: 1200, from: '2026-01-01' }
  const { id: offer } = await menu.keepOffer({ sendId: sendId(), ...set })
  await menu.setBoard({
    sendId: sendId(),
    day: '2026-11-23',
    meal: 'lunch',
    entries: [{ offer, substitute: null }],
  })
  await menu.soldOut({ sendId: sendId(), day: '2026-11-23', meal: 'lunch', offer, soldOut: false })
  await menu.copyWeek({ sendId: sendId(), from: '2026-11-23', to: '2026-11-30' })
  await menu.week({ from: '2026-11-23' })
  await menu.list({})
  return offer
}

const told = { registered: 'community', lives: 'community', avoids: ['虾'] } as const
const asTold = { ...told, avoids: [...told.avoids] }

/** A diner with two cards, a stay, and an account from its first top-up to its end. */
async function walkDiners({
  client: { canteen },
  say: { text },
  resident,
  sendId,
  as,
}: Walker<{ canteen: Canteen }>): Promise<void> {
  const { diners, balance, settings } = canteen
  const gifts = [{ paidFen: 10_000, giftFen: 1_000 }]
  await settings.save({ sendId: sendId(), settings: { ...(await settings.get({})), gifts } })
  const { id: residentId } = await resident()
  const { id } = await diners.enrol({ sendId: sendId(), residentId, ...asTold, diet: text, code: 'A1001' })
  await diners.change({ sendId: sendId(), id, ...asTold, diet: text })
  const { card } = await diners.issueCard({ sendId: sendId(), id, code: 'A1002' })
  await diners.moveCard({ sendId: sendId(), card, to: 'frozen' })
  const { stay } = await diners.stay({
    sendId: sendId(),
    id,
    place: text.slice(0, 60),
    from: '2026-11-01',
    until: null,
  })
  await diners.endStay({ sendId: sendId(), stay, until: '2026-11-10' })
  await diners.list({ tab: 'all', query: '', limit: 50 })
  await diners.get({ id })

  const { entry } = await balance.topUp({
    sendId: sendId(),
    diner: id,
    fen: 10_000,
    giftFen: 1_000,
    tender: 'cash',
  })
  await balance.takeBack({ sendId: sendId(), entry })
  await balance.topUp({ sendId: sendId(), diner: id, fen: 20_000, giftFen: 0, tender: 'wechat' })
  const asked = await balance.askAdjustment({
    sendId: sendId(),
    diner: id,
    kind: 'principal',
    fen: -100,
    reason: text.slice(0, 200),
  })
  await as('canteen', async () => {
    await balance.decideAdjustment({ sendId: sendId(), id: asked.id, agreed: true })
  })
  await balance.get({ diner: id })
  await balance.owed({})
  await balance.held({})
  await balance.close({
    sendId: sendId(),
    diner: id,
    reason: 'diner-leaves',
    tender: 'cash',
    note: text.slice(0, 200),
  })
}

/** A meal sold from the balance, put on a slip and taken back. */
async function walkTill(
  { client: { canteen }, resident, sendId }: Walker<{ canteen: Canteen }>,
  offer: number,
): Promise<void> {
  const { diners, balance, till } = canteen
  const { id: residentId } = await resident()
  const { id: diner } = await diners.enrol({
    sendId: sendId(),
    residentId,
    ...asTold,
    diet: '',
    code: 'A2001',
  })
  await balance.topUp({ sendId: sendId(), diner, fen: 10_000, giftFen: 0, tender: 'alipay' })
  const { card } = await till.find({ query: 'A2001' })
  const { today } = await till.state({ day: null, meal: null })
  // The walk may be gone on any day: whatever it is, the set is on its board.
  await canteen.menu.setBoard({
    sendId: sendId(),
    day: today,
    meal: 'lunch',
    entries: [{ offer, substitute: null }],
  })
  const asked = {
    day: today,
    meal: 'lunch',
    way: 'eaten',
    eater: 'diner',
    diner,
    choice: [{ offer, count: 1 }],
  } as const
  const lunch = { ...asked, choice: [...asked.choice] }
  await till.ordered({ day: today, meal: 'lunch', diner })
  const { price } = await till.quote(lunch)
  const { meal } = await till.sell({
    sendId: sendId(),
    ...lunch,
    tenders: [{ kind: 'balance', fen: price.ownFen }],
    expectFen: price.ownFen,
    card: card?.id ?? null,
    again: false,
    late: null,
  })
  await till.slip({ sendId: sendId(), meal })
  await till.meal({ id: meal })
  await till.takeBack({ sendId: sendId(), meal, reason: 'wrong-choice' })
  await till.meals({ day: today, limit: 50 })
}

export const walk = featureWalk<{ canteen: typeof canteenContract; residents: typeof residentsContract }>({
  async walk(walker) {
    const { client, say, resident, sendId } = walker
    const { canteen } = client
    const { text } = say
    const { policies, eligibility, menu } = canteen
    const offer = await walkMenu(menu, sendId)
    await walkDiners(walker)
    await walkTill(walker, offer)
    await walkOrders(walker, offer)
    await walkDelivery(walker)
    await walkCare(walker)
    await walkClose(walker)
    await walkSafety(walker)
    const written = lunchFrom60('长者助餐')
    const { id: policyId } = await policies.add({ sendId: sendId(), policy: written })
    await policies.edit({ sendId: sendId(), id: policyId, from: 1, policy: lunchFrom60('长者午餐') })
    await policies.list({})
    await policies.totals({})
    await policies.get({ id: policyId })
    await policies.tryIt({ trial, policy: null })

    const { id: residentId } = await resident()
    const { id } = await eligibility.apply({
      sendId: sendId(),
      application: {
        residentId,
        category: '低保',
        proof: text.slice(0, 60),
        issuedBy: '区民政局',
        appliedOn: '2026-11-01',
        from: null,
        until: null,
      },
    })
    await eligibility.move({
      sendId: sendId(),
      id,
      move: 'approve',
      day: '2026-11-02',
      reason: text.slice(0, 200),
    })
    await eligibility.list({ tab: 'held', limit: 50 })
    await eligibility.get({ id })
    await walkCategoryList(walker)
    await walkClaims(walker, offer)
  },

  async plant(walker, { residentId, at }) {
    const {
      client: { canteen },
      sendId,
    } = walker
    await canteen.eligibility.apply({
      sendId: sendId(),
      application: {
        residentId,
        category: '特困',
        proof: `证 1562759164${at}`,
        issuedBy: '区民政局',
        appliedOn: '2026-11-01',
        from: null,
        until: null,
      },
    })
    const { id: diner } = await canteen.diners.enrol({
      sendId: sendId(),
      residentId,
      ...asTold,
      diet: `医嘱 1562759165${at}`,
      code: null,
    })
    await plantOrders(walker, diner)
    await plantDelivery(walker, diner, at)
    return [
      { value: `1562759164${at}`, kinds: ['typed-number'] },
      { value: `1562759165${at}`, kinds: ['typed-number'] },
      { value: `1562759166${at}`, kinds: ['typed-number'] },
      { value: `1562759167${at}`, kinds: ['typed-number'] },
    ]
  },

  movesTheGround: ['diners.change', 'delivery.keepRoute'],

  screens: {
    ...categoryListScreens,
    ...claimScreens,
    '/canteen': { at: '/canteen', shows: '收银台', main: true },
    ...closeScreens,
    ...safetyScreens,
    '/settings/canteen': { at: '/settings/canteen', shows: '食堂' },
    '/canteen/meals': { at: '/canteen/meals', shows: '当日餐单' },
    '/canteen/meals/:mealId': { at: '/canteen/meals/1', shows: /·/ },
    ...orderScreens,
    ...deliveryScreens,
    ...careScreens,
    '/canteen/diners': { at: '/canteen/diners', shows: '就餐人' },
    '/canteen/diners/new': { at: '/canteen/diners/new', shows: '登记就餐人' },
    '/canteen/diners/:dinerId': { at: '/canteen/diners/1', shows: /./ },
    '/canteen/menu': { at: '/canteen/menu', shows: '一周菜单' },
    '/canteen/menu/:day/:meal': { at: '/canteen/menu/2026-11-23/lunch', shows: /午餐/ },
    '/canteen/menu/print': {
      at: '/canteen/menu/print',
      shows: /一周菜单/,
      papers: ['/canteen/menu/print'],
    },
    '/canteen/offers': { at: '/canteen/offers', shows: '菜品与套餐' },
    '/canteen/offers/new': { at: '/canteen/offers/new', shows: '新增套餐' },
    '/canteen/offers/:offerId': { at: '/canteen/offers/1', shows: '一荤两素' },
    '/canteen/offers/dishes/new': { at: '/canteen/offers/dishes/new', shows: '新增菜品' },
    '/canteen/offers/dishes/:dishId': { at: '/canteen/offers/dishes/1', shows: '红烧鱼块' },
    '/canteen/eligibility': { at: '/canteen/eligibility', shows: '就餐资格' },
    '/canteen/eligibility/new': { at: '/canteen/eligibility/new', shows: '登记申请' },
    '/canteen/eligibility/:eligibilityId': { at: '/canteen/eligibility/1', shows: /低保|特困|失能/ },
    '/canteen/policies': { at: '/canteen/policies', shows: '补贴政策' },
    '/canteen/policies/new': { at: '/canteen/policies/new', shows: '新增政策' },
    '/canteen/policies/:policyId': { at: '/canteen/policies/1', shows: '长者助餐补贴' },
  },
})
