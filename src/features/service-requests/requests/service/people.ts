/** What this feature asks of the residents feature, in one place. */
import type { Reader } from '#desk/rpc/call'
import { residentsById } from '#features/residents/index'

type Residents = ReturnType<typeof residentsById>

/** The people of some rows, each asked for once. */
export const peopleOf = (call: Reader, ids: readonly number[]): Residents =>
  residentsById(call, [...new Set(ids)])
