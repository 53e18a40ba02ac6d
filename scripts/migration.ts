/**
 * `npm run migration -- <name> [--file NAME]`: writes the SQL that leads from the last migration of a file to the schema of its
 * tables; of the desk's own file, unless another one of `src/vault/files.ts` is named.
 * `npm run migration -- foundation` before the first release writes the first one anew. What all of them make is written down at once
 * beside them; a migration that was finished by hand is taken up by running this again.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tablesOfFile } from '#centre/tables'
import { deskFile, filesOfDesk } from '#vault/files'
import { writeAtOnce } from './migration/at-once'
import { writeMigration } from './migration/write'

const { values, positionals } = parseArgs({
  options: { file: { type: 'string', default: deskFile(filesOfDesk).name } },
  allowPositionals: true,
})
const [name, ...others] = positionals
const file = filesOfDesk.find((each) => each.name === values.file)
if (name === undefined || others.length > 0 || !/^[a-z0-9-]+$/.test(name) || file === undefined) {
  console.error('usage: npm run migration -- <name-in-lower-case> [--file NAME]')
  console.error(`files: ${filesOfDesk.map((each) => each.name).join(', ')}`)
  process.exit(2)
}
const folder = join(import.meta.dirname, '..', 'resources', 'migrations', file.name)
const written = await writeMigration(folder, name, tablesOfFile(file))
console.log(written ?? 'The schema is what the last migration left; nothing to write.')
if (writeAtOnce(folder)) console.log('at-once.sql: what all of them make')
