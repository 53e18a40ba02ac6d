/** The manager's recovery key: typed back from paper, renewed, used in place of a password that was lost. */
import { DeskError } from '#ground/contract/errors'
import { recoverySlot } from '#vault/keyring/keyring'
import { mistypedGroups, newRecoveryKey, readRecoveryKey } from '#vault/keyring/recovery-key'
import { forgetKeys } from '#vault/keyring/slot'
import { refuseLastHolder } from '../holders/last'
import { removePin } from '../pins/rows'
import { keys, type HandlersOf } from '../rpc/serve'
import { writeOnRecord } from './calls'
import type { sessionContract, SignedInStaff } from './contract'
import { refuseUnlessSetUp, type Entrance, type EntranceOptions } from './entrance'
import { holdKeyring } from './hold-keyring'
import { refusePassword } from './password-rule'
import { changeKeyring, givePassword } from './passwords'
import { readRecoverySetting, writeRecoverySetting } from './recovery-setting'
import { notePassword } from './staff'

type OfRecovery = Pick<
  HandlersOf<typeof sessionContract>,
  'confirmRecoveryKey' | 'renewRecoveryKey' | 'recover'
>

export function recoveryHandlers(
  { session, check }: EntranceOptions,
  { openKeyring, enterOrSayWhy }: Entrance,
): OfRecovery {
  const { demonstration } = session

  /** The paper was used, whatever came of it. Somebody else may have locked or left meanwhile. */
  const noteRefused = ({ id }: SignedInStaff, error: unknown): void => {
    const { position } = session
    if (!('store' in position)) return
    session.recordApart(position.store, {
      at: session.clock.now(),
      staffId: id,
      procedure: 'session.recover',
      outcome: 'failed',
      subject: `staff:${id}`,
      change: error instanceof DeskError ? error.code : 'desk.unexpected',
    })
  }

  return {
    confirmRecoveryKey: keys(async (_session, input, sendId) => {
      const { staff, keyring } = session.requireOpen()
      const mistyped = mistypedGroups(input.recoveryKey)
      if (mistyped.length > 0) {
        const groups = mistyped.join('、')
        throw new DeskError('invalid', 'session.recovery-groups-differ', { groups })
      }
      const tried = { account: '', code: 'session.recovery-key-differs', staffId: staff.id }
      const typed = readRecoveryKey(input.recoveryKey)
      forgetKeys(
        await check.keys(keyring, { procedure: 'session.confirmRecoveryKey', ...tried }, () =>
          keyring.openWithRecoveryKey(typed),
        ),
      )
      const about = { procedure: 'session.confirmRecoveryKey', by: staff.id }
      const done = writeOnRecord(session, about, { sendId }, (call) => {
        writeRecoverySetting(call, { ...readRecoverySetting(call), confirmed: true })
        call.record({ subject: `staff:${staff.id}`, change: { recoveryKey: 'confirmed' } })
        return { confirmed: true as const }
      })
      const { store, keys: dataKeys } = session.requireOpen()
      const attempt = (work: () => void) => session.attempt(work)
      holdKeyring(store, { keyring, keys: dataKeys, staffId: staff.id, now: session.clock.now(), attempt })
      return done
    }),

    renewRecoveryKey: keys(async (_session, input, sendId) => {
      const { staff, keyring } = session.requireOpen()
      const dataKeys = await check.keys(
        keyring,
        {
          procedure: 'session.renewRecoveryKey',
          account: staff.account,
          code: 'session.wrong-password',
          staffId: staff.id,
        },
        () => keyring.open(staff.account, input.password),
      )
      try {
        const recoveryKey = newRecoveryKey()
        await changeKeyring(session, (open, still) =>
          open.keyring.replaceRecoveryKey(recoveryKey, dataKeys, (write) => {
            still()
            // First on record as not typed back: a crash in between leaves the old paper, and the desk asks for a new one.
            writeOnRecord(
              session,
              { procedure: 'session.renewRecoveryKey', by: staff.id },
              { sendId },
              (call) => {
                writeRecoverySetting(call, { confirmed: false, renewalDue: false })
                call.record({ subject: `staff:${staff.id}`, change: { recoveryKey: 'renewed' } })
                return null
              },
            )
            write()
          }),
        )
        return { recoveryKey }
      } finally {
        forgetKeys(dataKeys)
      }
    }),

    recover: keys(async (_session, input, sendId) => {
      refuseUnlessSetUp(session)
      const { keyring, dataKeys } = await openKeyring(
        { procedure: 'session.recover', account: input.account, code: 'session.wrong-recovery-key' },
        (held) => held.openWithRecoveryKey(readRecoveryKey(input.recoveryKey)),
      )
      const staff = enterOrSayWhy(keyring, input.account, dataKeys, recoverySlot)
      try {
        refusePassword(input.password, staff, demonstration)
        // Their slot is made anew, without what only a holder gives.
        refuseLastHolder(session, input.account)
        await givePassword(session, input.account, input.password, {
          keys: dataKeys,
          when: (write) =>
            writeOnRecord(session, { procedure: 'session.recover', by: staff.id }, { sendId }, (call) => {
              notePassword(call, staff.id, false)
              // Nobody gave the password that would bring it along.
              removePin(call, staff.id)
              call.record({ subject: `staff:${staff.id}`, change: { password: 'recovered' } })
              write()
              return null
            }),
        })
        return { staff }
      } catch (error) {
        // Only who they are tells what their password has to be; and nobody stays in without one.
        noteRefused(staff, error)
        const { position } = session
        if ('staff' in position && position.staff.id === staff.id) session.leave()
        throw error
      }
    }),
  }
}
