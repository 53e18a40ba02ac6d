/** What the archive holds: everything the program needs to run, and nothing that it doesn't. */
import { builtinModules } from 'node:module'
import { extractFile, listPackage } from '@electron/asar'
import typescript from 'typescript'
import { nameOf } from '../native/floors'
import type { Layout } from './layout'

/** Every file in the archive has its place in one of these; whatever else is there doesn't belong. */
export const places: readonly RegExp[] = [
  /^\/package\.json$/,
  /^\/LICENSE$/,
  /^\/out\/main\/[\w.-]+\.js$/,
  /^\/out\/main\/chunks\/[\w.-]+\.js$/,
  /^\/out\/preload\/index\.cjs$/,
  /^\/out\/renderer\/(index|calling-screen)\.html$/,
  /^\/out\/renderer\/third-party\.json$/,
  /^\/out\/renderer\/assets\/[\w.@-]+\.(js|css|svg|png|woff2?|json)$/,
  /^\/resources\/[\w.-]+\.json$/,
  /^\/resources\/(calendar|fonts|icons)\/[\w.-]+$/,
  /^\/resources\/papers\/[\w-]+\/[\w-]+\.docx$/,
  /^\/resources\/migrations\/[\w-]+\/([\w-]+\.sql|hashes\.json)$/,
  /^\/node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/.+\.js)$/,
  /^\/node_modules\/better-sqlite3\/prebuilds\/win32-\w+\.node$/,
  /^\/native\/better-sqlite3-[\d.]+-linux-\w+\.node$/,
  /^\/node_modules\/@node-rs\/argon2\/(package\.json|LICENSE|(index|browser)\.js)$/,
  /^\/node_modules\/@node-rs\/argon2-[\w-]+\/(package\.json|LICENSE|[\w.-]+\.node)$/,
]

/** Without one of these the program does not start, or lacks a window. */
export const needed: readonly string[] = [
  '/package.json',
  '/out/main/index.js',
  '/out/main/desk-process.js',
  '/out/main/check-worker.js',
  '/out/main/backup-worker.js',
  '/out/main/copy-worker.js',
  '/out/main/migration-worker.js',
  '/out/main/read-worker.js',
  '/out/main/calendar-worker.js',
  '/out/preload/index.cjs',
  '/out/renderer/index.html',
  '/out/renderer/calling-screen.html',
  // Licences that ask to go where the work goes.
  '/out/renderer/third-party.json',
  '/resources/migrations/desk/hashes.json',
  '/resources/migrations/mediation/hashes.json',
  '/resources/icons/icon.png',
  '/node_modules/better-sqlite3/lib/index.js',
  '/node_modules/@node-rs/argon2/index.js',
]

/** Packages that the built main process may leave outside its bundle. */
const providedPackages = new Set(['electron', 'better-sqlite3', '@node-rs/argon2'])

export function archiveFaults({ archive, target }: Layout): readonly string[] {
  const entries = listPackage(archive, { isPack: false }).map((entry) => entry.replaceAll('\\', '/'))
  const folders = new Set(entries.map((entry) => entry.slice(0, entry.lastIndexOf('/'))))
  const files = entries.filter((entry) => !folders.has(entry) && !isEmptyFolder(archive, entry))
  return [
    ...files
      .filter((file) => !places.some((place) => place.test(file)))
      .map((file) => `does not belong: ${file}`),
    ...needed.filter((file) => !files.includes(file)).map((file) => `is missing: ${file}`),
    ...files
      .filter((file) => file.endsWith('.node') && !file.includes(nameOf(target)))
      .map((file) => `is for another machine: ${file}`),
    ...files
      .filter((file) => /^\/out\/main\/.*\.js$/.test(file))
      .flatMap((file) => importFaults(archive, file)),
  ]
}

function isEmptyFolder(archive: string, entry: string): boolean {
  try {
    extractFile(archive, entry.slice(1))
    return false
  } catch {
    return !/\.\w+$/.test(entry)
  }
}

/** A package that is imported at run time and was not packed stops the program at its start. */
function importFaults(archive: string, file: string): readonly string[] {
  const script = extractFile(archive, file.slice(1)).toString('utf8')
  const imported = typescript.preProcessFile(script, true, true).importedFiles.map(({ fileName }) => fileName)
  const builtin = new Set(builtinModules)
  return [...new Set(imported)]
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:') && !builtin.has(name))
    .filter((name) => !providedPackages.has(name))
    .map((name) => `${file} imports ${name}, which is not packed`)
}
