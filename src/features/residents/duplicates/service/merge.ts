/**
 * Two records of one person are made one, and that is taken back.
 *
 * Nothing is moved. The record that is gone points at the one that is kept, and whatever hangs on either is found
 * through both; so taking a merge back is clearing the pointer.
 */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { ReadCall, Writer } from '#desk/rpc/call'
import { changeFields, noteChange, settle, type Fields } from '../../people/service/change'
import { copyProtection, protectionOf } from '../../people/service/protection'
import { householdAt } from '../../people/service/households'
import { requireFreeIdNumber } from '../../people/service/person-input'
import {
  findStored,
  findWhole,
  groupOf,
  partOfStored,
  requireStored,
  storedField,
  type StoredField,
  type StoredResident,
} from '../../people/service/rows'
import { rowOf, rowsOf } from '#work/rows'
import { linesThatStand, saidWith } from '../../people/service/said-together'
import { isInSight } from '../../people/service/sight'
import { requireOwn } from './likely'
import { derive } from '../../people/service/derived'
import { mergedFields, type MergedField } from '../contract'
import { isFurther } from '../rules'

/** Columns by which two records are told to differ in a field. */
const columnsOf: Readonly<Record<MergedField, readonly StoredField[]>> = {
  name: ['name'],
  sex: ['sex'],
  id: ['id_number'],
  birth: ['birth'],
  ethnicity: ['ethnicity'],
  address: ['estate', 'building', 'unit', 'room'],
  registration: ['registration', 'registration_place'],
  status: ['status', 'status_since', 'status_note'],
  remark: ['remark'],
}

/** What of a protected person nobody is told by comparing them with somebody whose values are known. */
const toldOfNobodyProtected: ReadonlySet<MergedField> = new Set([
  'id',
  'birth',
  'ethnicity',
  'address',
  'registration',
  'remark',
])

/** In which fields two records differ, by what they are in full; with a protected person, in all that is hidden. */
export function differences(call: Pick<ReadCall, 'statement'>, one: number, other: number): MergedField[] {
  const [first, second] = [requireStored(call, one), requireStored(call, other)]
  const isHidden = first.is_protected === 1 || second.is_protected === 1
  return mergedFields.filter(
    (field) =>
      (isHidden && toldOfNobodyProtected.has(field)) ||
      columnsOf[field].some((column) => first[column] !== second[column]),
  )
}

/** The fields of `gone` that `kept` takes over. */
function takenFields(call: Writer, gone: StoredResident, take: readonly MergedField[]): Fields {
  const parts: Readonly<Record<MergedField, () => Fields>> = {
    name: () => ({ name: gone.name }),
    sex: () => ({ sex: gone.sex }),
    id: () => ({ id_kind: gone.id_kind, id_number: gone.id_number }),
    birth: () => ({ birth: gone.birth }),
    ethnicity: () => ({ ethnicity: gone.ethnicity }),
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
    status: () => ({
      status: gone.status,
      status_since: gone.status_since,
      status_note: gone.status_note,
    }),
    remark: () => ({ remark: gone.remark }),
  }
  return take.reduce<Fields>((all, field) => ({ ...all, ...parts[field]() }), {})
}

const takenChange = z.array(z.object({ field: storedField, before: z.unknown(), after: z.unknown() }))

interface Decided {
  readonly take: readonly MergedField[]
  /** That the kept record's state is right was said, not left out. */
  readonly statusIsRight: boolean
}

/** Makes `gone` part of `kept` and returns the id of the merge. */
export function merge(
  call: Writer,
  keptId: number,
  goneId: number,
  { take, statusIsRight }: Decided,
): number {
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
  if (!statusIsRight && !take.includes('status') && isFurther(gone.status, kept.status)) {
    throw new DeskError('conflict', 'residents.status-not-decided', { name: gone.name })
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
  derive(call, gone.id)
  settle(call, kept)
  return Number(lastInsertRowid)
}

const saidLine = z.object({ field: z.string(), cause: z.string(), before: z.string(), after: z.string() })

/** Whether anything of what is said with a field was changed since the merge, which wrote its lines one after another, and still stands. */
function isSaidSince(
  call: Writer,
  merge: { readonly kept: number; readonly gone: number; readonly at: number; readonly lines: number },
  field: StoredField,
): boolean {
  const lines = rowsOf(
    call,
    saidLine,
    `SELECT c.field, c.cause, c.before, c.after FROM resident_changes c
      WHERE c.resident_id = ? AND c.field IN (SELECT value FROM json_each(?))
        AND c.sequence > ? + (SELECT max(m.sequence) FROM resident_changes m
                               WHERE m.resident_id = ? AND m.cause = 'merge' AND m.field = 'merged_into' AND m.at = ?)
      ORDER BY c.sequence`,
    merge.kept,
    JSON.stringify(saidWith(field)),
    merge.lines,
    merge.gone,
    merge.at,
  )
  return linesThatStand(lines).length > 0
}

const mergeRow = z.object({
  kept: z.number(),
  gone: z.number(),
  before: z.string(),
  at: z.number(),
  undone_at: z.number().nullable(),
})

/** Takes a merge back: the two stand apart again, with the values they had unless those were changed since. */
export function takeBackMerge(
  call: Writer,
  mergeId: number,
): { readonly kept: number; readonly gone: number } {
  const row = rowOf(
    call,
    mergeRow,
    'SELECT kept, gone, before, at, undone_at FROM resident_merges WHERE id = ?',
    mergeId,
  )
  if (!row) throw new DeskError('not-found', 'residents.unknown-merge')
  const kept = findStored(call, row.kept)
  // Whoever was kept may have become part of a third record since: of that person both were.
  const whole = findWhole(call, row.kept)
  if (row.undone_at !== null || !kept || !whole || !isInSight(call, whole.id))
    throw new DeskError('conflict', 'residents.merge-taken-back')
  const protection = protectionOf(call, groupOf(call, whole.id))
  const taken = takenChange.parse(JSON.parse(row.before))
  const merged = { ...row, lines: taken.length }
  const goneNumber = findStored(call, row.gone)?.id_number ?? ''
  // A number that is still the other record's goes back to it whatever was put right beside it: no two records have one.
  const isTheirs = (field: StoredField) =>
    saidWith('id_number').includes(field) && goneNumber !== '' && kept.id_number === goneNumber
  const restored = taken
    .filter(
      ({ field, after }) => isTheirs(field) || (kept[field] === after && !isSaidSince(call, merged, field)),
    )
    .map(({ field, before }) => [field, before])
  changeFields(call, kept, partOfStored.parse(Object.fromEntries(restored)), 'unmerge')
  // While it was part of another its number was free, and may have been written down for somebody else, or for whom it was part of.
  requireFreeIdNumber(call, goneNumber, row.gone)
  call.statement('UPDATE residents SET merged_into = NULL, version = version + 1 WHERE id = ?').run(row.gone)
  noteChange(call, row.gone, 'unmerge', 'merged_into', row.kept, null)
  call.statement('UPDATE resident_merges SET undone_at = ? WHERE id = ?').run(call.now, mergeId)
  // Of whichever of the two the protection was set on: either tells where the person is.
  if (protection !== null) {
    for (const id of [whole.id, row.gone]) {
      if (protectionOf(call, groupOf(call, id)) === null) copyProtection(call, protection.id, id)
    }
  }
  settle(call, kept)
  if (whole.id !== kept.id) derive(call, whole.id)
  derive(call, row.gone)
  return { kept: row.kept, gone: row.gone }
}
