/** What this feature asks of the residents feature, in one place. */
import type { ReadCall, WriteCall } from '#desk/rpc/call'
import { residentsById } from '#features/residents/index'

/** Reading is the same in a read and in a write. */
export type Reader = Pick<ReadCall, 'statement' | 'database' | 'now' | 'today' | 'staff' | 'resourcesDir'>
export type Writer = Omit<WriteCall, 'record'>

type Residents = ReturnType<typeof residentsById>

/** The people of some rows, each asked for once. */
export const peopleOf = (call: Reader, ids: readonly number[]): Residents =>
  residentsById(call, [...new Set(ids)])
