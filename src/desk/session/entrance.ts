/** How somebody comes in: the keyring is opened, then the store, then what their keys open besides. */
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { damageError, damageOf } from '#vault/damage/rules/causes'
import type { Device } from '#vault/keyring/device'
import { Keyring, recoverySlot } from '#vault/keyring/keyring'
import type { DerivationCost } from '#vault/keyring/seal'
import { keepKeysFor } from '#vault/keyring/role-keys'
import { forgetKeys, type DataKeys } from '#vault/keyring/slot'
import { isSetReady } from '#vault/store/whole-set'
import type { SignedInStaff } from './contract'
import type { FailuresBeside } from './failures-beside'
import { holdKeyring } from './hold-keyring'
import type { Entering } from './open-apart'
import { storeOpener, type StoreOpener, type StoreOpenerOptions } from './open-store'
import type { Attempt, PasswordCheck } from './password-check'
import { forgetApart, withoutApart } from './passwords'
import { answerForStanding, refuseAlteredStanding } from './recognise-standing'
import { recogniseKeyring } from './recognise-keyring'
import type { Session } from './session'
import { readSetting } from './settings'
import { activeStaffByAccount } from './staff'
import { recordWithStanding } from './standing'

/** Takes an account in through the slot that was opened. */
type Enter = (keyring: Keyring, account: string, dataKeys: DataKeys, slot: string) => SignedInStaff

export interface EntranceOptions extends StoreOpenerOptions {
  readonly derivationCost: DerivationCost
  readonly device: Device
  readonly check: PasswordCheck
  readonly failuresBeside: FailuresBeside
}

export interface Entrance {
  readonly opener: StoreOpener
  readonly loadKeyring: () => Keyring
  readonly enter: Enter
  /** The same; what keeps the store from being opened is said on a screen of its own. */
  readonly enterOrSayWhy: Enter
  readonly openKeyring: (
    attempt: Attempt,
    open: (keyring: Keyring) => Promise<DataKeys | null>,
  ) => Promise<{ readonly keyring: Keyring; readonly dataKeys: DataKeys }>
  readonly signInWith: (attempt: Attempt, password: string) => Promise<SignedInStaff>
}

export function entranceOf(options: EntranceOptions): Entrance {
  const { session, folder, derivationCost, device, check, failuresBeside } = options
  const { demonstration } = session
  const keyringFile = join(folder.path, 'keyring.json')

  const opener = storeOpener(options)

  /** What a set still puts in place is put there first: whatever came into the files of before would be gone with them. */
  const settleFirst = (): void => {
    if ('store' in session.position || !isSetReady(folder.path)) return
    session.settle(folder.take())
    refuseUnlessSetUp(session)
  }

  const loadKeyring = (): Keyring => {
    settleFirst()
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
      // The paper of the manager opens the desk alone; one of before a file apart had holders of its own may have more on it.
      if (slot === recoverySlot) forgetApart(session, dataKeys)
      const held = slot === recoverySlot ? withoutApart(session, dataKeys) : dataKeys
      const all = opener.sealLog(store, { staff, keys: held, keyring })
      // Who is signed in holds the keys of their roles.
      const own = keepKeysFor(all, staff.roles)
      session.enter({
        staff,
        store,
        keys: own,
        keyring,
        keyringFault: keyringFault ?? standing,
        byPin: false,
      })
      entered = { staff, keys: own, keyring }
    } catch (error) {
      if (!session.isUsing(store)) store.close()
      forgetKeys(dataKeys)
      throw error
    }
    openBeside(entered)
    return entered.staff
  }

  /** Whoever has come in stays: what the desk's own file has lost keeps nobody from the rest of it, and is told. */
  const openBeside = (entered: Entering): void => {
    try {
      opener.openApart(entered)
    } catch (error) {
      const noticed = session.health.noticed(error)
      if (damageOf(noticed) !== null) return
      session.leave()
      throw noticed
    }
  }

  /** The same; what keeps the store from being opened is said on a screen of its own. */
  const enterOrSayWhy = (...who: Parameters<typeof enter>): SignedInStaff => {
    try {
      return enter(...who)
    } catch (error) {
      throw sayingWhy(error)
    }
  }

  const sayingWhy = (error: unknown): unknown => {
    const damage = damageOf(error)
    if (damage !== null) session.settle({ state: 'unusable', ...damage })
    return error
  }

  const bringForward = async (dataKeys: DataKeys): Promise<void> => {
    try {
      await opener.bringForward(dataKeys)
    } catch (error) {
      forgetKeys(dataKeys)
      throw sayingWhy(error)
    }
  }

  /** The keys that are opened, what they open brought to its form, and the keyring as it is then: it may have been changed meanwhile. */
  const openKeyring = async (attempt: Attempt, open: (keyring: Keyring) => Promise<DataKeys | null>) => {
    for (;;) {
      const keyring = loadKeyring()
      const checked = check.keys(keyring, attempt, () => open(keyring))
      // The key is derived on another thread, which takes longer than anything else here.
      setImmediate(opener.getReady)
      const dataKeys = await checked
      await bringForward(dataKeys)
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

  return { opener, loadKeyring, enter, enterOrSayWhy, openKeyring, signInWith }
}

export function refuseUnlessSetUp(session: Session): void {
  const position = session.position
  if (position.state === 'new') throw new DeskError('locked', 'session.not-set-up')
  if (position.state === 'unusable') throw damageError(position)
}
