/** Looks at a data folder as far as that takes no key, and changes nothing in it. */
import { existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { readKept } from '../damage/health'
import { property } from '#ground/property'
import { logOf } from '../backup/databases'
import {
  databaseName,
  deskFile,
  filesApart,
  isOfADatabase,
  isThere,
  pathOf,
  type DatabaseFile,
  type FilesOfDesk,
} from '../files'
import { Keyring } from '../keyring/keyring'
import { lockFolder } from '../store/folder-lock'
import { inspectLog } from '../store/log'
import { withVerdict, type CheckResult, type Found } from './contract'
import { judgeBackups, judgeLastCheck, judgeModes, judgeSpace, type KnownBackup } from './rules/judge'
import { place, size } from './rules/show'
import { newDatabase } from '../store/addon'

export interface LookOptions {
  readonly dataDir: string
  /** The program's version. */
  readonly version: string
  /** UTC milliseconds. */
  readonly now: number
  /** True for the program that holds the folder. */
  readonly own: boolean
  readonly files: FilesOfDesk
}

/** Who else has the folder, as the doctor sees it. */
export type Holder = 'free' | 'own' | 'in-use' | 'read-only' | 'unusable'

export function examine(options: LookOptions): readonly CheckResult[] {
  const { dataDir, now } = options
  const database = databaseName(deskFile(options.files))
  const names = namesIn(dataDir)
  const found: Found[] = [program(options.version), folder(dataDir, names)]
  if (Array.isArray(names)) {
    const holder = options.own ? 'own' : holderOf(dataDir)
    const databaseSize = sizeOf(join(dataDir, database))
    found.push(
      { check: 'lock', finding: holder, values: {} },
      files({ ...options, names, databaseSize }),
      judgeSpace(freeSpace(dataDir), databaseSize),
      log(join(dataDir, database), holder),
      keyring(dataDir),
      judgeModes(modesOf(options, names), process.platform),
      judgeLastCheck(readKept(dataDir), now),
      judgeBackups(backupsIn(join(dataDir, 'backups')), now),
      ...filesApart(options.files).map((file) => apart(dataDir, file, holder)),
    )
  }
  return found.map(withVerdict)
}

function program(version: string): Found {
  const memory = newDatabase(':memory:')
  const sqlite = String(memory.prepare('SELECT sqlite_version()').pluck().get())
  memory.close()
  const electron = property(process.versions, 'electron')
  const host = typeof electron === 'string' ? `Electron ${electron}, ` : ''
  return {
    check: 'program',
    finding: 'current',
    values: {
      version,
      sqlite,
      host: `${host}Node ${process.versions.node}`,
      system: `${process.platform} ${process.arch}`,
    },
  }
}

/** The names in the folder, or why there are none. */
function namesIn(dataDir: string): readonly string[] | 'not-there' | 'unreachable' {
  try {
    return readdirSync(dataDir)
  } catch (error) {
    return property(error, 'code') === 'ENOENT' ? 'not-there' : 'unreachable'
  }
}

function folder(dataDir: string, names: ReturnType<typeof namesIn>): Found {
  const values = { path: place(dataDir, homedir()) }
  return { check: 'folder', finding: typeof names === 'string' ? names : 'there', values }
}

/** Takes the lock for a moment, where there is one to take; `unusable` where that shows a fault and nobody who has it. */
export function holderOf(dataDir: string): Holder {
  if (!existsSync(join(dataDir, 'desk.lock'))) return 'free'
  try {
    const lock = lockFolder(dataDir)
    lock.release()
    return lock.held ? 'free' : 'read-only'
  } catch (error) {
    return property(error, 'code') === 'desk.folder-in-use' ? 'in-use' : 'unusable'
  }
}

function files({
  dataDir,
  files: all,
  names,
  databaseSize,
}: Pick<LookOptions, 'dataDir' | 'files'> & {
  readonly names: readonly string[]
  readonly databaseSize: number
}): Found {
  const database = names.includes(databaseName(deskFile(all)))
  const keyringThere = names.includes('keyring.json')
  const remains = names.some((name) => isOfADatabase(all, name))
  const values = { database: size(databaseSize), keyring: size(sizeOf(join(dataDir, 'keyring.json'))) }
  if (names.some((name) => name.endsWith('.unfinished')))
    return { check: 'files', finding: 'unfinished', values }
  if (database && keyringThere) return { check: 'files', finding: 'complete', values }
  if (keyringThere) return { check: 'files', finding: 'database-missing', values }
  if (remains) return { check: 'files', finding: 'keyring-missing', values }
  return { check: 'files', finding: names.includes('backups') ? 'only-backups' : 'new', values }
}

function freeSpace(dataDir: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dataDir)
    return bavail * bsize
  } catch {
    return null
  }
}

/** A log that is in use is being written, and says nothing about an end. */
function log(database: string, holder: Holder): Found {
  const bytes = sizeOf(logOf(database))
  const values = { bytes: size(bytes) }
  if (holder === 'own' || holder === 'in-use') return { check: 'log', finding: 'in-use', values }
  const { uncleanEnd, verdict } = inspectLog(database)
  if (verdict.use === 'refuse') return { check: 'log', finding: 'unusable', values }
  if (verdict.lost) return { check: 'log', finding: 'lost', values }
  return { check: 'log', finding: uncleanEnd ? 'unclean' : 'empty', values }
}

function keyring(dataDir: string): Found {
  try {
    const loaded = Keyring.load(join(dataDir, 'keyring.json'))
    if (loaded === null) return { check: 'keyring', finding: 'missing', values: {} }
    const { whole, damaged } = loaded.slotCounts
    return { check: 'keyring', finding: damaged > 0 ? 'slots-damaged' : 'whole', values: { whole, damaged } }
  } catch {
    return { check: 'keyring', finding: 'damaged', values: {} }
  }
}

/** A file that not everyone can open, as far as it can be seen from outside: its key is not asked for here. */
function apart(dataDir: string, file: DatabaseFile, holder: Holder): Found {
  const path = pathOf(dataDir, file)
  const values = { file: databaseName(file), size: size(sizeOf(path)) }
  if (!isThere(dataDir, file)) return { check: 'file-apart', finding: 'not-there', values }
  if (readKept(dataDir, file).finding !== null) return { check: 'file-apart', finding: 'damaged', values }
  const looked = holder === 'own' || holder === 'in-use' || inspectLog(path).verdict.use !== 'refuse'
  return { check: 'file-apart', finding: looked ? 'not-opened' : 'unusable', values }
}

function modesOf(
  { dataDir, files: all }: Pick<LookOptions, 'dataDir' | 'files'>,
  names: readonly string[],
): Readonly<Record<string, number>> {
  const ours = names.filter(
    (name) => isOfADatabase(all, name) || /^(keyring\.json|desk\.lock|last-check)/.test(name),
  )
  return Object.fromEntries([
    ['.', statSync(dataDir).mode & 0o777],
    ...ours.map((name) => [name, statSync(join(dataDir, name)).mode & 0o777] as const),
  ])
}

/** Manifests are read leniently: what was made by an older or newer program is a backup all the same. */
function backupsIn(place: string): readonly (KnownBackup | null)[] {
  if (!existsSync(place)) return []
  return readdirSync(place)
    .filter((name) => /^\d{8}-\d{6}-[0-9a-f]{8}$/.test(name))
    .map((name) => {
      try {
        const manifest: unknown = JSON.parse(readFileSync(join(place, name, 'manifest.json'), 'utf8'))
        const at = property(manifest, 'at')
        return typeof at === 'number' && at > 0 ? { madeAt: at } : null
      } catch {
        return null
      }
    })
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
