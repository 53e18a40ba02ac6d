/** `npm run fixture:desk`: keeps an encrypted desk of the newest schema version, for every later version to open. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { keepDesk } from '../tests/durability/old-versions'

const kept = await keepDesk()
console.log(`${kept}: desk.db of ${Math.ceil(statSync(join(kept, 'desk.db')).size / 1024)} kB`)
