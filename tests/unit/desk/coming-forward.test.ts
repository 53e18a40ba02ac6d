/** A desk whose data is older than the program: whoever signs in sees how far it has come, and others are answered meanwhile. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isBackupName } from '#vault/backup/rules/names'
import { databaseFile, filesApart, filesOfDesk, type FilesOfDesk } from '#vault/files'
import type { MigrationProgress } from '#vault/migration/contract'
import { readMigrations, statementsOf } from '#vault/store/migrate'
import {
  newSendId,
  openBareDesk,
  openTestDesk,
  resourcesDir,
  testPassword,
  type TestDesk,
} from '../../support/desk'
import { toItsEnd } from '../../support/walker'

/** Each takes some tenths of a second, as each index of a large table does. */
const many = `WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 120000)`
const trial = {
  id: '9999_trial',
  sql: `CREATE TABLE trial (n INTEGER NOT NULL, word TEXT NOT NULL) STRICT;

${many} INSERT INTO trial SELECT n, 'word ' || n FROM n;

${many} INSERT INTO trial SELECT n, 'another ' || n FROM n;

CREATE INDEX trial_word ON trial (word);
`,
}
const ofDesk = (folder: string) => readMigrations(join(folder, 'migrations', 'desk'))
const grown: FilesOfDesk = [
  databaseFile({ name: 'desk', key: 'desk', migrations: (folder) => [...ofDesk(folder), trial] }),
  ...filesApart(filesOfDesk),
]

let old: TestDesk
let newer: ReturnType<typeof openBareDesk>
const openNewer = () => {
  newer = openBareDesk(old.dataDir, { clock: old.clock, beside: { files: grown } })
}
beforeEach(async () => {
  old = await openTestDesk()
  old.desk.close()
  openNewer()
})
afterEach(() => {
  newer.desk.close()
  rmSync(old.dataDir, { recursive: true, force: true })
})

const signIn = () => newer.client.session.signIn({ account: 'manager', password: testPassword })
const forward = async (): Promise<MigrationProgress | null> => {
  const state = await newer.client.session.state({})
  return state.state === 'signed-out' ? state.forward : null
}
/** Asks until it has come so far. */
const until = async (stage: MigrationProgress['stage']): Promise<void> => {
  while ((await forward())?.stage !== stage) await new Promise((resolve) => setTimeout(resolve, 5))
}
const isChanged = () =>
  newer.desk.session
    .requireOpen()
    .store.statement("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'trial%'")
    .pluck()
    .get() === 2

describe('signing in to a desk of before', () => {
  it('tells which step of how many, first of the copy and then of the change', async () => {
    expect(await forward()).toBeNull()
    const seen: MigrationProgress[] = []
    const signedIn = new AbortController()
    const signingIn = signIn().finally(() => signedIn.abort())
    while (!signedIn.signal.aborted) {
      const now = await forward()
      if (now !== null) seen.push(now)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await signingIn
    const stages = seen.map(({ stage }) => stage).filter((stage, at, all) => stage !== all[at - 1])
    expect(stages.slice(0, 2)).toEqual(['copy', 'change'])
    const done = seen.map((one) => one.done)
    expect(done).toEqual(done.toSorted((one, other) => one - other))
    expect(new Set(seen.map(({ total }) => total)).size).toBe(1)
    expect(seen.every((one) => one.done < one.total)).toBe(true)
    expect(isChanged()).toBe(true)
    expect(readdirSync(join(old.dataDir, 'backups')).filter(isBackupName)).toHaveLength(1)
  })

  it('lets nobody replace the files meanwhile, and a second one wait', async () => {
    const first = signIn()
    await until('change')
    const restoring = newer.client.restore.restore({
      sendId: newSendId(),
      folder: join(old.dataDir, 'backups'),
      name: readdirSync(join(old.dataDir, 'backups')).find(isBackupName) ?? '',
      by: { with: 'password', account: 'manager', password: testPassword },
    })
    await expect(restoring).rejects.toMatchObject({ data: { code: 'backups.someone-is-signed-in' } })
    await Promise.all([first, signIn()])
    expect(isChanged()).toBe(true)
  })

  it('closed in the middle leaves it as it was, and begins again', async () => {
    const broken = signIn().catch(() => 'broken')
    await until('change')
    newer.desk.close()
    expect(await broken).toBe('broken')
    openNewer()
    await signIn()
    expect(isChanged()).toBe(true)
  })

  it('is changed all the same where its first page says that it was', async () => {
    newer.desk.close()
    const before = openBareDesk(old.dataDir, { clock: old.clock })
    await before.client.session.signIn({ account: 'manager', password: testPassword })
    const { sqlite } = before.desk.session.requireOpen().store
    const mark = ofDesk(resourcesDir).length
    expect(sqlite.pragma('user_version', { simple: true })).toBe(mark)
    sqlite.pragma(`user_version = ${mark + 1}`)
    before.desk.close()
    openNewer()
    await signIn()
    expect(isChanged()).toBe(true)
  })
})

it('bringing back a backup of before tells the same, and that nothing is copied first', async () => {
  newer.desk.close()
  const before = openBareDesk(old.dataDir, { clock: old.clock })
  await before.client.session.signIn({ account: 'manager', password: testPassword })
  await toItsEnd(before.client.backups.make({ sendId: newSendId() }))
  before.desk.close()
  openNewer()
  const folder = join(old.dataDir, 'backups')
  const name = readdirSync(folder).find(isBackupName) ?? ''
  const by = { with: 'password', account: 'manager', password: testPassword } as const
  const broughtBack = new AbortController()
  const restoring = newer.client.restore
    .restore({ sendId: newSendId(), folder, name, by, withoutLedgers: true })
    .finally(() => broughtBack.abort())
  const stages = new Set<string | undefined>()
  while (!broughtBack.signal.aborted) {
    stages.add((await newer.client.restore.state({})).forward?.stage)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await restoring
  expect(stages).toContain('change')
  expect(stages).not.toContain('copy')
  await signIn()
  expect(isChanged()).toBe(true)
})

it('cuts no migration but between two statements', () => {
  for (const { migrations } of filesOfDesk)
    for (const { id, sql } of migrations(resourcesDir)) {
      const statements = statementsOf(sql)
      expect(statements.join(''), id).toBe(sql)
      expect(
        statements.filter((one) => /\bTRIGGER\b[^]*\bBEGIN\b/.test(one) && !/END;\s*$/.test(one)),
        id,
      ).toEqual([])
    }
})
