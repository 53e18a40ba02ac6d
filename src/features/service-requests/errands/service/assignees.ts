/** Who can be sent or given something, and what forms offer to choose from. */
import type { Reader, Writer } from '#desk/rpc/call'
import { and, asc, eq } from 'drizzle-orm'
import type { AssigneeInput } from '../contract'
import { entriesOf } from '#work/dictionaries/service'
import { staff } from '#desk/session/schema'
import { holds, type Role } from '#ground/roles/permissions'
import { gridWorkerAtWork } from '#features/directory/index'
import { itemRows } from '../../items/service'
import { refuse } from '../../requests/service/refuse'

/** Whether a request may go on in the hands of somebody of these roles. */
export const mayHandle = (roles: readonly Role[]): boolean => holds(roles, 'service-requests.edit')

export function choicesOf(call: Reader) {
  const atWork = call.database
    .select({ id: staff.id, name: staff.name, roles: staff.roles })
    .from(staff)
    .where(eq(staff.active, true))
    .orderBy(asc(staff.id))
    .all()
  const person = ({ id, name }: (typeof atWork)[number]) => ({ id, name })
  return {
    colleagues: atWork.map(person),
    handlers: atWork.filter(({ roles }) => mayHandle(roles)).map(person),
    grids: entriesOf(call, 'grid')
      .filter(({ active }) => active)
      .map(({ label }) => label),
    items: itemRows(call, true).map(({ id, name }) => ({ id, name })),
  }
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
  const worker = gridWorkerAtWork(call, assignee.id)
  if (worker === undefined) throw refuse('not-found', 'grid-worker-unknown')
  return { key: `worker:${worker.id}`, name: `${worker.grid} ${worker.name}`, phone: worker.phone }
}
