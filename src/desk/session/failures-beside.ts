/**
 * Wrong passwords given while no store is open: they cannot be written into the encrypted log, so they wait in a small
 * file beside it until somebody opens the desk, and then become rows of it, each with its own instant.
 *
 * Nobody has the key of the log while the desk is shut. So the log leaves a key of its own making in the file when it
 * closes; each failure is authenticated under it, and the key is then replaced by its hash. Whoever finds the file later
 * can add to it, but neither change nor take out what was there before; and that the file is gone, the log knows.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { recordAudit } from '#vault/log/record'
import type { Keyring } from '#vault/keyring/keyring'
import { replaceFile } from '#vault/store/files'
import type { Store } from '#vault/store/store'
import { readSetting, writeSetting } from './settings'

/** After so many only their number is kept: with the growing delays that is more than a day of trying. */
export const mostFailures = 200

const failure = z.strictObject({
  /** UTC milliseconds. */
  at: z.number().int(),
  procedure: z.string().max(100),
  /** What stands for the account in the keyring; `unknown` for one that is not there. */
  account: z.string().max(64),
  /** Code of the refusal. */
  code: z.string().max(100),
})
export type Failure = z.infer<typeof failure>

const failuresFile = z.strictObject({
  version: z.literal(1),
  /** Names the key the file began with; empty when no log left one. */
  seed: z.string().max(64),
  key: z.string().max(64),
  failures: z.array(failure.extend({ mac: z.string().max(64) })).max(mostFailures),
  /** Failures after those. */
  more: z.number().int().min(0),
  moreMac: z.string().max(64),
})
type FailuresFile = z.infer<typeof failuresFile>

/**
 * What the log keeps of the file it left: its seed. While it is not known to be there, the file before may still be:
 * its seed, and how many of its failures are rows already.
 */
const left = z.strictObject({
  seed: z.string(),
  before: z.strictObject({ seed: z.string(), written: z.number().int() }).nullable(),
})
export const failuresBesideSetting = 'failures-beside'

export class FailuresBeside {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  /** One more; with a disk that takes nothing it is not kept, and the refusal stays what it is. */
  note(noted: Failure): void {
    const content = this.#read() ?? emptyFile('', randomBytes(32).toString('hex'))
    const key = after(content.key)
    const full = content.failures.length >= mostFailures
    const more = content.more + 1
    this.#write(
      full
        ? { ...content, key, more, moreMac: macOf(content.key, more) }
        : { ...content, key, failures: [...content.failures, { ...noted, mac: macOf(content.key, noted) }] },
    )
  }

  /** Makes rows of what waits, in a store that was just opened, and leaves the file empty under a new key. */
  becomeRows(store: Store, keyring: Keyring, now: number): void {
    const setting = left.safeParse(readSetting(store, failuresBesideSetting)).data
    const content = this.#read()
    const unreplaced = setting?.before?.seed === content?.seed
    const written = unreplaced ? (setting?.before?.written ?? 0) : 0
    const waiting = content?.failures.slice(written) ?? []
    const sound = setting === undefined || (content !== null && isSound(content, setting, store.lastingKey))
    // Nothing waits and nobody touched it: the key in it has seen no failure and serves on.
    if (setting !== undefined && sound && content?.seed === setting.seed && waiting.length === 0) return
    const seed = randomBytes(16).toString('hex')
    const subjectOf = subjects(store, keyring)
    store.sqlite
      .transaction(() => {
        for (const { at, procedure, account, code } of waiting) {
          recordFailure(store, { at, procedure, subject: subjectOf(account), code })
        }
        const here = { at: now, procedure: 'session.signIn', subject: 'failures-beside' }
        if (content !== null && content.more > 0) {
          recordFailure(store, {
            ...here,
            subject: `failures-beside:${content.more}`,
            code: 'session.more-failures',
          })
        }
        if (!sound) recordFailure(store, { ...here, code: 'session.failures-altered' })
        const before = content === null ? null : { seed: content.seed, written: content.failures.length }
        writeSetting(store, failuresBesideSetting, { seed, before })
      })
      .immediate()
    // Only when the new file is there is the old one no excuse any more.
    if (this.#write(emptyFile(seed, firstKey(store.lastingKey, seed)))) {
      writeSetting(store, failuresBesideSetting, { seed, before: null })
    }
  }

  #read(): FailuresFile | null {
    if (!existsSync(this.#file)) return null
    try {
      return failuresFile.parse(JSON.parse(readFileSync(this.#file, 'utf8')))
    } catch {
      // Whatever stands there, the log did not leave it so; that is told when it is opened.
      return null
    }
  }

  /** False when the disk takes nothing; that must not keep the rightful owner out. */
  #write(content: FailuresFile): boolean {
    try {
      replaceFile(this.#file, JSON.stringify(content))
      return true
    } catch {
      return false
    }
  }
}

/** A store that was brought back knows nothing of the file that lies here now: what waits in it becomes rows all the same. */
export function forgetFileBeside(store: Store): void {
  store.statement('DELETE FROM settings WHERE key = ?').run(failuresBesideSetting)
}

export interface FailedAttempt {
  /** UTC milliseconds. */
  readonly at: number
  readonly procedure: string
  /** The account that was tried: `staff:<id>` or `account:unknown`. */
  readonly subject: string
  readonly code: string
  /** Who was signed in, when the password was asked for once more. */
  readonly staffId?: number
}

export function recordFailure(store: Store, { at, procedure, subject, code, staffId }: FailedAttempt): void {
  recordAudit(store, { at, staffId: staffId ?? null, procedure, outcome: 'failed', subject, change: code })
}

export const unknownAccount = 'account:unknown'

function subjects(store: Store, keyring: Keyring): (account: string) => string {
  const rows = z
    .array(z.object({ id: z.number(), account: z.string() }))
    .parse(store.statement('SELECT id, account FROM staff').all())
  const ids = new Map(rows.map(({ id, account }) => [keyring.idOf(account), `staff:${id}`]))
  return (account) => ids.get(account) ?? unknownAccount
}

const emptyFile = (seed: string, key: string): FailuresFile => ({
  version: 1,
  seed,
  key,
  failures: [],
  more: 0,
  moreMac: '',
})

const firstKey = (lastingKey: Buffer, seed: string): string =>
  createHmac('sha256', lastingKey).update(`failures-beside:${seed}`).digest('hex')

/** The key once it was used; the one before cannot be told from it. */
const after = (key: string): string => createHash('sha256').update(key).digest('hex')

const macOf = (key: string, value: Failure | number): string =>
  createHmac('sha256', key)
    .update(
      typeof value === 'number'
        ? String(value)
        : JSON.stringify([value.at, value.procedure, value.account, value.code]),
    )
    .digest('hex')

/** Whether the file is one that the log left, with every failure since as it was noted. */
function isSound(content: FailuresFile, { seed, before }: z.infer<typeof left>, lastingKey: Buffer): boolean {
  if (content.seed !== seed && content.seed !== before?.seed) return false
  let key = firstKey(lastingKey, content.seed)
  for (const { mac, ...noted } of content.failures) {
    if (macOf(key, noted) !== mac) return false
    key = after(key)
  }
  for (let count = 1; count <= content.more; count += 1) {
    if (count === content.more && macOf(key, count) !== content.moreMac) return false
    key = after(key)
  }
  return key === content.key
}
