/** The canteen's policies, and who counts as what: on the proofs that the register knows of. */
import { applyListed, categoriesHeldBy, type Division, type Policy } from '#features/canteen/index'
import { addDays } from '#ground/days'
import { decided } from './canteen-calendar'
import { planClaims } from './canteen-claims'
import { planDiners } from './canteen-diners'
import { planMeals } from './canteen-meals'
import { planMenu } from './canteen-menu'
import { climb, planOrders } from './canteen-orders'
import type { Community } from './community'

const common = {
  until: null,
  ageCounting: 'on-birthday',
  endsOnMovingAway: true,
} as const

function policiesFrom(from: string): readonly Policy[] {
  const cityThenDistrict = (fen: number): Division => ({
    kind: 'fixed',
    parts: [
      { funder: '市', fen, conditions: [], otherwise: 'lost' },
      { funder: '区', fen: null, conditions: [], otherwise: 'lost' },
    ],
  })
  return [
    {
      kind: 'subsidy',
      ...common,
      code: 'policy-1',
      name: '长者助餐补贴',
      basis: '市民政局 2026 年老年助餐服务补贴标准',
      from,
      priority: 100,
      conditions: [
        { kind: 'meal', anyOf: ['lunch', 'supper'] },
        { kind: 'registered', within: 'city' },
      ],
      bestOf: null,
      choose: 'best',
      classes: [
        {
          code: 'class-1',
          name: '60–79 岁',
          who: [[{ kind: 'age', from: 60, until: 79 }]],
          amount: { kind: 'fixed', fen: 200 },
          division: cityThenDistrict(100),
        },
        {
          code: 'class-2',
          name: '80 岁以上',
          who: [[{ kind: 'age', from: 80, until: null }]],
          amount: { kind: 'fixed', fen: 400 },
          division: cityThenDistrict(200),
        },
        {
          code: 'class-3',
          name: '低保、特困',
          who: [
            [
              { kind: 'age', from: 60, until: null },
              { kind: 'category', anyOf: ['低保', '特困'] },
            ],
          ],
          amount: { kind: 'spend', atMost: 800 },
          division: cityThenDistrict(500),
        },
      ],
      limits: [],
      budgets: [],
      totals: [{ fen: 6_000_000, per: 'year', funder: '区', last: 'in-part' }],
      delivery: [
        {
          code: 'delivery-1',
          name: '失能老人送餐',
          who: [[{ kind: 'category', anyOf: ['失能'] }]],
          atMost: 200,
          funder: '区',
        },
      ],
      running: [{ code: 'running-1', name: '运营补贴', who: [], fen: 100, per: 'meal', funder: '区' }],
    },
    {
      kind: 'subsidy',
      ...common,
      code: 'policy-3',
      name: '助餐点运行奖补',
      basis: '区民政局 2026 年助餐服务机构奖补办法',
      from,
      priority: 200,
      conditions: [],
      bestOf: null,
      choose: 'best',
      classes: [],
      limits: [],
      budgets: [],
      delivery: [],
      running: [],
      lumpSums: [
        {
          code: 'monthly',
          name: '月度运行奖补',
          funder: '区',
          from,
          per: 'month',
          counts: 'diners',
          measure: 'meals',
          steps: [
            { from: 500, fen: 100_000 },
            { from: 1000, fen: 200_000 },
          ],
        },
      ],
    },
    {
      kind: 'discount',
      ...common,
      code: 'policy-2',
      name: '本社区居民优惠',
      basis: '居民议事会 2026 年第 3 次会议',
      from,
      priority: 1,
      conditions: [{ kind: 'lives', within: 'community' }],
      classes: [
        {
          code: 'class-1',
          name: '70 岁以上九五折',
          who: [[{ kind: 'age', from: 70, until: null }]],
          paysBasisPoints: 9500,
          rounding: { way: 'half-up', toFen: 1 },
        },
      ],
    },
  ]
}

