/** For whom it was decided where they begin: once for each sign-in, however often they lock the desk and come back. */
import { othersLeft } from './left'

let landed: number | null = null

/** True the first time that it is asked of whoever has signed in. */
export function landsNow(staffId: number): boolean {
  if (landed === staffId) return false
  landed = staffId
  return true
}

/** Nobody is signed in any more: whoever signs in next begins anew, the same person too. */
export function sessionIsLeft(): void {
  landed = null
  othersLeft(null)
}
