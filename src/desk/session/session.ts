/**
 * The session of the desk: nobody, someone, or someone behind a lock. It holds the open store and the data keys; nothing
 * else does. Every procedure is admitted here; what it then does with the store is in `calls.ts`.
 */
import { DeskError } from '#ground/contract/errors'
import { isFirstLook, keyOfLook, noteLooks, putLook, type Look } from '#vault/log/looks'
import { recordAudit, type AuditRow } from '#vault/log/record'
import type { Clock } from '#ground/clock'
import type { StoreHealth } from '#vault/damage/health'
import { damageOf } from '#vault/damage/rules/causes'
import { forgetKeys, type DataKeys } from '#vault/keyring/slot'
import { askedAfterPin, holds, permissionTable, type Permission, type Role } from '#ground/roles/permissions'
import { keepKeysFor, rolesByPin } from '#vault/keyring/role-keys'
import { deskFile, type FilesOfDesk } from '#vault/files'
import type { Store } from '#vault/store/store'
import type { House } from '../house'
import { CallsUnderWay } from './calls-under-way'
import type { FilesApart, Note } from './files-apart'
import { Leaving } from './leaving'
import { idleLockAfter, lockedLeavesAfter, lockedLeavesSealedAfter } from './lock-times'
import { MadeFiles } from './made-files'
import { ReadingCounts } from '../reading/counts'
import { HeldRows } from './held-rows'
import { PasswordsGiven } from './passwords-given'
import type { ClosedPosition, OpenDesk, SessionPosition } from './positions'
import { recordWithStanding } from './standing'
import { ForwardUnderWay } from './under-way'
import { WriteStop } from './write-stop'
import { staffNow } from './staff'

export { idleLockAfter, lockedLeavesAfter, lockedLeavesSealedAfter } from './lock-times'
export { demonstrationPassword } from './password-rule'
export type { ClosedPosition, OpenDesk, SessionPosition } from './positions'

/** A procedure, and the file that it is about where that is not the desk's own. */
interface Deed {
  readonly procedure: string
  readonly file?: string | undefined
}
type TryPassword = (deed: Deed, password: string) => Promise<void>

export class Session {
  readonly clock: Clock
  readonly resourcesDir: string
  readonly house: House
  /** True for made-up data in a temporary folder. */
  readonly demonstration: boolean
  readonly health: StoreHealth
  readonly files: FilesOfDesk
  readonly apart: FilesApart
  readonly #held = new HeldRows()
  readonly passwordsGiven: PasswordsGiven
  readonly madeFiles = new MadeFiles()
  readonly leaving = new Leaving()
  /** How much whoever is signed in has asked for. */
  readonly reading = new ReadingCounts((work) => void this.attempt(work))
  readonly writeStop = new WriteStop()
  readonly callsUnderWay: CallsUnderWay
  /** What somebody waits for who signs in to a desk of before. */
  readonly forward = new ForwardUnderWay()
  #position: SessionPosition
  #lastSign = 0
  #lockedAt = 0
  /** Whether a file apart was open since this process began. */
  #hasReadApart = false
  #beingReplaced = false
  #tryPassword: TryPassword = () => Promise.reject(new Error('nobody tries passwords'))

  constructor(options: {
    readonly clock: Clock
    readonly resourcesDir: string
    readonly house: House
    readonly demonstration: boolean
    readonly health: StoreHealth
    /** The table of files, and how those stand that not everyone can open. */
    readonly files: FilesOfDesk
    readonly apart: FilesApart
    readonly position: SessionPosition
  }) {
    this.clock = options.clock
    this.resourcesDir = options.resourcesDir
    this.house = options.house
    this.demonstration = options.demonstration
    this.health = options.health
    this.files = options.files
    this.apart = options.apart
    this.callsUnderWay = new CallsUnderWay(() => options.clock.monotonic())
    this.passwordsGiven = new PasswordsGiven(() => options.clock.monotonic())
    this.#position = options.position
  }

  /** Who tries passwords: told once, when the desk is put together. */
  asksPassword(tried: TryPassword): void {
    this.#tryPassword = tried
  }

