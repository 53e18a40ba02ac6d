/** `npm run fixture:desk`: keeps an encrypted desk of the newest schema version, for every later version to open. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { databaseName, deskFile, filesOfDesk } from '#vault/files'
import { keepDesk } from '../tests/durability/old-versions'

const kept = await keepDesk()
const database = databaseName(deskFile(filesOfDesk))
console.log(`${kept}: ${database} of ${Math.ceil(statSync(join(kept, database)).size / 1024)} kB`)
