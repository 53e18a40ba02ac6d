/** Serves the session's contract: set-up, sign-in, lock, passwords, the recovery key. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { recordAudit } from '#vault/log/record'
import { DeskError } from '#ground/contract/errors'
import { damageError, damageOf } from '#vault/damage/rules/causes'
import type { Device } from '#vault/keyring/device'
import { Keyring, recoverySlot } from '#vault/keyring/keyring'
import { mistypedGroups, newRecoveryKey, readRecoveryKey } from '#vault/keyring/recovery-key'
import type { DerivationCost } from '#vault/keyring/seal'
import { databaseName, deskFile } from '#vault/files'
import { keepKeysFor } from '#vault/keyring/role-keys'
import { forgetKeys, type DataKeys } from '#vault/keyring/slot'
import { removePin } from '../pins/rows'
import { keys, read, serve, write } from '../rpc/serve'
import { keyLength } from '#vault/store/open'
import type { Store } from '#vault/store/store'
import { placeSet, prepareSet } from '#vault/store/whole-set'
import { sessionContract, type SignedInStaff } from './contract'
import { folderPosition } from './data-folder'
import { describe } from './describe'
import { rememberKeyring } from './keyring-memory'
import type { Entering } from './open-apart'
import { storeOpener, type StoreOpenerOptions } from './open-store'
import type { Attempt, PasswordCheck } from './password-check'
import { recogniseKeyring } from './recognise-keyring'
import { answerForStanding, refuseAlteredStanding } from './recognise-standing'
import type { FailuresBeside } from './failures-beside'
import { holdKeyring } from './hold-keyring'
import { readRecoverySetting, writeRecoverySetting } from './recovery-setting'
import { writeOnRecord } from './calls'
import { refusePassword } from './password-rule'
import type { Session } from './session'
import { readSetting, writeSetting } from './settings'
import { recordWithStanding, settleStanding } from './standing'
import { activeStaffByAccount, addStaff, notePassword, everyone } from './staff'

export interface SessionServiceOptions extends StoreOpenerOptions {
  readonly derivationCost: DerivationCost
  readonly device: Device
  readonly check: PasswordCheck
  readonly failuresBeside: FailuresBeside
  /** Brings a new desk its dictionaries, items and calendar; one transaction with the first account. */
  readonly furnish: (store: Store, now: number) => void
  /** Someone signs out; called before the store is closed and the keys are forgotten. */
  readonly beforeLeaving: () => void
}

