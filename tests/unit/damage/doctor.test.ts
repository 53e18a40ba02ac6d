/** The doctor: every finding can be met and has its words, and nothing in its report is about a person. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findingTable, type CheckResult } from '#vault/doctor/contract'
import { examine } from '#vault/doctor/examine'
import { readMark } from '#desk/session/closing-mark'
import { openAndLook } from '#vault/doctor/open-and-look'
import {
  judgeBackups,
  judgeClock,
  judgeLastCheck,
  judgeModes,
  judgeSpace,
  leastSpace,
} from '#vault/doctor/rules/judge'
import { instant, mode, place, size } from '#vault/doctor/rules/show'
import { property } from '#ground/property'
import { deskFile, filesOfDesk } from '#vault/files'
import { openTestDesk, resourcesDir, testNow, testPassword, type TestDesk } from '../../support/desk'
import { asThisMachine, thisMachine } from '../../support/device'
import { register } from '../residents/people'

const root = join(import.meta.dirname, '../../..')
const day = 24 * 60 * 60 * 1000

describe.each(['zh-CN', 'en'])('in %s', (language) => {
  const texts: unknown = JSON.parse(
    readFileSync(join(root, `src/features/support/ui/${language}.json`), 'utf8'),
  )
  it('every finding has its words, and there are no others', () => {
    const shape = (value: unknown) =>
      Object.fromEntries(
        Object.entries(value ?? {}).map(([check, findings]) => [
          check,
          [...new Set(Object.keys(findings as object).map((key) => key.replace(/_(one|other)$/, '')))]
            .filter((key) => key !== 'title')
            .toSorted(),
        ]),
      )
    expect(shape(property(texts, 'checks'))).toEqual(shape(findingTable))
  })
})

describe('its bounds', () => {
  it('for space leave room for copies of the database', () => {
    expect(judgeSpace(leastSpace - 1, 0).finding).toBe('full')
    expect(judgeSpace(leastSpace, 0).finding).toBe('little')
    expect(judgeSpace(20 * leastSpace, 0).finding).toBe('enough')
    expect(judgeSpace(20 * leastSpace, 10 * leastSpace).finding).toBe('little')
    expect(judgeSpace(null, 0).finding).toBe('unknown')
  })

  it('for the clock tell one that was set back from one that runs ahead', () => {
    expect(judgeClock(testNow, testNow + 4 * 60_000).finding).toBe('plausible')
    expect(judgeClock(testNow, testNow + 6 * 60_000).finding).toBe('behind')
    expect(judgeClock(testNow + 59 * day, testNow).finding).toBe('plausible')
    expect(judgeClock(testNow + 61 * day, testNow).finding).toBe('ahead')
    expect(judgeClock(testNow, null).finding).toBe('unknown')
  })

  it('for backups ask for one of the last day', () => {
    expect(judgeBackups([], testNow).finding).toBe('none')
    expect(judgeBackups([{ madeAt: testNow - day }], testNow).finding).toBe('recent')
    expect(judgeBackups([{ madeAt: testNow - day - 1 }], testNow).finding).toBe('old')
    expect(judgeBackups([{ madeAt: testNow }, null], testNow).finding).toBe('unreadable')
    expect(judgeBackups([null], testNow).finding).toBe('unreadable')
  })

  it('for the last check ask for one of the last week', () => {
    const kept = { checkedAt: testNow, finding: null }
    expect(judgeLastCheck(kept, testNow + 7 * day).finding).toBe('sound')
    expect(judgeLastCheck(kept, testNow + 7 * day + 1).finding).toBe('old')
    expect(judgeLastCheck({ checkedAt: null, finding: null }, testNow).finding).toBe('never')
    const found = { code: 'store.damaged', at: testNow, parameters: {} } as const
    expect(judgeLastCheck({ ...kept, finding: found }, testNow).finding).toBe('damaged')
  })

  it('for modes name who else may write', () => {
    expect(judgeModes({ 'desk.db': 0o644 }, 'linux').finding).toBe('private')
    expect(judgeModes({ 'desk.db': 0o664, '.': 0o755 }, 'linux')).toMatchObject({
      finding: 'open',
      values: { names: 'desk.db' },
    })
    expect(judgeModes({}, 'win32').finding).toBe('unknown')
  })
})

describe('what it shows', () => {
  it('is short, the same in both languages, and without the name of whose machine it is', () => {
    expect(size(999)).toBe('999 B')
    expect(size(12_345_678)).toBe('12.3 MB')
    expect(instant(testNow)).toBe('2026-11-23 09:00')
    expect(mode(0o640)).toBe('rw-r-----')
    expect(place('/home/沈玉/.linli-desk', '/home/沈玉')).toBe('~/.linli-desk')
    expect(place('C:\\Users\\沈玉\\data', 'C:\\Users\\沈玉')).toBe('~\\data')
    expect(place('/home/沈玉清/data', '/home/沈玉')).toBe('/home/沈玉清/data')
  })
})

describe('a folder', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await openTestDesk()
    await register(desk.client, { name: '金丝雀甲乙' })
  })
  afterEach(() => {
    desk.close()
  })

  const look = () =>
    examine({ dataDir: desk.dataDir, version: '0.0.0-test', now: testNow, own: false, files: filesOfDesk })
  const findings = (results: readonly CheckResult[]) =>
    Object.fromEntries(results.map(({ check, finding }) => [check, finding]))
  const inside = (password = testPassword) =>
    openAndLook({
      readMark,
      dataDir: desk.dataDir,
      device: thisMachine,
      account: 'manager',
      password,
      migrations: deskFile(filesOfDesk).migrations(resourcesDir),
      files: filesOfDesk,
      version: '0.0.0-test',
      now: testNow,
    })

  it('that is in use is looked at beside the desk', async () => {
    expect(findings(look())).toMatchObject({
      folder: 'there',
      lock: 'in-use',
      files: 'complete',
      log: 'in-use',
      keyring: 'whole',
      'last-check': 'never',
      backups: 'none',
    })
    expect(findings((await inside()) ?? [])).toEqual({
      schema: 'current',
      database: 'sound',
      attachments: 'sound',
      clock: 'plausible',
    })
    expect(await inside('wrong password')).toBeNull()
  })

  it('whose lock is no lock is not said to be in use, and is looked into all the same', async () => {
    desk.desk.close()
    const lock = join(desk.dataDir, 'desk.lock')
    writeFileSync(lock, 'x'.repeat(4096))
    expect(findings(look())).toMatchObject({ lock: 'free', log: 'empty' })
    rmSync(lock)
    mkdirSync(lock)
    expect(findings(look())).toMatchObject({ lock: 'read-only', log: 'empty' })
    expect(findings((await inside()) ?? [])).toMatchObject({ database: 'sound' })
  })

  it('that was closed is as it was afterwards, byte for byte', async () => {
    desk.desk.close()
    const before = digests()
    expect(findings(look())).toMatchObject({ lock: 'free', log: 'empty' })
    expect(findings((await inside()) ?? [])).toMatchObject({ database: 'sound' })
    expect(digests()).toEqual(before)
  })

  it('in which things are missing or damaged says so', async () => {
    desk.desk.close()
    const keyring = join(desk.dataDir, 'keyring.json')
    const whole = readFileSync(keyring, 'utf8')
    writeFileSync(keyring, whole.slice(0, -20))
    expect(findings(look())).toMatchObject({ keyring: 'damaged' })
    writeFileSync(keyring, whole)
    writeFileSync(join(desk.dataDir, 'desk.db'), 'no database')
    expect(findings((await inside()) ?? [])).toEqual({ database: 'unreadable' })
    rmSync(keyring)
    expect(findings(look())).toMatchObject({ files: 'keyring-missing', keyring: 'missing' })
    rmSync(desk.dataDir, { recursive: true })
    expect(findings(look())).toEqual({ program: 'current', folder: 'not-there' })
  })

  it('reads manifests of backups leniently', () => {
    for (const [name, content] of [
      ['20261123-090000-0a1b2c3d', JSON.stringify({ format: 9, at: testNow, unknown: true })],
      ['20261122-090000-0a1b2c3d', JSON.stringify({ format: 1, at: testNow - 24 * 60 * 60 * 1000 })],
      ['20261121-090000-0a1b2c3d.part', '{}'],
    ] as const) {
      mkdirSync(join(desk.dataDir, 'backups', name), { recursive: true })
      writeFileSync(join(desk.dataDir, 'backups', name, 'manifest.json'), content)
    }
    const [backups] = look().filter(({ check }) => check === 'backups')
    expect(backups).toMatchObject({ finding: 'recent', values: { count: 2, at: '2026-11-23 09:00' } })
  })

  it('is reported by a command, with and without the password, and by its exit code', () => {
    const env = { ...process.env, ...asThisMachine(desk.dataDir) }
    const run = (input: string, ...args: readonly string[]) =>
      spawnSync(
        process.execPath,
        ['--import', 'tsx', join(root, 'scripts/doctor.ts'), '--data', desk.dataDir, ...args],
        { encoding: 'utf8', cwd: root, input, env },
      )
    desk.desk.close()
    const plain = run('')
    expect([plain.status, plain.stderr]).toEqual([0, ''])
    expect(plain.stdout).toContain('[正常] 数据文件')
    expect(plain.stdout).toContain('[fine] Data files')
    const inside = run(`${testPassword}\n`, '--account', 'manager', '--json')
    expect(inside.stdout).toContain('"check":"database","finding":"sound"')
    for (const word of ['金丝雀', '沈玉', 'manager', testPassword]) {
      expect(plain.stdout + inside.stdout).not.toContain(word)
    }
    expect(run('wrong\n', '--account', 'manager').status).toBe(2)
    rmSync(join(desk.dataDir, 'desk.db'))
    expect(run('').status).toBe(1)
  })

  function digests(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      readdirSync(desk.dataDir).map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(desk.dataDir, name)))
          .digest('hex'),
      ]),
    )
  }
})
