/** Unit and property tests: plain Node, a real encrypted database, and a stand-in where Electron itself would be. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { walkingTests } from './tests/gate/walking.js'

const include = ['tests/unit/**/*.test.{ts,tsx}']

/** Files that put something in another module's place, or change what belongs to the whole process. */
const alone = globSync(include[0]?.replace('.{ts,tsx}', '.ts*') ?? '', { cwd: import.meta.dirname }).filter(
  (file) =>
    /\bvi\.(mock|doMock|hoisted|stub\w+|useFakeTimers|resetModules|spyOn)\(|\bprocess\.(chdir|umask)\(/.test(
      readFileSync(path.join(import.meta.dirname, file), 'utf8'),
    ),
)

/** The gate runs them as well, where a newcomer has moved in: `npm test` leaves them to it. */
const walking = walkingTests(import.meta.dirname).filter(
  (file) => !alone.includes(file) && !file.startsWith('tests/unit/durability/'),
)

/** `LINLI_OLDEST=1`: with the SQLite that is built for the oldest Linux, and no other (CONTRIBUTING.md). */
const isOldest = process.env['LINLI_OLDEST'] === '1'
const withBuilt = isOldest ? ['tests/support/oldest/built-alone.ts'] : []

/** Loading the whole desk anew for each of three hundred files would take a fifth of the time. */
const together = { isolate: false, setupFiles: ['tests/support/desks-in-memory.ts', ...withBuilt] }

/** What takes longest begins first, so that no core waits for it at the end. A file that is not named only begins later. */
const longest = [
  'durability/killed',
  'desk/payloads',
  'desk/bad-input',
  'residents/import',
  'demonstration/demonstration',
  'backup/restore',
  'durability/short-form',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.includes(`/tests/unit/${name}.test.`))
      return at < 0 ? longest.length : at
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^electron$/,
        replacement: path.join(import.meta.dirname, 'tests/support/electron-stand-in/index.ts'),
      },
    ],
  },
  test: {
    environment: 'node',
    pool: 'forks',
    // By itself it leaves one core to its own reports, which on two cores is half of the machine.
    maxWorkers: '100%',
    // What hangs is ended; nothing is measured by it. Machines differ fivefold, and lint runs beside the tests.
    testTimeout: 240_000,
    slowTestThreshold: 5_000,
    hookTimeout: 240_000,
    restoreMocks: true,
    globalSetup: isOldest ? ['tests/support/oldest/build.ts'] : [],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          ...together,
          name: 'together',
          include,
          exclude: [...alone, ...walking, 'tests/unit/durability/**'],
        },
      },
      { extends: true, test: { ...together, name: 'walking', include: walking } },
      {
        extends: true,
        test: {
          name: 'alone',
          include: [...alone, 'tests/unit/durability/**/*.test.ts'],
          setupFiles: withBuilt,
        },
      },
    ],
  },
})
