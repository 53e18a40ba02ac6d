/**
 * Meals under published policies that came without worked ones, worked out by hand from their words; the address of each
 * policy stands in the fixture under its place.
 */
import { expect, it } from 'vitest'
import { priceMeal, sittingAt, type DinerFacts, type MealFacts } from '#features/canteen/rules/index'
import { byFunderOf, diner, eatInTurn, firstOfMarch, meal } from './people'
import { publishedPolicies } from './published'

const priced = (place: string, person: Partial<DinerFacts>, facts: Partial<MealFacts> & { day: string }) =>
  priceMeal(publishedPolicies(place), diner(person), meal(facts), [], firstOfMarch)

const codes = (price: ReturnType<typeof priced>) =>
  price.notApplied.flatMap(({ reasons }) => reasons.map(({ reason }) => reason.code))

it('深圳, 72 on a Wednesday: the spend up to 5.00 of 12.00, and 2.00 towards running costs outside the price', () => {
  const price = priced('shenzhen', { birth: '1954-05-06' }, { day: '2026-05-06' })
  expect(price).toMatchObject({ subsidyFen: 500, ownFen: 700 })
  expect(price.running).toEqual([{ policy: 'shenzhen', code: 'running', funder: '区', fen: 200 }])
})

it('深圳, a make-up Saturday is a working day, the bridging Monday before it is none', () => {
  expect(priced('shenzhen', { birth: '1954-05-06' }, { day: '2026-05-09' }).subsidyFen).toBe(500)
  const bridging = priced('shenzhen', { birth: '1954-05-06' }, { day: '2026-05-04' })
  expect(bridging).toMatchObject({ subsidyFen: 0, ownFen: 1200, running: [] })
  expect(codes(bridging)).toEqual(['day-kind'])
})

it('深圳, 65 and 低保: 15.00 of 18.00', () => {
  const price = priced(
    'shenzhen',
    { birth: '1961-01-01', categories: ['低保'] },
    { day: '2026-05-06', listFen: 1800 },
  )
  expect(price).toMatchObject({ subsidyFen: 1500, ownFen: 300 })
})

it('深圳, 75 and 低保: both classes fit, the better one counts and says so', () => {
  const price = priced('shenzhen', { birth: '1951-01-01', categories: ['低保'] }, { day: '2026-05-06' })
  expect(price).toMatchObject({ subsidyFen: 1200, ownFen: 0 })
  expect(price.grants[0]?.passedOver).toEqual([
    { class: 'seventy', reason: { code: 'better-class', class: 'in-need' } },
  ])
})

it('深圳, a delivery on the 100th birthday: the food is free, the fee is not, the canteen gets 2.00 twice', () => {
  const price = priced(
    'shenzhen',
    { birth: '1926-05-06' },
    { day: '2026-05-06', way: 'delivered', deliveryFeeFen: 200 },
  )
  expect(price).toMatchObject({ subsidyFen: 1200, deliverySubsidyFen: 0, ownFen: 200 })
  expect(price.running.map(({ code, fen }) => [code, fen])).toEqual([
    ['running', 200],
    ['bringing', 200],
  ])
})

it('正果镇, 80: city 3.00, district 3.00, the town the rest of 9.00', () => {
  const price = priced('zengcheng', { birth: '1946-04-15', registered: 'town' }, { day: '2026-04-15' })
  expect(byFunderOf(price)).toEqual({ 市: 300, 区: 300, 镇: 300 })
  expect(price.ownFen).toBe(300)
})

it('正果镇, 80 but of another town: the part of the town is lost, and stays with the diner', () => {
  const price = priced('zengcheng', { birth: '1946-04-15', registered: 'district' }, { day: '2026-04-15' })
  expect(byFunderOf(price)).toEqual({ 市: 300, 区: 300 })
  expect(price.ownFen).toBe(600)
  expect(price.grants[0]?.lost).toEqual([
    {
      funder: '镇',
      fen: 300,
      reasons: [{ code: 'registered-elsewhere', within: 'town', is: 'district' }],
    },
  ])
})

