/** Everything the desk serves: one contract for the wire, one service for each part of it. */
import { draftsContract } from './drafts/contract'
import { sessionContract } from './session/contract'

/** The whole contract; the page and the desk are built from the same one. */
export const deskContract = {
  session: sessionContract,
  drafts: draftsContract,
}
export type DeskContract = typeof deskContract
