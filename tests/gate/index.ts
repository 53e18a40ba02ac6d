/**
 * `npm run gate`: a feature that nobody knows of moves in. It costs its own folder and three lines, and every test that
 * walks a table is green without being edited: where a fourth place is needed, this fails and shows which claim missed it.
 *
 * The feature is `tests/fixtures/throw-away/lost-property`; the three lines are data beside it.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { changedBetween, copyOfProgram, linesAdded, listingOf } from './tree'
import { badInput, canary, payloads, walkingTests } from './walking.js'

const fixture = path.join(import.meta.dirname, '..', 'fixtures', 'throw-away')
const feature = 'lost-property'
const home = `src/features/${feature}`
/** Of the files that are run whole. */
const report = path.join(import.meta.dirname, '../../test-results/gate.json')

/** Where each line goes: below the one line of the file that begins so. */
const lines = z
  .array(z.strictObject({ file: z.string(), after: z.string(), line: z.string() }))
  .length(3)
  .parse(JSON.parse(readFileSync(path.join(fixture, 'lines.json'), 'utf8')))

const began = Date.now()
const tree = copyOfProgram()
const failures: string[] = []

/** Says what holds, or what does not and why. */
function claim(what: string, fault: string | null): void {
  process.stdout.write(
    `${fault === null ? 'ok  ' : 'FAIL'} ${what} (${((Date.now() - began) / 1000).toFixed(0)} s)\n`,
  )
  if (fault === null) return
  failures.push(what)
  process.stdout.write(`${fault}\n`)
}

/** Runs a tool of the second tree there; its words where it ends badly, null where it ends well. */
async function faultOf(tool: string, ...args: readonly string[]): Promise<string | null> {
  // Of the newcomer alone even every bad call takes seconds.
  const env = { ...process.env, LINLI_THOROUGH: '1' }
  const child = spawn(process.execPath, [path.join(tree, 'node_modules', tool), ...args], { cwd: tree, env })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
  const ended: readonly unknown[] = await once(child, 'close')
  return ended[0] === 0 ? null : Buffer.concat(said).toString()
}

const textOf = (file: string): string => readFileSync(path.join(tree, file), 'utf8')

function addLine({ file, after, line }: (typeof lines)[number]): void {
  const old = textOf(file).split('\n')
  const places = old.flatMap((text, at) => (text.startsWith(after) ? [at] : []))
  const [place] = places
  if (place === undefined || places.length > 1)
    throw new Error(`${file} has no one line that begins: ${after}`)
  writeFileSync(path.join(tree, file), old.toSpliced(place + 1, 0, line).join('\n'))
}

const walking = walkingTests(tree)

async function reads(files: readonly string[]): Promise<void> {
  claim(
    'types',
    await faultOf('@typescript/native/bin/tsc', '-p', '.', '--incremental', 'false', '--checkers', '1'),
  )
  claim('lint and its boundaries', await faultOf('oxlint/bin/oxlint', ...files))
  claim('format', await faultOf('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', ...files))
}

async function walks(): Promise<void> {
  const run = (...args: readonly string[]) => faultOf('vitest/vitest.mjs', 'run', ...args)
  claim(
    `${walking.length} files of tests that walk features`,
    await run('--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...walking),
  )
  claim('a thousand bad calls of each of its procedures', await run(badInput, '-t', 'lostProperty'))
  claim(
    'scripts and formulas through each of its texts',
    await run(payloads, '-t', 'of lostProperty|good call'),
  )
  claim('nothing of it in the clear', await run('tests/unit/durability/short-form.test.ts', '-t', canary))
}

try {
  const before = listingOf(tree)
  const old = new Map(lines.map(({ file }) => [file, textOf(file)] as const))
  cpSync(path.join(fixture, feature), path.join(tree, home), { recursive: true })
  for (const line of lines) addLine(line)
  claim(
    'its migration is written by the project’s own script',
    await faultOf('tsx/dist/cli.mjs', 'scripts/migration.ts', feature),
  )

  const changed = changedBetween(before, listingOf(tree))
  const outside = changed.filter(
    (file) =>
      !file.startsWith(`${home}/`) &&
      !lines.some((line) => line.file === file) &&
      !new RegExp(
        `^resources/migrations/desk/(\\d{4}_${feature}\\.sql|at-once\\.sql|hashes\\.json|snapshot\\.json)$`,
      ).test(file),
  )
  const added = lines.map(({ file, line }) => ({
    line,
    added: linesAdded(old.get(file) ?? '', textOf(file)),
  }))
  claim(
    'it costs its own folder, three lines and its migration',
    outside.length === 0 && added.every((one) => one.added?.length === 1 && one.added[0] === one.line)
      ? null
      : JSON.stringify({ outside, added }, null, 2),
  )

  const files = [home, ...lines.map(({ file }) => file)]
  // What reads the sources is done before what opens desks, which then has every core.
  await Promise.all([reads(files), walks()])
} finally {
  rmSync(tree, { recursive: true, force: true })
}
process.stdout.write(failures.length === 0 ? 'The gate holds.\n' : `The gate fails: ${failures.join('; ')}\n`)
process.exitCode = failures.length === 0 ? 0 : 1