it('正果镇, 80 but of another district: only the city pays', () => {
  const price = priced('zengcheng', { birth: '1946-04-15', registered: 'city' }, { day: '2026-04-15' })
  expect(byFunderOf(price)).toEqual({ 市: 300 })
  expect(price.ownFen).toBe(900)
})

it('正果镇, 低保 and a meal of 8.00: free, and the town is cut first', () => {
  const price = priced(
    'zengcheng',
    { birth: '1960-01-01', registered: 'town', categories: ['低保'] },
    { day: '2026-04-15', listFen: 800 },
  )
  expect(byFunderOf(price)).toEqual({ 市: 300, 区: 300, 镇: 200 })
  expect(price.ownFen).toBe(0)
})

it('天津, 80: five lunches a week over the end of June, none on Saturday, and again on Monday', () => {
  const days = ['06-29', '06-30', '07-01', '07-02', '07-03', '07-04', '07-06'].map((date) => `2026-${date}`)
  const prices = eatInTurn(
    publishedPolicies('tianjin'),
    diner({ birth: '1946-01-01' }),
    days.map((day) => meal({ day, listFen: 1300 })),
  )
  expect(prices.map(({ subsidyFen }) => subsidyFen)).toEqual([300, 300, 300, 300, 300, 0, 300])
  expect(prices[5]?.notApplied[0]?.reasons).toEqual([
    { class: null, reason: { code: 'limit-reached', per: 'week', count: 5 } },
  ])
})

it('天津, a set of 12.99 is not the standard one, and nobody in an institution is subsidised', () => {
  expect(priced('tianjin', {}, { day: '2026-06-29', listFen: 1299 }).subsidyFen).toBe(0)
  const inside = priced('tianjin', { inInstitution: true }, { day: '2026-06-29', listFen: 1300 })
  expect(codes(inside)).toEqual(['in-institution'])
})

it('建邺, 低保 and 失能, supper of 10.00 brought for 4.00: 2.00 for the food and 3.00 for the door', () => {
  const price = priced(
    'jianye',
    { categories: ['低保', '失能'] },
    { day: '2026-05-20', meal: 'supper', way: 'delivered', listFen: 1000, deliveryFeeFen: 400 },
  )
  expect(price).toMatchObject({ subsidyFen: 200, deliverySubsidyFen: 300, ownFen: 900 })
})

it('建邺, 76: half a yuan of a breakfast of 3.00', () => {
  const price = priced(
    'jianye',
    { birth: '1950-01-01' },
    { day: '2026-05-20', meal: 'breakfast', listFen: 300 },
  )
  expect(price).toMatchObject({ subsidyFen: 50, ownFen: 250 })
})

it('甘泉路, 70: 16.70 less a tenth is 15.03, of which 2.00 are subsidised; the discount is nobody’s claim', () => {
  const price = priced('putuo', { birth: '1956-01-01' }, { day: '2026-05-20', listFen: 1670 })
  expect(price.discount).toEqual({ policy: 'putuo-discount', class: 'sixty', fen: 167 })
  expect(price).toMatchObject({ priceFen: 1503, subsidyFen: 200, ownFen: 1303 })
  expect(byFunderOf(price)).toEqual({ 街道: 200 })
})

it('甘泉路, 70: 16.60 less a tenth is 14.94, which is less than 15.00', () => {
  const price = priced('putuo', { birth: '1956-01-01' }, { day: '2026-05-20', listFen: 1660 })
  expect(price).toMatchObject({ priceFen: 1494, subsidyFen: 0, ownFen: 1494 })
  expect(codes(price)).toContain('spend-too-small')
})

it('甘泉路, 82 and 低保, taken away: the discount of 15 %, and no subsidy', () => {
  const price = priced(
    'putuo',
    { birth: '1944-01-01', categories: ['低保'] },
    { day: '2026-05-20', way: 'taken', listFen: 1000 },
  )
  expect(price).toMatchObject({ priceFen: 850, subsidyFen: 0, ownFen: 850 })
  expect(codes(price)).toContain('way-not-covered')
})

