/** Reads residents out of their tables, one row or a page of cards. */
import { z } from 'zod'
import type { ReadCall, WriteCall } from '../../../desk/rpc/call'
import { DeskError } from '../../../desk/contract/errors'
import { idKinds, phoneOwners, registrations, sexes, statuses, type ResidentCard } from '../contract/person'
import { addressText } from '../rules/addresses'
import { ageOn } from '../rules/days'
import { maskIdNumber } from '../rules/masking'

/** Reading is the same in a read, in a write and in long work. */
export type Reader = Pick<ReadCall, 'statement' | 'today'>
export interface Writer extends Pick<WriteCall, 'statement' | 'now' | 'today'> {
  readonly staff: Pick<WriteCall['staff'], 'id'>
}

/** Every row of a statement, parsed. */
export const rowsOf = <Row extends z.ZodType>(
  call: Pick<ReadCall, 'statement'>,
  row: Row,
  sql: string,
  ...parameters: readonly unknown[]
): z.infer<Row>[] =>
  call
    .statement(sql)
    .all(...parameters)
    .map((found) => row.parse(found))

/** The first row of a statement, parsed; null when there is none. */
export function rowOf<Row extends z.ZodType>(
  call: Pick<ReadCall, 'statement'>,
  row: Row,
  sql: string,
  ...parameters: readonly unknown[]
): z.infer<Row> | null {
  const found = call.statement(sql).get(...parameters)
  return found === undefined ? null : row.parse(found)
}

/** The columns of a resident that people change, by their names in the table. */
const storedFields = {
  name: z.string(),
  sex: z.enum(sexes).nullable(),
  id_kind: z.enum(idKinds).nullable(),
  id_number: z.string(),
  birth: z.string().nullable(),
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
  rank: z.number().nullable(),
  last_served_at: z.number().nullable(),
  merged_into: z.number().nullable(),
  import_id: z.number().nullable(),
  version: z.number(),
})
export type StoredResident = z.infer<typeof storedResident>

export const findStored = (call: Pick<ReadCall, 'statement'>, id: number): StoredResident | null =>
  rowOf(call, storedResident, 'SELECT * FROM residents WHERE id = ?', id)

/** The record, or `not-found` `residents.unknown`. A record merged into another stands for that one. */
export function requireStored(call: Pick<ReadCall, 'statement'>, id: number): StoredResident {
  let record = findStored(call, id)
  while (record?.merged_into) record = findStored(call, record.merged_into)
  if (!record || isHidden(call, record.import_id)) throw new DeskError('not-found', 'residents.unknown')
  return record
}

/** People of an import that is not done are not there yet. */
function isHidden(call: Pick<ReadCall, 'statement'>, importId: number | null): boolean {
  return importId !== null && unfinishedImports(call).includes(importId)
}

const idRow = z.object({ id: z.number() })

export const unfinishedImports = (call: Pick<ReadCall, 'statement'>): readonly number[] =>
  rowsOf(call, idRow, "SELECT id FROM resident_imports WHERE state IN ('running', 'undoing')").map(
    ({ id }) => id,
  )

/** The record and all that were merged into it, itself first. */
export const groupOf = (call: Pick<ReadCall, 'statement'>, id: number): readonly number[] =>
  rowsOf(
    call,
    idRow,
    `WITH RECURSIVE part(id) AS (VALUES (?) UNION SELECT r.id FROM residents r JOIN part ON r.merged_into = part.id)
     SELECT id FROM part`,
    id,
  ).map((row) => row.id)

const cardRow = z.object({
  id: z.number(),
  name: z.string(),
  sex: z.enum(sexes).nullable(),
  birth: z.string().nullable(),
  status: z.enum(statuses),
  status_since: z.string().nullable(),
  id_kind: z.enum(idKinds).nullable(),
  id_number: z.string(),
  phone_masked: z.string(),
  phone_owner: z.enum(phoneOwners).nullable(),
  phone_owner_name: z.string(),
  estate_label: z.string().nullable(),
  building: z.string(),
  unit: z.string(),
  room: z.string(),
  grid_label: z.string().nullable(),
  last_served_at: z.number().nullable(),
})

const cardColumns = `
  SELECT r.id, r.name, r.sex, r.birth, r.status, r.status_since, r.id_kind, r.id_number,
         r.phone_masked, r.phone_owner, r.phone_owner_name,
         e.label AS estate_label, r.building, r.unit, r.room, g.label AS grid_label, k.last_served_at
    FROM residents r
    LEFT JOIN dictionary_entries e ON e.dictionary = 'estate' AND e.code = r.estate
    LEFT JOIN dictionary_entries g ON g.dictionary = 'grid' AND g.code = r.grid
    LEFT JOIN resident_ranks k ON k.resident = r.id`

const currentTag = z.object({ resident: z.number(), code: z.string(), label: z.string(), tone: z.string() })

/** Cards of the ids given, in their order; ids that are not there are left out. Merged records are not resolved. */
export function cardsOf(call: Reader, ids: readonly number[]): readonly ResidentCard[] {
  if (ids.length === 0) return []
  const list = JSON.stringify(ids)
  const tags = new Map<number, ResidentCard['tags']>()
  const found = rowsOf(
    call,
    currentTag,
    `WITH RECURSIVE part(top, id) AS (
         SELECT value, value FROM json_each(?)
         UNION SELECT part.top, r.id FROM residents r JOIN part ON r.merged_into = part.id)
     SELECT DISTINCT part.top AS resident, t.tag AS code, d.label, d.tone
       FROM part JOIN resident_tags t ON t.resident_id = part.id
       JOIN dictionary_entries d ON d.dictionary = 'tag' AND d.code = t.tag
      WHERE (t.since IS NULL OR t.since <= ?) AND (t.until IS NULL OR t.until >= ?)
      ORDER BY d.place`,
    list,
    call.today,
    call.today,
  )
  for (const { resident, ...tag } of found) tags.set(resident, [...(tags.get(resident) ?? []), tag])
  const cards = new Map(
    rowsOf(call, cardRow, `${cardColumns} WHERE r.id IN (SELECT value FROM json_each(?))`, list).map(
      (row) => [row.id, cardOf(row, tags.get(row.id) ?? [], call.today)] as const,
    ),
  )
  return ids.flatMap((id) => cards.get(id) ?? [])
}

function cardOf(row: z.infer<typeof cardRow>, tags: ResidentCard['tags'], today: string): ResidentCard {
  const ageDay = row.status === 'deceased' && row.status_since !== null ? row.status_since : today
  return {
    id: row.id,
    name: row.name,
    sex: row.sex,
    birth: row.birth,
    age: row.birth === null ? null : Math.max(0, ageOn(row.birth, ageDay)),
    status: row.status,
    idKind: row.id_kind,
    idNumber: maskIdNumber(row.id_number),
    phone: row.phone_masked,
    phoneOwner: row.phone_owner,
    phoneOwnerName: row.phone_owner_name,
    address: addressText(row.estate_label ?? '', row),
    grid: row.grid_label ?? '',
    tags,
    lastServedAt: row.last_served_at,
  }
}
