/** Verifies the log of a data folder: takes the folder, opens the store for reading alone, and leaves all as it was. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkLog, type CheckedLog, type HeldAgainst } from '#vault/log/check'
import type { OutsideHead } from '#vault/log/rules/verify'
import {
  auditKeyOfFile,
  companionsOf,
  databaseName,
  deskFile,
  filesApart,
  filesOfDesk,
  isThere,
  keyOfFile,
  pathOf,
  type FilesOfDesk,
} from '#vault/files'
import { DeskError } from '#ground/contract/errors'
import type { Device } from '#vault/keyring/device'
import { Keyring } from '#vault/keyring/keyring'
import { readRecoveryKey } from '#vault/keyring/recovery-key'
import { usualCost } from '#vault/keyring/seal'
import { forgetKeys, requireKey, type DataKeys } from '#vault/keyring/slot'
import { lockFolder } from '#vault/store/folder-lock'
import { openAtRest, openFile, type SQLiteFile } from '#vault/store/open'
import type { Statement } from '#vault/store/store'
import { sealSecretsOf } from '#desk/session/log-sealing'
import type { Asker } from './ask'

export interface Wanted {
  readonly dataDir: string
  readonly device: Device
  readonly heads: readonly OutsideHead[]
  readonly ask: Pick<Asker, 'line' | 'secret'>
}

/** A row as people look for it in other papers: when it says it was written, and what it says was done. */
export interface NamedRow {
  readonly at: number
  readonly procedure: string
}

export interface CheckedFolder extends CheckedLog {
  /** Which file's log it is; the desk's own first. */
  readonly file: string
  /** The row that the verdict names, as far as it is there. */
  readonly row: NamedRow | null
  /** The HMAC of the last row, to be kept elsewhere. */
  readonly lastMac: string
}

export interface VerifiedFolder {
  /** The log of the desk's own file, and of those of the others that this account can open. */
  readonly logs: readonly [CheckedFolder, ...CheckedFolder[]]
  /** Files that are there and whose log this account cannot read. */
  readonly notOpened: readonly string[]
}

/** Throws a `DeskError`: `desk.folder-in-use`, `keyring.missing`, `store.missing`, `session.wrong-password` and the like. */
export async function verifyFolder({
  dataDir,
  device,
  heads,
  ask,
  files = filesOfDesk,
}: Wanted & { readonly files?: FilesOfDesk }): Promise<VerifiedFolder> {
  const own = deskFile(files)
  const file = pathOf(dataDir, own)
  if (!existsSync(join(dataDir, 'keyring.json'))) throw new DeskError('unavailable', 'keyring.missing')
  if (!existsSync(file)) throw new DeskError('unavailable', 'store.missing')
  const lock = lockFolder(dataDir)
  try {
    const keys = await keysOf(dataDir, device, ask)
    try {
      return await leavingAsItWas(
        [own, ...filesApart(files)].map((each) => pathOf(dataDir, each)),
        () => verifyAll({ dataDir, heads, files, keys }),
      )
    } finally {
      forgetKeys(keys)
    }
  } finally {
    lock.release()
  }
}

interface Verifying {
  readonly dataDir: string
  readonly heads: readonly OutsideHead[]
  readonly files: FilesOfDesk
  readonly keys: DataKeys
}

/** The heads given are of the desk's own log; those of the others are held against what it notes of them. */
function verifyAll({ dataDir, heads, files, keys }: Verifying): Promise<VerifiedFolder> {
  const own = deskFile(files)
  const desk = openLog(pathOf(dataDir, own), keyOfFile(own, keys), requireKey(keys, 'audit'), own.name)
  return closing(desk, async () => {
    const first = await check(desk, heads, { secrets: sealSecretsOf(desk, keys) })
    const others: CheckedFolder[] = []
    const notOpened: string[] = []
    for (const apart of filesApart(files).filter((each) => isThere(dataDir, each))) {
      const path = pathOf(dataDir, apart)
      if (keys[apart.key] === undefined || !opens(path, keyOfFile(apart, keys))) {
        notOpened.push(databaseName(apart))
        continue
      }
      const auditKey = auditKeyOfFile(files, apart, keys)
      const log = openLog(path, keyOfFile(apart, keys), auditKey, apart.name)
      others.push(
        await closing(log, () =>
          check(log, [], { apart: { name: apart.name, desk, key: keyOfFile(apart, keys) } }),
        ),
      )
    }
    return { logs: [first, ...others], notOpened }
  })
}

async function keysOf(dataDir: string, device: Device, ask: Wanted['ask']): Promise<DataKeys> {
  const keyring = Keyring.load(join(dataDir, 'keyring.json'), usualCost, device)
  if (keyring === null) throw new DeskError('unavailable', 'keyring.missing')
  const account = (
    await ask.line('账号（用恢复密钥就直接回车） Account (leave empty for the recovery key): ')
  ).trim()
  if (account === '') {
    const typed = await ask.secret('恢复密钥 Recovery key: ')
    const keys = await keyring.openWithRecoveryKey(readRecoveryKey(typed))
    if (keys === null) throw new DeskError('invalid', 'session.wrong-recovery-key')
    return keys
  }
  const keys = await keyring.open(account, await ask.secret('密码 Password: '))
  if (keys === null) throw new DeskError('invalid', 'session.wrong-password')
  return keys
}

interface OpenedLog {
  readonly name: string
  readonly file: string
  readonly auditKey: Buffer
  readonly sqlite: SQLiteFile
  readonly statement: (sql: string) => Statement
}

function openLog(file: string, key: Buffer, auditKey: Buffer, name: string): OpenedLog {
  const sqlite = openFile({ file, key, readonly: true })
  return { name, file, auditKey, sqlite, statement: (sql) => sqlite.prepare(sql) }
}

function opens(file: string, key: Buffer): boolean {
  try {
    openAtRest(file, key).close()
    return true
  } catch (error) {
    if (error instanceof DeskError) return false
    throw error
  }
}

async function closing<Result>({ sqlite }: OpenedLog, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } finally {
    sqlite.close()
  }
}

async function check(
  log: OpenedLog,
  heads: readonly OutsideHead[],
  against: HeldAgainst,
): Promise<CheckedFolder> {
  const { sqlite } = log
  const steps = checkLog(log, heads, new AbortController().signal, against)
  for (;;) {
    const step = await steps.next()
    if (step.done !== true) continue
    const { verdict } = step.value
    const named = sqlite.prepare<[number], NamedRow>('SELECT at, procedure FROM audit WHERE sequence = ?')
    const last = sqlite.prepare<[], string>('SELECT mac FROM audit ORDER BY sequence DESC LIMIT 1').pluck()
    return {
      ...step.value,
      file: log.name,
      row: verdict.ok ? null : (named.get(verdict.sequence) ?? null),
      lastMac: last.get() ?? '',
    }
  }
}

/** SQLite reads a database with a log by way of two companions; those that were not there go again. */
async function leavingAsItWas<Result>(
  databases: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  const made = databases.flatMap(companionsOf).filter((companion) => !existsSync(companion))
  try {
    return await work()
  } finally {
    for (const companion of made) rmSync(companion, { force: true })
  }
}
