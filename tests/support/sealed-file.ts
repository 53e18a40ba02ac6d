/** A second file with one throw-away table: for tests of a desk of two files. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FilesOfDesk } from '#vault/files'
import { readMigrations, type Migration } from '#vault/store/migrate'
import { tablesOfFile } from '#centre/tables'
import { writeMigration } from '../../scripts/migration/write'
import { inSealed, sealed, withSealed } from './sealed-feature'

export { sealed, sealedContract, sealedDatabase, type SealedClient } from './sealed-feature'

/** Its first migration, as `npm run migration -- foundation --file sealed` writes it. */
const foundation = await readWritten()

async function readWritten(): Promise<Migration> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-migrations-'))
  await writeMigration(folder, 'foundation', tablesOfFile({ name: inSealed.file }, [sealed]))
  const [first] = readMigrations(folder)
  rmSync(folder, { recursive: true })
  if (first === undefined) throw new Error('no migration was written')
  return first
}

const second: Migration = { id: '0002_mood', sql: 'ALTER TABLE secrets ADD COLUMN mood TEXT;' }

/** What leads to its present form; `grown` has a migration more. */
export const sealedMigrations = (grown = false): readonly Migration[] => [
  foundation,
  ...(grown ? [second] : []),
]

/** The table of a desk of two files. */
export const twoFiles = (grown = false): FilesOfDesk => withSealed(sealedMigrations(grown))
