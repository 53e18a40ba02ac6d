/** What notices of other places may join: each worked out by hand, and entered on the screen as it stands. */
import { describe, expect, it } from 'vitest'
import { addDays } from '#ground/days'
import { policyOf, valuesOf } from '#features/canteen/policies/ui/values'
import type { MealPrice, Policy } from '#features/canteen/contract/index'
import type { DinerFacts, MealFacts } from '#features/canteen/rules/index'
import { openClaimDesk } from './claim-desk'
import { openTestDesk, newSendId } from '../../support/desk'
import { allInvented, invented, type Invention } from './inventions'
import { byFunderOf, diner, eatInTurn, meal } from './people'
import { publishedPlaces, publishedPolicies } from './published'

type Facts = Partial<MealFacts>
const wednesday = '2026-05-20'

const eat = (name: Invention, person: Partial<DinerFacts>, ...meals: readonly Facts[]) =>
  eatInTurn(
    invented(name),
    diner(person),
    meals.map((facts) => meal({ day: wednesday, ...facts })),
  )

const owns = (prices: readonly MealPrice[]) => prices.map(({ ownFen }) => ownFen)
const payers = (prices: readonly MealPrice[]) => prices.map((price) => byFunderOf(price))
const why = (price: MealPrice | undefined, policy: string) =>
  price?.notApplied.find((one) => one.policy === policy)?.reasons.map(({ reason }) => reason.code)

const days = (first: string, count: number) => Array.from({ length: count }, (_, at) => addDays(first, at))

it('two policies share a month’s 100.00: the fifteenth lunch gets 2.00 of the first and nothing of the second', () => {
  const lunches = days('2026-05-01', 17).map((day) => ({ day }))
  const prices = eat('capped', {}, ...lunches, { day: '2026-06-01' })
  expect(owns(prices)).toEqual([...Array.from({ length: 14 }, () => 500), 1000, 1200, 1200, 500])
  expect(byFunderOf(prices[14] ?? { byFunder: [] })).toEqual({ 市: 200 })
  expect(why(prices[14], 'street')).toEqual(['budget-used'])
  expect(prices.slice(0, 17).reduce((sum, { subsidyFen }) => sum + subsidyFen, 0)).toBe(10_000)
})

it('a funder whose budget ends in the middle of a meal is relieved by the next, and no meal gets more', () => {
  const prices = eat('takenOver', {}, ...days('2026-05-01', 5).map((day) => ({ day })))
  expect(payers(prices)).toEqual([
    { 街道: 600 },
    { 街道: 600 },
    { 街道: 600 },
    { 街道: 200, 社区: 400 },
    { 社区: 600 },
  ])
})

it('a percentage to the jiao with a cap a meal and a sum a day', () => {
  const prices = eat(
    'percentTwiceCapped',
    { birth: '1961-05-20' },
    { meal: 'breakfast', listFen: 555 },
    { listFen: 1500 },
    { meal: 'supper', listFen: 1200 },
  )
  expect(prices.map(({ subsidyFen }) => subsidyFen)).toEqual([160, 400, 40])
})

it('shares round down, the remainder is the second’s, and so is what the third does not pay', () => {
  const [own] = eat('remainderInTheMiddle', {}, { listFen: 333 })
  expect(byFunderOf(own ?? { byFunder: [] })).toEqual({ 市: 99, 区: 101, 街道: 133 })
  const [other] = eat('remainderInTheMiddle', { registered: 'district' }, { listFen: 333 })
  expect(byFunderOf(other ?? { byFunder: [] })).toEqual({ 市: 99, 区: 234 })
})

it('working days without those that make up, taken away not but brought, until the middle of a month', () => {
  const prices = eat(
    'workdays',
    {},
    { day: '2026-05-09' },
    { day: '2026-05-20', way: 'taken' },
    { day: '2026-05-20', way: 'delivered', deliveryFeeFen: 300 },
    { day: '2026-06-15' },
    { day: '2026-06-16' },
  )
  expect(owns(prices)).toEqual([1200, 1200, 1000, 900, 1200])
  expect(why(prices[0], 'workdays')).toEqual(['day-kind'])
  expect(why(prices[4], 'workdays')).toEqual(['no-longer'])
})

it('double from 80, a yuan more for couples, nothing for whoever has vouchers', () => {
  const of = (person: Partial<DinerFacts>) => owns(eat('couples', person, {}))
  expect(of({ birth: '1946-05-21' })).toEqual([1000])
  expect(of({ birth: '1946-05-20' })).toEqual([800])
  expect(of({ birth: '1946-05-20', categories: ['双老户'] })).toEqual([700])
  expect(of({ birth: '1966-05-21', categories: ['双老户'] })).toEqual([1200])
  const [voucher] = eat('couples', { birth: '1946-05-20', categories: ['双老户', '助餐券'] }, {})
  expect(voucher?.ownFen).toBe(1200)
  expect(why(voucher, 'double')).toEqual(['category-held'])
})

it('riders by their clothes beside the old: a class that names who eats leaves the others to diners', () => {
  const rider = { eater: 'rider' } as const
  const nobody = { birth: null, registered: 'none', lives: 'none' } as const
  expect(payers(eat('riders', nobody, { ...rider, clock: '14:00', listFen: 1500 }))).toEqual([{ 工会: 500 }])
  expect(owns(eat('riders', nobody, { ...rider, clock: '14:01', listFen: 1500 }))).toEqual([1500])
  expect(owns(eat('riders', nobody, { eater: 'companion' }))).toEqual([1200])
  expect(payers(eat('riders', {}, {}))).toEqual([{ 区: 500 }])
  // An old woman in a rider's jacket is one of the two.
  expect(payers(eat('riders', {}, { ...rider, listFen: 1500 }))).toEqual([{ 工会: 500 }])
})

