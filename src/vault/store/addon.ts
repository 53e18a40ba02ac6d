/**
 * SQLite's native part, chosen in this one place: the one that was built here for older systems (`npm run addon`) where there is
 * one, else the one that its package brings, which wants a glibc of 2021.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import SQLite from 'better-sqlite3'
import { z } from 'zod'

/** The folder, beside `package.json`, that native files lie in which were built or fetched for a system. */
export const nativeFolder = 'native'

/** Named by the version of its package: one that was built from another version is never loaded. */
export const addonName = (version: string, target: string): string =>
  `better-sqlite3-${version}-${target}.node`

const packageFile = z.object({ version: z.string() })

/** What it is called on this machine. */
function ownName(): string {
  const { version } = packageFile.parse(createRequire(import.meta.url)('better-sqlite3/package.json'))
  return addonName(version, `${process.platform}-${process.arch}`)
}

/** The program's own folder: this file lies at another depth in its sources and in each of its builds. */
function programFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const above = dirname(from)
  if (above === from) throw new Error('the program has no package.json')
  return programFolder(above)
}

let found: { readonly file: string | null } | undefined

/** The file that was built here for this machine, or null where there is none. */
export function builtAddon(): string | null {
  if (found === undefined) {
    const file = join(programFolder(import.meta.dirname), nativeFolder, ownName())
    found = { file: existsSync(file) ? file : null }
  }
  return found.file
}

/** Opens the file with the native part that this machine takes. Throws what loading it says where it does not load. */
export function newDatabase(file: string, options: SQLite.Options = {}): SQLite.Database {
  const nativeBinding = builtAddon()
  return new SQLite(file, nativeBinding === null ? options : { ...options, nativeBinding })
}
