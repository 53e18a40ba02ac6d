/** Who has died books nothing, and is not called. */
import type { Reader } from '#desk/rpc/call'
import { lifeOf } from '#features/residents/index'
import type { Holder } from '../rules'

/** Whether the resident it is for has died; of a group, and of somebody who is not said yet, nothing is known. */
export const hasDied = (call: Reader, { kind, id }: Holder): boolean =>
  kind === 'resident' && id !== 0 && lifeOf(call, id).status === 'deceased'
