/** Verifies the log of a data folder: takes the folder, opens the store for reading alone, and leaves all as it was. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkLog, type CheckedLog } from '#vault/log/check'
import type { OutsideHead } from '#vault/log/rules/verify'
import { DeskError } from '#ground/contract/errors'
import { Keyring } from '#vault/keyring/keyring'
import { readRecoveryKey } from '#vault/keyring/recovery-key'
import { forgetKeys, type DataKeys } from '#vault/keyring/slot'
import { lockFolder } from '#vault/store/folder-lock'
import { openFile, type SQLiteFile } from '#vault/store/open'
import type { Asker } from './ask'

export interface Wanted {
  readonly dataDir: string
  readonly heads: readonly OutsideHead[]
  readonly ask: Pick<Asker, 'line' | 'secret'>
}

/** A row as people look for it in other papers: when it says it was written, and what it says was done. */
export interface NamedRow {
  readonly at: number
  readonly procedure: string
}

export interface CheckedFolder extends CheckedLog {
  /** The row that the verdict names, as far as it is there. */
  readonly row: NamedRow | null
  /** The HMAC of the last row, to be kept elsewhere. */
  readonly lastMac: string
}

/** Throws a `DeskError`: `desk.folder-in-use`, `keyring.missing`, `store.missing`, `session.wrong-password` and the like. */
export async function verifyFolder({ dataDir, heads, ask }: Wanted): Promise<CheckedFolder> {
  const file = join(dataDir, 'desk.db')
  if (!existsSync(join(dataDir, 'keyring.json'))) throw new DeskError('unavailable', 'keyring.missing')
  if (!existsSync(file)) throw new DeskError('unavailable', 'store.missing')
  const lock = lockFolder(dataDir)
  try {
    const keys = await keysOf(dataDir, ask)
    const { desk, audit } = keys
    if (desk === undefined || audit === undefined) throw new DeskError('unavailable', 'keyring.damaged')
    try {
      return await leavingAsItWas(file, () =>
        check(openFile({ file, key: desk, readonly: true }), file, audit, heads),
      )
    } finally {
      forgetKeys(keys)
    }
  } finally {
    lock.release()
  }
}

async function keysOf(dataDir: string, ask: Wanted['ask']): Promise<DataKeys> {
  const keyring = Keyring.load(join(dataDir, 'keyring.json'))
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

async function check(
  sqlite: SQLiteFile,
  file: string,
  auditKey: Buffer,
  heads: readonly OutsideHead[],
): Promise<CheckedFolder> {
  try {
    const store = { file, auditKey, statement: (sql: string) => sqlite.prepare(sql) }
    const steps = checkLog(store, heads, new AbortController().signal)
    for (;;) {
      const step = await steps.next()
      if (step.done !== true) continue
      const { verdict } = step.value
      const named = sqlite.prepare<[number], NamedRow>('SELECT at, procedure FROM audit WHERE sequence = ?')
      const last = sqlite.prepare<[], string>('SELECT mac FROM audit ORDER BY sequence DESC LIMIT 1').pluck()
      return {
        ...step.value,
        row: verdict.ok ? null : (named.get(verdict.sequence) ?? null),
        lastMac: last.get() ?? '',
      }
    }
  } finally {
    sqlite.close()
  }
}

/** SQLite reads a database with a log by way of two companions; those that were not there go again. */
async function leavingAsItWas<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const made = [`${file}-wal`, `${file}-shm`].filter((companion) => !existsSync(companion))
  try {
    return await work()
  } finally {
    for (const companion of made) rmSync(companion, { force: true })
  }
}
