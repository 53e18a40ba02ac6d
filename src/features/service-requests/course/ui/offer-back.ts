/** Says that a move of a request was made, and for a while how to take it back where that can be. */
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { sayMade } from '#app/parts/course/index'
import type { Action } from '../../requests/contract/words'
import { canBeTakenBack } from '../rules/take-back'

interface MadeMove {
  readonly requestId: number
  readonly action: Action
  /** The event of the move, which taking it back names. */
  readonly event: number
}

export function useOfferBack(): (done: string, move: MadeMove) => void {
  const navigate = useNavigate()
  const takeBack = useWrite(desk.serviceRequests.takeBack)
  return (done, { requestId, action, event }) => {
    const back = async () => {
      await takeBack.write({ id: requestId, seen: event })
      // From the paper of a move that no longer holds, back to the request.
      await navigate(`/service-requests/${requestId}`)
    }
    sayMade(`service-request:${requestId}`, done, canBeTakenBack(action) ? back : null)
  }
}
