/**
 * The session of the desk: nobody, someone, or someone behind a lock. It holds the open store and the data keys; nothing
 * else does. Every procedure is admitted here, and every write goes through here.
 */
import { DeskError } from '../contract/errors'
import { isFirstLook, noteLook } from '../audit/looks'
import { dayAt, type Clock } from '../clock'
import { checkLog } from '../audit/check'
import { digestOf, recordAudit, type AuditRow } from '../audit/record'
import type { Damage } from '../damage/contract'
import type { StoreHealth } from '../damage/health'
import { damageOf } from '../damage/rules/causes'
import type { Keyring, KeyringFault } from '../keyring/keyring'
import { forgetKeys, type DataKeys } from '../keyring/slot'
import { holds, permissionTable, type Permission } from '../roles/permissions'
import { keysFor, rolesByPin } from '../roles/role-keys'
import type { DisclosureCall, LongCall, LookCall, ReadCall, Seen, WriteCall } from '../rpc/call'
import type { Store } from '../store/store'
import type { SignedInStaff } from './contract'
import { rememberKeyring } from './keyring-memory'
import { PasswordsGiven } from './passwords-given'
import { WriteStop } from './write-stop'
import { activeStaffByAccount, staffNow } from './staff'

/** Milliseconds without a write or a sign of life after which the desk locks itself. */
export const idleLockAfter = 5 * 60 * 1000

/** More refusals and sign-ins than there are between a full disk and room on it. */
const heldAtMost = 1_000

export interface OpenDesk {
  readonly staff: SignedInStaff
  readonly store: Store
  readonly keys: DataKeys
  readonly keyring: Keyring
  /** What was wrong with the keyring when this one signed in, and has been put right. */
  readonly keyringFault: KeyringFault | null
  /** True for whoever came in by PIN: without the roles that carry a key. */
  readonly byPin: boolean
  /** True while the password is one that the manager gave: nothing but choosing another is let in. */
  readonly passwordDue: boolean
}

interface AnsweredRequest {
  readonly procedure: string
  readonly staff_id: number
  readonly input: string
  readonly answer: string
}

/** Where the session stands while no store is open. */
export type ClosedPosition =
  { readonly state: 'new' } | { readonly state: 'signed-out' } | ({ readonly state: 'unusable' } & Damage)

export type SessionPosition = ClosedPosition | ({ readonly state: 'open' | 'locked' } & OpenDesk)

/** The password of the demonstration accounts; everybody knows it. */
export const demonstrationPassword = 'linli-demo'

/** Outside the demonstration a password that everybody knows is none. */
export function refusePublicPassword(password: string, demonstration: boolean): void {
  if (!demonstration && password === demonstrationPassword) {
    throw new DeskError('invalid', 'session.password-is-public')
  }
}

export class Session {
  readonly clock: Clock
  readonly resourcesDir: string
  /** True for made-up data in a temporary folder. */
  readonly demonstration: boolean
  readonly health: StoreHealth
  /** Rows that could not be written on a full or read-only disk; written as soon as it takes them. */
  #held: readonly AuditRow[] = []
  readonly passwordsGiven: PasswordsGiven
  readonly writeStop = new WriteStop()
  #position: SessionPosition
  #lastSign = 0
  #beingReplaced = false

  constructor(options: {
    readonly clock: Clock
    readonly resourcesDir: string
    readonly demonstration: boolean
    readonly health: StoreHealth
    readonly position: SessionPosition
  }) {
    this.clock = options.clock
    this.resourcesDir = options.resourcesDir
    this.demonstration = options.demonstration
    this.health = options.health
    this.passwordsGiven = new PasswordsGiven(() => options.clock.monotonic())
    this.#position = options.position
  }

  /** Where the session stands now; an idle desk locks itself the moment anyone asks. */
  get position(): SessionPosition {
    const position = this.#position
    const idle = this.clock.monotonic() - this.#lastSign
    // On record it was locked when it should have been, whenever somebody asks.
    if (position.state === 'open' && idle >= idleLockAfter) this.lock(idle - idleLockAfter)
    return this.#position
  }

  /** Lets a call in or throws `locked` or `forbidden`; a refusal for want of a role is on record. */
  admit(permission: Permission, procedure: string): void {
    if (permissionTable[permission] === 'public') return
    this.lookAtStaff()
    const { staff, passwordDue } = this.requireOpen()
    if (passwordDue && permission !== 'session.own') throw new DeskError('forbidden', 'session.password-due')
    if (holds(staff.roles, permission)) return
    this.#recordRefusal(procedure, 'session.forbidden')
    throw new DeskError('forbidden', 'session.forbidden')
  }

