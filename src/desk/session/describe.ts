/** Tells the page where the session stands. */
import { centre as centreSchema, type Centre, type SessionState } from './contract'
import { doubtfulDay } from './doubtful-day'
import { readRecoverySetting } from './recovery-setting'
import { idleLockAfter, type OpenDesk, type Session } from './session'
import { readSetting } from './settings'

/** The state of the session as the page may know it before and after anyone has signed in. */
export function describe(session: Session, version: string): SessionState {
  const { position, demonstration } = session
  switch (position.state) {
    case 'new':
      return { state: 'new', demonstration }
    case 'signed-out':
      return { state: 'signed-out', demonstration, forward: session.forward.progress }
    case 'unusable':
      return { state: 'unusable', demonstration, code: position.code, parameters: position.parameters }
    case 'locked':
      return { state: 'locked', demonstration, staff: position.staff }
    case 'open':
      return {
        state: 'open',
        demonstration,
        staff: position.staff,
        centre: centreOf(position),
        passwordDue: position.passwordDue,
        keyringFault: position.keyringFault,
        writesStopped: session.writeStop.code,
        ...paperOf(position),
        idleLockAfter,
        health: session.health.shown,
        clockBehind: doubtfulDay(position.store, session.clock.now()),
        now: session.clock.now(),
        version,
      }
  }
}

function paperOf({ store }: OpenDesk) {
  const { confirmed, renewalDue } = readRecoverySetting(store)
  return { recoveryKeyConfirmed: confirmed, recoveryKeyRenewalDue: renewalDue }
}

function centreOf({ store }: OpenDesk): Centre {
  return centreSchema.parse(readSetting(store, 'centre'))
}