  /**
   * Tries the password of whoever is signed in, for a deed that asks for it there and then. Throws `invalid` `session.wrong-password`;
   * a wrong one is on record in the file that the deed is about.
   */
  requirePassword(deed: Deed, password: string): Promise<void> {
    return this.#tryPassword(deed, password)
  }

  /** Where the session stands now; an idle desk locks itself the moment anyone asks. */
  get position(): SessionPosition {
    this.keepTime()
    return this.#position
  }

  /** Locks a desk that is idle, and leaves one that was locked for too long. */
  keepTime(): void {
    const position = this.#position
    const idle = this.clock.monotonic() - this.#lastSign
    // On record it was locked when it should have been, whenever somebody asks.
    if (position.state === 'open' && idle >= idleLockAfter) this.lock(idle - idleLockAfter)
    const locked = this.clock.monotonic() - this.#lockedAt
    const leavesAfter = this.#hasReadApart ? lockedLeavesSealedAfter : lockedLeavesAfter
    // What is being put under new keys has to stay open until it is.
    if (this.#position.state === 'locked' && locked >= leavesAfter && this.writeStop.code === null)
      this.leave(locked - leavesAfter)
  }

  /** Lets a call in or throws `locked` or `forbidden`; a refusal for want of a role is on record. */
  admit(
    permission: Permission,
    {
      procedure,
      file,
      takesOut,
    }: { readonly procedure: string; readonly file?: string | undefined; readonly takesOut: boolean },
  ): void {
    if (permissionTable[permission] === 'public') return
    this.lookAtStaff()
    const { staff, passwordDue, byPin } = this.requireOpen()
    if (passwordDue && permission !== 'session.own') throw new DeskError('forbidden', 'session.password-due')
    if (holds(staff.roles, permission)) {
      if (byPin && (takesOut || askedAfterPin(permission)))
        throw new DeskError('forbidden', 'session.password-after-pin')
      return
    }
    this.recordRefusal(procedure, 'session.forbidden', file)
    throw new DeskError('forbidden', 'session.forbidden')
  }

  /** Lets a write of a file begin: somebody is there, nothing stops it, and the file is open and sound. */
  beginWrite(file?: string): Pick<OpenDesk, 'staff' | 'store'> {
    const { staff } = this.requireOpen()
    this.stayAwake()
    this.writeStop.refuse()
    const store = this.storeOf(file)
    this.healthOf(store).refuseIfDamaged()
    return { staff, store }
  }

  #isApart(file: string | undefined): file is string {
    return file !== undefined && file !== deskFile(this.files).name
  }

  /** The open store of a file, by default the desk's own. Throws `unavailable` `files.…` where it is not open. */
  storeOf(file?: string): Store {
    const { store } = this.requireOpen()
    return this.#isApart(file) ? this.apart.storeOf(file) : store
  }

  /** What is known of the file of a store. */
  healthOf(store: Store): StoreHealth {
    return this.apart.healthOfStore(store) ?? this.health
  }

  /** Takes note of what an error of a call about a file tells, and returns it as the page may have it. */
  noticed(error: unknown, file?: string): unknown {
    // A page is damaged in one file; a disk is full for all of them.
    return this.#isApart(file) && damageOf(error)?.code === 'store.damaged'
      ? this.apart.healthOf(file).noticed(error)
      : this.health.noticed(error)
  }

  /** Something was refused by its code: on record in the file it is of, where that is open, under whose record was asked for. */
  recordRefusal(procedure: string, code: string, file?: string, subject = `procedure:${procedure}`): void {
    const open = this.requireOpen()
    const { staff } = open
    const store = this.apart.openStore(file) ?? open.store
    this.recordApart(store, {
      at: this.clock.now(),
      staffId: staff.id,
      procedure,
      outcome: 'refused',
      subject,
      change: code,
    })
  }

