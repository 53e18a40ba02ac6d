/**
 * Try it while it is being written: nothing is refused, and a new line begins with what is left of the price. Who is tried is of an age and
 * not on their birthday, unless their birth is given, and has had what is said.
 */
import { expect, it } from 'vitest'
import { trial, type Trial } from '#features/canteen/contract/index'
import { ageCountings } from '#features/canteen/contract/words'
import { birthOf, hadBefore } from '#features/canteen/policies/rules/tried'
import { restOf, tried, withGiven, type Given } from '#features/canteen/try-it/ui/tried'
import { ageByRule } from '#features/canteen/rules/age'
import { inSamePeriod } from '#features/canteen/rules/periods'
import { claimedPolicy, openClaimDesk } from './claim-desk'

const written = (lines: Trial['meal']['lines']): Trial => ({
  person: {
    age: 80,
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
    lines,
    portions: 1,
    deliveryFeeFen: 0,
    band: '',
  },
  given: null,
})

it('a line without a name is refused by the desk, and is not asked', () => {
  const half = written([
    { name: '基本套餐', fen: 1200 },
    { name: ' ', fen: 300 },
  ])
  expect(trial.safeParse(half).success).toBe(false)
  expect(trial.parse(tried(half, null)).meal.lines).toEqual([{ name: '基本套餐', fen: 1200 }])
})

it('a new line begins with what the others leave of the price, and never below nothing', () => {
  const rest = (...fens: number[]) => restOf(written(fens.map((fen) => ({ name: '菜', fen }))).meal)
  expect([rest(), rest(1200), rest(1200, 300), rest(1200, 800)]).toEqual([1500, 300, 0, 0])
})

it('who is only said to be so old has no birthday, and who is said to be born on a day has it then', () => {
  expect(birthOf({ age: 80, birth: null }, '2026-11-23')).toBe('1946-10-23')
  expect(birthOf({ age: 80, birth: null }, '2026-01-10')).toBe('1945-07-10')
  expect(birthOf({ age: 80, birth: '1950-11-23' }, '2026-11-23')).toBe('1950-11-23')
})

it.each(ageCountings)('who is said to be 79 in March is 79 as it is counted %s', (counting) => {
  const birth = birthOf({ age: 79, birth: null }, '2026-03-10')
  expect(ageByRule(birth, '2026-03-10', { counting, leapBirthday: 'first-of-march' })).toBe(79)
})

const count = (meals: number, fen: number) => ({ meals, fen })
const given = (own: Partial<Given> = {}): Given => ({
  by: 'claimed',
  today: count(1, 300),
  week: count(3, 900),
  month: count(10, 3001),
  ...own,
})

it.each(['2026-11-23', '2026-11-29', '2026-11-01', '2026-02-02', '2026-12-31', '2026-06-01'])(
  'on %s what was given today, this week and this month is counted as that',
  (day) => {
    const { meal, ...who } = written([])
    const earlier = hadBefore({ ...who, meal: { ...meal, day }, given: given() })
    const within = (period: 'day' | 'week' | 'month') => {
      const inIt = earlier.filter((one) => inSamePeriod(period, one, { day, meal: 'lunch' }))
      return [inIt.length, inIt.flatMap(({ granted }) => granted).reduce((sum, { fen }) => sum + fen, 0)]
    }
    expect([within('day'), within('week'), within('month')]).toEqual([
      [1, 300],
      [3, 900],
      [10, 3001],
    ])
    expect(earlier.some((one) => inSamePeriod('sitting', one, { day, meal: 'lunch' }))).toBe(false)
  },
)

it('what is said of today is said of the week and the month too, and money without a meal is being written', () => {
  const began = withGiven(null, 'claimed', 'today', count(2, 500))
  expect([began.week, began.month]).toEqual([count(2, 500), count(2, 500)])
  expect(withGiven(began, 'claimed', 'month', count(9, 100)).month).toEqual(count(9, 500))
  const asked = (month: Given['month']) => tried({ ...written([]), given: given({ month }) }, 'claimed').given
  expect(asked(count(0, 100))).toBeNull()
  expect(asked(count(10, 100))).not.toBeNull()
})

it('a limit and a sum of the month are reached by what a policy gave before, to the fen', async () => {
  const { desk } = await openClaimDesk({
    ...claimedPolicy,
    limits: [{ count: 3, per: 'month' }],
    budgets: [{ fen: 700, per: 'month' }],
  })
  const subsidyAfter = async (meals: number, fen: number, by = 'claimed') => {
    const month = count(meals, fen)
    const asked = { ...written([]), given: given({ by, today: count(0, 0), week: count(0, 0), month }) }
    return (await desk.client.canteen.policies.tryIt({ trial: asked, policy: null })).price.subsidyFen
  }
  expect([await subsidyAfter(0, 0), await subsidyAfter(2, 400), await subsidyAfter(3, 400)]).toEqual([
    200, 200, 0,
  ])
  expect([
    await subsidyAfter(2, 600),
    await subsidyAfter(2, 700),
    await subsidyAfter(3, 700, 'other'),
  ]).toEqual([100, 0, 200])
  desk.close()
})

it('a limit by days is reached by as many meals on as many days, and a limit by meals by meals that were given no money', async () => {
  const nothing = count(0, 0)
  const subsidyAfter = async (limit: (typeof claimedPolicy)['limits'][number], before: Partial<Given>) => {
    const { desk } = await openClaimDesk({ ...claimedPolicy, limits: [limit] })
    const asked = {
      ...written([]),
      given: given({ today: nothing, week: nothing, month: nothing, ...before }),
    }
    const { price } = await desk.client.canteen.policies.tryIt({ trial: asked, policy: null })
    desk.close()
    return price.subsidyFen
  }
  const byDays = { count: 10, per: 'month', of: 'days' } as const
  const byMeals = { count: 3, per: 'month' } as const
  expect([
    await subsidyAfter(byDays, { month: count(9, 900) }),
    await subsidyAfter(byDays, { month: count(10, 1000) }),
    await subsidyAfter({ ...byDays, count: 3, per: 'week' }, { week: count(3, 300), month: count(3, 300) }),
    await subsidyAfter(byMeals, { month: count(2, 0) }),
    await subsidyAfter(byMeals, { month: count(3, 0) }),
  ]).toEqual([200, 0, 0, 200, 0])
})
