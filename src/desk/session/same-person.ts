/** Whose call it is, where something was waited for: nothing is done, written down or refused in the name of a colleague who has taken over. */
import { DeskError } from '#ground/contract/errors'
import type { OpenDesk } from './positions'
import type { Session } from './session'

/** The open desk where whoever asked, by the id, is still the one who is here. Throws `locked` where they are not. */
export function requireSamePerson(session: Session, staffId: number): OpenDesk {
  const open = session.requireOpen()
  if (open.staff.id === staffId) return open
  throw new DeskError('locked', 'session.signed-out')
}
