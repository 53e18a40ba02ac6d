import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sealed, unsealed } from '#vault/backup/manifest-file'
import { backupsIn } from '#vault/backup/place'
import { folderInPlace } from '#vault/backup/places-file'
import { ledgerFileName, writeLedger } from '#vault/erasures/ledger'
import { Keyring } from '#vault/keyring/keyring'
import { openAtRest } from '#vault/store/open'
import {
  newSendId,
  openBareDesk,
  openTestDesk,
  testNow,
  testPassword,
  type DeskClient,
  type TestDesk,
} from '../../support/desk'
import { finish, register } from '../residents/people'

let desk: TestDesk
let bare: string
let stick: string
beforeEach(async () => {
  desk = await openTestDesk()
  bare = mkdtempSync(join(tmpdir(), 'linli-bare-'))
  stick = mkdtempSync(join(tmpdir(), 'linli-stick-'))
})
afterEach(() => {
  desk.close()
  for (const folder of [bare, stick]) rmSync(folder, { recursive: true, force: true })
})

const refusal = (code: string, parameters?: unknown): unknown => {
  const data: unknown = expect.objectContaining(parameters ? { code, parameters } : { code })
  return expect.objectContaining({ data })
}

const makeBackup = (client: DeskClient) => finish(client.backups.make({ sendId: newSendId() }))

/** A digest of all rows of each table, but for those that say that it was restored. */
function rowHashes(file: string, key: Buffer): Readonly<Record<string, string>> {
  const sqlite = openAtRest(file, key)
  const names = sqlite
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
  const hashes = Object.fromEntries(
    names.map((name) => {
      const hash = createHash('sha256')
      const added =
        name === 'audit'
          ? "WHERE procedure NOT IN ('restore.restore', 'restore.replaced')"
          : name === 'settings'
            ? "WHERE key NOT IN ('restored', 'failures-beside')"
            : ''
      for (const row of sqlite.prepare(`SELECT * FROM "${name}" ${added}`).raw().iterate())
        hash.update(JSON.stringify(row))
      return [name, hash.digest('hex')]
    }),
  )
  sqlite.close()
  return hashes
}

/** What became of all the keys that are taken out of keyrings from now on: one list of keys for each time. */
function watchKeys(): () => Promise<readonly (readonly Buffer[])[]> {
  const opening = vi.spyOn(Keyring.prototype, 'open')
  return async () => {
    const opened = opening.mock.results.flatMap((result) => (result.type === 'return' ? [result.value] : []))
    opening.mockRestore()
    return (await Promise.all(opened)).map((keys) => Object.values(keys ?? {}))
  }
}
/** Those of the desk, of its log and of the keyring. */
const overwritten = [Buffer.alloc(32), Buffer.alloc(32), Buffer.alloc(32)]

/** The file as it stands now, without a WAL, as a copy. */
function copyOfFile(): { file: string; key: Buffer } {
  const { store, keys } = desk.desk.session.requireOpen()
  const file = join(bare, '..', `${newSendId()}.db`)
  store.sqlite.prepare('VACUUM INTO ?').run(file)
  return { file, key: Buffer.from(keys['desk'] ?? '') }
}

