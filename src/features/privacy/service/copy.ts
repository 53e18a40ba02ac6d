/** The person's own copy: everything that is held on them, and who saw or received it as far as the log tells. */
import { z } from 'zod'
import type { Reader } from './calls'
import { centre as centreSchema } from '#desk/session/contract'
import { readSetting } from '#desk/session/settings'
import type { OwnCopy } from '../contract'
import { personOf, requireRequest } from './requests'
import { refuse } from './refuse'
import { settingsOf, stayingNow } from './settings'

const seenRow = z.object({ at: z.number(), procedure: z.string(), fields: z.string(), reason: z.string() })
const mostSeen = 500

/** Disclosures about the person or about anything of theirs, the latest first. */
function seenOf(call: Reader, ids: readonly number[]): OwnCopy['seen'] {
  const subjects = JSON.stringify(call.house.subjectsOf(call, ids))
  return z
    .array(seenRow)
    .parse(
      call
        .statement(
          `SELECT a.at, a.procedure, d.fields, d.reason FROM audit a JOIN disclosures d ON d.sequence = a.sequence
            WHERE a.subject IN (SELECT value FROM json_each(?))
            ORDER BY a.sequence DESC LIMIT ?`,
        )
        .all(subjects, mostSeen),
    )
    .map(({ fields, ...row }) => ({ ...row, fields: fields.split(',').filter((field) => field !== '') }))
}

/** Months for which each kind is kept after its end; null for what is kept while the centre serves the person. */
function monthsKept(call: Reader): (kind: string) => number | null {
  const { retention } = settingsOf(call)
  const staying = stayingNow(call)
  return (kind) => retention[kind] ?? staying.get(kind)?.months ?? null
}

/** The copy under the number of a request for it; `conflict` where the request is another, `not-found` once it is gone. */
export function ownCopyOf(call: Reader, id: number): { copy: OwnCopy; residentId: number } {
  const stored = requireRequest(call, id)
  if (stored.kind !== 'access' || stored.state === 'refused') throw refuse('conflict', 'not-an-access')
  const person = personOf(call, stored)
  if (person === null) throw refuse('not-found', 'person-unknown')
  const ids = person.records.map((record) => record.id).toReversed()
  const monthsOf = monthsKept(call)
  const { community, subDistrict } = centreSchema.parse(readSetting(call, 'centre'))
  return {
    residentId: person.id,
    copy: {
      number: stored.number,
      name: person.name,
      community,
      subDistrict,
      kinds: call.house.keepers.toReversed().flatMap((keeper) =>
        keeper
          .held(call, ids)
          .filter(({ rows }) => rows.length > 0)
          .map(({ kind, rows }) => ({
            kind,
            rows: rows.map((row) => [...row]),
            months: monthsOf(kind),
          })),
      ),
      seen: seenOf(call, ids),
      answerDays: settingsOf(call).answerDays,
      madeAt: call.now,
      madeBy: call.staff.name,
    },
  }
}
