/** Reads residents out of their tables, one row or a page of cards. */
import { z } from 'zod'
import type { ReadCall, Writer } from '#desk/rpc/call'
import { rowOf, rowsOf } from '#work/rows'
import { isInSight, partsOfAsked } from './sight'
import { DeskError } from '#ground/contract/errors'
import { registrations, statuses } from '../contract/person'
import { ethnicities } from '#ground/people/ethnicities'
import { idKinds, sexes } from '#ground/people/words'

/**
 * Changes records: a write, or what mends an import after a crash, when nobody is signed in and of whoever began it only
 * the id is known.
 */
export interface RecordKeeper extends Pick<Writer, 'statement' | 'now' | 'today'> {
  readonly staff: Pick<Writer['staff'], 'id'>
}

/** The columns of a resident that people change, by their names in the table. */
const storedFields = {
  name: z.string(),
  sex: z.enum(sexes).nullable(),
  id_kind: z.enum(idKinds).nullable(),
  id_number: z.string(),
  birth: z.string().nullable(),
  ethnicity: z.enum(ethnicities).nullable(),
  registration: z.enum(registrations).nullable(),
  registration_place: z.string(),
  household_id: z.number().nullable(),
  relation: z.string(),
  estate: z.string(),
  building: z.string(),
  unit: z.string(),
  room: z.string(),
  grid: z.string(),
  status: z.enum(statuses),
  status_since: z.string().nullable(),
  status_note: z.string(),
  remark: z.string(),
}
/** Some of the fields, as they were written down. */
export const partOfStored = z.object(storedFields).partial()
export const storedField = z.object(storedFields).keyof()
export type StoredField = z.infer<typeof storedField>

export const storedResident = z.object({
  ...storedFields,
  id: z.number(),
  is_protected: z.number(),
  rank: z.number().nullable(),
  last_served_at: z.number().nullable(),
  merged_into: z.number().nullable(),
  import_id: z.number().nullable(),
  locked_at: z.number().nullable(),
  version: z.number(),
})
export type StoredResident = z.infer<typeof storedResident>

export const findStored = (call: Pick<ReadCall, 'statement'>, id: number): StoredResident | null =>
  rowOf(call, storedResident, 'SELECT * FROM residents WHERE id = ?', id)

/** The record that stands for this one: itself, or the one that it was merged into. */
export function findWhole(call: Pick<ReadCall, 'statement'>, id: number): StoredResident | null {
  let record = findStored(call, id)
  while (record?.merged_into) record = findStored(call, record.merged_into)
  return record
}

/** The record, or `not-found` `residents.unknown`. A record merged into another stands for that one. */
export function requireStored(call: Pick<ReadCall, 'statement'>, id: number): StoredResident {
  const record = findWhole(call, id)
  if (!record || !isInSight(call, record.id)) {
    throw new DeskError('not-found', 'residents.unknown')
  }
  return record
}

const idRow = z.object({ id: z.number() })

/** The record and all that were merged into it, itself first. */
export const groupOf = (call: Pick<ReadCall, 'statement'>, id: number): readonly number[] =>
  rowsOf(
    call,
    idRow,
    `WITH RECURSIVE part(id) AS (VALUES (?) UNION SELECT r.id FROM residents r JOIN part ON r.merged_into = part.id)
     SELECT id FROM part`,
    id,
  ).map((row) => row.id)

const askedRow = z.object({ asked: z.number(), id: z.number() })

/** By each record that was asked for those that `sql` gives, in their order. */
const recordsByAsked = (
  call: Pick<ReadCall, 'statement'>,
  sql: string,
  ids: readonly number[],
): ReadonlyMap<number, readonly number[]> =>
  new Map(
    Map.groupBy(rowsOf(call, askedRow, sql, JSON.stringify(ids)), ({ asked }) => asked)
      .entries()
      .map(([asked, rows]) => [asked, rows.map(({ id }) => id)] as const),
  )

/** Of each of these records it and all that were merged into it, itself first; for a list of people. */
export const groupsOf = (call: Pick<ReadCall, 'statement'>, ids: readonly number[]) =>
  recordsByAsked(
    call,
    `WITH RECURSIVE part(asked, id) AS (
       SELECT value, value FROM json_each(?)
       UNION SELECT part.asked, r.id FROM part JOIN residents r ON r.merged_into = part.id)
     SELECT asked, id FROM part`,
    ids,
  )

/**
 * Of each of these records that is there all that are of the same person, whichever of them was asked for, and also of whom nobody may see:
 * the one that stands for them first.
 */
export const recordsOfPeople = (call: Pick<ReadCall, 'statement'>, ids: readonly number[]) =>
  recordsByAsked(call, `WITH RECURSIVE ${partsOfAsked} SELECT asked, id FROM part`, ids)
