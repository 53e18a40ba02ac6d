/** The write-ahead log that an unclean end left: what is gone from it is named, and never mixed with what is newer. */
import { randomBytes } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeLog } from '#vault/damage/rules/log'
import { openAsFarAsPossible } from '#vault/store/access'
import { openFile } from '#vault/store/open'

const key = randomBytes(32)
const writes = 20
const nothing = Buffer.alloc(0)

/** The files as a process that was killed leaves them, after some writes to a closed database. */
interface Left {
  readonly database: Buffer
  readonly log: Buffer
  readonly memory: Buffer
  /** Bytes of the log after each write. */
  readonly ends: readonly number[]
}

let folder: string
let left: Left
/** The same after what is in the log was also copied into the database. */
let copied: Left
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-log-'))
  left = leave('left.db', () => undefined)
  copied = leave('copied.db', (sqlite) => void sqlite.pragma('wal_checkpoint(PASSIVE)'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function leave(name: string, atEnd: (sqlite: ReturnType<typeof openFile>) => void): Left {
  const file = join(folder, name)
  const first = openFile({ file, key, create: true })
  first.exec('CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT) STRICT')
  first.close()
  const sqlite = openFile({ file, key })
  const add = sqlite.prepare('INSERT INTO person (name) VALUES (?)')
  const ends: number[] = []
  for (let write = 0; write < writes; write += 1) {
    add.run(`${write} ${'x'.repeat(900)}`)
    ends.push(readFileSync(`${file}-wal`).length)
  }
  atEnd(sqlite)
  const files = ['', '-wal', '-shm'].map((end) => readFileSync(file + end))
  sqlite.close()
  const [database = nothing, log = nothing, memory = nothing] = files
  return { database, log, memory, ends }
}

/** How many writes are there after it was opened again, and whether it says that some are gone. */
function open(database: Buffer, log: Buffer, memory: Buffer) {
  const at = mkdtempSync(join(folder, 'open-'))
  const file = join(at, 'desk.db')
  writeFileSync(file, database)
  if (log.length > 0) writeFileSync(`${file}-wal`, log)
  if (memory.length > 0) writeFileSync(`${file}-shm`, memory)
  const opened = openAsFarAsPossible({ file, key, mayWrite: true, now: Date.parse('2026-11-23T01:00:00Z') })
  const names = opened.sqlite.prepare<[], string>('SELECT name FROM person ORDER BY id').pluck().all()
  const sound = opened.sqlite.pragma('integrity_check', { simple: true })
  opened.close()
  const kept = readdirSync(at).find((name) => name.startsWith('damaged-log-'))
  expect(names.map((name) => Number(name.split(' ')[0]))).toEqual(names.map((_name, index) => index))
  expect(sound).toBe('ok')
  return { there: names.length, lost: opened.log.lost, kept: kept !== undefined }
}

describe('a log that is whole', () => {
  it('is taken as it is, with or without its memory', () => {
    for (const memory of [left.memory, nothing]) {
      expect(open(left.database, left.log, memory)).toEqual({ there: writes, lost: false, kept: false })
    }
    expect(judgeLog(nothing, nothing)).toEqual({ use: 'as-it-is', lost: false })
  })

  it('whose last write never came to its end has lost nothing that was acknowledged', () => {
    const torn = left.log.subarray(0, (left.ends.at(-2) ?? 0) + 3000)
    expect(judgeLog(torn, nothing).lost).toBe(false)
    expect(open(left.database, torn, nothing).there).toBe(writes - 1)
  })
})

describe('a log that was cut', () => {
  it('at every 64th byte is named by its memory, and shows what was there up to the cut', () => {
    for (let cut = 0; cut < left.log.length; cut += 64) {
      expect(judgeLog(left.log.subarray(0, cut), left.memory)).toEqual({ use: 'as-it-is', lost: true })
    }
    for (const [index, end] of left.ends.entries()) {
      if (index % 5 !== 0) continue
      expect(open(left.database, left.log.subarray(0, end), left.memory)).toEqual({
        there: index + 1,
        lost: index + 1 < writes,
        kept: index + 1 < writes,
      })
    }
  })

  it('and is also in the database is put aside, so that nothing old comes back', () => {
    for (let cut = 0; cut < copied.log.length; cut += 64 * 17) {
      expect(open(copied.database, copied.log.subarray(0, cut), copied.memory)).toMatchObject({
        there: writes,
        lost: false,
      })
    }
  })
})

describe('a log with a bit turned over', () => {
  it('is named wherever more than its last write is gone', () => {
    fc.assert(
      fc.property(fc.nat(left.log.length - 1), fc.nat(7), (at, bit) => {
        const log = Buffer.from(left.log)
        log.writeUInt8(log.readUInt8(at) ^ (1 << bit), at)
        const { there, lost } = open(left.database, log, nothing)
        expect(lost || there >= writes - 1).toBe(true)
        expect(judgeLog(log, left.memory).lost).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('is not guessed at where the database may have parts of it', () => {
    const long = leaveLong()
    const log = Buffer.from(long.log)
    log.writeUInt8(log.readUInt8(5000) ^ 1, 5000)
    expect(judgeLog(log, nothing)).toEqual({ use: 'refuse', lost: true })
    expect(judgeLog(log, long.memory)).toMatchObject({ use: 'set-aside' })
  })

  /** More frames than SQLite lets grow before it copies them into the database. */
  function leaveLong() {
    const file = join(folder, 'long.db')
    copyFileSync(join(folder, 'left.db'), file)
    const sqlite = openFile({ file, key })
    sqlite.pragma('wal_autocheckpoint = 0')
    const add = sqlite.prepare('INSERT INTO person (name) VALUES (?)')
    for (let row = 0; row < 800; row += 1) add.run('x'.repeat(3_000))
    sqlite.pragma('wal_checkpoint(PASSIVE)')
    const found = { log: readFileSync(`${file}-wal`), memory: readFileSync(`${file}-shm`) }
    sqlite.close()
    return found
  }
})

describe('a damaged log', () => {
  it('is kept for whoever wants to look into it', () => {
    const at = mkdtempSync(join(folder, 'kept-'))
    const file = join(at, 'desk.db')
    const cut = left.log.subarray(0, left.ends[3])
    writeFileSync(file, left.database)
    writeFileSync(`${file}-wal`, cut)
    writeFileSync(`${file}-shm`, left.memory)
    openAsFarAsPossible({ file, key, mayWrite: true, now: Date.parse('2026-11-23T01:00:00Z') }).close()
    const kept = join(at, 'damaged-log-20261123-010000', 'desk.db-wal')
    expect(existsSync(kept) && readFileSync(kept).equals(cut)).toBe(true)
  })
})
