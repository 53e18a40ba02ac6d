/** Builds the host into one file, once for each state of the sources. */
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { builtinModules } from 'node:module'
import { join, relative } from 'node:path'
import { build } from 'vite'

export const root = join(import.meta.dirname, '..', '..')
export const resourcesDir = join(root, 'resources')
const cache = join(root, 'node_modules', '.cache', 'linli-durability')

/** What the host is made of; resources are read at run time. */
const sources = ['src', 'tests/durability', 'tests/support/sealed-feature.ts', 'package-lock.json']

/** The built file. Several processes may ask at once: each builds aside, and the first to finish gives the name. */
export async function builtHost(): Promise<string> {
  const folder = join(cache, stateOfSources())
  const file = join(folder, 'host.js')
  if (existsSync(file)) return file
  mkdirSync(cache, { recursive: true })
  const aside = mkdtempSync(join(cache, 'unfinished-'))
  await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: aside,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        // The desk looks for its workers beside itself.
        input: {
          host: join(import.meta.dirname, 'host.ts'),
          'check-worker': join(root, 'src/vault/damage/check-worker.ts'),
          'backup-worker': join(root, 'src/vault/backup/worker.ts'),
          'copy-worker': join(root, 'src/vault/key-rotation/copy-worker.ts'),
          'migration-worker': join(root, 'src/vault/migration/worker.ts'),
          'read-worker': join(root, 'src/work/workbook/reading/read-worker.ts'),
          'calendar-worker': join(root, 'src/features/rooms/closure-file/service/calendar-worker.ts'),
        },
        external: [...builtinModules, /^node:/, /^better-sqlite3$/, /^@node-rs\/argon2$/],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  })
  writeFileSync(join(aside, 'package.json'), JSON.stringify({ type: 'module' }))
  if (existsSync(folder)) rmSync(aside, { recursive: true })
  else renameSync(aside, folder)
  return file
}

/** Names, sizes and times of all sources in one hash. */
function stateOfSources(): string {
  const hash = createHash('sha256')
  const visit = (file: string): void => {
    const found = statSync(file)
    if (found.isDirectory()) for (const name of readdirSync(file).toSorted()) visit(join(file, name))
    else hash.update(`${relative(root, file)}\0${found.size}\0${found.mtimeMs}\n`)
  }
  for (const source of sources) visit(join(root, source))
  return hash.digest('hex').slice(0, 20)
}
