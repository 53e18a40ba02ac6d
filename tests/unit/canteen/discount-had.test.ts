/** What the canteen took off a meal is a fact: nothing that is learnt later makes the meal cheaper than it was. */
import { afterEach, expect, it } from 'vitest'
import { policy, type SubsidyPolicy } from '#features/canteen/contract/index'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'
import { age, category, fixed, paidBy } from './published/parts'

let at: ClaimDesk
afterEach(() => at.desk.close())

const fromTwelve: SubsidyPolicy = {
  ...claimedPolicy,
  conditions: [
    { kind: 'spend', least: 1200, measured: 'after-discount', strictly: false, withDelivery: false },
  ],
  classes: [{ code: 'old', name: '60 岁以上', who: [[age(60)]], amount: fixed(500), division: paidBy('区') }],
  running: [],
}
const off = (code: string, who: ReturnType<typeof age>, points: number) => ({
  ...{ code, name: code, who: [[who]], paysBasisPoints: points },
  rounding: { way: 'half-up' as const, toFen: 1 },
})
const discount = policy.parse({
  ...{ kind: 'discount', code: 'off', name: '折扣', basis: '本堂', from: '2026-01-01', until: null },
  ...{ priority: 1, ageCounting: 'on-birthday', endsOnMovingAway: false, conditions: [] },
  classes: [off('old', age(60), 9000), off('need', category('低保'), 8000)],
})

it('a larger discount that somebody turns out to have been due takes no subsidy back', async () => {
  at = await openClaimDesk(fromTwelve)
  await at.desk.client.canteen.policies.add({ sendId: newSendId(), policy: discount })
  const { diner, residentId } = await at.enrol()
  // Of 13.50 they paid 12.15 before the subsidy; with 低保 it would have been 10.80.
  await at.lunch(diner, '2026-09-01')
  at.go('2026-10-05')
  await at.claim('2026-09')
  await at.grant(residentId, '低保', '2026-09-01')
  at.go('2026-11-05')
  expect((await at.get(await at.claim('2026-10'))).lines).toBe(0)
})
