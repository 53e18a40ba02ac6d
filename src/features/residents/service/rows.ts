/** Reads residents out of their tables, one row or a page of cards. */
import { z } from 'zod'
import type { DictionaryEntry } from '#work/dictionaries/contract'
import { entriesByCode, labelsOf } from '#work/dictionaries/service'
import type { ReadCall, WriteCall } from '#desk/rpc/call'
import { DeskError } from '#ground/contract/errors'
import { phoneOwners, registrations, statuses, type ResidentCard } from '../contract/person'
import { idKinds, sexes } from '#ground/people/words'
import { addressText } from '../rules/addresses'
import { ageOn } from '#ground/people/birth'
import { shownTo } from '#ground/people/masking'

/** Reading is the same in a read, in a write and in long work. */
export type Reader = Pick<ReadCall, 'statement' | 'today' | 'staff'>
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

/** The record, or `not-found` `residents.unknown`. A record merged into another stands for that one; a locked one is not there. */
export function requireStored(call: Pick<ReadCall, 'statement'>, id: number): StoredResident {
  const record = findWhole(call, id)
  if (!record || record.locked_at !== null || isHidden(call, record.import_id)) {
    throw new DeskError('not-found', 'residents.unknown')
  }
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
  id_number: z.string(),
  id_kind: z.enum(idKinds).nullable(),
  phone_masked: z.string(),
  phone_owner: z.enum(phoneOwners).nullable(),
  phone_owner_name: z.string(),
  estate: z.string(),
  building: z.string(),
  unit: z.string(),
  room: z.string(),
  grid: z.string(),
  is_protected: z.number(),
  last_served_at: z.number().nullable(),
  is_group: z.number(),
  tag: z.string().nullable(),
})
type CardRow = z.infer<typeof cardRow>

/** A row for each tag that holds on the day, and one for who has none. The day twice, then the ids. */
const cardRows = `
  SELECT r.id, r.name, r.sex, r.birth, r.status, r.status_since, r.id_kind, r.id_number,
         r.phone_masked, r.phone_owner, r.phone_owner_name, r.estate, r.building, r.unit, r.room, r.grid,
         r.is_protected, k.last_served_at, EXISTS (SELECT 1 FROM residents m WHERE m.merged_into = r.id) AS is_group, t.tag
    FROM residents r
    LEFT JOIN resident_ranks k ON k.resident = r.id
    LEFT JOIN resident_tags t ON t.resident_id = r.id
          AND (t.since IS NULL OR t.since <= ?) AND (t.until IS NULL OR t.until >= ?)
   WHERE r.id IN (SELECT value FROM json_each(?))`

/** Cards of the ids given, in their order; ids that are not there are left out. Merged records are not resolved. */
export function cardsOf(call: Reader, ids: readonly number[]): readonly ResidentCard[] {
  if (ids.length === 0) return []
  const words = {
    estates: labelsOf(call, 'estate'),
    grids: labelsOf(call, 'grid'),
    tags: entriesByCode(call, 'tag'),
    shown: shownTo(call.staff.roles),
  }
  const people = new Map<number, { readonly row: CardRow; readonly tags: Set<string> }>()
  for (const row of rowsOf(call, cardRow, cardRows, call.today, call.today, JSON.stringify(ids))) {
    const person = people.get(row.id) ?? { row, tags: new Set() }
    if (row.tag !== null) person.tags.add(row.tag)
    people.set(row.id, person)
  }
  return ids.flatMap((id) => {
    const person = people.get(id)
    if (!person) return []
    // Few records are of several: only theirs have their tags asked for together.
    const tags = person.row.is_group === 1 ? tagsOfGroup(call, id) : person.tags
    return [cardOf(person.row, tags, words, call.today)]
  })
}

const tagRow = z.object({ tag: z.string() })

const tagsOfGroup = (call: Reader, id: number): ReadonlySet<string> =>
  new Set(
    rowsOf(
      call,
      tagRow,
      `SELECT t.tag FROM json_each(?) part JOIN resident_tags t ON t.resident_id = part.value
        WHERE (t.since IS NULL OR t.since <= ?) AND (t.until IS NULL OR t.until >= ?)`,
      JSON.stringify(groupOf(call, id)),
      call.today,
      call.today,
    ).map(({ tag }) => tag),
  )

interface Words {
  readonly estates: ReadonlyMap<string, string>
  readonly grids: ReadonlyMap<string, string>
  /** In their order. */
  readonly tags: ReadonlyMap<string, DictionaryEntry>
  readonly shown: ReturnType<typeof shownTo>
}

function cardOf(row: CardRow, tags: ReadonlySet<string>, words: Words, today: string): ResidentCard {
  const { shown } = words
  const addressHidden = shown.hidesAddress(row.is_protected === 1)
  const ageDay = row.status === 'deceased' && row.status_since !== null ? row.status_since : today
  return {
    id: row.id,
    name: row.name,
    sex: row.sex,
    birth: shown.birth(row.birth),
    age: row.birth === null ? null : Math.max(0, ageOn(row.birth, ageDay)),
    status: row.status,
    idKind: row.id_kind,
    idNumber: shown.idNumber(row.id_number),
    // Kept masked in its row, because no role sees it plainly.
    phone: row.phone_masked,
    phoneOwner: row.phone_owner,
    phoneOwnerName: row.phone_owner_name,
    address: addressHidden ? '' : addressText(words.estates.get(row.estate) ?? '', row),
    grid: addressHidden ? '' : (words.grids.get(row.grid) ?? ''),
    addressHidden,
    tags: tagsShown(tags, words.tags),
    lastServedAt: row.last_served_at,
  }
}

const tagsShown = (
  codes: ReadonlySet<string>,
  entries: ReadonlyMap<string, DictionaryEntry>,
): ResidentCard['tags'] =>
  Array.from(codes, (code) => entries.get(code))
    .filter((entry) => entry !== undefined)
    .sort((one, other) => one.place - other.place)
    .map(({ code, label, tone }) => ({ code, label, tone }))
