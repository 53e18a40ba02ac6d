/** Looks into an open database: what takes the key. Reads only. */
import { newestInstant } from '../log/record'
import { DeskError } from '#ground/contract/errors'
import { missingMigrations, type Migration } from '../store/migrate'
import type { SQLiteFile } from '../store/open'
import type { HasStatements } from '../store/store'
import { withVerdict, type CheckResult, type Found } from './contract'
import { judgeClock } from './rules/judge'

export interface LookInsideOptions {
  readonly sqlite: SQLiteFile
  readonly migrations: readonly Migration[]
  readonly version: string
  /** UTC milliseconds. */
  readonly now: number
  /** What a check of the whole database has found; null where none was made. */
  readonly whole: 'sound' | 'damaged' | null
  /** How many attachments are not what they were; null where nobody has looked at them. */
  readonly damagedAttachments: number | null
}

export function lookInside(options: LookInsideOptions): readonly CheckResult[] {
  const { sqlite, now, whole } = options
  const statements: HasStatements = { statement: (sql) => sqlite.prepare(sql) }
  const found: readonly Found[] = [
    schema(options),
    { check: 'database', finding: whole ?? 'locked', values: {} },
    attachments(options.damagedAttachments),
    judgeClock(now, newestInstant(statements)),
  ]
  return found.map(withVerdict)
}

const attachments = (damaged: number | null): Found => ({
  check: 'attachments',
  finding: damaged === null ? 'locked' : damaged > 0 ? 'damaged' : 'sound',
  values: { count: damaged ?? 0 },
})

/** The same lines where there is no key to look with. */
export function lookedOutside(): readonly CheckResult[] {
  const found: readonly Found[] = [
    { check: 'schema', finding: 'locked', values: {} },
    { check: 'database', finding: 'locked', values: {} },
    attachments(null),
  ]
  return found.map(withVerdict)
}

function schema({ sqlite, migrations, version }: LookInsideOptions): Found {
  const program = migrations.at(-1)?.id ?? ''
  try {
    const { missing } = missingMigrations(sqlite, { migrations, version })
    const file = sqlite.prepare<[], string>('SELECT max(id) FROM migrations').pluck().get() ?? ''
    return { check: 'schema', finding: missing.length > 0 ? 'older' : 'current', values: { file, program } }
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    const { file = '' } = error.parameters
    return { check: 'schema', finding: 'newer', values: { file, program: version } }
  }
}
