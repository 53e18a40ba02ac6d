/**
 * How the store is: what a check or an error has found in it, and what keeps writes from going through just now.
 *
 * What was found in a file is kept beside it until a whole check finds nothing any more; until then nothing is written to it.
 * A full or write-protected disk is only remembered while it lasts.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { DatabaseFile } from '../files'
import type { Logger } from '../logger'
import { replaceFile } from '../store/files'
import { damageTable, type Damage, type DamageCode } from './contract'
import { folderTrouble } from './probe'
import { damageError, damageOf } from './rules/causes'

/** How often it is tried whether a trouble is over, in milliseconds. */
const tryAgainAfter = 2_000

const kept = z.strictObject({
  /** UTC milliseconds of the last whole check; null before the first. */
  checkedAt: z.number().nullable(),
  /** What was found in the file and has not been put right. */
  finding: z
    .strictObject({
      code: z.enum(['store.damaged', 'store.log-damaged']),
      at: z.number(),
      parameters: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable(),
})
export type Kept = z.infer<typeof kept>
export type Finding = NonNullable<Kept['finding']>

/** Of the desk's own file; another one's is named by it. */
export const keptFile = 'last-check.json'
const keptFileOf = (file: DatabaseFile | undefined): string =>
  file === undefined ? keptFile : `last-check-${file.name}.json`

/** What the last check left; as if there had been none where the file is gone or can't be read. */
export function readKept(dataDir: string, file?: DatabaseFile): Kept {
  try {
    return kept.parse(JSON.parse(readFileSync(join(dataDir, keptFileOf(file)), 'utf8')))
  } catch {
    return { checkedAt: null, finding: null }
  }
}

export class StoreHealth {
  readonly #dataDir: string
  readonly #keptFile: string
  readonly #clock: Clock
  readonly #logger: Logger
  #kept: Kept
  #trouble: DamageCode | null = null
  #triedAt = 0

  constructor(options: {
    readonly dataDir: string
    readonly clock: Clock
    readonly logger: Logger
    /** A file beside the desk's own. */
    readonly file?: DatabaseFile
  }) {
    this.#dataDir = options.dataDir
    this.#keptFile = keptFileOf(options.file)
    this.#clock = options.clock
    this.#logger = options.logger
    this.#kept = readKept(options.dataDir, options.file)
  }

  get finding(): Finding | null {
    return this.#kept.finding
  }

  /** UTC milliseconds. */
  get checkedAt(): number | null {
    return this.#kept.checkedAt
  }

  /** What everyone should know: first what forbids writing for good, then what keeps it from going through, then the rest. */
  get shown(): Damage | null {
    const found = this.#kept.finding
    const trouble = this.#trouble === null ? null : { code: this.#trouble, parameters: {} }
    if (found === null) return trouble
    const damage: Damage = { code: found.code, parameters: found.parameters }
    return damageTable[found.code].writes ? (trouble ?? damage) : damage
  }

  /** Lets a write begin or throws `unavailable` `store.damaged`: more must not be put on a damaged page. */
  refuseIfDamaged(): void {
    const found = this.#kept.finding
    if (found !== null && !damageTable[found.code].writes) throw damageError(found)
  }

  /** Takes note of what an error tells about the store or the disk, and returns the error as the page may have it. */
  noticed(error: unknown): unknown {
    const damage = error instanceof DeskError ? null : damageOf(error)
    if (damage === null) return error
    if (damage.code === 'store.damaged') {
      this.#logger.error('store: damaged', error)
      this.found({ code: damage.code, parameters: {} })
      return damageError(damage)
    }
    const isSQLite = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')
    // The system's own errors may be about another folder; SQLite calls much an I/O error. The folder itself knows.
    const here = folderTrouble(this.#dataDir)
    const code = damage.code === 'store.disk-error' ? (here ?? damage.code) : damage.code
    if (isSQLite || here !== null) this.inTrouble(code)
    this.#logger.error(`store: ${code}`, error)
    return damageError({ ...damage, code })
  }

  /** Something was found in the file: kept until a whole check finds nothing any more. */
  found({ code, parameters }: Pick<Finding, 'code' | 'parameters'>): void {
    const known = this.#kept.finding
    // Damage of a page is not forgotten over the end of a log.
    if (known?.code === 'store.damaged' && code !== 'store.damaged') return
    this.#keep({ ...this.#kept, finding: { code, at: this.#clock.now(), parameters } })
  }

  /** A whole check found nothing: the file is sound, whatever was found before. What is gone from the log stays named. */
  passed(): void {
    const { finding } = this.#kept
    this.#keep({
      checkedAt: this.#clock.now(),
      finding: finding?.code === 'store.damaged' ? null : finding,
    })
  }

  /** Another file stands in its place, one that was proved: what was found was in the file before. */
  replaced(): void {
    this.#keep({ checkedAt: null, finding: null })
  }

  /** A person has seen what is gone from the end of the log. */
  acknowledged(): void {
    if (this.#kept.finding?.code === 'store.log-damaged') this.#keep({ ...this.#kept, finding: null })
  }

  inTrouble(code: DamageCode): void {
    if (this.#trouble !== code) this.#logger.info('store: trouble', { code })
    this.#trouble = code
    this.#triedAt = this.#clock.monotonic()
  }

  /** True when it is time to try whether the trouble is over, and the folder takes files again. */
  mayBeOver(): boolean {
    if (this.#trouble === null || this.#clock.monotonic() - this.#triedAt < tryAgainAfter) return false
    this.#triedAt = this.#clock.monotonic()
    return folderTrouble(this.#dataDir) === null
  }

  isOver(): void {
    if (this.#trouble !== null) this.#logger.info('store: trouble is over', { code: this.#trouble })
    this.#trouble = null
  }

  #keep(next: Kept): void {
    this.#kept = next
    try {
      replaceFile(join(this.#dataDir, this.#keptFile), JSON.stringify(next))
    } catch (error) {
      // On a full or read-only disk it holds as long as the program runs, and the next check finds it again.
      this.#logger.error('store: the finding could not be kept', error)
    }
  }
}
