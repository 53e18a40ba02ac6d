/** What other features may use of the directory. */
import { and, eq } from 'drizzle-orm'
import type { ReadCall } from '#desk/rpc/call'
import { gridWorkers } from './schema'

/** The grid worker who can be sent; undefined for one who is not there, or has left. */
export const gridWorkerAtWork = (
  call: Pick<ReadCall, 'database'>,
  id: number,
):
  { readonly id: number; readonly name: string; readonly phone: string; readonly grid: string } | undefined =>
  call.database
    .select()
    .from(gridWorkers)
    .where(and(eq(gridWorkers.id, id), eq(gridWorkers.active, true)))
    .get()
