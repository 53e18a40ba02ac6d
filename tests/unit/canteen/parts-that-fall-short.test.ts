/** Fixed parts that do not reach what a policy gives: refused when it is written, and told where it was written before. */
import { afterEach, describe, expect, it } from 'vitest'
import { policy, policyWritten, type Amount, type SubsidyPolicy } from '#features/canteen/contract/index'
import { priceMeal } from '#features/canteen/policies/rules/index'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'
import { diner, firstOfMarch, meal } from './people'

const part = (funder: string, fen: number | null) => ({
  funder,
  fen,
  conditions: [],
  otherwise: 'lost' as const,
})
const of = (amount: Amount, ...parts: readonly ReturnType<typeof part>[]): SubsidyPolicy => ({
  ...claimedPolicy,
  running: [],
  classes: [{ code: 'all', name: '全体', who: [], amount, division: { kind: 'fixed', parts: [...parts] } }],
})
const five: Amount = { kind: 'fixed', fen: 500 }
const priceOf = (one: SubsidyPolicy, listFen = 1200) =>
  priceMeal([one], diner(), meal({ day: '2026-09-01', listFen }), [], firstOfMarch)

describe('a fixed sum', () => {
  it('is covered by its parts or by one that takes the rest', () => {
    const refused = (one: SubsidyPolicy) =>
      (policyWritten.safeParse(one).error?.issues ?? []).map(({ path, message }) => [path, message])
    expect(refused(of(five, part('市', 200), part('区', 200)))).toEqual([
      [['classes', 0, 'division'], 'amount-not-covered'],
    ])
    expect(refused(of(five, part('市', 200), part('区', 300)))).toEqual([])
    expect(refused(of(five, part('市', 200), part('区', null)))).toEqual([])
    // Parts beyond it are cut from the last one, as ever.
    expect(refused(of(five, part('市', 400), part('区', 300)))).toEqual([])
  })

  it('that was written before is read as it was, and says what is nobody’s part', () => {
    const kept = policy.parse(of(five, part('市', 200), part('区', 200)))
    expect(kept).toBeTruthy()
    const [grant] = priceOf(of(five, part('市', 200), part('区', 200))).grants
    expect(grant).toMatchObject({ namedFen: 500, fen: 400, uncoveredFen: 100 })
    // Where the meal costs no more than the parts give, nothing is missing.
    expect(priceOf(of(five, part('市', 200), part('区', 200)), 400).grants[0]).not.toHaveProperty(
      'uncoveredFen',
    )
  })
})

it('what a percentage names beyond fixed parts is told with the price', () => {
  const half: Amount = {
    kind: 'percent',
    basisPoints: 5000,
    atMost: null,
    rounding: { way: 'down', toFen: 1 },
  }
  const price = priceOf(of(half, part('市', 200), part('区', 300)))
  expect(price.grants[0]).toMatchObject({ namedFen: 600, fen: 500, uncoveredFen: 100 })
  expect(price.ownFen).toBe(700)
})

describe('at the desk', () => {
  let at: ClaimDesk
  afterEach(() => at.desk.close())

  it('such a policy is kept neither as a new one nor as a new version', async () => {
    at = await openClaimDesk()
    const { policies } = at.desk.client.canteen
    const short = of(five, part('市', 200), part('区', 200))
    const refused = {
      data: { fields: [{ path: ['policy', 'classes', 0, 'division'], code: 'amount-not-covered' }] },
    }
    await expect(
      policies.add({ sendId: newSendId(), policy: { ...short, code: 'short' } }),
    ).rejects.toMatchObject(refused)
    const [kept] = (await policies.list({})).policies
    await expect(
      policies.edit({ sendId: newSendId(), id: kept?.id ?? 0, from: 1, policy: short }),
    ).rejects.toMatchObject(refused)
  })
})
