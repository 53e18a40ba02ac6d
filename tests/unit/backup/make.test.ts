import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeOnRecord } from '#desk/session/calls'
import { makeBackup } from '#vault/backup/make'
import { sealed, unsealed } from '#vault/backup/manifest-file'
import { carryBackup, prunePlace, sweepPlace } from '#vault/backup/place'
import { copyProved, proveBackup } from '#vault/backup/prove'
import { backupName, isBackupName } from '#vault/backup/rules/names'
import { databaseName, filesOfDesk, namesOf } from '#vault/files'
import { treatmentOf } from '#vault/backup/rules/folder'
import { auditHead } from '#vault/log/record'
import { probeFile } from '#vault/damage/probe'
import { newSendId, openTestDesk, testCentre, testNow, type TestDesk } from '../../support/desk'

let desk: TestDesk
let place: string
let elsewhere: string
let key: Buffer
beforeEach(async () => {
  desk = await openTestDesk()
  place = join(desk.dataDir, 'backups')
  mkdirSync(place)
  elsewhere = mkdtempSync(join(tmpdir(), 'linli-place-'))
  key = Buffer.from(desk.desk.session.requireOpen().keys['desk'] ?? '')
})
afterEach(() => {
  desk.close()
  rmSync(elsewhere, { recursive: true, force: true })
})

const files = namesOf(filesOfDesk)
const databases = filesOfDesk.map(databaseName)

const order = (at = testNow, digits = '00000001') => ({
  dataDir: desk.dataDir,
  files,
  place,
  name: backupName(at, digits),
  reason: 'by-hand' as const,
  program: '0.0.0-test',
  at,
})

const rename = (community: string) =>
  desk.client.session.nameCentre({ sendId: newSendId(), centre: { ...testCentre, community } })

class Crash extends Error {}

/** Ends the work at its step number `at`, leaving all as a crash would; true when it was over before. */
function endsBefore(at: number, work: (onStep: () => void) => void): boolean {
  let told = 0
  try {
    work(() => {
      if (told === at) throw new Crash()
      told += 1
    })
    return true
  } catch (error) {
    if (error instanceof Crash) return false
    throw error
  }
}

describe('a backup', () => {
  it('says what is in it, and is proved by what it says', () => {
    const manifest = makeBackup(order(), { desk: key })
    const { store } = desk.desk.session.requireOpen()
    expect(manifest).toMatchObject({
      format: 1,
      program: '0.0.0-test',
      at: testNow,
      reason: 'by-hand',
      auditHead: auditHead(store),
    })
    expect(manifest.tables['staff']).toBe(1)
    expect(manifest.files.map(({ name }) => name)).toEqual(['desk.db', 'keyring.json'])
    expect(proveBackup(join(place, order().name), files, { desk: key })).toEqual(manifest)
  })

  it('has every file of the data folder that matters, and the table knows every file there is', () => {
    writeFileSync(join(desk.dataDir, 'erasures.json'), '{}')
    writeFileSync(join(desk.dataDir, 'sign-in-delays.json'), '{}')
    writeFileSync(join(desk.dataDir, probeFile), '')
    desk.desk.session.health.passed()
    makeBackup(order(), { desk: key })
    const there = readdirSync(desk.dataDir)
    expect(there.filter((name) => treatmentOf(name, databases) === undefined)).toEqual([])
    const matters = there.filter((name) => treatmentOf(name, databases) !== 'left')
    expect(readdirSync(join(place, order().name)).toSorted()).toEqual(
      [...matters, 'manifest.json'].toSorted(),
    )
    expect(matters.toSorted()).toEqual(['desk.db', 'erasures.json', 'keyring.json'])
  })

  it('opens for nobody without the key, and holds nothing readable', async () => {
    await rename('桃源社区')
    makeBackup(order(), { desk: key })
    const backup = join(place, order().name)
    for (const name of readdirSync(backup)) {
      const bytes = readFileSync(join(backup, name))
      for (const secret of ['桃源', '沈玉', 'SQLite format', key.toString('hex')])
        expect(bytes.includes(secret), `${name} holds ${secret}`).toBe(false)
    }
    expect(() => proveBackup(backup, files, { desk: randomBytes(32) })).toThrow('backups.other-key')
  })

  it('is of one moment: a write between the look and the copy has both done again', () => {
    const { session } = desk.desk
    let copies = 0
    const write = () =>
      writeOnRecord(session, 'session.nameCentre', { sendId: newSendId() }, (call) => {
        call.record({ subject: 'setting:centre' })
        return {}
      })
    const manifest = makeBackup(order(), { desk: key }, (step) => {
      if (step !== 'copy') return
      copies += 1
      if (copies === 1) write()
    })
    expect(copies).toBe(2)
    expect(proveBackup(join(place, order().name), files, { desk: key })).toEqual(manifest)
    expect(manifest.auditHead).toEqual(auditHead(session.requireOpen().store))
  })

  it('is not made while every look is overtaken, and says so', () => {
    const { session } = desk.desk
    const overtaken = () =>
      makeBackup(order(), { desk: key }, (step) => {
        if (step !== 'copy') return
        writeOnRecord(session, 'session.nameCentre', { sendId: newSendId() }, (call) => {
          call.record({ subject: 'setting:centre' })
          return {}
        })
      })
    expect(overtaken).toThrow('backups.copy-differs')
  })
})

