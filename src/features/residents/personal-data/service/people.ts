/** People for whoever answers for personal data: also who is locked, who has gone, and who consented. */
import { z } from 'zod'
import { startOfDay } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { Locking } from '#desk/personal-data/erase'
import type { HasStatements } from '#vault/store/store'
import { findWhole, groupOf } from '../../people/service/rows'
import { someIdsAtATime, type Pieces } from '#work/pieces'
import { rowOf, rowsOf } from '#work/rows'
import { derive } from '../../people/service/derived'
import { peopleInSight } from '../../people/service/sight'

const idRow = z.object({ id: z.number() })
const protectionRow = z.object({
  basis: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  setAt: z.number(),
  setBy: z.number(),
})
const createdRow = z.object({ id: z.number(), created_at: z.number() })

export interface PersonOnRecord {
  readonly id: number
  readonly name: string
  readonly idNumber: string
  readonly status: 'living' | 'moved-out' | 'deceased'
  readonly birth: string | null
  readonly isProtected: boolean
  /** UTC milliseconds; null for everyone whom the desk finds. */
  readonly lockedAt: number | null
  /** Their records, those that are part of another first: the order in which they are erased. */
  readonly records: readonly { readonly id: number; readonly createdAt: number }[]
}

/** A person whether locked or not, for who answers for personal data; null when they are gone. */
export function personEvenIfLocked(call: HasStatements, id: number): PersonOnRecord | null {
  const record = findWhole(call, id)
  if (record === null) return null
  const group = groupOf(call, record.id)
  return {
    id: record.id,
    name: record.name,
    idNumber: record.id_number,
    status: record.status,
    birth: record.birth,
    isProtected: record.is_protected === 1,
    lockedAt: record.locked_at,
    records: group.toReversed().flatMap((member) => {
      const row = rowOf(call, createdRow, 'SELECT id, created_at FROM residents WHERE id = ?', member)
      return row === null ? [] : [{ id: row.id, createdAt: row.created_at }]
    }),
  }
}

const changeRow = z.object({ sequence: z.number() })

/** Number of the last change of any record. */
export const lastChange = (call: HasStatements): number =>
  Number(call.statement('SELECT coalesce(max(sequence), 0) FROM resident_changes').pluck().get())

/**
 * Numbers of the changes that were made to these records after another change, which was the last at an instant (UTC
 * milliseconds). The instant counts too: when the last changes were erased, their numbers are given out again.
 */
export const changesSince = (
  call: HasStatements,
  ids: readonly number[],
  { change, at }: { readonly change: number; readonly at: number },
): readonly number[] =>
  rowsOf(
    call,
    changeRow,
    `SELECT sequence FROM resident_changes
      WHERE resident_id IN (SELECT value FROM json_each(?)) AND (sequence > ? OR at > ?) ORDER BY sequence`,
    JSON.stringify(ids),
    change,
    at,
  ).map(({ sequence }) => sequence)

/** Whether the last word of the person was that they withdraw their consent. */
export const consentIsWithdrawn = (call: HasStatements, ids: readonly number[]): boolean =>
  call
    .statement(
      `SELECT kind FROM resident_consents WHERE resident_id IN (SELECT value FROM json_each(?))
        ORDER BY day DESC, id DESC LIMIT 1`,
    )
    .pluck()
    .get(JSON.stringify(ids)) === 'withdrawn'

const consentState = z.object({
  resident: z.number(),
  kind: z.enum(['given', 'withdrawn']),
  day: z.string(),
  by: z.enum(['self', 'guardian']),
  noticeVersion: z.string(),
})
export type ConsentState = z.infer<typeof consentState>

/** In a query over records `r`: the record that stands for each, and then all that are part of it. */
const wholeAndParts = `WITH RECURSIVE
  up(id, merged_into) AS (
    SELECT r.id, r.merged_into UNION SELECT o.id, o.merged_into FROM up JOIN residents o ON o.id = up.merged_into),
  whole(id) AS (SELECT id FROM up WHERE merged_into IS NULL),
  part(id) AS (SELECT id FROM whole UNION SELECT m.id FROM part JOIN residents m ON m.merged_into = part.id)`

