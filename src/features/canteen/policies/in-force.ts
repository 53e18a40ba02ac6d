/** Which policies there are, and in which version a day is judged by them. */
import { and, eq } from 'drizzle-orm'
import type { Reader } from '#desk/rpc/call'
import { staff } from '#desk/session/schema'
import { dayAt } from '#ground/clock'
import { builtRead } from '#vault/store/built'
import { keptAnswers } from '#vault/store/kept-rows'
import { policy, type KeptPolicy, type Policy } from '../contract/index'
import { canteenPolicies, canteenPolicyVersions } from '../schema/policies'
import { countedAs, versionOn } from './rules/index'
import { versionsOf } from './versions'

/** Of a version with who wrote it; `keptOf` reads it. */
export const columns = {
  id: canteenPolicies.id,
  version: canteenPolicyVersions.version,
  text: canteenPolicyVersions.text,
  at: canteenPolicyVersions.at,
  by: staff.name,
}

interface StoredVersion {
  readonly id: number
  readonly version: number
  readonly text: string
  readonly at: number
  readonly by: string
}

export const keptOf = ({ text, ...row }: StoredVersion): KeptPolicy => ({
  ...row,
  policy: policy.parse(JSON.parse(text)),
})

/** The newest version of every policy. */
const newest = builtRead((database) =>
  database
    .select(columns)
    .from(canteenPolicies)
    .innerJoin(
      canteenPolicyVersions,
      and(
        eq(canteenPolicyVersions.policyId, canteenPolicies.id),
        eq(canteenPolicyVersions.version, canteenPolicies.version),
      ),
    )
    .innerJoin(staff, eq(staff.id, canteenPolicyVersions.staffId))
    .prepare(),
)

const keptNewest = keptAnswers<readonly KeptPolicy[]>({
  name: 'canteen_policies_newest',
  on: [
    { table: 'canteen_policies', column: 'id' },
    { table: 'canteen_policy_versions', column: 'id' },
    { table: 'staff', column: 'id', changesOf: ['name'] },
  ],
  most: 1,
})

const inOrder = <Kept extends Pick<KeptPolicy, 'policy'>>(policies: readonly Kept[]): readonly Kept[] =>
  policies.toSorted(
    ({ policy: left }, { policy: right }) =>
      left.priority - right.priority || (left.code < right.code ? -1 : 1),
  )

/** Every policy in its newest version, by priority and code: asked by each check-in, and changed once a year. */
export const newestPolicies = (call: Reader): readonly KeptPolicy[] =>
  keptNewest(call, 'newest', () => inOrder(newest(call).all().map(keptOf)))

/** A policy in the version that a day is judged by. */
export type PolicyOfDay = Pick<KeptPolicy, 'id' | 'version' | 'policy'>

function asJudgedOn(call: Reader, kept: KeptPolicy, day: string): PolicyOfDay {
  if (kept.policy.from <= day && dayAt(kept.at) <= day) return kept
  const then = versionOn(versionsOf(call)(kept.policy.code), day)
  if (then === undefined || then.version === kept.version) return kept
  return { id: kept.id, version: then.version, policy: countedAs(then.policy, kept.policy) }
}

/** Every policy in the version that a day is judged by, by priority and code; nearly always that is the newest, and nothing is read. */
export function policiesOn(call: Reader, day: string): readonly PolicyOfDay[] {
  const newest = newestPolicies(call)
  const judged = newest.map((kept) => asJudgedOn(call, kept, day))
  return judged.every((one, at) => one === newest[at]) ? newest : inOrder(judged)
}

/** All policies with one written or written anew. */
export const policiesWith = (
  call: Reader,
  written: Policy,
  others: readonly PolicyOfDay[] = newestPolicies(call),
): readonly Policy[] => [
  ...others.map(({ policy: one }) => one).filter(({ code }) => code !== written.code),
  written,
]
