/** All that policies ever said, and since when: asked of those that carry something over, of which a month before is judged as it was. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import type { Reader } from '#desk/rpc/call'
import { keptAnswers } from '#vault/store/kept-rows'
import { rowsOf } from '#work/rows'
import { policy } from './contract/policies'
import { mostPolicies } from './contract/procedures'
import type { PolicyVersion, VersionsOf } from './rules/index'

const versionRow = z.object({ text: z.string(), at: z.number() })

const kept = keptAnswers<readonly PolicyVersion[]>({
  name: 'canteen_policy_pasts',
  on: [
    { table: 'canteen_policies', column: 'id' },
    { table: 'canteen_policy_versions', column: 'id' },
  ],
  most: mostPolicies,
})

/** Changed once a year, so they are read once. */
export const versionsOf =
  (call: Reader): VersionsOf =>
  (code) =>
    kept(call, code, () =>
      rowsOf(
        call,
        versionRow,
        `SELECT v.text, v.at FROM canteen_policies p JOIN canteen_policy_versions v ON v.policy_id = p.id
          WHERE p.code = ? ORDER BY v.version`,
        code,
      ).map(({ text, at }) => ({ since: dayAt(at), policy: policy.parse(JSON.parse(text)) })),
    )
