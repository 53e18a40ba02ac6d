/** A manifest that somebody else has written: its digest is right, as anyone can make one, and what it says is not. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseManifest, sealed, unsealed } from '#vault/backup/manifest-file'
import { backupName } from '#vault/backup/rules/names'
import { newSendId, openTestDesk, testNow, testPassword, type TestDesk } from '../../support/desk'
import { finish, register } from '../residents/people'

let desk: TestDesk
let place: string
beforeEach(async () => {
  desk = await openTestDesk()
  place = join(desk.dataDir, 'backups')
})
afterEach(() => desk.close())

const make = async () => (await finish(desk.client.backups.make({ sendId: newSendId() }))).name
const fileOf = (name: string) => join(place, name, 'manifest.json')
const saidIn = (name: string): object => unsealed(readFileSync(fileOf(name), 'utf8')) ?? {}
const listed = async () => (await desk.client.backups.state({})).places[0]?.backups ?? []

describe('a forged manifest', () => {
  it('of a day that there is not is none, and keeps no backup from being made and cleared away', async () => {
    const first = await make()
    const never = backupName(testNow, '0000000a')
    mkdirSync(join(place, never))
    // The last instant that a clock of the language knows.
    writeFileSync(fileOf(never), sealed({ ...saidIn(first), at: 8.64e15 }))
    expect(parseManifest(readFileSync(fileOf(never), 'utf8'))).toBeNull()
    for (const name of ['王桂珍', '周浩', '李芳', '赵敏']) {
      await register(desk.client, { name })
      await make()
    }
    // Three of today, and the one that nobody can read, which is never taken away.
    expect((await listed()).map(({ manifest }) => manifest === null)).toEqual([false, false, false, true])
    expect(readdirSync(place)).toContain(never)
  })

  it('that counts more restores than there can be does not make the backups after it unreadable', async () => {
    const name = await make()
    writeFileSync(fileOf(name), sealed({ ...saidIn(name), restores: 1_000_000 }))
    let from = name
    await desk.client.session.signOut({})
    const by = { with: 'password', account: 'manager', password: testPassword } as const
    for (let time = 0; time < 2; time += 1) {
      await desk.client.restore.restore({ sendId: newSendId(), folder: place, name: from, by })
      await desk.client.session.signIn({ account: 'manager', password: testPassword })
      await register(desk.client, { name: '王桂珍' })
      const since = await make()
      expect((await listed()).find((one) => one.name === since)?.manifest?.restores).toBe(1_000_000)
      await desk.client.session.signOut({})
      from = since
    }
  })
})
