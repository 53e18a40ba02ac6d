/** The person's own copy: everything that is held on them, and who saw or received it as far as the log tells. */
import { z } from 'zod'
import type { HousedReader } from './calls'
import { centre as centreSchema } from '#desk/session/contract'
import { readSetting } from '#desk/session/settings'
import { contentOf, type Content } from '#vault/attachments/store'
import type { HeldFile } from '#desk/personal-data/keeps'
import type { OwnCopy } from '../contract'
import { noCopyBecause } from '../rules'
import { isHeldBack, personOf, requireRequest } from './requests'
import { refuse } from './refuse'
import { settingsOf, stayingNow } from './settings'

const seenRow = z.object({ at: z.number(), procedure: z.string(), fields: z.string(), reason: z.string() })
const mostSeen = 500

/** Disclosures about the person or about anything of theirs, the latest first. */
function seenOf(call: HousedReader, ids: readonly number[]): OwnCopy['seen'] {
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
function monthsKept(call: HousedReader): (kind: string) => number | null {
  const { retention } = settingsOf(call)
  const staying = stayingNow(call)
  return (kind) => retention[kind] ?? staying.get(kind)?.months ?? null
}

const filesOf = (call: HousedReader, ids: readonly number[]): readonly HeldFile[] =>
  call.house.keepers.flatMap((keeper) => [...(keeper.files?.(call, ids) ?? [])])

/** The copy under the number of a request for it; `conflict` where it gives none (`noCopyBecause`), `not-found` once it is gone. */
export function ownCopyOf(call: HousedReader, id: number): { copy: OwnCopy; residentId: number } {
  const { stored, person, ids } = answeredBy(call, id)
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
      files: filesOf(call, ids).map(({ attachment, kind, title }) => ({ id: attachment, kind, title })),
      seen: seenOf(call, ids),
      answerDays: settingsOf(call).answerDays,
      madeAt: call.now,
      madeBy: call.staff.name,
    },
  }
}

/** A request for a copy with the person behind it and all records of theirs. Throws as `ownCopyOf` does. */
function answeredBy(call: HousedReader, id: number) {
  const stored = requireRequest(call, id)
  const person = personOf(call, stored)
  const nothing = noCopyBecause(stored.kind, stored, isHeldBack(call, stored, person))
  if (nothing !== null) throw refuse('conflict', nothing)
  if (person === null) throw refuse('not-found', 'person-unknown')
  return { stored, person, ids: person.records.map((record) => record.id).toReversed() }
}

/** One of the files of that copy; `not-found` for anybody else's. */
export function ownFileOf(
  call: HousedReader,
  id: number,
  file: number,
): Content & { readonly residentId: number; readonly number: string } {
  const { stored, person, ids } = answeredBy(call, id)
  if (!filesOf(call, ids).some(({ attachment }) => attachment === file))
    throw refuse('not-found', 'file-unknown')
  return { ...contentOf(call, file), residentId: person.id, number: stored.number }
}
