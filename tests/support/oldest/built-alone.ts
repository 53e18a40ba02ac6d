/** With each test file of `LINLI_OLDEST=1`: it fails where the SQLite was loaded that its package brings, in whatever way. */
import { readFileSync } from 'node:fs'
import { afterAll, expect } from 'vitest'
import { builtAddon } from '#vault/store/addon'

if (builtAddon() === null) throw new Error('no SQLite was built for this machine')

afterAll(() => {
  const loaded = readFileSync('/proc/self/maps', 'utf8')
  expect(loaded, 'the file of the package was loaded').not.toContain('/better-sqlite3/prebuilds/')
})
