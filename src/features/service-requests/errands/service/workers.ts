/** What forms offer to choose from: colleagues, grid workers, grids, items. */
import { asc, eq } from 'drizzle-orm'
import { entriesOf } from '#work/dictionaries/service'
import { seesPlain } from '#ground/roles/sensitive'
import { staff } from '#desk/session/schema'
import { cleanPhone, isPhone } from '#features/residents/index'
import { gridWorkers } from '../../schema'
import { itemRows } from '../../items/service'
import type { Reader, Writer } from '../../requests/service/people'
import { refuse } from '../../requests/service/refuse'

export const choicesOf = (call: Reader) => ({
  colleagues: call.database
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(eq(staff.active, true))
    .orderBy(asc(staff.id))
    .all(),
  gridWorkers: call.database
    .select()
    .from(gridWorkers)
    .orderBy(asc(gridWorkers.grid), asc(gridWorkers.id))
    .all()
    .map((worker) => ({
      ...worker,
      phone: seesPlain(call.staff.roles, 'worker-phone') ? worker.phone : '',
    })),
  grids: entriesOf(call, 'grid')
    .filter(({ active }) => active)
    .map(({ label }) => label),
  items: itemRows(call, true).map(({ id, name }) => ({ id, name })),
})

interface GridWorkerInput {
  readonly id?: number | undefined
  readonly name: string
  readonly phone: string
  readonly grid: string
  readonly active: boolean
}

/** Adds a grid worker or puts one right. Returns the row's id. */
export function keepGridWorker(call: Writer, { id, ...worker }: GridWorkerInput): number {
  const phone = cleanPhone(worker.phone)
  if (!isPhone(phone)) throw refuse('invalid', 'not-a-phone')
  const columns = { ...worker, phone }
  if (id === undefined) {
    return call.database.insert(gridWorkers).values(columns).returning({ id: gridWorkers.id }).get().id
  }
  const { changes } = call.database.update(gridWorkers).set(columns).where(eq(gridWorkers.id, id)).run()
  if (changes === 0) throw refuse('not-found', 'grid-worker-unknown')
  return id
}
