/**
 * A funder pays for one person no more than its own most, a meal or a month: 「区级每人每餐最多补助 2 元，每月最多 60 元，超出部分由街道承担」.
 * All worked by hand; in fen.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { policy, type Division, type Policy } from '#features/canteen/contract/index'
import { countedTogether, priceMeal, totalsLeft, type EarlierMeal } from '#features/canteen/rules/index'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'
import { byFunderOf, diner, eatInTurn, firstOfMarch, meal } from './people'
import { fixed, spendUpTo, subsidy } from './published/parts'

const day = '2026-11-23'
type Most = NonNullable<Division['parts'][number]['most']>

/** City and district by halves, the odd fen the district's. */
const halves = (most: Most, otherwise: 'lost' | 'passes-on'): Division => ({
  kind: 'shares',
  rest: '街道',
  parts: [
    { funder: '区', share: 1, conditions: [], most, otherwise },
    { funder: '街道', share: 1, conditions: [], otherwise: 'lost' },
  ],
})
const of = (division: Division, own: Partial<Parameters<typeof subsidy>[0]> = {}): Policy =>
  policy.parse(
    subsidy({
      code: 'capped',
      name: '区街分担',
      basis: '为测试拟定，仿各地通知',
      from: '2026-01-01',
      classes: [{ code: 'all', name: '60 岁以上', who: [], amount: fixed(600), division }],
      ...own,
    }),
  )
const aMeal: Most = [{ fen: 200, per: 'sitting' }]
const price = (one: Policy, own: { listFen?: number } = {}, earlier: readonly EarlierMeal[] = []) =>
  priceMeal([one], diner(), meal({ day, ...own }), earlier, firstOfMarch)

