/** The build: electron-vite for the program itself, vite for the loopback host, which never goes into the package. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { build as buildElectron } from 'electron-vite'
import { build } from 'vite'
import { joinThirdParty } from './third-party'

export const root = path.resolve(import.meta.dirname, '../..')
const out = path.join(root, 'out')
const stamp = path.join(out, 'built-from')

/** What a build depends on. Seed data and migrations are read at run time and are not among it. */
const sources = [
  'src',
  'electron',
  'scripts/build',
  'electron.vite.config.ts',
  'package-lock.json',
  'tsconfig.json',
]

/** Builds when a source is not what it was at the last build. */
export async function buildIfStale(): Promise<void> {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesNow()) return
  await buildProgram()
}

export async function buildProgram(): Promise<void> {
  const from = sourcesNow()
  rmSync(out, { recursive: true, force: true })
  await buildElectron({ root, logLevel: 'warn' })
  joinThirdParty(root, { page: path.join(out, 'renderer'), others: [path.join(out, 'main')] })
  await buildLoopback()
  mkdirSync(out, { recursive: true })
  writeFileSync(stamp, from)
}

/** The loopback host: the same desk in plain Node. Packages of `dependencies` stay outside, as in the package. */
async function buildLoopback(): Promise<void> {
  await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: path.join(out, 'loopback'),
      target: 'node22',
      // Never shipped, and a stack that can be read is worth more than a small file.
      minify: false,
      rolldownOptions: {
        input: {
          main: path.join(root, 'src/loopback/main.ts'),
          'desk-process': path.join(root, 'src/loopback/desk-process.ts'),
          'check-worker': path.join(root, 'src/vault/damage/check-worker.ts'),
          'backup-worker': path.join(root, 'src/vault/backup/worker.ts'),
          'copy-worker': path.join(root, 'src/vault/key-rotation/copy-worker.ts'),
          'migration-worker': path.join(root, 'src/vault/migration/worker.ts'),
          'read-worker': path.join(root, 'src/work/workbook/reading/read-worker.ts'),
          'calendar-worker': path.join(root, 'src/features/rooms/closure-file/service/calendar-worker.ts'),
        },
        external: [...builtinModules, /^node:/, /^better-sqlite3$/, /^@node-rs\/argon2$/],
        output: { format: 'es' },
      },
    },
  })
}

/** Names, sizes and times of all sources in one hash: what is added, changed or taken away changes it. */
function sourcesNow(): string {
  const hash = createHash('sha256')
  for (const source of sources) visit(path.join(root, source))
  return hash.digest('hex')

  function visit(file: string): void {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined) return
    if (found.isDirectory()) {
      for (const name of readdirSync(file).toSorted()) visit(path.join(file, name))
    } else {
      hash.update(`${path.relative(root, file)}\0${found.size}\0${found.mtimeMs}\n`)
    }
  }
}
