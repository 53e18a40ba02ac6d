/** Taking the last move of a request back while nothing followed. */
import { rowId } from '#ground/contract/fields'
import { request, writes } from '#ground/contract/procedure'
import { moved } from '.'

export const takeBackContract = {
  /** `seen` is the event of the move; whatever came after it, a printed sheet too, is a `conflict`. */
  takeBack: writes('service-requests.edit')
    .input(request({ id: rowId, seen: rowId }))
    .output(moved),
}