export function sessionService(options: SessionServiceOptions) {
  const { session, folder, version, derivationCost, device, check, failuresBeside } = options
  const { furnish, beforeLeaving } = options
  const { demonstration } = session
  const dataDir = folder.path
  const keyringFile = join(dataDir, 'keyring.json')

  const opener = storeOpener(options)

  const loadKeyring = (): Keyring => {
    const keyring = Keyring.load(keyringFile, derivationCost, device)
    if (!keyring) throw new DeskError('unavailable', 'keyring.missing')
    return keyring
  }

  /** Opens the store, or keeps the one that is open, and signs this account in through the slot that was opened. */
  const enter = (keyring: Keyring, account: string, dataKeys: DataKeys, slot: string): SignedInStaff => {
    session.refuseWhileReplaced()
    const position = session.position
    const store = 'store' in position ? position.store : opener.open(dataKeys)
    const now = session.clock.now()
    let entered: Entering
    try {
      if ((readSetting(store, 'demonstration') === true) !== demonstration) {
        throw new DeskError('unavailable', 'session.demonstration-data')
      }
      const staff = activeStaffByAccount(store, account)
      if (!staff) {
        check.noteFailure(keyring, { procedure: 'session.signIn', account, code: 'session.wrong-password' })
        throw new DeskError('invalid', 'session.wrong-password', { seconds: 0 })
      }
      if (!('store' in position) && store.access === 'full') {
        session.attempt(() => failuresBeside.becomeRows(store, keyring, now))
      }
      const attempt = (work: () => void) => session.attempt(work)
      const entry = { slot, staffId: staff.id, now, attempt }
      refuseAlteredStanding(store, entry)
      const keyringFault = recogniseKeyring(store, { ...entry, keyring, keys: dataKeys })
      const standing = answerForStanding(store, entry)
      holdKeyring(store, { ...entry, keyring, keys: dataKeys })
      const here = opener.makeApart(store, { staff, keys: dataKeys, keyring }, (keysNow) => {
        const anew = loadKeyring()
        recogniseKeyring(store, { ...entry, keyring: anew, keys: keysNow })
        return anew
      })
      // The recovery key opens every file; who is signed in opens those of their roles.
      const own = keepKeysFor(here.keys, staff.roles)
      session.enter({
        staff,
        store,
        keys: own,
        keyring: here.keyring,
        keyringFault: keyringFault ?? standing,
        byPin: false,
      })
      entered = { staff, keys: own, keyring: here.keyring }
    } catch (error) {
      if (!session.isUsing(store)) store.close()
      forgetKeys(dataKeys)
      throw error
    }
    opener.openApart(entered)
    return entered.staff
  }

  /** The same; what keeps the store from being opened is said on a screen of its own. */
  const enterOrSayWhy = (...who: Parameters<typeof enter>): SignedInStaff => {
    try {
      return enter(...who)
    } catch (error) {
      const damage = damageOf(error)
      if (damage !== null) session.settle({ state: 'unusable', ...damage })
      throw error
    }
  }

  /** The keys that are opened, and the keyring as it is then: it may have been changed while they were derived. */
  const openKeyring = async (attempt: Attempt, open: (keyring: Keyring) => Promise<DataKeys | null>) => {
    for (;;) {
      const keyring = loadKeyring()
      const dataKeys = await check.keys(keyring, attempt, () => open(keyring))
      if (loadKeyring().memory.mac === keyring.memory.mac) return { keyring, dataKeys }
      forgetKeys(dataKeys)
    }
  }

  const signInWith = async (attempt: Attempt, password: string): Promise<SignedInStaff> => {
    refuseUnlessSetUp(session)
    const { account, procedure } = attempt
    const { keyring, dataKeys } = await openKeyring(attempt, (held) => held.open(account, password))
    const before = session.position
    const staff = enterOrSayWhy(keyring, account, dataKeys, keyring.idOf(account))
    // Whoever takes over from a colleague is on record with them.
    const subject = `staff:${'staff' in before ? before.staff.id : staff.id}`
    const row = { at: session.clock.now(), staffId: staff.id, procedure, outcome: 'done', subject } as const
    session.recordApart(session.requireOpen().store, { ...row, change: null }, recordWithStanding)
    return staff
  }

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
      placeSet(dataDir, 'set-up', { files: set, keepOldIn: null })
      return { recoveryKey, staff: enter(loadKeyring(), account, dataKeys, keyring.idOf(account)) }
    }),

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
      const done = writeOnRecord(session, 'session.confirmRecoveryKey', { sendId }, (call) => {
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
        await session.changeKeyring((open, still) =>
          open.keyring.replaceRecoveryKey(recoveryKey, dataKeys, (write) => {
            still()
            // First on record as not typed back: a crash in between leaves the old paper, and the desk asks for a new one.
            writeOnRecord(session, 'session.renewRecoveryKey', { sendId }, (call) => {
              writeRecoverySetting(call, { confirmed: false, renewalDue: false })
              call.record({ subject: `staff:${staff.id}`, change: { recoveryKey: 'renewed' } })
              return null
            })
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
      } catch (error) {
        // Only who they are tells what their password has to be; and nobody stays in without one.
        session.leave()
        throw error
      }
      await session.givePassword(input.account, input.password, {
        keys: dataKeys,
        when: (write) =>
          writeOnRecord(session, 'session.recover', { sendId }, (call) => {
            notePassword(call, staff.id, false)
            // Nobody gave the password that would bring it along.
            removePin(call, staff.id)
            call.record({ subject: `staff:${staff.id}`, change: { password: 'recovered' } })
            write()
            return null
          }),
      })
      return { staff }
    }),

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
      beforeLeaving()
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
        await session.givePassword(staff.account, input.newPassword, {
          keys: dataKeys,
          when: (write) =>
            writeOnRecord(session, 'session.changePassword', { sendId }, (call) => {
              notePassword(call, staff.id, false)
              call.record({ subject: `staff:${staff.id}`, change: { password: 'changed' } })
              write()
              return null
            }),
        })
        return {}
      } finally {
        forgetKeys(dataKeys)
      }
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

function refuseUnlessSetUp(session: Session): void {
  const position = session.position
  if (position.state === 'new') throw new DeskError('locked', 'session.not-set-up')
  if (position.state === 'unusable') throw damageError(position)
}
