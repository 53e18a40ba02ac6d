/** 用完即止: a sum for all people together gives what is left of it and no more, whoever sells, and gets back what is taken back. */
import { afterEach, describe, expect, it } from 'vitest'
import { policy, type Policy, type SubsidyPolicy, type Total } from '#features/canteen/contract/index'
import { countedTogether, priceMeal, totalsLeft, type GivenInAll } from '#features/canteen/rules/index'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'
import { refusalOf } from './ordering'
import { diner, firstOfMarch, meal } from './people'
import { fixed, lunch, paidBy, subsidy } from './published/parts'

const day = '2026-11-23'
const parts = (otherwise: 'lost' | 'passes-on') => ({
  kind: 'fixed' as const,
  parts: [
    { funder: '区', fen: 300, conditions: [], otherwise },
    { funder: '街道', fen: null, conditions: [], otherwise: 'lost' as const },
  ],
})
const eightYuan = (code: string, total: Total, own: Partial<Parameters<typeof subsidy>[0]> = {}): Policy =>
  policy.parse(
    subsidy({
      code,
      name: code,
      basis: '为测试拟定',
      from: '2025-01-01',
      conditions: [lunch],
      classes: [{ code: 'all', name: '就餐人', who: [], amount: fixed(800), division: parts('lost') }],
      totals: [total],
      ...own,
    }),
  )
const had = (fen: number, own: Partial<GivenInAll> = {}): GivenInAll => ({
  month: '2026-11',
  policy: 'one',
  funder: '区',
  fen,
  ...own,
})
const priced = (policies: readonly Policy[], given: readonly GivenInAll[]) =>
  priceMeal(policies, diner(), meal({ day, listFen: 2000, way: 'delivered', deliveryFeeFen: 200 }), [], {
    ...firstOfMarch,
    totalsLeft: totalsLeft(policies, given, day, countedTogether(policies)),
  })
const year = { fen: 10_000, per: 'year', last: 'in-part' } as const

describe('a sum for all', () => {
  it.each([
    ['nothing of it used', [], 800],
    ['as much left as the meal gets', [had(9200)], 800],
    ['five yuan left', [had(9500)], 500],
    ['used up', [had(6000), had(4000, { funder: '街道' })], 0],
    ['used by another policy', [had(10_000, { policy: 'other' })], 800],
    ['used in another month of the year', [had(10_000, { month: '2026-01' })], 0],
    ['used last year', [had(10_000, { month: '2025-12' })], 800],
  ] as const)('of a year, %s', (_what, given, fen) => {
    expect(priced([eightYuan('one', year)], given).subsidyFen).toBe(fen)
  })

  it('of a month begins anew with it, and of the whole term never', () => {
    const last = [had(10_000, { month: '2026-10' })]
    expect(priced([eightYuan('one', { ...year, per: 'month' })], last).subsidyFen).toBe(800)
    const before = [had(10_000, { month: '2025-02' })]
    expect(priced([eightYuan('one', { ...year, per: 'term' })], before).subsidyFen).toBe(0)
  })

  it('gives no meal in part where the policy says so, and says why', () => {
    const price = priced([eightYuan('one', { ...year, last: 'not-at-all' })], [had(9500)])
    expect(price.subsidyFen).toBe(0)
    const reason = { code: 'total-used', per: 'year', fen: 10_000, funder: null }
    expect(price.notApplied).toEqual([{ policy: 'one', reasons: [{ class: null, reason }] }])
  })

  it('of one funder takes that part alone from the meal, or hands it on to who takes the rest', () => {
    const ofDistrict = { ...year, funder: '区' }
    const given = [had(9900), had(50_000, { funder: '街道' })]
    expect(priced([eightYuan('one', ofDistrict)], given).byFunder).toEqual([
      { funder: '区', fen: 100 },
      { funder: '街道', fen: 500 },
    ])
    const classes = [
      { code: 'all', name: '就餐人', who: [], amount: fixed(800), division: parts('passes-on') },
    ]
    expect(priced([eightYuan('one', ofDistrict, { classes })], given).byFunder).toEqual([
      { funder: '区', fen: 100 },
      { funder: '街道', fen: 700 },
    ])
  })

  it('has in it what is paid for the way and for running the canteen', () => {
    const own = {
      delivery: [{ code: 'door', name: '送餐', who: [], atMost: 200, funder: '区' }],
      running: [{ code: 'run', name: '运营', who: [], fen: 100, per: 'meal' as const, funder: '区' }],
    }
    const all = (used: number) => {
      const price = priced([eightYuan('one', year, own)], [had(used)])
      return [price.subsidyFen, price.deliverySubsidyFen, price.running[0]?.fen ?? 0]
    }
    expect([8000, 8950, 9050, 9300, 10_000].map(all)).toEqual([
      [800, 200, 100],
      [800, 200, 50],
      [800, 150, 0],
      [700, 0, 0],
      [0, 0, 0],
    ])
  })

  it('that two policies share is used by both, within one meal too', () => {
    const shared = { ...year, pool: 'one' }
    const two = [eightYuan('one', shared, { priority: 1 }), eightYuan('two', shared, { priority: 2 })]
    const price = priced(two, [had(5000), had(4000, { policy: 'two' })])
    expect(price.grants.map(({ policy: by, fen }) => [by, fen])).toEqual([
      ['one', 800],
      ['two', 200],
    ])
  })

  it('that is used up leaves the meal to the policy that competes with it', () => {
    const other = policy.parse(
      subsidy({
        code: 'two',
        name: 'two',
        basis: '为测试拟定',
        from: '2025-01-01',
        classes: [{ code: 'all', name: '就餐人', who: [], amount: fixed(300), division: paidBy('市') }],
        bestOf: 'best',
      }),
    )
    const both = [eightYuan('one', year, { bestOf: 'best' }), other]
    expect(priced(both, [had(10_000)]).byFunder).toEqual([{ funder: '市', fen: 300 }])
  })

  it('of a funder who pays nothing in the policy is no policy', () => {
    const said = () => eightYuan('one', { ...year, funder: '省' })
    expect(said).toThrow('total-of-nobody')
  })
})

