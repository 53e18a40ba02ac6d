/** Brings a file from an older program's form to this one's, told step by step. */
import { backUpBeforeMigration } from '../backup/before-migration'
import type { FileKeys, FileNames } from '../backup/databases'
import { stepsOf } from '../backup/tasks'
import type { OpenedFile } from '../store/access'
import { markOf, missingMigrations, statementsOf, type Migration } from '../store/migrate'
import { markAtRest, openAtRest } from '../store/open'
import { bringToFormOfNow } from '../store/store'
import type { MigrationProgress } from './contract'

export interface ForwardOrder {
  /** Path of the database. */
  readonly file: string
  /** The name under which its key is among the keys. */
  readonly name: string
  readonly migrations: readonly Migration[]
  /** The program's version. */
  readonly version: string
  /** UTC milliseconds. */
  readonly now: number
  /** The folder that is backed up first, and its files; null for what is a copy itself. */
  readonly copyFirst: { readonly dataDir: string; readonly files: FileNames } | null
}

const copySteps = ({ copyFirst }: Pick<ForwardOrder, 'copyFirst'>): number =>
  copyFirst === null ? 0 : stepsOf.make

/** The copy in as many steps as it is told in, each statement, the check. */
const allSteps = (order: Pick<ForwardOrder, 'copyFirst'>, statements: number): number =>
  copySteps(order) + statements + 1

/**
 * In how many steps a file comes to this program's form; 0 for one that has it. What can't be told is 0 as well: whoever opens the
 * file says what is wrong with it. Changes no byte of it.
 */
export function stepsAhead(
  order: Pick<ForwardOrder, 'file' | 'migrations' | 'version' | 'copyFirst'>,
  key: Buffer,
): number {
  try {
    if (markAtRest(order.file, key) === markOf(order.migrations)) return 0
    const sqlite = openAtRest(order.file, key)
    try {
      const { missing, isNew } = missingMigrations(sqlite, order)
      return missing.length === 0 || isNew
        ? 0
        : allSteps(order, missing.flatMap(({ sql }) => statementsOf(sql)).length)
    } finally {
      sqlite.close()
    }
  } catch {
    return 0
  }
}

/** Returns what an unclean end had left of the file. Throws what opening it throws. */
export function bringForward(
  order: ForwardOrder,
  keys: FileKeys,
  onProgress: (progress: MigrationProgress) => void,
): OpenedFile['log'] {
  const { file, name, migrations, version, now, copyFirst } = order
  const key = keys[name]
  if (key === undefined) throw new Error(`there is no key for ${name}`)
  let copied = 0
  let total = 1
  return bringToFormOfNow({
    file,
    key,
    mayWrite: true,
    migrations,
    version,
    now,
    backUpFirst() {
      if (copyFirst === null) return
      backUpBeforeMigration({ ...copyFirst, program: version, at: now }, keys, () => {
        // A desk of several files is copied in more steps than are known before.
        onProgress({ stage: 'copy', done: Math.min(copied, stepsOf.make - 1), total })
        copied += 1
      })
    },
    onStep(stage, ahead) {
      if (stage === 'copy') total = copySteps(order) + ahead
      else onProgress({ stage, done: total - ahead - 1, total })
    },
  })
}
