/** Households: who lives behind one door together. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { Relation } from '../contract/person'
import { changeFields, orderOfDoor, settle } from './change'
import { requireStored, type StoredResident, type RecordKeeper } from './rows'
import { rowOf, rowsOf } from '#work/rows'
import { peopleAtTheirPlace } from './sight'

const householdRow = z.object({ household_id: z.number() })
const idRow = z.object({ id: z.number() })

type Door = Pick<StoredResident, 'estate' | 'building' | 'unit' | 'room'>

/**
 * The household behind a door, or a new one. Without a room nobody can tell, and there is none. People of an import count
 * before it is done: those whom it brings behind one door live together. Where only somebody protected lives there is a new one:
 * to join theirs would tell that they do.
 */
export function householdAt(call: RecordKeeper, door: Door, importId: number | null = null): number | null {
  if (door.building === '' || door.room === '') return null
  const known = rowOf(
    call,
    householdRow,
    `SELECT household_id FROM residents INDEXED BY residents_door
      WHERE estate = ? AND building = ? AND unit = ? AND room = ? AND door_order = ? AND household_id IS NOT NULL
        AND merged_into IS NULL AND locked_at IS NULL AND is_protected = 0 ORDER BY household_id LIMIT 1`,
    door.estate,
    door.building,
    door.unit,
    door.room,
    orderOfDoor(door),
  )
  return known?.household_id ?? newHousehold(call, importId)
}

export const newHousehold = (call: RecordKeeper, importId: number | null = null): number =>
  Number(call.statement('INSERT INTO households (import_id) VALUES (?)').run(importId).lastInsertRowid)

/** Members whom others are told of, living in it, merged records left out; the head first. */
export const membersOf = (call: Pick<RecordKeeper, 'statement'>, household: number): readonly number[] =>
  rowsOf(
    call,
    idRow,
    `SELECT r.id FROM residents r
      WHERE r.household_id = ? AND r.merged_into IS NULL AND r.status = 'living' AND ${peopleAtTheirPlace.ofRow('r')}
      ORDER BY r.relation <> 'head', r.birth, r.id`,
    household,
  ).map(({ id }) => id)

/** Takes members into a household of their own. Throws one code when nobody would stay, or someone is not of this household. */
export function splitHousehold(
  call: RecordKeeper,
  household: number | null,
  leaving: readonly { readonly id: number; readonly relation: '' | Relation }[],
): number {
  const members = household === null ? [] : membersOf(call, household)
  const ids = new Set(leaving.map(({ id }) => id))
  // One code for all of it: which household is there, and who is of it, is told by none.
  if (leaving.some(({ id }) => !members.includes(id)) || members.every((id) => ids.has(id))) {
    throw new DeskError('invalid', 'residents.household-not-parted')
  }
  const own = newHousehold(call)
  for (const { id, relation } of leaving) {
    const record = requireStored(call, id)
    changeFields(call, record, { household_id: own, relation }, 'household')
    settle(call, record)
  }
  return own
}
