/** Who can be sent or given something, and what forms offer to choose from. */
import { and, asc, eq } from 'drizzle-orm'
import type { AssigneeInput } from '../contract'
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

/** Who it is that has something or runs an errand; `not-found` for someone who isn't there (any more). */
export function assigneeOf(
  call: Reader | Writer,
  assignee: AssigneeInput,
): { readonly key: string; readonly name: string; readonly phone: string } {
  if (assignee.kind === 'staff') {
    const colleague = call.database
      .select({ name: staff.name })
      .from(staff)
      .where(and(eq(staff.id, assignee.id), eq(staff.active, true)))
      .get()
    if (colleague === undefined) throw refuse('not-found', 'colleague-unknown')
    return { key: `staff:${assignee.id}`, name: colleague.name, phone: '' }
  }
  const worker = call.database
    .select()
    .from(gridWorkers)
    .where(and(eq(gridWorkers.id, assignee.id), eq(gridWorkers.active, true)))
    .get()
  if (worker === undefined) throw refuse('not-found', 'grid-worker-unknown')
  return { key: `worker:${worker.id}`, name: `${worker.grid} ${worker.name}`, phone: worker.phone }
}
