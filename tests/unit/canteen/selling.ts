/** A policy for the till's tests: five yuan a lunch for whoever is 60 or older, three of them paid by the city. */
import type { Policy } from '#features/canteen/contract/index'

export const fiveYuanFrom60: Policy = {
  kind: 'subsidy',
  code: 'five',
  name: '五元午餐',
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
      division: {
        kind: 'fixed',
        parts: [
          { funder: '市', fen: 300, conditions: [], otherwise: 'lost' },
          { funder: '区', fen: null, conditions: [], otherwise: 'lost' },
        ],
      },
    },
  ],
  bestOf: null,
  choose: 'best',
  limits: [],
  budgets: [],
  delivery: [],
  running: [],
}
