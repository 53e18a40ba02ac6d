/** Checks passwords one at a time; a wrong one is on record and makes the next try wait. */
import { DeskError } from '#ground/contract/errors'
import type { Keyring } from '#vault/keyring/keyring'
import type { DataKeys } from '#vault/keyring/slot'
import { unknownAccount, type FailuresBeside } from './failures-beside'
import type { Session } from './session'
import type { SignInGuard } from './sign-in-guard'
import { staffIdByAccount } from './staff'

/** A password that is tried: what for, whose, and what is said when it is wrong. */
export interface Attempt {
  readonly procedure: string
  readonly account: string
  readonly code: string
  /** Who is signed in and is asked once more; left out where anyone may be at the keyboard. */
  readonly staffId?: number
  /** The file that it is about, where that is not the desk's own: nothing outside tells of a deed in there. */
  readonly file?: string | undefined
  /** The keyring comes from outside the data folder, and may bear this one's salt: that it was opened ends no wait by itself. */
  readonly elsewhere?: boolean
}

export class PasswordCheck {
  readonly #session: Session
  readonly #guard: SignInGuard
  readonly #failuresBeside: FailuresBeside
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: {
    readonly session: Session
    readonly guard: SignInGuard
    readonly failuresBeside: FailuresBeside
  }) {
    this.#session = options.session
    this.#guard = options.guard
    this.#failuresBeside = options.failuresBeside
  }

  /**
   * The keys that `open` gives for a password. Throws `unavailable` `session.wait` with the seconds left, or `invalid`
   * with the attempt's code and the seconds until the next try.
   */
  keys(keyring: Keyring, attempt: Attempt, open: () => Promise<DataKeys | null>): Promise<DataKeys> {
    // An account that is not there counts like one that is: nobody learns which there are.
    const id = keyring.idOf(attempt.account)
    return this.inTurn(async () => {
      this.requireNoWait(id)
      const dataKeys = await open()
      if (!dataKeys) {
        this.noteFailure(keyring, attempt)
        throw new DeskError('invalid', attempt.code, { seconds: this.#guard.failed(id) })
      }
      if (attempt.elsewhere !== true) this.#guard.succeeded(id)
      return dataKeys
    })
  }

  /** Ends the wait for a keyring from outside that was opened, once all else that is asked was answered. */
  forgive(keyring: Keyring, { account }: Attempt): void {
    this.#guard.succeeded(keyring.idOf(account))
  }

  /** One after another: guesses sent together would all be tried before the first of them had failed. */
  inTurn<Result>(check: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(() => {
      this.#session.writeStop.refuse()
      return check()
    })
    this.#turn = result.catch(() => undefined)
    return result
  }

  /** `id` as the keyring has it. Throws `unavailable` `session.wait`. */
  requireNoWait(id: string): void {
    const seconds = this.#guard.secondsToWait(id)
    if (seconds > 0) throw new DeskError('unavailable', 'session.wait', { seconds })
  }

  /** Seconds until the next try. */
  failed(id: string): number {
    return this.#guard.failed(id)
  }

  succeeded(id: string): void {
    this.#guard.succeeded(id)
  }

  /** A wrong password is on record: in the log if it is open, else beside it until it is. */
  noteFailure(keyring: Keyring, { procedure, account, code, staffId, file }: Attempt): void {
    const { position, clock } = this.#session
    const at = clock.now()
    if (!('store' in position)) {
      this.#failuresBeside.note({ at, procedure, account: nameBeside(keyring, account), code })
      return
    }
    const id = staffIdByAccount(position.store, account)
    const subject = id === null ? unknownAccount : `staff:${id}`
    const row = { at, staffId: staffId ?? null, procedure, outcome: 'failed', subject, change: code } as const
    this.#session.recordApart(this.#session.apart.openStore(file) ?? position.store, row)
  }
}

/** What stands for an account in the file beside the log: nothing of one that is not there. */
function nameBeside(keyring: Keyring, account: string): string {
  return keyring.has(account) ? keyring.idOf(account) : 'unknown'
}