it('华庄, 80, a meal of 5.00: the district its 4.00, the sub-district what remains', () => {
  const price = priced(
    'huazhuang',
    { birth: '1946-01-01', registered: 'street' },
    { day: '2026-05-20', listFen: 500 },
  )
  expect(byFunderOf(price)).toEqual({ 区: 400, 街道: 100 })
  expect(price.ownFen).toBe(0)
})

it('华庄, 100 and 低保, a meal of 14.00: the first class once, not two', () => {
  const price = priced(
    'huazhuang',
    { birth: '1926-01-01', registered: 'street', categories: ['低保'] },
    { day: '2026-05-20', listFen: 1400 },
  )
  expect(byFunderOf(price)).toEqual({ 区: 1000, 街道: 400 })
})

it('小军山, 66: 4.00 a day over all meals, 2.50 at breakfast and 1.50 of a lunch of 5.00', () => {
  const prices = eatInTurn(publishedPolicies('xiaojunshan'), diner({ birth: '1960-01-01' }), [
    meal({ day: '2026-09-30', meal: 'breakfast', clock: '07:30', listFen: 250 }),
    meal({ day: '2026-09-30', listFen: 500 }),
  ])
  expect(prices.map(({ subsidyFen, ownFen }) => [subsidyFen, ownFen])).toEqual([
    [250, 0],
    [150, 350],
  ])
})

it('小军山, a supper paid after midnight belongs to the day its sitting began, whose 4.00 are used', () => {
  const open = { day: '2026-09-30', meal: 'supper' } as const
  const settings = { windows: [], dayTurns: '04:00', enteredLate: 3 }
  const sitting = sittingAt('2026-10-01', '00:20', open, settings)
  expect(sitting).toEqual(open)
  const prices = eatInTurn(publishedPolicies('xiaojunshan'), diner({ birth: '1960-01-01' }), [
    meal({ day: '2026-09-30', listFen: 900 }),
    meal({ day: sitting?.day ?? '', meal: 'supper', clock: '00:20', listFen: 600 }),
    meal({ day: '2026-10-01', listFen: 900 }),
  ])
  expect(prices.map(({ subsidyFen }) => subsidyFen)).toEqual([400, 0, 400])
  expect(prices[1]?.notApplied[0]?.reasons[0]?.reason).toEqual({ code: 'budget-used', per: 'day', fen: 400 })
})

it('开福, 低保 and 失智: 8.00 of 12.00, and the fee of 3.00 claimed as it is', () => {
  const price = priced(
    'kaifu',
    { categories: ['低保', '失智'] },
    { day: '2026-05-20', way: 'delivered', deliveryFeeFen: 300 },
  )
  expect(price).toMatchObject({ subsidyFen: 800, deliverySubsidyFen: 300, ownFen: 400 })
})

it('下黄, 12.35 less a tenth is 11.115, half up 11.12; the month’s 50.00 are used up and not carried over', () => {
  const days = ['03-02', '03-03', '03-04', '03-05', '03-06', '04-01'].map((date) => `2026-${date}`)
  const prices = eatInTurn(
    publishedPolicies('xiahuang'),
    diner({ birth: '1960-01-01' }),
    days.map((day) => meal({ day, listFen: 1235 })),
  )
  expect(prices.map(({ priceFen }) => priceFen)).toEqual([1112, 1112, 1112, 1112, 1112, 1112])
  // 4 × 11.12 = 44.48; 5.52 are left for the fifth.
  expect(prices.map(({ subsidyFen }) => subsidyFen)).toEqual([1112, 1112, 1112, 1112, 552, 1112])
  expect(prices[4]?.ownFen).toBe(560)
})

it('北京, lunch and supper: 3.00 towards running costs once a person and day', () => {
  const person = diner({ categories: ['基本养老服务对象'] })
  const prices = eatInTurn(publishedPolicies('beijing'), person, [
    meal({ day: '2026-08-10', listFen: 450 }),
    meal({ day: '2026-08-10', meal: 'supper', listFen: 1300 }),
  ])
  expect(prices.map(({ running }) => running.map(({ fen }) => fen))).toEqual([[], [300]])
})
