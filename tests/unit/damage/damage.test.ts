/** What can be wrong with a folder and a store: named rightly, nothing made anew over it, reading where it can go on. */
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { damageTable } from '#vault/damage/contract'
import { damageOf } from '#vault/damage/rules/causes'
import { property } from '#ground/property'
import {
  newSendId,
  openBareDesk,
  openTestDesk,
  testCentre,
  testPassword,
  type DeskClient,
  type TestDesk,
} from '../../support/desk'
import { register } from '../residents/people'

const refusal = (code: string): unknown => {
  const data: unknown = expect.objectContaining({ code })
  return expect.objectContaining({ data })
}

const codes = Object.keys(damageTable)

describe.each(['zh-CN', 'en'])('in %s', (language) => {
  const file = join(import.meta.dirname, `../../../src/app/i18n/${language}.json`)
  const texts: unknown = JSON.parse(readFileSync(file, 'utf8'))

  it.each(codes)('%s has a title, what is the case, the next step, and a line', (code) => {
    const [part = '', name = ''] = code.split('.')
    const screen = property(property(property(texts, 'damage'), part), name)
    expect([property(screen, 'title'), property(screen, 'what'), property(screen, 'next')]).toEqual([
      expect.any(String),
      expect.any(String),
      expect.any(String),
    ])
    expect(property(property(texts, 'errors'), code)).toEqual(expect.any(String))
  })

  it('has no text for a damage that is not in the table', () => {
    const parts = ['desk', 'keyring', 'store']
    const named = parts.flatMap((part) =>
      Object.keys(property(property(texts, 'damage'), part) ?? {}).map((name) => `${part}.${name}`),
    )
    expect(named.toSorted()).toEqual(codes.toSorted())
  })
})

describe('an error', () => {
  const withCode = (code: string) => Object.assign(new Error('disk'), { code })
  it.each([
    ['SQLITE_FULL', 'store.disk-full'],
    ['SQLITE_IOERR_SHMSIZE', 'store.disk-full'],
    ['ENOSPC', 'store.disk-full'],
    ['SQLITE_READONLY_DIRECTORY', 'store.read-only'],
    ['EROFS', 'store.read-only'],
    ['EACCES', 'store.read-only'],
    ['SQLITE_IOERR_FSYNC', 'store.disk-error'],
    ['SQLITE_CANTOPEN', 'store.disk-error'],
    ['EIO', 'store.disk-error'],
    ['SQLITE_CORRUPT_INDEX', 'store.damaged'],
    ['SQLITE_NOTADB', 'store.damaged'],
  ])('%s is %s', (code, damage) => {
    expect(damageOf(withCode(code))?.code).toBe(damage)
  })

  it.each(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_BUSY', 'ENOENT'])('%s is none', (code) => {
    expect(damageOf(withCode(code))).toBeNull()
  })
})

describe('a folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'linli-damage-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  const parts = ['desk.db', 'keyring.json', 'backups', 'desk.db-wal'] as const
  const everyPresence = Array.from({ length: 2 ** parts.length }, (_, bits) =>
    parts.filter((_part, at) => (bits & (1 << at)) !== 0),
  )

  /** What is there of a desk that was once set up, by what is left of it. */
  function expected(present: readonly string[]): string {
    if (present.length === 0) return 'new'
    const database = present.includes('desk.db')
    const keyring = present.includes('keyring.json')
    if (database && keyring) return 'signed-out'
    if (keyring) return 'store.missing'
    return present.some((name) => name.startsWith('desk.db')) ? 'keyring.missing' : 'desk.only-backups'
  }

  it.each(everyPresence.map((present) => ({ present })))(
    'with $present of a desk gets no new one over it',
    async ({ present }) => {
      const source = await openTestDesk()
      await register(source.client)
      // The log is there only while the desk is open.
      const log = readFileSync(join(source.dataDir, 'desk.db-wal'))
      source.desk.close()
      for (const name of present) {
        if (name === 'backups')
          mkdirSync(join(folder, 'backups', '20261123-090000-0a1b2c3d'), { recursive: true })
        else if (name === 'desk.db-wal') writeFileSync(join(folder, name), log)
        else renameSync(join(source.dataDir, name), join(folder, name))
      }
      source.close()
      const before = contents(folder)
      const { desk, client } = openBareDesk(folder)
      const state = await client.session.state({})
      expect('code' in state ? state.code : state.state).toBe(expected(present))
      if (present.length > 0) {
        await expect(setUp(client)).rejects.toEqual(refusal('session.already-set-up'))
        desk.close()
        expect(contents(folder)).toEqual(before)
      } else desk.close()
    },
  )

  it('that is no folder cannot be entered, and the file that is there stays', async () => {
    const file = join(folder, 'a file')
    writeFileSync(file, 'something else')
    const { desk, client } = openBareDesk(file)
    expect(await client.session.state({})).toMatchObject({
      state: 'unusable',
      code: 'desk.folder-unreachable',
    })
    expect(readFileSync(file, 'utf8')).toBe('something else')
    rmSync(file)
    await client.session.lookAgain({})
    expect(await client.session.state({})).toMatchObject({ state: 'new' })
    desk.close()
  })

  it('with a set-up that was cut short before anything was there asks for it again', async () => {
    mkdirSync(join(folder, 'set-up.unfinished'))
    writeFileSync(join(folder, 'set-up.unfinished', 'desk.db'), randomBytes(4096))
    const { desk, client } = openBareDesk(folder)
    expect(await client.session.state({})).toMatchObject({ state: 'new' })
    expect(existsSync(join(folder, 'set-up.unfinished'))).toBe(false)
    desk.close()
  })

  /** Everything but what every start makes: the lock. */
  function contents(of: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
      readdirSync(of, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'desk.lock')
        .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'base64')]),
    )
  }
})