describe('a backup of a desk with residents in it', () => {
  it('is restored to an empty folder with the recovery key alone, row for row', async () => {
    for (const name of ['王桂珍', '周浩', '李芳']) await register(desk.client, { name })
    const { name, manifest } = await makeBackup(desk.client)
    const before = copyOfFile()
    const place = join(desk.dataDir, 'backups')

    const fresh = openBareDesk(bare, { clock: desk.clock })
    expect(await fresh.client.session.state({})).toMatchObject({ state: 'new' })
    const { place: found } = await fresh.client.restore.search({ folder: desk.dataDir })
    expect(found.backups.map((one) => one.name)).toEqual([name])
    const restored = await fresh.client.restore.restore({
      sendId: newSendId(),
      folder: place,
      name,
      by: { with: 'recovery-key', recoveryKey: desk.recoveryKey.toLowerCase().replaceAll('-', ' ') },
    })
    expect(restored).toEqual({ manifest, keptIn: null, unreadLedgers: 0, paperFirst: false })
    expect(await fresh.client.session.state({})).toMatchObject({ state: 'signed-out' })
    expect(rowHashes(join(bare, 'desk.db'), before.key)).toEqual(rowHashes(before.file, before.key))

    await fresh.client.session.signIn({ account: 'manager', password: testPassword })
    const found3 = await fresh.client.residents.find({ query: '周浩', limit: 5 })
    expect(JSON.stringify(found3)).toContain('周浩')
    fresh.desk.close()
    rmSync(before.file)
  })

  it('puts aside what was there, says so, and begins the log with what was restored from where', async () => {
    await register(desk.client, { name: '王桂珍' })
    const { name, manifest } = await makeBackup(desk.client)
    await register(desk.client, { name: '后来者' })
    await desk.client.session.signOut({})
    const keys = watchKeys()
    const { keptIn } = await desk.client.restore.restore({
      sendId: newSendId(),
      folder: join(desk.dataDir, 'backups'),
      name,
      by: { with: 'password', account: 'manager', password: testPassword },
    })
    // Of the backup and of what is here.
    expect(await keys()).toEqual([overwritten, overwritten])
    expect(keptIn).toMatch(/before-restore-20261123-090000$/)
    expect(readdirSync(keptIn ?? '').toSorted()).toEqual(['desk.db', 'keyring.json'])

    await expect(desk.client.residents.find({ query: '后来者', limit: 5 })).rejects.toEqual(
      refusal('session.signed-out'),
    )
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    expect(JSON.stringify(await desk.client.residents.find({ query: '后来者', limit: 5 }))).not.toContain(
      '后来者',
    )
    const { store } = desk.desk.session.requireOpen()
    const first = store.sqlite
      .prepare(
        'SELECT sequence, procedure, subject, staff_id AS staff FROM audit WHERE sequence > ? ORDER BY sequence LIMIT 1',
      )
      .get(manifest.auditHead.sequence)
    expect(first).toEqual({
      sequence: manifest.auditHead.sequence + 1,
      procedure: 'restore.restore',
      subject: `backup:first/${name}`,
      staff: desk.managerId,
    })
    // What was there is a backup like any other, too.
    const backups = await backupsIn(join(desk.dataDir, 'backups'))
    expect(backups.map((one) => one.manifest?.reason).toSorted()).toEqual(['before-restore', 'by-hand'])
    expect(
      backups.find((one) => one.manifest?.reason === 'before-restore')?.manifest?.tables['residents'],
    ).toBe(2)
    expect(await desk.client.backups.state({})).toMatchObject({ restored: { name, place: 'first' } })
  })

  it('brings nobody back who was erased since, on this machine or a bare one', async () => {
    const gone = await register(desk.client, { name: '王桂珍' })
    await register(desk.client, { name: '周浩' })
    await desk.client.backups.chooseSecond({ sendId: newSendId(), folder: stick })
    const { name } = await makeBackup(desk.client)
    // Erased after the backup: the ledger says so, beside the database and in both places.
    const { store } = desk.desk.session.requireOpen()
    const row = store.sqlite
      .prepare<[number], { created_at: number }>('SELECT created_at FROM residents WHERE id = ?')
      .get(gone)
    const entry = {
      action: 'erase',
      id: gone,
      createdAt: row?.created_at ?? 0,
      at: testNow,
      kept: {},
      state: 'done',
    } as const
    writeLedger(join(desk.dataDir, ledgerFileName), [entry], store.auditKey)
    await makeBackup(desk.client)
    await desk.client.session.signOut({})

    const fresh = openBareDesk(bare, { clock: desk.clock })
    for (const client of [desk.client, fresh.client]) {
      await client.restore.restore({
        sendId: newSendId(),
        folder: join(stick, folderInPlace),
        name,
        by: { with: 'password', account: 'manager', password: testPassword },
      })
      await client.session.signIn({ account: 'manager', password: testPassword })
      expect(JSON.stringify(await client.residents.find({ query: '周浩', limit: 5 }))).toContain('周浩')
      expect(JSON.stringify(await client.residents.find({ query: '王桂珍', limit: 5 }))).not.toContain(
        '王桂珍',
      )
    }
    fresh.desk.close()
  })

  it('is restored where the keyring or the database is gone, from the unusable folder', async () => {
    await register(desk.client, { name: '王桂珍' })
    const { name } = await makeBackup(desk.client)
    desk.desk.close()
    for (const lost of ['keyring.json', 'desk.db']) {
      rmSync(join(desk.dataDir, lost))
      const broken = openBareDesk(desk.dataDir, { clock: desk.clock })
      expect(await broken.client.session.state({})).toMatchObject({ state: 'unusable' })
      const { places, here } = await broken.client.restore.places({})
      expect(places[0]?.backups.map((one) => one.name)).toContain(name)
      expect(here === null).toBe(lost === 'desk.db')
      await broken.client.restore.restore({
        sendId: newSendId(),
        folder: places[0]?.folder ?? '',
        name,
        by: { with: 'password', account: 'manager', password: testPassword },
      })
      await broken.client.session.signIn({ account: 'manager', password: testPassword })
      broken.desk.close()
    }
  })
})

