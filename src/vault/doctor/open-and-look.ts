/** Opens a database with a password, to look into it beside a desk that may be open, and changes nothing. */
import { join } from 'node:path'
import { damagedAttachments } from '../attachments/store'
import { damageOf } from '../damage/rules/causes'
import {
  auditKeyOfFile,
  databaseName,
  deskFile,
  filesApart,
  isThere,
  pathOf,
  type DatabaseFile,
  type FilesOfDesk,
} from '../files'
import { digestAtOnce, isAtRest } from '../closing/digest'
import { noteKeyOf, readNote } from '../closing/note'
import { judgeClosing, type MarkInFile } from '../closing/rules'
import type { Device } from '../keyring/device'
import { Keyring } from '../keyring/keyring'
import { usualCost } from '../keyring/seal'
import { forgetKeys, type DataKeys } from '../keyring/slot'
import { ageOf, type NamedLog } from '../log/ages'
import type { AuditedStore } from '../log/record'
import { restoresOf } from '../log/restores'
import { openAsFarAsPossible, type OpenedFile } from '../store/access'
import type { Migration } from '../store/migrate'
import { openFile, type SQLiteFile } from '../store/open'
import type { HasStatements } from '../store/store'
import { withVerdict, type CheckResult } from './contract'
import { holderOf } from './examine'
import { lookInside } from './look-inside'

export interface OpenAndLookOptions {
  readonly dataDir: string
  readonly device: Device
  readonly account: string
  readonly password: string
  readonly migrations: readonly Migration[]
  readonly files: FilesOfDesk
  /** What the desk keeps in a file apart beside the note of its closing. */
  readonly readMark: (file: HasStatements) => MarkInFile | null
  readonly version: string
  /** UTC milliseconds. */
  readonly now: number
}

/** What is found with the key; null for a wrong password. A file that can't be opened is found so. */
export async function openAndLook(options: OpenAndLookOptions): Promise<readonly CheckResult[] | null> {
  const { dataDir, device, account, password, now } = options
  const own = deskFile(options.files)
  const file = pathOf(dataDir, own)
  try {
    const keyring = Keyring.load(join(dataDir, 'keyring.json'), usualCost, device)
    const keys = keyring === null ? null : await keyring.open(account, password)
    const key = keys?.[own.key]
    if (keys === null || key === undefined) return null
    const opened = open(file, key, holderOf(dataDir) === 'in-use', now)
    try {
      const { sqlite } = opened
      const whole = checked(sqlite)
      const damaged =
        whole === 'sound' ? damagedAttachments({ statement: (sql) => sqlite.prepare(sql) }) : null
      return [
        ...lookInside({ ...options, sqlite, whole, damagedAttachments: damaged }),
        ...insideApart(options, keys, sqlite),
      ]
    } finally {
      opened.close()
      forgetKeys(keys)
    }
  } catch (error) {
    if (damageOf(error) === null) throw error
    return [withVerdict({ check: 'database', finding: 'unreadable', values: {} })]
  }
}

/** Those of the other files whose key this account has. */
function insideApart(options: OpenAndLookOptions, keys: DataKeys, desk: SQLiteFile): readonly CheckResult[] {
  const { dataDir, files, now } = options
  const own = logOf(files, deskFile(files), keys, desk)
  return filesApart(files).flatMap((file) => {
    const key = keys[file.key]
    if (key === undefined || !isThere(dataDir, file)) return []
    const values = { file: databaseName(file), size: '' }
    try {
      const opened = open(pathOf(dataDir, file), key, holderOf(dataDir) === 'in-use', now)
      try {
        const verdict = checked(opened.sqlite)
        const log = logOf(files, file, keys, opened.sqlite)
        const age = verdict === 'sound' ? ageOf(log, own) : 'even'
        if (verdict === 'sound' && age === 'even' && isExchanged(options, file, key, [log.log, own.log]))
          return [withVerdict({ check: 'file-apart', finding: 'exchanged', values })]
        return [withVerdict({ check: 'file-apart', finding: age === 'even' ? verdict : age, values })]
      } finally {
        opened.close()
      }
    } catch (error) {
      if (damageOf(error) === null) throw error
      return [withVerdict({ check: 'file-apart', finding: 'damaged', values })]
    }
  })
}

/** Of a desk that is open nothing is noted. */
function isExchanged(
  { dataDir, readMark }: OpenAndLookOptions,
  file: DatabaseFile,
  key: Buffer,
  [inside, desk]: readonly [AuditedStore, AuditedStore],
): boolean {
  if (holderOf(dataDir) === 'in-use') return false
  const database = pathOf(dataDir, file)
  const noteKey = noteKeyOf(key)
  const noted = readNote(database, noteKey)
  noteKey.fill(0)
  const digest = noted?.state !== 'closed' ? null : isAtRest(database) ? digestAtOnce(database) : ''
  const said = { noted, inFile: readMark(inside), restores: restoresOf(desk), digest }
  return judgeClosing(said) === 'exchanged'
}

const logOf = (files: FilesOfDesk, file: DatabaseFile, keys: DataKeys, sqlite: SQLiteFile): NamedLog => ({
  name: file.name,
  log: { auditKey: auditKeyOfFile(files, file, keys), statement: (sql) => sqlite.prepare(sql) },
})

/** Beside an open desk its log and shared memory are there to read through; otherwise a copy is read. */
function open(file: string, key: Buffer, inUse: boolean, now: number): Pick<OpenedFile, 'sqlite' | 'close'> {
  if (!inUse) return openAsFarAsPossible({ file, key, mayWrite: false, now })
  const sqlite = openFile({ file, key, readonly: true })
  return { sqlite, close: () => void sqlite.close() }
}

function checked(sqlite: SQLiteFile): 'sound' | 'damaged' {
  try {
    return sqlite.pragma('integrity_check(1)', { simple: true }) === 'ok' ? 'sound' : 'damaged'
  } catch (error) {
    if (damageOf(error)?.code !== 'store.damaged') throw error
    return 'damaged'
  }
}