describe('a store', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await openTestDesk()
    await register(desk.client)
  })
  afterEach(() => {
    desk.close()
  })

  const signIn = (client: DeskClient) => client.session.signIn({ account: 'manager', password: testPassword })
  const stateOf = (client: DeskClient) => client.session.state({})

  it('whose keyring is damaged says so before anyone types a password, and takes it back when it is right', async () => {
    desk.desk.close()
    const file = join(desk.dataDir, 'keyring.json')
    const whole = readFileSync(file)
    writeFileSync(file, whole.subarray(0, whole.length - 10))
    const { desk: again, client } = openBareDesk(desk.dataDir)
    expect(await stateOf(client)).toMatchObject({ state: 'unusable', code: 'keyring.damaged' })
    writeFileSync(file, whole)
    await client.session.lookAgain({})
    expect(await stateOf(client)).toMatchObject({ state: 'signed-out' })
    await signIn(client)
    again.close()
  })

  it.each([
    ['cut to nothing', (bytes: Buffer) => bytes.subarray(0, 0)],
    ['damaged in its first page', (bytes: Buffer) => flipped(bytes, 100)],
    ['of another desk', () => randomBytes(40_960)],
  ])('%s gets a screen of its own, not the word of a wrong password', async (_what, broken) => {
    desk.desk.close()
    const file = join(desk.dataDir, 'desk.db')
    const bytes = broken(readFileSync(file))
    writeFileSync(file, bytes)
    const { desk: again, client } = openBareDesk(desk.dataDir)
    await expect(signIn(client)).rejects.toEqual(refusal('store.wrong-key-or-damaged'))
    expect(await stateOf(client)).toMatchObject({ state: 'unusable', code: 'store.wrong-key-or-damaged' })
    again.close()
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('of a newer program names both versions', async () => {
    const { sqlite } = desk.desk.session.requireOpen().store
    sqlite.exec("INSERT INTO migrations VALUES ('9999_later', '7.0.0', 0)")
    const { client } = await desk.reopen()
    await expect(signIn(client)).rejects.toEqual(refusal('store.newer-file'))
    expect(await stateOf(client)).toMatchObject({
      state: 'unusable',
      code: 'store.newer-file',
      parameters: { file: '7.0.0', program: '0.0.0-test' },
    })
  })

  it('with no pages left to take is read, refuses writes, and goes on by itself', async () => {
    const { sqlite } = desk.desk.session.requireOpen().store
    const pages = Number(sqlite.pragma('page_count', { simple: true }))
    sqlite.pragma(`max_page_count = ${pages}`)
    let written = 0
    const fill = async () => {
      for (; written < 1_000; written += 1) await register(desk.client, { name: `周浩${written}` })
    }
    await expect(fill()).rejects.toEqual(refusal('store.disk-full'))
    expect(await stateOf(desk.client)).toMatchObject({ health: { code: 'store.disk-full' } })
    expect((await desk.client.residents.list({ limit: 1 })).rows).toHaveLength(1)
    desk.clock.advance(5_000)
    expect(await stateOf(desk.client)).toMatchObject({ health: { code: 'store.disk-full' } })
    sqlite.pragma('max_page_count = 1000000')
    desk.clock.advance(5_000)
    expect(await stateOf(desk.client)).toMatchObject({ health: null })
    await register(desk.client, { name: '周浩' })
  })

  it('that became read-only puts refusals on record when it can', async () => {
    await desk.signIn('canteen')
    const { store } = desk.desk.session.requireOpen()
    const refusals = () =>
      store.sqlite.prepare("SELECT count(*) FROM audit WHERE outcome = 'refused'").pluck().get()
    store.sqlite.pragma('query_only = ON')
    await expect(desk.client.staff.list({})).rejects.toEqual(refusal('session.forbidden'))
    expect(refusals()).toBe(0)
    store.sqlite.pragma('query_only = OFF')
    desk.clock.advance(5_000)
    await stateOf(desk.client)
    expect(refusals()).toBe(1)
  })

  it('with a damaged page is read where it is sound, and takes no write until it has been restored', async () => {
    const tables = desk.desk.session.requireOpen().store.sqlite
    const page = Number(
      tables.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'residents'").pluck().get(),
    )
    desk.desk.close()
    const file = join(desk.dataDir, 'desk.db')
    writeFileSync(file, flipped(readFileSync(file), (page - 1) * 4096 + 2000))
    const { desk: again, client } = openBareDesk(desk.dataDir)
    await signIn(client)
    await expect(client.residents.list({ limit: 5 })).rejects.toEqual(refusal('store.damaged'))
    expect(await stateOf(client)).toMatchObject({ state: 'open', health: { code: 'store.damaged' } })
    expect((await client.staff.list({})).staff).toHaveLength(1)
    await expect(nameCentre(client)).rejects.toEqual(refusal('store.damaged'))
    again.close()
    const later = openBareDesk(desk.dataDir)
    await signIn(later.client)
    await expect(nameCentre(later.client)).rejects.toEqual(refusal('store.damaged'))
    later.desk.close()
  })
})

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
  return changed
}

/** Touches other pages than those of residents. */
function nameCentre(client: DeskClient) {
  return client.session.nameCentre({ sendId: newSendId(), centre: testCentre })
}

function setUp(client: DeskClient) {
  return client.session.setUp({
    sendId: newSendId(),
    centre: testCentre,
    manager: { account: 'other', name: '别人', password: testPassword },
  })
}