it('a yuan stays with the diner, whoever adds to it', () => {
  const held = { categories: ['低保'] }
  const prices = eat('ownPart', held, { listFen: 1000 }, { meal: 'supper', listFen: 1150 })
  expect(payers(prices)).toEqual([{ 区: 900 }, { 区: 1000, 社区: 50 }])
  expect(owns(prices)).toEqual([100, 100])
  const [tiny] = eat('ownPart', held, { listFen: 80, day: '2026-05-21' })
  expect(tiny?.ownFen).toBe(80)
  expect(why(tiny, 'need')).toEqual(['least-own'])
  expect(why(tiny, 'wednesday')).toEqual(['weekday'])
})

it('a sum per head without any for the diner: once a sitting, more where it was brought, three a week', () => {
  const prices = eat(
    'heads',
    {},
    { day: '2026-05-18' },
    { day: '2026-05-18' },
    { day: '2026-05-18', meal: 'supper', way: 'delivered' },
    { day: '2026-05-19' },
    { day: '2026-05-20' },
    { day: '2026-05-25' },
  )
  expect(prices.map(({ running }) => running.map(({ fen }) => fen))).toEqual([
    [150],
    [],
    [150, 200],
    [150],
    [],
    [150],
  ])
  expect(owns(prices)).toEqual([1200, 1200, 1200, 1200, 1200, 1200])
  expect(why(prices[1], 'heads')).toEqual(['sitting-had'])
  expect(why(prices[4], 'heads')).toEqual(['limit-reached'])
})

it('the canteen’s own 2.00 come first and are nobody’s claim; 80 counts from 1 January of its year', () => {
  const born = { birth: '1946-12-31' }
  const prices = eat('cheaperFirst', born, { day: '2025-12-31' }, { day: '2026-01-01' })
  // The fifth has not begun in 2025 and the discount neither.
  expect(owns(prices)).toEqual([1200, 800])
  expect(payers(prices)[1]).toEqual({ 市: 200 })
  expect(owns(eat('cheaperFirst', { birth: '1947-01-01' }, { day: '2026-12-31' }))).toEqual([960])
  expect(owns(eat('cheaperFirst', born, { listFen: 150 }))).toEqual([0])
})

it('a policy that pays for the door alone keeps to its budget, and says when it is used up', () => {
  const brought = { way: 'delivered', deliveryFeeFen: 400 } as const
  const prices = eat(
    'doorOnly',
    { birth: '1946-05-20' },
    brought,
    { ...brought, meal: 'supper' },
    { ...brought, day: '2026-05-21' },
    { ...brought, day: '2026-05-22' },
    { day: '2026-05-23' },
  )
  expect(prices.map(({ deliverySubsidyFen }) => deliverySubsidyFen)).toEqual([300, 300, 100, 0, 0])
  expect(why(prices[3], 'door')).toEqual(['budget-used'])
  expect(why(prices[4], 'door')).toEqual(['way-not-covered'])
})

it('food and door share a day’s 10.00 where the rule says so', () => {
  const brought = { way: 'delivered', deliveryFeeFen: 300 } as const
  const prices = eat('togetherADay', { categories: ['失能'] }, brought, { ...brought, meal: 'supper' })
  expect(prices.map((price) => [price.subsidyFen, price.deliverySubsidyFen])).toEqual([
    [600, 300],
    [100, 0],
  ])
})

it('one a day of two policies: whoever had lunch of the city has no supper of the district', () => {
  const prices = eat('onceOfTwo', {}, {}, { meal: 'supper' }, { day: '2026-05-21', meal: 'supper' })
  expect(payers(prices)).toEqual([{ 市: 300 }, {}, { 区: 200 }])
})

it('a sum per head is sold, claimed and taken back though the diner was given nothing', async () => {
  const [heads] = invented('heads')
  if (heads === undefined) throw new Error('no policy')
  const desk = await openClaimDesk(heads)
  const { diner: person } = await desk.enrol()
  const lunches: number[] = []
  for (const day of ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04']) {
    lunches.push(await desk.lunch(person, day))
  }
  desk.go('2026-10-01')
  const first = await desk.get(await desk.claim('2026-09'))
  expect(first.fen).toBe(450)
  await desk.takeBack(lunches[0] ?? 0)
  desk.go('2026-11-01')
  const next = await desk.get(await desk.claim('2026-10'))
  expect(next.fen).toBe(-150)
  desk.desk.close()
})

const everyPolicy: readonly Policy[] = [
  ...allInvented(),
  ...publishedPlaces.flatMap((place) => publishedPolicies(place)),
]

describe('on the screen', () => {
  it.each(everyPolicy.map((policy) => [policy.code, policy] as const))(
    '%s is in the form what it is in the file',
    (_code, policy) => {
      expect(policyOf(valuesOf(policy))).toEqual(policy)
    },
  )

  it('a pair of them is kept, and tried as here', async () => {
    const desk = await openTestDesk()
    const { policies } = desk.client.canteen
    for (const policy of invented('ownPart')) await policies.add({ sendId: newSendId(), policy })
    const { price } = await policies.tryIt({
      trial: {
        person: {
          age: 61,
          sex: 'male',
          registered: 'none',
          lives: 'none',
          categories: ['低保'],
          inInstitution: false,
        },
        meal: {
          day: wednesday,
          meal: 'supper',
          way: 'eaten',
          clock: '17:30',
          eater: 'diner',
          listFen: 1150,
          deliveryFeeFen: 0,
        },
      },
      policy: null,
    })
    expect(byFunderOf(price)).toEqual({ 区: 1000, 社区: 50 })
    desk.close()
  })
})
