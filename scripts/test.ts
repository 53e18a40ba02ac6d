/**
 * `npm test`: everything CI runs, in the order in which it fails fastest: check, unit tests, build, browser tests.
 *
 * Ends with one plain line, `N passed, N failed`. The numbers are added up from the reports the runners write
 * themselves; a step without a report (check, build), or a runner that left none, counts as one failure when it fails.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const root = path.resolve(import.meta.dirname, '..')
const reports = path.join(root, 'test-results')

interface Count {
  readonly passed: number
  readonly failed: number
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  success: z.boolean(),
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

function unitCount(report: unknown): Count {
  const { numPassedTests, numFailedTests } = vitestReport.parse(report)
  return { passed: numPassedTests, failed: numFailedTests }
}

/** A test that passed only when it was tried again has failed. */
function browserCount(report: unknown): Count {
  const { expected, unexpected, flaky } = playwrightReport.parse(report).stats
  return { passed: expected, failed: unexpected + flaky }
}

/** Runs a command of node_modules/.bin or npm's own; true when it ended well. */
function run(...command: readonly [string, ...string[]]): boolean {
  const [name, ...rest] = command
  process.stdout.write(`\n--- ${command.join(' ')}\n`)
  return (
    spawnSync(name, rest, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
  )
}

function step(ended: boolean): Count {
  return { passed: 0, failed: ended ? 0 : 1 }
}

/** What the runner reported; a runner that ended badly without a reported failure has failed once. */
function reported(file: string, count: (report: unknown) => Count, ended: boolean): Count {
  const at = path.join(reports, file)
  if (!existsSync(at)) return { passed: 0, failed: 1 }
  const { passed, failed } = count(JSON.parse(readFileSync(at, 'utf8')))
  return { passed, failed: !ended && failed === 0 ? 1 : failed }
}

rmSync(reports, { recursive: true, force: true })
const counts: Count[] = [step(run('npm', 'run', '--silent', 'check'))]

const unit = run(
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${path.join(reports, 'unit.json')}`,
)
counts.push(reported('unit.json', unitCount, unit))

const built = run('npm', 'run', '--silent', 'build')
counts.push(step(built))
if (built) counts.push(reported('e2e.json', browserCount, run('playwright', 'test')))

const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
