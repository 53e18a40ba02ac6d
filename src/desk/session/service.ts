/** Serves the session's contract: set-up, sign-in, lock, passwords, the recovery key. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { recordAudit } from '#vault/log/record'
import { DeskError } from '#ground/contract/errors'
import { Keyring } from '#vault/keyring/keyring'
import { newRecoveryKey } from '#vault/keyring/recovery-key'
import { databaseName, deskFile } from '#vault/files'
import { forgetKeys } from '#vault/keyring/slot'
import { keys, read, serve, write } from '../rpc/serve'
import { keyLength } from '#vault/store/open'
import type { Store } from '#vault/store/store'
import { isSetReady, placeSet, prepareSet } from '#vault/store/whole-set'
import { sessionContract } from './contract'
import { folderPosition } from './data-folder'
import { describe } from './describe'
import { acceptDay } from './doubtful-day'
import { entranceOf, type EntranceOptions } from './entrance'
import { rememberKeyring } from './keyring-memory'
import { recoveryHandlers } from './recovery'
import { writeRecoverySetting } from './recovery-setting'
import { writeOnRecord } from './calls'
import { refusePassword } from './password-rule'
import { changeOwnPassword } from './passwords'
import { writeSetting } from './settings'
import { settleStanding } from './standing'
import { addStaff, notePassword, everyone } from './staff'

export interface SessionServiceOptions extends EntranceOptions {
  /** Brings a new desk its dictionaries, items and calendar; one transaction with the first account. */
  readonly furnish: (store: Store, now: number) => void
}

export function sessionService(options: SessionServiceOptions) {
  const { session, folder, version, derivationCost, device, check } = options
  const { furnish } = options
  const { demonstration } = session
  const dataDir = folder.path
  const entrance = entranceOf(options)
  const { opener, loadKeyring, enter, signInWith } = entrance

  return serve(sessionContract, {
    // Reads need an open desk; this one tells whether it is.
    state: keys((_session) => {
      session.lookAtStaff()
      opener.goOnIfPossible()
      return describe(session, version)
    }),

    colleagues: read((call) => ({
      staff: everyone(call)
        .filter((member) => member.active)
        .map(({ id, account, name, roles }) => ({ id, account, name, roles })),
    })),

    lookAgain: keys(() => {
      session.refuseWhileReplaced()
      if (!('store' in session.position)) session.settle(folder.take())
      return {}
    }),

    setUp: keys(async (_session, input) => {
      session.refuseWhileReplaced()
      if (
        session.position.state !== 'new' ||
        folderPosition(dataDir, session.files, folder.held()).state !== 'new'
      ) {
        throw new DeskError('conflict', 'session.already-set-up')
      }
      const owner = { ...input.manager, roles: ['manager'] } as const
      refusePassword(input.manager.password, owner, demonstration)
      const recoveryKey = newRecoveryKey()
      const { account, name, password } = input.manager
      const unfinished = prepareSet(dataDir, 'set-up')
      const { keyring, keys: dataKeys } = await Keyring.create(
        join(unfinished, 'keyring.json'),
        { account, password, recoveryKey },
        { [deskFile(session.files).key]: randomBytes(keyLength), audit: randomBytes(keyLength) },
        { cost: derivationCost, device },
      )
      const draft = opener.create(unfinished, dataKeys)
      try {
        draft.sqlite
          .transaction(() => {
            const now = session.clock.now()
            writeSetting(draft, 'centre', input.centre)
            writeSetting(draft, 'demonstration', demonstration)
            writeRecoverySetting(draft, { confirmed: false, renewalDue: false })
            rememberKeyring(draft, keyring)
            furnish(draft, now)
            const { id } = addStaff(draft, { account, name, roles: ['manager', 'front-desk'] }, now)
            recordAudit(draft, {
              at: now,
              staffId: id,
              procedure: 'session.setUp',
              outcome: 'done',
              subject: `staff:${id}`,
              change: input.centre,
            })
            settleStanding(draft)
          })
          .immediate()
      } finally {
        draft.close()
      }
      const set = [databaseName(deskFile(session.files)), 'keyring.json']
      try {
        placeSet(dataDir, 'set-up', { files: set, keepOldIn: null })
      } catch (error) {
        // Some of it may be in place: then it is a desk, for which the manager prints a recovery key when they have signed in.
        if (isSetReady(dataDir)) session.settle(folder.take())
        throw error
      }
      return { recoveryKey, staff: enter(loadKeyring(), account, dataKeys, keyring.idOf(account)) }
    }),

    ...recoveryHandlers(options, entrance),

    signIn: keys(async (_session, input) => ({
      staff: await signInWith(
        { procedure: 'session.signIn', account: input.account, code: 'session.wrong-password' },
        input.password,
      ),
    })),

    unlock: keys(async (_session, input) => {
      const position = session.position
      if (position.state === 'open') return { staff: position.staff }
      if (position.state !== 'locked') throw new DeskError('locked', 'session.signed-out')
      const { account } = position.staff
      return {
        staff: await signInWith(
          { procedure: 'session.unlock', account, code: 'session.wrong-unlock-password' },
          input.password,
        ),
      }
    }),

    lock: keys(() => {
      session.lock()
      return {}
    }),

    signOut: keys(() => {
      session.writeStop.refuse()
      session.leave()
      return {}
    }),

    stayAwake: read(() => {
      session.stayAwake()
      return {}
    }),

    changePassword: keys(async (_session, input, sendId) => {
      const { staff, keyring } = session.requireOpen()
      if (samePassword(input.password, input.newPassword)) {
        const same = 'session.password-unchanged'
        throw new DeskError('invalid', same, {}, [{ path: ['newPassword'], code: same }])
      }
      const dataKeys = await check.keys(
        keyring,
        {
          procedure: 'session.changePassword',
          account: staff.account,
          code: 'session.wrong-password',
          staffId: staff.id,
        },
        () => keyring.open(staff.account, input.password),
      )
      try {
        await changeOwnPassword(session, staff.account, input.newPassword, {
          keys: dataKeys,
          when: (write) =>
            writeOnRecord(
              session,
              { procedure: 'session.changePassword', by: staff.id },
              { sendId },
              (call) => {
                notePassword(call, staff.id, false)
                call.record({ subject: `staff:${staff.id}`, change: { password: 'changed' } })
                write()
                return null
              },
            ),
        })
        return {}
      } finally {
        forgetKeys(dataKeys)
      }
    }),

    acceptClock: write((call) => {
      acceptDay(call)
      call.record({ subject: 'setting:clock', change: { day: call.today } })
      return {}
    }),

    nameCentre: write((call, input) => {
      writeSetting(call, 'centre', input.centre)
      call.record({ subject: 'setting:centre', change: input.centre })
      return {}
    }),
  })
}

/** A password typed in another Unicode form is the same password. */
function samePassword(one: string, other: string): boolean {
  return one.normalize('NFKC') === other.normalize('NFKC')
}
