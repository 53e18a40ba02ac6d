/**
 * One duty for a person and an item. Two records that became one person's may each have brought its own: both rows stay, so that
 * a merge taken back is right at once, and one of them stands for the person. What was begun or said under another of the rows is the
 * person's too.
 */
import { z } from 'zod'
import type { Reader, Writer } from '#desk/rpc/call'
import { idsOfResident, partsWatched, wholesOfParts } from '#features/residents/index'
import { keptAnswers } from '#vault/store/kept-rows'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import { startOfDay } from '#ground/clock'
import { addDays } from '#work/calendar/rules/index'
import { callOutcomes } from '../../requests/contract/words'
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

const ofPerson = `d.resident_id IN (SELECT value FROM json_each(@records)) AND d.item_id = @itemId`

interface OfItem {
  readonly residentId: number
  readonly itemId: number
}
const namedBy = (call: HasStatements, { residentId, itemId }: OfItem) => ({
  records: JSON.stringify(idsOfResident(call, residentId)),
  itemId,
})

const openRow = z.object({ id: z.number(), number: z.string() })

/** The request that is open for the person's duty, begun under whichever of its rows. */
export const openForDuty = (call: HasStatements, duty: OfItem) =>
  rowOf(
    call,
    openRow,
    // By the duty: of what is open there are hundreds, of a duty one or two requests.
    `SELECT r.id, r.number FROM renewal_duties d CROSS JOIN service_requests r ON r.renewal_id = d.id
      WHERE ${ofPerson} AND +r.ended_day IS NULL ORDER BY r.id LIMIT 1`,
    namedBy(call, duty),
  )

const callRow = z.object({
  at: z.number(),
  by: z.string(),
  outcome: z.enum(callOutcomes),
  comesOn: z.string().nullable(),
})

/** The last call about the person's duty; one under another row from before it was done was about what is done. */
export const lastCallAbout = (
  call: HasStatements,
  duty: OfItem & { readonly id: number; readonly lastDone: string | null },
) =>
  rowOf(
    call,
    callRow,
    `SELECT d.called_at AS at, coalesce(s.name, '') AS by, d.call_outcome AS outcome, d.comes_on AS comesOn
       FROM renewal_duties d LEFT JOIN staff s ON s.id = d.called_by
      WHERE ${ofPerson} AND d.dropped IS NULL AND d.called_at IS NOT NULL AND d.call_outcome IS NOT NULL
        AND (d.id = @id OR d.called_at >= @since)
      ORDER BY d.called_at DESC, d.id DESC LIMIT 1`,
    {
      ...namedBy(call, duty),
      id: duty.id,
      since: duty.lastDone === null ? 0 : startOfDay(addDays(duty.lastDone, 1)),
    },
  )
