/** Serves the directory: who can be sent, and who keeps them. */
import { asc, eq } from 'drizzle-orm'
import { DeskError } from '#ground/contract/errors'
import { seesPlain } from '#ground/roles/sensitive'
import type { Renamed } from '#desk/registers'
import type { WriteCall } from '#desk/rpc/call'
import { read, serve, write } from '#desk/rpc/serve'
import { entriesOf } from '#work/dictionaries/service'
import { directoryContract } from './contract'
import { byGrid, numberToCall } from './rules'
import { gridWorkers } from './schema'

export const directoryService = serve(directoryContract, {
  gridWorkers: {
    list: read((call) => {
      const plain = seesPlain(call.staff.roles, 'worker-phone')
      const workers = call.database.select().from(gridWorkers).orderBy(asc(gridWorkers.id)).all()
      return {
        gridWorkers: byGrid(workers).map((worker) => ({ ...worker, phone: plain ? worker.phone : '' })),
        grids: entriesOf(call, 'grid')
          .filter(({ active }) => active)
          .map(({ label }) => label),
      }
    }),

    save: write((call, input) => {
      const { id, ...worker } = input
      const phone = numberToCall(worker.phone)
      if (phone === null) throw new DeskError('invalid', 'directory.not-a-phone')
      const saved = keep(call, id, { ...worker, phone })
      call.record({ subject: `grid-worker:${saved}`, change: input })
      return { id: saved }
    }),
  },
})

/** Adds one without an id, puts the one with it right. Returns the row's id; `not-found` for one that isn't there. */
function keep(
  { database }: Pick<WriteCall, 'database'>,
  id: number | undefined,
  columns: Omit<typeof gridWorkers.$inferInsert, 'id'>,
): number {
  if (id === undefined) {
    return database.insert(gridWorkers).values(columns).returning({ id: gridWorkers.id }).get().id
  }
  const { changes } = database.update(gridWorkers).set(columns).where(eq(gridWorkers.id, id)).run()
  if (changes === 0) throw new DeskError('not-found', 'directory.grid-worker-unknown')
  return id
}

/** A grid is called otherwise: whoever works in it is found under the new name. */
export function followGrid({ database }: WriteCall, { dictionary, before, after }: Renamed): void {
  if (dictionary === 'grid')
    database.update(gridWorkers).set({ grid: after }).where(eq(gridWorkers.grid, before)).run()
}
