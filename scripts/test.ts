/**
 * `npm test`: everything CI runs. The check reads on one core, so it runs beside the unit tests. The gate has a tree of its
 * own, so the program is built beside it, and the tests that walk every feature are left to it. The browser tests, which
 * look at the clock, have the machine to themselves.
 *
 * Says which twenty tests took longest, and ends with one plain line, `N passed, N failed`. The numbers are added up from
 * the reports the runners write themselves; a step without a report (check, build), or a runner that left none, counts
 * as one failure when it fails.
 */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { canary } from '../tests/gate/walking.js'
import { beside, run } from './test/command'
import { browserOutcome, reported, reports, step, unitOutcome, type Outcome } from './test/reports'

/** So many of the slowest are named. */
const slowest = 20

rmSync(reports, { recursive: true, force: true })
const check = beside('npm', 'run', '--silent', 'check')
const unit = await run(
  'vitest',
  'run',
  // What walks every feature walks them in the gate, with a newcomer among them.
  '--project=together',
  '--project=alone',
  // A canary through every procedure sings there as well, the newcomer's among them.
  `--testNamePattern=^(?!.*${canary})`,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${path.join(reports, 'unit.json')}`,
)
const outcomes: Outcome[] = [reported('unit.json', unitOutcome, unit), step(await check.finish())]
const gate = beside('npm', 'run', '--silent', 'gate')
const built = await run('npm', 'run', '--silent', 'build')
outcomes.push(step(built), reported('gate.json', unitOutcome, await gate.finish()))
if (built) outcomes.push(reported('e2e.json', browserOutcome, await run('playwright', 'test', '--retries=1')))

const timed = outcomes
  .flatMap((outcome) => outcome.timed)
  .toSorted((one, other) => other.seconds - one.seconds)
process.stdout.write('\nThe slowest tests, in seconds:\n')
for (const { name, seconds } of timed.slice(0, slowest)) {
  process.stdout.write(`${seconds.toFixed(1).padStart(6)}  ${name}\n`)
}

const shaky = outcomes.flatMap((outcome) => outcome.shaky ?? [])
if (shaky.length > 0) process.stdout.write(`\nShaky, walked twice, to be mended:\n  ${shaky.join('\n  ')}\n`)

const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
