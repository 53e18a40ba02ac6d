/** What somebody handles that is due: asked at every look at the counter. */
import { and, eq, lte, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { peopleInSight } from '#features/residents/index'
import { builtRead } from '#vault/store/built'
import { keptAnswers } from '#vault/store/kept-rows'
import { rowsOf } from '#work/rows'
import { within } from '#work/scope'
import { serviceItemVersions, serviceRequests } from '../../schema'
import { isAtHand, type Condition } from './stored'

interface Asked {
  readonly staffId: number
  /** The last day by which it is due, `YYYY-MM-DD`. */
  readonly until: string
  /** So many at most, the longest overdue first. */
  readonly limit: number
}

const dueBy = (isMeant: Condition, due: SQLiteColumn) =>
  builtRead((database) =>
    database
      .select({
        id: serviceRequests.id,
        number: serviceRequests.number,
        item: serviceItemVersions.name,
        resident: serviceRequests.residentId,
        due: sql<string>`${due}`,
      })
      .from(serviceRequests)
      .innerJoin(serviceItemVersions, eq(serviceItemVersions.id, serviceRequests.versionId))
      .where(
        and(
          isMeant,
          sql`+${serviceRequests.handlerId} = ${sql.placeholder('staffId')}`,
          lte(due, sql.placeholder('until')),
          within(peopleInSight, serviceRequests.residentId),
        ),
      )
      .orderBy(due, serviceRequests.id)
      .limit(sql.placeholder('limit'))
      .prepare(),
  )

const ofWork = dueBy(isAtHand, serviceRequests.dueDay)
const ofFollowUps = dueBy(undefined, serviceRequests.followUpDue)
const ofTheseFollowUps = dueBy(
  sql`${serviceRequests.id} IN (SELECT value FROM json_each(${sql.placeholder('ids')}))`,
  serviceRequests.followUpDue,
)

const idRow = z.object({ id: z.number() })

/** Along the index of all follow-ups: somebody who has few of them is looked for in those that nobody asked for in years. */
const followUpIds = (call: Reader, { staffId, until, limit }: Asked): readonly number[] =>
  rowsOf(
    call,
    idRow,
    'SELECT id FROM service_requests WHERE follow_up_due <= ? AND +handler_id = ? ORDER BY follow_up_due, id LIMIT ?',
    until,
    staffId,
    limit,
  ).map(({ id }) => id)

const keptFollowUps = keptAnswers<readonly number[]>({
  name: 'follow_ups',
  on: [
    {
      table: 'service_requests',
      column: 'id',
      putWhen: 'NEW.follow_up_due IS NOT NULL',
      changesOf: ['follow_up_due', 'handler_id'],
    },
  ],
  most: 50,
})

/** Of what is at hand. */
export const workDue = (call: Reader, asked: Asked) => ofWork(call).all({ ...asked })

/** Of what was delivered. Whoever has more than are shown finds them along their index. */
export function followUpsDue(call: Reader, asked: Asked) {
  const ids = keptFollowUps(call, JSON.stringify(asked), () => followUpIds(call, asked))
  if (ids.length === asked.limit) return ofFollowUps(call).all({ ...asked })
  return ids.length === 0 ? [] : ofTheseFollowUps(call).all({ ...asked, ids: JSON.stringify(ids) })
}