  /**
   * A row that belongs to no write: a refusal, a sign-in. Nobody is kept from reading because the disk is full, so a row
   * that can't be written now is held until it can.
   */
  recordApart(
    store: Store,
    row: AuditRow,
    record: (store: Store, row: AuditRow) => void = recordAudit,
  ): void {
    if (!this.attempt(() => record(store, row), this.healthOf(store)))
      this.#held.hold(row, this.apart.nameOf(store), (later) => record(later, row))
  }

  /** Writes what can wait; false, and noted, where nothing can be written now. Throws what is no damage. */
  attempt(work: () => void, health = this.health): boolean {
    if (this.writeStop.code !== null) return false
    try {
      health.refuseIfDamaged()
      work()
      return true
    } catch (error) {
      if (damageOf(health.noticed(error)) === null) throw error
      return false
    }
  }

  /** The first looks of a day at people, in one transaction; they may have to wait like any other row. */
  recordLooks(store: Store, looks: readonly Look[]): void {
    const first = looks.filter((look) => isFirstLook(store, look))
    if (first.length === 0 || this.attempt(() => noteLooks(store, first), this.healthOf(store))) return
    const file = this.apart.nameOf(store)
    for (const look of first)
      this.#held.hold(`${file} ${keyOfLook(look)}`, file, (later) => putLook(later, look))
  }

  /** Writes what was held of the files that are open. */
  recordHeld(): void {
    const position = this.#position
    if (!('store' in position)) return
    for (const store of [position.store, ...this.apart.stores]) {
      this.attempt(() => this.#held.writeTo(store, this.apart.nameOf(store)), this.healthOf(store))
    }
  }

  /**
   * Whoever is signed in, as the staff's table has them now: a role that was taken is gone at the next call, and so is
   * someone who was deactivated.
   */
  lookAtStaff(): void {
    const position = this.position
    if (position.state !== 'open') return
    const found = staffNow(position.store, position.staff)
    if (found === null) {
      this.leave()
      return
    }
    const roles = position.byPin ? [...rolesByPin(found.staff.roles)] : found.staff.roles
    const staff = position.byPin ? { ...found.staff, roles } : found.staff
    if (staff === position.staff && found.passwordDue === position.passwordDue) return
    // Whoever lost the role has lost the key and the file, from this call on.
    const keys = keepKeysFor(position.keys, staff.roles)
    this.#position = { ...position, staff, keys, passwordDue: found.passwordDue }
    this.#closeApart(staff.roles)
  }

  /** The open desk, or `locked` with the reason. */
  requireOpen(): OpenDesk {
    const position = this.position
    if (position.state === 'open') return position
    throw new DeskError('locked', position.state === 'locked' ? 'session.locked' : 'session.signed-out')
  }

  /** True for the open store, and for the data keys of whoever is signed in. */
  isUsing(thing: Store | DataKeys): boolean {
    const position = this.#position
    return (
      'store' in position &&
      (position.store === thing ||
        position.keys === thing ||
        this.apart.stores.some((store) => store === thing))
    )
  }

  /** Someone is at the keyboard. */
  stayAwake(): void {
    this.#lastSign = this.clock.monotonic()
  }

  /** Moves to an open desk; a store that was open before and is another one is closed. */
  enter(desk: Omit<OpenDesk, 'passwordDue'>): void {
    this.writeStop.refuse()
    const before = this.#position
    if ('store' in before) {
      this.#closeApart()
      if (before.staff.id !== desk.staff.id) this.leaving.tellShut()
      if (before.store !== desk.store) before.store.close()
      if (before.keys !== desk.keys) forgetKeys(before.keys)
    }
    this.#position = { state: 'open', ...desk, passwordDue: false }
    this.stayAwake()
    this.lookAtStaff()
    if (!desk.byPin) this.passwordsGiven.add(desk.staff.id, desk.keyring.pinOf(desk.staff.account))
    this.attempt(() => this.recordHeld())
  }

  /** From now on everyone needs their password again. `ago`: milliseconds since the desk should have locked itself; 0 when somebody locks it. */
  lock(ago = 0): void {
    const position = this.#position
    this.passwordsGiven.forgetAll()
    this.madeFiles.forgetAll()
    if (position.state !== 'open') return
    this.#closeApart()
    this.#lockedAt = this.clock.monotonic() - ago
    this.#position = { ...position, state: 'locked', keys: keepKeysFor(position.keys, []) }
    this.leaving.tellShut()
    this.#step('session.lock', position, ago)
  }

  /** Closes what whoever has these roles may not open; without roles, every file apart. Each chain notes where the other ends. */
  #closeApart(held: readonly Role[] = []): void {
    const position = this.#position
    this.#hasReadApart ||= this.apart.stores.length > 0
    if ('store' in position) this.apart.close(held, position.store, this.#note)
  }

  readonly #note: Note = (work, health) => void this.attempt(work, health)

  /** A step of whoever is signed in, `ago` milliseconds since. Neither locking nor leaving fails for want of its row. */
  #step(procedure: string, { store, staff }: OpenDesk, ago = 0): void {
    const at = Math.round(this.clock.now() - ago)
    const subject = `staff:${staff.id}`
    const row = { at, staffId: staff.id, procedure, outcome: 'done', subject } as const
    this.recordApart(store, { ...row, change: { byItself: ago > 0 } }, recordWithStanding)
  }

