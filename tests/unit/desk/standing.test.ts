/** Roles, who is here, who is protected: what another program writes there lets nobody in. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyLength, openFile, type SQLiteFile } from '#vault/store/open'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'

let desk: TestDesk
/** What every slot gives: whoever works here has it in memory, and could open the file with another program. */
let key: Buffer
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('canteen')
  key = Buffer.from(desk.desk.session.requireOpen().keys['desk'] ?? Buffer.alloc(keyLength))
})
afterEach(() => {
  desk.close()
})

const file = () => join(desk.dataDir, 'desk.db')
const signIn = (account: string) => desk.client.session.signIn({ account, password: testPassword })
const refused = (code: string) => ({ data: { code } })

/** Closes the desk, writes into its database with another program, and opens the desk again. */
async function written(work: (sqlite: SQLiteFile) => void): Promise<void> {
  desk.desk.close()
  const sqlite = openFile({ file: file(), key })
  work(sqlite)
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.close()
  desk = await desk.reopen()
}

const makeManager = `UPDATE staff SET roles = '["manager","auditor"]' WHERE account = 'canteen'`

/** Somebody whose address is told to nobody. */
async function protect(): Promise<void> {
  const id = await register(desk.client)
  const { version } = await desk.client.residents.read({ id })
  await desk.client.residents.protect({
    sendId: newSendId(),
    id,
    version,
    basis: 'protection-order',
    since: '2026-11-20',
    until: null,
  })
}

describe('a role that another program wrote', () => {
  it('lets nobody in by password, and is on record', async () => {
    await written((sqlite) => sqlite.exec(makeManager))
    await expect(signIn('canteen')).rejects.toMatchObject(refused('standing.altered'))
    await expect(signIn('manager')).rejects.toMatchObject(refused('standing.altered'))
    await desk.client.session.recover({
      sendId: newSendId(),
      account: 'manager',
      recoveryKey: desk.recoveryKey,
      password: 'another password',
    })
    expect(await desk.client.session.state({})).toMatchObject({ keyringFault: 'standing.altered' })
    const rows = desk.desk.session
      .requireOpen()
      .store.statement(`SELECT subject FROM audit WHERE procedure = 'standing.recognise' ORDER BY sequence`)
      .pluck()
      .all()
    expect(rows).toEqual(['standing:refused', 'standing:refused', 'standing:accepted'])
    // Whoever brought the recovery key answers for it from now on.
    await signIn('canteen')
    desk = await desk.reopen()
    await signIn('canteen')
  })

  it.each([
    ['someone who was let go', `UPDATE staff SET active = 0 WHERE account = 'canteen'`],
    [
      'an account of one’s own',
      `INSERT INTO staff (account, name, roles, active, created_at) VALUES ('x', 'x', '["manager"]', 1, 0)`,
    ],
    ['the seal taken off', `DELETE FROM settings WHERE key = 'standing'; ${makeManager}`],
    [
      'a seal of nothing',
      `UPDATE settings SET value = '{"sequence":0,"macs":{}}' WHERE key = 'standing'; ${makeManager}`,
    ],
  ])('%s is found too', async (_what, sql) => {
    await written((sqlite) => sqlite.exec(sql))
    await expect(signIn('manager')).rejects.toMatchObject({
      data: { code: expect.stringMatching(/^standing\./) as string },
    })
  })
})

it('pages of before, put back with their seal, are found: the log knows of a later one', async () => {
  const before = join(desk.dataDir, 'before.db')
  desk.desk.close()
  copyFileSync(file(), before)
  desk = await desk.reopen()
  await signIn('manager')
  const { staff } = await desk.client.staff.list({})
  const canteen = staff.find(({ account }) => account === 'canteen')
  await desk.client.staff.change({
    sendId: newSendId(),
    id: canteen?.id ?? 0,
    name: '钱多',
    roles: ['front-desk'],
  })
  await desk.client.session.signOut({})
  await written((sqlite) => {
    sqlite.prepare('ATTACH ? AS before KEY ?').run(before, `raw:${key.toString('hex')}`)
    sqlite.exec(`
      UPDATE staff SET roles = (SELECT roles FROM before.staff old WHERE old.id = staff.id);
      UPDATE settings SET value = (SELECT value FROM before.settings WHERE key = 'standing') WHERE key = 'standing'`)
    sqlite.exec('DETACH before')
  })
  await expect(signIn('canteen')).rejects.toMatchObject(refused('standing.older'))
})

describe('a protection', () => {
  it('that another program took away is found', async () => {
    await signIn('manager')
    await protect()
    await written((sqlite) => sqlite.exec('UPDATE residents SET is_protected = 0'))
    await expect(signIn('manager')).rejects.toMatchObject(refused('standing.altered'))
  })

  it('and a role that this program changed let everyone in as before, also after it was killed', async () => {
    await signIn('manager')
    await protect()
    await desk.client.staff.add({
      sendId: newSendId(),
      account: 'wang',
      name: '王建国',
      roles: ['front-desk'],
      password: testPassword,
    })
    // As a process that dies leaves it: nothing is written at its end.
    const { store } = desk.desk.session.requireOpen()
    store.close()
    desk = await desk.reopen()
    await signIn('wang')
  })
})

it('a trigger that another program put in keeps the desk shut, before it runs', async () => {
  await written((sqlite) =>
    sqlite.exec(`CREATE TRIGGER one_way AFTER INSERT ON visits BEGIN DELETE FROM disclosures; END`),
  )
  await expect(signIn('manager')).rejects.toMatchObject(refused('store.schema-altered'))
})

it('and so does one that it took out', async () => {
  await written((sqlite) => {
    const name = sqlite
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'`)
      .pluck()
      .get()
    sqlite.exec(`DROP TRIGGER ${name ?? ''}`)
  })
  await expect(signIn('manager')).rejects.toMatchObject(refused('store.schema-altered'))
})
