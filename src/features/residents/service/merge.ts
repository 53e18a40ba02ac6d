/**
 * Two records of one person: finding them, making them one, and taking that back.
 *
 * Nothing is moved. The record that is gone points at the one that is kept, and whatever hangs on either is found
 * through both; so taking a merge back is clearing the pointer.
 */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { ReadCall } from '#desk/rpc/call'
import { mergedFields, type MergedField } from '../contract'
import type { ResidentCard } from '../contract/person'
import { likenesses, type Comparable } from '../rules/duplicates'
import { changeFields, noteChange, settle, type Fields } from './change'
import { householdAt } from './households'
import {
  cardsOf,
  findStored,
  partOfStored,
  requireStored,
  rowOf,
  rowsOf,
  storedField,
  type Reader,
  type StoredField,
  type StoredResident,
  type Writer,
} from './rows'
import { reindex } from './search-index'

const comparableRow = z.object({
  id: z.number(),
  name: z.string(),
  birth: z.string().nullable(),
  sex: z.string().nullable(),
  id_number: z.string(),
  door: z.string(),
  phones: z.string(),
})
const nameRow = z.object({ name: z.string() })
const pairRow = z.object({ one: z.number(), other: z.number() })

export interface LikelyPair {
  readonly one: number
  readonly other: number
  readonly reasons: readonly string[]
}

/** Names that more than one record has. */
export const sharedNames = (call: Pick<ReadCall, 'statement'>): readonly string[] =>
  rowsOf(
    call,
    nameRow,
    'SELECT name FROM residents WHERE merged_into IS NULL AND locked_at IS NULL GROUP BY name HAVING count(*) > 1',
  ).map(({ name }) => name)

/** Pairs of one name that may be of one person and that nobody has kept apart. */
export function likelyPairs(call: Pick<ReadCall, 'statement'>, name: string): readonly LikelyPair[] {
  const people = rowsOf(
    call,
    comparableRow,
    `SELECT r.id, r.name, r.birth, r.sex, r.id_number,
            CASE WHEN r.room = '' OR r.is_protected = 1 THEN '' ELSE r.estate || '|' || r.door_order END AS door,
            coalesce((SELECT group_concat(number) FROM resident_phones p WHERE p.resident_id = r.id), '') AS phones
       FROM residents r WHERE r.name = ? AND r.merged_into IS NULL AND r.locked_at IS NULL ORDER BY r.id`,
    name,
  )
  const found: LikelyPair[] = []
  for (const [at, one] of people.entries()) {
    for (const other of people.slice(at + 1)) {
      const reasons = likenesses(comparable(one), comparable(other))
      if (reasons.length > 0 && !areApart(call, one.id, other.id)) {
        found.push({ one: one.id, other: other.id, reasons })
      }
    }
  }
  return found
}

const comparable = (row: z.infer<typeof comparableRow>): Comparable => ({
  name: row.name,
  birth: row.birth,
  sex: row.sex,
  idNumber: row.id_number,
  phones: row.phones === '' ? [] : row.phones.split(','),
  door: row.door,
})

const areApart = (call: Pick<ReadCall, 'statement'>, one: number, other: number): boolean =>
  rowOf(
    call,
    pairRow,
    'SELECT one, other FROM residents_apart WHERE one = ? AND other = ?',
    Math.min(one, other),
    Math.max(one, other),
  ) !== null

/** The cards of a pair; null when one of them is no longer there. */
export function cardsOfPair(
  call: Reader,
  { one, other }: LikelyPair,
): readonly [ResidentCard, ResidentCard] | null {
  const [first, second] = cardsOf(call, [one, other])
  return first && second ? [first, second] : null
}

export function keepApart(call: Writer, one: number, other: number): void {
  const [first, second] = [requireOwn(call, one), requireOwn(call, other)]
  if (first.id === second.id) throw new DeskError('invalid', 'residents.same-record')
  call
    .statement('INSERT OR IGNORE INTO residents_apart (one, other) VALUES (?, ?)')
    .run(Math.min(first.id, second.id), Math.max(first.id, second.id))
}

/** A record that is not part of another. */
function requireOwn(call: Writer, id: number): StoredResident {
  const record = requireStored(call, id)
  if (record.id !== id) throw new DeskError('conflict', 'residents.already-merged', { name: record.name })
  return record
}