describe('at the till', () => {
  let at: ClaimDesk
  afterEach(() => at.desk.close())

  const fiveYuan: SubsidyPolicy = {
    ...claimedPolicy,
    running: [],
    totals: [{ fen: 500, per: 'year', last: 'in-part' }],
  }
  const subsidyOf = async (id: number) => (await at.desk.client.canteen.till.meal({ id })).price.subsidyFen
  const left = async () => (await at.desk.client.canteen.policies.totals({})).left.map(({ fen }) => fen)

  /** What is kept beside the rows, and the rows added up. */
  function sums(): readonly unknown[] {
    const { sqlite } = at.desk.desk.session.requireOpen().store
    const kept = sqlite.prepare('SELECT month, policy, funder, fen FROM canteen_given WHERE fen <> 0').all()
    const added = sqlite
      .prepare(
        `SELECT substr(coalesce(sold.day, m.day), 1, 7) AS month, s.policy, s.funder, sum(s.fen) AS fen
           FROM canteen_subsidies s JOIN canteen_meals m ON m.id = s.meal_id
           LEFT JOIN canteen_meals sold ON sold.id = m.reverses GROUP BY 1, 2, 3 HAVING sum(s.fen) <> 0`,
      )
      .all()
    expect(kept).toEqual(added)
    return kept
  }

  it('the last meal gets what is left, the next nothing, and what is taken back is there for whoever comes then', async () => {
    at = await openClaimDesk(fiveYuan)
    const people = [await at.enrol('王桂珍'), await at.enrol('李桂兰'), await at.enrol('赵素芬')]
    const [one = 0, , third = 0] = people.map(({ diner: id }) => id)
    const meals = []
    for (const { diner: id } of people) meals.push(await at.lunch(id, '2026-09-01'))
    expect(await Promise.all(meals.map(subsidyOf))).toEqual([200, 200, 100])
    expect(await left()).toEqual([0])
    expect(await subsidyOf(await at.lunch(one, '2026-10-12'))).toBe(0)
    await at.takeBack(meals[1] ?? 0)
    expect(await left()).toEqual([200])
    expect(await subsidyOf(await at.lunch(third, '2026-10-13'))).toBe(200)
    expect(sums()).toHaveLength(4)
    expect(await subsidyOf(await at.lunch(one, '2027-01-04'))).toBe(200)
  })

  it('a sum that is written into a policy later counts what was given before', async () => {
    at = await openClaimDesk({ ...fiveYuan, totals: [] })
    const { diner: id } = await at.enrol()
    await at.lunch(id, '2026-09-01')
    await at.lunch(id, '2026-09-02')
    const { policies } = at.desk.client.canteen
    const [kept] = (await policies.list({})).policies
    if (kept === undefined) throw new Error('no policy')
    await policies.edit({ sendId: newSendId(), id: kept.id, from: kept.version, policy: fiveYuan })
    expect(await left()).toEqual([100])
    expect(await subsidyOf(await at.lunch(id, '2026-09-03'))).toBe(100)
    // Less than was given already: nothing is left, and nothing is asked back.
    const totals = [{ fen: 300, per: 'year' as const, last: 'in-part' as const }]
    await policies.edit({ sendId: newSendId(), id: kept.id, from: 2, policy: { ...fiveYuan, totals } })
    expect(await left()).toEqual([0])
    expect(await subsidyOf(await at.lunch(id, '2026-09-04'))).toBe(0)
  })

  it('many that sell at once never give more than there is', async () => {
    at = await openClaimDesk(fiveYuan)
    const diners = []
    for (let many = 0; many < 6; many += 1) diners.push((await at.enrol()).diner)
    await at.lunch(diners[0] ?? 0, '2026-09-01')
    const { till } = at.desk.client.canteen
    const [board] = (await till.state({ day: '2026-09-01', meal: 'lunch' })).board
    const asked = (id: number) => ({
      day: '2026-09-01',
      meal: 'lunch' as const,
      way: 'eaten' as const,
      eater: 'diner' as const,
      diner: id,
      choice: [{ offer: board?.offer ?? 0, count: 1 }],
    })
    const shown = await Promise.all(
      diners.slice(1).map(async (id) => (await till.quote(asked(id))).price.ownFen),
    )
    expect(new Set(shown).size).toBe(1)
    const refusals = await Promise.all(
      diners.slice(1).map((id, place) => {
        const fen = shown[place] ?? 0
        const deed = till.sell({
          sendId: newSendId(),
          ...asked(id),
          tenders: [{ kind: 'cash', fen }],
          expectFen: fen,
          card: null,
          again: false,
          late: null,
        })
        return refusalOf(deed)
      }),
    )
    // Three yuan were left for meals of two: one was sold as shown, and of the others the price had changed.
    const changed = Array.from({ length: 4 }, () => 'canteen.price-changed')
    expect(refusals.toSorted()).toEqual([...changed, 'not refused'])
    expect(await left()).toEqual([100])
  })

  it('the file itself gives no more, whoever writes', async () => {
    at = await openClaimDesk(fiveYuan)
    const { diner: id } = await at.enrol()
    const lunch = await at.lunch(id, '2026-09-01')
    const { sqlite } = at.desk.desk.session.requireOpen().store
    const more = (fen: number) =>
      sqlite
        .prepare(
          `INSERT INTO canteen_subsidies (meal_id, line, day, part, policy, category, funder, fen)
           VALUES (?, 9, '2026-09-01', 'meal', 'claimed', 'sixty', '区', ?)`,
        )
        .run(lunch, fen)
    expect(() => more(301)).toThrow('more than there is for all')
    expect(() => more(300)).not.toThrow()
  })

  it('a meal that is looked at again stands by what was left then, not by what is left now', async () => {
    at = await openClaimDesk(fiveYuan)
    const { diner: one, residentId } = await at.enrol()
    const { diner: other } = await at.enrol('李桂兰')
    await at.lunch(other, '2026-09-01')
    await at.lunch(other, '2026-09-02')
    await at.lunch(one, '2026-09-03')
    at.go('2026-10-05')
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(500)
    // Learnt afterwards: a category that would have given eight yuan, and gives no more than there was.
    await at.grant(residentId, '低保', '2026-09-01')
    at.go('2026-11-05')
    expect((await at.get(await at.make('2026-10'))).fen).toBe(0)
    await at.status(residentId, 'deceased', '2026-09-03')
    expect((await at.get(await at.make('2026-11'))).fen).toBe(-100)
  })

  it('a sum that was used up when a meal was sold pays nothing of it when what paid instead falls away', async () => {
    at = await openClaimDesk(fiveYuan)
    const { diner: one, residentId } = await at.enrol()
    const { diner: other } = await at.enrol('李桂兰')
    const need: SubsidyPolicy = {
      ...fiveYuan,
      code: 'need',
      classes: claimedPolicy.classes.filter(({ code }) => code === 'need'),
      totals: [],
    }
    await at.desk.client.canteen.policies.add({ sendId: newSendId(), policy: need })
    at.go('2026-09-01')
    const eligibility = await at.grant(residentId, '低保', '2026-09-01')
    const meals = []
    for (const day of ['2026-09-02', '2026-09-03', '2026-09-04']) meals.push(await at.lunch(other, day))
    expect(await subsidyOf(await at.lunch(one, '2026-09-07'))).toBe(800)
    at.go('2026-10-05')
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(1300)
    await at.takeBack(meals[0] ?? 0)
    await at.end(eligibility, '2026-09-04')
    at.go('2026-11-05')
    expect((await at.get(await at.make('2026-10'))).fen).toBe(-1000)
  })
})
