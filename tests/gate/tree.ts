/** A second tree of the program in a temporary folder, and what changed in it. */
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..', '..')

/** What a build or a run leaves behind, and what comes from elsewhere. */
const leftOut = new Set([
  'node_modules',
  '.git',
  'out',
  'dist',
  'test-results',
  'playwright-report',
  'coverage',
])

/** Copies the program; its packages are linked, one by one, so that what is cached between them stays in the copy. */
export function copyOfProgram(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'linli-gate-'))
  for (const name of readdirSync(root)) {
    if (!leftOut.has(name)) cpSync(path.join(root, name), path.join(copy, name), { recursive: true })
  }
  const packages = path.join(copy, 'node_modules')
  mkdirSync(packages)
  for (const name of readdirSync(path.join(root, 'node_modules'))) {
    if (name.startsWith('.') && name !== '.bin') continue
    const there = path.join(root, 'node_modules', name)
    if (statSync(there).isDirectory()) symlinkSync(there, path.join(packages, name), 'junction')
  }
  return copy
}

/** Digest by path, of every file of the tree. */
export type Listing = ReadonlyMap<string, string>

export const listingOf = (tree: string): Listing =>
  new Map(
    readdirSync(tree, { withFileTypes: true })
      .filter(({ name }) => !leftOut.has(name))
      .flatMap((top) => (top.isDirectory() ? inside(tree, top.name) : [top.name]))
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(path.join(tree, file)))
          .digest('hex'),
      ]),
  )

const inside = (tree: string, folder: string): readonly string[] =>
  readdirSync(path.join(tree, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file).replaceAll('\\', '/'))
    .filter((file) => statSync(path.join(tree, file)).isFile())

/** Paths that are new, gone, or say something else. */
export const changedBetween = (before: Listing, after: Listing): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => before.get(file) !== after.get(file))
    .toSorted()

/** Lines that `after` has and `before` has not; null where something else is different. */
export function linesAdded(before: string, after: string): readonly string[] | null {
  const old = before.split('\n')
  const added: string[] = []
  let at = 0
  for (const line of after.split('\n')) {
    if (line === old[at]) at += 1
    else added.push(line)
  }
  return at === old.length ? added : null
}
