/**
 * One duty for a person and an item. Two records that became one person's may each have brought its own: both rows stay, so that
 * a merge taken back is right at once, and one of them stands for the person.
 */
import { z } from 'zod'
import type { Reader, Writer } from '#desk/rpc/call'
import { idsOfResident, partsWatched, wholesOfParts } from '#features/residents/index'
import { keptAnswers } from '#vault/store/kept-rows'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { standsFor } from '../rules'

const dutyRow = z.object({
  id: z.number(),
  residentId: z.number(),
  itemId: z.number(),
  lastDone: z.string().nullable(),
  dueDay: z.string(),
})

const dutiesOf = (call: HasStatements, residentIds: readonly number[]) =>
  rowsOf(
    call,
    dutyRow,
    `SELECT id, resident_id AS residentId, item_id AS itemId, last_done AS lastDone, due_day AS dueDay
       FROM renewal_duties WHERE resident_id IN (SELECT value FROM json_each(?)) AND dropped IS NULL ORDER BY id`,
    JSON.stringify(residentIds),
  )

function readStoodFor(call: HasStatements): string {
  const wholes = wholesOfParts(call)
  const records = [...new Set([...wholes].flat())]
  const duties = records.length === 0 ? [] : dutiesOf(call, records)
  const ofOne = Map.groupBy(
    duties,
    ({ residentId, itemId }) => `${wholes.get(residentId) ?? residentId} ${itemId}`,
  )
  return JSON.stringify(
    [...ofOne.values()].flatMap((own) => own.filter((duty) => duty !== standsFor(own)).map(({ id }) => id)),
  )
}

const kept = keptAnswers<string>({
  name: 'renewals_stood_for',
  on: [
    partsWatched,
    {
      table: 'renewal_duties',
      column: 'id',
      changesOf: ['resident_id', 'item_id', 'last_done', 'due_day', 'dropped'],
    },
  ],
  most: 1,
})

/** Ids of the duties for which another of the same person stands, in JSON. */
export const stoodFor = (call: HasStatements): string => kept(call, '', () => readStoodFor(call))

/** The row that stands for the person's duty of this item, under whichever of their records; null where there is none. */
export const dutyOfPerson = (call: Reader | Writer, residentId: number, itemId: number): number | null =>
  standsFor(dutiesOf(call, idsOfResident(call, residentId)).filter((duty) => duty.itemId === itemId))?.id ??
  null