describe('nothing is restored', () => {
  let name: string
  let folder: string
  type By = Parameters<DeskClient['restore']['restore']>[0]['by']
  const restore = (by: By, today?: By) =>
    desk.client.restore.restore({ sendId: newSendId(), folder, name, by, today })
  const asManager = { with: 'password', account: 'manager', password: testPassword } as const
  const untouched = () => {
    expect(readdirSync(desk.dataDir).filter((one) => /restore/.test(one))).toEqual([])
  }
  beforeEach(async () => {
    await desk.signIn('front-desk')
    await desk.signIn('manager')
    name = (await makeBackup(desk.client)).name
    folder = join(desk.dataDir, 'backups')
  })

  it('while someone is signed in', async () => {
    await expect(restore(asManager)).rejects.toEqual(refusal('backups.someone-is-signed-in'))
  })

  it('with a wrong password, and waits grow as at sign-in', async () => {
    await desk.client.session.signOut({})
    for (const seconds of [0, 0, 5]) {
      await expect(restore({ ...asManager, password: 'not this' })).rejects.toEqual(
        refusal('session.wrong-password', { seconds }),
      )
    }
    await expect(restore(asManager)).rejects.toEqual(refusal('session.wait', { seconds: 5 }))
    await expect(desk.client.session.signIn({ account: 'manager', password: testPassword })).rejects.toEqual(
      refusal('session.wait', { seconds: 5 }),
    )
    untouched()
  })

  it('by someone who is no manager, or with another recovery key', async () => {
    await desk.client.session.signOut({})
    await expect(restore({ ...asManager, account: 'front-desk' }, asManager)).rejects.toEqual(
      refusal('backups.managers-only'),
    )
    await expect(restore({ with: 'recovery-key', recoveryKey: '0000-0000' })).rejects.toEqual(
      refusal('backups.wrong-recovery-key'),
    )
    untouched()
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
  })

  it('from a newer program: both versions are named', async () => {
    const file = join(folder, name, 'manifest.json')
    const manifest = unsealed(readFileSync(file, 'utf8'))
    writeFileSync(file, sealed({ ...manifest, schema: '9999_later', program: '9.9.0' }))
    await desk.client.session.signOut({})
    const { place } = await desk.client.restore.search({ folder })
    expect(place.backups[0]).toMatchObject({ name, newer: true })
    await expect(restore(asManager)).rejects.toEqual(
      refusal('backups.newer', { backup: '9.9.0', program: '0.0.0-test' }),
    )
    untouched()
  })

  it('from a damaged backup, and the desk opens as it was', async () => {
    const file = join(folder, name, 'desk.db')
    const bytes = readFileSync(file)
    bytes[9000] = (bytes[9000] ?? 0) ^ 1
    writeFileSync(file, bytes)
    await desk.client.session.signOut({})
    await expect(restore(asManager)).rejects.toEqual(refusal('backups.file-changed', { file: 'desk.db' }))
    untouched()
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
  })

  it('by someone who is no manager, and their keys are overwritten', async () => {
    await desk.client.session.signOut({})
    const keys = watchKeys()
    await expect(restore({ ...asManager, account: 'front-desk' })).rejects.toEqual(
      refusal('backups.today-needed'),
    )
    expect(await keys()).toEqual([overwritten, overwritten])
  })

  it('while it is being restored nobody signs in, and nobody restores a second time', async () => {
    await desk.client.session.signOut({})
    const first = restore(asManager)
    await expect(restore(asManager)).rejects.toEqual(refusal('backups.under-way'))
    await expect(desk.client.session.signIn({ account: 'manager', password: testPassword })).rejects.toEqual(
      refusal('backups.restoring'),
    )
    await first
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
  })

  it.each(['../../etc', 'photos', '20261123-093000-00000000'])('called %s', async (wanted) => {
    await desk.client.session.signOut({})
    name = wanted
    await expect(restore(asManager)).rejects.toMatchObject({
      data: { code: expect.stringMatching(/^backups\.(not-found|manifest-missing)$/) as string },
    })
  })
})
