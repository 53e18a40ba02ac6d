/** Where a session may stand: nobody, someone, or someone behind a lock; and what is open while somebody is there. */
import type { Damage } from '#vault/damage/contract'
import type { Keyring, KeyringFault } from '#vault/keyring/keyring'
import type { DataKeys } from '#vault/keyring/slot'
import type { Store } from '#vault/store/store'
import type { SignedInStaff } from './contract'
import type { StandingFault } from './standing'

export interface OpenDesk {
  readonly staff: SignedInStaff
  readonly store: Store
  readonly keys: DataKeys
  readonly keyring: Keyring
  /** What was wrong with the keyring, or with roles and protections, when this one signed in, and has been put right. */
  readonly keyringFault: KeyringFault | StandingFault | null
  /** True for whoever came in by PIN: without the roles that carry a key. */
  readonly byPin: boolean
  /** True while the password is one that the manager gave: nothing but choosing another is let in. */
  readonly passwordDue: boolean
}

/** Where the session stands while no store is open. */
export type ClosedPosition =
  { readonly state: 'new' } | { readonly state: 'signed-out' } | ({ readonly state: 'unusable' } & Damage)

export type SessionPosition = ClosedPosition | ({ readonly state: 'open' | 'locked' } & OpenDesk)
