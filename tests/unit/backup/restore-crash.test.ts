/** A restore that is cut short at any step leaves the desk that was there or the one that came back, never between. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runTask } from '#vault/backup/tasks'
import { copyOfKeys } from '#vault/keyring/slot'
import { newSendId, openBareDesk, openTestDesk, testPassword, type TestDesk } from '../../support/desk'
import { finish, register } from '../residents/people'

let desk: TestDesk
let images: string
/** The steps; a copy of the data folder as each found it lies under its number. */
const seen: string[] = []

beforeAll(async () => {
  desk = await openTestDesk()
  images = mkdtempSync(join(tmpdir(), 'linli-images-'))
  await register(desk.client, { name: '王桂珍' })
  const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
  await register(desk.client, { name: '后来者' })
  desk.desk.close()

  const { dataDir, clock } = desk
  const image = (step: string) => {
    cpSync(dataDir, join(images, String(seen.length)), { recursive: true })
    seen.push(step)
  }
  const watched = openBareDesk(dataDir, {
    clock,
    beside: {
      backupWays: {
        runTask: (task, keys) => Promise.resolve(runTask(task, copyOfKeys(keys), image)),
        onStepOfRestore: image,
      },
    },
  })
  await watched.client.restore.restore({
    sendId: newSendId(),
    folder: join(dataDir, 'backups'),
    name,
    by: { with: 'password', account: 'manager', password: testPassword },
  })
  image('over')
  watched.desk.close()
})
afterAll(() => {
  desk.close()
  rmSync(images, { recursive: true, force: true })
})

it('at every step of proving, keeping and moving', async () => {
  expect(seen.length).toBeGreaterThan(25)
  expect(seen).toEqual(
    expect.arrayContaining(['copy', 'mark ready', 'set aside keyring.json', 'move desk.db']),
  )
  const ready = seen.indexOf('mark ready')
  for (const [at, step] of seen.entries()) {
    const where = `${String(at)} ${step}`
    const dataDir = join(images, String(at))
    const after = openBareDesk(dataDir, { clock: desk.clock })
    await after.client.session.signIn({ account: 'manager', password: testPassword })
    const found = JSON.stringify(await after.client.residents.find({ query: '后来者', limit: 5 }))
    // Until it is marked ready all is as it was; from the next step on it is finished at the next start.
    expect(found.includes('后来者'), where).toBe(at <= ready)
    const { sqlite } = after.desk.session.requireOpen().store
    expect(sqlite.pragma('integrity_check', { simple: true }), where).toBe('ok')
    after.desk.close()
    expect(
      readdirSync(dataDir).filter((name) => name.endsWith('.unfinished')),
      where,
    ).toEqual([])
    const backups = readdirSync(join(dataDir, 'backups'))
    expect(
      backups.filter((name) => name.endsWith('.part')),
      where,
    ).toEqual([])
  }
})