/** Columns by which two records are told to differ in a field. */
const columnsOf: Readonly<Record<MergedField, readonly StoredField[]>> = {
  name: ['name'],
  sex: ['sex'],
  id: ['id_number'],
  birth: ['birth'],
  address: ['estate', 'building', 'unit', 'room'],
  registration: ['registration', 'registration_place'],
  remark: ['remark'],
}

/** In which fields two records differ, by what they are in full. */
export function differences(call: Pick<ReadCall, 'statement'>, one: number, other: number): MergedField[] {
  const [first, second] = [requireStored(call, one), requireStored(call, other)]
  return mergedFields.filter((field) => columnsOf[field].some((column) => first[column] !== second[column]))
}

/** The fields of `gone` that `kept` takes over. */
function takenFields(call: Writer, gone: StoredResident, take: readonly MergedField[]): Fields {
  const parts: Readonly<Record<MergedField, () => Fields>> = {
    name: () => ({ name: gone.name }),
    sex: () => ({ sex: gone.sex }),
    id: () => ({ id_kind: gone.id_kind, id_number: gone.id_number }),
    birth: () => ({ birth: gone.birth }),
    address: () => ({
      estate: gone.estate,
      building: gone.building,
      unit: gone.unit,
      room: gone.room,
      grid: gone.grid,
      household_id: gone.household_id ?? householdAt(call, gone),
      relation: gone.relation,
    }),
    registration: () => ({ registration: gone.registration, registration_place: gone.registration_place }),
    remark: () => ({ remark: gone.remark }),
  }
  return take.reduce<Fields>((all, field) => ({ ...all, ...parts[field]() }), {})
}

const takenChange = z.array(z.object({ field: storedField, before: z.unknown(), after: z.unknown() }))

/** Makes `gone` part of `kept` and returns the id of the merge. */
export function merge(call: Writer, keptId: number, goneId: number, take: readonly MergedField[]): number {
  const kept = requireOwn(call, keptId)
  const gone = requireOwn(call, goneId)
  if (kept.id === gone.id) throw new DeskError('invalid', 'residents.same-record')
  if (
    kept.id_number !== '' &&
    gone.id_number !== '' &&
    kept.id_number !== gone.id_number &&
    kept.id_kind === gone.id_kind
  ) {
    throw new DeskError('conflict', 'residents.two-id-numbers')
  }
  // First the pointer: the number of a merged record is free for the record it is part of.
  call
    .statement('UPDATE residents SET merged_into = ?, version = version + 1 WHERE id = ?')
    .run(kept.id, gone.id)
  noteChange(call, gone.id, 'merge', 'merged_into', null, kept.id)
  const fields = takenFields(call, gone, take)
  const changed = changeFields(call, kept, fields, 'merge')
  const before = changed.map((field) => ({ field, before: kept[field], after: fields[field] }))
  const { lastInsertRowid } = call
    .statement('INSERT INTO resident_merges (kept, gone, before, at, staff_id) VALUES (?, ?, ?, ?, ?)')
    .run(kept.id, gone.id, JSON.stringify(before), call.now, call.staff.id)
  reindex(call, gone.id)
  settle(call, kept)
  return Number(lastInsertRowid)
}

const mergeRow = z.object({
  kept: z.number(),
  gone: z.number(),
  before: z.string(),
  undone_at: z.number().nullable(),
})

/** Takes a merge back: the two stand apart again, with the values they had unless those were changed since. */
export function unmerge(call: Writer, mergeId: number): { readonly kept: number; readonly gone: number } {
  const row = rowOf(
    call,
    mergeRow,
    'SELECT kept, gone, before, undone_at FROM resident_merges WHERE id = ?',
    mergeId,
  )
  if (!row) throw new DeskError('not-found', 'residents.unknown-merge')
  const kept = findStored(call, row.kept)
  if (row.undone_at !== null || !kept || kept.locked_at !== null)
    throw new DeskError('conflict', 'residents.merge-undone')
  const restored = takenChange
    .parse(JSON.parse(row.before))
    .filter(({ field, after }) => kept[field] === after)
    .map(({ field, before }) => [field, before])
  changeFields(call, kept, partOfStored.parse(Object.fromEntries(restored)), 'unmerge')
  call.statement('UPDATE residents SET merged_into = NULL, version = version + 1 WHERE id = ?').run(row.gone)
  noteChange(call, row.gone, 'unmerge', 'merged_into', row.kept, null)
  call.statement('UPDATE resident_merges SET undone_at = ? WHERE id = ?').run(call.now, mergeId)
  settle(call, kept)
  reindex(call, row.gone)
  return { kept: row.kept, gone: row.gone }
}