  /** The folder was looked at again, or turned out to be unusable; only while nobody is signed in. */
  settle(position: ClosedPosition): void {
    if (!('store' in this.#position)) this.#position = position
  }

  /** The same store, opened anew; whoever is signed in stays so. */
  reopened(store: Store): void {
    const before = this.#position
    if (before.state === 'open' || before.state === 'locked') this.#position = { ...before, store }
  }

  /** The same store and keyring under other keys; whoever is signed in stays so. */
  rekeyed(desk: Pick<OpenDesk, 'store' | 'keys' | 'keyring'>): void {
    const before = this.#position
    if (!('store' in before)) throw new DeskError('locked', 'session.signed-out')
    forgetKeys(before.keys)
    const keys = before.state === 'locked' ? keepKeysFor(desk.keys, []) : desk.keys
    this.#position = { ...before, ...desk, keys }
  }

  /** Whoever is signed in holds the key of this name no more: it is overwritten, and what it opens is closed already. */
  forgetKey(name: string): void {
    const before = this.#position
    if (!('store' in before)) return
    const { [name]: gone, ...keys } = before.keys
    gone?.fill(0)
    this.#position = { ...before, keys }
  }

  /** Closes the store and forgets the keys. `ago`: as for `lock`. */
  leave(ago = 0): void {
    const before = this.#position
    this.passwordsGiven.forgetAll()
    this.madeFiles.forgetAll()
    if (!('store' in before)) return
    if (before.store.sqlite.open && this.writeStop.code === null) this.leaving.tellBefore(before)
    this.#closeApart()
    if (before.store.sqlite.open) this.reading.keep()
    if (before.store.sqlite.open) this.#step('session.signOut', before, ago)
    before.store.close()
    forgetKeys(before.keys)
    this.#position = { state: 'signed-out' }
    this.leaving.tellShut()
    this.leaving.tellLeft()
  }

  /**
   * Lets the files of the folder be replaced while nobody is signed in, and nobody sign in meanwhile; `settle` says what the folder holds
   * afterwards, and where it can't, it is over all the same. Throws `conflict` `backups.someone-is-signed-in`, `unavailable` `backups.restoring`.
   */
  async whileReplaced<Result>(work: () => Promise<Result>, settle: () => ClosedPosition): Promise<Result> {
    if ('store' in this.#position) throw new DeskError('conflict', 'backups.someone-is-signed-in')
    this.refuseWhileReplaced()
    this.forward.refuse()
    this.#beingReplaced = true
    try {
      const result = await work()
      this.#held.forget()
      this.health.replaced()
      this.apart.replaced()
      return result
    } finally {
      this.#beingReplaced = false
      this.settle(settle())
    }
  }

  /** Throws `unavailable` `backups.restoring` while the files of the folder are being replaced. */
  refuseWhileReplaced(): void {
    if (this.#beingReplaced) throw new DeskError('unavailable', 'backups.restoring')
  }
}