/** What a meal costs to bring to these stops; to all others it is what it costs everybody. */
const deliveryBands = [{ name: climb, fen: 300 }]

/** 充 300 送 15、充 400 送 20. */
const gifts = [30_000, 40_000].map((paidFen) => ({ paidFen, giftFen: paidFen / 20 }))

/** Where the canteen stands, by which it is told how near somebody is registered. */
const place = {
  province: '湖北省',
  city: '武汉市',
  district: '洪山区',
  street: '花山街道',
  community: '翰林社区',
  code: '420111',
}

/** Tags of the register that the civil affairs office proves, as the policies call them. */
const categories: Readonly<Record<string, string>> = {
  subsistence: '低保',
  'extreme-hardship': '特困',
  'disabled-elder': '失能',
}

/** As many applications as an ordinary canteen has; the last of them wait for their approval. */
const mostApplications = 40
const waiting = 4

function planEligibility({ office, time, timeline, random, people, manager }: Community): void {
  const chance = random.branch('canteen')
  const entitled = people.flatMap((registered) => {
    const { person } = registered
    const tag = person.tags.find(({ code }) => categories[code] !== undefined)
    const category = categories[tag?.code ?? '']
    return category === undefined || person.gone !== null || person.age < 60
      ? []
      : [{ residentId: registered.id, category, proof: tag?.proof ?? '' }]
  })
  entitled.slice(0, mostApplications).forEach(({ residentId, category, proof }, at, all) => {
    const isWaiting = at >= all.length - waiting
    const day = time.days.at(-1 - (isWaiting ? chance.between(1, 4) : chance.between(6, decided)))
    if (day === undefined) return
    const applied = time.instant(day, 9 * 60 + 10 + at)
    timeline.plan(applied, () => {
      const { id } = office.at(applied, manager).canteen.eligibility.apply({
        application: {
          residentId,
          category,
          proof,
          issuedBy: '区民政局',
          appliedOn: day,
          from: null,
          // One in ten is for a term that ends soon.
          until: at % 10 === 3 ? addDays(time.today, 7 + at) : null,
        },
      })
      if (isWaiting) return
      const approved = applied + 4 * 3_600_000
      timeline.plan(approved, () => {
        const approval = { id, move: 'approve', day, reason: '' } as const
        office.at(approved, manager).canteen.eligibility.move(approval)
      })
    })
  })
}

/** The civil affairs office's list of this month, of its first working day: two are not on it any more, one is new. */
function planCategoryList({ office, time, timeline, people, manager }: Community): void {
  const day = time.days.find((one) => one.startsWith(time.today.slice(0, 8)))
  if (day === undefined) return
  const at = time.instant(day, 9 * 60 + 40)
  timeline.plan(at, () => {
    const call = office.callOf(at, manager, 'canteen.categoryList.apply')
    const held = categoriesHeldBy(call, day)
    const holding = new Set(held.map(({ person }) => person))
    const gaining = people.find(
      ({ id, person: { gone, age } }) => gone === null && age >= 70 && !holding.has(id),
    )
    if (gaining === undefined) return
    const listed = [...held.slice(2), { person: gaining.id, category: '低保', since: day }]
    applyListed(call, listed, { day, fileName: '低保特困名单.xlsx', issuedBy: '区民政局' })
  })
}

export function planCanteen(community: Community): void {
  planEligibility(community)
  planCategoryList(community)
  planMenu(community)
  planDiners(community)
  planOrders(community)
  planMeals(community)
  planClaims(community)
  const { office, time, timeline, manager } = community
  const day = time.days.at(-1 - decided) ?? time.days[0]
  if (day === undefined) return
  const at = time.instant(day, 15 * 60)
  timeline.plan(at, () => {
    const { policies, settings } = office.at(at, manager).canteen
    settings.save({ settings: { ...settings.get({}), place, deliveryBands, gifts } })
    for (const policy of policiesFrom(day)) policies.add({ policy })
  })
}