describe('cut short at any step', () => {
  it('leaves a proved backup or a part that the next start removes', () => {
    let cuts = 0
    for (let step = 0; ; step += 1) {
      const made = order(testNow + step * 1000)
      const over = endsBefore(step, (onStep) => void makeBackup(made, { desk: key }, onStep))
      const whole = readdirSync(place).filter(isBackupName)
      for (const name of whole)
        expect(() => proveBackup(join(place, name), files, { desk: key }), name).not.toThrow()
      sweepPlace(place)
      expect(readdirSync(place).toSorted()).toEqual(whole.toSorted())
      if (over) break
      cuts += 1
    }
    expect(cuts).toBeGreaterThanOrEqual(10)
    expect(readdirSync(place)).toHaveLength(1)
  })

  it('while it is carried to another place, leaves the same there', () => {
    makeBackup(order(), { desk: key })
    for (let step = 0; ; step += 1) {
      const over = endsBefore(
        step,
        (onStep) => void carryBackup({ from: place, to: elsewhere, name: order().name, files }, onStep),
      )
      const whole = readdirSync(elsewhere).filter(isBackupName)
      expect(whole).toHaveLength(over ? 1 : 0)
      sweepPlace(elsewhere)
      if (over) break
    }
    expect(readdirSync(elsewhere)).toEqual([order().name])
    expect(() => proveBackup(join(elsewhere, order().name), files, { desk: key })).not.toThrow()
  })

  it('leaves a part alone that another desk began today in a place they share', () => {
    const name = `${backupName(testNow, '00000009')}.part`
    mkdirSync(join(elsewhere, name))
    sweepPlace(elsewhere, testNow + 60_000)
    expect(readdirSync(elsewhere)).toEqual([name])
    sweepPlace(elsewhere, testNow + 25 * 60 * 60 * 1000)
    expect(readdirSync(elsewhere)).toEqual([])
  })
})

