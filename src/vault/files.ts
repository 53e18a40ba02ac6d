/**
 * The table of files: which databases a desk consists of, the desk's own first. Every loop over files (open, migrate, back
 * up, prove, restore, change keys, check, verify, erase) runs over this table, and no other place spells a file's name or
 * key. See docs/decisions/two-files-one-deed.md.
 */
import { hkdfSync } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { keyOfRole, roles, type Role } from '#ground/roles/permissions'
import { requireKey, type DataKeys } from './keyring/slot'
import { readMigrations, type Migration } from './store/migrate'

export interface DatabaseFile {
  /** What contracts call it; on the disk `<name>.db`. */
  readonly name: string
  /** The name of its key in the keyring. */
  readonly key: string
  /** The roles that carry its key; everyone's where no role carries it. */
  readonly heldBy: 'everyone' | readonly Role[]
  /** What leads to its present form, of the resources folder. */
  readonly migrations: (resourcesDir: string) => readonly Migration[]
  /** The tables that hold it together; those of its features come on top. */
  readonly tables: readonly string[]
}

/** The desk's own file first: it knows the staff, the settings and the keyring, and is there whenever anything is. */
export type FilesOfDesk = readonly [DatabaseFile, ...DatabaseFile[]]

/** So that a write, its row in the log, the answer it gave and an erasure commit together, each file has all of these. */
const tablesOfEveryFile = [
  'migrations',
  'audit',
  'disclosures',
  'seal_runs',
  'seal_key',
  'ended_segments',
  'answered_requests',
  'erasing',
  'erasures',
  'settings',
] as const

export function databaseFile(
  said: Pick<DatabaseFile, 'name' | 'key'> & Partial<Pick<DatabaseFile, 'migrations'>>,
): DatabaseFile {
  const folder = (resourcesDir: string) => readMigrations(join(resourcesDir, 'migrations', said.name))
  return { migrations: folder, ...said, heldBy: holdersOf(said.key), tables: tablesOfEveryFile }
}

/** The table of roles says who has a key. */
function holdersOf(key: string): DatabaseFile['heldBy'] {
  const holders = roles.filter((role) => keyOfRole[role] === key)
  return holders.length === 0 ? 'everyone' : holders
}

/** What a desk has today. */
export const filesOfDesk: FilesOfDesk = [
  databaseFile({ name: 'desk', key: 'desk' }),
  databaseFile({ name: 'mediation', key: 'mediation' }),
]

/** The desk's own file. */
export const deskFile = (files: FilesOfDesk): DatabaseFile => files[0]

/** The files that not everyone can open. */
export const filesApart = ([, ...apart]: FilesOfDesk): readonly DatabaseFile[] => apart

/** The file of this name. */
export function fileNamed(files: FilesOfDesk, name: string): DatabaseFile {
  const found = files.find((file) => file.name === name)
  if (found === undefined) throw new Error(`no file is called ${name}`)
  return found
}

/** True for someone with these roles. */
export const mayOpen = ({ heldBy }: DatabaseFile, held: readonly Role[]): boolean =>
  heldBy === 'everyone' || held.some((role) => heldBy.includes(role))

/** Its name in a data folder and in a backup. */
export const databaseName = ({ name }: Pick<DatabaseFile, 'name'>): string => `${name}.db`

/** What the log of its last writes is called, and the shared memory through which it is read. */
export const companionsOf = (database: string): readonly string[] => [`${database}-wal`, `${database}-shm`]

/** True for a database of the table, and for what was left of one: its log, a copy of it under a longer name. */
export const isOfADatabase = (files: FilesOfDesk, entry: string): boolean =>
  files.some((file) => entry.startsWith(databaseName(file)))

/** Where the file lies in a folder. */
export const pathOf = (folder: string, file: DatabaseFile): string => join(folder, databaseName(file))

export const isThere = (folder: string, file: DatabaseFile): boolean => existsSync(pathOf(folder, file))

/** Names of all files, the desk's own first. */
export const namesOf = ([own, ...apart]: FilesOfDesk): readonly [string, ...string[]] => [
  own.name,
  ...apart.map(({ name }) => name),
]

/** Those of the keys that open files, by the names of the files. */
export const keysOfFiles = (files: FilesOfDesk, keys: DataKeys): Readonly<Record<string, Buffer>> =>
  Object.fromEntries(
    files.flatMap(({ name, key }) => {
      const found = keys[key]
      return found === undefined ? [] : [[name, found] as const]
    }),
  )

/** The key that opens the file. Throws `keyring.damaged` where these keys are none of its holder's. */
export const keyOfFile = (file: DatabaseFile, keys: DataKeys): Buffer => requireKey(keys, file.key)

/**
 * A copy of the key of the file's chain. The desk's is the audit key itself; another's is derived from it, so that no row of one
 * chain fits into another.
 */
export const auditKeyOfFile = (files: FilesOfDesk, file: DatabaseFile, keys: DataKeys): Buffer =>
  ofFile(files, file, requireKey(keys, auditKeyName))

/** The same of a key of the desk's own chain that was changed since. */
export const ofFile = (files: FilesOfDesk, file: DatabaseFile, auditKey: Buffer): Buffer =>
  file === deskFile(files)
    ? Buffer.from(auditKey)
    : Buffer.from(hkdfSync('sha256', auditKey, '', `linli-desk chain ${file.name}`, 32))

/** The name of the key of the log's chain among the data keys. */
export const auditKeyName = 'audit'

/**
 * Under this name the first audit key lies in every slot once it was changed: what is read across changes of keys (the ledger of
 * erasures in old backups, failures beside the desk) is made with it. Nothing is opened by it.
 */
export const lastingKeyName = 'lasting'

/** The desk's own, as it is among these keys: of a backup of before, too. */
export const lastingKey = (keys: DataKeys): Buffer => keys[lastingKeyName] ?? requireKey(keys, auditKeyName)

export const lastingKeyOfFile = (files: FilesOfDesk, file: DatabaseFile, keys: DataKeys): Buffer =>
  ofFile(files, file, lastingKey(keys))
