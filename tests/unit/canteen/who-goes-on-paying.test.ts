/**
 * What is learnt of a meal takes nothing from whoever paid for it rightly: shares stay shares, and a policy that gives still
 * what it gave is not pushed out by another that stands before it.
 */
import { afterEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { Division, SubsidyPolicy } from '#features/canteen/contract/index'
import { dividedPrice, priceMeal, standingPrice } from '#features/canteen/rules/index'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, september, type ClaimDesk } from './claim-desk'
import { firstOfMarch } from './people'
import { age, category, paidBy } from './published/parts'
import { someDiner, someEarlier, someMeal } from './random-meals'
import { somePolicies } from './random-policies'

let at: ClaimDesk

const half = (funder: string) => ({ funder, share: 1, conditions: [], otherwise: 'lost' as const })
const halves: Division = { kind: 'shares', rest: '区', parts: [half('市'), half('区')] }

const giving = (
  code: string,
  own: Pick<SubsidyPolicy, 'priority' | 'bestOf'>,
  fen: number,
  who: Parameters<typeof paying>[0],
  funder: string,
): SubsidyPolicy => ({
  ...claimedPolicy,
  ...own,
  code,
  name: code,
  classes: [{ code, name: code, who: paying(who), amount: { kind: 'fixed', fen }, division: paidBy(funder) }],
  running: [{ code: 'running', name: '运营补贴', who: [], fen: 50, per: 'meal', funder }],
})
const paying = (who: 'old' | '低保') => [[who === 'old' ? age(60) : category(who)]]

const sumsOf = async (claim: number) =>
  (await at.get(claim)).summary.map(({ part, funder, count, fen }) => [part, funder, count, fen]).toSorted()

const addAll = async (...policies: readonly SubsidyPolicy[]) => {
  for (const policy of policies) await at.desk.client.canteen.policies.add({ sendId: newSendId(), policy })
}

describe('a category that is learnt after a meal', () => {
  afterEach(() => at.desk.close())

  const shared: SubsidyPolicy = {
    ...claimedPolicy,
    running: [],
    classes: claimedPolicy.classes.map((one) => ({ ...one, division: halves })),
  }

  it('leaves each of those who share with its share of what was given', async () => {
    at = await openClaimDesk(shared)
    const { diner, residentId } = await at.enrol()
    for (const day of september(1, 2)) await at.lunch(diner, day)
    at.go('2026-10-05')
    await at.grant(residentId, '低保', '2026-09-01')
    expect(await sumsOf(await at.make('2026-09'))).toEqual([
      ['meal', '区', 2, 200],
      ['meal', '市', 2, 200],
    ])
  })

  it('asks nobody for more and gives nobody back where it was claimed', async () => {
    at = await openClaimDesk(shared)
    const { diner, residentId } = await at.enrol()
    await at.lunch(diner, '2026-09-01')
    at.go('2026-10-05')
    await at.claim('2026-09')
    await at.grant(residentId, '低保', '2026-09-01')
    at.go('2026-11-05')
    const { funders } = await at.get(await at.claim('2026-10'))
    expect(funders.map(({ funder, claimedFen }) => [funder, claimedFen]).toSorted()).toEqual([
      ['区', 0],
      ['市', 0],
    ])
  })

  it('does not push out a policy that gave and gives still', async () => {
    at = await openClaimDesk(giving('need', { priority: 1, bestOf: null }, 500, '低保', '民政'))
    await addAll(giving('old', { priority: 2, bestOf: null }, 200, 'old', '街道'))
    const { diner, residentId } = await at.enrol()
    for (const day of september(1, 2)) await at.lunch(diner, day)
    at.go('2026-09-03')
    await at.grant(residentId, '低保', '2026-09-01')
    await at.lunch(diner, '2026-09-03')
    at.go('2026-10-05')
    expect(await sumsOf(await at.make('2026-09'))).toEqual([
      ['meal', '民政', 1, 500],
      ['meal', '街道', 3, 600],
      ['running', '民政', 1, 50],
      ['running', '街道', 3, 150],
    ])
  })

  it('moves among those that compete what one of them gave, and nothing of what came beside', async () => {
    at = await openClaimDesk(giving('need', { priority: 1, bestOf: 'one' }, 500, '低保', '民政'))
    await addAll(
      giving('old', { priority: 2, bestOf: 'one' }, 300, 'old', '市'),
      giving('beside', { priority: 3, bestOf: null }, 200, 'old', '街道'),
    )
    const { diner, residentId } = await at.enrol()
    await at.lunch(diner, '2026-09-01')
    at.go('2026-10-05')
    await at.grant(residentId, '低保', '2026-09-01')
    expect(await sumsOf(await at.make('2026-09'))).toEqual([
      ['meal', '民政', 1, 300],
      ['meal', '街道', 1, 200],
      ['running', '民政', 1, 50],
      ['running', '街道', 1, 50],
    ])
  })
})

describe('of anybody’s meal and any policies', () => {
  const cases = fc.tuple(somePolicies, someDiner, someDiner, someMeal, someEarlier)

  it('what a policy gives as it gave stays, and never more is due than was given or would be', () => {
    fc.assert(
      fc.property(cases, ([policies, one, other, meal, earlier]) => {
        const then = priceMeal(policies, one, meal, earlier, firstOfMarch)
        const now = dividedPrice(policies, other, meal, earlier, firstOfMarch)
        const stands = standingPrice(then, now)
        const partsIn = (price: typeof then, kind: 'grants' | 'delivery') =>
          new Map(price[kind].map((given) => [given.policy, given]))
        for (const kind of ['grants', 'delivery'] as const) {
          const [was, is, due] = [partsIn(then, kind), partsIn(now.price, kind), partsIn(stands, kind)]
          for (const [policy, given] of was)
            if (given.fen === is.get(policy)?.fen) expect(due.get(policy)).toEqual(is.get(policy))
          const sum = (all: typeof was) => [...all.values()].reduce((fen, given) => fen + given.fen, 0)
          expect(sum(due)).toBe(Math.min(sum(was), sum(is)))
        }
        for (const { parts, fen } of stands.grants)
          expect(parts.reduce((sum, part) => sum + part.fen, 0)).toBe(fen)
      }),
      { numRuns: 300, seed: 7 },
    )
  })
})
