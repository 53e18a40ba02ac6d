/** Sums to the canteen for tests of them: one of 2026, a policy of sums alone, and a desk that has it. */
import type { LumpSum, SubsidyPolicy } from '#features/canteen/contract/index'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'

/** 运营补贴 of each month, by the meals of diners; what a test is about it says itself. */
export const sumOf = (own: Partial<LumpSum>): LumpSum => ({
  code: 'run',
  name: '运营补贴',
  funder: '区',
  from: '2026-01-01',
  per: 'month',
  counts: 'diners',
  measure: 'meals',
  steps: [],
  ...own,
})

/** It says nothing of meals. */
export const policyOfSums = (...lumpSums: LumpSum[]): SubsidyPolicy => ({
  ...claimedPolicy,
  code: 'sums',
  name: '运营补贴办法',
  conditions: [],
  classes: [],
  running: [],
  lumpSums,
})

export async function openWithSums(...lumpSums: LumpSum[]): Promise<ClaimDesk> {
  const at = await openClaimDesk()
  await at.desk.client.canteen.policies.add({ sendId: newSendId(), policy: policyOfSums(...lumpSums) })
  return at
}

/** The policy is written anew with these. */
export async function writeSums({ desk }: ClaimDesk, ...lumpSums: LumpSum[]) {
  const { policies } = desk.client.canteen
  const kept = (await policies.list({})).policies.find(({ policy: { code } }) => code === 'sums')
  if (kept === undefined) throw new Error('no policy')
  return policies.edit({
    sendId: newSendId(),
    id: kept.id,
    from: kept.version,
    policy: policyOfSums(...lumpSums),
  })
}
