/** The session's state as it was last read from the desk. */
import { desk } from '../desk-client'
import { queryClient } from '../desk-client/queries'

/** Reads the state anew: after signing in, locking, or an answer that says it has changed. */
export async function sessionChanged(): Promise<void> {
  await queryClient.refetchQueries({ queryKey: desk.session.state.key() })
}
