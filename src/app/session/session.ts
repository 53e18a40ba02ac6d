/** Who is signed in, as the screens see it. */
import { createContext, use } from 'react'
import type { Centre, SessionState, SignedInStaff } from '#desk/session/contract'
import { holds, type Permission } from '#ground/roles/permissions'

export interface OpenSession {
  readonly staff: SignedInStaff
  readonly centre: Centre
  readonly demonstration: boolean
  readonly version: string
  /** The day in Shanghai by the desk's clock, `YYYY-MM-DD`; changes at midnight. */
  readonly today: string
  /** UTC milliseconds by the desk's clock, now. */
  readonly now: () => number
  readonly recoveryKeyConfirmed: boolean
  /** True while the printed recovery key is to be replaced by a new one. */
  readonly recoveryKeyRenewalDue: boolean
  /** What is wrong with the store or its disk, while reading goes on. */
  readonly health: OpenState['health']
  /** What was wrong with the keyring, and was put right, when this one signed in. */
  readonly keyringFault: OpenState['keyringFault']
  /** Why nothing can be written just now; null when it can. */
  readonly writesStopped: OpenState['writesStopped']
  /** The newest instant on record where the machine's clock stands before it, and nothing is written for that; else null. */
  readonly clockBehind: OpenState['clockBehind']
  readonly lock: () => Promise<void>
  readonly signOut: () => Promise<void>
}

export type OpenState = Extract<SessionState, { readonly state: 'open' }>

export const SessionContext = createContext<OpenSession | undefined>(undefined)

/** The open session. Screens are only shown while there is one. */
export function useSession(): OpenSession {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('this screen is shown without a session')
  return session
}

/** Today in Shanghai by the desk's clock, `YYYY-MM-DD`. */
export function useToday(): string {
  return useSession().today
}

/** True when whoever is signed in may do it. The desk decides again; this only spares them a button that refuses. */
export function useMay(permission: Permission): boolean {
  return holds(useSession().staff.roles, permission)
}
