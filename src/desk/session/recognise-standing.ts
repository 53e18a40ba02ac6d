/** Whether roles and protections are as this program left them, asked whenever someone signs in. */
import { recordAudit } from '#vault/log/record'
import { DeskError } from '#ground/contract/errors'
import { recoverySlot } from '#vault/keyring/keyring'
import type { Store } from '#vault/store/store'
import { acceptStanding, standingFault, type StandingFault } from './standing'

export interface ComingIn {
  /** The slot that was opened. */
  readonly slot: string
  readonly staffId: number
  /** UTC milliseconds. */
  readonly now: number
  /** Runs a write; what can't be written now is found again the next time. */
  readonly attempt: (work: () => void) => void
}

/** Nobody is let in on roles that somebody else wrote, but by the recovery key. Throws `unavailable` `standing.…`. */
export function refuseAlteredStanding(store: Store, { slot, staffId, now, attempt }: ComingIn): void {
  const fault = standingFault(store)
  if (fault === null || slot === recoverySlot) return
  attempt(() => recordAudit(store, { ...rowOf(fault), at: now, staffId, subject: 'standing:refused' }))
  throw new DeskError('unavailable', fault)
}

/** Whoever brings the recovery key answers for what is there from now on; returns what they are told to look at. */
export function answerForStanding(store: Store, { staffId, now, attempt }: ComingIn): StandingFault | null {
  const fault = standingFault(store)
  if (fault === null) return null
  attempt(() => {
    store.sqlite
      .transaction(() => {
        recordAudit(store, { ...rowOf(fault), at: now, staffId, subject: 'standing:accepted' })
        acceptStanding(store)
      })
      .immediate()
  })
  return fault
}

const rowOf = (fault: StandingFault) =>
  ({ procedure: 'standing.recognise', outcome: 'failed', change: fault }) as const