/** The last word of everyone who has consented or withdrawn, the latest first; those who are not in sight left out. */
export const lastConsents = (
  call: HasStatements,
  kind: 'given' | 'withdrawn',
  { before, limit }: { readonly before: number; readonly limit: number },
): readonly (ConsentState & { readonly id: number })[] =>
  rowsOf(
    call,
    consentState.extend({ id: z.number() }),
    `SELECT c.id, (${wholeAndParts} SELECT id FROM whole) AS resident, c.kind, c.day, c."by" AS "by",
            c.notice_version AS noticeVersion
       FROM resident_consents c JOIN residents r ON r.id = c.resident_id
      WHERE c.kind = ? AND c.id < ? AND ${peopleInSight.ofRow('r')}
        AND NOT EXISTS (${wholeAndParts}
                        SELECT 1 FROM part JOIN resident_consents l ON l.resident_id = part.id
                         WHERE (l.day, l.id) > (c.day, c.id))
      ORDER BY c.id DESC LIMIT ?`,
    kind,
    before,
    limit,
  )

/**
 * Whoever went, was known to have gone, and was last served before a day. That somebody moved away years ago may be learnt when they come
 * again; where the record came so it is known since then.
 */
const wentBefore = `SELECT r.id FROM residents r WHERE r.id > @after AND r.id <= @until AND r.status <> 'living'
  AND coalesce(r.status_since, '') < @before AND coalesce(r.last_served_at, 0) < @beganBefore
  AND coalesce((SELECT max(c.at) FROM resident_changes c WHERE c.resident_id = r.id AND c.field = 'status'), r.created_at)
      < @beganBefore
  AND r.merged_into IS NULL AND ${peopleInSight.ofRow('r')} ORDER BY r.id`
const lastId = 'SELECT coalesce(max(id), 0) FROM residents'

/** Records of people in sight who moved away or died before a day, and of whom nothing was learnt since; merged ones not counted. */
export const goneBefore = (call: HasStatements, before: string): Pieces<readonly number[]> =>
  someIdsAtATime(Number(call.statement(lastId).pluck().get()), 5_000, (after, until) =>
    rowsOf(call, idRow, wentBefore, {
      ...{ after, until, before },
      beganBefore: startOfDay(before),
    }).map(({ id }) => id),
  )

/** Everyone who is locked; merged ones not counted. */
export const lockedPeople = (call: HasStatements): readonly number[] =>
  rowsOf(
    call,
    idRow,
    'SELECT id FROM residents WHERE locked_at IS NOT NULL AND merged_into IS NULL ORDER BY id',
  ).map(({ id }) => id)

/** Whether somebody else has been registered under this person's number since they were locked. */
export const numberIsTaken = (call: HasStatements, { id, idNumber }: PersonOnRecord): boolean =>
  idNumber !== '' &&
  call
    .statement(
      'SELECT 1 FROM residents WHERE id_number = ? AND merged_into IS NULL AND locked_at IS NULL AND id <> ?',
    )
    .get(idNumber, id) !== undefined

export const lockingOfResidents: Locking = {
  isThere: (call, resident, createdAt) =>
    call.statement('SELECT 1 FROM residents WHERE id = ? AND created_at = ?').get(resident, createdAt) !==
    undefined,

  protectedIn: (call) =>
    z
      .array(z.object({ id: z.number(), createdAt: z.number() }))
      .parse(
        call
          .statement('SELECT id, created_at AS createdAt FROM residents WHERE is_protected = 1 ORDER BY id')
          .all(),
      ),

  protectionOf: (call, resident) =>
    rowOf(
      call,
      protectionRow,
      `SELECT basis, since, until, set_at AS setAt, set_by AS setBy FROM resident_protections
        WHERE resident_id IN (SELECT value FROM json_each(?)) AND ended_at IS NULL ORDER BY id DESC LIMIT 1`,
      JSON.stringify(groupOf(call, resident)),
    ),

  protect(call, resident, { basis, since, until, setAt, setBy }) {
    call
      .statement(
        'INSERT INTO resident_protections (resident_id, basis, since, until, set_at, set_by) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(resident, basis, since, until, setAt, setBy)
    call.statement('UPDATE residents SET version = version + 1 WHERE id = ?').run(resident)
    derive(call, resident)
  },

  setLocked(call, resident, locked) {
    if (!locked) {
      const person = personEvenIfLocked(call, resident)
      if (person && numberIsTaken(call, person))
        throw new DeskError('conflict', 'residents.locked-number-taken')
    }
    call
      .statement('UPDATE residents SET locked_at = ?, version = version + 1 WHERE id = ?')
      .run(locked ? call.now : null, resident)
    derive(call, resident)
  },
}

/** The id numbers of these records in full, locked ones too: by them a person is meant who came for another. */
export const idNumbersOf = (call: HasStatements, residentIds: readonly number[]): readonly string[] =>
  call
    .statement(
      "SELECT id_number FROM residents WHERE id IN (SELECT value FROM json_each(?)) AND id_number <> ''",
    )
    .pluck()
    .all(JSON.stringify(residentIds))
    .map(String)
