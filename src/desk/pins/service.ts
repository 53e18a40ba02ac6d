/**
 * Change of staff by PIN. A PIN has a few thousand possibilities, so it is never more than a shortcut: only while the desk
 * is open, only for whoever has given their password since it was last locked, and never to a role that carries a key. What
 * it is tried by lies in its owner's slot of the keyring, and comes out with their password.
 */
import { hash, verify } from '@node-rs/argon2'
import { DeskError } from '#ground/contract/errors'
import type { DerivationCost } from '#vault/keyring/seal'
import { copyOfKeys, forgetKeys } from '#vault/keyring/slot'
import { keysFor, rolesByPin } from '#vault/keyring/role-keys'
import { keys, read, serve, write } from '../rpc/serve'
import type { PasswordCheck } from '../session/password-check'
import { writeOnRecord } from '../session/calls'
import { changeKeyring } from '../session/passwords'
import { requireSamePerson } from '../session/same-person'
import type { Session } from '../session/session'
import { activeStaffByAccount } from '../session/staff'
import type { HasStatements } from '#vault/store/store'
import { pinsContract } from './contract'
import { hasPin, notePin, removePin } from './rows'

export interface PinsServiceOptions {
  readonly session: Session
  readonly check: PasswordCheck
  readonly derivationCost: DerivationCost
}

export function pinsService({ session, check, derivationCost }: PinsServiceOptions) {
  const { passwordsGiven } = session

  return serve(pinsContract, {
    mine: read((call) => ({ set: hasPin(call, call.staff.id) })),

    set: keys(async (_session, { password, pin }, sendId) => {
      const { staff, keyring } = session.requireOpen()
      const { account, id: staffId } = staff
      const attempt = { procedure: 'pins.set', account, code: 'session.wrong-password', staffId }
      forgetKeys(await check.keys(keyring, attempt, () => keyring.open(account, password)))
      const made = await hash(pin, { ...derivationCost, parallelism: 1 })
      await changeKeyring(session, (open, still) => {
        still()
        const put = () => {
          open.keyring.putPin(account, made, open.keys)
        }
        open.keyring.withRow(put, (write) =>
          // What is remembered of the request leaves the PIN out: even a digest of one is soon guessed.
          writeOnRecord(session, { procedure: 'pins.set', by: staff.id }, { sendId }, (call) => {
            notePin(call, staff.id, call.now)
            call.record({ subject: `staff:${staff.id}`, change: { pin: 'set' } })
            write()
            return null
          }),
        )
        passwordsGiven.add(staff.id, made)
        return Promise.resolve()
      })
      return {}
    }),

    remove: write((call) => {
      removePin(call, call.staff.id)
      call.record({ subject: `staff:${call.staff.id}`, change: { pin: 'removed' } })
      return {}
    }),

    usable: read((call) => {
      const found = call.statement(
        'SELECT account FROM staff JOIN pins ON pins.staff_id = staff.id WHERE active = 1 ORDER BY account',
      )
      const accounts = found.pluck().all().map(String)
      return { accounts: accounts.filter((account) => colleagueByPin(call, account) !== null) }
    }),

    changeTo: keys((_session, { account, pin }) => {
      const { staff: asking } = session.requireOpen()
      return check.inTurn(async () => {
        const { store, keyring } = requireSamePerson(session, asking.id)
        const id = keyring.idOf(account)
        check.requireNoWait(id)
        const asked = colleagueByPin(store, account)
        if (asked === null) throw new DeskError('conflict', 'pins.password-needed')
        const right = await verify(asked.verifier, pin)
        // The desk may have been locked meanwhile or taken over, or the colleague deactivated.
        const open = requireSamePerson(session, asking.id)
        const colleague = colleagueByPin(open.store, account)
        if (colleague === null) throw new DeskError('conflict', 'pins.password-needed')
        const row = { at: session.clock.now(), procedure: 'pins.changeTo' } as const
        if (!right) {
          const left = passwordsGiven.wrongPin(colleague.staff.id)
          const seconds = check.failed(id)
          session.recordApart(open.store, {
            ...row,
            staffId: open.staff.id,
            outcome: 'failed',
            subject: `staff:${colleague.staff.id}`,
            change: 'pins.wrong-pin',
          })
          throw left === 0
            ? new DeskError('conflict', 'pins.password-needed')
            : new DeskError('invalid', 'pins.wrong-pin', { seconds, left })
        }
        check.succeeded(id)
        passwordsGiven.rightPin(colleague.staff.id)
        const common = copyOfKeys(keysFor(open.keys, colleague.staff.roles))
        session.enter({ ...open, staff: colleague.staff, keys: common, byPin: true, keyringFault: null })
        // Whoever takes over from a colleague is on record with them.
        session.recordApart(open.store, {
          ...row,
          staffId: colleague.staff.id,
          outcome: 'done',
          subject: `staff:${open.staff.id}`,
          change: null,
        })
        return { staff: colleague.staff }
      })
    }),
  })

  /** The colleague with the roles they have by PIN, and what it is tried by; null where only the password will do. */
  function colleagueByPin(store: HasStatements, account: string) {
    const staff = activeStaffByAccount(store, account)
    if (staff === null || !passwordsGiven.pinHolds(staff.id)) return null
    const held = rolesByPin(staff.roles)
    const verifier = hasPin(store, staff.id) ? passwordsGiven.verifierOf(staff.id) : null
    return held.length === 0 || verifier === null ? null : { staff: { ...staff, roles: [...held] }, verifier }
  }
}
