/**
 * Growing delays after wrong passwords, kept in a file beside the database because nobody is signed in yet.
 * They survive a restart, and setting the machine's clock back makes the wait start again rather than end.
 */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Clock } from '#ground/clock'
import { damageOf } from '#vault/damage/rules/causes'
import { replaceFile } from '#vault/store/files'

const record = z.strictObject({
  failures: z.number().int().min(0),
  /** Milliseconds still to wait, counted from `since`. */
  wait: z.number().min(0),
  /** UTC milliseconds by the machine's clock when the wait was last counted. */
  since: z.number(),
})
type Wait = z.infer<typeof record>
const guardFile = z.record(z.string(), record)

/** Seconds to wait after so many failures in a row: two slips are free, then it doubles up to five minutes. */
export function delayAfter(failures: number): number {
  return failures < 3 ? 0 : Math.min(300, 5 * 2 ** (failures - 3))
}

export class SignInGuard {
  readonly #file: string
  readonly #clock: Clock
  readonly #counted = new Map<string, number>()
  #records: Record<string, Wait>

  constructor(file: string, clock: Clock) {
    this.#file = file
    this.#clock = clock
    this.#records = readRecords(file)
  }

  /** Whole seconds this account still has to wait, 0 when it may try. */
  secondsToWait(id: string): number {
    const found = this.#records[id]
    if (!found || found.wait === 0) return 0
    const now = this.#clock.now()
    const monotonic = this.#clock.monotonic()
    const countedAt = this.#counted.get(id)
    const byWall = now - found.since
    // Within one run of the program the date may jump, but this clock can't; before it, only the date is known.
    const elapsed = countedAt === undefined ? byWall : Math.min(byWall, monotonic - countedAt)
    this.#counted.set(id, monotonic)
    if (elapsed < 0) {
      this.#put(id, { ...found, since: now })
      return Math.ceil(found.wait / 1000)
    }
    const wait = Math.max(0, found.wait - elapsed)
    this.#put(id, { ...found, wait, since: now })
    return Math.ceil(wait / 1000)
  }

  failed(id: string): number {
    const failures = (this.#records[id]?.failures ?? 0) + 1
    const seconds = delayAfter(failures)
    this.#counted.set(id, this.#clock.monotonic())
    this.#put(id, { failures, wait: seconds * 1000, since: this.#clock.now() })
    return seconds
  }

  succeeded(id: string): void {
    if (!(id in this.#records)) return
    const { [id]: _forgotten, ...others } = this.#records
    this.#records = others
    this.#write()
  }

  #put(id: string, entry: Wait): void {
    this.#records = { ...this.#records, [id]: entry }
    this.#write()
  }

  #write(): void {
    try {
      replaceFile(this.#file, JSON.stringify(this.#records))
    } catch (error) {
      // On a full or read-only disk the waits hold as long as the program runs: nobody is kept from reading by them.
      if (damageOf(error) === null) throw error
    }
  }
}

/** A file that can't be read is no reason to lock everyone out: the delays start anew. */
function readRecords(file: string): Record<string, Wait> {
  if (!existsSync(file)) return {}
  try {
    return guardFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}