  #recordRefusal(procedure: string, code: string): void {
    const { staff, store } = this.requireOpen()
    this.recordApart(store, {
      at: this.clock.now(),
      staffId: staff.id,
      procedure,
      outcome: 'refused',
      subject: `procedure:${procedure}`,
      change: code,
    })
  }

  /**
   * A row that belongs to no write: a refusal, a sign-in. Nobody is kept from reading because the disk is full, so a row
   * that can't be written now is held until it can.
   */
  recordApart(store: Store, row: AuditRow): void {
    if (!this.attempt(() => recordAudit(store, row))) this.#held = [...this.#held, row].slice(-heldAtMost)
  }

  /** Writes what can wait; false, and noted, where nothing can be written now. Throws what is no damage. */
  attempt(work: () => void): boolean {
    if (this.writeStop.code !== null) return false
    try {
      this.health.refuseIfDamaged()
      work()
      return true
    } catch (error) {
      if (damageOf(this.health.noticed(error)) === null) throw error
      return false
    }
  }

  /** Writes what was held; one transaction. */
  recordHeld(): void {
    const held = this.#held
    const position = this.#position
    if (held.length === 0 || !('store' in position)) return
    const { store } = position
    store.sqlite
      .transaction(() => {
        for (const row of held) recordAudit(store, row)
      })
      .immediate()
    this.#held = []
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
    this.#position = { ...position, staff, passwordDue: found.passwordDue }
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
    return 'store' in position && (position.store === thing || position.keys === thing)
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
      if (before.store !== desk.store) before.store.close()
      if (before.keys !== desk.keys) forgetKeys(before.keys)
    }
    this.#position = { state: 'open', ...desk, passwordDue: false }
    this.stayAwake()
    this.lookAtStaff()
    if (!desk.byPin) this.passwordsGiven.add(desk.staff.id)
  }

  /** From now on everyone needs their password again. `ago`: milliseconds since the desk should have locked itself; 0 when somebody locks it. */
  lock(ago = 0): void {
    const position = this.#position
    this.passwordsGiven.forgetAll()
    if (position.state !== 'open') return
    this.#position = { ...position, state: 'locked' }
    this.#step('session.lock', position, ago)
  }

  /** A step of whoever is signed in, `ago` milliseconds since. Neither locking nor leaving fails for want of its row. */
  #step(procedure: string, { store, staff }: OpenDesk, ago = 0): void {
    this.recordApart(store, {
      at: Math.round(this.clock.now() - ago),
      staffId: staff.id,
      procedure,
      outcome: 'done',
      subject: `staff:${staff.id}`,
      change: { byItself: ago > 0 },
    })
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
    this.#position = { ...before, ...desk }
  }

  /** Closes the store and forgets the keys. */
  leave(): void {
    const before = this.#position
    this.passwordsGiven.forgetAll()
    if (!('store' in before)) return
    if (before.store.sqlite.open) this.#step('session.signOut', before)
    before.store.close()
    forgetKeys(before.keys)
    this.#position = { state: 'signed-out' }
  }

  /**
   * Lets the files of the folder be replaced while nobody is signed in, and nobody sign in meanwhile; `settle` says what
   * the folder holds afterwards. Throws `conflict` `backups.someone-is-signed-in`, `unavailable` `backups.restoring`.
   */
  async whileReplaced<Result>(work: () => Promise<Result>, settle: () => ClosedPosition): Promise<Result> {
    if ('store' in this.#position) throw new DeskError('conflict', 'backups.someone-is-signed-in')
    this.refuseWhileReplaced()
    this.#beingReplaced = true
    try {
      const result = await work()
      this.health.replaced()
      return result
    } finally {
      this.settle(settle())
      this.#beingReplaced = false
    }
  }

  /** Throws `unavailable` `backups.restoring` while the files of the folder are being replaced. */
  refuseWhileReplaced(): void {
    if (this.#beingReplaced) throw new DeskError('unavailable', 'backups.restoring')
  }

  /**
   * Gives an account a new password and those of the keys that its roles may have, by default of the keys of whoever is
   * signed in. Refuses the password that is printed in the README with `invalid` `session.password-is-public`.
   */
  async givePassword(
    account: string,
    password: string,
    keys: DataKeys = this.requireOpen().keys,
  ): Promise<void> {
    refusePublicPassword(password, this.demonstration)
    this.health.refuseIfDamaged()
    await this.changeKeyring((keyring, { store }) => {
      const roles = activeStaffByAccount(store, account)?.roles ?? []
      return keyring.put(account, password, keysFor(keys, roles))
    })
  }

  /** Changes the keyring and has the database remember it. */
  async changeKeyring(work: (keyring: Keyring, open: OpenDesk) => Promise<void>): Promise<void> {
    const open = this.requireOpen()
    const done = this.writeStop.underWay()
    try {
      await work(open.keyring, open)
      rememberKeyring(open.store, open.keyring)
    } finally {
      done()
    }
  }

  /** After this the account's password opens nothing. */
  takePassword(account: string): void {
    this.health.refuseIfDamaged()
    this.writeStop.refuse()
    const { keyring, keys, store } = this.requireOpen()
    keyring.remove(account, keys)
    rememberKeyring(store, keyring)
  }

  readCall(): ReadCall {
    const { staff, store } = this.requireOpen()
    const now = this.clock.now()
    return {
      now,
      today: dayAt(now),
      staff,
      database: store.database,
      statement: (sql) => {
        const statement = store.statement(sql)
        if (!statement.readonly) throw new Error('a read may not write')
        return statement
      },
      resourcesDir: this.resourcesDir,
    }
  }

  /**
   * One write: one transaction with exactly one audit row. A request id that was answered before gets that answer again,
   * if the same person asks the same thing; otherwise `conflict`: `desk.request-id-taken`, or `desk.done-differently` when
   * the form was changed after an answer that never arrived.
   */
  write<Result>(
    procedure: string,
    { requestId, ...input }: { readonly requestId: string },
    work: (call: WriteCall) => Result,
  ): Result {
    const { staff, store } = this.requireOpen()
    this.stayAwake()
    this.writeStop.refuse()
    this.health.refuseIfDamaged()
    return store.sqlite
      .transaction((): Result => {
        const answered = store
          .statement('SELECT procedure, staff_id, input, answer FROM answered_requests WHERE request_id = ?')
          .get(requestId) as AnsweredRequest | undefined
        const digest = digestOf(input)
        if (answered) {
          if (answered.procedure !== procedure || answered.staff_id !== staff.id) {
            throw new DeskError('conflict', 'desk.request-id-taken')
          }
          if (answered.input !== digest) throw new DeskError('conflict', 'desk.done-differently')
          const first: unknown = JSON.parse(answered.answer)
          // The same procedure wrote it, so it is what this one answers with.
          return first as Result
        }
        const { result, records } = this.#recorded(procedure, work)
        if (records !== 1) throw new Error(`${procedure} made ${records} audit rows instead of one`)
        store
          .statement(
            'INSERT INTO answered_requests (request_id, procedure, staff_id, input, answer, at) VALUES (?, ?, ?, ?, ?, ?)',
          )
          .run(requestId, procedure, staff.id, digest, JSON.stringify(result ?? null), this.clock.now())
        return result
      })
      .immediate()
  }

  /**
   * Shows something in full: one transaction with exactly one audit row, which says what and why. What the role table
   * does not show to whoever asks is refused by the handler, and that is on record too.
   */
  disclose<Result>(procedure: string, work: (call: DisclosureCall) => Result): Result {
    const { store } = this.requireOpen()
    this.stayAwake()
    this.writeStop.refuse()
    this.health.refuseIfDamaged()
    const shown = store.sqlite.transaction((): Result => {
      const { result, records } = this.#recorded(procedure, ({ record }) =>
        work({
          ...this.readCall(),
          disclose: ({ subject, ...disclosure }) => record({ subject, disclosure }),
        }),
      )
      if (records !== 1) throw new Error(`${procedure} made ${records} audit rows instead of one`)
      return result
    })
    try {
      return shown.immediate()
    } catch (error) {
      if (error instanceof DeskError && error.kind === 'forbidden') this.#recordRefusal(procedure, error.code)
      throw error
    }
  }

  /**
   * Shows a person's record: a read, and nothing is written but the first look of a day by this member of staff at this
   * person.
   */
  look<Result>(procedure: string, work: (call: LookCall) => Result): Result {
    const { staff, store } = this.requireOpen()
    const call = this.readCall()
    const seen: Seen[] = []
    const result = work({ ...call, saw: (one) => seen.push(one) })
    const [only] = seen
    if (only === undefined || seen.length !== 1) throw new Error(`${procedure} showed ${seen.length} records`)
    const { now: at, today: day } = call
    const look = { staffId: staff.id, day, at, procedure, ...only }
    if (isFirstLook(store, look)) this.attempt(() => noteLook(store, look))
    return result
  }

  /** For work that runs long: reads as it likes, writes in short transactions of its own. `rows` counts their audit rows. */
  longWork(procedure: string): { readonly call: LongCall; readonly rows: () => number } {
    let rows = 0
    const call: LongCall = {
      ...this.readCall(),
      transaction: (work) => {
        const { store } = this.requireOpen()
        this.stayAwake()
        this.writeStop.refuse()
        this.health.refuseIfDamaged()
        const { result, records } = store.sqlite
          .transaction(() => this.#recorded(procedure, work))
          .immediate()
        rows += records
        return result
      },
      recordedInside: () => {
        rows += 1
      },
      checkLog: (heads, signal) => checkLog(this.requireOpen().store, heads, signal),
    }
    return { call, rows: () => rows }
  }

  #recorded<Result>(
    procedure: string,
    work: (call: WriteCall) => Result,
  ): { result: Result; records: number } {
    const { staff, store } = this.requireOpen()
    const now = this.clock.now()
    let records = 0
    const result = work({
      now,
      today: dayAt(now),
      staff,
      database: store.database,
      statement: (sql) => store.statement(sql),
      resourcesDir: this.resourcesDir,
      record: ({ subject, change = null, disclosure }) => {
        records += 1
        recordAudit(store, {
          at: now,
          staffId: staff.id,
          procedure,
          outcome: disclosure === undefined ? 'done' : 'disclosed',
          subject,
          change,
          ...(disclosure === undefined ? {} : { disclosure }),
        })
      },
    })
    return { result, records }
  }
}
