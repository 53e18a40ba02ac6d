/** All that policies ever said, and since when: a month before is judged as it was, of what is carried over and of sums to the canteen. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import type { Reader } from '#desk/rpc/call'
import { keptAnswers } from '#vault/store/kept-rows'
import { rowsOf } from '#work/rows'
import { policy } from './contract/policies'
import { mostPolicies } from './contract/procedures'
import type { PolicyVersion, VersionsOf } from './rules/index'

const versionRow = z.object({ version: z.number(), text: z.string(), at: z.number() })

export interface WrittenVersion extends PolicyVersion {
  readonly version: number
}

const kept = keptAnswers<readonly WrittenVersion[]>({
  name: 'canteen_policy_pasts',
  on: [
    { table: 'canteen_policies', column: 'id' },
    { table: 'canteen_policy_versions', column: 'id' },
  ],
  most: mostPolicies,
})

/** Changed once a year, so they are read once. */
export const versionsOf =
  (call: Reader): ((...asked: Parameters<VersionsOf>) => readonly WrittenVersion[]) =>
  (code) =>
    kept(call, code, () =>
      rowsOf(
        call,
        versionRow,
        `SELECT v.version, v.text, v.at FROM canteen_policies p JOIN canteen_policy_versions v ON v.policy_id = p.id
          WHERE p.code = ? ORDER BY v.version`,
        code,
      ).map(({ version, text, at }) => ({
        version,
        since: dayAt(at),
        policy: policy.parse(JSON.parse(text)),
      })),
    )
