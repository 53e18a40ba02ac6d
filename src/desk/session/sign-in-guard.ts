/**
 * Growing delays after wrong passwords, kept in a file beside the database because nobody is signed in yet.
 * They survive a restart, and setting the machine's clock back makes the wait start again rather than end.
 */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Clock } from '#ground/clock'
import { damageOf } from '#vault/damage/rules/causes'
import { replaceFile } from '#vault/store/files'

/** The longest wait, in seconds. */
const longestWait = 300

const record = z.strictObject({
  failures: z.number().int().min(0).max(1_000_000),
  /** Milliseconds still to wait, counted from `since`; what somebody wrote there keeps nobody out for longer. */
  wait: z
    .number()
    .min(0)
    .max(longestWait * 1000),
  /** UTC milliseconds by the machine's clock when the wait was last counted. */
  since: z.number(),
})
type Wait = z.infer<typeof record>
/** Under this all failures count together, whoever's: trying names is slowed like trying passwords, and tells nothing of a name. */
const anyone = 'anyone'
const failuresOfAnyone = 5
/** In seconds; whoever plays with the keyboard keeps nobody out for longer. */
const longestWaitOfAnyone = 60
const mostFailures = 1_000_000
const mostRecords = 500
const guardFile = z.record(z.string(), record)

/** Seconds to wait after so many failures in a row: two slips are free, then it doubles up to five minutes. */
export function delayAfter(failures: number): number {
  return failures < 3 ? 0 : Math.min(longestWait, 5 * 2 ** (failures - 3))
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
    return Math.max(this.#secondsOf(id), this.#secondsOf(anyone))
  }

  #secondsOf(id: string): number {
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
    const own = this.#failed(id, (failures) => delayAfter(failures))
    const all = this.#failed(anyone, (failures) =>
      Math.min(longestWaitOfAnyone, delayAfter(Math.floor(failures / failuresOfAnyone))),
    )
    return Math.max(own, all)
  }

  succeeded(id: string): void {
    if (!(id in this.#records) && !(anyone in this.#records)) return
    const { [id]: _own, [anyone]: _anyone, ...others } = this.#records
    this.#records = others
    this.#write()
  }

  #failed(id: string, secondsAfter: (failures: number) => number): number {
    const failures = Math.min(mostFailures, (this.#records[id]?.failures ?? 0) + 1)
    const seconds = secondsAfter(failures)
    this.#counted.set(id, this.#clock.monotonic())
    this.#put(id, { failures, wait: seconds * 1000, since: this.#clock.now() })
    return seconds
  }

  #put(id: string, entry: Wait): void {
    const { [id]: _before, ...others } = this.#records
    // The oldest give way, so that names tried one after the other fill no disk.
    this.#records = Object.fromEntries([...Object.entries(others), [id, entry] as const].slice(-mostRecords))
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
