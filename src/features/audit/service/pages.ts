/** Pages of the log: by who, what part of the program, outcome and time; or by whom it tells of. */
import { z } from 'zod'
import { startOfDay } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { Housed } from '#desk/house'
import type { ReadCall } from '#desk/rpc/call'
import { idsInLog, residentsById } from '#features/residents/index'
import type { LogFilter, LogRow } from '../contract'
import { logRows, named } from './rows'

interface Page {
  rows: LogRow[]
  next: string | null
}

const dayLength = 24 * 60 * 60 * 1000

/** The latest first. Each filter has its index, which ends in the order asked for; what several narrow, the first serves. */
export function pageOfLog(
  call: Housed<ReadCall>,
  { staffId, family, outcome, from, until, drafts, after, limit }: LogFilter & Paging,
): Page {
  const conditions: string[] = []
  const values: (string | number)[] = []
  const add = (condition: string, ...given: (string | number)[]) => {
    conditions.push(condition)
    values.push(...given)
  }
  if (staffId !== undefined) add('a.staff_id = ?', staffId)
  if (family !== undefined) add('a.family = ?', family)
  else if (!drafts) add("+a.family <> 'drafts'")
  // The index of the unusual knows nothing of the usual ones.
  if (outcome !== undefined)
    add(outcome === 'done' ? "+a.outcome = 'done'" : `a.outcome = ? AND a.outcome <> 'done'`)
  if (outcome !== undefined && outcome !== 'done') values.push(outcome)
  if (from !== undefined) add('a.at >= ?', startOfDay(from))
  if (until !== undefined) add('a.at < ?', startOfDay(until) + dayLength)
  return pageWhere(call, conditions, values, { after, limit })
}

interface Paging {
  readonly after?: string | undefined
  readonly limit: number
}

function pageWhere(
  call: Housed<ReadCall>,
  conditions: readonly string[],
  values: readonly (string | number)[],
  { after, limit }: Paging,
): Page {
  const cursor = cursorOf(after)
  const all = cursor === null ? conditions : [...conditions, '(a.at, a.sequence) < (?, ?)']
  const where = all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`
  const found = call
    .statement(`${logRows} ${where} ORDER BY a.at DESC, a.sequence DESC LIMIT ?`)
    .all(...values, ...(cursor ?? []), limit + 1)
  const rows = named(call, found.slice(0, limit))
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last !== undefined ? `${last.at}:${last.sequence}` : null }
}

function cursorOf(after: string | undefined): readonly [number, number] | null {
  if (after === undefined) return null
  const [, at, sequence] = /^(\d{1,16}):(\d{1,16})$/.exec(after) ?? []
  if (at === undefined || sequence === undefined) throw new DeskError('invalid', 'audit.not-a-page')
  return [Number(at), Number(sequence)]
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
export function logOfResident(call: Housed<ReadCall>, residentId: number, paging: Paging) {
  const ids = idsInLog(call, residentId)
  const own = call.house.subjectsOf(call, ids)
  const people = call
    .statement(
      `SELECT a.staff_id AS id, s.name,
              sum(a.outcome = 'disclosed') AS seen, sum(a.outcome = 'done') AS changed,
              sum(a.outcome IN ('refused', 'failed')) AS refused, max(a.at) AS last
         FROM audit a LEFT JOIN staff s ON s.id = a.staff_id
        WHERE a.subject IN (SELECT value FROM json_each(?)) AND a.staff_id IS NOT NULL
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
