/** What hangs on a record besides its fields: tags with their time, and consent, which is testimony. */
import type { Reader, Writer } from '#desk/rpc/call'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { requireCode } from '#work/dictionaries/service'
import { tagRow } from '../contract/person'
import { needsGuardian } from '../rules/consent'
import { rowOf } from '#work/rows'

export interface Consent {
  readonly noticeVersion: string
  readonly day: string
  readonly by: 'self' | 'guardian'
  readonly guardianName: string
  readonly guardianRelation: string
}

export interface TagInput {
  readonly code: string
  readonly since: string | null
  readonly until: string | null
  readonly proof: string
}

const startsAfterEnd = ({ since, until }: Pick<TagInput, 'since' | 'until'>): boolean =>
  since !== null && until !== null && since > until

export function insertTag(
  call: Writer,
  residentId: number,
  tag: TagInput,
  of: { readonly importId?: number; readonly taggingId?: number } = {},
): number {
  requireCode(call, 'tag', tag.code)
  if (startsAfterEnd(tag)) throw new DeskError('invalid', 'residents.tag-ends-before-it-begins')
  const { lastInsertRowid } = call
    .statement(
      'INSERT INTO resident_tags (resident_id, tag, since, until, proof, import_id, tagging_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(residentId, tag.code, tag.since, tag.until, tag.proof, of.importId ?? null, of.taggingId ?? null)
  return Number(lastInsertRowid)
}

/** Under fourteen a guardian consents, and is named (个人信息保护法 art. 31). */
export function insertConsent(
  call: Writer,
  resident: { readonly id: number; readonly birth: string | null },
  kind: 'given' | 'withdrawn',
  consent: Consent,
): number {
  if (consent.day > call.today) throw new DeskError('invalid', 'residents.consent-in-the-future')
  if (needsGuardian(resident.birth, consent.day) && consent.by !== 'guardian') {
    throw new DeskError('invalid', 'residents.guardian-has-to-consent')
  }
  if (consent.by === 'guardian' && (consent.guardianName === '' || consent.guardianRelation === '')) {
    throw new DeskError('invalid', 'residents.guardian-not-named')
  }
  const { lastInsertRowid } = call
    .statement(
      `INSERT INTO resident_consents (resident_id, kind, notice_version, day, "by", guardian_name, guardian_relation, at, staff_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      resident.id,
      kind,
      consent.noticeVersion,
      consent.day,
      consent.by,
      consent.by === 'guardian' ? consent.guardianName : '',
      consent.by === 'guardian' ? consent.guardianRelation : '',
      call.now,
      call.staff.id,
    )
  return Number(lastInsertRowid)
}

export const ownerRow = z.object({ resident_id: z.number() })

export const consentColumns = `
  SELECT c.id, c.kind, c.notice_version AS noticeVersion, c.day, c."by" AS "by", c.guardian_name AS guardianName,
         c.guardian_relation AS guardianRelation, s.name AS recordedBy
    FROM resident_consents c JOIN staff s ON s.id = c.staff_id`

export const tagColumns = `
  SELECT t.id, t.tag AS code, coalesce(d.label, t.tag) AS label, coalesce(d.tone, 'plain') AS tone,
         t.since, t.until, t.proof,
         (t.since IS NULL OR t.since <= ?) AND (t.until IS NULL OR t.until >= ?) AS current
    FROM resident_tags t LEFT JOIN dictionary_entries d ON d.dictionary = 'tag' AND d.code = t.tag`

export const storedTag = z
  .object({ ...tagRow.shape, current: z.number() })
  .transform((row) => ({ ...row, current: row.current === 1 }))

export function requireTag(call: Reader, id: number) {
  const row = rowOf(call, storedTag, `${tagColumns} WHERE t.id = ?`, call.today, call.today, id)
  if (!row) throw new DeskError('not-found', 'residents.unknown-tag')
  return row
}