describe('a funder with a most of its own', () => {
  it.each([
    // Half of 6.00 is 3.00, of which 2.00; the other yuan stays with the diner, or is the street's.
    ['lost', 1200, { 区: 200, 街道: 300 }, 700],
    ['passes-on', 1200, { 区: 200, 街道: 400 }, 600],
    // Half of 3.50 is 1.75: below its most nothing changes.
    ['passes-on', 350, { 区: 175, 街道: 175 }, 0],
    // 4.01: 2.00 and 2.01.
    ['lost', 401, { 区: 200, 街道: 201 }, 0],
  ] as const)('a meal, %s, of %i', (otherwise, listFen, by, own) => {
    const priced = price(of(halves(aMeal, otherwise)), { listFen })
    expect(byFunderOf(priced)).toEqual(by)
    expect(priced.ownFen).toBe(own)
  })

  it('says why it pays less', () => {
    const [grant] = price(of(halves(aMeal, 'lost'))).grants
    const reason = { code: 'funder-most', funder: '区', per: 'sitting', fen: 200 }
    expect(grant?.lost).toEqual([{ funder: '区', fen: 100, reasons: [reason] }])
  })

  it('a month: what it paid this month is taken off, last month’s and what was taken back are not', () => {
    const aMonth = of(halves([{ fen: 1000, per: 'month' }], 'passes-on'))
    const paid = (on: string, fen: number, stands = true): EarlierMeal => ({
      day: on,
      meal: 'lunch',
      at: 0,
      stands,
      granted: [{ policy: 'capped', fen: 2 * fen }],
      delivery: [],
      running: [],
      parts: [
        { policy: 'capped', funder: '区', fen },
        { policy: 'capped', funder: '街道', fen },
        { policy: 'other', funder: '区', fen: 900 },
      ],
    })
    const by = (...earlier: readonly EarlierMeal[]) => byFunderOf(price(aMonth, {}, earlier))
    expect(by(paid('2026-11-02', 800))).toEqual({ 区: 200, 街道: 400 })
    expect(by(paid('2026-11-02', 1000))).toEqual({ 街道: 600 })
    expect(by(paid('2026-10-30', 1000))).toEqual({ 区: 300, 街道: 300 })
    expect(by(paid('2026-11-02', 1000, false))).toEqual({ 区: 300, 街道: 300 })
  })

  it('five lunches of a month of 10.00 of the district: 3.00, 3.00, 3.00, 1.00, nothing', () => {
    const aMonth = of(halves([{ fen: 1000, per: 'month' }], 'lost'))
    const days = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-12-01']
    const eaten = eatInTurn(
      [aMonth],
      diner(),
      days.map((one) => meal({ day: one })),
    )
    expect(eaten.map((one) => byFunderOf(one)['区'] ?? 0)).toEqual([300, 300, 300, 100, 0, 300])
    expect(eaten.map(({ ownFen }) => ownFen)).toEqual([600, 600, 600, 800, 900, 600])
  })

  it('of fixed parts pays its part up to it, and the remainder takes over', () => {
    const inOrder: Division = {
      kind: 'fixed',
      parts: [
        { funder: '市', fen: 300, conditions: [], most: [{ fen: 500, per: 'day' }], otherwise: 'passes-on' },
        { funder: '区', fen: null, conditions: [], otherwise: 'lost' },
      ],
    }
    const eaten = eatInTurn(
      [of(inOrder)],
      diner(),
      (['breakfast', 'lunch', 'supper'] as const).map((one) => meal({ day, meal: one })),
    )
    expect(eaten.map(byFunderOf)).toEqual([{ 市: 300, 区: 300 }, { 市: 200, 区: 400 }, { 区: 600 }])
  })

  it('that is the only one and has paid enough gives nothing, and says so', () => {
    const alone: Division = {
      kind: 'fixed',
      parts: [
        { funder: '区', fen: null, conditions: [], most: [{ fen: 500, per: 'day' }], otherwise: 'lost' },
      ],
    }
    const [, second] = eatInTurn([of(alone)], diner(), [meal({ day }), meal({ day, meal: 'supper' })])
    const code = 'all'
    expect(second?.notApplied).toEqual([
      {
        policy: 'capped',
        reasons: [
          { class: code, reason: { code: 'no-funder-pays' } },
          { class: code, reason: { code: 'funder-most', funder: '区', per: 'day', fen: 500 } },
        ],
      },
    ])
  })

  it('keeps to it when the meal is cut once more, by what another policy gave', () => {
    // Before it 6.00 of the city; 12.00 less 6.00 leaves 6.00 of the 9.00: shared out again 3.00 each, of which the district may 2.00.
    const city = policy.parse(
      subsidy({
        code: 'city',
        name: '市补',
        basis: '为测试拟定',
        from: '2026-01-01',
        priority: 1,
        classes: [
          {
            code: 'all',
            name: '就餐人',
            who: [],
            amount: fixed(600),
            division: {
              kind: 'fixed',
              parts: [{ funder: '市', fen: null, conditions: [], otherwise: 'lost' }],
            },
          },
        ],
      }),
    )
    const classes = [
      { code: 'all', name: '就餐人', who: [], amount: spendUpTo(900), division: halves(aMeal, 'passes-on') },
    ]
    const priced = priceMeal(
      [city, of(halves(aMeal, 'passes-on'), { classes })],
      diner(),
      meal({ day }),
      [],
      firstOfMarch,
    )
    expect(byFunderOf(priced)).toEqual({ 市: 600, 区: 200, 街道: 400 })
  })

  it('whose sum for all is nearly used pays no more than is left when the meal is cut once more', () => {
    // 区 has 1.00 left, 街道 takes over: 1.00 and 5.00 of 6.00. A second sum lets 4.00 through: 1.00 and 3.00, not 2.00 each.
    const all = of(halves([], 'passes-on'), {
      totals: [
        { fen: 10_000, per: 'year', funder: '区', last: 'in-part' },
        { fen: 20_000, per: 'year', last: 'in-part' },
      ],
    })
    const given = [
      { month: '2026-11', policy: 'capped', funder: '区', fen: 9900 },
      { month: '2026-11', policy: 'capped', funder: '街道', fen: 9700 },
    ]
    const left = totalsLeft([all], given, day, countedTogether([all]))
    const priced = priceMeal([all], diner(), meal({ day }), [], { ...firstOfMarch, totalsLeft: left })
    expect(byFunderOf(priced)).toEqual({ 区: 100, 街道: 300 })
  })
})

describe('at the till and in the claim', () => {
  let at: ClaimDesk
  afterEach(() => at.desk.close())

  const district: Policy = {
    ...claimedPolicy,
    running: [],
    classes: [
      {
        code: 'sixty',
        name: '60 岁以上',
        who: [],
        amount: fixed(600),
        division: halves([{ fen: 700, per: 'month' }], 'passes-on'),
      },
    ],
  }
  const paidBy = async (id: number) => byFunderOf((await at.desk.client.canteen.till.meal({ id })).price)

  it('what a funder paid is counted from the rows; a meal taken back gives its part back', async () => {
    at = await openClaimDesk(district)
    const { diner: id } = await at.enrol()
    const first = await at.lunch(id, '2026-09-01')
    await at.lunch(id, '2026-09-02')
    expect(await paidBy(await at.lunch(id, '2026-09-03'))).toEqual({ 区: 100, 街道: 500 })
    expect(await paidBy(await at.lunch(id, '2026-09-04'))).toEqual({ 街道: 600 })
    at.go('2026-09-04')
    await at.takeBack(first)
    expect(await paidBy(await at.lunch(id, '2026-09-07'))).toEqual({ 区: 300, 街道: 300 })
    at.go('2026-10-08')
    const { funders } = await at.get(await at.claim('2026-09'))
    // 3.00 + 1.00 + 3.00 of the district; 3.00 + 5.00 + 6.00 + 3.00 of the street.
    expect(funders.map(({ funder, claimedFen }) => [funder, claimedFen]).toSorted()).toEqual([
      ['区', 700],
      ['街道', 1700],
    ])
  })
})