describe('a damaged backup is refused, and named', () => {
  let backup: string
  beforeEach(() => {
    makeBackup(order(), { desk: key })
    backup = join(place, order().name)
  })
  const flip = (file: string, at: number) => {
    const bytes = readFileSync(file)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(file, bytes)
  }
  const changed = (edit: (manifest: Record<string, unknown>) => object) => {
    const file = join(backup, 'manifest.json')
    writeFileSync(file, sealed(edit({ ...unsealed(readFileSync(file, 'utf8')) })))
  }
  /** Makes the manifest agree with the files as they are now, so that what is behind the hashes is looked at. */
  const hashesAnew = async () => {
    const { describeFile } = await import('#vault/backup/files')
    changed((manifest) => ({
      ...manifest,
      files: ['desk.db', 'keyring.json'].map((name) => describeFile(backup, name)),
    }))
  }

  it.each<[string, () => void | Promise<void>, string]>([
    ['without its manifest', () => rmSync(join(backup, 'manifest.json')), 'backups.manifest-missing'],
    [
      'with a manifest cut short',
      () => truncateSync(join(backup, 'manifest.json'), 100),
      'backups.manifest-damaged',
    ],
    [
      'with another digit in the date of its manifest',
      () => {
        const file = join(backup, 'manifest.json')
        writeFileSync(file, readFileSync(file, 'utf8').replace(/"at": 1/, '"at": 2'))
      },
      'backups.manifest-damaged',
    ],
    [
      'with more in its manifest than belongs there',
      () => changed((all) => ({ ...all, more: 1 })),
      'backups.manifest-damaged',
    ],
    [
      'that names a file of another kind',
      () =>
        changed((all) => ({
          ...all,
          files: [...(all['files'] as object[]), { name: 'backups', size: 0, sha256: '0'.repeat(64) }],
        })),
      'backups.manifest-damaged',
    ],
    ['without its database', () => rmSync(join(backup, 'desk.db')), 'backups.file-missing'],
    ['without its keyring', () => rmSync(join(backup, 'keyring.json')), 'backups.file-missing'],
    [
      'with a flipped bit in the database',
      () => flip(join(backup, 'desk.db'), 20_000),
      'backups.file-changed',
    ],
    [
      'with a flipped bit in the keyring',
      () => flip(join(backup, 'keyring.json'), 200),
      'backups.file-changed',
    ],
    ['with a database cut short', () => truncateSync(join(backup, 'desk.db'), 8192), 'backups.file-changed'],
    [
      'whose damage the manifest does not show',
      async () => {
        flip(join(backup, 'desk.db'), 20_000)
        await hashesAnew()
      },
      'backups.database-damaged',
    ],
    [
      'with fewer rows than it says',
      () => changed((all) => ({ ...all, tables: { ...(all['tables'] as object), staff: 9 } })),
      'backups.counts-differ',
    ],
    [
      'whose audit log ends elsewhere',
      () => changed((all) => ({ ...all, auditHead: { sequence: 1, mac: 'x' } })),
      'backups.counts-differ',
    ],
  ])('%s', async (_what, damage, code) => {
    await damage()
    expect(() => proveBackup(backup, files, { desk: key })).toThrow(code)
    const into = mkdtempSync(join(tmpdir(), 'linli-stage-'))
    expect(() => copyProved({ backup, into, files }, { desk: key })).toThrow(code)
    rmSync(into, { recursive: true })
  })
})

describe('a place', () => {
  it('is cleared by the rule, and of this desk’s backups alone', () => {
    const { desk: own } = makeBackup(order(), { desk: key })
    const anothers = backupName(testNow - 1000, '0000000a')
    carryBackup({ from: place, to: elsewhere, name: order().name, files })
    mkdirSync(join(elsewhere, anothers))
    const foreign = unsealed(readFileSync(join(place, order().name, 'manifest.json'), 'utf8'))
    writeFileSync(join(elsewhere, anothers, 'manifest.json'), sealed({ ...foreign, desk: 'another' }))
    for (let minute = 1; minute <= 6; minute += 1) {
      const later = order(testNow + minute * 60_000)
      makeBackup(later, { desk: key })
      carryBackup({ from: place, to: elsewhere, name: later.name, files })
    }
    prunePlace({ place: elsewhere, desk: own, now: testNow + 7 * 60_000, justMade: '' })
    expect(readdirSync(elsewhere).toSorted()).toEqual(
      [anothers, ...[4, 5, 6].map((minute) => order(testNow + minute * 60_000).name)].toSorted(),
    )
    expect(existsSync(join(elsewhere, anothers, 'manifest.json'))).toBe(true)
  })
})
