/** The canteen's policies: a city's subsidy by age, one for those in need with delivery, and the canteen's own discount. */
import type { Division, Policy } from '#features/canteen/index'
import type { Community } from './community'

/** Working days before today on which the year's policies were entered. */
const entered = 40

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

export function planCanteen({ office, time, timeline, manager }: Community): void {
  const day = time.days.at(-1 - entered) ?? time.days[0]
  if (day === undefined) return
  const at = time.instant(day, 15 * 60)
  timeline.plan(at, () => {
    for (const policy of policiesFrom(day)) office.at(at, manager).canteen.policies.add({ policy })
  })
}
