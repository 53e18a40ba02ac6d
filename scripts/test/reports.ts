/** What the runners wrote of themselves: how many passed and failed, and how long each test took. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { root } from './command'

export const reports = path.join(root, 'test-results')

/** One test and the seconds it took. */
export interface Timed {
  readonly name: string
  readonly seconds: number
}

export interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly timed: readonly Timed[]
  /** Walks that passed only when they were walked again: each is named, so that it is mended. */
  readonly shaky?: readonly string[]
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), duration: z.number().nullish().default(0) }),
      ),
    }),
  ),
})

interface Suite {
  readonly suites?: readonly Suite[] | undefined
  readonly specs: readonly {
    readonly title: string
    readonly file: string
    readonly tests: readonly {
      readonly status: string
      readonly results: readonly { readonly duration: number }[]
    }[]
  }[]
}

const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    suites: z.array(suite).optional(),
    specs: z.array(
      z.object({
        title: z.string(),
        file: z.string(),
        tests: z.array(
          z.object({ status: z.string(), results: z.array(z.object({ duration: z.number() })) }),
        ),
      }),
    ),
  }),
)

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(suite),
})

export function unitOutcome(report: unknown): Outcome {
  const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(report)
  const timed = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      // The gate's are in another tree.
      name: `${name.replaceAll('\\', '/').replace(/^.*\/tests\//, '')} › ${fullName}`,
      seconds: (duration ?? 0) / 1000,
    })),
  )
  return { passed: numPassedTests, failed: numFailedTests, timed }
}

/** A walk that fails twice has failed (docs/decisions/tests-use-every-core.md). */
export function browserOutcome(report: unknown): Outcome {
  const { stats, suites } = playwrightReport.parse(report)
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    timed: suites.flatMap(timesOf),
    shaky: suites.flatMap(shakyOf),
  }
}

function shakyOf({ suites = [], specs }: Suite): readonly string[] {
  return [
    ...suites.flatMap(shakyOf),
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ title, file }) => `e2e/${file} › ${title}`),
  ]
}

function timesOf({ suites = [], specs }: Suite): readonly Timed[] {
  return [
    ...suites.flatMap(timesOf),
    ...specs.map(({ title, file, tests }) => ({
      name: `e2e/${file} › ${title}`,
      seconds: tests
        .flatMap(({ results }) => results)
        .reduce((sum, { duration }) => sum + duration / 1000, 0),
    })),
  ]
}

/** What the runner reported; a runner that ended badly without a reported failure has failed once. */
export function reported(file: string, read: (report: unknown) => Outcome, endedWell: boolean): Outcome {
  const at = path.join(reports, file)
  if (!existsSync(at)) return { passed: 0, failed: 1, timed: [] }
  let outcome: Outcome
  try {
    outcome = read(JSON.parse(readFileSync(at, 'utf8')))
  } catch {
    // Its runner was ended over it.
    return { passed: 0, failed: 1, timed: [] }
  }
  return { ...outcome, failed: !endedWell && outcome.failed === 0 ? 1 : outcome.failed }
}

/** A step without a report: it counts when it fails. */
export function step(endedWell: boolean): Outcome {
  return { passed: 0, failed: endedWell ? 0 : 1, timed: [] }
}
