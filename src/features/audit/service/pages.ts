/** Pages of the log: by who, what part of the program, outcome and time; or by whom it tells of. */
import { z } from 'zod'
import { startOfDay, dayLength } from '#ground/clock'
import { instant, rowId, type PageRequest } from '#ground/contract/fields'
import type { Housed } from '#desk/house'
import type { ReadCall } from '#desk/rpc/call'
import { listOrder, type Page } from '#work/pages/order'
import { idsInLog, residentsById } from '#features/residents/index'
import type { LogFilter, LogRow } from '../contract'
import { lastInstant, logRows, named } from './rows'

const latestFirst = listOrder('audit', 'falling', z.tuple([instant, rowId]))

/** The latest first. Each filter has its index, which ends in the order asked for; what several narrow, the first serves. */
export function pageOfLog(
  call: Housed<ReadCall>,
  { staffId, family, outcome, from, until, drafts, after, limit }: LogFilter & PageRequest,
): Page<LogRow> {
  const conditions: string[] = []
  const values: (string | number)[] = []
  const add = (condition: string, ...given: (string | number)[]) => {
    conditions.push(condition)
    values.push(...given)
  }
  if (staffId !== undefined) add('a.staff_id = ?', staffId)
  if (family !== undefined) add('a.family = ?', family)
  else if (!drafts) add(staffId === undefined ? "+a.family <> 'drafts'" : "a.family <> 'drafts'")
  // The index of the unusual knows nothing of the usual ones.
  if (outcome !== undefined)
    add(outcome === 'done' ? "+a.outcome = 'done'" : `a.outcome = ? AND a.outcome <> 'done'`)
  if (outcome !== undefined && outcome !== 'done') values.push(outcome)
  if (from !== undefined) add('a.at >= ?', startOfDay(from))
  if (until !== undefined) add('a.at < ?', startOfDay(until) + dayLength)
  const paging = { after, limit }
  return staffId !== undefined && family === undefined
    ? pageOfPerson(call, staffId, { conditions, values }, paging)
    : pageWhere(call, conditions, values, paging)
}

interface Conditions {
  readonly conditions: readonly string[]
  readonly values: readonly (string | number)[]
}

/** The parts of the program that somebody ever used, each found in the index by the one before it. */
const partsOfPerson = `
  WITH RECURSIVE part(family) AS (
    SELECT min(family) FROM audit WHERE staff_id = ?
    UNION ALL
    SELECT (SELECT min(family) FROM audit WHERE staff_id = ? AND family > part.family) FROM part
     WHERE part.family IS NOT NULL)`

/** What one person did: their index is by the part of the program, so a page is taken of each and the latest of all shown. */
function pageOfPerson(
  call: Housed<ReadCall>,
  staffId: number,
  { conditions, values }: Conditions,
  { after, limit }: PageRequest,
): Page<LogRow> {
  const page = latestFirst.text(['a.at', 'a.sequence'], latestFirst.startOf(after))
  const found = call
    .statement(
      `${partsOfPerson}
       SELECT latest.value FROM part JOIN json_each((
         SELECT json_group_array(sequence) FROM (
           SELECT a.sequence FROM audit a
            WHERE a.family = part.family AND ${[...conditions, page.beyond].join(' AND ')}
            ORDER BY ${page.orderBy} LIMIT ?))) latest`,
    )
    .pluck()
    .all(staffId, staffId, ...values, ...page.values, limit + 1)
  return pageWhere(call, ['a.sequence IN (SELECT value FROM json_each(?))'], [JSON.stringify(found)], {
    after,
    limit,
  })
}

function pageWhere(
  call: Housed<ReadCall>,
  conditions: readonly string[],
  values: readonly (string | number)[],
  { after, limit }: PageRequest,
): Page<LogRow> {
  const page = latestFirst.text(['a.at', 'a.sequence'], latestFirst.startOf(after))
  const found = call
    .statement(
      `${logRows} WHERE ${[...conditions, page.beyond].join(' AND ')} ORDER BY ${page.orderBy} LIMIT ?`,
    )
    .all(...values, ...page.values, limit + 1)
  return latestFirst.page(named(call, found), limit, ({ at, sequence }) => [
    at,
    // The list goes on behind a row of no number, too.
    Math.max(sequence, 1),
  ])
}

/** The row of a number, or null. */
export function rowNumbered(call: Housed<ReadCall>, sequence: number): LogRow | null {
  return named(call, call.statement(`${logRows} WHERE a.sequence = ?`).all(sequence))[0] ?? null
}

const whoRow = z.object({
  id: z.number(),
  name: z.string().nullable(),
  seen: z.number(),
  changed: z.number(),
  refused: z.number(),
  last: z.number(),
})

/** Everything the log tells of one resident, whatever records of theirs were merged. */
export function logOfResident(call: Housed<ReadCall>, residentId: number, paging: PageRequest) {
  const ids = idsInLog(call, residentId)
  const own = call.house.subjectsOf(call, ids)
  const people = call
    .statement(
      `SELECT a.staff_id AS id, s.name,
              sum(a.outcome = 'disclosed') AS seen, sum(a.outcome = 'done') AS changed,
              sum(a.outcome IN ('refused', 'failed')) AS refused, max(0, min(max(a.at), ${lastInstant})) AS last
         FROM audit a LEFT JOIN staff s ON s.id = a.staff_id
        WHERE a.subject IN (SELECT value FROM json_each(?)) AND a.staff_id > 0
        GROUP BY a.staff_id ORDER BY last DESC`,
    )
    .all(JSON.stringify(own))
    .map((row) => whoRow.parse(row))
    .map(({ id, name, ...counts }) => ({ staff: { id, name: name ?? `#${id}` }, ...counts }))
  const subjects = JSON.stringify([...own, ...call.house.subjectsOfEveryone])
  const name = residentsById(call, [residentId]).get(residentId)?.name ?? ''
  return {
    resident: { id: residentId, name },
    people,
    ...pageWhere(call, ['a.subject IN (SELECT value FROM json_each(?))'], [subjects], paging),
  }
}
