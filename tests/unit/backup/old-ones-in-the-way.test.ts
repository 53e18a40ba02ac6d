/** A backup that is made and proved counts as made, whatever lies beside it. */
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isBackupName } from '#vault/backup/rules/names'
import { silentLogger, type Logger } from '#vault/logger'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { finish } from '../residents/people'

let desk: TestDesk
let errors: string[]
const logger: Logger = { ...silentLogger, error: (what) => void errors.push(what) }
beforeEach(async () => {
  errors = []
  desk = await openTestDesk({ logger })
})
afterEach(() => {
  desk.close()
})

const make = () => finish(desk.client.backups.make({ sendId: newSendId() }))

it('an old one that the disk does not give keeps no new one from being made, and older ones still go', async () => {
  const place = join(desk.dataDir, 'backups')
  const unread = '20251001-090000-00000000'
  // What a sector that is gone answers is of the same kind: no file can be read there.
  mkdirSync(join(place, unread, 'manifest.json'), { recursive: true })
  for (let count = 0; count < 5; count += 1) await make()
  expect(errors).toContain('backup: not all beside it could be put in order')
  expect((await desk.client.restore.state({})).last).toMatchObject({ code: null })
  // Three of today, and the one that says nothing of itself.
  expect(readdirSync(place).filter(isBackupName)).toHaveLength(4)
})
