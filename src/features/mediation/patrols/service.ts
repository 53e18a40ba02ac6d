/** Serves patrols: lines are added, and struck out by another line. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { day, rowId } from '#ground/contract/fields'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { listOrder } from '#work/pages/order'
import { rowsOf } from '#work/rows'
import { refuse } from '../cases/service/refuse'
import { mediationPatrols } from './schema'
import type { CaseReader } from '../service/call'
import type { patrolsContract, PatrolShown } from './contract'

const newestFirst = listOrder('mediation.patrols', 'falling', z.tuple([day, rowId]))

const patrolRow = z.object({
  id: z.number(),
  on: z.string(),
  where: z.string(),
  by: z.string(),
  disputesFound: z.number(),
  prevented: z.number(),
  what: z.string(),
  struck: z.number().transform((value) => value === 1),
})

/** Lines but those that only strike another out; `condition` is over `p`. */
export const patrolsWhere = (
  call: Pick<CaseReader, 'statement'>,
  condition: string,
  order: string,
  ...parameters: readonly unknown[]
): PatrolShown[] =>
  rowsOf(
    call,
    patrolRow,
    `SELECT p.id, p.on_day AS "on", p.where_walked AS "where", p.by_whom AS by, p.disputes_found AS disputesFound,
            p.prevented, p.what, EXISTS (SELECT 1 FROM mediation_patrols s WHERE s.strikes = p.id) AS struck
       FROM mediation_patrols p WHERE +p.strikes IS NULL AND ${condition} ${order}`,
    ...parameters,
  )

export const patrolsHandlers: HandlersOf<typeof patrolsContract> = {
  list: read((call, { after, limit }) => {
    const { beyond, values, orderBy } = newestFirst.text(['p.on_day', 'p.id'], newestFirst.startOf(after))
    const found = patrolsWhere(call, beyond, `ORDER BY ${orderBy} LIMIT ${limit + 1}`, ...values)
    return newestFirst.page(found, limit, ({ on, id }): [string, number] => [on, id])
  }),

  note: write((call, { patrol }) => {
    if (patrol.on > call.today) throw refuse('invalid', 'day-to-come')
    const { id } = call.database
      .insert(mediationPatrols)
      .values({ ...patrol, at: call.now, staffId: call.staff.id })
      .returning({ id: mediationPatrols.id })
      .get()
    call.record({ subject: `mediation-patrol:${id}`, change: patrol })
    return { id }
  }),

  strike: write((call, { id }) => {
    const [shown] = patrolsWhere(call, 'p.id = ?', '', id)
    const kept = call.database.select().from(mediationPatrols).where(eq(mediationPatrols.id, id)).get()
    if (shown === undefined || kept === undefined) throw refuse('not-found', 'patrol-unknown')
    if (shown.struck) throw refuse('conflict', 'patrol-struck')
    const { id: _id, ...copied } = kept
    call.database
      .insert(mediationPatrols)
      .values({ ...copied, strikes: id, at: call.now, staffId: call.staff.id })
      .run()
    call.record({ subject: `mediation-patrol:${id}`, change: { struck: true } })
    return { id }
  }),
}
